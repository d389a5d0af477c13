/* SPDX-License-Identifier: Apache-2.0 */
/* Batches of map rows: BPF_MAP_*_BATCH (5.6) where the map type has it, else one by one. */
#include <errno.h>
#include <string.h>
#include <bpf/bpf.h>
#include <bpf/libbpf.h>

#include "native/shim.h"

#define ENOTSUPP_KERNEL 524 /* the kernel's own, which it lets out here */
#define CURSOR_BYTES 512 /* at least a key, whatever its size */

static bool is_unsupported(int error)
{
	return error == EINVAL || error == ENOTSUPP_KERNEL || error == EOPNOTSUPP;
}

/* Rows done before the first that failed, and its errno. */
static void update_singly(struct command *command, uint32_t from)
{
	int fd = command->argument[0];
	size_t key = command->argument[2];
	size_t value = command->argument[3];

	for (uint32_t i = from; i < command->argument[1]; i++) {
		if (bpf_map_update_elem(fd, areas.keys.bytes + i * key,
					areas.values.bytes + i * value, command->argument[4])) {
			command->result[0] = i;
			command->result[1] = errno;
			return;
		}
	}
	command->result[0] = command->argument[1];
}

static int update_rows(struct command *command)
{
	DECLARE_LIBBPF_OPTS(bpf_map_batch_opts, options, .elem_flags = command->argument[4]);
	uint32_t count = command->argument[1];

	if (!fits(&areas.keys, count, command->argument[2]) ||
	    !fits(&areas.values, count, command->argument[3]))
		return -E2BIG;
	if (bpf_map_update_batch(command->argument[0], areas.keys.bytes, areas.values.bytes, &count,
				 &options) == 0) {
		command->result[0] = count;
		return 0;
	}
	if (is_unsupported(errno)) {
		update_singly(command, 0);
		return 0;
	}
	command->result[0] = count > command->argument[1] ? 0 : count;
	command->result[1] = errno;
	return 0;
}

static int delete_singly(struct command *command)
{
	size_t key = command->argument[2];

	for (uint32_t i = 0; i < command->argument[1]; i++) {
		if (bpf_map_delete_elem(command->argument[0], areas.keys.bytes + i * key) == 0)
			command->result[0]++;
		else if (errno != ENOENT)
			return -errno;
	}
	return 0;
}

/* A batch stops at a key that is not there: it goes on behind it. */
static int delete_rows(struct command *command)
{
	size_t key = command->argument[2];
	uint32_t total = command->argument[1];
	uint32_t at = 0;

	if (!fits(&areas.keys, total, key))
		return -E2BIG;
	while (at < total) {
		uint32_t count = total - at;
		int error = bpf_map_delete_batch(command->argument[0], areas.keys.bytes + at * key,
						 &count, NULL);

		if (error && is_unsupported(errno))
			return delete_singly(command);
		command->result[0] += count;
		if (error && errno != ENOENT)
			return -errno;
		at += count + (error ? 1 : 0);
	}
	return 0;
}

/* The next part of a dump; whoever dumps finishes before the next dump begins. */
static int dump_rows(struct command *command)
{
	static uint8_t cursor[CURSOR_BYTES];
	int fd = command->argument[0];
	bool is_first = command->argument[1];
	size_t key = command->argument[2];
	size_t stride = command->argument[3];
	uint32_t count;
	int error;

	if (key == 0 || stride == 0 || key > CURSOR_BYTES)
		return -EINVAL;
	count = areas.keys.size / key;
	if (areas.values.size / stride < count)
		count = areas.values.size / stride;
	error = bpf_map_lookup_batch(fd, is_first ? NULL : cursor, cursor, areas.keys.bytes,
				     areas.values.bytes, &count, NULL);
	if (error && errno != ENOENT)
		return -errno;
	command->result[0] = count;
	command->result[1] = error != 0;
	return 0;
}

int map_exec(struct command *command)
{
	int cpus;

	switch (command->op) {
	case OP_MAP_UPDATE:
		return update_rows(command);
	case OP_MAP_DELETE:
		return delete_rows(command);
	case OP_MAP_DUMP:
		return dump_rows(command);
	case OP_MAP_LOOKUP:
		return bpf_map_lookup_elem(command->argument[0], areas.keys.bytes,
					   areas.values.bytes)
			       ? -errno
			       : 0;
	case OP_POSSIBLE_CPUS:
		cpus = libbpf_num_possible_cpus();
		command->result[0] = cpus;
		return cpus < 0 ? cpus : 0;
	default:
		return -EINVAL;
	}
}

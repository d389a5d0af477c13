/* SPDX-License-Identifier: Apache-2.0 */
/* Batches of map rows: BPF_MAP_*_BATCH (5.6) where the map type has it, else one by one. */
#include <errno.h>
#include <string.h>
#include <bpf/bpf.h>
#include <bpf/libbpf.h>

#include "native/shim.h"

#define ENOTSUPP_KERNEL 524 /* the kernel's own, which it lets out here */
#define CURSOR_BYTES 512 /* at least a key, whatever its size */

/* What the kernel reads and writes for one row of a map. */
struct shape {
	char name[BPF_OBJ_NAME_LEN];
	size_t key;
	size_t value; /* per-CPU maps: of all processors, each rounded up to 8 bytes */
};

static bool is_per_cpu(uint32_t type)
{
	return type == BPF_MAP_TYPE_PERCPU_HASH || type == BPF_MAP_TYPE_PERCPU_ARRAY ||
	       type == BPF_MAP_TYPE_LRU_PERCPU_HASH;
}

static int shape_of(int fd, struct shape *shape)
{
	struct bpf_map_info info = {};
	int error = info_of(fd, &info, sizeof(info));

	if (error)
		return error;
	memcpy(shape->name, info.name, sizeof(shape->name));
	shape->key = info.key_size;
	shape->value = info.value_size;
	if (is_per_cpu(info.type))
		shape->value = (shape->value + 7) / 8 * 8 * libbpf_num_possible_cpus();
	return 0;
}

/*
 * The kernel goes by the map's sizes, and would read or write past an area if the caller
 * had others in mind.
 */
static int check_key(const struct shape *shape, uint32_t count, uint32_t key)
{
	if (key == 0 || key != shape->key) {
		say("map %s has keys of %zu bytes, not %u", shape->name, shape->key, key);
		return -EINVAL;
	}
	return fits(&areas.keys, count, key) ? 0 : -E2BIG;
}

static int check_row(const struct shape *shape, uint32_t count, uint32_t key, uint32_t value)
{
	if (value == 0 || value != shape->value) {
		say("map %s has values of %zu bytes, not %u", shape->name, shape->value, value);
		return -EINVAL;
	}
	return fits(&areas.values, count, value) ? check_key(shape, count, key) : -E2BIG;
}

static int refused(const struct shape *shape)
{
	int error = errno;

	say("map %s", shape->name);
	return -error;
}

static bool is_unsupported(int error)
{
	return error == EINVAL || error == ENOTSUPP_KERNEL || error == EOPNOTSUPP;
}

/* Rows done before the first that failed, and its errno. */
static void update_singly(struct command *command)
{
	int fd = command->argument[0];
	size_t key = command->argument[2];
	size_t value = command->argument[3];
	uint32_t i;

	for (i = 0; i < command->argument[1]; i++) {
		if (bpf_map_update_elem(fd, areas.keys.bytes + i * key,
					areas.values.bytes + i * value, command->argument[4])) {
			command->result[1] = errno;
			break;
		}
	}
	command->result[0] = i;
}

static int update_rows(struct command *command, const struct shape *shape)
{
	DECLARE_LIBBPF_OPTS(bpf_map_batch_opts, options, .elem_flags = command->argument[4]);
	uint32_t total = command->argument[1];
	uint32_t count = total;
	int error = check_row(shape, total, command->argument[2], command->argument[3]);

	if (error)
		return error;
	if (bpf_map_update_batch(command->argument[0], areas.keys.bytes, areas.values.bytes, &count,
				 &options) == 0) {
		command->result[0] = count;
		return 0;
	}
	if (is_unsupported(errno)) {
		update_singly(command);
		return 0;
	}
	/* The count is as it was when the kernel refused before the first row. */
	command->result[0] = count < total ? count : 0;
	command->result[1] = errno;
	return 0;
}

static int delete_singly(struct command *command, const struct shape *shape)
{
	for (uint32_t i = 0; i < command->argument[1]; i++) {
		if (bpf_map_delete_elem(command->argument[0], areas.keys.bytes + i * shape->key) ==
		    0)
			command->result[0]++;
		else if (errno != ENOENT)
			return refused(shape);
	}
	return 0;
}

/* A batch stops at a key that is not there: it goes on behind it. */
static int delete_rows(struct command *command, const struct shape *shape)
{
	uint32_t total = command->argument[1];
	uint32_t at = 0;
	int error = check_key(shape, total, command->argument[2]);

	if (error)
		return error;
	while (at < total) {
		uint32_t count = total - at;

		error = bpf_map_delete_batch(command->argument[0],
					     areas.keys.bytes + at * shape->key, &count, NULL);
		if (error && at == 0 && is_unsupported(errno))
			return delete_singly(command, shape);
		if (error && errno != ENOENT)
			return refused(shape);
		command->result[0] += count;
		at += count + (error ? 1 : 0);
	}
	return 0;
}

/* From behind the cursor's key on; a row that goes meanwhile is left out. */
static int dump_singly(struct command *command, const struct shape *shape, uint8_t *cursor,
		       uint32_t room)
{
	int fd = command->argument[0];
	bool is_first = command->argument[1];
	uint32_t count = 0;

	while (count < room) {
		uint8_t *key = areas.keys.bytes + count * shape->key;

		if (bpf_map_get_next_key(fd, is_first ? NULL : cursor, key)) {
			if (errno != ENOENT)
				return refused(shape);
			command->result[1] = 1;
			break;
		}
		is_first = false;
		memcpy(cursor, key, shape->key);
		if (bpf_map_lookup_elem(fd, key, areas.values.bytes + count * shape->value) == 0)
			count++;
		else if (errno != ENOENT)
			return refused(shape);
	}
	command->result[0] = count;
	return 0;
}

/* Hash maps go on at a bucket, by its number; others at a key. */
static size_t cursor_size(const struct shape *shape)
{
	return shape->key < sizeof(uint32_t) ? sizeof(uint32_t) : shape->key;
}

/* As many rows as the areas have room for, beside the cursor, or as the caller wants. */
static uint32_t rows_in_part(const struct command *command, const struct shape *shape)
{
	size_t rows = (areas.keys.size - cursor_size(shape)) / shape->key;
	size_t by_values = areas.values.size / shape->value;
	uint32_t most = command->argument[4];

	if (by_values < rows)
		rows = by_values;
	return most && most < rows ? most : rows;
}

/* What goes on from where is the caller's to keep, so that dumps may take turns. */
static int dump_rows(struct command *command, const struct shape *shape)
{
	uint8_t cursor[CURSOR_BYTES];
	bool is_first = command->argument[1];
	int error = check_row(shape, 1, command->argument[2], command->argument[3]);
	uint32_t room, count;

	if (error)
		return error;
	if (cursor_size(shape) > sizeof(cursor) || cursor_size(shape) > areas.keys.size)
		return -E2BIG;
	memcpy(cursor, areas.keys.bytes, cursor_size(shape));
	room = rows_in_part(command, shape);
	if (room == 0)
		return -E2BIG;
	count = room;
	error = bpf_map_lookup_batch(command->argument[0], is_first ? NULL : cursor, cursor,
				     areas.keys.bytes, areas.values.bytes, &count, NULL);
	/* ENOENT: that was the last part. ENOSPC: one bucket alone is larger than the areas. */
	if (error && is_unsupported(errno)) {
		error = dump_singly(command, shape, cursor, room);
		if (error)
			return error;
	} else if (error && errno != ENOENT) {
		return refused(shape);
	} else {
		command->result[0] = count;
		command->result[1] = error != 0;
	}
	memcpy(areas.keys.bytes + command->result[0] * shape->key, cursor, cursor_size(shape));
	return 0;
}

static int lookup_row(struct command *command, const struct shape *shape)
{
	int error = check_row(shape, 1, command->argument[1], command->argument[2]);

	if (error)
		return error;
	if (bpf_map_lookup_elem(command->argument[0], areas.keys.bytes, areas.values.bytes))
		return refused(shape);
	return 0;
}

static int count_cpus(struct command *command)
{
	int cpus = libbpf_num_possible_cpus();

	if (cpus < 0)
		return cpus;
	command->result[0] = cpus;
	return 0;
}

int map_exec(struct command *command)
{
	struct shape shape;
	int error;

	if (command->op == OP_POSSIBLE_CPUS)
		return count_cpus(command);
	error = shape_of(command->argument[0], &shape);
	if (error)
		return error;
	switch (command->op) {
	case OP_MAP_UPDATE:
		return update_rows(command, &shape);
	case OP_MAP_DELETE:
		return delete_rows(command, &shape);
	case OP_MAP_DUMP:
		return dump_rows(command, &shape);
	case OP_MAP_LOOKUP:
		return lookup_row(command, &shape);
	default:
		return -EINVAL;
	}
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Pins, and what a file descriptor is of. */
#include <errno.h>
#include <string.h>
#include <unistd.h>
#include <bpf/bpf.h>

#include "native/shim.h"

int info_of(int fd, void *info, uint32_t size)
{
	if (bpf_obj_get_info_by_fd(fd, info, &size) == 0)
		return 0;
	/* EBADFD is what this one call says where all others say EBADF. */
	return errno == EBADFD ? -EBADF : -errno;
}

static int open_pin(struct command *command)
{
	const char *path = text_in(&areas.keys);
	int fd = bpf_obj_get(path);
	int error = fd < 0 ? -errno : 0;

	if (error) {
		say("cannot open the pin %s", path);
		return error;
	}
	command->result[0] = fd;
	return 0;
}

static int pin(int fd)
{
	const char *path = text_in(&areas.keys);

	int error = bpf_obj_pin(fd, path) ? -errno : 0;

	if (error)
		say("cannot pin to %s", path);
	return error;
}

static int map_info(struct command *command)
{
	struct bpf_map_info info = {};
	int error = info_of(command->argument[0], &info, sizeof(info));

	if (error)
		return error;
	command->result[0] = info.type;
	command->result[1] = info.id;
	command->result[2] = info.key_size;
	command->result[3] = info.value_size;
	command->result[4] = info.max_entries;
	command->result[5] = info.map_flags;
	memcpy(areas.values.bytes, info.name, sizeof(info.name));
	return 0;
}

static int program_info(struct command *command)
{
	struct bpf_prog_info info = {};
	int error = info_of(command->argument[0], &info, sizeof(info));

	if (error)
		return error;
	command->result[0] = info.type;
	command->result[1] = info.id;
	memcpy(areas.values.bytes, info.name, sizeof(info.name));
	return 0;
}

#define LINK_TYPE_TCX 11 /* BPF_LINK_TYPE_TCX */

/* The kernel's layout for a tcx link (6.6); the headers of Debian 12 do not know it. */
struct link_info {
	uint32_t type;
	uint32_t id;
	uint32_t prog_id;
	uint32_t pad;
	union {
		struct {
			uint32_t ifindex;
			uint32_t attach_type;
		} tcx;
		uint32_t cgroup_id[2];
		uint8_t rest[72];
	};
};

/* The ifindex is 0 once the interface has gone, the cgroup's id once the cgroup has. */
static int link_info(struct command *command)
{
	struct link_info info = {};
	int error = info_of(command->argument[0], &info, sizeof(info));

	if (error)
		return error;
	command->result[0] = info.type;
	command->result[1] = info.id;
	command->result[2] = info.prog_id;
	if (info.type == LINK_TYPE_TCX)
		command->result[3] = info.tcx.ifindex;
	if (info.type == BPF_LINK_TYPE_CGROUP) {
		command->result[4] = info.cgroup_id[0];
		command->result[5] = info.cgroup_id[1];
	}
	return 0;
}

int file_exec(struct command *command)
{
	switch (command->op) {
	case OP_PIN:
		return pin(command->argument[0]);
	case OP_OPEN_PIN:
		return open_pin(command);
	case OP_CLOSE_FD:
		return close(command->argument[0]) ? -errno : 0;
	case OP_MAP_INFO:
		return map_info(command);
	case OP_PROGRAM_INFO:
		return program_info(command);
	case OP_LINK_INFO:
		return link_info(command);
	default:
		return -EINVAL;
	}
}

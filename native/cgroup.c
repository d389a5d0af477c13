/* SPDX-License-Identifier: Apache-2.0 */
/* Programs on the hooks of a cgroup's sockets, by links (kernel 5.7). */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
#include <bpf/bpf.h>

#include "native/shim.h"

#define MAX_CGROUP_PROGRAMS 64 /* the kernel's own limit */

static const enum bpf_attach_type types[] = {
	[HOOK_CONNECT4] = BPF_CGROUP_INET4_CONNECT,
	[HOOK_CONNECT6] = BPF_CGROUP_INET6_CONNECT,
	[HOOK_PEERNAME4] = BPF_CGROUP_INET4_GETPEERNAME,
	[HOOK_PEERNAME6] = BPF_CGROUP_INET6_GETPEERNAME,
	[HOOK_SENDMSG4] = BPF_CGROUP_UDP4_SENDMSG,
	[HOOK_SENDMSG6] = BPF_CGROUP_UDP6_SENDMSG,
	[HOOK_RECVMSG4] = BPF_CGROUP_UDP4_RECVMSG,
	[HOOK_RECVMSG6] = BPF_CGROUP_UDP6_RECVMSG,
	[HOOK_SOCK_OPS] = BPF_CGROUP_SOCK_OPS,
	[HOOK_SOCK_RELEASE] = BPF_CGROUP_INET_SOCK_RELEASE,
};

static int open_cgroup(void)
{
	const char *path = text_in(&areas.keys);
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int error = errno;

	if (fd >= 0)
		return fd;
	say("cannot open %s", path);
	return -error;
}

static int attach(int program, enum bpf_attach_type type, uint32_t *link)
{
	int cgroup = open_cgroup();
	int fd, error;

	if (cgroup < 0)
		return cgroup;
	fd = bpf_link_create(program, cgroup, type, NULL);
	error = errno;
	close(cgroup);
	if (fd < 0)
		return -error;
	*link = fd;
	return 0;
}

/* Also those that ancestors have. */
static int query(enum bpf_attach_type type, uint32_t *count)
{
	uint32_t flags;
	int cgroup, result;

	if (!fits(&areas.values, MAX_CGROUP_PROGRAMS, sizeof(uint32_t)))
		return -E2BIG;
	cgroup = open_cgroup();
	if (cgroup < 0)
		return cgroup;
	*count = MAX_CGROUP_PROGRAMS;
	result = bpf_prog_query(cgroup, type, BPF_F_QUERY_EFFECTIVE, &flags,
				(uint32_t *)areas.values.bytes, count)
			 ? -errno
			 : 0;
	close(cgroup);
	return result;
}

int cgroup_exec(struct command *command)
{
	bool is_attach = command->op == OP_CGROUP_ATTACH;
	uint32_t hook = command->argument[is_attach ? 1 : 0];

	if (hook >= sizeof(types) / sizeof(types[0]))
		return -EINVAL;
	return is_attach ? attach(command->argument[0], types[hook], &command->result[0])
			 : query(types[hook], &command->result[0]);
}

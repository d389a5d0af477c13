/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Programs on an interface's hooks: by a tcx link (kernel 6.6), or as a filter of the
 * clsact qdisc. tcx by raw bpf(2), because libbpf 1.1 and older headers do not know it.
 */
#include <errno.h>
#include <linux/pkt_sched.h>
#include <linux/pkt_sched.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <bpf/bpf.h>
#include <bpf/libbpf.h>

#include "native/shim.h"

#define TCX_INGRESS 46 /* BPF_TCX_INGRESS */
#define TCX_EGRESS 47 /* BPF_TCX_EGRESS */
#define TCX_BEFORE (1U << 3) /* BPF_F_BEFORE: first, when relative to nothing */
#define MAX_TCX_PROGRAMS 64 /* the kernel's own limit */
#define MAX_FILTERS 64 /* of which a hook of clsact tells the programs */

/* Our filter among others of a clsact hook: 'W', 'F'. */
#define FILTER_HANDLE 1
#define FILTER_PRIORITY 0x5746

/* BPF_LINK_CREATE as of 6.6. */
struct tcx_create {
	uint32_t prog_fd;
	uint32_t target_ifindex;
	uint32_t attach_type;
	uint32_t flags;
	uint32_t relative_fd;
	uint32_t pad;
	uint64_t expected_revision;
};

/* BPF_PROG_QUERY as of 6.6. */
struct tcx_query {
	uint32_t target_ifindex;
	uint32_t attach_type;
	uint32_t query_flags;
	uint32_t attach_flags;
	uint64_t prog_ids;
	uint32_t count;
	uint32_t pad;
	uint64_t prog_attach_flags;
	uint64_t link_ids;
	uint64_t link_attach_flags;
	uint64_t revision;
};

static int bpf_call(int command, void *attributes, size_t size)
{
	long result = syscall(__NR_bpf, command, attributes, size);

	return result < 0 ? -errno : (int)result;
}

static uint32_t tcx_type(uint32_t hook)
{
	return hook == HOOK_INGRESS ? TCX_INGRESS : TCX_EGRESS;
}

static enum bpf_tc_attach_point tc_point(uint32_t hook)
{
	return hook == HOOK_INGRESS ? BPF_TC_INGRESS : BPF_TC_EGRESS;
}

/* At ingress before others, at egress after them: nearest to the pod on both sides. */
static int tcx_attach(int program, int ifindex, uint32_t hook)
{
	struct tcx_create create = {
		.prog_fd = program,
		.target_ifindex = ifindex,
		.attach_type = tcx_type(hook),
		.flags = hook == HOOK_INGRESS ? TCX_BEFORE : 0,
	};

	return bpf_call(BPF_LINK_CREATE, &create, sizeof(create));
}

/* Takes the qdisc away once it holds nobody's filters. */
static int destroy_if_unused(int ifindex)
{
	DECLARE_LIBBPF_OPTS(bpf_tc_hook, point, .ifindex = ifindex,
			    .attach_point = BPF_TC_INGRESS | BPF_TC_EGRESS);

	return count_filters(ifindex) == 0 ? bpf_tc_hook_destroy(&point) : 0;
}

/* Replaces an earlier filter of ours in one step. */
static int clsact_attach(int program, int ifindex, uint32_t hook)
{
	DECLARE_LIBBPF_OPTS(bpf_tc_hook, point, .ifindex = ifindex, .attach_point = tc_point(hook));
	DECLARE_LIBBPF_OPTS(bpf_tc_opts, filter, .handle = FILTER_HANDLE,
			    .priority = FILTER_PRIORITY, .prog_fd = program,
			    .flags = BPF_TC_F_REPLACE);
	int made = bpf_tc_hook_create(&point);
	int error;

	if (made && made != -EEXIST)
		return made;
	error = bpf_tc_attach(&point, &filter);
	if (error && !made)
		destroy_if_unused(ifindex);
	return error;
}

static int attach(struct command *command)
{
	int program = command->argument[0];
	int ifindex = command->argument[1];
	uint32_t hook = command->argument[2];
	uint32_t mode = command->argument[3];
	int result = -EINVAL;

	if (hook > HOOK_EGRESS || mode > ATTACH_CLSACT)
		return -EINVAL;
	if (mode != ATTACH_CLSACT) {
		result = tcx_attach(program, ifindex, hook);
		if (result >= 0) {
			command->result[0] = KIND_TCX;
			command->result[1] = result;
			return 0;
		}
	}
	/* A kernel without tcx takes the attach type for a wrong argument. */
	if (mode == ATTACH_TCX || result != -EINVAL)
		return result;
	command->result[0] = KIND_CLSACT;
	return clsact_attach(program, ifindex, hook);
}

static int link_replace(int link, int program)
{
	return bpf_link_update(link, program, NULL) ? -errno : 0;
}

static int link_detach(int link)
{
	/* ENOLINK: the interface went away, and took the link along. */
	return bpf_link_detach(link) && errno != ENOLINK ? -errno : 0;
}

/* The id of our filter's program; 0 if it is not there. */
static int clsact_query(int ifindex, uint32_t hook, uint32_t *program)
{
	DECLARE_LIBBPF_OPTS(bpf_tc_hook, point, .ifindex = ifindex, .attach_point = tc_point(hook));
	DECLARE_LIBBPF_OPTS(bpf_tc_opts, filter, .handle = FILTER_HANDLE,
			    .priority = FILTER_PRIORITY);
	int error = bpf_tc_query(&point, &filter);

	*program = error ? 0 : filter.prog_id;
	/* ENOENT: no such filter; EINVAL: no clsact on the interface. */
	return error == -ENOENT || error == -EINVAL ? 0 : error;
}

/* The qdisc goes with the last filter on it. */
static int clsact_detach(struct command *command)
{
	int ifindex = command->argument[0];
	uint32_t hook = command->argument[1];
	DECLARE_LIBBPF_OPTS(bpf_tc_hook, point, .ifindex = ifindex, .attach_point = tc_point(hook));
	DECLARE_LIBBPF_OPTS(bpf_tc_opts, filter, .handle = FILTER_HANDLE,
			    .priority = FILTER_PRIORITY);
	uint32_t program;
	int error = clsact_query(ifindex, hook, &program);

	if (error == -ENODEV || (!error && !program))
		return 0;
	if (error)
		return error;
	error = bpf_tc_detach(&point, &filter);
	if (error)
		return error;
	command->result[0] = 1;
	return destroy_if_unused(ifindex);
}

static int query(struct command *command)
{
	int ifindex = command->argument[0];
	uint32_t hook = command->argument[1];
	struct tcx_query query = {
		.target_ifindex = ifindex,
		.attach_type = tcx_type(hook),
		.prog_ids = (uintptr_t)areas.values.bytes,
		.count = MAX_TCX_PROGRAMS,
	};
	int error, filters;

	if (!fits(&areas.values, MAX_TCX_PROGRAMS + MAX_FILTERS, sizeof(uint32_t)))
		return -E2BIG;
	error = bpf_call(BPF_PROG_QUERY, &query, sizeof(query));
	if (error && error != -EINVAL)
		return error;
	command->result[0] = error ? 0 : query.count;
	error = clsact_query(ifindex, hook, &command->result[1]);
	if (error)
		return error;
	filters = list_filter_programs(
		ifindex, hook == HOOK_INGRESS ? TC_H_MIN_INGRESS : TC_H_MIN_EGRESS,
		(uint32_t *)areas.values.bytes + command->result[0], MAX_FILTERS);
	if (filters < 0)
		return filters;
	command->result[2] = filters;
	return 0;
}

int attach_exec(struct command *command)
{
	switch (command->op) {
	case OP_TC_ATTACH:
		return attach(command);
	case OP_LINK_REPLACE:
		return link_replace(command->argument[0], command->argument[1]);
	case OP_LINK_DETACH:
		return link_detach(command->argument[0]);
	case OP_CLSACT_DETACH:
		return clsact_detach(command);
	case OP_TC_QUERY:
		return query(command);
	default:
		return -EINVAL;
	}
}

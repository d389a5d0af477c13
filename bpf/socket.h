/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * What the programs of the socket level share: who calls, whom, and the pick, which is the
 * packet level's. A socket keeps its pick itself, so that it need not be found again: the
 * hash is a random number.
 */
#pragma once

#include <stdbool.h>
#include <linux/bpf.h>
#include <linux/in.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

#include "bpf/abi.h"
#include "bpf/config.h"
#include "bpf/counters.h"
#include "bpf/event.h"
#include "bpf/maps.h"
#include "bpf/pick.h"

/* What a hook of connect() or sendmsg() answers the kernel; any other hook may only allow. */
#define ALLOW 1
#define REFUSE 0

#define ECONNREFUSED 111

/* Whom a socket calls. */
struct call {
	__u8 address[16];
	__be16 port;
	__u8 protocol; /* IPPROTO_TCP or IPPROTO_UDP; 0: neither */
	bool is_ipv6; /* of the address: that of a mapped one is IPv4 */
};

/* The row of the cgroup that the program is attached to, whichever cgroup below it the socket is
 * of. */
static __always_inline struct cgroup_workload *this_workload(void)
{
	return bpf_get_local_storage(&cgroups, 0);
}

static __always_inline __u8 protocol_of(const struct bpf_sock_addr *ctx)
{
	/* The subflows of MPTCP are TCP, and go where its own connect() went. */
	if (ctx->protocol == IPPROTO_TCP || ctx->protocol == IPPROTO_MPTCP)
		return IPPROTO_TCP;
	return ctx->protocol == IPPROTO_UDP ? IPPROTO_UDP : 0;
}

static __always_inline void read_call(struct bpf_sock_addr *ctx, bool is_ipv6, struct call *call)
{
	__u32 *words = (__u32 *)call->address;

	call->port = ctx->user_port;
	call->protocol = protocol_of(ctx);
	call->is_ipv6 = false;
	if (!is_ipv6) {
		map_ipv4(call->address, ctx->user_ip4);
		return;
	}
	words[0] = ctx->user_ip6[0];
	words[1] = ctx->user_ip6[1];
	words[2] = ctx->user_ip6[2];
	words[3] = ctx->user_ip6[3];
	call->is_ipv6 = words[0] || words[1] || words[2] != bpf_htonl(0xffff);
}

/* A mapped address stays one: it is how a socket of IPv6 calls an IPv4 endpoint. */
static __always_inline void write_address(struct bpf_sock_addr *ctx, bool is_ipv6,
					  const __u8 *address, __be16 port)
{
	const __u32 *words = (const __u32 *)address;

	ctx->user_port = port;
	if (!is_ipv6) {
		ctx->user_ip4 = words[3];
		return;
	}
	ctx->user_ip6[0] = words[0];
	ctx->user_ip6[1] = words[1];
	ctx->user_ip6[2] = words[2];
	ctx->user_ip6[3] = words[3];
}

/* As `draw`; whom to remember is remembered. */
static __noinline int choose(const struct call *call, const struct cgroup_workload *workload,
			     struct flow *flow)
{
	struct pick pick;

	start_pick(&pick, call->address, call->port, call->protocol, workload->scope);
	pick.client = workload->client;
	pick.is_ipv6 = call->is_ipv6;
	flow->created_ns = flow->seen_ns = bpf_ktime_get_coarse_ns();
	for (__u32 attempt = 0; attempt < PICK_MAX_TRIES; attempt++) {
		int drawn;

		pick.hash = (__u64)bpf_get_prandom_u32() << 32 | bpf_get_prandom_u32();
		drawn = draw(&pick, flow);
		if (drawn == DRAW_RACED)
			continue;
		if (drawn == REASON_NONE)
			remember(&pick, flow);
		return drawn;
	}
	return REASON_ROW_MISSING;
}

/* The socket has no address of its own yet: the client is the workload. */
static __noinline int emit_call(const struct call *call, const struct cgroup_workload *workload,
				const struct flow *flow, __u32 reason)
{
	__u32 zero = 0;
	const struct settings *row = bpf_map_lookup_elem(&settings, &zero);
	struct event *event;

	event = row ? begin_event(row, reason == REASON_NONE ? EVENT_CONNECT : EVENT_REJECT, reason)
		    : NULL;
	if (!event)
		return 0;
	event->service = flow->service;
	event->workload = workload->id;
	__builtin_memcpy(event->frontend, call->address, 16);
	event->frontend_port = call->port;
	event->protocol = call->protocol;
	if (reason == REASON_NONE) {
		__builtin_memcpy(event->endpoint, flow->address, 16);
		event->endpoint_port = flow->port;
	}
	bpf_ringbuf_submit(event, 0);
	return 0;
}

/*
 * There is nowhere to go. A rejection is one at once; a policy that drops, or a failure of
 * ours, is left to the packet level, which sees the Service's address then. Where there is
 * none, the policy is kube-proxy's too, and a failure must not become a way round a route.
 */
static __always_inline int refuse_call(const struct call *call,
				       const struct cgroup_workload *workload,
				       const struct flow *flow, __u32 reason)
{
	bool is_alone = workload->flags & SOCKET_ALONE;

	if (reason == REASON_NO_LOCAL_ENDPOINT || (!is_answered(reason) && !is_alone))
		return ALLOW;
	if (!has_set_retval)
		return ALLOW;
	count_refusal(flow->service, reason);
	emit_call(call, workload, flow, reason);
	bpf_set_retval(-ECONNREFUSED);
	return REFUSE;
}

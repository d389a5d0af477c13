/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* The table of connected sockets: written at connect(), kept up by the states of TCP. */
#pragma once

#include <stdbool.h>
#include <linux/bpf.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

#include "bpf/abi.h"
#include "bpf/counters.h"
#include "bpf/family.h"
#include "bpf/maps.h"
#include "bpf/socket.h"

/* What getpeername() and the origin of answers go by. Without it the socket works all the same. */
static __noinline int keep_pick(__u64 cookie, const struct call *call,
				const struct cgroup_workload *workload, const struct flow *flow)
{
	struct connected_socket row = {
		.service = flow->service,
		.set = flow->set,
		.workload = workload->id,
		.created_ns = flow->created_ns,
		.frontend_port = call->port,
		.endpoint_port = flow->port,
		.protocol = call->protocol,
	};

	__builtin_memcpy(row.frontend, call->address, 16);
	__builtin_memcpy(row.endpoint, flow->address, 16);
	return bpf_map_update_elem(&sockets, &cookie, &row, BPF_ANY);
}

/* The first SYN is about to go: where from is decided. */
static __always_inline void note_local_end(struct bpf_sock_ops *ops)
{
	__u64 cookie = bpf_get_socket_cookie(ops);
	struct connected_socket *row = bpf_map_lookup_elem(&sockets, &cookie);
	__u32 *words;

	if (!row)
		return;
	words = (__u32 *)row->local;
	if (ops->family == AF_INET6) {
		words[0] = ops->local_ip6[0];
		words[1] = ops->local_ip6[1];
		words[2] = ops->local_ip6[2];
		words[3] = ops->local_ip6[3];
	} else {
		map_ipv4(row->local, ops->local_ip4);
	}
	row->local_port = bpf_htons(ops->local_port);
	row->state = SOCKET_OPENING;
	bpf_sock_ops_cb_flags_set(ops, ops->bpf_sock_ops_cb_flags | BPF_SOCK_OPS_STATE_CB_FLAG);
}

/* What a connection has carried is known when it ends: nothing is asked on the way. */
static __always_inline void count_carried(struct bpf_sock_ops *ops,
					  const struct connected_socket *socket)
{
	struct flow flow = {.service = socket->service, .set = socket->set};
	struct traffic *row = traffic_row(&flow, socket->endpoint, socket->endpoint_port);

	if (!row)
		return;
	row->packets_sent += ops->segs_out;
	row->bytes_sent += ops->bytes_acked;
	row->packets_received += ops->segs_in;
	row->bytes_received += ops->bytes_received;
}

static __always_inline void note_state(struct bpf_sock_ops *ops)
{
	__u64 cookie = bpf_get_socket_cookie(ops);
	struct connected_socket *row = bpf_map_lookup_elem(&sockets, &cookie);
	struct connected_socket copy;

	if (!row)
		return;
	if (ops->args[1] != BPF_TCP_CLOSE) {
		row->state =
			ops->args[1] == BPF_TCP_ESTABLISHED ? SOCKET_ESTABLISHED : SOCKET_CLOSING;
		return;
	}
	copy = *row;
	bpf_map_delete_elem(&sockets, &cookie);
	count_carried(ops, &copy);
}

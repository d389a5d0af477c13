/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * The socket level: programs on the cgroup of an opted-in pod. The pick is made once, at
 * connect(), or for each pair of an unconnected socket and a frontend; packets then carry
 * the endpoint's address, and meet none of this again.
 */
#include <linux/bpf.h>
#include <linux/in.h>
#include <bpf/bpf_helpers.h>

#include "bpf/member.h"
#include "bpf/peer.h"
#include "bpf/connected.h"
#include "bpf/socket.h"

static __always_inline bool claims(const struct cgroup_workload *workload, __u8 protocol)
{
	if (!workload || workload->mode != WORKLOAD_ACTIVE)
		return false;
	return protocol == IPPROTO_TCP || (protocol == IPPROTO_UDP && workload->flags & SOCKET_UDP);
}

static __always_inline int connect_socket(struct bpf_sock_addr *ctx, bool is_ipv6)
{
	struct cgroup_workload *workload = this_workload();
	__u64 cookie = bpf_get_socket_cookie(ctx);
	struct flow flow = {};
	struct call call;
	int reason;

	read_call(ctx, is_ipv6, &call);
	if (!claims(workload, call.protocol))
		return ALLOW;
	reason = choose(&call, workload, &flow);
	if (reason != REASON_NONE) {
		/* Whatever it was connected to before; to look takes no lock. */
		if (bpf_map_lookup_elem(&sockets, &cookie))
			bpf_map_delete_elem(&sockets, &cookie);
		return reason == DRAW_UNCLAIMED ? ALLOW
						: refuse_call(&call, workload, &flow, reason);
	}
	keep_pick(cookie, &call, workload, &flow);
	count_connection(&flow);
	emit_call(&call, workload, &flow, REASON_NONE);
	write_address(ctx, is_ipv6, flow.address, flow.port);
	return ALLOW;
}

SEC("cgroup/connect4")
int sock_connect4(struct bpf_sock_addr *ctx)
{
	return connect_socket(ctx, false);
}

SEC("cgroup/connect6")
int sock_connect6(struct bpf_sock_addr *ctx)
{
	return connect_socket(ctx, true);
}

/* A peer that is the endpoint that was picked is called what the application called it. */
static __always_inline bool restore_peer(struct bpf_sock_addr *ctx, bool is_ipv6,
					 const struct call *peer)
{
	__u64 cookie = bpf_get_socket_cookie(ctx);
	struct connected_socket row;

	if (READ_ROW(sockets, &cookie, &row) <= 0 || row.endpoint_port != peer->port ||
	    !same_address(row.endpoint, peer->address))
		return false;
	write_address(ctx, is_ipv6, row.frontend, row.frontend_port);
	return true;
}

static __always_inline int name_peer(struct bpf_sock_addr *ctx, bool is_ipv6)
{
	struct call peer;

	read_call(ctx, is_ipv6, &peer);
	restore_peer(ctx, is_ipv6, &peer);
	return ALLOW;
}

SEC("cgroup/getpeername4")
int sock_peername4(struct bpf_sock_addr *ctx)
{
	return name_peer(ctx, false);
}

SEC("cgroup/getpeername6")
int sock_peername6(struct bpf_sock_addr *ctx)
{
	return name_peer(ctx, true);
}

/*
 * An unconnected socket, or a connected one that names somebody else. It stays with its
 * endpoint for as long as that serves and they talk; each datagram asks.
 */
static __always_inline int send_datagram(struct bpf_sock_addr *ctx, bool is_ipv6)
{
	struct cgroup_workload *workload = this_workload();
	struct peer_key key;
	struct peer peer = {};
	struct call call;
	int reason;

	read_call(ctx, is_ipv6, &call);
	if (!workload || call.protocol != IPPROTO_UDP)
		return ALLOW;
	peer_key_of(ctx, &call, FLOW_FORWARD, &key);
	if (follow_peer(&key, &peer.flow)) {
		write_address(ctx, is_ipv6, peer.flow.address, peer.flow.port);
		return ALLOW;
	}
	if (!claims(workload, call.protocol))
		return ALLOW;
	reason = choose(&call, workload, &peer.flow);
	if (reason == DRAW_UNCLAIMED)
		return ALLOW;
	if (reason != REASON_NONE)
		return refuse_call(&call, workload, &peer.flow, reason);
	peer.workload = workload->id;
	open_peer(&key, &peer);
	count_connection(&peer.flow);
	emit_call(&call, workload, &peer.flow, REASON_NONE);
	write_address(ctx, is_ipv6, peer.flow.address, peer.flow.port);
	return ALLOW;
}

SEC("cgroup/sendmsg4")
int sock_sendmsg4(struct bpf_sock_addr *ctx)
{
	return send_datagram(ctx, false);
}

SEC("cgroup/sendmsg6")
int sock_sendmsg6(struct bpf_sock_addr *ctx)
{
	return send_datagram(ctx, true);
}

/* Who sent a datagram, if the application asks: whom it sent to. */
static __always_inline int receive_datagram(struct bpf_sock_addr *ctx, bool is_ipv6)
{
	struct peer_key key;
	struct call sender;
	struct peer *peer;

	read_call(ctx, is_ipv6, &sender);
	if (restore_peer(ctx, is_ipv6, &sender))
		return ALLOW;
	peer_key_of(ctx, &sender, FLOW_REVERSE, &key);
	peer = bpf_map_lookup_elem(&socket_peers, &key);
	if (!peer)
		return ALLOW;
	peer->flow.flags |= FLOW_SEEN;
	peer->flow.seen_ns = bpf_ktime_get_coarse_ns();
	write_address(ctx, is_ipv6, peer->flow.address, peer->flow.port);
	return ALLOW;
}

SEC("cgroup/recvmsg4")
int sock_recvmsg4(struct bpf_sock_addr *ctx)
{
	return receive_datagram(ctx, false);
}

SEC("cgroup/recvmsg6")
int sock_recvmsg6(struct bpf_sock_addr *ctx)
{
	return receive_datagram(ctx, true);
}

SEC("sockops")
int sock_ops(struct bpf_sock_ops *ops)
{
	if (ops->op == BPF_SOCK_OPS_TCP_CONNECT_CB)
		note_local_end(ops);
	else if (ops->op == BPF_SOCK_OPS_STATE_CB)
		note_state(ops);
	return ALLOW;
}

/*
 * A connection may outlive its socket, and is removed with its end. One of TCP that has a remote
 * port has sent its SYN, or got one, so a row of its own has come further: to look for it in a
 * large table would take a microsecond. connect() takes the port back where it sent none; only
 * where the SYN waits for the first data (TCP_FASTOPEN_CONNECT) there is a port before it.
 */
SEC("cgroup/sock_release")
int sock_release(struct bpf_sock *sk)
{
	struct connected_socket *row;
	__u64 cookie;

	if (sk->protocol == IPPROTO_TCP && sk->dst_port && sk->state != BPF_TCP_SYN_SENT)
		return ALLOW;
	cookie = bpf_get_socket_cookie(sk);
	row = bpf_map_lookup_elem(&sockets, &cookie);
	if (row && row->state == SOCKET_CALLING)
		bpf_map_delete_elem(&sockets, &cookie);
	return ALLOW;
}

char _license[] SEC("license") = "Dual BSD/GPL";

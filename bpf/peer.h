/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* Whom an unconnected UDP socket talks to (SEMANTICS T-39, T-40): two entries, as of a flow. */
#pragma once

#include <stdbool.h>
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#include "bpf/abi.h"
#include "bpf/maps.h"
#include "bpf/member.h"
#include "bpf/socket.h"

/* As of a UDP flow that is answered (SEMANTICS K-53). */
#define PEER_IDLE_NS (120 * NS_PER_S)

static __always_inline void peer_key_of(struct bpf_sock_addr *ctx, const struct call *call,
					__u8 direction, struct peer_key *key)
{
	__builtin_memset(key, 0, sizeof(*key));
	key->cookie = bpf_get_socket_cookie(ctx);
	__builtin_memcpy(key->remote, call->address, 16);
	key->port = call->port;
	key->direction = direction;
}

static __always_inline void other_peer_key(const struct peer_key *key, const struct flow *flow,
					   struct peer_key *other)
{
	*other = *key;
	__builtin_memcpy(other->remote, flow->address, 16);
	other->port = flow->port;
	other->direction = key->direction == FLOW_FORWARD ? FLOW_REVERSE : FLOW_FORWARD;
}

/* Where the socket's datagrams to this frontend go, if that is settled and still good. */
static __noinline int follow_peer(const struct peer_key *key, struct flow *out)
{
	struct peer *peer = bpf_map_lookup_elem(&socket_peers, key);
	__u64 now = bpf_ktime_get_coarse_ns();
	struct peer_key other;

	if (!peer)
		return false;
	*out = peer->flow;
	if (is_member(out) && now - out->seen_ns < PEER_IDLE_NS) {
		peer->flow.seen_ns = now;
		return true;
	}
	other_peer_key(key, out, &other);
	bpf_map_delete_elem(&socket_peers, &other);
	bpf_map_delete_elem(&socket_peers, key);
	return false;
}

/* Should the table refuse them, each datagram is a draw of its own, and works. */
static __noinline int open_peer(const struct peer_key *key, const struct peer *peer)
{
	struct peer_key other;
	struct peer reverse = *peer;

	other_peer_key(key, &peer->flow, &other);
	__builtin_memcpy(reverse.flow.address, key->remote, 16);
	reverse.flow.port = key->port;
	bpf_map_update_elem(&socket_peers, &other, &reverse, BPF_ANY);
	return bpf_map_update_elem(&socket_peers, key, peer, BPF_ANY);
}

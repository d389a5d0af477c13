/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * The flow tables. A flow is two entries, one a direction. It is born in `flows_opening`
 * and moves to `flows` with the first answer.
 */
#pragma once

#include <stdbool.h>
#include <linux/bpf.h>
#include <linux/in.h>
#include <bpf/bpf_helpers.h>

#include "bpf/abi.h"
#include "bpf/counters.h"
#include "bpf/maps.h"
#include "bpf/member.h"
#include "bpf/parse.h"

/* The key of a packet that the pod sent. */
static __always_inline void forward_key(const struct __sk_buff *skb, const struct packet *packet,
					struct flow_key *key)
{
	__builtin_memset(key, 0, sizeof(*key));
	__builtin_memcpy(key->local, packet->source, 16);
	__builtin_memcpy(key->remote, packet->destination, 16);
	key->local_port = packet->source_port;
	key->remote_port = packet->destination_port;
	key->protocol = packet->protocol;
	key->direction = FLOW_FORWARD;
	key->ifindex = skb->ifindex;
}

/* The key of a packet on its way to the pod. */
static __always_inline void reverse_key(const struct __sk_buff *skb, const struct packet *packet,
					struct flow_key *key)
{
	__builtin_memset(key, 0, sizeof(*key));
	__builtin_memcpy(key->local, packet->destination, 16);
	__builtin_memcpy(key->remote, packet->source, 16);
	key->local_port = packet->destination_port;
	key->remote_port = packet->source_port;
	key->protocol = packet->protocol;
	key->direction = FLOW_REVERSE;
	key->ifindex = skb->ifindex;
}

/* The key of the other direction's entry: an entry holds the other's remote end. */
static __always_inline void other_key(const struct flow_key *key, const struct flow *flow,
				      struct flow_key *other)
{
	*other = *key;
	__builtin_memcpy(other->remote, flow->address, 16);
	other->remote_port = flow->port;
	other->direction = key->direction == FLOW_FORWARD ? FLOW_REVERSE : FLOW_FORWARD;
}

static __always_inline struct flow *find_flow(const struct flow_key *key)
{
	struct flow *flow = bpf_map_lookup_elem(&flows, key);

	return flow ? flow : bpf_map_lookup_elem(&flows_opening, key);
}

/* True if it was there. */
static __always_inline bool close_entry(const struct flow_key *key)
{
	if (bpf_map_delete_elem(&flows_opening, key))
		return false;
	COUNT_ENTRIES(closed, 1);
	return true;
}

static __noinline int forget_entry(const struct flow_key *key)
{
	bpf_map_delete_elem(&flows, key);
	return close_entry(key);
}

/* What a packet says of the side that sent it. */
static __always_inline __u8 flags_of(const struct packet *packet)
{
	__u8 flags = FLOW_SEEN;

	if (packet->tcp_flags & TCP_FIN)
		flags |= FLOW_FIN;
	if (packet->tcp_flags & TCP_RST)
		flags |= FLOW_RST;
	return flags;
}

/* Notes that the sender of this direction has sent this packet. */
static __always_inline void note_packet(struct flow *flow, const struct packet *packet)
{
	__u8 flags = flow->flags | flags_of(packet);

	if (flags != flow->flags)
		flow->flags = flags;
	flow->seen_ns = bpf_ktime_get_coarse_ns();
}

/*
 * Whether a pure SYN belongs to the flow that holds its tuple. After FIN or RST it opens
 * a new connection (as in nf_conntrack). While nobody has answered, it is a
 * retransmission, and follows the endpoint only as long as there is one.
 */
static __always_inline bool syn_keeps_flow(const struct flow_key *key, const struct flow *flow)
{
	struct flow_key other;
	struct flow *reverse;
	__u8 reverse_flags;

	other_key(key, flow, &other);
	reverse = find_flow(&other);
	if (!reverse)
		return false;
	reverse_flags = reverse->flags;
	if ((flow->flags | reverse_flags) & (FLOW_FIN | FLOW_RST))
		return false;
	return (reverse_flags & FLOW_SEEN) || is_member(flow);
}

/*
 * Whether a packet from the pod may go on in its flow. TCP stays with its endpoint to the
 * end; each UDP datagram asks whether its endpoint still serves, since no error would
 * ever tell a sender that it does not.
 */
static __always_inline bool keeps_flow(const struct packet *packet, const struct flow_key *key,
				       const struct flow *flow)
{
	if (packet->protocol == IPPROTO_UDP)
		return is_member(flow);
	return !is_pure_syn(packet) || syn_keeps_flow(key, flow);
}

static __always_inline void forget_flow(const struct flow_key *key, const struct flow *flow)
{
	struct flow_key other;

	other_key(key, flow, &other);
	forget_entry(&other);
	forget_entry(key);
}

#define RESERVED 0
#define COLLISION 1
#define NOT_KEPT 2

static __always_inline bool is_same_end(const struct flow *a, const struct flow *b)
{
	return same_address(a->address, b->address) && a->port == b->port;
}

/*
 * Puts in the reverse entry, whose key says who answers. Another flow of this client may
 * hold that key: the same source port towards another frontend, with the same endpoint.
 * Its replies could not be told from ours, so such an endpoint cannot be had.
 */
static __always_inline int reserve_reverse(const struct flow_key *key, const struct flow *reverse)
{
	struct flow *holder = find_flow(key);

	if (holder) {
		if (!is_same_end(holder, reverse))
			return COLLISION;
		forget_entry(key);
	}
	if (!bpf_map_update_elem(&flows_opening, key, reverse, BPF_NOEXIST)) {
		COUNT_ENTRIES(opened, 1);
		return RESERVED;
	}
	/* Another processor was faster: with the same flow, or with another. */
	holder = find_flow(key);
	if (!holder)
		return NOT_KEPT;
	return is_same_end(holder, reverse) ? RESERVED : COLLISION;
}

/* Writes both entries of a new flow; `flow` holds the endpoint that was drawn. */
static __noinline int open_flow(const struct flow_key *key, struct flow *flow)
{
	struct flow_key other;
	struct flow reverse = *flow;
	int reserved;

	other_key(key, flow, &other);
	__builtin_memcpy(reverse.address, key->remote, 16);
	reverse.port = key->remote_port;
	reserved = reserve_reverse(&other, &reverse);
	if (reserved != RESERVED)
		return reserved;
	flow->flags = FLOW_SEEN;
	if (!bpf_map_update_elem(&flows_opening, key, flow, BPF_NOEXIST)) {
		COUNT_ENTRIES(opened, 1);
		return RESERVED;
	}
	/* Another processor was faster. */
	return bpf_map_update_elem(&flows_opening, key, flow, BPF_EXIST) ? NOT_KEPT : RESERVED;
}

/*
 * UDP has no end that could be seen. A pod that uses a port again towards another frontend
 * has mostly closed the first socket; or it is one socket for both, and then the answers
 * that are under way must have come before the tuple is another's.
 */
#define UDP_TUPLE_IDLE_NS 250000000ull

static __always_inline bool is_idle(const struct flow *forward, const struct flow *reverse)
{
	__u64 seen = forward->seen_ns > reverse->seen_ns ? forward->seen_ns : reverse->seen_ns;

	return bpf_ktime_get_coarse_ns() > seen + UDP_TUPLE_IDLE_NS;
}

/*
 * Removes the flow that answers with this key belong to, if nothing more can come of it:
 * reset by one side, or closed by both, or idle. True if there is none then.
 */
static __noinline int release_tuple(const struct flow_key *reverse_key)
{
	struct flow *reverse = find_flow(reverse_key), *forward;
	struct flow_key forward_key;
	__u8 theirs, ours;

	if (!reverse)
		return true;
	theirs = reverse->flags;
	other_key(reverse_key, reverse, &forward_key);
	forward = find_flow(&forward_key);
	ours = forward ? forward->flags : FLOW_RST; /* half a flow serves nobody */
	if (!((ours | theirs) & FLOW_RST) && !(ours & theirs & FLOW_FIN) &&
	    !(forward_key.protocol == IPPROTO_UDP && forward && is_idle(forward, reverse)))
		return false;
	forget_entry(&forward_key);
	forget_entry(reverse_key);
	return true;
}

/* What made `open_flow` collide. Not a part of it, because the stack ends there. */
static __noinline int remove_closed(const struct flow_key *key, const struct flow *flow)
{
	struct flow_key reverse_key;

	other_key(key, flow, &reverse_key);
	return release_tuple(&reverse_key);
}

/*
 * The pod calls an endpoint by its own address, from a port that it may have used towards a
 * frontend before: the answers are not that frontend's any more.
 */
static __noinline int release_direct(const struct flow_key *key)
{
	struct flow_key reverse_key = *key;

	reverse_key.direction = FLOW_REVERSE;
	return release_tuple(&reverse_key);
}

/* Both entries or neither. */
static __always_inline bool settle_both(const struct flow_key *reverse_key,
					const struct flow *reverse,
					const struct flow_key *forward_key,
					const struct flow *forward)
{
	if (bpf_map_update_elem(&flows, forward_key, forward, BPF_ANY))
		return false;
	if (!bpf_map_update_elem(&flows, reverse_key, reverse, BPF_ANY))
		return true;
	bpf_map_delete_elem(&flows, forward_key);
	return false;
}

/*
 * Moves an answered flow to where nothing is evicted. With `flows` full it stays where it
 * is, and works as long as it is not the least recently used.
 */
static __noinline int settle_flow(const struct flow_key *key, struct flow *reverse)
{
	struct flow_key other;
	struct flow *forward;

	other_key(key, reverse, &other);
	forward = bpf_map_lookup_elem(&flows_opening, &other);
	if (!forward)
		return 0;
	if (!settle_both(key, reverse, &other, forward)) {
		COUNT_ENTRIES(unsettled, 1);
		return 0;
	}
	close_entry(&other);
	close_entry(key);
	return 0;
}

/*
 * Puts a flow that was lost straight where answered ones are. False if another flow of
 * the client has the reply's tuple now, or there is no room.
 */
static __noinline int restore_flow(const struct flow_key *key, struct flow *flow, __u8 flags)
{
	struct flow_key other;
	struct flow reverse = *flow;

	other_key(key, flow, &other);
	if (find_flow(&other))
		return false;
	flow->flags = flags;
	reverse.flags = FLOW_SEEN;
	__builtin_memcpy(reverse.address, key->remote, 16);
	reverse.port = key->remote_port;
	if (!settle_both(&other, &reverse, key, flow))
		return false;
	COUNT_ENTRIES(recovered, 2);
	return true;
}

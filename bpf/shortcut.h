/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * The short way to another workload of this node: from one pod's interface to the other's, past
 * the host's routing, netfilter and nf_conntrack. A connection goes by it from its SYN on or not
 * at all, so that what nf_conntrack translates is never taken away from it. Without its row a
 * connection goes on through the host, which takes it up in the middle.
 */
#pragma once

#include <stdbool.h>
#include <linux/bpf.h>
#include <linux/in.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

#include "bpf/abi.h"
#include "bpf/family.h"
#include "bpf/maps.h"
#include "bpf/member.h"
#include "bpf/parse.h"
#include "bpf/verdict.h"

/* As much as a SYN may carry (TCP Fast Open), all of which its answer may acknowledge. */
#define SYN_MAX_BYTES 0xffff

/* Any order of the ends will do, as long as both directions have the same. */
static __always_inline bool comes_first(const __u8 *address, __be16 port, const __u8 *other,
					__be16 other_port)
{
	const __u32 *words = (const __u32 *)address;
	const __u32 *other_words = (const __u32 *)other;

	for (int i = 3; i >= 0; i--)
		if (words[i] != other_words[i])
			return words[i] < other_words[i];
	return port < other_port;
}

/* True if the sender of the packet is the row's low end. */
static __always_inline bool shortcut_key_of(const struct packet *packet, const __u8 *destination,
					    __be16 destination_port, struct shortcut_key *key)
{
	bool is_low =
		comes_first(packet->source, packet->source_port, destination, destination_port);

	__builtin_memset(key, 0, sizeof(*key));
	__builtin_memcpy(key->low, is_low ? packet->source : destination, 16);
	__builtin_memcpy(key->high, is_low ? destination : packet->source, 16);
	key->low_port = is_low ? packet->source_port : destination_port;
	key->high_port = is_low ? destination_port : packet->source_port;
	return is_low;
}

/* The interface that the host's routes lead to at once, for what came in by `from`; else 0. */
static __always_inline __u32 route(struct __sk_buff *skb, const struct packet *packet, __u32 from,
				   bool is_back)
{
	const __u8 *source = is_back ? packet->destination : packet->source;
	const __u8 *destination = is_back ? packet->source : packet->destination;
	struct bpf_fib_lookup fib = {
		.family = packet->is_ipv6 ? AF_INET6 : AF_INET,
		.l4_protocol = IPPROTO_TCP,
		.sport = is_back ? packet->destination_port : packet->source_port,
		.dport = is_back ? packet->source_port : packet->destination_port,
		.ifindex = from,
	};
	long found;

	if (packet->is_ipv6) {
		__builtin_memcpy(fib.ipv6_src, source, 16);
		__builtin_memcpy(fib.ipv6_dst, destination, 16);
	} else {
		fib.ipv4_src = ((const __be32 *)source)[3];
		fib.ipv4_dst = ((const __be32 *)destination)[3];
	}
	found = bpf_fib_lookup(skb, &fib, sizeof(fib), 0);
	if (found != BPF_FIB_LKUP_RET_SUCCESS && found != BPF_FIB_LKUP_RET_NO_NEIGH)
		return 0;
	/* A gateway takes the destination's place. */
	if (packet->is_ipv6 ? !same_address((const __u8 *)fib.ipv6_dst, destination)
			    : fib.ipv4_dst != ((const __be32 *)destination)[3])
		return 0;
	return fib.ifindex;
}

static __always_inline bool is_active(__u32 ifindex)
{
	struct workload_key key = {.ifindex = ifindex};
	struct workload *row = bpf_map_lookup_elem(&workloads, &key);

	return row && row->mode == WORKLOAD_ACTIVE;
}

/*
 * For a SYN: where to, if both ends are workloads that the host's routes lead to, each by its own
 * interface: nobody gets round the reverse path filter by this way. 0: through the host.
 */
static __noinline __u32 open_shortcut(struct __sk_buff *skb, const struct packet *packet)
{
	__u32 here = skb->ifindex;
	__u32 there = route(skb, packet, here, false);
	struct shortcut row = {.sequence = packet->sequence};
	struct shortcut_key key;
	bool is_low = shortcut_key_of(packet, packet->destination, packet->destination_port, &key);

	if (!there || there == here || !is_active(here) || !is_active(there) ||
	    route(skb, packet, there, true) != here) {
		bpf_map_delete_elem(&shortcuts, &key);
		return 0;
	}
	row.low_ifindex = is_low ? here : there;
	row.high_ifindex = is_low ? there : here;
	return bpf_map_update_elem(&shortcuts, &key, &row, BPF_ANY) ? 0 : there;
}

/* RFC 9293 3.10.7: SYN and ACK; or, of a port that nobody listens on, a reset numbered 0. */
static __always_inline bool answers_syn(const struct packet *packet)
{
	if (!(packet->tcp_flags & TCP_ACK))
		return false;
	return packet->tcp_flags & TCP_SYN ||
	       (packet->tcp_flags & TCP_RST && packet->sequence == 0);
}

/* Whether it is the row's SYN that this packet answers, and not one that went through the host. */
static __always_inline bool answers_row(struct __sk_buff *skb, const struct packet *packet,
					const struct shortcut *row)
{
	__be32 acknowledged;

	if (bpf_skb_load_bytes(skb, packet->l4 + TCP_ACKNOWLEDGEMENT, &acknowledged,
			       sizeof(acknowledged)))
		return false;
	return bpf_ntohl(acknowledged) - row->sequence - 1 <= SYN_MAX_BYTES;
}

static __noinline __u32 follow_shortcut(struct __sk_buff *skb, const struct packet *packet)
{
	struct shortcut_key key;
	struct shortcut *row;
	bool is_low = shortcut_key_of(packet, packet->destination, packet->destination_port, &key);

	row = bpf_map_lookup_elem(&shortcuts, &key);
	if (!row || (is_low ? row->low_ifindex : row->high_ifindex) != skb->ifindex)
		return 0;
	if (answers_syn(packet) && !answers_row(skb, packet, row)) {
		bpf_map_delete_elem(&shortcuts, &key);
		return 0;
	}
	return is_low ? row->high_ifindex : row->low_ifindex;
}

/* Whether the sender has a connection with the endpoint that nf_conntrack knows nothing of. */
static __noinline bool goes_short(const struct packet *packet, const struct flow *flow)
{
	struct shortcut_key key;

	shortcut_key_of(packet, flow->address, flow->port, &key);
	return bpf_map_lookup_elem(&shortcuts, &key) != NULL;
}

/* By neighbour, so that an address that is not resolved yet is. Past the sender's last hop. */
static __always_inline int hand_over(struct __sk_buff *skb, const struct packet *packet,
				     __u32 ifindex)
{
	struct bpf_redir_neigh next_hop = {};
	__u32 mtu = 0;

	/* Too large for the interface, or the interface is gone: the host knows what to say. */
	if (bpf_check_mtu(skb, ifindex, &mtu, 0, 0))
		return NEXT;
	if (packet->is_ipv6) {
		next_hop.nh_family = AF_INET6;
		__builtin_memcpy(next_hop.ipv6_nh, packet->destination, 16);
	} else {
		next_hop.nh_family = AF_INET;
		next_hop.ipv4_nh = ((const __be32 *)packet->destination)[3];
	}
	return bpf_redirect_neigh(ifindex, &next_hop, sizeof(next_hop), 0);
}

/* What goes on from a pod, as it is now: translated or not. */
static __noinline int deliver(struct __sk_buff *skb)
{
	struct packet packet = {}; /* whole, because other functions get it (Linux 6.1) */
	__u32 ifindex;

	if (!parse_network(skb, &packet) || packet.part != PART_ALL ||
	    packet.protocol != IPPROTO_TCP || !parse_transport(skb, &packet))
		return NEXT;
	ifindex =
		is_pure_syn(&packet) ? open_shortcut(skb, &packet) : follow_shortcut(skb, &packet);
	return ifindex ? hand_over(skb, &packet, ifindex) : NEXT;
}

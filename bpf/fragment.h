/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * Fragments. The first one has ports and is treated like any packet; what becomes of its
 * addresses is noted, and becomes of those of the others too. They come in order: the pod's
 * kernel sends them so, and the node's puts datagrams together before it sends them on.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#include "bpf/abi.h"
#include "bpf/flow.h"
#include "bpf/maps.h"
#include "bpf/nat.h"
#include "bpf/parse.h"
#include "bpf/redirect.h"

/* No kernel waits for the rest of a datagram longer than that (ipfrag_time). */
#define FRAGMENT_LIFETIME_NS 30000000000ull

static __always_inline void fragment_key_of(const struct __sk_buff *skb,
					    const struct packet *packet, __u8 direction,
					    struct fragment_key *key)
{
	__builtin_memset(key, 0, sizeof(*key));
	__builtin_memcpy(key->source, packet->source, 16);
	__builtin_memcpy(key->destination, packet->destination, 16);
	key->id = packet->fragment_id;
	key->ifindex = skb->ifindex;
	key->protocol = packet->protocol;
	key->direction = direction;
}

/* The addresses that the packet has now, into the fields of the same names. */
static __always_inline long read_addresses(const struct __sk_buff *skb, bool is_ipv6,
					   struct fragment *fragment)
{
	__u32 offset = ETH_HLEN + address_offset(is_ipv6, true);
	__be32 both[2];

	_Static_assert(offsetof(struct fragment, destination) == 16, "one after the other");
	if (is_ipv6)
		return bpf_skb_load_bytes(skb, offset, fragment, 32);
	if (bpf_skb_load_bytes(skb, offset, both, sizeof(both)))
		return -1;
	map_ipv4(fragment->source, both[0]);
	map_ipv4(fragment->destination, both[1]);
	return 0;
}

/*
 * `packet` is as it was, the buffer as it has become. Nothing is noted of what was left as
 * it was, nor of what was refused: that has become an answer from where it was sent to. An
 * older datagram may have had the same id.
 */
static __noinline int note_first_fragment(const struct __sk_buff *skb, const struct packet *packet,
					  bool is_back, __u8 direction)
{
	struct fragment_key key;
	struct fragment fragment = {.seen_ns = bpf_ktime_get_coarse_ns(), .is_back = is_back};

	fragment_key_of(skb, packet, direction, &key);
	if (read_addresses(skb, packet->is_ipv6, &fragment) ||
	    same_address(fragment.source, packet->destination) ||
	    (same_address(fragment.source, packet->source) &&
	     same_address(fragment.destination, packet->destination)))
		return bpf_map_delete_elem(&fragments, &key);
	return bpf_map_update_elem(&fragments, &key, &fragment, BPF_ANY);
}

#define NOT_REWRITTEN (-2)

/*
 * The program's verdict, or NOT_REWRITTEN. Without a note the first
 * fragment was not ours: it went on as it was, and so does this one.
 */
static __noinline int follow_first_fragment(struct __sk_buff *skb, const struct packet *packet,
					    __u8 direction)
{
	struct fragment_key key;
	struct fragment *found, fragment;

	fragment_key_of(skb, packet, direction, &key);
	found = bpf_map_lookup_elem(&fragments, &key);
	if (!found || bpf_ktime_get_coarse_ns() - found->seen_ns > FRAGMENT_LIFETIME_NS)
		return -1;
	fragment = *found;
	if (rewrite_address(skb, packet, fragment.source, true) ||
	    rewrite_address(skb, packet, fragment.destination, false))
		return NOT_REWRITTEN;
	return fragment.is_back ? deliver_back(skb) : -1 /* on to whoever comes next */;
}

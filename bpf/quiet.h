/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* Interfaces on which no flow of TCP has begun: nothing is looked up for their packets. */
#pragma once

#include <stdbool.h>
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/in.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

#include "bpf/abi.h"
#include "bpf/maps.h"
#include "bpf/parse.h"

/* Version 4, and no options. */
#define IPV4_PLAIN 0x45

/* True if no flow can be in the way of the packet, nor be what it belongs to. */
static __always_inline bool is_quiet_for(const struct packet *packet,
					 const struct workload_key *interface)
{
	return packet->protocol == IPPROTO_TCP && bpf_map_lookup_elem(&quiet, interface);
}

/* Where a TCP header begins that can be read at once; 0 if it takes more to find out. */
static __always_inline __u32 plain_tcp(const struct __sk_buff *skb)
{
	void *network = (void *)(long)skb->data + ETH_HLEN;
	void *end = (void *)(long)skb->data_end;

	if (skb->protocol == bpf_htons(ETH_P_IP)) {
		const struct iphdr *ip = network;

		if ((void *)(ip + 1) > end || *(const __u8 *)network != IPV4_PLAIN ||
		    ip->frag_off & bpf_htons(IPV4_MORE_FRAGMENTS | IPV4_FRAGMENT_OFFSET))
			return 0;
		return ip->protocol == IPPROTO_TCP ? ETH_HLEN + sizeof(*ip) : 0;
	}
	if (skb->protocol == bpf_htons(ETH_P_IPV6)) {
		const struct ipv6hdr *ip = network;

		if ((void *)(ip + 1) > end || ip->version != 6)
			return 0;
		return ip->nexthdr == IPPROTO_TCP ? ETH_HLEN + sizeof(*ip) : 0;
	}
	return 0;
}

/*
 * Most packets, where the socket level picks: in the middle of a connection that is no flow. The
 * fewer lines of memory they touch, the better: between two of them, others have used the caches.
 */
static __always_inline bool is_left_alone(const struct __sk_buff *skb)
{
	struct workload_key interface = {.ifindex = skb->ifindex};
	__u32 l4 = plain_tcp(skb);
	const __u8 *flags = (const __u8 *)(long)skb->data + l4 + TCP_FLAGS;

	if (!l4 || skb->vlan_present || (void *)(flags + 1) > (void *)(long)skb->data_end)
		return false;
	return !(*flags & TCP_SYN) && bpf_map_lookup_elem(&quiet, &interface);
}

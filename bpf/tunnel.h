/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * Encryption between nodes, as far as it is a matter of single packets: what a workload sends is
 * marked, and the mark leads it into the tunnel if it goes to a pod of another node; what comes
 * from one is asked how it came.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

#include "bpf/abi.h"
#include "bpf/counters.h"
#include "bpf/maps.h"
#include "bpf/parse.h"
#include "bpf/segment.h"

enum tunnel_verdict {
	TUNNEL_PASS = 0, /* nothing to do with it */
	TUNNEL_DROP = 1,
	TUNNEL_TAKEN = 2, /* it goes by the tunnel, or has come by it */
};

#define COUNT_TUNNEL(FIELD)                                                                        \
	do {                                                                                       \
		__u32 zero_ = 0;                                                                   \
		struct tunnel_totals *totals_ = bpf_map_lookup_elem(&tunnel_totals, &zero_);       \
		if (totals_)                                                                       \
			totals_->FIELD++;                                                          \
	} while (0)

/* NULL if nothing is encrypted here. */
static __always_inline struct tunnel *tunnel_row(void)
{
	__u32 zero = 0;
	struct tunnel *row = bpf_map_lookup_elem(&tunnel, &zero);

	return row && row->mode != TUNNEL_OFF ? row : NULL;
}

/* From the packet as it is now, translated or not: that is what routes and peers go by. */
static __always_inline struct remote *remote_of(struct __sk_buff *skb, bool is_destination)
{
	struct remote_key key = {.prefix = 128};

	if (skb->protocol == bpf_htons(ETH_P_IPV6)) {
		__u32 at = is_destination ? offsetof(struct ipv6hdr, daddr)
					  : offsetof(struct ipv6hdr, saddr);

		if (bpf_skb_load_bytes(skb, ETH_HLEN + at, key.address, 16))
			return NULL;
	} else if (skb->protocol == bpf_htons(ETH_P_IP)) {
		__u32 at = is_destination ? offsetof(struct iphdr, daddr)
					  : offsetof(struct iphdr, saddr);
		__be32 address;

		if (bpf_skb_load_bytes(skb, ETH_HLEN + at, &address, sizeof(address)))
			return NULL;
		map_ipv4(key.address, address);
	} else {
		return NULL;
	}
	return bpf_map_lookup_elem(&remotes, &key);
}

static __always_inline bool is_tunnel(const struct tunnel *row, __u32 ifindex)
{
	for (__u32 i = 0; i < TUNNEL_MAX_DEVICES; i++)
		if (row->ifindex[i] == ifindex)
			return ifindex != 0;
	return false;
}

/*
 * What leaves the pod. All of it is marked, because kube-proxy may yet send it to a pod of another
 * node; the mark leads nothing else into the tunnel, for there is no route of anything else.
 */
static __noinline int steer(struct __sk_buff *skb)
{
	struct tunnel *row = tunnel_row();
	struct remote *remote;

	if (!row)
		return TUNNEL_PASS;
	skb->mark |= MARK_TUNNEL;
	remote = remote_of(skb, true);
	if (!remote)
		return TUNNEL_PASS;
	if (remote->state == REMOTE_TUNNEL) {
		COUNT_TUNNEL(sent);
		return TUNNEL_TAKEN;
	}
	if (row->mode != TUNNEL_STRICT) {
		COUNT_TUNNEL(sent_clear);
		return TUNNEL_PASS;
	}
	count_refusal(0, REASON_NO_TUNNEL);
	return TUNNEL_DROP;
}

/*
 * What arrives for the pod; before anything of it is changed. What came by the tunnel has a source
 * that WireGuard let its peer have, so the table of pods has nothing to add.
 */
static __noinline int admit(struct __sk_buff *skb)
{
	struct tunnel *row = tunnel_row();

	if (!row)
		return TUNNEL_PASS;
	if (is_tunnel(row, skb->ingress_ifindex)) {
		COUNT_TUNNEL(received);
		return TUNNEL_TAKEN;
	}
	if (!remote_of(skb, false))
		return TUNNEL_PASS;
	if (row->mode != TUNNEL_STRICT) {
		COUNT_TUNNEL(received_clear);
		return TUNNEL_PASS;
	}
	count_refusal(0, REASON_CLEAR_TEXT);
	return TUNNEL_DROP;
}

/*
 * Both ends of a connection learn how large a segment may be to fit the tunnel: the workload's
 * SYN tells the other one, and the other's tells the workload, whoever called.
 */
static __always_inline void fit_tunnel(struct __sk_buff *skb, const struct packet *packet)
{
	struct tunnel *row;
	__u32 headers = packet->is_ipv6 ? SEGMENT_HEADERS_IPV6 : SEGMENT_HEADERS_IPV4;

	if (!(packet->tcp_flags & TCP_SYN))
		return;
	row = tunnel_row();
	if (row && row->mtu > headers)
		limit_segments(skb, packet->l4, row->mtu - headers);
}

/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * Asks nf_conntrack whether kube-proxy already translates a conversation. UDP has no SYN
 * to tell a new conversation from one that was going on when the pod opted in.
 */
#pragma once

#include <stdbool.h>
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#include "bpf/config.h"
#include "bpf/parse.h"

#define IPS_DST_NAT (1 << 5)
#define CURRENT_NETNS (-1)

struct nf_conn {
	unsigned long status;
} __attribute__((preserve_access_index));

/* The first version of the kernel's bpf_ct_opts (6.0): later ones only grow. */
struct bpf_ct_opts___first {
	__s32 netns_id;
	__s32 error;
	__u8 l4proto;
	__u8 dir;
	__u8 reserved[2];
};

struct nf_conn *bpf_skb_ct_lookup(struct __sk_buff *skb, struct bpf_sock_tuple *tuple,
				  __u32 tuple_size, struct bpf_ct_opts___first *opts,
				  __u32 opts_size) __ksym __weak;
void bpf_ct_release(struct nf_conn *entry) __ksym __weak;

static __noinline int kube_proxy_has(struct __sk_buff *skb, const struct packet *packet)
{
	struct bpf_ct_opts___first options = {.netns_id = CURRENT_NETNS,
					      .l4proto = packet->protocol};
	struct bpf_sock_tuple tuple = {};
	struct nf_conn *entry;
	bool translated;

	if (packet->is_ipv6) {
		__builtin_memcpy(tuple.ipv6.saddr, packet->source, 16);
		__builtin_memcpy(tuple.ipv6.daddr, packet->destination, 16);
		tuple.ipv6.sport = packet->source_port;
		tuple.ipv6.dport = packet->destination_port;
		entry = bpf_skb_ct_lookup(skb, &tuple, sizeof(tuple.ipv6), &options,
					  sizeof(options));
	} else {
		tuple.ipv4.saddr = ((const __be32 *)packet->source)[3];
		tuple.ipv4.daddr = ((const __be32 *)packet->destination)[3];
		tuple.ipv4.sport = packet->source_port;
		tuple.ipv4.dport = packet->destination_port;
		entry = bpf_skb_ct_lookup(skb, &tuple, sizeof(tuple.ipv4), &options,
					  sizeof(options));
	}
	if (!entry)
		return 0;
	translated = entry->status & IPS_DST_NAT;
	bpf_ct_release(entry);
	return translated;
}

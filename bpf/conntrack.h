/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * What nf_conntrack knows: whether kube-proxy already translates a conversation, which UDP
 * has no SYN to tell, and whether a connection was ours before its flow was lost.
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

#ifdef WITHOUT_CONNTRACK
/*
 * For agents that may not read the type information of modules (CAP_SYS_ADMIN), where nf_conntrack
 * is one: libbpf loads no object with a call into a module then, be the call dead code or not.
 */
#define bpf_skb_ct_lookup(skb, tuple, tuple_size, opts, opts_size)                                 \
	((void)(skb), (void)(tuple), (void)(opts), (struct nf_conn *)NULL)
#define bpf_ct_release(entry) ((void)(entry))
#else
struct nf_conn *bpf_skb_ct_lookup(struct __sk_buff *skb, struct bpf_sock_tuple *tuple,
				  __u32 tuple_size, struct bpf_ct_opts___first *opts,
				  __u32 opts_size) __ksym __weak;
void bpf_ct_release(struct nf_conn *entry) __ksym __weak;
#endif

/* The status of the conversation between the sender and this end; 0: there is none. */
static __noinline __u32 ct_status(struct __sk_buff *skb, const struct packet *packet,
				  const __u8 *address, __be16 port)
{
	struct bpf_ct_opts___first options = {.netns_id = CURRENT_NETNS,
					      .l4proto = packet->protocol};
	struct bpf_sock_tuple tuple = {};
	struct nf_conn *entry;
	__u32 status;

	if (packet->is_ipv6) {
		__builtin_memcpy(tuple.ipv6.saddr, packet->source, 16);
		__builtin_memcpy(tuple.ipv6.daddr, address, 16);
		tuple.ipv6.sport = packet->source_port;
		tuple.ipv6.dport = port;
		entry = bpf_skb_ct_lookup(skb, &tuple, sizeof(tuple.ipv6), &options,
					  sizeof(options));
	} else {
		tuple.ipv4.saddr = ((const __be32 *)packet->source)[3];
		tuple.ipv4.daddr = ((const __be32 *)address)[3];
		tuple.ipv4.sport = packet->source_port;
		tuple.ipv4.dport = port;
		entry = bpf_skb_ct_lookup(skb, &tuple, sizeof(tuple.ipv4), &options,
					  sizeof(options));
	}
	if (!entry)
		return 0;
	status = entry->status;
	bpf_ct_release(entry);
	return status;
}

static __always_inline bool kube_proxy_has(struct __sk_buff *skb, const struct packet *packet)
{
	return ct_status(skb, packet, packet->destination, packet->destination_port) & IPS_DST_NAT;
}

/* A conversation that reaches the endpoint by its own address, so with nobody's translation. */
static __always_inline bool is_tracked(struct __sk_buff *skb, const struct packet *packet,
				       const struct flow *flow)
{
	return ct_status(skb, packet, flow->address, flow->port) != 0;
}

/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* Run once on a test packet at start, to learn what this kernel's helpers accept. */
#include <stddef.h>
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ipv6.h>
#include <linux/udp.h>
#include <bpf/bpf_helpers.h>

#include "bpf/abi.h"

/* 1: bpf_l4_csum_replace takes CSUM_FLAG_IPV6; 0: it refuses. */
SEC("tc")
int probe_csum_flag(struct __sk_buff *skb)
{
	const __u32 offset = ETH_HLEN + sizeof(struct ipv6hdr) + offsetof(struct udphdr, check);

	return bpf_l4_csum_replace(skb, offset, 0, 1, BPF_F_PSEUDO_HDR | CSUM_FLAG_IPV6) == 0;
}

char _license[] SEC("license") = "Dual BSD/GPL";

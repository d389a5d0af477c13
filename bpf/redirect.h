/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* Back into the pod that a packet came from. */
#pragma once

#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <bpf/bpf_helpers.h>

/*
 * bpf_redirect_peer goes round the host-side device: with its checksum offload off, the
 * kernel would "finish" a checksum that is finished already.
 */
static __always_inline int deliver_back(struct __sk_buff *skb)
{
	struct ethhdr ethernet;
	__u8 address[ETH_ALEN];

	if (bpf_skb_load_bytes(skb, 0, &ethernet, sizeof(ethernet)))
		return -1;
	__builtin_memcpy(address, ethernet.h_source, ETH_ALEN);
	__builtin_memcpy(ethernet.h_source, ethernet.h_dest, ETH_ALEN);
	__builtin_memcpy(ethernet.h_dest, address, ETH_ALEN);
	if (bpf_skb_store_bytes(skb, 0, &ethernet, sizeof(ethernet), 0))
		return -1;
	return bpf_redirect_peer(skb->ifindex, 0);
}

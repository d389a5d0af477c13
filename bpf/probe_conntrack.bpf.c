/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* Loaded once at start: whether this process may call nf_conntrack in this kernel. */
#include <linux/in.h>

#include "bpf/conntrack.h"

SEC("tc")
int probe_conntrack(struct __sk_buff *skb)
{
	struct packet packet = {.protocol = IPPROTO_UDP};

	return kube_proxy_has(skb, &packet);
}

char _license[] SEC("license") = "Dual BSD/GPL";

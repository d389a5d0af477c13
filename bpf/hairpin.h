/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * A pod that is its own endpoint. It would not take a packet from its own address for a
 * good one, so the packet comes from a reserved address, and goes straight back into the
 * pod. The answer goes to that address, by the pod's default route, and meets us again.
 */
#pragma once

#include <stdbool.h>
#include <linux/bpf.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

#include "bpf/flow.h"
#include "bpf/parse.h"

/*
 * 169.254.87.70 is link-local (RFC 3927), so nobody routes it. fd57:4546:5400::1 is a
 * unique local address (RFC 4193): a link-local one would be resolved on the pod's link,
 * where nobody has it.
 */
static __always_inline void hairpin_address(const struct packet *packet, __u8 *address)
{
	__be32 *words = (__be32 *)address;

	if (!packet->is_ipv6) {
		map_ipv4(address, bpf_htonl(0xa9fe5746));
		return;
	}
	words[0] = bpf_htonl(0xfd574546);
	words[1] = bpf_htonl(0x54000000);
	words[2] = 0;
	words[3] = bpf_htonl(1);
}

/* Whether the pod that sends this packet is the endpoint of its flow. */
static __always_inline bool is_hairpin(const struct packet *packet, const struct flow *flow)
{
	return same_address(packet->source, flow->address);
}

/* Whether the pod, as the server, answers itself, the client. */
static __always_inline bool is_hairpin_reply(const struct packet *packet)
{
	__u8 address[16];

	hairpin_address(packet, address);
	return same_address(packet->destination, address);
}

/* The key of the flow that such an answer belongs to: both of its ends are the pod's. */
static __always_inline void hairpin_reply_key(const struct __sk_buff *skb,
					      const struct packet *packet, struct flow_key *key)
{
	__builtin_memset(key, 0, sizeof(*key));
	__builtin_memcpy(key->local, packet->source, 16);
	__builtin_memcpy(key->remote, packet->source, 16);
	key->local_port = packet->destination_port;
	key->remote_port = packet->source_port;
	key->protocol = packet->protocol;
	key->direction = FLOW_REVERSE;
	key->ifindex = skb->ifindex;
}

/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * Changes one end of a packet. The helpers below keep the checksum right whether it is
 * whole, still to be finished by the device (CHECKSUM_PARTIAL), or absent (UDP over IPv4).
 */
#pragma once

#include <stddef.h>
#include <linux/bpf.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <linux/tcp.h>
#include <linux/udp.h>
#include <bpf/bpf_helpers.h>

#include "bpf/config.h"
#include "bpf/parse.h"

/* One end of a packet, before and after. Addresses are 16 bytes, as in abi.h. */
struct rewrite {
	const __u8 *old_address;
	const __u8 *new_address;
	__u32 address_offset;
	__u32 port_offset;
	__be16 old_port;
	__be16 new_port;
};

static __always_inline __u32 checksum_offset(const struct packet *packet)
{
	return packet->l4 + (packet->protocol == IPPROTO_TCP ? offsetof(struct tcphdr, check)
							     : offsetof(struct udphdr, check));
}

/* A UDP checksum of 0 means "none" and stays; one that becomes 0 is sent as 0xffff. */
static __always_inline __u64 checksum_flags(const struct packet *packet)
{
	return packet->protocol == IPPROTO_UDP ? BPF_F_MARK_MANGLED_0 : 0;
}

static __always_inline __u32 address_offset(bool is_ipv6, bool is_source)
{
	if (is_ipv6)
		return is_source ? offsetof(struct ipv6hdr, saddr)
				 : offsetof(struct ipv6hdr, daddr);
	return is_source ? offsetof(struct iphdr, saddr) : offsetof(struct iphdr, daddr);
}

/* An address of a packet without a transport header; its own header's checksum follows. */
static __always_inline long rewrite_address(struct __sk_buff *skb, const struct packet *packet,
					    const __u8 *new_address, bool is_source)
{
	const __u8 *old_address = is_source ? packet->source : packet->destination;
	__u32 offset = ETH_HLEN + address_offset(packet->is_ipv6, is_source);
	__be32 old = ((const __be32 *)old_address)[3];
	__be32 new = ((const __be32 *)new_address)[3];

	if (packet->is_ipv6)
		return bpf_skb_store_bytes(skb, offset, new_address, 16, 0);
	return bpf_l3_csum_replace(skb, ETH_HLEN + offsetof(struct iphdr, check), old, new,
				   sizeof(new))
		       ?: bpf_skb_store_bytes(skb, offset, &new, sizeof(new), 0);
}

static __always_inline long rewrite_ipv4(struct __sk_buff *skb, const struct packet *packet,
					 const struct rewrite *r)
{
	__be32 old = ((const __be32 *)r->old_address)[3];
	__be32 new = ((const __be32 *)r->new_address)[3];
	__u64 flags = checksum_flags(packet) | BPF_F_PSEUDO_HDR | sizeof(new);

	return bpf_l4_csum_replace(skb, checksum_offset(packet), old, new, flags) ?:
	       bpf_l3_csum_replace(skb, ETH_HLEN + offsetof(struct iphdr, check), old, new, sizeof(new)) ?:
	       bpf_skb_store_bytes(skb, r->address_offset, &new, sizeof(new), 0);
}

static __always_inline long rewrite_ipv6(struct __sk_buff *skb, const struct packet *packet,
					 const struct rewrite *r)
{
	__u64 flags = checksum_flags(packet) | BPF_F_PSEUDO_HDR | csum_flag_ipv6;
	__s64 difference =
		bpf_csum_diff((__be32 *)r->old_address, 16, (__be32 *)r->new_address, 16, 0);

	return bpf_l4_csum_replace(skb, checksum_offset(packet), 0, difference, flags)
		       ?: bpf_skb_store_bytes(skb, r->address_offset, r->new_address, 16, 0);
}

static __always_inline long apply(struct __sk_buff *skb, const struct packet *packet,
				  const struct rewrite *r)
{
	__u64 flags = checksum_flags(packet) | sizeof(r->new_port);
	long error = packet->is_ipv6 ? rewrite_ipv6(skb, packet, r) : rewrite_ipv4(skb, packet, r);

	if (error || r->old_port == r->new_port)
		return error;
	return bpf_l4_csum_replace(skb, checksum_offset(packet), r->old_port, r->new_port, flags)
		       ?: bpf_skb_store_bytes(skb, r->port_offset, &r->new_port,
					      sizeof(r->new_port), 0);
}

static __always_inline long rewrite_destination(struct __sk_buff *skb, const struct packet *packet,
						const __u8 *address, __be16 port)
{
	struct rewrite rewrite = {
		.old_address = packet->destination,
		.new_address = address,
		.address_offset = ETH_HLEN + address_offset(packet->is_ipv6, false),
		.port_offset = packet->l4 + offsetof(struct ports, destination),
		.old_port = packet->destination_port,
		.new_port = port,
	};

	return apply(skb, packet, &rewrite);
}

static __always_inline long rewrite_source(struct __sk_buff *skb, const struct packet *packet,
					   const __u8 *address, __be16 port)
{
	struct rewrite rewrite = {
		.old_address = packet->source,
		.new_address = address,
		.address_offset = ETH_HLEN + address_offset(packet->is_ipv6, true),
		.port_offset = packet->l4 + offsetof(struct ports, source),
		.old_port = packet->source_port,
		.new_port = port,
	};

	return apply(skb, packet, &rewrite);
}

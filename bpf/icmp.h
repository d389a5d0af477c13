/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * ICMP errors about translated packets (RFC 792, RFC 4443). An error quotes the packet it
 * is about, and its receiver must find in it the addresses that it used itself: path MTU
 * discovery and refused datagrams depend on it. The quotation may end 8 bytes into the
 * transport header.
 */
#pragma once

#include <stddef.h>
#include <stdbool.h>
#include <linux/bpf.h>
#include <linux/in.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <bpf/bpf_helpers.h>

#include "bpf/config.h"
#include "bpf/csum.h"
#include "bpf/flow.h"
#include "bpf/nat.h"
#include "bpf/parse.h"

#define ICMP_HEADER_BYTES 8
#define ICMP_CHECKSUM_OFFSET 2

/* linux/icmp.h needs the C library's headers of another architecture. */
enum icmp_error_type {
	ICMP_UNREACHABLE = 3,
	ICMP_TIME_EXCEEDED = 11,
	ICMP_PARAMETER_PROBLEM = 12,
	ICMPV6_UNREACHABLE = 1,
	ICMPV6_PARAMETER_PROBLEM = 4, /* and what is between: too big, time exceeded */
};

/* What the end of a packet that Weft had changed is to become again. */
struct packet_end {
	__u8 address[16] __attribute__((aligned(8))); /* read in words */
	__be16 port;
};

static __always_inline bool is_icmp(const struct packet *packet)
{
	return packet->protocol == (packet->is_ipv6 ? IPPROTO_ICMPV6 : IPPROTO_ICMP);
}

static __always_inline bool is_error_type(const struct packet *packet, __u8 type)
{
	if (packet->is_ipv6)
		return type >= ICMPV6_UNREACHABLE && type <= ICMPV6_PARAMETER_PROBLEM;
	return type == ICMP_UNREACHABLE || type == ICMP_TIME_EXCEEDED ||
	       type == ICMP_PARAMETER_PROBLEM;
}

/* Offset of the network header that an error quotes. */
static __always_inline __u32 quotation(const struct packet *packet)
{
	return packet->l4 + ICMP_HEADER_BYTES;
}

static __always_inline bool parse_quoted_ipv4(struct __sk_buff *skb, __u32 offset,
					      struct packet *quoted)
{
	struct iphdr ip;

	if (bpf_skb_load_bytes(skb, offset, &ip, sizeof(ip)) || ip.version != 4 || ip.ihl < 5 ||
	    (ip.frag_off & bpf_htons(IPV4_FRAGMENT_OFFSET)))
		return false;
	map_ipv4(quoted->source, ip.saddr);
	map_ipv4(quoted->destination, ip.daddr);
	quoted->protocol = ip.protocol;
	quoted->l4 = offset + ip.ihl * 4;
	return true;
}

static __always_inline bool parse_quoted_ipv6(struct __sk_buff *skb, __u32 offset,
					      struct packet *quoted)
{
	struct ipv6hdr ip;

	if (bpf_skb_load_bytes(skb, offset, &ip, sizeof(ip)) || ip.version != 6)
		return false;
	__builtin_memcpy(quoted->source, &ip.saddr, 16);
	__builtin_memcpy(quoted->destination, &ip.daddr, 16);
	quoted->protocol = ip.nexthdr;
	quoted->l4 = offset + sizeof(ip);
	return skip_extensions(skb, quoted) == 0;
}

/* False if it is no error, or not about TCP or UDP. */
static __noinline int parse_quoted(struct __sk_buff *skb, const struct packet *packet,
				   struct packet *quoted)
{
	struct ports ports;
	__u8 type;

	if (bpf_skb_load_bytes(skb, packet->l4, &type, sizeof(type)) ||
	    !is_error_type(packet, type))
		return false;
	quoted->is_ipv6 = packet->is_ipv6;
	if (!(packet->is_ipv6 ? parse_quoted_ipv6(skb, quotation(packet), quoted)
			      : parse_quoted_ipv4(skb, quotation(packet), quoted)))
		return false;
	if ((quoted->protocol != IPPROTO_TCP && quoted->protocol != IPPROTO_UDP) ||
	    bpf_skb_load_bytes(skb, quoted->l4, &ports, sizeof(ports)))
		return false;
	quoted->source_port = ports.source;
	quoted->destination_port = ports.destination;
	return true;
}

/* Of an address, in the units of a checksum. */
static __always_inline __u64 address_difference(bool is_ipv6, const __u8 *old, const __u8 *new)
{
	__u32 skipped = is_ipv6 ? 0 : 12; /* an IPv4-mapped address carries four bytes */

	if (is_ipv6)
		return (__u32)bpf_csum_diff((__be32 *)old, 16, (__be32 *)new, 16, 0);
	return (__u32)bpf_csum_diff((__be32 *)(old + skipped), 4, (__be32 *)(new + skipped), 4, 0);
}

static __always_inline long store_address(struct __sk_buff *skb, bool is_ipv6, __u32 offset,
					  const __u8 *address)
{
	return is_ipv6 ? bpf_skb_store_bytes(skb, offset, address, 16, 0)
		       : bpf_skb_store_bytes(skb, offset, address + 12, 4, 0);
}

/* What the sum of the error changes by with the quoted transport checksum, which may be cut off. */
static __always_inline __u32 change_quoted_checksum(struct __sk_buff *skb,
						    const struct packet *quoted, __u64 difference)
{
	__u32 offset = checksum_offset(quoted);
	__sum16 old, new;

	if (bpf_skb_load_bytes(skb, offset, &old, sizeof(old)) ||
	    (quoted->protocol == IPPROTO_UDP && old == 0))
		return 0;
	new = changed_checksum(old, difference);
	if (quoted->protocol == IPPROTO_UDP && new == 0)
		new = 0xffff;
	return bpf_skb_store_bytes(skb, offset, &new, sizeof(new), 0) ? 0
								      : word_difference(old, new);
}

/*
 * Changes one end of the quotation, and every checksum over it. The quoted IPv4 header's
 * own checksum takes up what its address changes, so the error's sum does not see either.
 */
static __noinline int change_quoted(struct __sk_buff *skb, const struct packet *packet,
				    const struct packet *quoted, const struct packet_end *end,
				    bool is_source)
{
	bool is_ipv6 = packet->is_ipv6;
	const __u8 *address = is_source ? quoted->source : quoted->destination;
	__be16 port = is_source ? quoted->source_port : quoted->destination_port;
	__u32 port_offset = quoted->l4 + (is_source ? offsetof(struct ports, source)
						    : offsetof(struct ports, destination));
	__u64 of_address = address_difference(is_ipv6, address, end->address);
	__u64 of_port = word_difference(port, end->port);
	__u64 sum = of_port + (is_ipv6 ? of_address : 0);

	sum += change_quoted_checksum(skb, quoted, of_address + of_port);
	sum = (sum & 0xffffffff) + (sum >> 32);
	if (!is_ipv6 &&
	    bpf_l3_csum_replace(skb, quotation(packet) + offsetof(struct iphdr, check),
				((const __be32 *)address)[3], ((const __be32 *)end->address)[3], 4))
		return -1;
	if (store_address(skb, is_ipv6, quotation(packet) + address_offset(is_ipv6, is_source),
			  end->address) ||
	    bpf_skb_store_bytes(skb, port_offset, &end->port, sizeof(end->port), 0))
		return -1;
	return bpf_l4_csum_replace(skb, packet->l4 + ICMP_CHECKSUM_OFFSET, 0, sum, 0);
}

static __noinline int change_outer(struct __sk_buff *skb, const struct packet *packet,
				   const __u8 *new, bool is_source)
{
	const __u8 *old = is_source ? packet->source : packet->destination;
	__u64 difference = address_difference(packet->is_ipv6, old, new);

	/* Only ICMPv6 sums the addresses up (RFC 4443 2.3). */
	if (packet->is_ipv6 && bpf_l4_csum_replace(skb, packet->l4 + ICMP_CHECKSUM_OFFSET, 0,
						   difference, BPF_F_PSEUDO_HDR | csum_flag_ipv6))
		return -1;
	return rewrite_address(skb, packet, new, is_source);
}

/* The end that the flow of the quoted packet had before, or is to have; false without a flow. */
static __noinline int find_end(const struct __sk_buff *skb, const struct packet *quoted,
			       struct packet_end *end, bool from_pod)
{
	struct flow_key key;
	struct flow *flow;

	if (from_pod)
		reverse_key(skb, quoted, &key);
	else
		forward_key(skb, quoted, &key);
	key.direction = from_pod ? FLOW_FORWARD : FLOW_REVERSE;
	flow = find_flow(&key);
	if (!flow)
		return false;
	__builtin_memcpy(end->address, flow->address, 16);
	end->port = flow->port;
	return true;
}

/*
 * To the pod, an error is about what the pod sent to an endpoint, and is to be about what
 * it sent to the frontend. From the pod, it is about an answer that the pod saw come from
 * the frontend, and goes on to the endpoint that gave it. The outer address follows if it
 * is that end; a router on the way keeps its own. Not 0 if the packet cannot be changed.
 */
static __noinline int translate_error(struct __sk_buff *skb, const struct packet *packet,
				      bool from_pod)
{
	struct packet quoted = {};
	struct packet_end end;
	const __u8 *outer = from_pod ? packet->destination : packet->source;

	if (!parse_quoted(skb, packet, &quoted) || !find_end(skb, &quoted, &end, from_pod))
		return 0;
	if (change_quoted(skb, packet, &quoted, &end, from_pod))
		return -1;
	if (!same_address(outer, from_pod ? quoted.source : quoted.destination))
		return 0;
	return change_outer(skb, packet, end.address, !from_pod);
}

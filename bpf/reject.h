/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * Refusing at once: the packet becomes its own answer and goes back into the pod, with
 * the frontend's address as source. A SYN gets a reset (RFC 9293 3.5.2), a datagram a
 * port unreachable (RFC 792, RFC 4443).
 */
#pragma once

#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <linux/tcp.h>
#include <linux/udp.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

#include "bpf/csum.h"
#include "bpf/maps.h"
#include "bpf/parse.h"
#include "bpf/redirect.h"

#define ANSWER_TTL 64
#define ICMP_DEST_UNREACH 3
#define ICMP_PORT_UNREACH 3
#define ICMPV6_DEST_UNREACH 1
#define ICMPV6_PORT_UNREACH 4

/* linux/icmp.h needs the C library's headers of another architecture. */
struct icmp_unreachable {
	__u8 type;
	__u8 code;
	__sum16 checksum;
	__be32 unused;
};

struct reset_ipv4 {
	struct iphdr ip;
	struct tcphdr tcp;
};

struct reset_ipv6 {
	struct ipv6hdr ip;
	struct tcphdr tcp;
};

/* The quotation leaves out IPv4 options and IPv6 extensions: no receiver asks for them. */
struct unreachable_ipv4 {
	struct iphdr ip;
	struct icmp_unreachable icmp;
	struct iphdr quoted_ip;
	struct udphdr quoted_udp;
};

struct unreachable_ipv6 {
	struct ipv6hdr ip;
	struct icmp_unreachable icmp;
	struct ipv6hdr quoted_ip;
	struct udphdr quoted_udp;
};

static __always_inline void write_ipv4(struct iphdr *ip, const __u8 *from, const __u8 *to,
				       __u8 protocol, __u16 length)
{
	ip->version = 4;
	ip->ihl = sizeof(*ip) / 4;
	ip->tot_len = bpf_htons(length);
	ip->frag_off = bpf_htons(0x4000); /* do not fragment */
	ip->ttl = ANSWER_TTL;
	ip->protocol = protocol;
	ip->saddr = ((const __be32 *)from)[3];
	ip->daddr = ((const __be32 *)to)[3];
	ip->check = CHECKSUM(ip, 0);
}

static __always_inline void write_ipv6(struct ipv6hdr *ip, const __u8 *from, const __u8 *to,
				       __u8 protocol, __u16 payload)
{
	ip->version = 6;
	ip->payload_len = bpf_htons(payload);
	ip->nexthdr = protocol;
	ip->hop_limit = ANSWER_TTL;
	__builtin_memcpy(&ip->saddr, from, 16);
	__builtin_memcpy(&ip->daddr, to, 16);
}

/* The pseudo header's part of a checksum; mapped prefixes of IPv4 are left out. */
static __always_inline __s64 pseudo_sum(const __u8 *from, const __u8 *to, bool is_ipv6,
					__u8 protocol, __u32 length)
{
	__be32 rest[2] = {bpf_htonl(length), bpf_htonl(protocol)};
	__s64 sum = bpf_csum_diff(NULL, 0, rest, sizeof(rest), 0);

	if (!is_ipv6) {
		sum = bpf_csum_diff(NULL, 0, (__be32 *)from + 3, 4, sum);
		return bpf_csum_diff(NULL, 0, (__be32 *)to + 3, 4, sum);
	}
	sum = bpf_csum_diff(NULL, 0, (__be32 *)from, 16, sum);
	return bpf_csum_diff(NULL, 0, (__be32 *)to, 16, sum);
}

static __always_inline void write_reset(struct tcphdr *tcp, const struct packet *packet)
{
	__s64 pseudo = pseudo_sum(packet->destination, packet->source, packet->is_ipv6, IPPROTO_TCP,
				  sizeof(*tcp));

	tcp->source = packet->destination_port;
	tcp->dest = packet->source_port;
	tcp->ack_seq = bpf_htonl(packet->sequence + 1);
	tcp->doff = sizeof(*tcp) / 4;
	tcp->rst = 1;
	tcp->ack = 1;
	tcp->check = CHECKSUM(tcp, pseudo);
}

/* Puts the answer in the packet's place. */
static __always_inline int answer(struct __sk_buff *skb, const void *bytes, __u32 length)
{
	if (bpf_skb_change_tail(skb, ETH_HLEN + length, 0) ||
	    bpf_skb_store_bytes(skb, ETH_HLEN, bytes, length, 0))
		return -1;
	return deliver_back(skb);
}

static __noinline int reset_over_ipv4(struct __sk_buff *skb, const struct packet *packet)
{
	struct reset_ipv4 reset = {};

	write_ipv4(&reset.ip, packet->destination, packet->source, IPPROTO_TCP, sizeof(reset));
	write_reset(&reset.tcp, packet);
	return answer(skb, &reset, sizeof(reset));
}

static __noinline int reset_over_ipv6(struct __sk_buff *skb, const struct packet *packet)
{
	struct reset_ipv6 reset = {};

	write_ipv6(&reset.ip, packet->destination, packet->source, IPPROTO_TCP, sizeof(reset.tcp));
	write_reset(&reset.tcp, packet);
	return answer(skb, &reset, sizeof(reset));
}

static __noinline int unreachable_over_ipv4(struct __sk_buff *skb, const struct packet *packet)
{
	struct unreachable_ipv4 message = {};

	if (bpf_skb_load_bytes(skb, ETH_HLEN, &message.quoted_ip, sizeof(message.quoted_ip)) ||
	    bpf_skb_load_bytes(skb, packet->l4, &message.quoted_udp, sizeof(message.quoted_udp)))
		return -1;
	message.quoted_ip.ihl = sizeof(message.quoted_ip) / 4;
	message.quoted_ip.check = 0;
	message.quoted_ip.check = CHECKSUM(&message.quoted_ip, 0);
	write_ipv4(&message.ip, packet->destination, packet->source, 1 /* ICMP */, sizeof(message));
	message.icmp.type = ICMP_DEST_UNREACH;
	message.icmp.code = ICMP_PORT_UNREACH;
	message.icmp.checksum = fold(bpf_csum_diff(NULL, 0, (__be32 *)&message.icmp,
						   sizeof(message) - sizeof(message.ip), 0));
	return answer(skb, &message, sizeof(message));
}

static __noinline int unreachable_over_ipv6(struct __sk_buff *skb, const struct packet *packet)
{
	struct unreachable_ipv6 message = {};
	const __u32 length = sizeof(message) - sizeof(message.ip);

	if (bpf_skb_load_bytes(skb, ETH_HLEN, &message.quoted_ip, sizeof(message.quoted_ip)) ||
	    bpf_skb_load_bytes(skb, packet->l4, &message.quoted_udp, sizeof(message.quoted_udp)))
		return -1;
	message.quoted_ip.nexthdr = IPPROTO_UDP;
	write_ipv6(&message.ip, packet->destination, packet->source, IPPROTO_ICMPV6, length);
	message.icmp.type = ICMPV6_DEST_UNREACH;
	message.icmp.code = ICMPV6_PORT_UNREACH;
	message.icmp.checksum = fold(bpf_csum_diff(
		NULL, 0, (__be32 *)&message.icmp, length,
		pseudo_sum(packet->destination, packet->source, true, IPPROTO_ICMPV6, length)));
	return answer(skb, &message, sizeof(message));
}

/* One answer of this second's to the workload. Processors may count past each other by a few. */
static __noinline int may_answer(__u32 ifindex)
{
	struct workload_key key = {.ifindex = ifindex};
	__u64 now = bpf_ktime_get_coarse_ns();
	struct answers *row = bpf_map_lookup_elem(&answers, &key);
	struct answers first = {.since_ns = now, .count = 1};

	if (!row || now >= row->since_ns + NS_PER_S) {
		bpf_map_update_elem(&answers, &key, &first, BPF_ANY);
		return true;
	}
	__sync_fetch_and_add(&row->count, 1);
	return row->count <= MAX_ANSWERS_PER_SECOND;
}

/* The program's return value, or -1 if the answer could not be built. */
static __always_inline int reject(struct __sk_buff *skb, const struct packet *packet)
{
	if (packet->protocol == IPPROTO_TCP)
		return packet->is_ipv6 ? reset_over_ipv6(skb, packet)
				       : reset_over_ipv4(skb, packet);
	return packet->is_ipv6 ? unreachable_over_ipv6(skb, packet)
			       : unreachable_over_ipv4(skb, packet);
}

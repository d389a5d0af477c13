/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* From bytes to a `struct packet`: Ethernet, IPv4 or IPv6, TCP or UDP. */
#pragma once

#include <stdbool.h>
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/in.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <linux/tcp.h>
#include <linux/udp.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

#include "bpf/abi.h"

/* The second byte of flags of a TCP header, RFC 9293 3.1. */
#define TCP_FIN 0x01
#define TCP_SYN 0x02
#define TCP_RST 0x04
#define TCP_ACK 0x10

/* Where a TCP header has the number that it acknowledges, and its flags. */
#define TCP_ACKNOWLEDGEMENT 8
#define TCP_FLAGS 13

#define IPV4_MORE_FRAGMENTS 0x2000
#define IPV4_FRAGMENT_OFFSET 0x1fff
#define IPV6_MORE_FRAGMENTS 0x0001
#define IPV6_FRAGMENT_OFFSET 0xfff8

/* Which part of a datagram a packet is. */
enum part {
	PART_ALL = 0,
	PART_FIRST = 1, /* has the transport header */
	PART_LATER = 2,
};

struct packet {
	__u8 source[16];
	__u8 destination[16];
	__u32 l4; /* offset of the transport header */
	__u32 sequence; /* TCP, host order */
	__u32 fragment_id; /* unless it is all */
	__be16 source_port;
	__be16 destination_port;
	__u8 protocol;
	__u8 tcp_flags;
	bool is_ipv6;
	__u8 part; /* enum part */
};

/* RFC 8200 4.5. */
struct fragment_header {
	__u8 next_header;
	__u8 reserved;
	__be16 offset_and_more;
	__be32 id;
};

struct ports {
	__be16 source;
	__be16 destination;
};

static __always_inline void map_ipv4(__u8 *to, __be32 address)
{
	__u32 *words = (__u32 *)to;

	words[0] = 0;
	words[1] = 0;
	words[2] = bpf_htonl(0xffff);
	words[3] = address;
}

/* Makes `length` bytes readable through skb->data; false if the packet is shorter. */
static __always_inline bool pull(struct __sk_buff *skb, __u32 length)
{
	if ((void *)(long)skb->data + length <= (void *)(long)skb->data_end)
		return true;
	return bpf_skb_pull_data(skb, length) == 0;
}

static __always_inline __u8 part_of(bool has_offset, bool has_more)
{
	if (has_offset)
		return PART_LATER;
	return has_more ? PART_FIRST : PART_ALL;
}

static __always_inline bool parse_ipv4(struct __sk_buff *skb, struct packet *packet)
{
	struct iphdr *ip;

	if (!pull(skb, ETH_HLEN + sizeof(*ip)))
		return false;
	ip = (void *)(long)skb->data + ETH_HLEN;
	if ((void *)(ip + 1) > (void *)(long)skb->data_end)
		return false;
	if (ip->version != 4 || ip->ihl < 5)
		return false;
	packet->part = part_of(ip->frag_off & bpf_htons(IPV4_FRAGMENT_OFFSET),
			       ip->frag_off & bpf_htons(IPV4_MORE_FRAGMENTS));
	packet->fragment_id = bpf_ntohs(ip->id);
	map_ipv4(packet->source, ip->saddr);
	map_ipv4(packet->destination, ip->daddr);
	packet->protocol = ip->protocol;
	packet->l4 = ETH_HLEN + ip->ihl * 4;
	packet->is_ipv6 = false;
	return true;
}

/* The headers of RFC 8200 section 4 that a sender may put before TCP or UDP. */
static __always_inline bool is_extension(__u8 next_header)
{
	return next_header == IPPROTO_HOPOPTS || next_header == IPPROTO_ROUTING ||
	       next_header == IPPROTO_DSTOPTS || next_header == IPPROTO_FRAGMENT;
}

static __always_inline int skip_fragment_header(struct __sk_buff *skb, struct packet *packet)
{
	struct fragment_header header;

	if (bpf_skb_load_bytes(skb, packet->l4, &header, sizeof(header)))
		return -1;
	packet->protocol = header.next_header;
	packet->l4 += sizeof(header);
	packet->fragment_id = bpf_ntohl(header.id);
	packet->part = part_of(header.offset_and_more & bpf_htons(IPV6_FRAGMENT_OFFSET),
			       header.offset_and_more & bpf_htons(IPV6_MORE_FRAGMENTS));
	return 0;
}

/*
 * Of a later fragment, what stands behind its header is not a header. Not static, so that the
 * verifier goes through its loop once, and not on each way that leads here: Linux 6.1 would not
 * come to an end.
 */
__noinline int skip_extensions(struct __sk_buff *skb, struct packet *packet)
{
	struct ipv6_opt_hdr header;

	if (!packet)
		return -1;
	for (int i = 0; i < IPV6_MAX_EXTENSIONS; i++) {
		if (!is_extension(packet->protocol) || packet->part == PART_LATER)
			return 0;
		if (packet->protocol == IPPROTO_FRAGMENT) {
			if (skip_fragment_header(skb, packet))
				return -1;
			continue;
		}
		if (bpf_skb_load_bytes(skb, packet->l4, &header, sizeof(header)))
			return -1;
		packet->protocol = header.nexthdr;
		packet->l4 += (header.hdrlen + 1) * 8;
	}
	return is_extension(packet->protocol) ? -1 : 0;
}

static __always_inline bool parse_ipv6(struct __sk_buff *skb, struct packet *packet)
{
	struct ipv6hdr *ip;

	if (!pull(skb, ETH_HLEN + sizeof(*ip)))
		return false;
	ip = (void *)(long)skb->data + ETH_HLEN;
	if ((void *)(ip + 1) > (void *)(long)skb->data_end || ip->version != 6)
		return false;
	__builtin_memcpy(packet->source, &ip->saddr, 16);
	__builtin_memcpy(packet->destination, &ip->daddr, 16);
	packet->protocol = ip->nexthdr;
	packet->l4 = ETH_HLEN + sizeof(*ip);
	packet->is_ipv6 = true;
	packet->part = PART_ALL;
	return !is_extension(packet->protocol) || skip_extensions(skb, packet) == 0;
}

static __always_inline bool parse_transport(struct __sk_buff *skb, struct packet *packet)
{
	struct tcphdr tcp;
	struct udphdr udp;

	if (packet->protocol == IPPROTO_TCP) {
		if (bpf_skb_load_bytes(skb, packet->l4, &tcp, sizeof(tcp)))
			return false;
		packet->source_port = tcp.source;
		packet->destination_port = tcp.dest;
		packet->sequence = bpf_ntohl(tcp.seq);
		packet->tcp_flags = ((__u8 *)&tcp)[TCP_FLAGS];
		return true;
	}
	if (packet->protocol != IPPROTO_UDP ||
	    bpf_skb_load_bytes(skb, packet->l4, &udp, sizeof(udp)))
		return false;
	packet->source_port = udp.source;
	packet->destination_port = udp.dest;
	packet->sequence = 0;
	packet->tcp_flags = 0;
	return true;
}

/* False for what Weft leaves alone from here on: other protocols, VLANs, rubbish. */
static __always_inline bool parse_network(struct __sk_buff *skb, struct packet *packet)
{
	if (skb->vlan_present)
		return false;
	if (skb->protocol == bpf_htons(ETH_P_IP))
		return parse_ipv4(skb, packet);
	return skb->protocol == bpf_htons(ETH_P_IPV6) && parse_ipv6(skb, packet);
}

static __always_inline bool is_pure_syn(const struct packet *packet)
{
	return (packet->tcp_flags & (TCP_SYN | TCP_ACK | TCP_RST | TCP_FIN)) == TCP_SYN;
}

/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* The largest segment that a SYN says its sender takes (RFC 9293 3.7.1), made smaller. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <linux/bpf.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <linux/tcp.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

/* What a packet has besides a segment's data, options apart (RFC 6691). */
#define SEGMENT_HEADERS_IPV4 (sizeof(struct iphdr) + sizeof(struct tcphdr))
#define SEGMENT_HEADERS_IPV6 (sizeof(struct ipv6hdr) + sizeof(struct tcphdr))

#define TCP_OPTION_END 0
#define TCP_OPTION_NOTHING 1
#define TCP_OPTION_SEGMENT 2
/* The data offset is 4 bits of 32-bit words, 5 of which are the header itself. */
#define TCP_OPTIONS_MAX_BYTES 40
#define TCP_DATA_OFFSET 12

struct segment_option {
	__u8 kind;
	__u8 length;
	__be16 bytes;
};

static __always_inline void write_segment(struct __sk_buff *skb, __u32 l4, __u32 at, __be16 old,
					  __be16 new)
{
	__u32 value = at + offsetof(struct segment_option, bytes);
	/* The sum is of words, and a value at an odd place is half of one and half of the next. */
	bool is_odd = (value - l4) & 1;
	__be16 from = is_odd ? __builtin_bswap16(old) : old;
	__be16 to = is_odd ? __builtin_bswap16(new) : new;

	if (!bpf_l4_csum_replace(skb, l4 + offsetof(struct tcphdr, check), from, to, sizeof(to)))
		bpf_skb_store_bytes(skb, value, &new, sizeof(new), 0);
}

/*
 * Of the TCP header at `l4`. A packet without the option, with a smaller value or with options
 * that make no sense stays as it is. Not static, so that the verifier goes through the loop once.
 */
__noinline int limit_segments(struct __sk_buff *skb, __u32 l4, __u32 most)
{
	__u32 at = l4 + sizeof(struct tcphdr), end;
	struct segment_option option;
	__u8 offset;

	if (bpf_skb_load_bytes(skb, l4 + TCP_DATA_OFFSET, &offset, sizeof(offset)))
		return -1;
	end = l4 + (offset >> 4) * 4;
	for (int i = 0; i < TCP_OPTIONS_MAX_BYTES; i++) {
		if (at + sizeof(option) > end ||
		    bpf_skb_load_bytes(skb, at, &option, sizeof(option)))
			return 0;
		if (option.kind == TCP_OPTION_SEGMENT && option.length == sizeof(option)) {
			if (bpf_ntohs(option.bytes) > most)
				write_segment(skb, l4, at, option.bytes, bpf_htons(most));
			return 0;
		}
		if (option.kind == TCP_OPTION_END ||
		    (option.kind != TCP_OPTION_NOTHING && option.length < 2))
			return 0;
		at += option.kind == TCP_OPTION_NOTHING ? 1 : option.length;
	}
	return 0;
}

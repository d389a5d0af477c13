/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* Internet checksums (RFC 1071), and what becomes of one when what it covers changes (RFC 1624). */
#pragma once

#include <linux/types.h>
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

static __always_inline __sum16 fold(__u64 sum)
{
	sum = (sum & 0xffffffff) + (sum >> 32);
	sum = (sum & 0xffff) + (sum >> 16);
	sum = (sum & 0xffff) + (sum >> 16);
	sum = (sum & 0xffff) + (sum >> 16);
	return ~sum;
}

#define CHECKSUM(DATA, SEED) fold(bpf_csum_diff(NULL, 0, (__be32 *)(DATA), sizeof(*(DATA)), SEED))

/* What a sum changes by when one 16-bit word does. */
static __always_inline __u32 word_difference(__be16 old, __be16 new)
{
	return (__u16)~old + new;
}

static __always_inline __sum16 changed_checksum(__sum16 checksum, __u64 difference)
{
	return fold((__u64)(__u16)~checksum + difference);
}

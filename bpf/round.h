/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * A hash for each connection, not only for each tuple: a client whose ports come round
 * again would otherwise meet the same backends in the same order for ever. And yet one
 * that any later packet of the connection leads to, should its flow be lost.
 */
#pragma once

#include <linux/bpf.h>
#include <linux/in.h>
#include <bpf/bpf_helpers.h>

#include "bpf/abi.h"
#include "bpf/hash.h"
#include "bpf/maps.h"
#include "bpf/parse.h"

#define PURPOSE_ROUND (1ull << 32)

/* By interface, so that no pod can turn the rounds of another. */
static __always_inline __u64 tuple_key(__u64 hash, __u32 ifindex)
{
	return derive(hash, ifindex);
}

/* The hash of a connection that begins with this SYN. A retransmission gets the same again. */
static __noinline __u64 begin_round(const struct settings *settings, const struct packet *packet,
				    __u32 ifindex)
{
	__u64 hash = hash_flow(settings, packet);
	__u64 key = tuple_key(hash, ifindex);
	struct tuple first = {.sequence = packet->sequence};
	struct tuple *row;

	if (packet->protocol != IPPROTO_TCP)
		return hash;
	row = bpf_map_lookup_elem(&tuples, &key);
	if (!row) {
		bpf_map_update_elem(&tuples, &key, &first, BPF_ANY);
		return derive(hash, PURPOSE_ROUND);
	}
	/* In place. Should the row be another's by now, its next connection is one round ahead. */
	if (row->sequence != first.sequence) {
		row->sequence = first.sequence;
		row->round++;
	}
	return derive(hash, PURPOSE_ROUND + row->round);
}

/* The hash of the connection that the tuple carries now. */
static __noinline __u64 current_round(const struct settings *settings, const struct packet *packet,
				      __u32 ifindex)
{
	__u64 hash = hash_flow(settings, packet);
	__u64 key = tuple_key(hash, ifindex);
	struct tuple *now = bpf_map_lookup_elem(&tuples, &key);

	return derive(hash, PURPOSE_ROUND + (now ? now->round : 0));
}

/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * The pick: frontend -> split, if a route applies -> backend set -> endpoint. Each step
 * is one lookup. A row that a writer took away between two steps makes the whole pick
 * start again, so it is made from one state of the tables or another, never from both.
 */
#pragma once

#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#include "bpf/abi.h"
#include "bpf/hash.h"
#include "bpf/maps.h"
#include "bpf/parse.h"

/* What `draw` answers besides a reason (REASON_NONE: an endpoint was drawn). */
#define DRAW_UNCLAIMED (-1) /* no such frontend: not ours */
#define DRAW_RACED (-2) /* a row went away: draw again */

enum purpose {
	PURPOSE_COIN = 1,
	PURPOSE_ENDPOINT = 2, /* and the numbers after it, one an attempt */
};

static __always_inline int find_frontend(const struct packet *packet, __u64 scope,
					 struct frontend *out)
{
	struct frontend_key key = {
		.scope = scope,
		.port = packet->destination_port,
		.protocol = packet->protocol,
	};
	int found;

	__builtin_memcpy(key.address, packet->destination, 16);
	found = READ_ROW(frontends, &key, out);
	if (found == 0 && scope != 0) {
		key.scope = 0;
		found = READ_ROW(frontends, &key, out);
	}
	return found;
}

static __always_inline int draw_slot(__u64 id, __u64 hash, struct slot *out)
{
	struct split *split = bpf_map_lookup_elem(&splits, &id);
	struct slot *slot;

	if (!split)
		return DRAW_RACED;
	slot = &split->slots[scale(hash, split->slot_count) % SPLIT_MAX_SLOTS];
	if (derive(hash, PURPOSE_COIN) >= slot->threshold)
		slot = &split->slots[slot->alias % SPLIT_MAX_SLOTS];
	*out = *slot;
	return SAME_ROW(splits, &id, split) ? REASON_NONE : DRAW_RACED;
}

static __always_inline int draw_endpoint(__u64 set, __u64 word, struct flow *flow)
{
	struct backend_set row;
	struct endpoint endpoint;
	struct endpoint_key key = {.set = set};

	if (READ_ROW(backend_sets, &set, &row) <= 0)
		return DRAW_RACED;
	if (row.endpoint_count == 0)
		return row.empty_reason;
	key.index = scale(word, row.endpoint_count);
	if (READ_ROW(endpoints, &key, &endpoint) <= 0)
		return DRAW_RACED;
	__builtin_memcpy(flow->address, endpoint.address, 16);
	flow->port = endpoint.port;
	flow->set = set;
	return REASON_NONE;
}

/*
 * Fills in flow->service, and with REASON_NONE address, port and set. The slot depends
 * on the hash alone; further attempts may only lead to another endpoint of it.
 */
static __noinline int draw(const struct packet *packet, __u64 scope, __u64 hash, __u32 attempt,
			   struct flow *flow)
{
	struct frontend frontend;
	struct slot slot;
	int found = find_frontend(packet, scope, &frontend);

	if (found <= 0)
		return found == 0 ? DRAW_UNCLAIMED : DRAW_RACED;
	flow->service = frontend.service;
	slot.target = frontend.target;
	slot.reason = frontend.reason;
	slot.set = frontend.target_id;
	if (frontend.target == TARGET_SPLIT) {
		int drawn = draw_slot(frontend.target_id, hash, &slot);

		if (drawn)
			return drawn;
	}
	if (slot.target != TARGET_SET)
		return slot.reason ? slot.reason : REASON_ROW_MISSING;
	return draw_endpoint(slot.set, derive(hash, PURPOSE_ENDPOINT + attempt), flow);
}

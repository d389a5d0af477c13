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
#include "bpf/affinity.h"
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

/* One connection's pick; affinities of zero mean that nothing is to be remembered. */
struct pick {
	struct frontend_key called; /* with the scope of the client */
	__u64 service; /* from here to affinity: the frontend's, if it is claimed */
	__u64 target_id;
	__u32 slot_affinity_s;
	__u8 target; /* enum target */
	__u8 reason; /* enum reason */
	__u8 is_claimed;
	__u8 is_ipv6;
	__u64 client; /* the workload */
	__u64 hash;
	__u32 attempt; /* further ones may only lead to another endpoint of the same slot */
	__u32 endpoint_affinity_s;
};

static __always_inline void start_pick(struct pick *pick, const __u8 *address, __be16 port,
				       __u8 protocol, __u64 scope)
{
	__builtin_memset(pick, 0, sizeof(*pick));
	__builtin_memcpy(pick->called.address, address, 16);
	pick->called.scope = scope;
	pick->called.port = port;
	pick->called.protocol = protocol;
}

/* As READ_ROW, without a copy on the stack in between. */
static __always_inline int read_frontend(const struct frontend_key *key, struct pick *pick)
{
	struct frontend *row = bpf_map_lookup_elem(&frontends, key);

	if (!row)
		return 0;
	pick->service = row->service;
	pick->target_id = row->target_id;
	pick->slot_affinity_s = row->affinity_s;
	pick->target = row->target;
	pick->reason = row->reason;
	return SAME_ROW(frontends, key, row) ? 1 : -1;
}

/* Finds what is called. 0: no such frontend, so the call is not ours; else as READ_ROW. */
static __noinline int claim(struct pick *pick)
{
	struct frontend_key key = pick->called;
	int found = read_frontend(&key, pick);

	if (found == 0 && key.scope != 0) {
		key.scope = 0;
		found = read_frontend(&key, pick);
	}
	pick->is_claimed = found > 0;
	return found;
}

/* The set that the client was led to last, if the split still leads there; else 0. */
static __noinline __u64 recall_slot(const struct pick *pick, __u64 service,
				    const struct split *split)
{
	struct affinity_key key = {.client = pick->client, .of = service, .is_ipv6 = pick->is_ipv6};
	struct affinity entry;

	if (!recall(&key, pick->slot_affinity_s, &entry) || !has_slot(split, entry.set))
		return 0;
	return entry.set;
}

static __always_inline int draw_slot(const struct pick *pick, struct slot *out)
{
	__u64 id = pick->target_id;
	struct split *split = bpf_map_lookup_elem(&splits, &id);
	struct slot *slot;
	__u64 known = 0;

	if (!split)
		return DRAW_RACED;
	if (pick->slot_affinity_s)
		known = recall_slot(pick, pick->service, split);
	slot = &split->slots[scale(pick->hash, split->slot_count) % SPLIT_MAX_SLOTS];
	if (derive(pick->hash, PURPOSE_COIN) >= slot->threshold)
		slot = &split->slots[slot->alias % SPLIT_MAX_SLOTS];
	*out = *slot;
	if (known) {
		out->target = TARGET_SET;
		out->set = known;
	}
	return SAME_ROW(splits, &id, split) ? REASON_NONE : DRAW_RACED;
}

/*
 * Whether the client has had an endpoint of the set; then it is filled in. Whether it may be had
 * again is for the caller to ask: one function within the other would take more stack than
 * Linux 6.1 has.
 */
static __noinline int recall_endpoint(const struct pick *pick, __u64 set, struct flow *flow)
{
	struct affinity_key key = {.client = pick->client, .of = set, .is_ipv6 = pick->is_ipv6};
	struct affinity entry;

	/* After a collision another endpoint is needed. */
	if (pick->attempt > 0 || !recall(&key, pick->endpoint_affinity_s, &entry))
		return false;
	__builtin_memcpy(flow->address, entry.address, 16);
	flow->port = entry.port;
	return true;
}

static __always_inline int draw_endpoint(struct pick *pick, __u64 set, struct flow *flow)
{
	__u64 word = derive(pick->hash, PURPOSE_ENDPOINT + pick->attempt);
	struct backend_set row;
	struct endpoint endpoint;
	struct endpoint_key key = {.set = set};

	if (READ_ROW(backend_sets, &set, &row) <= 0)
		return DRAW_RACED;
	if (row.endpoint_count == 0)
		return row.empty_reason;
	flow->set = set;
	pick->endpoint_affinity_s = row.affinity_s;
	if (row.affinity_s && recall_endpoint(pick, set, flow) && is_eligible(set, flow))
		return REASON_NONE;
	key.index = scale(word, row.endpoint_count);
	if (READ_ROW(endpoints, &key, &endpoint) <= 0)
		return DRAW_RACED;
	__builtin_memcpy(flow->address, endpoint.address, 16);
	flow->port = endpoint.port;
	return REASON_NONE;
}

static __always_inline int draw_claimed(struct pick *pick, struct flow *flow)
{
	struct slot slot;

	flow->service = pick->service;
	slot.target = pick->target;
	slot.reason = pick->reason;
	slot.set = pick->target_id;
	if (slot.target == TARGET_SPLIT) {
		int drawn = draw_slot(pick, &slot);

		if (drawn)
			return drawn;
	}
	if (slot.target != TARGET_SET)
		return slot.reason ? slot.reason : REASON_ROW_MISSING;
	return draw_endpoint(pick, slot.set, flow);
}

/*
 * Fills in flow->service, and with REASON_NONE address, port and set. Not static, so that
 * the verifier goes through it once, whoever calls it and how often.
 */
__noinline int draw(struct pick *pick, struct flow *flow)
{
	int found, drawn;

	if (!pick || !flow)
		return REASON_ROW_MISSING;
	found = pick->is_claimed ? 1 : claim(pick);
	if (found <= 0)
		return found == 0 ? DRAW_UNCLAIMED : DRAW_RACED;
	drawn = draw_claimed(pick, flow);
	if (drawn == DRAW_RACED)
		pick->is_claimed = false;
	return drawn;
}

/* After the pick has become a flow. */
static __always_inline void remember(const struct pick *pick, const struct flow *flow)
{
	if (pick->slot_affinity_s)
		remember_slot(pick->client, flow->service, pick->is_ipv6, flow);
	if (pick->endpoint_affinity_s)
		remember_endpoint(pick->client, pick->is_ipv6, flow);
}

/* Rejections are answered; the rest a client meets as silence: a policy, or our own failure. */
static __always_inline bool is_answered(__u32 reason)
{
	return reason == REASON_NO_ENDPOINT || reason == REASON_INVALID_BACKEND ||
	       reason == REASON_ZERO_WEIGHT;
}

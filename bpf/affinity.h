/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * sessionAffinity ClientIP: a client's next connection goes where its last one went, as
 * long as that may still be picked. Each new connection starts the time anew; packets of
 * connections that are there do not.
 */
#pragma once

#include <stdbool.h>
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#include "bpf/abi.h"
#include "bpf/maps.h"

/* False if the client has nothing to come back to, or has been away for too long. */
static __always_inline bool recall(const struct affinity_key *key, __u32 timeout_s,
				   struct affinity *out)
{
	struct affinity *entry = bpf_map_lookup_elem(&affinity, key);

	if (!entry)
		return false;
	*out = *entry;
	return bpf_ktime_get_coarse_ns() - out->chosen_ns < timeout_s * NS_PER_S;
}

static __noinline int is_eligible(__u64 set, const struct flow *flow)
{
	struct member_key key = {.set = set, .port = flow->port};
	struct member *member;

	__builtin_memcpy(key.address, flow->address, 16);
	member = bpf_map_lookup_elem(&members, &key);
	return member && member->state == MEMBER_ELIGIBLE;
}

/*
 * A slot may be gone, or have no weight any more; an empty set is no place to come back
 * to. Not static, so that the verifier goes through its loop once, not at every draw.
 */
__noinline int has_slot(const struct split *split, __u64 set)
{
	struct backend_set *row = bpf_map_lookup_elem(&backend_sets, &set);

	if (!split || !row || row->endpoint_count == 0)
		return false;
	for (__u32 i = 0; i < SPLIT_MAX_SLOTS; i++) {
		const struct slot *slot = &split->slots[i];

		if (i < split->slot_count && slot->target == TARGET_SET && slot->set == set &&
		    slot->weight > 0)
			return true;
	}
	return false;
}

static __noinline int remember_slot(__u64 client, __u64 service, bool is_ipv6,
				    const struct flow *flow)
{
	struct affinity_key key = {.client = client, .of = service, .is_ipv6 = is_ipv6};
	struct affinity entry = {.set = flow->set, .chosen_ns = flow->created_ns};

	return bpf_map_update_elem(&affinity, &key, &entry, BPF_ANY);
}

static __noinline int remember_endpoint(__u64 client, bool is_ipv6, const struct flow *flow)
{
	struct affinity_key key = {.client = client, .of = flow->set, .is_ipv6 = is_ipv6};
	struct affinity entry = {
		.set = flow->set, .port = flow->port, .chosen_ns = flow->created_ns};

	__builtin_memcpy(entry.address, flow->address, 16);
	return bpf_map_update_elem(&affinity, &key, &entry, BPF_ANY);
}

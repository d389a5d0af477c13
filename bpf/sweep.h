/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* Removes what has been idle for too long. Run by the agent; without one, flows just stay. */
#pragma once

#include <stdbool.h>
#include <linux/bpf.h>
#include <linux/in.h>
#include <bpf/bpf_helpers.h>

#include "bpf/abi.h"
#include "bpf/config.h"
#include "bpf/flow.h"
#include "bpf/maps.h"

struct sweep_pass {
	struct flow_sweep sweep; /* a copy: the verifier wants plain offsets into the context */
	__u64 now;
	__u32 closed; /* entries of flows_opening that were removed */
	bool is_opening; /* the table that is gone through */
};

static __always_inline __u64 tcp_timeout(const struct flow_sweep *sweep, __u8 forward, __u8 reverse)
{
	if ((forward | reverse) & FLOW_RST)
		return sweep->tcp_reset_ns;
	if (forward & reverse & FLOW_FIN)
		return sweep->tcp_closed_ns;
	if (!(reverse & FLOW_SEEN))
		return sweep->tcp_opening_ns;
	if ((forward | reverse) & FLOW_FIN)
		return sweep->tcp_half_closed_ns;
	return sweep->tcp_established_ns;
}

/* How long the flow may be idle; of UDP and TCP, with the flags of each side. */
static __always_inline __u64 idle_limit(const struct flow_sweep *sweep, __u8 protocol, __u8 forward,
					__u8 reverse)
{
	if (protocol == IPPROTO_TCP)
		return tcp_timeout(sweep, forward, reverse);
	return reverse & FLOW_SEEN ? sweep->udp_replied_ns : sweep->udp_unreplied_ns;
}

/* Both entries live and die together: a flow is as old as its younger side. */
static __always_inline bool is_over(const struct sweep_pass *pass, const struct flow_key *key,
				    struct flow *flow, const struct flow *other)
{
	__u8 other_flags = other ? other->flags : 0;
	__u64 seen = flow->seen_ns;
	__u8 forward = key->direction == FLOW_FORWARD ? flow->flags : other_flags;
	__u8 reverse = key->direction == FLOW_FORWARD ? other_flags : flow->flags;

	if (!other)
		forward |= FLOW_RST; /* half a flow serves nobody */
	if (other && other->seen_ns > seen)
		seen = other->seen_ns;
	return pass->now > seen &&
	       pass->now - seen > idle_limit(&pass->sweep, key->protocol, forward, reverse);
}

static long sweep_entry(void *map, const void *key_, void *value, void *context)
{
	const struct flow_key *found = key_;
	struct sweep_pass *pass = context;
	struct flow *flow = value;
	struct flow_key key = *found;
	struct flow_key other;
	struct flow *other_side;

	other_key(&key, flow, &other);
	other_side = find_flow(&other);
	/* Sides that share a bucket are both shown, though the first has taken the second along. */
	if (!other_side && !bpf_map_lookup_elem(map, &key))
		return 0;
	if (key.ifindex == pass->sweep.purge_ifindex || is_over(pass, &key, flow, other_side)) {
		if (!bpf_map_delete_elem(map, &key)) {
			pass->sweep.removed++;
			pass->closed += pass->is_opening;
		}
		/* Not left to a later step: half a flow would be met by packets meanwhile. */
		if (!bpf_map_delete_elem(&flows, &other)) {
			pass->sweep.removed++;
		} else if (!bpf_map_delete_elem(&flows_opening, &other)) {
			pass->sweep.removed++;
			pass->closed++;
		}
		return 0;
	}
	pass->sweep.live++;
	if (key.ifindex == pass->sweep.count_ifindex)
		pass->sweep.counted++;
	return 0;
}

/*
 * Those of an interface that is purged or, being counted, left; and all, where nothing goes by
 * them: their ports might come round again while nobody looks.
 */
static long sweep_shortcut(void *map, const void *key, void *value, void *context)
{
	const struct shortcut *row = value;
	const struct sweep_pass *pass = context;
	__u32 left =
		pass->sweep.purge_ifindex ? pass->sweep.purge_ifindex : pass->sweep.count_ifindex;

	if (!delivers_short || row->low_ifindex == left || row->high_ifindex == left)
		bpf_map_delete_elem(map, key);
	return 0;
}

/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* Totals by Service and by endpoint, one copy a processor; rows appear when first counted. */
#pragma once

#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#include "bpf/abi.h"
#include "bpf/maps.h"

static __always_inline struct traffic *traffic_row(const struct flow *flow, const __u8 *endpoint,
						   __be16 port)
{
	struct traffic_key key = {.service = flow->service, .set = flow->set, .port = port};
	struct traffic *row;

	__builtin_memcpy(key.address, endpoint, 16);
	row = bpf_map_lookup_elem(&traffic, &key);
	if (!row) {
		struct traffic zero = {};

		/* The table may be full: then this endpoint is not counted, and `map list` shows
		 * why. */
		bpf_map_update_elem(&traffic, &key, &zero, BPF_NOEXIST);
		row = bpf_map_lookup_elem(&traffic, &key);
	}
	return row;
}

static __always_inline void count_sent(const struct flow *flow, __u32 bytes, bool is_new)
{
	struct traffic *row = traffic_row(flow, flow->address, flow->port);

	if (!row)
		return;
	row->connections += is_new;
	row->packets_sent++;
	row->bytes_sent += bytes;
}

/* At the socket level, where no packet is seen. */
static __always_inline void count_connection(const struct flow *flow)
{
	struct traffic *row = traffic_row(flow, flow->address, flow->port);

	if (row)
		row->connections++;
}

static __always_inline void count_received(const struct flow *flow, const __u8 *endpoint,
					   __be16 port, __u32 bytes)
{
	struct traffic *row = traffic_row(flow, endpoint, port);

	if (!row)
		return;
	row->packets_received++;
	row->bytes_received += bytes;
}

#define COUNT_ENTRIES(FIELD, NUMBER)                                                               \
	do {                                                                                       \
		__u32 zero_ = 0;                                                                   \
		struct flow_totals *totals_ = bpf_map_lookup_elem(&flow_totals, &zero_);           \
		if (totals_)                                                                       \
			totals_->FIELD += (NUMBER);                                                \
	} while (0)

static __always_inline void count_refusal(__u64 service, __u32 reason)
{
	struct refusal_key key = {.service = service, .reason = reason};
	struct refusal *row = bpf_map_lookup_elem(&refusals, &key);
	struct refusal first = {.packets = 1};

	if (row)
		row->packets++;
	else
		bpf_map_update_elem(&refusals, &key, &first, BPF_ANY);
}

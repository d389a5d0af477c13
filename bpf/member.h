/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* Whether an endpoint may keep what was given to it. */
#pragma once

#include <stdbool.h>
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#include "bpf/abi.h"
#include "bpf/maps.h"

static __always_inline bool same_address(const __u8 *a, const __u8 *b)
{
	const __u64 *x = (const __u64 *)a;
	const __u64 *y = (const __u64 *)b;

	return x[0] == y[0] && x[1] == y[1];
}

static __always_inline bool is_member(const struct flow *flow)
{
	struct member_key key = {.set = flow->set, .port = flow->port};

	__builtin_memcpy(key.address, flow->address, 16);
	return bpf_map_lookup_elem(&members, &key) != NULL;
}

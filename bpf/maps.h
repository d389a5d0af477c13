/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * Every map of the datapath. Sizes here are those of a packet test; the agent sets its own.
 *
 * The tables that the agent writes are hashes: a row that is not there is seen as such,
 * and an update puts a whole new row in place. The memory of a replaced row may be used
 * again at once, so readers copy what they need and look the row up again (READ_ROW).
 */
#pragma once

#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#include "bpf/abi.h"

#define DEFINE_MAP(NAME, TYPE, KEY, VALUE, ENTRIES, FLAGS)                                         \
	struct {                                                                                   \
		__uint(type, TYPE);                                                                \
		__uint(max_entries, ENTRIES);                                                      \
		__uint(map_flags, FLAGS);                                                          \
		__type(key, KEY);                                                                  \
		__type(value, VALUE);                                                              \
	} NAME SEC(".maps")

DEFINE_MAP(settings, BPF_MAP_TYPE_ARRAY, __u32, struct settings, 1, 0);
DEFINE_MAP(names, BPF_MAP_TYPE_HASH, __u64, struct name, 1024, BPF_F_NO_PREALLOC);

DEFINE_MAP(frontends, BPF_MAP_TYPE_HASH, struct frontend_key, struct frontend, 1024,
	   BPF_F_NO_PREALLOC);
DEFINE_MAP(splits, BPF_MAP_TYPE_HASH, __u64, struct split, 1024, BPF_F_NO_PREALLOC);
DEFINE_MAP(backend_sets, BPF_MAP_TYPE_HASH, __u64, struct backend_set, 1024, BPF_F_NO_PREALLOC);
DEFINE_MAP(endpoints, BPF_MAP_TYPE_HASH, struct endpoint_key, struct endpoint, 1024,
	   BPF_F_NO_PREALLOC);
DEFINE_MAP(members, BPF_MAP_TYPE_HASH, struct member_key, struct member, 1024, BPF_F_NO_PREALLOC);
DEFINE_MAP(workloads, BPF_MAP_TYPE_HASH, struct workload_key, struct workload, 1024,
	   BPF_F_NO_PREALLOC);

DEFINE_MAP(quiet, BPF_MAP_TYPE_HASH, struct workload_key, struct quiet, 1024, BPF_F_NO_PREALLOC);

/* Preallocated: a packet must not wait for memory. Never evicts a flow. */
DEFINE_MAP(flows, BPF_MAP_TYPE_HASH, struct flow_key, struct flow, 4096, 0);
/*
 * Flows that nobody has answered yet, so that a flood of them pushes out only its like;
 * and those that found `flows` full.
 */
DEFINE_MAP(flows_opening, BPF_MAP_TYPE_LRU_HASH, struct flow_key, struct flow, 4096, 0);

/* The client that has been away longest is forgotten first. */
DEFINE_MAP(affinity, BPF_MAP_TYPE_LRU_HASH, struct affinity_key, struct affinity, 1024, 0);

/* Short-lived: whoever has sent all of a datagram is not asked for it again. */
DEFINE_MAP(fragments, BPF_MAP_TYPE_LRU_HASH, struct fragment_key, struct fragment, 1024, 0);

/* The kernel keeps it with the cgroups themselves: it has no size of its own. */
struct {
	__uint(type, BPF_MAP_TYPE_CGROUP_STORAGE);
	__type(key, __u64);
	__type(value, struct cgroup_workload);
} cgroups SEC(".maps");

/* A socket that is pushed out goes on; only its names are forgotten. */
DEFINE_MAP(sockets, BPF_MAP_TYPE_LRU_HASH, __u64, struct connected_socket, 4096, 0);
DEFINE_MAP(socket_peers, BPF_MAP_TYPE_LRU_HASH, struct peer_key, struct peer, 4096, 0);

DEFINE_MAP(tuples, BPF_MAP_TYPE_LRU_HASH, __u64, struct tuple, 4096, 0);
DEFINE_MAP(shortcuts, BPF_MAP_TYPE_LRU_HASH, struct shortcut_key, struct shortcut, 4096, 0);
DEFINE_MAP(answers, BPF_MAP_TYPE_LRU_HASH, struct workload_key, struct answers, 1024, 0);

DEFINE_MAP(tunnel, BPF_MAP_TYPE_ARRAY, __u32, struct tunnel, 1, 0);
DEFINE_MAP(remotes, BPF_MAP_TYPE_LPM_TRIE, struct remote_key, struct remote, 1024,
	   BPF_F_NO_PREALLOC);
DEFINE_MAP(tunnel_totals, BPF_MAP_TYPE_PERCPU_ARRAY, __u32, struct tunnel_totals, 1, 0);

DEFINE_MAP(flow_totals, BPF_MAP_TYPE_PERCPU_ARRAY, __u32, struct flow_totals, 1, 0);
DEFINE_MAP(traffic, BPF_MAP_TYPE_PERCPU_HASH, struct traffic_key, struct traffic, 1024,
	   BPF_F_NO_PREALLOC);
DEFINE_MAP(refusals, BPF_MAP_TYPE_PERCPU_HASH, struct refusal_key, struct refusal, 1024,
	   BPF_F_NO_PREALLOC);

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 256 * 1024);
} events SEC(".maps");

/*
 * Copies a row to *OUT. 1: copied; 0: there is no such row; -1: a writer replaced it
 * meanwhile, so the copy may be of another row.
 */
#define READ_ROW(MAP, KEY, OUT)                                                                    \
	({                                                                                         \
		typeof(OUT) found_ = bpf_map_lookup_elem(&MAP, KEY);                               \
		int result_ = 0;                                                                   \
		if (found_) {                                                                      \
			*(OUT) = *found_;                                                          \
			result_ = SAME_ROW(MAP, KEY, found_) ? 1 : -1;                             \
		}                                                                                  \
		result_;                                                                           \
	})

/* Whether the row at this address is still the one of the key. */
#define SAME_ROW(MAP, KEY, ROW) (bpf_map_lookup_elem(&MAP, KEY) == (void *)(ROW))

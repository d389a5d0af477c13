/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* Never loaded: compiled for its type information, from which agent/datapath/abi.gen.ts is written.
 */
#include "bpf/abi.h"

struct {
	enum abi_limit limit;
	enum abi_flag csum_flag;
	enum flow_direction direction;
	enum flow_flag flag;
	enum event_kind event_kind;
	enum socket_flag socket_flag;
	enum socket_state socket_state;

	struct settings settings;
	struct name name;
	struct frontend_key frontend_key;
	struct frontend frontend;
	struct split split;
	struct backend_set backend_set;
	struct endpoint_key endpoint_key;
	struct endpoint endpoint;
	struct member_key member_key;
	struct member member;
	struct workload_key workload_key;
	struct workload workload;
	struct quiet quiet;
	struct cgroup_workload cgroup_workload;
	struct connected_socket connected_socket;
	struct peer_key peer_key;
	struct peer peer;
	struct flow_key flow_key;
	struct flow flow;
	struct tuple tuple;
	struct shortcut_key shortcut_key;
	struct shortcut shortcut;
	struct answers answers;
	struct flow_totals flow_totals;
	struct affinity_key affinity_key;
	struct affinity affinity;
	struct fragment_key fragment_key;
	struct fragment fragment;
	struct traffic_key traffic_key;
	struct traffic traffic;
	struct refusal_key refusal_key;
	struct refusal refusal;
	struct tunnel tunnel;
	struct remote_key remote_key;
	struct remote remote;
	struct tunnel_totals tunnel_totals;
	struct event event;
	struct program_entry program_entry;
	struct flow_sweep flow_sweep;
} abi;

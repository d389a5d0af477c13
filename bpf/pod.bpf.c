/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * The packet level: two programs on the host side of an opted-in pod's veth, and the
 * sweep of the flow tables. Ingress of the host side is what the pod sends.
 */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#include "bpf/conntrack.h"
#include "bpf/counters.h"
#include "bpf/event.h"
#include "bpf/flow.h"
#include "bpf/fragment.h"
#include "bpf/hairpin.h"
#include "bpf/hash.h"
#include "bpf/icmp.h"
#include "bpf/maps.h"
#include "bpf/nat.h"
#include "bpf/parse.h"
#include "bpf/pick.h"
#include "bpf/quiet.h"
#include "bpf/redirect.h"
#include "bpf/reject.h"
#include "bpf/round.h"
#include "bpf/shortcut.h"
#include "bpf/sweep.h"
#include "bpf/tunnel.h"
#include "bpf/verdict.h"

#define NO_FLOW (-2)

static __always_inline int rewrite_failed(const struct flow *flow)
{
	count_refusal(flow->service, REASON_REWRITE_FAILED);
	return DROP;
}

static __always_inline int send_back(struct __sk_buff *skb, const struct flow *flow)
{
	int verdict = deliver_back(skb);

	return verdict < 0 ? rewrite_failed(flow) : verdict;
}

/* On to the endpoint. A function of its own, for the stack's sake. */
static __noinline int send(struct __sk_buff *skb, const struct packet *packet,
			   const struct flow *flow, bool is_new)
{
	__u32 bytes = skb->len;
	__u8 source[16];

	if (rewrite_destination(skb, packet, flow->address, flow->port))
		return rewrite_failed(flow);
	count_sent(flow, bytes, is_new);
	if (!is_hairpin(packet, flow))
		return NEXT;
	hairpin_address(packet, source);
	if (rewrite_source(skb, packet, source, packet->source_port))
		return rewrite_failed(flow);
	return send_back(skb, flow);
}

static __always_inline int refuse(struct __sk_buff *skb, const struct opening *opening,
				  __u32 reason)
{
	bool answered = is_answered(reason);
	int verdict;

	if (answered && !may_answer(skb->ifindex)) {
		answered = false;
		reason = REASON_ANSWER_LIMIT;
	}
	verdict = answered ? reject(skb, opening->packet) : DROP;
	count_refusal(opening->flow.service, reason);
	emit(opening, answered ? EVENT_REJECT : EVENT_DROP, reason);
	return verdict < 0 ? DROP : verdict;
}

/* Draws until an endpoint's replies can be told from those of other flows. */
static __always_inline int draw_and_open(struct opening *opening, struct pick *pick)
{
	int why = REASON_ROW_MISSING;

	pick->hash = begin_round(opening->settings, opening->packet, opening->key->ifindex);
	/* Counted apart from the pick: the verifier must see that it comes to an end. */
	for (__u32 attempt = 0; attempt < PICK_MAX_TRIES; attempt++) {
		int drawn, opened;

		pick->attempt = attempt;
		drawn = draw(pick, &opening->flow);
		if (drawn == DRAW_RACED)
			continue;
		if (drawn != REASON_NONE)
			return drawn;
		opened = open_flow(opening->key, &opening->flow);
		if (opened == COLLISION && remove_closed(opening->key, &opening->flow))
			opened = open_flow(opening->key, &opening->flow);
		if (opened == RESERVED) {
			remember(pick, &opening->flow);
			return REASON_NONE;
		}
		why = opened == COLLISION ? REASON_TUPLE_COLLISION : REASON_FLOW_NOT_KEPT;
	}
	return why;
}

/* A function of its own, for the stack's sake. */
static __noinline int start_packet_pick(struct pick *pick, const struct packet *packet,
					const struct workload *workload)
{
	start_pick(pick, packet->destination, packet->destination_port, packet->protocol,
		   workload->scope);
	pick->client = workload->id;
	pick->is_ipv6 = packet->is_ipv6;
	return 0;
}

static __noinline int start_flow(struct __sk_buff *skb, const struct packet *packet,
				 const struct flow_key *key)
{
	struct workload_key workload_key = {.ifindex = skb->ifindex};
	struct workload *workload = bpf_map_lookup_elem(&workloads, &workload_key);
	struct opening opening = {.packet = packet, .key = key};
	struct pick pick;
	__u32 zero = 0;
	int reason;

	opening.settings = bpf_map_lookup_elem(&settings, &zero);
	if (!workload || workload->mode != WORKLOAD_ACTIVE || !opening.settings)
		return NEXT;
	opening.workload = workload->id;
	start_packet_pick(&pick, packet, workload);
	if (claim(&pick) == 0) {
		if (!is_quiet_for(packet, &workload_key))
			release_direct(key);
		return NEXT;
	}
	if (has_ct_lookup && packet->protocol == IPPROTO_UDP && kube_proxy_has(skb, packet))
		return NEXT;
	opening.flow.created_ns = opening.flow.seen_ns = bpf_ktime_get_coarse_ns();
	reason = draw_and_open(&opening, &pick);
	if (reason == DRAW_UNCLAIMED)
		return NEXT;
	if (reason != REASON_NONE)
		return refuse(skb, &opening, reason);
	if (is_quiet_for(packet, &workload_key))
		bpf_map_delete_elem(&quiet, &workload_key); /* before any answer can come */
	emit(&opening, EVENT_CONNECT, REASON_NONE);
	return send(skb, packet, &opening.flow, true);
}

/*
 * Whether the connection went to this endpoint before its flow was lost. What a pod says to
 * itself never passes nf_conntrack; there the first draw is all that there is to go by.
 */
static __always_inline bool was_ours(struct __sk_buff *skb, const struct packet *packet,
				     const struct flow *flow, __u32 attempt)
{
	if (is_hairpin(packet, flow))
		return attempt == 0;
	return is_tracked(skb, packet, flow) || (delivers_short && goes_short(packet, flow));
}

/*
 * A packet in the middle of a connection that no flow is known of. If it was ours, the
 * tables lead where they led then, as long as they are the same, and nf_conntrack has the
 * rest of the way. If not, it goes on as it came: it is kube-proxy's, or nobody's.
 */
static __noinline int recover_flow(struct __sk_buff *skb, const struct packet *packet,
				   const struct flow_key *key)
{
	struct workload_key workload_key = {.ifindex = skb->ifindex};
	struct workload *workload = bpf_map_lookup_elem(&workloads, &workload_key);
	__u32 zero = 0;
	struct settings *row = bpf_map_lookup_elem(&settings, &zero);
	struct pick pick;
	struct flow flow = {};

	if (!has_ct_lookup || !workload || !row)
		return NEXT;
	start_packet_pick(&pick, packet, workload);
	if (claim(&pick) == 0 || kube_proxy_has(skb, packet))
		return NEXT;
	pick.hash = current_round(row, packet, skb->ifindex);
	flow.created_ns = flow.seen_ns = bpf_ktime_get_coarse_ns();
	/* The endpoint may have been the second choice, after a collision. */
	for (__u32 attempt = 0; attempt < PICK_MAX_TRIES; attempt++) {
		pick.attempt = attempt;
		if (draw(&pick, &flow) != REASON_NONE || !was_ours(skb, packet, &flow, attempt))
			continue;
		return restore_flow(key, &flow, flags_of(packet)) ? send(skb, packet, &flow, false)
								  : NEXT;
	}
	return NEXT;
}

/* The flow of a packet from the pod, if it has one that it may go on in. */
static __noinline int follow_flow(struct __sk_buff *skb, const struct packet *packet,
				  const struct flow_key *key)
{
	struct flow *flow = find_flow(key);
	struct flow copy;

	if (!flow)
		return NO_FLOW;
	copy = *flow;
	if (keeps_flow(packet, key, &copy)) {
		note_packet(flow, packet);
		return send(skb, packet, &copy, false);
	}
	forget_flow(key, &copy);
	return NO_FLOW;
}

/*
 * Restores what the client called in an answer; `flow` is a copy of the reverse entry.
 * NO_FLOW if there is none.
 */
static __always_inline int receive(struct __sk_buff *skb, const struct packet *packet,
				   const struct flow_key *key, struct flow *copy)
{
	struct flow *flow = bpf_map_lookup_elem(&flows, key);
	bool is_settled = flow != NULL;

	if (!flow)
		flow = bpf_map_lookup_elem(&flows_opening, key);
	if (!flow)
		return NO_FLOW;
	*copy = *flow;
	note_packet(flow, packet);
	if (!is_settled)
		settle_flow(key, flow);
	count_received(copy, packet->source, packet->source_port, skb->len);
	return rewrite_source(skb, packet, copy->address, copy->port) ? rewrite_failed(copy) : NEXT;
}

/* What the pod answers to itself. */
static __noinline int receive_hairpin(struct __sk_buff *skb, const struct packet *packet)
{
	struct flow_key key;
	struct flow flow;
	int verdict;

	hairpin_reply_key(skb, packet, &key);
	verdict = receive(skb, packet, &key, &flow);
	if (verdict != NEXT)
		return verdict == NO_FLOW ? NEXT : verdict;
	if (rewrite_destination(skb, packet, packet->source, packet->destination_port))
		return rewrite_failed(&flow);
	return send_back(skb, &flow);
}

/* A later fragment has no Service to count a failure for. */
static __always_inline int follow_fragment(struct __sk_buff *skb, const struct packet *packet,
					   __u8 direction)
{
	int verdict = follow_first_fragment(skb, packet, direction);

	if (verdict != NOT_REWRITTEN)
		return verdict;
	count_refusal(0, REASON_REWRITE_FAILED);
	return DROP;
}

/* From a packet with ports to a verdict. */
static __always_inline int from_pod(struct __sk_buff *skb, const struct packet *packet)
{
	struct workload_key interface = {.ifindex = skb->ifindex};
	struct flow_key key;
	int verdict;

	if (is_hairpin_reply(packet))
		return receive_hairpin(skb, packet);
	if (is_quiet_for(packet, &interface)) {
		if (!is_pure_syn(packet))
			return NEXT;
		forward_key(skb, packet, &key);
		return start_flow(skb, packet, &key);
	}
	forward_key(skb, packet, &key);
	verdict = follow_flow(skb, packet, &key);
	if (verdict != NO_FLOW)
		return verdict;
	if (packet->protocol == IPPROTO_TCP && !is_pure_syn(packet))
		return recover_flow(skb, packet, &key);
	return start_flow(skb, packet, &key);
}

static __always_inline int to_pod(struct __sk_buff *skb, const struct packet *packet)
{
	struct workload_key interface = {.ifindex = skb->ifindex};
	struct flow_key key;
	struct flow flow;
	int verdict;

	if (is_quiet_for(packet, &interface))
		return NEXT;
	reverse_key(skb, packet, &key);
	verdict = receive(skb, packet, &key, &flow);
	return verdict == NO_FLOW ? NEXT : verdict;
}

static __always_inline int finish(struct __sk_buff *skb, const struct packet *packet, int verdict,
				  __u8 direction)
{
	if (packet->part == PART_FIRST && verdict != DROP)
		note_first_fragment(skb, packet, verdict != NEXT, direction);
	return verdict;
}

static __always_inline int translate_sent(struct __sk_buff *skb, struct packet *packet)
{
	if (!parse_network(skb, packet))
		return NEXT;
	if (packet->part == PART_LATER)
		return follow_fragment(skb, packet, FLOW_FORWARD);
	if (is_icmp(packet))
		return translate_error(skb, packet, true) ? DROP : NEXT;
	if (!parse_transport(skb, packet))
		return NEXT;
	return finish(skb, packet, from_pod(skb, packet), FLOW_FORWARD);
}

static __always_inline int translate_received(struct __sk_buff *skb, struct packet *packet)
{
	if (!parse_network(skb, packet))
		return NEXT;
	if (packet->part == PART_LATER)
		return follow_fragment(skb, packet, FLOW_REVERSE);
	if (is_icmp(packet))
		return translate_error(skb, packet, false) ? DROP : NEXT;
	if (!parse_transport(skb, packet))
		return NEXT;
	return finish(skb, packet, to_pod(skb, packet), FLOW_REVERSE);
}

/* What the pod sends: to a frontend, on to the endpoint of its flow; and from there by the tunnel.
 */
SEC("tc")
int pod_ingress(struct __sk_buff *skb)
{
	struct packet packet = {}; /* whole, because another function gets it (Linux 6.1) */
	int verdict = is_left_alone(skb) ? NEXT : translate_sent(skb, &packet);
	int way;

	if (verdict != NEXT)
		return verdict;
	way = steer(skb);
	if (way == TUNNEL_DROP)
		return DROP;
	if (way == TUNNEL_TAKEN)
		fit_tunnel(skb, &packet);
	return delivers_short ? deliver(skb) : NEXT;
}

/* What goes to the pod: an endpoint's answer gets back the address that the pod called. */
SEC("tc")
int pod_egress(struct __sk_buff *skb)
{
	struct packet packet = {}; /* whole, because another function gets it (Linux 6.1) */
	int way = admit(skb);
	int verdict;

	if (way == TUNNEL_DROP)
		return DROP;
	verdict = is_left_alone(skb) ? NEXT : translate_received(skb, &packet);
	if (verdict == NEXT && way == TUNNEL_TAKEN)
		fit_tunnel(skb, &packet);
	return verdict;
}

/* One pass over both tables; the agent fills in the times and reads back the counts. */
SEC("syscall")
int sweep_flows(struct flow_sweep *sweep)
{
	struct sweep_pass pass = {.sweep = *sweep, .now = bpf_ktime_get_ns()};

	pass.sweep.live = 0;
	pass.sweep.removed = 0;
	pass.sweep.counted = 0;
	bpf_for_each_map_elem(&flows, sweep_entry, &pass, 0);
	pass.is_opening = true;
	bpf_for_each_map_elem(&flows_opening, sweep_entry, &pass, 0);
	COUNT_ENTRIES(closed, pass.closed);
	if (!delivers_short || sweep->purge_ifindex || sweep->count_ifindex)
		bpf_for_each_map_elem(&shortcuts, sweep_shortcut, &pass, 0);
	sweep->live = pass.sweep.live;
	sweep->removed = pass.sweep.removed;
	sweep->counted = pass.sweep.counted;
	return 0;
}

char _license[] SEC("license") = "Dual BSD/GPL";

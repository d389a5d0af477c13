/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* One record a new flow, rejection or drop, while somebody reads them. */
#pragma once

#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#include "bpf/abi.h"
#include "bpf/maps.h"
#include "bpf/parse.h"

/* A packet that starts a flow, on its way to a verdict. */
struct opening {
	const struct settings *settings;
	const struct packet *packet;
	const struct flow_key *key;
	__u64 workload;
	struct flow flow; /* where it is to go */
};

/* Zero but for when and what; NULL if nobody reads. A full buffer loses the record, never the
 * packet. */
static __always_inline struct event *begin_event(const struct settings *settings, __u8 kind,
						 __u32 reason)
{
	struct event *event;

	if (!settings->events_wanted)
		return NULL;
	event = bpf_ringbuf_reserve(&events, sizeof(*event), 0);
	if (!event)
		return NULL;
	__builtin_memset(event, 0, sizeof(*event));
	event->time_ns = bpf_ktime_get_ns();
	event->kind = kind;
	event->reason = reason;
	return event;
}

static __always_inline void emit(const struct opening *opening, __u8 kind, __u32 reason)
{
	struct event *event = begin_event(opening->settings, kind, reason);

	if (!event)
		return;
	event->service = opening->flow.service;
	event->workload = opening->workload;
	__builtin_memcpy(event->client, opening->packet->source, 16);
	__builtin_memcpy(event->frontend, opening->packet->destination, 16);
	event->client_port = opening->packet->source_port;
	event->frontend_port = opening->packet->destination_port;
	event->protocol = opening->packet->protocol;
	event->ifindex = opening->key->ifindex;
	if (kind == EVENT_CONNECT) {
		__builtin_memcpy(event->endpoint, opening->flow.address, 16);
		event->endpoint_port = opening->flow.port;
	}
	bpf_ringbuf_submit(event, 0);
}

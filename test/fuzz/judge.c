// SPDX-License-Identifier: Apache-2.0
/* What must be true of every packet, whatever went in. */
#include <netinet/in.h>
#include <string.h>

#include "test/fuzz/fuzz.h"

/* Bytes that a translation may change. */
struct mask {
	bool may[FRAME_MAX];
};

static void allow(struct mask *mask, uint32_t from, uint32_t bytes)
{
	for (uint32_t i = from; i < from + bytes && i < FRAME_MAX; i++)
		mask->may[i] = true;
}

static void allow_header(struct mask *mask, const struct layout *at, uint32_t network)
{
	allow(mask, at->source, at->address_bytes);
	allow(mask, at->destination, at->address_bytes);
	if (!at->is_ipv6)
		allow(mask, network + 10, 2);
}

static void allow_transport(struct mask *mask, const struct layout *at)
{
	allow(mask, at->l4, 4);
	allow(mask, at->l4 + (at->protocol == IPPROTO_UDP ? 6 : 16), 2);
}

/* Of an error, also its own checksum and what it quotes, as far as it quotes it. */
static void allow_error(const struct frame *frame, const struct layout *at, struct mask *mask)
{
	struct layout quoted = lay_out(frame, at->l4 + 8);

	allow(mask, at->l4 + 2, 2);
	if (!quoted.is_ip)
		return;
	allow_header(mask, &quoted, at->l4 + 8);
	if (quoted.protocol == IPPROTO_TCP || quoted.protocol == IPPROTO_UDP)
		allow_transport(mask, &quoted);
}

static struct mask allowed(const struct frame *frame, const struct layout *at)
{
	struct mask mask = {0};

	if (!at->is_ip)
		return mask;
	if (at->has_ports) {
		allow_header(&mask, at, ETHERNET);
		allow_transport(&mask, at);
	} else if (at->is_later) {
		allow_header(&mask, at, ETHERNET);
	} else if (is_icmp_error(frame, at)) {
		allow_header(&mask, at, ETHERNET);
		allow_error(frame, at, &mask);
	}
	return mask;
}

static bool is_vip(const struct frame *frame, const struct layout *at, uint32_t offset)
{
	uint8_t address[16];

	for (unsigned int vip = 0; vip < VIPS; vip++) {
		vip_address(at->is_ipv6, vip, address);
		if (!memcmp(frame->bytes + offset, address, at->address_bytes))
			return true;
	}
	return false;
}

static bool is_hairpin_peer(const struct frame *frame, const struct layout *at, uint32_t offset)
{
	uint8_t address[16];

	hairpin_peer(at->is_ipv6, address);
	return !memcmp(frame->bytes + offset, address, at->address_bytes);
}

/* Whom Weft may touch at all: what the pod sends to a frontend or to itself, and answers to it. */
static bool is_concerned(const struct run *run, const struct layout *at)
{
	if (!at->is_ip)
		return false;
	if (is_icmp_error(&run->before, at) || !run->from_pod)
		return true;
	return is_vip(&run->before, at, at->destination) ||
	       is_hairpin_peer(&run->before, at, at->destination);
}

static const char *judge_sums(const struct run *run, const struct layout *at)
{
	const struct frame *before = &run->before, *after = &run->after;
	bool is_udp = at->protocol == IPPROTO_UDP && at->has_ports;
	const uint8_t *old_sum = before->bytes + at->l4 + 6, *new_sum = after->bytes + at->l4 + 6;

	if (network_sum_is_right(before, ETHERNET) && !network_sum_is_right(after, ETHERNET))
		return "the checksum of the IP header was right and is wrong";
	if (transport_sum_is_right(before, at) && !transport_sum_is_right(after, at))
		return "the checksum of the transport was right and is wrong";
	if (is_udp && !at->is_ipv6 && !old_sum[0] && !old_sum[1] && (new_sum[0] || new_sum[1]))
		return "a UDP checksum of none has become one";
	if (is_udp && (old_sum[0] || old_sum[1]) && !new_sum[0] && !new_sum[1])
		return "a UDP checksum has become none";
	return NULL;
}

/* A packet that goes on, or back into the pod as it is: of the same length, translated or not. */
static const char *judge_translation(const struct run *run, struct reached *reached, bool is_back)
{
	const struct frame *before = &run->before, *after = &run->after;
	uint32_t from = is_back ? ETHERNET : 0;
	struct layout at = lay_out(before, ETHERNET);
	struct mask mask = allowed(before, &at);

	if (before->length != after->length)
		return "a packet that goes on has another length";
	if (!memcmp(before->bytes + from, after->bytes + from, before->length - from)) {
		reached->untouched++;
		return NULL;
	}
	if (!is_concerned(run, &at))
		return "a packet that is none of ours was changed";
	for (uint32_t i = from; i < before->length; i++)
		if (before->bytes[i] != after->bytes[i] && !mask.may[i])
			return "something was changed besides addresses, ports and checksums";
	if (at.is_later || at.is_first)
		reached->fragments++;
	if (is_icmp_error(before, &at))
		reached->errors++;
	else
		reached->translated++;
	return judge_sums(run, &at);
}

static bool is_swapped(const struct run *run, const struct layout *before,
		       const struct layout *after)
{
	return !memcmp(run->before.bytes + before->source, run->after.bytes + after->destination,
		       before->address_bytes) &&
	       !memcmp(run->before.bytes + before->destination, run->after.bytes + after->source,
		       before->address_bytes);
}

/* An answer that the program built in the packet's place. */
static const char *judge_rejection(const struct run *run, struct reached *reached)
{
	struct layout before = lay_out(&run->before, ETHERNET);
	struct layout after = lay_out(&run->after, ETHERNET);

	if (!before.has_ports || !is_vip(&run->before, &before, before.destination))
		return "something else than a packet to a frontend was rejected";
	if (!after.is_whole || after.is_ipv6 != before.is_ipv6)
		return "a rejection is of another length than it says";
	if (!is_swapped(run, &before, &after))
		return "a rejection does not go from the frontend to the client";
	if (!network_sum_is_right(&run->after, ETHERNET) ||
	    !transport_sum_is_right(&run->after, &after))
		return "a rejection has a wrong checksum";
	if (before.protocol == IPPROTO_TCP
		    ? after.protocol != IPPROTO_TCP || run->after.bytes[after.l4 + 13] != 0x14
		    : !is_icmp_error(&run->after, &after))
		return "a rejection is no reset, and no port unreachable";
	reached->rejected++;
	return NULL;
}

/* A hairpin packet keeps its length and comes from a reserved address, or answers one. */
static bool is_hairpin(const struct run *run)
{
	struct layout before = lay_out(&run->before, ETHERNET);

	return before.is_ip && run->before.length == run->after.length &&
	       (is_hairpin_peer(&run->after, &before, before.source) ||
		is_hairpin_peer(&run->before, &before, before.destination));
}

const char *judge(const struct run *run, struct reached *reached)
{
	switch (run->verdict) {
	case VERDICT_NEXT:
		return judge_translation(run, reached, false);
	case VERDICT_DROP:
		reached->dropped++;
		return NULL;
	case VERDICT_REDIRECT:
		if (!is_hairpin(run))
			return run->from_pod ? judge_rejection(run, reached)
					     : "a packet to the pod was sent back";
		reached->hairpins++;
		return judge_translation(run, reached, true);
	default:
		return "a verdict that is none";
	}
}

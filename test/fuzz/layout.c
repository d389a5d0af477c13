// SPDX-License-Identifier: Apache-2.0
#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

#include "test/fuzz/fuzz.h"

#define EXTENSIONS_MAX 8

static uint16_t word(const struct frame *frame, uint32_t at)
{
	return (uint16_t)(frame->bytes[at] << 8 | frame->bytes[at + 1]);
}

static bool is_extension(uint8_t header)
{
	return header == IPPROTO_HOPOPTS || header == IPPROTO_ROUTING ||
	       header == IPPROTO_DSTOPTS || header == IPPROTO_FRAGMENT;
}

static void lay_out_ipv4(const struct frame *frame, uint32_t network, struct layout *at)
{
	uint32_t header = (frame->bytes[network] & 15u) * 4;
	uint16_t fragment;

	if (frame->bytes[network] >> 4 != 4 || header < 20)
		return;
	fragment = word(frame, network + 6);
	at->is_ip = true;
	at->is_later = fragment & 0x1fff;
	at->is_first = !at->is_later && (fragment & 0x2000);
	at->protocol = frame->bytes[network + 9];
	at->l4 = network + header;
	at->end = network + word(frame, network + 2);
	at->source = network + 12;
	at->destination = network + 16;
	at->address_bytes = 4;
}

static void lay_out_ipv6(const struct frame *frame, uint32_t network, struct layout *at)
{
	int walked = 0;

	if (frame->bytes[network] >> 4 != 6)
		return;
	at->protocol = frame->bytes[network + 6];
	at->l4 = network + 40;
	at->end = network + 40 + word(frame, network + 4);
	for (; is_extension(at->protocol) && !at->is_later; walked++) {
		if (walked == EXTENSIONS_MAX || at->l4 + 8 > frame->length)
			return;
		if (at->protocol == IPPROTO_FRAGMENT) {
			uint16_t place = word(frame, at->l4 + 2);

			at->is_later = place & 0xfff8;
			at->is_first = !at->is_later && (place & 1);
			at->protocol = frame->bytes[at->l4];
			at->l4 += 8;
		} else {
			uint32_t length = (frame->bytes[at->l4 + 1] + 1u) * 8;

			at->protocol = frame->bytes[at->l4];
			at->l4 += length;
		}
	}
	at->is_ip = at->is_ipv6 = true;
	at->source = network + 8;
	at->destination = network + 24;
	at->address_bytes = 16;
}

/* A header cut off counts as none. `network` is the offset of the IP header. */
struct layout lay_out(const struct frame *frame, uint32_t network)
{
	struct layout at = {0};
	uint16_t type = word(frame, 12);
	bool is_ipv6 = type == 0x86dd;

	if ((type != 0x0800 && !is_ipv6) || network + (is_ipv6 ? 40 : 20) > frame->length)
		return at;
	if (is_ipv6)
		lay_out_ipv6(frame, network, &at);
	else
		lay_out_ipv4(frame, network, &at);
	if (!at.is_ip)
		return at;
	at.is_whole = !at.is_first && !at.is_later && at.end == frame->length;
	at.has_ports =
		!at.is_later && ((at.protocol == IPPROTO_TCP && at.l4 + 20 <= frame->length) ||
				 (at.protocol == IPPROTO_UDP && at.l4 + 8 <= frame->length));
	return at;
}

uint32_t sum_of(const void *bytes, uint32_t length, uint32_t sum)
{
	const uint8_t *at = bytes;

	for (uint32_t i = 0; i + 1 < length; i += 2)
		sum += (uint32_t)(at[i] << 8 | at[i + 1]);
	if (length & 1)
		sum += (uint32_t)(at[length - 1] << 8);
	return sum;
}

uint16_t folded(uint32_t sum)
{
	while (sum >> 16)
		sum = (sum & 0xffff) + (sum >> 16);
	return (uint16_t)~sum;
}

bool network_sum_is_right(const struct frame *frame, uint32_t network)
{
	uint32_t header = (frame->bytes[network] & 15u) * 4;

	if (frame->bytes[network] >> 4 != 4)
		return true;
	return network + header <= frame->length &&
	       folded(sum_of(frame->bytes + network, header, 0)) == 0;
}

static uint32_t transport_sum(const struct frame *frame, const struct layout *at)
{
	uint32_t length = at->end - at->l4, sum = 0;

	if (at->protocol != IPPROTO_ICMP) {
		sum = sum_of(frame->bytes + at->source, 2 * at->address_bytes, 0);
		sum += at->protocol + length;
	}
	return sum_of(frame->bytes + at->l4, length, sum);
}

/* Offset of the checksum in the transport header; 0 if there is none. */
static uint32_t sum_offset(uint8_t protocol)
{
	switch (protocol) {
	case IPPROTO_TCP:
		return 16;
	case IPPROTO_UDP:
		return 6;
	case IPPROTO_ICMP:
	case IPPROTO_ICMPV6:
		return 2;
	default:
		return 0;
	}
}

bool transport_sum_is_right(const struct frame *frame, const struct layout *at)
{
	uint32_t offset = sum_offset(at->protocol);

	if (!at->is_whole || !offset || at->l4 + offset + 2 > at->end)
		return false;
	if (at->protocol == IPPROTO_UDP && word(frame, at->l4 + offset) == 0)
		return !at->is_ipv6;
	return folded(transport_sum(frame, at)) == 0;
}

static void put_sum(struct frame *frame, uint32_t at, uint16_t sum)
{
	frame->bytes[at] = (uint8_t)(sum >> 8);
	frame->bytes[at + 1] = (uint8_t)sum;
}

/* Of a frame as it was made, before it is spoilt. A UDP checksum of 0 over IPv4 stays. */
void write_sums(struct frame *frame)
{
	struct layout at = lay_out(frame, ETHERNET);
	uint32_t offset = sum_offset(at.protocol);

	if (!at.is_ip)
		return;
	if (!at.is_ipv6) {
		uint32_t header = at.l4 - ETHERNET;

		put_sum(frame, ETHERNET + 10, 0);
		put_sum(frame, ETHERNET + 10, folded(sum_of(frame->bytes + ETHERNET, header, 0)));
	}
	if (at.is_later || !offset || at.l4 + offset + 2 > frame->length)
		return;
	put_sum(frame, at.l4 + offset, 0);
	if (at.is_first || at.end > frame->length)
		return;
	put_sum(frame, at.l4 + offset, folded(transport_sum(frame, &at)));
	if (at.protocol == IPPROTO_UDP && word(frame, at.l4 + offset) == 0)
		put_sum(frame, at.l4 + offset, 0xffff);
}

bool is_icmp_error(const struct frame *frame, const struct layout *at)
{
	uint8_t type;

	if (!at->is_ip || at->is_later || at->l4 + 8 > frame->length ||
	    at->protocol != (at->is_ipv6 ? IPPROTO_ICMPV6 : IPPROTO_ICMP))
		return false;
	type = frame->bytes[at->l4];
	return at->is_ipv6 ? type >= 1 && type <= 4 : type == 3 || type == 11 || type == 12;
}

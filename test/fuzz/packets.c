// SPDX-License-Identifier: Apache-2.0
/* Packets of every kind that the programs know, and of kinds that they do not; some are spoilt. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

#include "test/fuzz/fuzz.h"

#define REMEMBERED 256
#define CLIENT_PORTS 2048
#define FRAGMENT_IDS 8
#define ICMP_ECHO_OR_SO 8

struct spec {
	bool is_ipv6;
	uint8_t source[16], destination[16];
	uint16_t source_port, destination_port;
	uint8_t protocol, flags;
	uint32_t payload;
	uint32_t options; /* IPv4, bytes */
	int extension; /* IPv6, -1: none */
	int fragment; /* -1: none, else its offset in units of 8 bytes */
};

/* What came out, for answers and errors to refer to. */
static struct frame outputs[2][REMEMBERED];
static unsigned int remembered[2];

void remember_output(const struct frame *frame, bool from_pod)
{
	outputs[from_pod][remembered[from_pod]++ % REMEMBERED] = *frame;
}

static const struct frame *recall_output(bool from_pod)
{
	unsigned int known = remembered[from_pod] < REMEMBERED ? remembered[from_pod] : REMEMBERED;

	return known ? &outputs[from_pod][below(known)] : NULL;
}

static void append(struct frame *frame, const void *bytes, uint32_t length)
{
	if (frame->length + length > FRAME_MAX)
		length = FRAME_MAX - frame->length;
	memcpy(frame->bytes + frame->length, bytes, length);
	frame->length += length;
}

static void append_word(struct frame *frame, uint32_t value)
{
	uint8_t bytes[2] = {(uint8_t)(value >> 8), (uint8_t)value};

	append(frame, bytes, 2);
}

static void append_noise(struct frame *frame, uint32_t length)
{
	while (length--) {
		uint8_t byte = (uint8_t)random_word();

		append(frame, &byte, 1);
	}
}

static void append_ethernet(struct frame *frame, uint16_t type)
{
	static const uint8_t addresses[12] = {2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1};

	frame->length = 0;
	append(frame, addresses, sizeof(addresses));
	append_word(frame, type);
}

static void append_ipv4(struct frame *frame, const struct spec *spec, uint32_t length)
{
	uint32_t fragment = spec->fragment < 0 ? 0x4000u
					       : (uint32_t)spec->fragment |
							 (spec->fragment == 0 || one_in(2)) << 13;
	uint8_t start[2] = {(uint8_t)(0x45 + spec->options / 4), 0};
	uint8_t middle[2] = {64, spec->protocol};

	append(frame, start, 2);
	append_word(frame, 20 + spec->options + length);
	append_word(frame, below(FRAGMENT_IDS));
	append_word(frame, fragment);
	append(frame, middle, 2);
	append_word(frame, 0);
	append(frame, spec->source, 4);
	append(frame, spec->destination, 4);
	for (uint32_t i = 0; i < spec->options; i++)
		append(frame, "\1", 1); /* no operation */
}

static void append_ipv6(struct frame *frame, const struct spec *spec, uint32_t length)
{
	bool is_fragment = spec->fragment >= 0;
	uint8_t first = is_fragment ? IPPROTO_FRAGMENT : spec->protocol;
	uint8_t next[2] = {spec->extension < 0 ? first : (uint8_t)spec->extension, 64};
	uint32_t extra = (spec->extension >= 0 ? 8 : 0) + (is_fragment ? 8 : 0);

	append(frame, "\x60\0\0\0", 4);
	append_word(frame, extra + length);
	append(frame, next, 2);
	append(frame, spec->source, 16);
	append(frame, spec->destination, 16);
	if (spec->extension >= 0) {
		uint8_t header[8] = {first, 0, 1, 4};

		append(frame, header, sizeof(header));
	}
	if (is_fragment) {
		uint8_t header[2] = {spec->protocol, 0};

		append(frame, header, 2);
		append_word(frame,
			    (uint32_t)spec->fragment << 3 | (spec->fragment == 0 || one_in(2)));
		append_word(frame, 0);
		append_word(frame, below(FRAGMENT_IDS));
	}
}

static void append_transport(struct frame *frame, const struct spec *spec)
{
	uint8_t flags[2] = {0x50, spec->flags};

	append_word(frame, spec->source_port);
	append_word(frame, spec->destination_port);
	if (spec->protocol == IPPROTO_UDP) {
		append_word(frame, 8 + spec->payload);
		append_word(frame, 0);
		return;
	}
	append_word(frame, below(4)); /* few sequence numbers, so that SYNs come again */
	append_word(frame, 0);
	append_word(frame, 0);
	append_word(frame, 0);
	append(frame, flags, 2);
	append_word(frame, 1024);
	append_word(frame, 0);
	append_word(frame, 0);
}

static void build(struct frame *frame, const struct spec *spec)
{
	bool has_header = spec->fragment <= 0;
	uint32_t header = !has_header ? 0 : spec->protocol == IPPROTO_UDP ? 8 : 20;

	append_ethernet(frame, spec->is_ipv6 ? 0x86dd : 0x0800);
	if (spec->is_ipv6)
		append_ipv6(frame, spec, header + spec->payload);
	else
		append_ipv4(frame, spec, header + spec->payload);
	if (has_header)
		append_transport(frame, spec);
	append_noise(frame, spec->payload);
	write_sums(frame);
	if (!spec->is_ipv6 && spec->protocol == IPPROTO_UDP && has_header && one_in(4))
		memset(frame->bytes + ETHERNET + 20 + spec->options + 6, 0, 2);
}

static uint8_t some_flags(void)
{
	static const uint8_t common[] = {0x02, 0x02, 0x02, 0x10, 0x18, 0x11, 0x04, 0x14};

	return one_in(16) ? (uint8_t)random_word() : common[below(sizeof(common))];
}

static void some_spec(struct spec *spec, bool from_pod)
{
	static const int extensions[] = {0, 43, 60};

	memset(spec, 0, sizeof(*spec));
	spec->is_ipv6 = one_in(2);
	spec->protocol = one_in(2) ? IPPROTO_TCP : IPPROTO_UDP;
	spec->flags = some_flags();
	spec->payload = one_in(8) ? below(1400) : below(64);
	spec->options = one_in(8) ? 4 * (1 + below(10)) : 0;
	spec->extension = one_in(8) ? extensions[below(3)] : -1;
	spec->fragment = one_in(6) ? (int)(one_in(2) ? 0 : 1 + below(100)) : -1;
	client_address(spec->is_ipv6, from_pod ? spec->source : spec->destination);
	if (from_pod && one_in(16))
		stranger_address(spec->is_ipv6, spec->destination);
	else if (from_pod)
		vip_address(spec->is_ipv6, below(VIPS), spec->destination);
	else if (one_in(8))
		stranger_address(spec->is_ipv6, spec->source);
	else
		endpoint_address(spec->is_ipv6, below(ENDPOINTS), spec->source);
	spec->source_port = from_pod ? (uint16_t)(20000 + below(CLIENT_PORTS)) : TARGET_PORT;
	spec->destination_port = from_pod ? (one_in(16) ? 81 : SERVICE_PORT)
					  : (uint16_t)(20000 + below(CLIENT_PORTS));
}

/* The other end's answer to what came out, or another packet of the same side. */
static bool continue_flow(struct spec *spec, bool from_pod)
{
	const struct frame *other = recall_output(!from_pod);
	struct layout at;
	uint32_t bytes;

	if (!other)
		return false;
	at = lay_out(other, ETHERNET);
	if (!at.has_ports)
		return false;
	some_spec(spec, from_pod);
	bytes = at.address_bytes;
	spec->is_ipv6 = at.is_ipv6;
	spec->protocol = at.protocol;
	spec->flags = one_in(2) ? 0x12 : some_flags();
	memcpy(spec->source, other->bytes + at.destination, bytes);
	memcpy(spec->destination, other->bytes + at.source, bytes);
	spec->source_port = (uint16_t)(other->bytes[at.l4 + 2] << 8 | other->bytes[at.l4 + 3]);
	spec->destination_port = (uint16_t)(other->bytes[at.l4] << 8 | other->bytes[at.l4 + 1]);
	return true;
}

/* An error about what came out on the other side, from its receiver or from a router. */
static bool build_error(struct frame *frame, bool from_pod)
{
	static const uint8_t types[] = {3, 11, 12}, types_ipv6[] = {1, 2, 3, 4};
	const struct frame *about = recall_output(!from_pod);
	struct spec spec = {.extension = -1, .fragment = -1};
	struct layout at;
	uint32_t quoted;
	uint8_t start[8] = {0};

	if (!about)
		return false;
	at = lay_out(about, ETHERNET);
	if (!at.is_ip)
		return false;
	quoted = about->length - ETHERNET;
	if (one_in(2) && at.l4 + 8 < about->length)
		quoted = at.l4 + 8 - ETHERNET;
	spec.is_ipv6 = at.is_ipv6;
	spec.protocol = at.is_ipv6 ? IPPROTO_ICMPV6 : IPPROTO_ICMP;
	if (one_in(3))
		stranger_address(at.is_ipv6, spec.source);
	else
		memcpy(spec.source, about->bytes + at.destination, at.address_bytes);
	memcpy(spec.destination, about->bytes + at.source, at.address_bytes);
	start[0] = at.is_ipv6 ? types_ipv6[below(4)] : types[below(3)];
	append_ethernet(frame, at.is_ipv6 ? 0x86dd : 0x0800);
	if (at.is_ipv6)
		append_ipv6(frame, &spec, 8 + quoted);
	else
		append_ipv4(frame, &spec, 8 + quoted);
	append(frame, start, sizeof(start));
	append(frame, about->bytes + ETHERNET, quoted);
	write_sums(frame);
	return true;
}

static void build_other(struct frame *frame, bool from_pod)
{
	static const uint8_t protocols[] = {132, 47, 50, 51, 58, 1, 253};
	static const uint16_t types[] = {0x0806, 0x8100, 0x88a8, 0x88cc};
	struct spec spec;

	some_spec(&spec, from_pod);
	build(frame, &spec);
	if (one_in(2)) {
		frame->bytes[ETHERNET + (spec.is_ipv6 ? 6 : 9)] = protocols[below(7)];
		return;
	}
	frame->bytes[12] = (uint8_t)(types[below(4)] >> 8);
	frame->bytes[13] = (uint8_t)types[below(4)];
}

static void spoil(struct frame *frame)
{
	uint32_t network = frame->length - ETHERNET;

	switch (below(5)) {
	case 0:
		for (uint32_t bits = 1 + below(8); bits; bits--)
			frame->bytes[ETHERNET + below(network)] ^= (uint8_t)(1u << below(8));
		break;
	case 1:
		frame->length = ETHERNET + below(network + 1);
		break;
	case 2: /* the first word: version, header length, total length */
		frame->bytes[ETHERNET + below(8)] = (uint8_t)random_word();
		break;
	case 3: /* where the protocol, the fragment's place and the extensions are */
		frame->bytes[ETHERNET + 4 + below(44)] = (uint8_t)random_word();
		break;
	default:
		append_noise(frame, below(32));
	}
}

void make_packet(struct frame *frame, bool from_pod)
{
	struct spec spec;
	uint32_t kind = below(10);
	bool made = false;

	if (kind < 4 && continue_flow(&spec, from_pod)) {
		build(frame, &spec);
		made = true;
	} else if (kind == 4) {
		made = build_error(frame, from_pod);
	} else if (kind == 5) {
		build_other(frame, from_pod);
		made = true;
	}
	if (!made) {
		some_spec(&spec, from_pod);
		build(frame, &spec);
	}
	if (one_in(4))
		spoil(frame);
}

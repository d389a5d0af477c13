/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fuzz: makes packets from a seed, runs them through the packet programs by
 * BPF_PROG_TEST_RUN, and judges what comes out by a reading of the packet of its own.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bpf/abi.h"

#define FRAME_MAX 2048
#define ETHERNET 14

/* TCX_NEXT as an unsigned return value, TC_ACT_SHOT, TC_ACT_REDIRECT. */
#define VERDICT_NEXT 0xffffffffu
#define VERDICT_DROP 2u
#define VERDICT_REDIRECT 7u

struct frame {
	uint8_t bytes[FRAME_MAX];
	uint32_t length;
};

/* tables.c: what the maps hold. Addresses in bytes, IPv4 in the first four. */
enum vip {
	VIP_PLAIN, /* three endpoints, one of them the client */
	VIP_SPLIT, /* two sets and a share that is refused */
	VIP_EMPTY,
	VIP_REFUSED,
	VIP_DROPPED, /* internalTrafficPolicy Local without a local endpoint */
	VIP_STICKY,
	VIPS,
};

#define ENDPOINTS 3
#define SERVICE_PORT 80
#define TARGET_PORT 8080

void vip_address(bool is_ipv6, unsigned int vip, uint8_t *address);
void endpoint_address(bool is_ipv6, unsigned int endpoint, uint8_t *address);
void client_address(bool is_ipv6, uint8_t *address);
void stranger_address(bool is_ipv6, uint8_t *address);
void hairpin_peer(bool is_ipv6, uint8_t *address);
struct bpf_object;
void fill_tables(struct bpf_object *object);

/* random.c: SplitMix64 (Steele et al. 2014). */
void seed_random(uint64_t seed);
uint64_t random_word(void);
uint32_t below(uint32_t bound);
bool one_in(uint32_t number);

/* layout.c: where things are in a frame; written apart from bpf/parse.h. */
struct layout {
	bool is_ip, is_ipv6, is_first, is_later, has_ports, is_whole;
	uint8_t protocol;
	uint32_t l4; /* offset of the transport header */
	uint32_t end; /* of the datagram, by its own length field */
	uint32_t source, destination, address_bytes; /* offsets of the addresses */
};

struct layout lay_out(const struct frame *frame, uint32_t network);
uint32_t sum_of(const void *bytes, uint32_t length, uint32_t sum);
uint16_t folded(uint32_t sum);
bool network_sum_is_right(const struct frame *frame, uint32_t network);
bool transport_sum_is_right(const struct frame *frame, const struct layout *at);
void write_sums(struct frame *frame);
bool is_icmp_error(const struct frame *frame, const struct layout *at);

/* packets.c */
void make_packet(struct frame *frame, bool from_pod);
void remember_output(const struct frame *frame, bool from_pod);

/* judge.c: NULL if all is well, else what is not. */
struct run {
	bool from_pod;
	uint32_t verdict;
	struct frame before, after;
};

/* How often each part of the programs was met. */
struct reached {
	uint64_t untouched, translated, errors, fragments, rejected, hairpins, dropped;
};

const char *judge(const struct run *run, struct reached *reached);

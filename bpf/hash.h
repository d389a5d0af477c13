/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * The randomness of a pick: a keyed hash of the flow, SipHash-1-3 (Aumasson, Bernstein
 * 2012). Keyed, so that no client can choose its backend; of the flow, so that one whose
 * state was lost is picked the same again.
 */
#pragma once

#include "bpf/abi.h"
#include "bpf/parse.h"

struct siphash {
	__u64 v0, v1, v2, v3;
};

static __always_inline __u64 rotate_left(__u64 word, int bits)
{
	return (word << bits) | (word >> (64 - bits));
}

static __always_inline void siphash_round(struct siphash *s)
{
	s->v0 += s->v1;
	s->v1 = rotate_left(s->v1, 13) ^ s->v0;
	s->v0 = rotate_left(s->v0, 32);
	s->v2 += s->v3;
	s->v3 = rotate_left(s->v3, 16) ^ s->v2;
	s->v0 += s->v3;
	s->v3 = rotate_left(s->v3, 21) ^ s->v0;
	s->v2 += s->v1;
	s->v1 = rotate_left(s->v1, 17) ^ s->v2;
	s->v2 = rotate_left(s->v2, 32);
}

static __always_inline void siphash_word(struct siphash *s, __u64 word)
{
	s->v3 ^= word;
	siphash_round(s);
	s->v0 ^= word;
}

/* Of the addresses, ports and protocol: what every packet of the flow shows. */
static __always_inline __u64 hash_flow(const struct settings *settings, const struct packet *packet)
{
	const __u64 *source = (const __u64 *)packet->source;
	const __u64 *destination = (const __u64 *)packet->destination;
	__u64 ports = (__u64)packet->source_port << 16 | packet->destination_port;
	struct siphash s = {
		.v0 = settings->hash_key[0] ^ 0x736f6d6570736575ull,
		.v1 = settings->hash_key[1] ^ 0x646f72616e646f6dull,
		.v2 = settings->hash_key[0] ^ 0x6c7967656e657261ull,
		.v3 = settings->hash_key[1] ^ 0x7465646279746573ull,
	};

	siphash_word(&s, source[0]);
	siphash_word(&s, source[1]);
	siphash_word(&s, destination[0]);
	siphash_word(&s, destination[1]);
	siphash_word(&s, ports);
	siphash_word(&s, 41ull << 56 | packet->protocol); /* bytes hashed, as SipHash ends */
	s.v2 ^= 0xff;
	siphash_round(&s);
	siphash_round(&s);
	siphash_round(&s);
	return s.v0 ^ s.v1 ^ s.v2 ^ s.v3;
}

/* Another word from the same hash (the finalizer of SplitMix64, Steele et al. 2014). */
static __always_inline __u64 derive(__u64 hash, __u64 purpose)
{
	__u64 z = hash + purpose * 0x9e3779b97f4a7c15ull;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
	return z ^ (z >> 31);
}

/* A uniform number below `bound` (Lemire 2019): the bias is at most bound / 2^64. */
static __always_inline __u32 scale(__u64 word, __u32 bound)
{
	__u64 high = (word >> 32) * bound;
	__u64 low = (word & 0xffffffff) * bound;

	return (high + (low >> 32)) >> 32;
}

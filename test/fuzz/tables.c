// SPDX-License-Identifier: Apache-2.0
#include <arpa/inet.h>
#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "test/fuzz/fuzz.h"

#define IFINDEX 1 /* the loopback's, which BPF_PROG_TEST_RUN gives packets */
#define SPLIT_ID 900
#define AFFINITY_S 60

static void address_of(bool is_ipv6, const char *text, unsigned int number, uint8_t *address)
{
	inet_pton(is_ipv6 ? AF_INET6 : AF_INET, text, address);
	address[is_ipv6 ? 15 : 3] = (uint8_t)number;
}

void vip_address(bool is_ipv6, unsigned int vip, uint8_t *address)
{
	address_of(is_ipv6, is_ipv6 ? "fd00:96::" : "10.96.0.0", vip + 1, address);
}

void client_address(bool is_ipv6, uint8_t *address)
{
	address_of(is_ipv6, is_ipv6 ? "fd00:1::" : "10.1.0.0", 5, address);
}

void stranger_address(bool is_ipv6, uint8_t *address)
{
	address_of(is_ipv6, is_ipv6 ? "fd00:2::" : "10.2.0.0", 9, address);
}

/* The first one is the client itself. */
void endpoint_address(bool is_ipv6, unsigned int endpoint, uint8_t *address)
{
	if (endpoint == 0)
		client_address(is_ipv6, address);
	else
		address_of(is_ipv6, is_ipv6 ? "fd00:1:1::" : "10.1.1.0", 10 + endpoint, address);
}

/* bpf/hairpin.h, in text. */
void hairpin_peer(bool is_ipv6, uint8_t *address)
{
	inet_pton(is_ipv6 ? AF_INET6 : AF_INET, is_ipv6 ? "fd57:4546:5400::1" : "169.254.87.70",
		  address);
}

static void mapped(bool is_ipv6, const uint8_t *address, __u8 *to)
{
	memset(to, 0, 16);
	if (is_ipv6) {
		memcpy(to, address, 16);
		return;
	}
	to[10] = to[11] = 0xff;
	memcpy(to + 12, address, 4);
}

static void put(struct bpf_object *object, const char *map, const void *key, const void *value)
{
	int fd = bpf_object__find_map_fd_by_name(object, map);

	if (bpf_map_update_elem(fd, key, value, BPF_ANY)) {
		fprintf(stderr, "fuzz: cannot write to map %s\n", map);
		exit(2);
	}
}

static __u64 set_id(bool is_ipv6, unsigned int vip)
{
	return 100 + 10 * vip + is_ipv6;
}

static void put_set(struct bpf_object *object, bool is_ipv6, unsigned int vip, __u32 count,
		    enum reason empty)
{
	__u64 id = set_id(is_ipv6, vip);
	struct backend_set set = {.service = 1000 + vip,
				  .endpoint_count = count,
				  .empty_reason = empty,
				  .affinity_s = vip == VIP_STICKY ? AFFINITY_S : 0};
	uint8_t address[16];

	put(object, "backend_sets", &id, &set);
	for (__u32 i = 0; i < count; i++) {
		struct endpoint_key key = {.set = id, .index = i};
		struct endpoint row = {.port = htons(TARGET_PORT)};
		struct member_key member_key = {.set = id, .port = htons(TARGET_PORT)};
		struct member member = {.state = MEMBER_ELIGIBLE};

		endpoint_address(is_ipv6, i, address);
		mapped(is_ipv6, address, row.address);
		mapped(is_ipv6, address, member_key.address);
		put(object, "endpoints", &key, &row);
		put(object, "members", &member_key, &member);
	}
}

static void put_split(struct bpf_object *object, bool is_ipv6)
{
	__u64 id = SPLIT_ID + is_ipv6;
	struct split split = {.route = 7, .slot_count = 3};

	for (int i = 0; i < 3; i++) {
		split.slots[i].threshold = UINT64_MAX / 2;
		split.slots[i].alias = (i + 1) % 3;
		split.slots[i].weight = 1;
		split.slots[i].target = i == 2 ? TARGET_REJECT : TARGET_SET;
		split.slots[i].reason = i == 2 ? REASON_INVALID_BACKEND : REASON_NONE;
		split.slots[i].set = i == 2 ? 0 : set_id(is_ipv6, i ? VIP_STICKY : VIP_PLAIN);
	}
	put(object, "splits", &id, &split);
}

static void put_frontend(struct bpf_object *object, bool is_ipv6, unsigned int vip)
{
	struct frontend row = {
		.service = 1000 + vip, .target = TARGET_SET, .target_id = set_id(is_ipv6, vip)};
	struct frontend_key key = {.port = htons(SERVICE_PORT)};
	uint8_t address[16];

	if (vip == VIP_SPLIT) {
		row.target = TARGET_SPLIT;
		row.target_id = SPLIT_ID + is_ipv6;
		row.affinity_s = is_ipv6 ? AFFINITY_S : 0;
	} else if (vip == VIP_REFUSED) {
		row.target = TARGET_REJECT;
		row.reason = REASON_ZERO_WEIGHT;
	}
	vip_address(is_ipv6, vip, address);
	mapped(is_ipv6, address, key.address);
	key.protocol = IPPROTO_TCP;
	put(object, "frontends", &key, &row);
	key.protocol = IPPROTO_UDP;
	put(object, "frontends", &key, &row);
}

void fill_tables(struct bpf_object *object)
{
	struct settings settings = {.hash_key = {1, 2}, .abi_version = ABI_VERSION};
	struct workload_key interface = {.ifindex = IFINDEX};
	struct workload workload = {.id = 1, .namespace_id = 2, .mode = WORKLOAD_ACTIVE};
	__u32 zero = 0;

	put(object, "settings", &zero, &settings);
	put(object, "workloads", &interface, &workload);
	for (int is_ipv6 = 0; is_ipv6 < 2; is_ipv6++) {
		put_set(object, is_ipv6, VIP_PLAIN, ENDPOINTS, REASON_NO_ENDPOINT);
		put_set(object, is_ipv6, VIP_STICKY, ENDPOINTS, REASON_NO_ENDPOINT);
		put_set(object, is_ipv6, VIP_EMPTY, 0, REASON_NO_ENDPOINT);
		put_set(object, is_ipv6, VIP_DROPPED, 0, REASON_NO_LOCAL_ENDPOINT);
		put_split(object, is_ipv6);
		for (unsigned int vip = 0; vip < VIPS; vip++)
			put_frontend(object, is_ipv6, vip);
	}
}

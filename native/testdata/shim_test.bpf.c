/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* What the shim's tests load: one of everything. */
#include <stdbool.h>
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

const volatile __u32 answer = 1;
const volatile __u64 wide = 2;
const volatile bool is_set = false;

#define MAP(NAME, TYPE, KEY, VALUE, ENTRIES)                                                       \
	struct {                                                                                   \
		__uint(type, TYPE);                                                                \
		__uint(max_entries, ENTRIES);                                                      \
		__type(key, KEY);                                                                  \
		__type(value, VALUE);                                                              \
	} NAME SEC(".maps")

MAP(table, BPF_MAP_TYPE_HASH, __u64, __u64, 16);
MAP(large, BPF_MAP_TYPE_HASH, __u64, __u64, 200000);
struct page {
	__u8 bytes[512];
};

/* More than fits in the agent's areas at once. */
MAP(pages, BPF_MAP_TYPE_HASH, __u64, struct page, 20000);
MAP(row, BPF_MAP_TYPE_ARRAY, __u32, __u64, 4);
MAP(totals, BPF_MAP_TYPE_PERCPU_HASH, __u32, __u32, 16);

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 1 << 20);
} records SEC(".maps");

/* Returns the constant, and flips the packet's first byte. */
SEC("tc")
int packet(struct __sk_buff *skb)
{
	__u8 byte = 0xff;

	bpf_skb_store_bytes(skb, 0, &byte, sizeof(byte), 0);
	skb->mark = answer + wide + is_set;
	return answer;
}

SEC("tc")
int other(struct __sk_buff *skb)
{
	return skb->len > 0 ? -1 : 0;
}

struct call {
	__u64 in;
	__u64 out;
};

SEC("syscall")
int call(struct call *context)
{
	context->out = context->in * 2;
	return 7;
}

struct numbered {
	__u64 number;
	__u8 filler[504];
};

/* A record of its number for each run. */
SEC("tc")
int record(struct __sk_buff *skb)
{
	struct numbered *numbered = bpf_ringbuf_reserve(&records, sizeof(*numbered), 0);

	if (!numbered)
		return 1;
	numbered->number = skb->mark;
	bpf_ringbuf_submit(numbered, 0);
	return 0;
}

/* The verifier says no: a pointer that may be null. */
SEC("tc")
int refused(struct __sk_buff *skb)
{
	__u64 key = skb->len;
	__u64 *value = bpf_map_lookup_elem(&table, &key);

	return *value;
}

/* Somebody else's, on the hook of a cgroup. */
SEC("cgroup/connect4")
int foreign(struct bpf_sock_addr *ctx)
{
	return ctx->user_port ? 1 : 0;
}

char _license[] SEC("license") = "Dual BSD/GPL";

/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * Ends the connected UDP sockets whose endpoint serves no more: no datagram of theirs would
 * ever be answered, and no error would tell (SEMANTICS T-37, T-38). Goes through the UDP
 * sockets of the network namespace of whoever reads it (kernel 6.5, bpf_sock_destroy).
 * Sockets that are not connected, or not by a pick of ours, are left alone; TCP always is.
 */
#include <stdbool.h>
#include <linux/bpf.h>
#include <linux/in.h>
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

#include "bpf/abi.h"
#include "bpf/counters.h"
#include "bpf/family.h"
#include "bpf/maps.h"
#include "bpf/member.h"

struct in6_addr_bytes {
	__u8 bytes[16];
};

struct sock_common {
	__be32 skc_daddr;
	__be16 skc_dport;
	unsigned short skc_family;
	struct in6_addr_bytes skc_v6_daddr;
} __attribute__((preserve_access_index));

struct sock {
	struct sock_common __sk_common;
} __attribute__((preserve_access_index));

struct inet_sock {
	struct sock sk;
} __attribute__((preserve_access_index));

struct udp_sock {
	struct inet_sock inet;
} __attribute__((preserve_access_index));

struct seq_file;

struct bpf_iter_meta {
	struct seq_file *seq;
} __attribute__((preserve_access_index));

struct bpf_iter__udp {
	struct bpf_iter_meta *meta;
	struct udp_sock *udp_sk;
} __attribute__((preserve_access_index));

int bpf_sock_destroy(struct sock_common *sock) __ksym;

static __always_inline bool is_connected_to(const struct sock_common *sock,
					    const struct connected_socket *row)
{
	const __u32 *words = (const __u32 *)row->endpoint;
	struct in6_addr_bytes address;

	if (sock->skc_dport != row->endpoint_port)
		return false;
	if (sock->skc_family == AF_INET)
		return sock->skc_daddr == words[3];
	bpf_probe_read_kernel(&address, sizeof(address), &sock->skc_v6_daddr);
	return same_address(address.bytes, row->endpoint);
}

SEC("iter/udp")
int end_stranded(struct bpf_iter__udp *ctx)
{
	struct udp_sock *udp = ctx->udp_sk;
	struct connected_socket row;
	struct flow flow = {};
	__u64 cookie;

	if (!udp)
		return 0;
	cookie = bpf_get_socket_cookie(udp);
	if (READ_ROW(sockets, &cookie, &row) <= 0 || row.protocol != IPPROTO_UDP ||
	    !is_connected_to(&udp->inet.sk.__sk_common, &row))
		return 0;
	flow.set = row.set;
	flow.port = row.endpoint_port;
	__builtin_memcpy(flow.address, row.endpoint, 16);
	if (is_member(&flow) || bpf_sock_destroy((struct sock_common *)udp))
		return 0;
	bpf_map_delete_elem(&sockets, &cookie);
	count_refusal(row.service, REASON_SOCKET_ENDED);
	bpf_seq_write(ctx->meta->seq, &cookie, sizeof(cookie));
	return 0;
}

char _license[] SEC("license") = "Dual BSD/GPL";

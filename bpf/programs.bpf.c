/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * Lists every BPF program of the machine with its name (kernel 5.9, with BTF). bpf(2) gives the
 * name of a program that another process loaded only to CAP_SYS_ADMIN; an iterator needs no more
 * than CAP_BPF and CAP_PERFMON.
 */
#include <linux/bpf.h>
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

#include "bpf/abi.h"

struct bpf_prog_aux {
	__u32 id;
	char name[PROGRAM_NAME_BYTES];
} __attribute__((preserve_access_index));

struct bpf_prog {
	struct bpf_prog_aux *aux;
} __attribute__((preserve_access_index));

struct seq_file;

struct bpf_iter_meta {
	struct seq_file *seq;
} __attribute__((preserve_access_index));

struct bpf_iter__bpf_prog {
	struct bpf_iter_meta *meta;
	struct bpf_prog *prog;
} __attribute__((preserve_access_index));

SEC("iter/bpf_prog")
int list_programs(struct bpf_iter__bpf_prog *ctx)
{
	struct bpf_prog *program = ctx->prog;
	struct program_entry row = {};

	if (!program)
		return 0;
	row.id = program->aux->id;
	bpf_probe_read_kernel_str(row.name, sizeof(row.name), program->aux->name);
	bpf_seq_write(ctx->meta->seq, &row, sizeof(row));
	return 0;
}

char _license[] SEC("license") = "Dual BSD/GPL";

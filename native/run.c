/* SPDX-License-Identifier: Apache-2.0 */
/* BPF_PROG_TEST_RUN: a packet through a program, or a call of a syscall program. */
#include <errno.h>
#include <bpf/bpf.h>

#include "native/shim.h"

/*
 * The packet goes in through values and comes out of their second half; the context
 * likewise through keys. A program without a packet is run without a repeat.
 */
int run_exec(struct command *command)
{
	uint32_t data_size = command->argument[1];
	uint32_t context_size = command->argument[2];
	size_t data_room = areas.values.size / 2;
	size_t context_room = areas.keys.size / 2;
	LIBBPF_OPTS(bpf_test_run_opts, options);

	if (data_size > data_room || context_size > context_room)
		return -E2BIG;
	if (data_size > 0) {
		options.data_in = areas.values.bytes;
		options.data_size_in = data_size;
		options.data_out = areas.values.bytes + data_room;
		options.data_size_out = data_room;
		options.repeat = command->argument[3];
	}
	if (context_size > 0) {
		options.ctx_in = areas.keys.bytes;
		options.ctx_size_in = context_size;
	}
	/* A syscall program changes its context in place. */
	if (context_size > 0 && data_size > 0) {
		options.ctx_out = areas.keys.bytes + context_room;
		options.ctx_size_out = context_size;
	}
	if (bpf_prog_test_run_opts(command->argument[0], &options))
		return -errno;
	command->result[0] = options.retval;
	command->result[1] = options.data_size_out;
	command->result[2] = data_size > 0 ? options.ctx_size_out : context_size;
	command->result[3] = options.duration;
	return 0;
}

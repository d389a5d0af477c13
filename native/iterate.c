/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Runs an iterator program to its end and collects what it writes. An iterator of sockets visits
 * the network namespace of the thread that opens it, so another namespace takes a thread of its
 * own.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <unistd.h>
#include <bpf/bpf.h>

#include "native/shim.h"

struct iteration {
	int link;
	const char *netns;
	uint32_t bytes; /* out: in the area of values */
	int error; /* out: 0 or a negative errno */
};

static int enter(const char *netns)
{
	int fd = open(netns, O_RDONLY | O_CLOEXEC);
	int error;

	if (fd < 0)
		return -errno;
	error = setns(fd, CLONE_NEWNET) ? -errno : 0;
	close(fd);
	return error;
}

/* The reading is what runs the program. */
static int read_all(int link, uint32_t *bytes)
{
	const struct area *out = &areas.values;
	int fd = bpf_iter_create(link);
	ssize_t count = 0;
	int error;

	if (fd < 0)
		return -errno;
	while (*bytes < out->size) {
		count = read(fd, out->bytes + *bytes, out->size - *bytes);
		if (count == 0 || (count < 0 && errno != EINTR))
			break;
		*bytes += count > 0 ? count : 0;
	}
	error = count < 0 ? -errno : 0;
	if (*bytes == out->size)
		error = -E2BIG;
	close(fd);
	return error;
}

static void *iterate(void *argument)
{
	struct iteration *iteration = argument;

	if (iteration->netns[0])
		iteration->error = enter(iteration->netns);
	if (!iteration->error)
		iteration->error = read_all(iteration->link, &iteration->bytes);
	return NULL;
}

static int iterate_apart(struct iteration *iteration)
{
	pthread_t thread;
	int error = pthread_create(&thread, NULL, iterate, iteration);

	if (error)
		return -error;
	pthread_join(thread, NULL);
	return 0;
}

int iterate_exec(struct command *command)
{
	struct iteration iteration = {.netns = text_in(&areas.keys)};
	int error = 0;

	iteration.link = bpf_link_create(command->argument[0], 0, BPF_TRACE_ITER, NULL);
	if (iteration.link < 0)
		return -errno;
	if (iteration.netns[0])
		error = iterate_apart(&iteration);
	else
		iterate(&iteration);
	close(iteration.link);
	if (!error)
		error = iteration.error;
	if (error)
		say("network namespace %s", iteration.netns[0] ? iteration.netns : "(own)");
	command->result[0] = iteration.bytes;
	return error;
}

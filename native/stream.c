/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A ring buffer as a socket: a thread takes the records out and writes each, behind its
 * length (u32, little endian), to a stream socket that the agent reads like any other.
 * When nobody reads, records are dropped and counted; a record is never cut.
 */
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <bpf/libbpf.h>

#include "native/shim.h"

#define MAX_STREAMS 8
#define POLL_MS 100
#define MAX_RECORD 4096

struct stream {
	struct ring_buffer *ring;
	pthread_t thread;
	int socket;
	atomic_bool is_stopping;
	atomic_uint dropped;
};

static struct stream *streams[MAX_STREAMS];

/* The rest of a record of which some bytes are out already: it has to follow. */
static void finish(struct stream *stream, const uint8_t *bytes, size_t size)
{
	while (size > 0 && !atomic_load(&stream->is_stopping)) {
		struct pollfd writable = {.fd = stream->socket, .events = POLLOUT};
		ssize_t sent;

		if (poll(&writable, 1, POLL_MS) <= 0)
			continue;
		sent = send(stream->socket, bytes, size, MSG_DONTWAIT | MSG_NOSIGNAL);
		if (sent < 0 && errno != EAGAIN && errno != EINTR)
			return;
		if (sent > 0) {
			bytes += sent;
			size -= sent;
		}
	}
}

static int on_record(void *context, void *data, size_t size)
{
	struct stream *stream = context;
	uint8_t framed[sizeof(uint32_t) + MAX_RECORD];
	uint32_t length = size;
	ssize_t sent;

	if (size > MAX_RECORD) {
		atomic_fetch_add(&stream->dropped, 1);
		return 0;
	}
	memcpy(framed, &length, sizeof(length));
	memcpy(framed + sizeof(length), data, size);
	sent = send(stream->socket, framed, sizeof(length) + size, MSG_DONTWAIT | MSG_NOSIGNAL);
	if (sent < 0)
		atomic_fetch_add(&stream->dropped, 1);
	else
		finish(stream, framed + sent, sizeof(length) + size - sent);
	return 0;
}

static void *run(void *argument)
{
	struct stream *stream = argument;

	while (!atomic_load(&stream->is_stopping))
		ring_buffer__poll(stream->ring, POLL_MS);
	return NULL;
}

static void destroy(struct stream *stream)
{
	ring_buffer__free(stream->ring);
	if (stream->socket >= 0)
		close(stream->socket);
	free(stream);
}

/* The stream and, in *reader, the end to read from. */
static struct stream *create(int map, int *reader)
{
	struct stream *stream = calloc(1, sizeof(*stream));
	int ends[2];
	int error;

	if (!stream)
		return NULL;
	stream->socket = -1;
	stream->ring = ring_buffer__new(map, on_record, stream, NULL);
	if (!stream->ring || socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends)) {
		error = errno;
		destroy(stream);
		errno = error;
		return NULL;
	}
	stream->socket = ends[0];
	error = pthread_create(&stream->thread, NULL, run, stream);
	if (error) {
		close(ends[1]);
		destroy(stream);
		errno = error;
		return NULL;
	}
	*reader = ends[1];
	return stream;
}

static int open_stream(struct command *command)
{
	int reader = -1;

	for (uint32_t handle = 0; handle < MAX_STREAMS; handle++) {
		if (streams[handle])
			continue;
		streams[handle] = create(command->argument[0], &reader);
		if (!streams[handle])
			return -errno;
		command->result[0] = handle;
		command->result[1] = reader;
		return 0;
	}
	say("more than %d open streams", MAX_STREAMS);
	return -EMFILE;
}

static void close_stream(uint32_t handle)
{
	struct stream *stream = streams[handle];

	atomic_store(&stream->is_stopping, true);
	pthread_join(stream->thread, NULL);
	destroy(stream);
	streams[handle] = NULL;
}

int stream_exec(struct command *command)
{
	uint32_t handle = command->argument[0];

	if (command->op == OP_STREAM_OPEN)
		return open_stream(command);
	if (handle >= MAX_STREAMS || !streams[handle]) {
		say("no open stream %u", handle);
		return -EBADF;
	}
	if (command->op == OP_STREAM_DROPPED)
		command->result[0] = atomic_load(&streams[handle]->dropped);
	else if (command->op == OP_STREAM_CLOSE)
		close_stream(handle);
	else
		return -EINVAL;
	return 0;
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A ring buffer as a socket: a thread takes the records out and writes them, each behind
 * its length (u32, little endian), to a stream socket that the agent reads like any other.
 * When nobody reads, records are dropped and counted; a record is never cut.
 *
 * Records are written many at a time. One by one they would fill the socket after a few
 * hundred, because the kernel books nearly a kilobyte for each message however small.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>
#include <bpf/libbpf.h>

#include "native/shim.h"

#define MAX_STREAMS 8
#define PENDING_BYTES (64 * 1024)
#define SOCKET_BYTES (1024 * 1024)

struct stream {
	struct ring_buffer *ring;
	pthread_t thread;
	int socket; /* -1 once the reader has gone */
	int wake; /* eventfd: readable when the stream shall stop */
	atomic_bool is_stopping;
	atomic_uint dropped;
	size_t held;
	uint8_t pending[PENDING_BYTES];
};

static struct stream *streams[MAX_STREAMS];

static void hang_up(struct stream *stream)
{
	if (stream->socket >= 0)
		close(stream->socket);
	stream->socket = -1;
	stream->held = 0;
}

/* Writes what the socket takes; the rest stays for later, in order. */
static void flush(struct stream *stream)
{
	ssize_t sent;

	if (stream->held == 0)
		return;
	sent = send(stream->socket, stream->pending, stream->held, MSG_DONTWAIT | MSG_NOSIGNAL);
	if (sent < 0) {
		if (errno != EAGAIN)
			hang_up(stream);
		return;
	}
	stream->held -= sent;
	memmove(stream->pending, stream->pending + sent, stream->held);
}

static bool has_room(const struct stream *stream, size_t size)
{
	return stream->socket >= 0 && size <= PENDING_BYTES - stream->held;
}

/* An error ends the reading of the ring, which a busy writer could keep going for ever. */
static int on_record(void *context, void *data, size_t size)
{
	struct stream *stream = context;
	uint32_t length = size;

	if (!has_room(stream, sizeof(length) + size))
		flush(stream);
	if (has_room(stream, sizeof(length) + size)) {
		memcpy(stream->pending + stream->held, &length, sizeof(length));
		memcpy(stream->pending + stream->held + sizeof(length), data, size);
		stream->held += sizeof(length) + size;
	} else {
		atomic_fetch_add(&stream->dropped, 1);
	}
	return atomic_load(&stream->is_stopping) ? -ECANCELED : 0;
}

static void *run(void *argument)
{
	struct stream *stream = argument;
	struct pollfd ring = {.fd = ring_buffer__epoll_fd(stream->ring), .events = POLLIN};
	struct pollfd wake = {.fd = stream->wake, .events = POLLIN};

	while (!atomic_load(&stream->is_stopping)) {
		/* A negative descriptor is left out; a hang-up is told without being asked for. */
		struct pollfd reader = {.fd = stream->socket,
					.events = stream->held > 0 ? POLLOUT : 0};
		struct pollfd watched[] = {ring, wake, reader};

		if (poll(watched, 3, -1) < 0)
			continue;
		if (watched[2].revents & (POLLHUP | POLLERR))
			hang_up(stream);
		ring_buffer__consume(stream->ring);
		flush(stream);
	}
	return NULL;
}

/* Signals are the main thread's: a helper that took one would only delay it. */
static int start_thread(struct stream *stream)
{
	sigset_t all, previous;
	int error;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &previous);
	error = pthread_create(&stream->thread, NULL, run, stream);
	pthread_sigmask(SIG_SETMASK, &previous, NULL);
	return -error;
}

static void destroy(struct stream *stream)
{
	ring_buffer__free(stream->ring);
	hang_up(stream);
	if (stream->wake >= 0)
		close(stream->wake);
	free(stream);
}

/* The end to read from goes to *reader; on failure the caller destroys what was made. */
static int set_up(struct stream *stream, int map, int *reader)
{
	const int bytes = SOCKET_BYTES;
	int ends[2];
	int error;

	stream->ring = ring_buffer__new(map, on_record, stream, NULL);
	if (!stream->ring)
		return -errno;
	stream->wake = eventfd(0, EFD_CLOEXEC);
	if (stream->wake < 0 || socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends))
		return -errno;
	stream->socket = ends[0];
	/* Past net.core.wmem_max; if that is refused, records are dropped a little earlier. */
	setsockopt(ends[0], SOL_SOCKET, SO_SNDBUFFORCE, &bytes, sizeof(bytes));
	error = start_thread(stream);
	if (error)
		close(ends[1]);
	else
		*reader = ends[1];
	return error;
}

static int create(int map, struct stream **created, int *reader)
{
	struct stream *stream = calloc(1, sizeof(*stream));
	int error;

	if (!stream)
		return -ENOMEM;
	stream->socket = -1;
	stream->wake = -1;
	error = set_up(stream, map, reader);
	if (error)
		destroy(stream);
	else
		*created = stream;
	return error;
}

static int open_stream(struct command *command)
{
	int reader = -1;
	int error;

	for (uint32_t handle = 0; handle < MAX_STREAMS; handle++) {
		if (streams[handle])
			continue;
		error = create(command->argument[0], &streams[handle], &reader);
		command->result[0] = handle;
		command->result[1] = reader;
		return error;
	}
	say("more than %d open streams", MAX_STREAMS);
	return -EMFILE;
}

static void close_stream(uint32_t handle)
{
	struct stream *stream = streams[handle];

	atomic_store(&stream->is_stopping, true);
	eventfd_write(stream->wake, 1);
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

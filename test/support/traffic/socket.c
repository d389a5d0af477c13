// SPDX-License-Identifier: Apache-2.0
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "traffic.h"

void target_parse(struct target *target, const char *address, const char *port)
{
	struct sockaddr_in *v4 = (void *)&target->address;
	struct sockaddr_in6 *v6 = (void *)&target->address;
	uint16_t number = (uint16_t)number_option("PORT", port, 1, 65535);

	memset(&target->address, 0, sizeof(target->address));
	if (inet_pton(AF_INET, address, &v4->sin_addr) == 1) {
		v4->sin_family = AF_INET;
		v4->sin_port = htons(number);
		target->length = sizeof(*v4);
	} else if (inet_pton(AF_INET6, address, &v6->sin6_addr) == 1) {
		v6->sin6_family = AF_INET6;
		v6->sin6_port = htons(number);
		target->length = sizeof(*v6);
	} else {
		die("\"%s\" is not an IP address", address);
	}
}

/* 0 once the file is ready (also for an error to be fetched), else ETIMEDOUT. */
int await(int fd, short events, int64_t deadline)
{
	struct pollfd pollfd = {.fd = fd, .events = events};

	for (;;) {
		int64_t left_us = deadline - clock_us();
		int ready = poll(&pollfd, 1, left_us <= 0 ? 0 : (int)((left_us + 999) / 1000));

		if (ready > 0)
			return 0;
		if (ready < 0 && errno != EINTR)
			return errno;
		if (ready == 0 && left_us <= 0)
			return ETIMEDOUT;
	}
}

static int bind_source_port(int fd, sa_family_t family, uint16_t port)
{
	struct sockaddr_in6 v6 = {.sin6_family = AF_INET6, .sin6_port = htons(port)};
	struct sockaddr_in v4 = {.sin_family = AF_INET, .sin_port = htons(port)};
	int on = 1;

	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	if (family == AF_INET6)
		return bind(fd, (struct sockaddr *)&v6, sizeof(v6)) ? errno : 0;
	return bind(fd, (struct sockaddr *)&v4, sizeof(v4)) ? errno : 0;
}

static int finish_connect(int fd, int64_t deadline)
{
	socklen_t length = sizeof(int);
	int error = await(fd, POLLOUT, deadline);

	if (error)
		return error;
	if (getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &length))
		return errno;
	return error;
}

/* An application must see the address it called, wherever its packets went. */
static int check_peer(int fd, const struct target *target)
{
	struct sockaddr_storage peer = {0};
	socklen_t length = sizeof(peer);

	if (getpeername(fd, (struct sockaddr *)&peer, &length))
		return errno;
	return length == target->length && !memcmp(&peer, &target->address, length)
		       ? 0
		       : FAIL_WRONG_PEER;
}

static int connect_to(int fd, const struct target *target, int64_t deadline)
{
	if (connect(fd, (const struct sockaddr *)&target->address, target->length)) {
		int error = errno == EINPROGRESS ? finish_connect(fd, deadline) : errno;

		if (error)
			return error;
	}
	return check_peer(fd, target);
}

/* Without IP_RECVERR the kernel keeps ICMP errors from a UDP socket that is not connected. */
static void want_icmp_errors(int fd, sa_family_t family)
{
	int on = 1;

	if (family == AF_INET6)
		setsockopt(fd, IPPROTO_IPV6, IPV6_RECVERR, &on, sizeof(on));
	else
		setsockopt(fd, IPPROTO_IP, IP_RECVERR, &on, sizeof(on));
}

static int prepare(int fd, const struct target *target, uint16_t source_port, int64_t deadline)
{
	sa_family_t family = target->address.ss_family;
	int error = source_port ? bind_source_port(fd, family, source_port) : 0;
	int on = 1;

	if (error)
		return error;
	if (target->udp && !target->connected) {
		want_icmp_errors(fd, family);
		return 0;
	}
	if (!target->udp)
		setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
	return connect_to(fd, target, deadline);
}

int open_socket(const struct target *target, uint16_t source_port, int64_t deadline, int *fd)
{
	int type = target->udp ? SOCK_DGRAM : SOCK_STREAM;
	int opened = socket(target->address.ss_family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	int error;

	if (opened < 0)
		return errno;
	error = prepare(opened, target, source_port, deadline);
	if (error)
		close(opened);
	else
		*fd = opened;
	return error;
}

int send_all(int fd, const void *bytes, size_t length, int64_t deadline)
{
	const char *next = bytes;

	while (length > 0) {
		ssize_t sent = send(fd, next, length, MSG_NOSIGNAL);
		int error = sent < 0 ? errno : 0;

		if (error == EAGAIN)
			error = await(fd, POLLOUT, deadline);
		if (error)
			return error;
		if (sent > 0) {
			next += sent;
			length -= (size_t)sent;
		}
	}
	return 0;
}

int receive_all(int fd, void *bytes, size_t length, int64_t deadline)
{
	char *next = bytes;

	while (length > 0) {
		ssize_t got = recv(fd, next, length, 0);
		int error = got < 0 ? errno : 0;

		if (got == 0)
			return FAIL_CLOSED;
		if (error == EAGAIN)
			error = await(fd, POLLIN, deadline);
		if (error)
			return error;
		if (got > 0) {
			next += got;
			length -= (size_t)got;
		}
	}
	return 0;
}

/* Takes the line and no byte more: the server sends the name alone before we have sent anything. */
int receive_name(int fd, char name[NAME_MAX_BYTES], int64_t deadline)
{
	size_t used = 0;

	while (used < NAME_MAX_BYTES) {
		int error = receive_all(fd, name + used, 1, deadline);

		if (error)
			return error;
		if (name[used] == '\n') {
			name[used] = '\0';
			return name_is_valid(name, used) ? 0 : FAIL_WRONG_ANSWER;
		}
		used++;
	}
	return FAIL_WRONG_ANSWER;
}

// SPDX-License-Identifier: Apache-2.0
#include <errno.h>
#include <poll.h>
#include <string.h>

#include "traffic.h"

static bool is_target(const struct target *target, const struct sockaddr_storage *other)
{
	const struct sockaddr_in6 *a6 = (const void *)&target->address, *b6 = (const void *)other;
	const struct sockaddr_in *a4 = (const void *)&target->address, *b4 = (const void *)other;

	if (target->address.ss_family != other->ss_family)
		return false;
	if (other->ss_family == AF_INET)
		return a4->sin_port == b4->sin_port && a4->sin_addr.s_addr == b4->sin_addr.s_addr;
	return a6->sin6_port == b6->sin6_port &&
	       !memcmp(&a6->sin6_addr, &b6->sin6_addr, sizeof(a6->sin6_addr));
}

/* The address that the datagram inside the next ICMP error went to; false if the queue is empty. */
static bool next_icmp_error(int fd, struct sockaddr_storage *inner)
{
	char control[512], payload[64];
	struct iovec iov = {.iov_base = payload, .iov_len = sizeof(payload)};
	struct msghdr message = {.msg_name = inner,
				 .msg_namelen = sizeof(*inner),
				 .msg_iov = &iov,
				 .msg_iovlen = 1,
				 .msg_control = control,
				 .msg_controllen = sizeof(control)};

	memset(inner, 0, sizeof(*inner));
	return recvmsg(fd, &message, MSG_ERRQUEUE) >= 0;
}

/* While anything is in the error queue, poll() reports it: it must be emptied. */
static int drain_icmp_errors(int fd, const struct target *target, int error)
{
	struct sockaddr_storage inner;

	while (!target->connected && next_icmp_error(fd, &inner))
		if (!is_target(target, &inner))
			error = FAIL_WRONG_SOURCE;
	return error;
}

int send_datagram(int fd, const struct target *target, const void *bytes, size_t length)
{
	const void *address = target->connected ? NULL : &target->address;
	socklen_t address_length = target->connected ? 0 : target->length;

	/* It may report the ICMP error that an earlier datagram brought about. */
	if (sendto(fd, bytes, length, 0, address, address_length) < 0)
		return drain_icmp_errors(fd, target, errno);
	return 0;
}

/* *length: in, the room; out, what was received. */
int receive_datagram(int fd, const struct target *target, char *buffer, size_t *length,
		     int64_t deadline)
{
	for (;;) {
		struct sockaddr_storage from = {0};
		socklen_t from_length = sizeof(from);
		ssize_t got =
			recvfrom(fd, buffer, *length, 0, (struct sockaddr *)&from, &from_length);
		int error;

		if (got >= 0) {
			*length = (size_t)got;
			return is_target(target, &from) ? 0 : FAIL_WRONG_SOURCE;
		}
		if (errno != EAGAIN)
			return drain_icmp_errors(fd, target, errno);
		error = await(fd, POLLIN, deadline);
		if (error)
			return error;
	}
}

/* "NAME\n" and the payload that was sent. */
int split_answer(char *answer, size_t length, char name[NAME_MAX_BYTES], char **payload,
		 size_t *payload_length)
{
	char *newline = memchr(answer, '\n', length);
	size_t name_length = newline ? (size_t)(newline - answer) : 0;

	if (!name_is_valid(answer, name_length))
		return FAIL_WRONG_ANSWER;
	memcpy(name, answer, name_length);
	name[name_length] = '\0';
	*payload = newline + 1;
	*payload_length = length - name_length - 1;
	return 0;
}

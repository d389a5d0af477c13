// SPDX-License-Identifier: Apache-2.0
/* What a server does with its connections and datagrams. */
#define _GNU_SOURCE
#include <errno.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "serve.h"

#define EVENTS_AT_ONCE 256

struct peer {
	enum role role;
	int fd;
	/* What the client has not taken yet; while there is any, nothing more is read from it. */
	char *unsent;
	size_t unsent_length;
	bool ended;
};

static char scratch[DATAGRAM_MAX + NAME_MAX_BYTES];

static void watch(struct server *server, struct peer *peer, int operation, uint32_t events)
{
	struct epoll_event event = {.events = events, .data.ptr = peer};

	if (epoll_ctl(server->epoll, operation, peer->fd, &event))
		die("epoll_ctl: %s", strerror(errno));
}

static struct peer *add_peer(struct server *server, enum role role, int fd)
{
	struct peer *peer = calloc(1, sizeof(*peer));

	if (!peer)
		die("out of memory");
	peer->role = role;
	peer->fd = fd;
	watch(server, peer, EPOLL_CTL_ADD, EPOLLIN);
	return peer;
}

void watch_file(struct server *server, enum role role, int fd)
{
	add_peer(server, role, fd);
}

static void drop_peer(struct peer *peer)
{
	close(peer->fd);
	free(peer->unsent);
	free(peer);
}

/* False if the connection is gone. Keeps what the client has no room for. */
static bool send_or_keep(struct server *server, struct peer *peer, const char *bytes, size_t length)
{
	ssize_t sent = send(peer->fd, bytes, length, MSG_NOSIGNAL);

	if (sent < 0 && errno != EAGAIN)
		return false;
	if (sent < 0)
		sent = 0;
	if ((size_t)sent == length)
		return true;
	peer->unsent_length = length - (size_t)sent;
	peer->unsent = malloc(peer->unsent_length);
	if (!peer->unsent)
		die("out of memory");
	memcpy(peer->unsent, bytes + sent, peer->unsent_length);
	watch(server, peer, EPOLL_CTL_MOD, EPOLLOUT);
	return true;
}

static bool flush(struct server *server, struct peer *peer)
{
	char *bytes = peer->unsent;
	size_t length = peer->unsent_length;
	bool alive;

	peer->unsent = NULL;
	peer->unsent_length = 0;
	watch(server, peer, EPOLL_CTL_MOD, EPOLLIN);
	alive = send_or_keep(server, peer, bytes, length);
	free(bytes);
	return alive;
}

/* One read an event, so that a busy client does not starve the others. */
static bool echo(struct server *server, struct peer *peer)
{
	ssize_t got = recv(peer->fd, scratch, sizeof(scratch), 0);

	if (got > 0)
		return send_or_keep(server, peer, scratch, (size_t)got);
	return got < 0 && errno == EAGAIN;
}

static void accept_all(struct server *server, int listener)
{
	int on = 1;

	for (;;) {
		int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
		struct peer *peer;

		if (fd < 0)
			return;
		setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
		peer = add_peer(server, ROLE_CONNECTION, fd);
		if (!send_or_keep(server, peer, server->greeting, server->greeting_length))
			drop_peer(peer);
	}
}

/* Leaves the choice of the device to routing, but for link-local addresses, which mean nothing
 * without. */
static void keep_source_only(struct msghdr *message)
{
	for (struct cmsghdr *part = CMSG_FIRSTHDR(message); part;
	     part = CMSG_NXTHDR(message, part)) {
		struct in6_pktinfo *info = (void *)CMSG_DATA(part);

		if (part->cmsg_level == IPPROTO_IPV6 && part->cmsg_type == IPV6_PKTINFO &&
		    !IN6_IS_ADDR_LINKLOCAL(&info->ipi6_addr))
			info->ipi6_ifindex = 0;
	}
}

/* Answers from the address that was asked, which a wildcard socket would not do by itself. */
static bool answer_datagram(struct server *server, int fd)
{
	struct sockaddr_storage from;
	char control[256];
	size_t greeting = server->greeting_length;
	struct iovec iov = {.iov_base = scratch + greeting, .iov_len = DATAGRAM_MAX};
	struct msghdr message = {.msg_name = &from,
				 .msg_namelen = sizeof(from),
				 .msg_iov = &iov,
				 .msg_iovlen = 1,
				 .msg_control = control,
				 .msg_controllen = sizeof(control)};
	ssize_t got = recvmsg(fd, &message, 0);

	if (got < 0)
		return errno != EAGAIN;
	memcpy(scratch, server->greeting, greeting);
	iov.iov_base = scratch;
	iov.iov_len = greeting + (size_t)got;
	keep_source_only(&message);
	sendmsg(fd, &message, 0);
	return true;
}

static void serve_connection(struct server *server, struct peer *peer)
{
	bool alive = peer->unsent ? flush(server, peer) : echo(server, peer);

	if (!alive)
		drop_peer(peer);
}

/* False on the signal to stop. */
static bool serve_event(struct server *server, struct peer *peer)
{
	switch (peer->role) {
	case ROLE_SIGNAL:
		return false;
	case ROLE_LISTENER:
		accept_all(server, peer->fd);
		break;
	case ROLE_DATAGRAMS:
		while (answer_datagram(server, peer->fd))
			;
		break;
	case ROLE_CONNECTION:
		serve_connection(server, peer);
		break;
	}
	return true;
}

void serve_until_signal(struct server *server)
{
	struct epoll_event events[EVENTS_AT_ONCE];

	for (;;) {
		int ready = epoll_wait(server->epoll, events, EVENTS_AT_ONCE, -1);

		for (int i = 0; i < ready; i++)
			if (!serve_event(server, events[i].data.ptr))
				return;
	}
}

// SPDX-License-Identifier: Apache-2.0
/* traffic serve: says its name, then echoes. One thread, any number of connections. */
#include <arpa/inet.h>
#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>

#include "serve.h"

#define BACKLOG 65535 /* capped by net.core.somaxconn */

static void listen_on(struct server *server, const struct port *port)
{
	struct sockaddr_in6 *address = (void *)&server->address;
	sa_family_t family = server->address.ss_family;
	int type = port->udp ? SOCK_DGRAM : SOCK_STREAM;
	int fd = socket(family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	int on = 1, off = 0;

	if (fd < 0)
		die("socket: %s", strerror(errno));
	/* The port is at the same place in sockaddr_in and sockaddr_in6. */
	address->sin6_port = htons(port->number);
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	if (family == AF_INET6) {
		setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof(off));
		setsockopt(fd, IPPROTO_IPV6, IPV6_RECVPKTINFO, &on, sizeof(on));
	}
	if (bind(fd, (struct sockaddr *)&server->address, server->address_length))
		die("bind to port %u: %s", port->number, strerror(errno));
	if (!port->udp && listen(fd, BACKLOG))
		die("listen on port %u: %s", port->number, strerror(errno));
	watch_file(server, port->udp ? ROLE_DATAGRAMS : ROLE_LISTENER, fd);
}

static void watch_signals(struct server *server)
{
	sigset_t signals;

	sigemptyset(&signals);
	sigaddset(&signals, SIGTERM);
	sigaddset(&signals, SIGINT);
	sigprocmask(SIG_BLOCK, &signals, NULL);
	watch_file(server, ROLE_SIGNAL, signalfd(-1, &signals, SFD_NONBLOCK | SFD_CLOEXEC));
}

static void set_name(struct server *server, const char *name)
{
	if (!name_is_valid(name, strlen(name)))
		die("serve: --name: letters, digits and -._/: only, at most %d",
		    NAME_MAX_BYTES - 1);
	server->greeting_length =
		(size_t)snprintf(server->greeting, sizeof(server->greeting), "%s\n", name);
}

static void add_port(struct server *server, const char *option, const char *text, bool udp)
{
	if (server->port_count == PORTS_MAX)
		die("serve: more than %d ports", PORTS_MAX);
	server->ports[server->port_count++] = (struct port){
		.number = (uint16_t)number_option(option, text, 1, 65535),
		.udp = udp,
	};
}

static void set_address(struct server *server, const char *text)
{
	struct target target;

	target_parse(&target, text, "1");
	server->address = target.address;
	server->address_length = target.length;
}

enum {
	NAME = 256,
	TCP,
	UDP,
	BIND
};

static const struct option OPTIONS[] = {
	{"name", required_argument, NULL, NAME},
	{"tcp", required_argument, NULL, TCP},
	{"udp", required_argument, NULL, UDP},
	{"bind", required_argument, NULL, BIND},
	{0},
};

static void set_option(struct server *server, int option)
{
	switch (option) {
	case NAME:
		set_name(server, optarg);
		break;
	case TCP:
		add_port(server, "--tcp", optarg, false);
		break;
	case UDP:
		add_port(server, "--udp", optarg, true);
		break;
	case BIND:
		set_address(server, optarg);
		break;
	default:
		exit(2);
	}
}

int serve_command(int argc, char **argv)
{
	static struct server server;
	int option;

	set_address(&server, "::");
	while ((option = getopt_long(argc, argv, "", OPTIONS, NULL)) != -1)
		set_option(&server, option);
	if (!server.greeting_length || !server.port_count || optind != argc)
		die("serve: want --name and at least one --tcp or --udp");
	raise_file_limit();
	server.epoll = epoll_create1(EPOLL_CLOEXEC);
	watch_signals(&server);
	for (size_t i = 0; i < server.port_count; i++)
		listen_on(&server, &server.ports[i]);
	puts("ready");
	serve_until_signal(&server);
	return 0;
}

/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "traffic.h"

#define PORTS_MAX 64

enum role {
	ROLE_SIGNAL,
	ROLE_LISTENER,
	ROLE_DATAGRAMS,
	ROLE_CONNECTION
};

struct port {
	uint16_t number;
	bool udp;
};

struct server {
	int epoll;
	char greeting[NAME_MAX_BYTES + 1];
	size_t greeting_length;
	struct sockaddr_storage address;
	socklen_t address_length;
	struct port ports[PORTS_MAX];
	size_t port_count;
};

/* echo.c */
void watch_file(struct server *server, enum role role, int fd);
void serve_until_signal(struct server *server);

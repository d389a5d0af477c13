// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <string.h>
#include <signal.h>

#include "traffic.h"

static const char USAGE[] =
	"usage:\n"
	"  traffic serve --name NAME [--tcp PORT]... [--udp PORT]... [--bind ADDRESS]\n"
	"  traffic connect ADDRESS PORT [--count N] [--duration-ms D] [--concurrency C] [--rate "
	"PER_S]\n"
	"                  [--udp [--connected]] [--payload BYTES] [--timeout-ms T] [--reset] "
	"[--cycle-ports]\n"
	"  traffic exchange ADDRESS PORT [--duration-ms D] [--payload BYTES] [--udp "
	"[--connected]]\n"
	"  traffic hold ADDRESS PORT [--udp [--connected]] [--interval-ms I] [--timeout-ms T]\n"
	"  traffic flood ADDRESS PORT --count N --from ADDRESS [--spread ADDRESSES] [--rate "
	"PER_S]\n"
	"  traffic ring ADDRESS PORT --from ADDRESS --gateway-mac MAC --own-mac MAC [--interface "
	"NAME]\n";

int main(int argc, char **argv)
{
	const char *command = argc > 1 ? argv[1] : "";

	signal(SIGPIPE, SIG_IGN);
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (!strcmp(command, "serve"))
		return serve_command(argc - 1, argv + 1);
	if (!strcmp(command, "connect"))
		return connect_command(argc - 1, argv + 1);
	if (!strcmp(command, "exchange"))
		return exchange_command(argc - 1, argv + 1);
	if (!strcmp(command, "hold"))
		return hold_command(argc - 1, argv + 1);
	if (!strcmp(command, "flood"))
		return flood_command(argc - 1, argv + 1);
	if (!strcmp(command, "ring"))
		return ring_command(argc - 1, argv + 1);
	fputs(USAGE, stderr);
	return 2;
}

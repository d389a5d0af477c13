// SPDX-License-Identifier: Apache-2.0
/* traffic exchange: requests and answers over one socket, one after another, for as long as told.
 */
#define _GNU_SOURCE
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "traffic.h"

#define TIMEOUT_US 5000000

struct exchange {
	struct target target;
	uint64_t duration_us, payload;
	int fd;
	char name[NAME_MAX_BYTES];
	char sent[DATAGRAM_MAX], received[DATAGRAM_MAX + NAME_MAX_BYTES];
};

static int ask_stream(struct exchange *exchange, int64_t deadline)
{
	int error = send_all(exchange->fd, exchange->sent, exchange->payload, deadline);

	return error ? error
		     : receive_all(exchange->fd, exchange->received, exchange->payload, deadline);
}

static int ask_datagram(struct exchange *exchange, int64_t deadline)
{
	size_t length = sizeof(exchange->received);
	int error =
		send_datagram(exchange->fd, &exchange->target, exchange->sent, exchange->payload);

	return error ? error
		     : receive_datagram(exchange->fd, &exchange->target, exchange->received,
					&length, deadline);
}

static int ask(struct exchange *exchange)
{
	int64_t deadline = clock_us() + TIMEOUT_US;

	return exchange->target.udp ? ask_datagram(exchange, deadline)
				    : ask_stream(exchange, deadline);
}

/* The connection is made, and the server's name read, before the time begins. */
static int begin(struct exchange *exchange)
{
	int64_t deadline = clock_us() + TIMEOUT_US;
	int error = open_socket(&exchange->target, 0, deadline, &exchange->fd);

	if (error || exchange->target.udp)
		return error;
	return receive_name(exchange->fd, exchange->name, deadline);
}

static void run_for(struct exchange *exchange, struct tally *tally, int64_t end)
{
	for (int64_t start = clock_us(), now; start < end; start = now) {
		int error = ask(exchange);

		now = clock_us();
		if (error) {
			tally_failure(tally, error, now - start);
			return;
		}
		tally_answer(tally, "server", now - start);
	}
}

static void parse(struct exchange *exchange, int argc, char **argv)
{
	static const struct option OPTIONS[] = {{"duration-ms", required_argument, NULL, 'd'},
						{"payload", required_argument, NULL, 'p'},
						{"udp", no_argument, NULL, 'u'},
						{"connected", no_argument, NULL, 'c'},
						{}};
	int option;

	exchange->duration_us = 1000000;
	exchange->payload = 1;
	while ((option = getopt_long(argc, argv, "", OPTIONS, NULL)) != -1) {
		if (option == 'd')
			exchange->duration_us =
				number_option("--duration-ms", optarg, 1, 3600000) * 1000;
		else if (option == 'p')
			exchange->payload = number_option("--payload", optarg, 1, DATAGRAM_MAX / 2);
		else if (option == 'u')
			exchange->target.udp = true;
		else if (option == 'c')
			exchange->target.connected = true;
		else
			exit(2);
	}
	if (argc - optind != 2)
		die("exchange: ADDRESS and PORT are needed");
	target_parse(&exchange->target, argv[optind], argv[optind + 1]);
}

int exchange_command(int argc, char **argv)
{
	struct exchange *exchange = calloc(1, sizeof(*exchange));
	struct tally *tally = calloc(1, sizeof(*tally));
	int64_t start;
	int error;

	if (!exchange || !tally)
		die("out of memory");
	parse(exchange, argc, argv);
	memset(exchange->sent, 'x', sizeof(exchange->sent));
	error = begin(exchange);
	start = clock_us();
	if (error)
		tally_failure(tally, error, 0);
	else
		run_for(exchange, tally, start + (int64_t)exchange->duration_us);
	print_tally(tally, (double)(clock_us() - start) / 1e6);
	if (!error)
		close(exchange->fd);
	free(tally->answered.us);
	free(tally->refused.us);
	free(tally);
	free(exchange);
	return 0;
}

// SPDX-License-Identifier: Apache-2.0
/* traffic hold: one conversation, kept as long as it lasts, and an account of it at the end. */
#define _GNU_SOURCE
#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "traffic.h"

struct conversation {
	struct target target;
	int64_t interval_us, timeout_us;
	int fd, signals;
	uint64_t exchanges, lost, refused, number;
	struct counts servers;
	char server[NAME_MAX_BYTES];
	/* What was last said about it; a line is printed when it changes. */
	char state[NAME_MAX_BYTES * 2];
	int failure;
};

static void report(struct conversation *talk, const char *state, const char *error)
{
	char line[NAME_MAX_BYTES * 2];

	snprintf(line, sizeof(line), "%s %s %s", state, talk->server, error ? error : "");
	if (!strcmp(line, talk->state))
		return;
	strcpy(talk->state, line);
	printf("{\"state\":\"%s\",\"server\":\"%s\",\"error\":%s%s%s}\n", state, talk->server,
	       error ? "\"" : "", error ? error : "null", error ? "\"" : "");
}

/* Until the moment; false once we are told to stop: SIGTERM, SIGINT, or the end of stdin. */
static bool pause_until(struct conversation *talk, int64_t moment)
{
	struct pollfd files[] = {{.fd = talk->signals, .events = POLLIN},
				 {.fd = STDIN_FILENO, .events = POLLIN}};
	char ignored[256];

	for (;;) {
		int64_t left_us = moment - clock_us();

		if (left_us <= 0 && moment != INT64_MAX)
			left_us = 0;
		if (poll(files, 2, moment == INT64_MAX ? -1 : (int)((left_us + 999) / 1000)) == 0)
			return true;
		if (files[0].revents)
			return false;
		if (files[1].revents && read(STDIN_FILENO, ignored, sizeof(ignored)) <= 0)
			return false;
	}
}

static int exchange_stream(struct conversation *talk)
{
	int64_t deadline = clock_us() + talk->timeout_us;
	char sent[32], received[32];
	size_t length = (size_t)snprintf(sent, sizeof(sent), "%020" PRIu64 "\n", talk->number);
	int error = send_all(talk->fd, sent, length, deadline);

	if (!error)
		error = receive_all(talk->fd, received, length, deadline);
	if (error)
		return error;
	return memcmp(sent, received, length) ? FAIL_WRONG_ANSWER : 0;
}

/* Answers that come late are to an earlier number, and already counted as lost. */
static int receive_numbered(struct conversation *talk, const char *sent, int64_t deadline)
{
	static char answer[DATAGRAM_MAX];
	char name[NAME_MAX_BYTES];

	for (;;) {
		size_t length = sizeof(answer), payload_length;
		char *payload;
		int error = receive_datagram(talk->fd, &talk->target, answer, &length, deadline);

		if (!error)
			error = split_answer(answer, length, name, &payload, &payload_length);
		if (error)
			return error;
		if (payload_length == strlen(sent) && !memcmp(payload, sent, payload_length)) {
			memcpy(talk->server, name, sizeof(name));
			return 0;
		}
	}
}

static int exchange_datagram(struct conversation *talk)
{
	int64_t deadline = clock_us() + talk->timeout_us;
	char sent[32];
	int error;

	snprintf(sent, sizeof(sent), "%020" PRIu64, talk->number);
	error = send_datagram(talk->fd, &talk->target, sent, strlen(sent));
	return error ? error : receive_numbered(talk, sent, deadline);
}

/* UDP goes on after a loss or a refusal; anything else ends the conversation. */
static bool survives(struct conversation *talk, int error)
{
	if (!talk->target.udp)
		return false;
	if (error == ETIMEDOUT)
		talk->lost++;
	else if (error == ECONNREFUSED)
		talk->refused++;
	else
		return false;
	return true;
}

static bool exchange(struct conversation *talk)
{
	int error = talk->target.udp ? exchange_datagram(talk) : exchange_stream(talk);

	talk->number++;
	if (!error) {
		talk->exchanges++;
		count_name(&talk->servers, talk->server, 1);
		report(talk, "answered", NULL);
		return true;
	}
	if (survives(talk, error)) {
		report(talk, "unanswered", failure_name(error));
		return true;
	}
	talk->failure = error;
	report(talk, "broken", failure_name(error));
	return false;
}

static int begin(struct conversation *talk)
{
	int64_t deadline = clock_us() + talk->timeout_us;
	int error = open_socket(&talk->target, 0, deadline, &talk->fd);

	if (!error && !talk->target.udp)
		error = receive_name(talk->fd, talk->server, deadline);
	if (error) {
		talk->server[0] = '\0';
		talk->failure = error;
		report(talk, "broken", failure_name(error));
	}
	return error;
}

static void converse(struct conversation *talk)
{
	int64_t next = clock_us();
	bool alive = begin(talk) == 0;

	while (alive) {
		alive = exchange(talk);
		next += talk->interval_us;
		if (alive && !pause_until(talk, next))
			return;
	}
	/* Nothing is begun anew; the account is given when it is asked for. */
	pause_until(talk, INT64_MAX);
}

static void summarise(const struct conversation *talk)
{
	const char *error = talk->failure ? failure_name(talk->failure) : NULL;

	printf("{\"server\":%s%s%s,\"exchanges\":%" PRIu64 ",\"lost\":%" PRIu64
	       ",\"refused\":%" PRIu64 ",\"reconnects\":0,\"error\":%s%s%s,\"servers\":",
	       *talk->server ? "\"" : "", *talk->server ? talk->server : "null",
	       *talk->server ? "\"" : "", talk->exchanges, talk->lost, talk->refused,
	       error ? "\"" : "", error ? error : "null", error ? "\"" : "");
	print_counts(&talk->servers);
	fputs("}\n", stdout);
}

static int watch_signals(void)
{
	sigset_t signals;

	sigemptyset(&signals);
	sigaddset(&signals, SIGTERM);
	sigaddset(&signals, SIGINT);
	sigprocmask(SIG_BLOCK, &signals, NULL);
	return signalfd(-1, &signals, SFD_CLOEXEC);
}

enum {
	UDP = 256,
	CONNECTED,
	INTERVAL,
	TIMEOUT
};

static const struct option OPTIONS[] = {
	{"udp", no_argument, NULL, UDP},
	{"connected", no_argument, NULL, CONNECTED},
	{"interval-ms", required_argument, NULL, INTERVAL},
	{"timeout-ms", required_argument, NULL, TIMEOUT},
	{0},
};

static void set_option(struct conversation *talk, int option)
{
	switch (option) {
	case UDP:
		talk->target.udp = true;
		break;
	case CONNECTED:
		talk->target.connected = true;
		break;
	case INTERVAL:
		talk->interval_us =
			(int64_t)number_option("--interval-ms", optarg, 1, 3600000) * 1000;
		break;
	case TIMEOUT:
		talk->timeout_us =
			(int64_t)number_option("--timeout-ms", optarg, 1, 3600000) * 1000;
		break;
	default:
		exit(2);
	}
}

int hold_command(int argc, char **argv)
{
	static struct conversation talk = {.interval_us = 100000, .fd = -1};
	int option;

	while ((option = getopt_long(argc, argv, "", OPTIONS, NULL)) != -1)
		set_option(&talk, option);
	if (argc - optind != 2)
		die("hold: want ADDRESS and PORT");
	/* TCP repairs losses by itself, and is given the time for it. */
	if (!talk.timeout_us)
		talk.timeout_us = talk.target.udp ? 1000000 : 15000000;
	target_parse(&talk.target, argv[optind], argv[optind + 1]);
	talk.signals = watch_signals();
	converse(&talk);
	summarise(&talk);
	return 0;
}

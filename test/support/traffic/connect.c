// SPDX-License-Identifier: Apache-2.0
/* traffic connect: many new connections, one question each. */
#define _GNU_SOURCE
#include <errno.h>
#include <getopt.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "traffic.h"

#define CONCURRENCY_MAX 512
#define ECHO_CHUNK 16384
#define FIRST_CYCLE_PORT 1024u
#define CYCLE_PORTS (65536u - FIRST_CYCLE_PORT)

struct run {
	struct target target;
	uint64_t count, rate, payload, timeout_us, duration_us;
	unsigned int concurrency;
	bool reset, cycle_ports;
	int64_t start;
	atomic_uint_fast64_t next;
	atomic_uint port_turn;
};

struct worker {
	struct run *run;
	pthread_t thread;
	struct tally tally;
	char *sent, *received;
};

/* A socket from the next free port in turn; a port that somebody listens on is passed over. */
static int open_cycling(struct run *run, int64_t deadline, int *fd)
{
	int error = EADDRINUSE;

	for (int tries = 0; tries < 1000 && error == EADDRINUSE; tries++) {
		unsigned int turn = atomic_fetch_add(&run->port_turn, 1) % CYCLE_PORTS;

		error = open_socket(&run->target, (uint16_t)(FIRST_CYCLE_PORT + turn), deadline,
				    fd);
	}
	return error;
}

static int echo_stream(struct worker *worker, int fd, int64_t deadline)
{
	uint64_t left = worker->run->payload;

	while (left > 0) {
		size_t chunk = left < ECHO_CHUNK ? left : ECHO_CHUNK;
		int error = send_all(fd, worker->sent, chunk, deadline);

		if (!error)
			error = receive_all(fd, worker->received, chunk, deadline);
		if (error)
			return error;
		if (memcmp(worker->sent, worker->received, chunk))
			return FAIL_WRONG_ANSWER;
		left -= chunk;
	}
	return 0;
}

static int ask_stream(struct worker *worker, int fd, char *name, int64_t deadline)
{
	int error = receive_name(fd, name, deadline);

	return error ? error : echo_stream(worker, fd, deadline);
}

static int ask_datagram(struct worker *worker, int fd, char *name, int64_t deadline)
{
	const struct target *target = &worker->run->target;
	size_t sent_length = worker->run->payload, length = DATAGRAM_MAX, payload_length;
	char *payload;
	int error = send_datagram(fd, target, worker->sent, sent_length);

	if (!error)
		error = receive_datagram(fd, target, worker->received, &length, deadline);
	if (!error)
		error = split_answer(worker->received, length, name, &payload, &payload_length);
	if (error)
		return error;
	return payload_length == sent_length && !memcmp(payload, worker->sent, sent_length)
		       ? 0
		       : FAIL_WRONG_ANSWER;
}

static void close_connection(const struct run *run, int fd)
{
	struct linger at_once = {.l_onoff = 1, .l_linger = 0};

	if (run->reset && !run->target.udp)
		setsockopt(fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
	close(fd);
}

static int ask(struct worker *worker, char *name, int64_t deadline)
{
	struct run *run = worker->run;
	int fd, error;

	error = run->cycle_ports ? open_cycling(run, deadline, &fd)
				 : open_socket(&run->target, 0, deadline, &fd);
	if (error)
		return error;
	error = run->target.udp ? ask_datagram(worker, fd, name, deadline)
				: ask_stream(worker, fd, name, deadline);
	close_connection(run, fd);
	return error;
}

static void probe(struct worker *worker)
{
	char name[NAME_MAX_BYTES];
	int64_t start = clock_us();
	int error = ask(worker, name, start + (int64_t)worker->run->timeout_us);
	int64_t us = clock_us() - start;

	if (error)
		tally_failure(&worker->tally, error, us);
	else
		tally_answer(&worker->tally, name, us);
}

static void sleep_until(int64_t moment_us)
{
	struct timespec moment = {.tv_sec = moment_us / 1000000,
				  .tv_nsec = moment_us % 1000000 * 1000};

	while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &moment, NULL) == EINTR)
		;
}

/* Waits for the next probe's moment; false if there is none left. */
static bool next_turn(struct run *run)
{
	uint64_t turn = atomic_fetch_add(&run->next, 1);
	int64_t due = run->rate ? run->start + (int64_t)(turn * 1000000 / run->rate) : clock_us();

	if (run->count && turn >= run->count)
		return false;
	if (run->duration_us && due >= run->start + (int64_t)run->duration_us)
		return false;
	if (run->rate)
		sleep_until(due);
	return true;
}

static void *work(void *argument)
{
	struct worker *worker = argument;

	while (next_turn(worker->run))
		probe(worker);
	return NULL;
}

static void start_worker(struct worker *worker, struct run *run)
{
	worker->run = run;
	worker->sent = malloc(DATAGRAM_MAX);
	worker->received = malloc(DATAGRAM_MAX);
	if (!worker->sent || !worker->received)
		die("out of memory");
	for (int i = 0; i < DATAGRAM_MAX; i++)
		worker->sent[i] = (char)('a' + i % 26);
	if (pthread_create(&worker->thread, NULL, work, worker))
		die("cannot start a thread");
}

static void run_workers(struct run *run)
{
	struct worker *workers = calloc(run->concurrency, sizeof(*workers));
	struct tally *total = calloc(1, sizeof(*total));

	if (!workers || !total)
		die("out of memory");
	run->start = clock_us();
	for (unsigned int i = 0; i < run->concurrency; i++)
		start_worker(&workers[i], run);
	for (unsigned int i = 0; i < run->concurrency; i++) {
		pthread_join(workers[i].thread, NULL);
		tally_merge(total, &workers[i].tally);
		free(workers[i].sent);
		free(workers[i].received);
	}
	print_tally(total, (double)(clock_us() - run->start) / 1e6);
	free(total->answered.us);
	free(total->refused.us);
	free(total);
	free(workers);
}

enum {
	COUNT = 256,
	CONCURRENCY,
	RATE,
	UDP,
	CONNECTED,
	PAYLOAD,
	TIMEOUT,
	DURATION,
	RESET,
	CYCLE
};

static const struct option OPTIONS[] = {
	{"count", required_argument, NULL, COUNT},
	{"concurrency", required_argument, NULL, CONCURRENCY},
	{"rate", required_argument, NULL, RATE},
	{"udp", no_argument, NULL, UDP},
	{"connected", no_argument, NULL, CONNECTED},
	{"payload", required_argument, NULL, PAYLOAD},
	{"timeout-ms", required_argument, NULL, TIMEOUT},
	{"duration-ms", required_argument, NULL, DURATION},
	{"reset", no_argument, NULL, RESET},
	{"cycle-ports", no_argument, NULL, CYCLE},
	{0},
};

static void set_option(struct run *run, int option)
{
	switch (option) {
	case COUNT:
		run->count = number_option("--count", optarg, 1, 1000000000);
		break;
	case CONCURRENCY:
		run->concurrency =
			(unsigned int)number_option("--concurrency", optarg, 1, CONCURRENCY_MAX);
		break;
	case RATE:
		run->rate = number_option("--rate", optarg, 1, 10000000);
		break;
	case UDP:
		run->target.udp = true;
		break;
	case CONNECTED:
		run->target.connected = true;
		break;
	case PAYLOAD:
		run->payload = number_option("--payload", optarg, 0, 1 << 30);
		break;
	case TIMEOUT:
		run->timeout_us = number_option("--timeout-ms", optarg, 1, 3600000) * 1000;
		break;
	case DURATION:
		run->duration_us = number_option("--duration-ms", optarg, 1, 86400000) * 1000;
		break;
	case RESET:
		run->reset = true;
		break;
	case CYCLE:
		run->cycle_ports = true;
		break;
	default:
		exit(2);
	}
}

int connect_command(int argc, char **argv)
{
	struct run run = {.concurrency = 1, .timeout_us = 3000000};
	int option;

	while ((option = getopt_long(argc, argv, "", OPTIONS, NULL)) != -1)
		set_option(&run, option);
	if (argc - optind != 2)
		die("connect: want ADDRESS and PORT");
	if (!run.count && !run.duration_us)
		die("connect: want --count, --duration-ms or both");
	if (run.target.udp && run.payload > 65000)
		die("connect: --payload is at most 65000 with --udp");
	target_parse(&run.target, argv[optind], argv[optind + 1]);
	/* Elsewhere than the run before, whose last ports the server may not have let go yet. */
	atomic_store(&run.port_turn, (unsigned int)clock_us() ^ (unsigned int)getpid() << 10);
	raise_file_limit();
	run_workers(&run);
	return 0;
}

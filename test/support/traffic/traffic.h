/* SPDX-License-Identifier: Apache-2.0 */
/*
 * traffic: the clients and servers of Weft's tests and demo. Every failure is a positive errno or
 * one of the FAIL_ codes; 0 is success. Deadlines are moments of clock_us().
 */
#pragma once

#include <netinet/in.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>

/* What no errno says. Above every errno of Linux. */
#define FAIL_CLOSED 4001 /* the server closed before it answered */
#define FAIL_WRONG_ANSWER 4002 /* the answer is not the server's name and our own bytes */
#define FAIL_WRONG_PEER 4003 /* getpeername is not the address that was called */
#define FAIL_WRONG_SOURCE                                                                          \
	4004 /* an answer, or an ICMP error, about another address than was called */

#define NAME_MAX_BYTES 64
#define DATAGRAM_MAX 65536

int serve_command(int argc, char **argv);
int connect_command(int argc, char **argv);
int exchange_command(int argc, char **argv);
int hold_command(int argc, char **argv);
int flood_command(int argc, char **argv);
int ring_command(int argc, char **argv);

/* options.c */
void die(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));
uint64_t number_option(const char *option, const char *text, uint64_t min, uint64_t max);
bool name_is_valid(const char *name, size_t length);
int64_t clock_us(void);
void raise_file_limit(void);

/* socket.c */
struct target {
	struct sockaddr_storage address;
	socklen_t length;
	bool udp;
	bool connected; /* UDP: connect() the socket, so that send and recv need no address */
};

void target_parse(struct target *target, const char *address, const char *port);
int open_socket(const struct target *target, uint16_t source_port, int64_t deadline, int *fd);
int await(int fd, short events, int64_t deadline);
int send_all(int fd, const void *bytes, size_t length, int64_t deadline);
int receive_all(int fd, void *bytes, size_t length, int64_t deadline);
int receive_name(int fd, char name[NAME_MAX_BYTES], int64_t deadline);

/* datagram.c */
int send_datagram(int fd, const struct target *target, const void *bytes, size_t length);
int receive_datagram(int fd, const struct target *target, char *buffer, size_t *length,
		     int64_t deadline);
int split_answer(char *answer, size_t length, char name[NAME_MAX_BYTES], char **payload,
		 size_t *payload_length);

/* tally.c */
#define TALLY_NAMES_MAX 256

struct count {
	char name[NAME_MAX_BYTES];
	uint64_t count;
};

struct counts {
	struct count entries[TALLY_NAMES_MAX];
	size_t used;
};

struct latencies {
	uint32_t *us;
	size_t used, room;
};

struct tally {
	struct counts answers, errors;
	struct latencies answered, refused;
	uint64_t attempts;
};

const char *failure_name(int failure);
void count_name(struct counts *counts, const char *name, uint64_t by);
void tally_answer(struct tally *tally, const char *name, int64_t us);
void tally_failure(struct tally *tally, int failure, int64_t us);
void tally_merge(struct tally *into, struct tally *from);
void print_counts(const struct counts *counts);
void print_tally(struct tally *tally, double seconds);

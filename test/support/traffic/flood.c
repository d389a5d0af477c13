// SPDX-License-Identifier: Apache-2.0
/* traffic flood: SYNs that nobody waits for, from ports and, if wanted, addresses that change. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <netinet/ip.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "traffic.h"

struct syn {
	struct iphdr ip;
	struct tcphdr tcp;
} __attribute__((packed));

struct flood {
	struct sockaddr_in to;
	struct in_addr from;
	uint64_t count, rate;
	uint32_t spread; /* source addresses, from `from` on */
};

static uint32_t sum_words(const void *bytes, size_t length, uint32_t sum)
{
	const uint8_t *at = bytes;

	for (size_t i = 0; i + 1 < length; i += 2)
		sum += (uint32_t)(at[i] << 8 | at[i + 1]);
	return sum;
}

static uint16_t folded(uint32_t sum)
{
	while (sum >> 16)
		sum = (sum & 0xffff) + (sum >> 16);
	return htons((uint16_t)~sum);
}

static void write_syn(struct syn *syn, const struct flood *flood, uint64_t number)
{
	uint32_t pseudo = IPPROTO_TCP + sizeof(syn->tcp);

	memset(syn, 0, sizeof(*syn));
	syn->ip.version = 4;
	syn->ip.ihl = 5;
	syn->ip.tot_len = htons(sizeof(*syn));
	syn->ip.ttl = 64;
	syn->ip.protocol = IPPROTO_TCP;
	syn->ip.saddr = htonl(ntohl(flood->from.s_addr) + (uint32_t)(number % flood->spread));
	syn->ip.daddr = flood->to.sin_addr.s_addr;
	syn->ip.check = folded(sum_words(&syn->ip, sizeof(syn->ip), 0));
	syn->tcp.source = htons((uint16_t)(1024 + number % 64512));
	syn->tcp.dest = flood->to.sin_port;
	syn->tcp.seq = htonl((uint32_t)(number * 2654435761u));
	syn->tcp.doff = 5;
	syn->tcp.syn = 1;
	syn->tcp.window = htons(1024);
	pseudo = sum_words(&syn->ip.saddr, 8, pseudo);
	syn->tcp.check = folded(sum_words(&syn->tcp, sizeof(syn->tcp), pseudo));
}

static void keep_rate(const struct flood *flood, int64_t start, uint64_t number)
{
	int64_t due = start + (int64_t)(number * 1000000 / flood->rate);
	int64_t left = due - clock_us();

	if (left > 1000)
		usleep((useconds_t)left);
}

/* How many were sent; ENOBUFS is the queue's way to say that one was not. */
static uint64_t send_flood(const struct flood *flood, int fd)
{
	int64_t start = clock_us();
	uint64_t sent = 0;
	struct syn syn;

	for (uint64_t number = 0; number < flood->count; number++) {
		write_syn(&syn, flood, number);
		if (sendto(fd, &syn, sizeof(syn), 0, (const struct sockaddr *)&flood->to,
			   sizeof(flood->to)) == sizeof(syn))
			sent++;
		else if (errno != ENOBUFS)
			die("flood: cannot send: %s", strerror(errno));
		if (flood->rate)
			keep_rate(flood, start, number);
	}
	return sent;
}

enum {
	COUNT = 256,
	RATE,
	FROM,
	SPREAD
};

static const struct option OPTIONS[] = {
	{"count", required_argument, NULL, COUNT},
	{"rate", required_argument, NULL, RATE},
	{"from", required_argument, NULL, FROM},
	{"spread", required_argument, NULL, SPREAD},
	{0},
};

static void set_option(struct flood *flood, int option)
{
	switch (option) {
	case COUNT:
		flood->count = number_option("--count", optarg, 1, 100000000);
		break;
	case RATE:
		flood->rate = number_option("--rate", optarg, 1, 100000000);
		break;
	case SPREAD:
		flood->spread = (uint32_t)number_option("--spread", optarg, 1, 65536);
		break;
	case FROM:
		if (inet_pton(AF_INET, optarg, &flood->from) != 1)
			die("--from: \"%s\" is not an IPv4 address", optarg);
		break;
	default:
		exit(2);
	}
}

int flood_command(int argc, char **argv)
{
	struct flood flood = {.to.sin_family = AF_INET, .spread = 1};
	int option, fd;

	while ((option = getopt_long(argc, argv, "", OPTIONS, NULL)) != -1)
		set_option(&flood, option);
	if (argc - optind != 2 || !flood.count || !flood.from.s_addr)
		die("flood: want --count, --from, ADDRESS and PORT");
	if (inet_pton(AF_INET, argv[optind], &flood.to.sin_addr) != 1)
		die("flood: \"%s\" is not an IPv4 address", argv[optind]);
	flood.to.sin_port = htons((uint16_t)number_option("PORT", argv[optind + 1], 1, 65535));
	fd = socket(AF_INET, SOCK_RAW | SOCK_CLOEXEC, IPPROTO_RAW);
	if (fd < 0)
		die("flood: cannot open a raw socket: %s", strerror(errno));
	printf("{\"sent\":%" PRIu64 "}\n", send_flood(&flood, fd));
	close(fd);
	return 0;
}

// SPDX-License-Identifier: Apache-2.0
/*
 * traffic ring: datagrams through a packet socket's mapped ring (packet_mmap). The kernel
 * makes packets of them that have nothing but the Ethernet header in their linear part.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <getopt.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <netinet/ether.h>
#include <netinet/ip.h>
#include <netinet/udp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "traffic.h"

#define RING_BYTES 4096
#define TEXT "through the ring"

struct datagram {
	struct ethhdr ethernet;
	struct iphdr ip;
	struct udphdr udp;
	char text[sizeof(TEXT) - 1];
} __attribute__((packed));

struct ring {
	struct sockaddr_in to, from;
	struct ether_addr gateway, own;
	char interface[IF_NAMESIZE];
	int64_t timeout_us;
};

static uint16_t header_sum(const void *header)
{
	uint16_t words[sizeof(struct iphdr) / 2];
	uint32_t sum = 0;

	memcpy(words, header, sizeof(words));
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		sum += words[i];
	sum = (sum & 0xffff) + (sum >> 16);
	return (uint16_t)~((sum & 0xffff) + (sum >> 16));
}

/* Over IPv4 a datagram may be without a checksum. */
static void write_datagram(struct datagram *out, const struct ring *ring)
{
	memset(out, 0, sizeof(*out));
	memcpy(out->ethernet.h_dest, &ring->gateway, ETH_ALEN);
	memcpy(out->ethernet.h_source, &ring->own, ETH_ALEN);
	out->ethernet.h_proto = htons(ETH_P_IP);
	out->ip.version = 4;
	out->ip.ihl = 5;
	out->ip.tot_len = htons(sizeof(*out) - sizeof(out->ethernet));
	out->ip.ttl = 64;
	out->ip.protocol = IPPROTO_UDP;
	out->ip.saddr = ring->from.sin_addr.s_addr;
	out->ip.daddr = ring->to.sin_addr.s_addr;
	out->ip.check = header_sum((const char *)out + sizeof(out->ethernet));
	out->udp.source = ring->from.sin_port;
	out->udp.dest = ring->to.sin_port;
	out->udp.len = htons(sizeof(out->udp) + sizeof(out->text));
	memcpy(out->text, TEXT, sizeof(out->text));
}

static int open_ring(const struct ring *ring, struct tpacket2_hdr **slot)
{
	struct tpacket_req request = {.tp_block_size = RING_BYTES,
				      .tp_block_nr = 1,
				      .tp_frame_size = RING_BYTES,
				      .tp_frame_nr = 1};
	struct sockaddr_ll address = {.sll_family = AF_PACKET,
				      .sll_ifindex = (int)if_nametoindex(ring->interface)};
	int version = TPACKET_V2;
	int fd = socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0);

	if (fd < 0 || setsockopt(fd, SOL_PACKET, PACKET_VERSION, &version, sizeof(version)) ||
	    setsockopt(fd, SOL_PACKET, PACKET_TX_RING, &request, sizeof(request)) ||
	    bind(fd, (struct sockaddr *)&address, sizeof(address)))
		die("ring: cannot open a packet socket on %s: %s", ring->interface,
		    strerror(errno));
	*slot = mmap(NULL, RING_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (*slot == MAP_FAILED)
		die("ring: cannot map the ring: %s", strerror(errno));
	return fd;
}

static void send_one(const struct ring *ring)
{
	struct tpacket2_hdr *slot;
	int fd = open_ring(ring, &slot);

	write_datagram(
		(struct datagram *)((char *)slot + TPACKET2_HDRLEN - sizeof(struct sockaddr_ll)),
		ring);
	slot->tp_len = sizeof(struct datagram);
	slot->tp_status = TP_STATUS_SEND_REQUEST;
	if (send(fd, NULL, 0, 0) < 0)
		die("ring: cannot send: %s", strerror(errno));
	munmap(slot, RING_BYTES);
	close(fd);
}

/* The answer comes to an ordinary socket, which is bound before the question goes out. */
static int ask(struct ring *ring, char name[NAME_MAX_BYTES])
{
	struct target target = {.udp = true};
	socklen_t length = sizeof(ring->from);
	char answer[256], *payload;
	size_t answer_length = sizeof(answer), payload_length;
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0), error;

	memcpy(&target.address, &ring->to, sizeof(ring->to));
	target.length = sizeof(ring->to);
	if (fd < 0 || bind(fd, (struct sockaddr *)&ring->from, sizeof(ring->from)) ||
	    getsockname(fd, (struct sockaddr *)&ring->from, &length))
		die("ring: cannot bind: %s", strerror(errno));
	send_one(ring);
	error = receive_datagram(fd, &target, answer, &answer_length,
				 clock_us() + ring->timeout_us);
	close(fd);
	return error ? error : split_answer(answer, answer_length, name, &payload, &payload_length);
}

enum {
	FROM = 256,
	GATEWAY,
	OWN,
	INTERFACE
};

static const struct option OPTIONS[] = {
	{"from", required_argument, NULL, FROM},
	{"gateway-mac", required_argument, NULL, GATEWAY},
	{"own-mac", required_argument, NULL, OWN},
	{"interface", required_argument, NULL, INTERFACE},
	{0},
};

static void set_option(struct ring *ring, int option)
{
	switch (option) {
	case FROM:
		if (inet_pton(AF_INET, optarg, &ring->from.sin_addr) != 1)
			die("--from: \"%s\" is not an IPv4 address", optarg);
		break;
	case GATEWAY:
	case OWN:
		if (!ether_aton_r(optarg, option == OWN ? &ring->own : &ring->gateway))
			die("\"%s\" is not a MAC address", optarg);
		break;
	case INTERFACE:
		snprintf(ring->interface, sizeof(ring->interface), "%s", optarg);
		break;
	default:
		exit(2);
	}
}

int ring_command(int argc, char **argv)
{
	struct ring ring = {.to.sin_family = AF_INET,
			    .from.sin_family = AF_INET,
			    .interface = "eth0",
			    .timeout_us = 5000000};
	char name[NAME_MAX_BYTES] = "";
	int option, error;

	while ((option = getopt_long(argc, argv, "", OPTIONS, NULL)) != -1)
		set_option(&ring, option);
	if (argc - optind != 2 || !ring.from.sin_addr.s_addr)
		die("ring: want --from, --gateway-mac, --own-mac, ADDRESS and PORT");
	if (inet_pton(AF_INET, argv[optind], &ring.to.sin_addr) != 1)
		die("ring: \"%s\" is not an IPv4 address", argv[optind]);
	ring.to.sin_port = htons((uint16_t)number_option("PORT", argv[optind + 1], 1, 65535));
	error = ask(&ring, name);
	printf("{\"server\":\"%s\",\"error\":%s%s%s}\n", name, error ? "\"" : "",
	       error ? failure_name(error) : "null", error ? "\"" : "");
	return 0;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* What filters a clsact qdisc holds: by rtnetlink, since libbpf can only ask for one by its
 * handle. */
#include <errno.h>
#include <linux/pkt_cls.h>
#include <linux/pkt_sched.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "native/shim.h"

#define REPLY_BYTES 32768

struct request {
	struct nlmsghdr header;
	struct tcmsg message;
};

static int ask(int socket, int ifindex, uint32_t minor)
{
	struct request request = {
		.header =
			{
				.nlmsg_len = sizeof(request),
				.nlmsg_type = RTM_GETTFILTER,
				.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP,
			},
		.message =
			{
				.tcm_family = AF_UNSPEC,
				.tcm_ifindex = ifindex,
				.tcm_parent = TC_H_MAKE(TC_H_CLSACT, minor),
			},
	};

	return send(socket, &request, sizeof(request), 0) < 0 ? -errno : 0;
}

/* Filters that were found, and the programs of those that have one, as far as there is room. */
struct found {
	int filters;
	uint32_t *programs;
	int room, count;
};

static const struct rtattr *attribute(const struct rtattr *first, int length, int type)
{
	for (; RTA_OK(first, length); first = RTA_NEXT(first, length))
		if ((first->rta_type & NLA_TYPE_MASK) == type)
			return first;
	return NULL;
}

static void take_program(const struct nlmsghdr *header, struct found *found)
{
	const struct tcmsg *message = NLMSG_DATA(header);
	const struct rtattr *options =
		attribute(TCA_RTA(message), TCA_PAYLOAD(header), TCA_OPTIONS);
	const struct rtattr *id =
		options ? attribute(RTA_DATA(options), RTA_PAYLOAD(options), TCA_BPF_ID) : NULL;
	const struct rtattr *kind = attribute(TCA_RTA(message), TCA_PAYLOAD(header), TCA_KIND);

	if (!id || !kind || strcmp(RTA_DATA(kind), "bpf") || found->count == found->room)
		return;
	memcpy(&found->programs[found->count++], RTA_DATA(id), sizeof(uint32_t));
}

/* Adds the filters of one datagram; 1 when the dump is over. */
static int take(const uint8_t *bytes, ssize_t length, struct found *found)
{
	for (const struct nlmsghdr *header = (const struct nlmsghdr *)bytes;
	     NLMSG_OK(header, length); header = NLMSG_NEXT(header, length)) {
		const struct tcmsg *message = NLMSG_DATA(header);

		if (header->nlmsg_type == NLMSG_DONE)
			return 1;
		if (header->nlmsg_type == NLMSG_ERROR) {
			int error = ((const struct nlmsgerr *)NLMSG_DATA(header))->error;

			return error ? error : 1;
		}
		if (header->nlmsg_type != RTM_NEWTFILTER || message->tcm_handle == 0)
			continue;
		found->filters++;
		take_program(header, found);
	}
	return 0;
}

static int list_on(int socket, int ifindex, uint32_t minor, struct found *found)
{
	static uint8_t reply[REPLY_BYTES] __attribute__((aligned(8)));
	int state = ask(socket, ifindex, minor);

	while (state == 0) {
		ssize_t length = recv(socket, reply, sizeof(reply), 0);

		state = length < 0 ? -errno : take(reply, length, found);
	}
	return state < 0 ? state : 0;
}

int list_filter_programs(int ifindex, uint32_t minor, uint32_t *programs, int room)
{
	struct found found = {.programs = programs, .room = room};
	int socket_fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
	int error;

	if (socket_fd < 0)
		return -errno;
	error = list_on(socket_fd, ifindex, minor, &found);
	close(socket_fd);
	return error ? error : found.count;
}

int count_filters(int ifindex)
{
	struct found found = {};
	int socket_fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
	int error;

	if (socket_fd < 0)
		return -errno;
	error = list_on(socket_fd, ifindex, TC_H_MIN_INGRESS, &found);
	if (!error)
		error = list_on(socket_fd, ifindex, TC_H_MIN_EGRESS, &found);
	close(socket_fd);
	return error ? error : found.filters;
}

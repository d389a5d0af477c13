/* SPDX-License-Identifier: Apache-2.0 */
/* How many filters a clsact qdisc holds: by rtnetlink, since libbpf can only ask for one by its
 * handle. */
#include <errno.h>
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

/* Adds the filters of one datagram to `count`; 1 when the dump is over. */
static int take(const uint8_t *bytes, ssize_t length, int *count)
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
		if (header->nlmsg_type == RTM_NEWTFILTER && message->tcm_handle != 0)
			(*count)++;
	}
	return 0;
}

static int count_on(int socket, int ifindex, uint32_t minor, int *count)
{
	static uint8_t reply[REPLY_BYTES] __attribute__((aligned(8)));
	int state = ask(socket, ifindex, minor);

	while (state == 0) {
		ssize_t length = recv(socket, reply, sizeof(reply), 0);

		state = length < 0 ? -errno : take(reply, length, count);
	}
	return state < 0 ? state : 0;
}

int count_filters(int ifindex)
{
	int count = 0;
	int socket_fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
	int error;

	if (socket_fd < 0)
		return -errno;
	error = count_on(socket_fd, ifindex, TC_H_MIN_INGRESS, &count);
	if (!error)
		error = count_on(socket_fd, ifindex, TC_H_MIN_EGRESS, &count);
	close(socket_fd);
	return error ? error : count;
}

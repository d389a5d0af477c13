/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * The truth about bytes: every structure, enum value and limit that crosses between
 * the programs and user space. agent/datapath/abi.gen.ts is generated from this file
 * (through the object's BTF); nothing here is written a second time anywhere.
 *
 * Conventions
 * - Addresses are 16 bytes; IPv4 is held IPv4-mapped (::ffff:a.b.c.d, RFC 4291 2.5.5.2).
 * - __be16 fields are in network order, all others in host order.
 * - Ids are 52-bit hashes of the identity of what they name (agent/lib/id.ts), so they
 *   are the same after a restart, and never stand for anything else. 0 means "none".
 *   `names` turns them back into text.
 * - The typedefs below, __be16, `char []` and `enum` decide what a field becomes in
 *   TypeScript: Id, IpAddress, Port, string, number. Other __u64 become bigint.
 * - Padding is explicit and always zero: map keys are compared as bytes.
 */
#pragma once

#include <linux/types.h>

typedef __u64 object_id; /* see "Ids" above */
typedef __u8 ip_address[16];

#define NS_PER_S 1000000000ull

#define ABI_ASSERT_SIZE(type, size)                                                                \
	_Static_assert(sizeof(type) == (size), #type " must be " #size " bytes")

/* Enumerators so that BTF carries them to user space. */
enum abi_limit {
	/* Raised whenever the meaning of bytes in a pinned map changes. */
	ABI_VERSION = 1,
	/* backendRefs of one rule (Gateway API: maxItems 16). */
	SPLIT_MAX_SLOTS = 16,
	/* kind, namespace (63), name (253), port name and separators. */
	NAME_MAX_BYTES = 384,
	/* Draws before a race with a writer, or a collision of tuples, is given up. */
	PICK_MAX_TRIES = 8,
	/* IPv6 extension headers walked before a packet is passed on as unknown. */
	IPV6_MAX_EXTENSIONS = 8,
	/* Rejections answered to one workload within a second; the rest it meets as silence. */
	MAX_ANSWERS_PER_SECOND = 100000,
	/* WireGuard devices at a time: one, and those of keys that are being replaced. */
	TUNNEL_MAX_DEVICES = 4,
	/* The bit of a packet's mark that leads it into the tunnel. */
	MARK_TUNNEL = 0x2000,
	/* BPF_OBJ_NAME_LEN: 15 bytes and a zero. */
	PROGRAM_NAME_BYTES = 16,
};

enum abi_flag {
	/*
	 * BPF_F_IPV6 of bpf_l4_csum_replace: an IPv6 address changes, so a
	 * CHECKSUM_COMPLETE sum stays right. Newer than the headers we build with.
	 */
	CSUM_FLAG_IPV6 = 128,
};

/* Where a frontend, or one slot of a split, leads. */
enum target {
	TARGET_REJECT = 1, /* `reason` says why; nothing behind it */
	TARGET_SET = 2, /* a backend set */
	TARGET_SPLIT = 3, /* a split; never the target of a slot */
};

/*
 * Why something was rejected or dropped. One list for the programs, the counters,
 * the CLI, the metrics and docs/reasons.md.
 */
enum reason {
	REASON_NONE = 0,
	REASON_NO_ENDPOINT = 1, /* the chosen backend set is empty */
	REASON_INVALID_BACKEND = 2, /* the chosen backendRef leads nowhere */
	REASON_ZERO_WEIGHT = 3, /* every backendRef of the route has weight 0 */
	REASON_NO_LOCAL_ENDPOINT = 4, /* internalTrafficPolicy Local, none here: dropped */
	REASON_TUPLE_COLLISION = 5, /* the reply could not be told from another flow's */
	REASON_ROW_MISSING = 6, /* a row that must exist was not found (after retries) */
	REASON_REWRITE_FAILED = 7, /* the kernel refused to change the packet */
	REASON_FLOW_NOT_KEPT = 8, /* both flow tables refused the new flow */
	REASON_ANSWER_LIMIT = 9, /* a rejection that was not answered: too many in a second */
	REASON_SOCKET_ENDED = 10, /* a connected UDP socket whose endpoint serves no more */
	REASON_NO_TUNNEL = 11, /* must be encrypted, and there is no tunnel to that node */
	REASON_CLEAR_TEXT = 12, /* came unencrypted from another node's pod */
};

/* tunnel.mode */
enum tunnel_mode {
	TUNNEL_OFF = 0,
	TUNNEL_OPEN = 1, /* what cannot be encrypted is counted */
	TUNNEL_STRICT = 2, /* it is dropped */
};

enum remote_state {
	REMOTE_TUNNEL = 1,
	REMOTE_CLEAR = 2, /* a pod of another node that no tunnel leads to */
};

enum flow_direction {
	FLOW_FORWARD = 0, /* as the client sends: local = client, remote = frontend */
	FLOW_REVERSE = 1, /* as the reply comes: local = client, remote = endpoint */
};

/* Bits of flow.flags: what the sender of this entry's direction has sent. */
enum flow_flag {
	FLOW_SEEN = 1, /* anything at all: on the reverse entry, the reply */
	FLOW_FIN = 2,
	FLOW_RST = 4,
};

enum workload_mode {
	WORKLOAD_ACTIVE = 1,
	WORKLOAD_DRAIN = 2, /* flows in progress are served, new ones are not claimed */
};

/* Bits of cgroup_workload.flags: what the socket level does for a workload besides TCP. */
enum socket_flag {
	SOCKET_UDP = 1, /* UDP too: nothing else translates it */
	SOCKET_ALONE = 2, /* there is no packet level behind: what is refused is refused here */
};

enum member_state {
	MEMBER_ELIGIBLE = 1, /* may be picked, and keeps its flows */
	MEMBER_SERVING = 2, /* keeps its flows, is not picked (terminating but serving) */
};

enum event_kind {
	EVENT_CONNECT = 1,
	EVENT_REJECT = 2,
	EVENT_DROP = 3,
};

/* settings: the one row that belongs to the datapath itself. */
struct settings {
	__u64 hash_key[2]; /* key of the flow hash; random, made once */
	__u32 abi_version;
	__u32 events_wanted; /* 1: somebody reads `events` */
};
ABI_ASSERT_SIZE(struct settings, 24);

/* names: id -> text, so that a dump of the other maps can be read without an agent. */
struct name {
	char text[NAME_MAX_BYTES]; /* UTF-8, zero padded */
};
ABI_ASSERT_SIZE(struct name, 384);

/* frontends: how a Service is called, per scope (0, or a client namespace). */
struct frontend_key {
	object_id scope;
	ip_address address;
	__be16 port;
	__u8 protocol; /* IPPROTO_TCP, IPPROTO_UDP */
	__u8 pad[5];
};
ABI_ASSERT_SIZE(struct frontend_key, 32);

struct frontend {
	object_id service; /* id of the Service port */
	object_id target_id; /* split or backend set */
	enum target target;
	enum reason reason; /* for TARGET_REJECT */
	__u32 affinity_s; /* for TARGET_SPLIT: how long a client keeps its slot; 0: not */
	__u32 pad;
};
ABI_ASSERT_SIZE(struct frontend, 32);

/*
 * splits: one rule's weighted backendRefs as an alias table (Vose 1991). Column c is
 * drawn uniformly; it yields slot c if a 64-bit coin is below `threshold`, else slot
 * `alias`. An id stands for one content: a changed route gets a new id.
 */
struct slot {
	__u64 threshold;
	object_id set;
	enum target target; /* a set, or a rejection */
	enum reason reason;
	__u32 alias;
	__u32 weight; /* as written in the route; for people */
};
ABI_ASSERT_SIZE(struct slot, 32);

struct split {
	object_id route; /* id of the route, see names */
	__u32 slot_count;
	__u32 pad;
	struct slot slots[SPLIT_MAX_SLOTS];
};
ABI_ASSERT_SIZE(struct split, 528);

/* backend_sets: the usable endpoints of one Service port and address family. */
struct backend_set {
	object_id service; /* id of the Service port the endpoints belong to */
	__u32 endpoint_count;
	enum reason empty_reason; /* what an empty set means */
	__u32 affinity_s; /* how long a client keeps its endpoint; 0: not */
	__u32 pad;
};
ABI_ASSERT_SIZE(struct backend_set, 24);

/* endpoints: the picks of a set, index 0 .. endpoint_count - 1. */
struct endpoint_key {
	object_id set;
	__u32 index;
	__u32 pad;
};
ABI_ASSERT_SIZE(struct endpoint_key, 16);

struct endpoint {
	ip_address address;
	__be16 port;
	__u8 pad[6];
};
ABI_ASSERT_SIZE(struct endpoint, 24);

/* members: which endpoints may keep the flows of a set; asked for by address. */
struct member_key {
	object_id set;
	ip_address address;
	__be16 port;
	__u8 pad[6];
};
ABI_ASSERT_SIZE(struct member_key, 32);

struct member {
	enum member_state state;
	__u32 pad;
};
ABI_ASSERT_SIZE(struct member, 8);

/* workloads: opted-in pods by the index of their host-side interface. */
struct workload_key {
	__u32 ifindex;
	__u32 pad;
};
ABI_ASSERT_SIZE(struct workload_key, 8);

struct workload {
	object_id id;
	object_id scope; /* the namespace, if it has consumer routes; else 0 */
	object_id namespace_id;
	enum workload_mode mode;
	__u32 pad;
};
ABI_ASSERT_SIZE(struct workload, 32);

/*
 * quiet: interfaces on which no TCP flow has begun yet, so that packets of connections that
 * the socket level led, or nobody, need not be looked for. The agent makes the row before it
 * attaches; the first flow removes it, for good.
 */
struct quiet {
	__u64 since_ns; /* CLOCK_MONOTONIC */
};
ABI_ASSERT_SIZE(struct quiet, 8);

/*
 * cgroups: the same pods by the id of their cgroup, for the socket level. Kept by the
 * kernel with the cgroup; a row without a mode claims nothing: it is not written yet, or cleared.
 */
struct cgroup_workload {
	object_id id;
	object_id scope; /* as in `workloads` */
	object_id namespace_id;
	object_id client; /* whose affinity it has: its own, or the node's for hostNetwork */
	enum workload_mode mode;
	__u32 flags; /* enum socket_flag */
};
ABI_ASSERT_SIZE(struct cgroup_workload, 40);

/* How far the connection of a socket has come. UDP has nothing to tell of. */
enum socket_state {
	SOCKET_CALLING = 0, /* nothing has been sent yet */
	SOCKET_OPENING = 1,
	SOCKET_ESTABLISHED = 2,
	SOCKET_CLOSING = 3,
};

/* sockets: what a connected socket called, and where it was led; by the socket's cookie. */
struct connected_socket {
	ip_address frontend;
	ip_address endpoint;
	ip_address local; /* zero as long as it is not known; always, of UDP */
	object_id service; /* of the frontend */
	object_id set;
	object_id workload;
	__u64 created_ns; /* CLOCK_MONOTONIC */
	__be16 frontend_port;
	__be16 endpoint_port;
	__be16 local_port;
	__u8 protocol;
	__u8 state; /* enum socket_state */
};
ABI_ASSERT_SIZE(struct connected_socket, 88);

/*
 * socket_peers: whom a UDP socket that is not connected talks to; one entry a direction, as
 * in `flows`. The socket is known by its cookie, so no two share an entry.
 */
struct peer_key {
	__u64 cookie;
	ip_address remote; /* forward: the frontend; reverse: the endpoint */
	__be16 port;
	__u8 direction; /* enum flow_direction */
	__u8 pad[5];
};
ABI_ASSERT_SIZE(struct peer_key, 32);

/*
 * flows, flows_opening: one entry per direction. The interface is part of the key, so
 * that no pod can reach into the flows of another. An entry is complete in itself: it
 * outlives the endpoint, route and Service that it came from.
 */
struct flow_key {
	ip_address local; /* the pod's address */
	ip_address remote;
	__u32 ifindex;
	__be16 local_port;
	__be16 remote_port;
	__u8 protocol;
	__u8 direction; /* enum flow_direction */
	__u8 pad[6];
};
ABI_ASSERT_SIZE(struct flow_key, 48);

struct flow {
	ip_address address; /* forward: the endpoint; reverse: the frontend */
	object_id service; /* of the frontend */
	object_id set;
	__u64 created_ns; /* CLOCK_MONOTONIC */
	__u64 seen_ns;
	__be16 port;
	__u8 flags; /* enum flow_flag */
	__u8 pad[5];
};
ABI_ASSERT_SIZE(struct flow, 56);

/* socket_peers */
struct peer {
	struct flow flow;
	object_id workload;
};
ABI_ASSERT_SIZE(struct peer, 64);

/*
 * tuples: how many connections a tuple has carried before the one it carries now. The hash
 * that picks takes it in, so that each of them is a draw of its own. A tuple that has been
 * away for longest is forgotten, and starts at 0.
 */
struct tuple {
	__u32 round;
	__u32 sequence; /* of the SYN; the same again is a retransmission */
};
ABI_ASSERT_SIZE(struct tuple, 8);

/*
 * shortcuts: TCP connections between two workloads of this node that go from interface to
 * interface. One row for both directions; which end is the low one means nothing.
 */
struct shortcut_key {
	ip_address low;
	ip_address high;
	__be16 low_port;
	__be16 high_port;
	__u8 pad[4];
};
ABI_ASSERT_SIZE(struct shortcut_key, 40);

struct shortcut {
	__u32 low_ifindex;
	__u32 high_ifindex;
	__u32 sequence; /* of the SYN that opened it */
	__u32 pad;
};
ABI_ASSERT_SIZE(struct shortcut, 16);

/* answers: rejections that a workload was given, by the index of its interface. */
struct answers {
	__u64 since_ns; /* CLOCK_MONOTONIC: when the second began */
	__u32 count;
	__u32 pad;
};
ABI_ASSERT_SIZE(struct answers, 16);

/* flow_totals: what happened to the entries of the flow tables, two a flow. */
struct flow_totals {
	__u64 opened; /* put into flows_opening */
	__u64 closed; /* taken out of it, for any reason but a lack of room */
	__u64 unsettled; /* answers whose flow found `flows` full; each answer tries again */
	__u64 recovered; /* found again from a packet in the middle of a connection */
};
ABI_ASSERT_SIZE(struct flow_totals, 32);

/*
 * affinity: where a client was led last, for Services with sessionAffinity ClientIP. The
 * client is the workload, whatever its address. Of a Service port it remembers the slot
 * of its split, by the slot's set; of a set, the endpoint.
 */
struct affinity_key {
	object_id client; /* a workload */
	object_id of; /* a Service port, or a set */
	__u8 is_ipv6;
	__u8 pad[7];
};
ABI_ASSERT_SIZE(struct affinity_key, 24);

struct affinity {
	ip_address address; /* of a set: the endpoint */
	object_id set;
	__u64 chosen_ns; /* CLOCK_MONOTONIC, of the last new connection */
	__be16 port;
	__u8 pad[6];
};
ABI_ASSERT_SIZE(struct affinity, 40);

/*
 * fragments: what became of the first fragment of a datagram. Only that one has ports;
 * the others follow it (RFC 791, RFC 8200 4.5).
 */
struct fragment_key {
	ip_address source;
	ip_address destination;
	__u32 id; /* IPv6: 32 bits, IPv4: 16 */
	__u32 ifindex;
	__u8 protocol;
	__u8 direction; /* enum flow_direction */
	__u8 pad[6];
};
ABI_ASSERT_SIZE(struct fragment_key, 48);

struct fragment {
	ip_address source;
	ip_address destination;
	__u64 seen_ns; /* CLOCK_MONOTONIC */
	__u8 is_back; /* went back into the pod that sent it */
	__u8 pad[7];
};
ABI_ASSERT_SIZE(struct fragment, 48);

/* traffic: what the pods of this node sent through a frontend to one endpoint. */
struct traffic_key {
	object_id service; /* of the frontend */
	object_id set;
	ip_address address;
	__be16 port;
	__u8 pad[6];
};
ABI_ASSERT_SIZE(struct traffic_key, 40);

struct traffic {
	__u64 connections;
	__u64 packets_sent; /* by the client */
	__u64 bytes_sent; /* of the frame, as the host sees it */
	__u64 packets_received;
	__u64 bytes_received;
};
ABI_ASSERT_SIZE(struct traffic, 40);

/* refusals: connections and datagrams that were rejected or dropped. */
struct refusal_key {
	object_id service;
	enum reason reason;
	__u32 pad;
};
ABI_ASSERT_SIZE(struct refusal_key, 16);

struct refusal {
	__u64 packets;
};
ABI_ASSERT_SIZE(struct refusal, 8);

/* tunnel: the one row that says how traffic between nodes is encrypted. */
struct tunnel {
	__u32 ifindex[TUNNEL_MAX_DEVICES]; /* of WireGuard's devices; 0: none */
	enum tunnel_mode mode;
	__u32 mtu; /* of the devices, bytes; 0: not known, and segments stay as they are */
};
ABI_ASSERT_SIZE(struct tunnel, 24);

/* remotes: addresses of other nodes' pods; the longest prefix counts. */
struct remote_key {
	__u32 prefix; /* bits, of 128 */
	ip_address address;
};
ABI_ASSERT_SIZE(struct remote_key, 20);

struct remote {
	ip_address node; /* how the node itself is reached; zero if nobody knows */
	enum remote_state state;
	__u32 pad;
};
ABI_ASSERT_SIZE(struct remote, 24);

/* tunnel_totals: packets between workloads and pods of other nodes. */
struct tunnel_totals {
	__u64 sent;
	__u64 sent_clear;
	__u64 received;
	__u64 received_clear;
};
ABI_ASSERT_SIZE(struct tunnel_totals, 32);

/* events: what the ring buffer carries. */
struct event {
	__u64 time_ns;
	object_id service;
	object_id workload;
	ip_address client;
	ip_address frontend;
	ip_address endpoint; /* zero if none was picked */
	__be16 client_port;
	__be16 frontend_port;
	__be16 endpoint_port;
	__u8 protocol;
	__u8 kind; /* enum event_kind */
	enum reason reason;
	__u32 ifindex;
};
ABI_ASSERT_SIZE(struct event, 88);

/* What list_programs writes for each BPF program of the machine. */
struct program_entry {
	__u32 id;
	char name[PROGRAM_NAME_BYTES];
};
ABI_ASSERT_SIZE(struct program_entry, 20);

/* The argument of flow_sweep, in and out; times in nanoseconds. */
struct flow_sweep {
	__u64 tcp_established_ns;
	__u64 tcp_half_closed_ns; /* one side has sent FIN */
	__u64 tcp_closed_ns; /* both have */
	__u64 tcp_reset_ns;
	__u64 tcp_opening_ns;
	__u64 udp_replied_ns;
	__u64 udp_unreplied_ns;
	__u32 purge_ifindex; /* every flow and shortcut of this interface goes; 0: none */
	__u32 count_ifindex; /* flows of this interface are counted in `counted`; shortcuts go */
	__u32 live; /* out: entries left, both directions */
	__u32 removed; /* out */
	__u32 counted; /* out */
	__u32 pad;
};
ABI_ASSERT_SIZE(struct flow_sweep, 80);

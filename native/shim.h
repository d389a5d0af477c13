/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The border between the agent and libbpf.
 *
 * A foreign function call costs by the argument, so there is one without any: the caller
 * registers four areas of memory once (weft_init), then writes a command into the first
 * and calls weft_exec. One call carries a whole batch.
 *
 *   command  u32 words: op, 8 arguments, 8 results
 *   keys     keys of a batch; or the first text (path, name), zero-terminated; or a context
 *   values   values of a batch; or the second text; or a packet
 *   message  text for people, zero-terminated: what libbpf and the verifier said
 *
 * `key` and `value` are the bytes of a row as the caller has them, and must be the map's;
 * the value of a per-CPU map is that of all possible processors, each rounded up to 8 bytes.
 *
 * weft_exec returns 0 or a negative errno. File descriptors that come out belong to the
 * caller, and stay good when the object they came from is closed.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum op {
	OP_OBJECT_OPEN = 1, /* keys: path -> object */
	OP_OBJECT_SET_CONSTANT = 2, /* object, size; keys: name; values: bytes */
	OP_OBJECT_SET_MAX_ENTRIES = 3, /* object, entries; keys: map */
	OP_OBJECT_SKIP_PROGRAM = 4, /* object; keys: program */
	OP_OBJECT_REUSE_MAP = 5, /* object, fd; keys: map */
	OP_OBJECT_LOAD = 6, /* object */
	OP_OBJECT_MAP_FD = 7, /* object; keys: map -> fd */
	OP_OBJECT_PROGRAM_FD = 8, /* object; keys: program -> fd */
	OP_OBJECT_CLOSE = 9, /* object */

	OP_PIN = 20, /* fd; keys: path */
	OP_OPEN_PIN = 21, /* keys: path -> fd */
	OP_CLOSE_FD = 22, /* fd */
	OP_MAP_INFO = 23, /* fd -> type, id, key, value, entries, flags; values: name */
	OP_PROGRAM_INFO = 24, /* fd -> type, id; values: name */
	OP_LINK_INFO = 25, /* fd -> type, id, program id, ifindex, cgroup id (low, high) */

	OP_MAP_UPDATE = 40, /* fd, count, key, value, flags; keys, values -> done, errno */
	OP_MAP_DELETE = 41, /* fd, count, key; keys -> deleted; a missing key is no error */
	/* fd, is_first, key, value, rows at most (0: as fit); keys: the cursor, unless it is the
	 * first part -> count, is_last; keys, and the cursor behind the last; values. A cursor is
	 * as large as a key, and 4 bytes at least. */
	OP_MAP_DUMP = 42,
	OP_MAP_LOOKUP = 43, /* fd, key, value; keys -> values; -ENOENT */
	OP_POSSIBLE_CPUS = 44, /* -> count */

	OP_TC_ATTACH = 60, /* program fd, ifindex, hook, mode -> kind, link fd */
	OP_LINK_REPLACE = 61, /* link fd, program fd */
	OP_LINK_DETACH = 62, /* link fd */
	OP_CLSACT_DETACH = 63, /* ifindex, hook -> was attached */
	/* ifindex, hook -> tcx count, own clsact program, filters; values: u32 programs, tcx first
	 */
	OP_TC_QUERY = 64,
	/* program fd, socket hook; keys: path of the cgroup -> link fd */
	OP_CGROUP_ATTACH = 65,
	/* socket hook; keys: path of the cgroup -> count; values: u32 programs that run there,
	 * anybody's
	 */
	OP_CGROUP_QUERY = 66,

	/* program fd (an iterator); keys: path of a network namespace, or "" -> bytes; values: what
	 * it wrote; -E2BIG */
	OP_ITERATE = 67,

	OP_TEST_RUN = 80, /* fd, data size, context size, repeat -> retval, data, context, ns */

	OP_STREAM_OPEN = 90, /* map fd -> stream, socket fd */
	OP_STREAM_DROPPED = 91, /* stream -> records lost because nobody read */
	OP_STREAM_CLOSE = 92, /* stream; what is still on its way is lost */
};

enum hook {
	HOOK_INGRESS = 0,
	HOOK_EGRESS = 1,
};

/* Hooks of sockets; programs know theirs from their section. */
enum socket_hook {
	HOOK_CONNECT4 = 0,
	HOOK_CONNECT6 = 1,
	HOOK_PEERNAME4 = 2,
	HOOK_PEERNAME6 = 3,
	HOOK_SENDMSG4 = 4,
	HOOK_SENDMSG6 = 5,
	HOOK_RECVMSG4 = 6,
	HOOK_RECVMSG6 = 7,
	HOOK_SOCK_OPS = 8,
	HOOK_SOCK_RELEASE = 9,
};

enum attach_mode {
	ATTACH_AUTO = 0, /* tcx, else clsact */
	ATTACH_TCX = 1,
	ATTACH_CLSACT = 2,
};

enum attach_kind {
	KIND_TCX = 1,
	KIND_CLSACT = 2,
};

#define COMMAND_ARGUMENTS 8

struct command {
	uint32_t op;
	uint32_t argument[COMMAND_ARGUMENTS];
	uint32_t result[COMMAND_ARGUMENTS];
};

struct area {
	uint8_t *bytes;
	size_t size;
};

/* What was registered; the operations read and write nothing else. */
struct areas {
	struct command *command;
	struct area keys;
	struct area values;
	struct area message;
};

extern struct areas areas;

/* Adds to the message; when it is full the beginning goes, for the end says what failed. */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Text of an area; "" if it is not terminated. */
const char *text_in(const struct area *area);

/* Whether `count` rows of `size` bytes fit in the area. */
bool fits(const struct area *area, size_t count, size_t size);

int object_exec(struct command *command);
int file_exec(struct command *command);
int map_exec(struct command *command);
int attach_exec(struct command *command);
int cgroup_exec(struct command *command);
int run_exec(struct command *command);
int iterate_exec(struct command *command);
int stream_exec(struct command *command);

/* What the kernel knows about a map, program or link. */
int info_of(int fd, void *info, uint32_t size);

/* Filters on the clsact qdisc of an interface, both hooks, anybody's; or a negative errno. */
int count_filters(int ifindex);
/* Ids of the programs of bpf filters on a hook (TC_H_MIN_INGRESS, TC_H_MIN_EGRESS). */
int list_filter_programs(int ifindex, uint32_t minor, uint32_t *programs, int room);

#define WEFT_EXPORT __attribute__((visibility("default")))

/* Registers the areas; once, before anything else. */
WEFT_EXPORT int weft_init(void *command, void *keys, uint32_t keys_size, void *values,
			  uint32_t values_size, void *message, uint32_t message_size);

/* Carries out the command. */
WEFT_EXPORT int weft_exec(void);

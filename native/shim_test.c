/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tests of the shim in C, run as root under AddressSanitizer. Usage: shim_test OBJECT.
 * Works in a network namespace of its own; prints one line a test, and the totals.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <net/if.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/socket.h>
#include <unistd.h>

#include "native/shim.h"

#define KEYS_BYTES 65536
#define VALUES_BYTES 65536
#define MESSAGE_BYTES 4096

static struct command command;
static uint8_t keys[KEYS_BYTES];
static uint8_t values[VALUES_BYTES];
static char message[MESSAGE_BYTES];
static const char *object_path;
static int failures_here;

#define CHECK(CONDITION)                                                                           \
	do {                                                                                       \
		if (!(CONDITION)) {                                                                \
			printf("# line %d: %s (message: %.300s)\n", __LINE__, #CONDITION,          \
			       message);                                                           \
			failures_here++;                                                           \
		}                                                                                  \
	} while (0)

#define RESULT(N) (command.result[N])

#define EXEC(OP, ...) exec_command(OP, (uint32_t[COMMAND_ARGUMENTS]){__VA_ARGS__})

static int exec_command(uint32_t op, const uint32_t *arguments)
{
	command.op = op;
	memcpy(command.argument, arguments, sizeof(command.argument));
	return weft_exec();
}

static void put_text(const char *text)
{
	strncpy((char *)keys, text, sizeof(keys) - 1);
}

static int exec_named(uint32_t op, const char *name, uint32_t first, uint32_t second)
{
	put_text(name);
	return EXEC(op, first, second);
}

/* A loaded object without the program that the verifier refuses. */
static uint32_t load_object(void)
{
	uint32_t object;

	CHECK(exec_named(OP_OBJECT_OPEN, object_path, 0, 0) == 0);
	object = RESULT(0);
	CHECK(exec_named(OP_OBJECT_SKIP_PROGRAM, "refused", object, 0) == 0);
	CHECK(EXEC(OP_OBJECT_LOAD, object) == 0);
	return object;
}

static int fd_of(uint32_t op, uint32_t object, const char *name)
{
	CHECK(exec_named(op, name, object, 0) == 0);
	return RESULT(0);
}

static void test_object_errors(void)
{
	uint32_t object;

	CHECK(exec_named(OP_OBJECT_OPEN, "/nowhere/x.o", 0, 0) == -ENOENT);
	CHECK(strstr(message, "/nowhere/x.o"));
	CHECK(exec_named(OP_OBJECT_OPEN, "/etc/passwd", 0, 0) < 0);
	CHECK(EXEC(OP_OBJECT_LOAD, 31) == -EBADF);
	CHECK(EXEC(12345) == -EINVAL);
	CHECK(exec_named(OP_OBJECT_OPEN, object_path, 0, 0) == 0);
	object = RESULT(0);
	CHECK(exec_named(OP_OBJECT_MAP_FD, "nonsense", object, 0) == -ENOENT);
	CHECK(strstr(message, "nonsense"));
	CHECK(exec_named(OP_OBJECT_MAP_FD, "table", object, 0) == -EBADF);
	CHECK(exec_named(OP_OBJECT_PROGRAM_FD, "nonsense", object, 0) == -ENOENT);
	CHECK(exec_named(OP_OBJECT_SET_MAX_ENTRIES, "nonsense", object, 1) == -ENOENT);
	CHECK(exec_named(OP_OBJECT_SET_CONSTANT, "nonsense", object, 4) == -ENOENT);
	CHECK(exec_named(OP_OBJECT_SET_CONSTANT, "answer", object, 8) == -EINVAL);
	CHECK(strstr(message, "answer"));
	CHECK(EXEC(OP_OBJECT_CLOSE, object) == 0);
	CHECK(EXEC(OP_OBJECT_CLOSE, object) == -EBADF);
}

/* Loads an object that the verifier refuses; returns how much went to standard error. */
static off_t load_refused(uint32_t object)
{
	FILE *heard = tmpfile();
	int standard = dup(STDERR_FILENO);
	off_t bytes;

	dup2(fileno(heard), STDERR_FILENO);
	CHECK(EXEC(OP_OBJECT_LOAD, object) == -EACCES);
	dup2(standard, STDERR_FILENO);
	bytes = lseek(fileno(heard), 0, SEEK_END);
	close(standard);
	fclose(heard);
	return bytes;
}

static void test_verifier_message(void)
{
	uint32_t object;

	CHECK(exec_named(OP_OBJECT_OPEN, object_path, 0, 0) == 0);
	object = RESULT(0);
	CHECK(load_refused(object) == 0);
	CHECK(strstr(message, "refused"));
	CHECK(strstr(message, "invalid mem access"));
	CHECK(EXEC(OP_OBJECT_CLOSE, object) == 0);
}

static void test_long_message(void)
{
	memset(keys, 'a', 2 * MESSAGE_BYTES);
	memcpy(keys + 2 * MESSAGE_BYTES, "the end", 8);
	CHECK(EXEC(OP_OBJECT_OPEN) < 0);
	CHECK(strlen(message) == MESSAGE_BYTES - 1);
	CHECK(strcmp(message + MESSAGE_BYTES - 8, "the end") == 0);
	memset(keys, 'a', sizeof(keys)); /* not terminated: no text at all */
	CHECK(EXEC(OP_OPEN_PIN) < 0);
}

static void test_too_many_objects(void)
{
	uint32_t opened[64];
	int count = 0;

	while (count < 64 && exec_named(OP_OBJECT_OPEN, object_path, 0, 0) == 0)
		opened[count++] = RESULT(0);
	CHECK(count == 32);
	CHECK(strstr(message, "32"));
	while (count-- > 0)
		CHECK(EXEC(OP_OBJECT_CLOSE, opened[count]) == 0);
}

static void test_run(void)
{
	uint32_t object, half = VALUES_BYTES / 2, number = 41;
	uint64_t wide = 100;
	int fd;

	CHECK(exec_named(OP_OBJECT_OPEN, object_path, 0, 0) == 0);
	object = RESULT(0);
	CHECK(exec_named(OP_OBJECT_SKIP_PROGRAM, "refused", object, 0) == 0);
	memcpy(values, &number, sizeof(number));
	CHECK(exec_named(OP_OBJECT_SET_CONSTANT, "answer", object, 4) == 0);
	memcpy(values, &wide, sizeof(wide));
	CHECK(exec_named(OP_OBJECT_SET_CONSTANT, "wide", object, 8) == 0);
	values[0] = 1;
	CHECK(exec_named(OP_OBJECT_SET_CONSTANT, "is_set", object, 1) == 0);
	CHECK(EXEC(OP_OBJECT_LOAD, object) == 0);
	fd = fd_of(OP_OBJECT_PROGRAM_FD, object, "packet");
	CHECK(EXEC(OP_OBJECT_CLOSE, object) == 0); /* the descriptor stays good */

	memset(values, 0, 64);
	memset(keys, 0, 192);
	CHECK(EXEC(OP_TEST_RUN, fd, 64, 192, 1) == 0);
	CHECK(RESULT(0) == 41);
	CHECK(RESULT(1) == 64);
	CHECK(values[half] == 0xff && values[half + 1] == 0);
	CHECK(*(uint32_t *)(keys + KEYS_BYTES / 2 + 8) == 142); /* skb->mark: 41 + 100 + 1 */
	CHECK(EXEC(OP_TEST_RUN, fd, VALUES_BYTES, 0, 1) == -E2BIG);
	CHECK(EXEC(OP_TEST_RUN, fd, 4, 0, 1) == -EINVAL);
	CHECK(EXEC(OP_CLOSE_FD, fd) == 0);
	CHECK(EXEC(OP_CLOSE_FD, fd) == -EBADF);
}

static void test_syscall_program(void)
{
	uint32_t object = load_object();
	int fd = fd_of(OP_OBJECT_PROGRAM_FD, object, "call");
	uint64_t context[2] = {21, 0};

	memcpy(keys, context, sizeof(context));
	CHECK(EXEC(OP_TEST_RUN, fd, 0, sizeof(context)) == 0);
	CHECK(RESULT(0) == 7);
	memcpy(context, keys, sizeof(context));
	CHECK(context[1] == 42);
	EXEC(OP_CLOSE_FD, fd);
	EXEC(OP_OBJECT_CLOSE, object);
}

static void put_row(uint32_t at, uint64_t key, uint64_t value)
{
	memcpy(keys + at * sizeof(key), &key, sizeof(key));
	memcpy(values + at * sizeof(value), &value, sizeof(value));
}

static void test_batches(void)
{
	uint32_t object = load_object();
	int fd = fd_of(OP_OBJECT_MAP_FD, object, "table");

	for (uint32_t i = 0; i < 10; i++)
		put_row(i, i, i * 100);
	CHECK(EXEC(OP_MAP_UPDATE, fd, 10, 8, 8, 0) == 0);
	CHECK(RESULT(0) == 10 && RESULT(1) == 0);
	put_row(0, 7, 0);
	CHECK(EXEC(OP_MAP_LOOKUP, fd, 8, 8) == 0);
	CHECK(*(uint64_t *)values == 700);
	put_row(0, 99, 0);
	CHECK(EXEC(OP_MAP_LOOKUP, fd, 8, 8) == -ENOENT);
	put_row(0, 1, 1);
	CHECK(EXEC(OP_MAP_UPDATE, fd, 1, 8, 8, 1 /* BPF_NOEXIST */) == 0);
	CHECK(RESULT(0) == 0 && RESULT(1) == EEXIST);

	CHECK(EXEC(OP_MAP_DUMP, fd, 1, 8, 8) == 0);
	CHECK(RESULT(0) == 10 && RESULT(1) == 1);
	for (uint32_t i = 0; i < 10; i++)
		CHECK(((uint64_t *)values)[i] == ((uint64_t *)keys)[i] * 100);

	/* Keys that are there among keys that are not. */
	for (uint32_t i = 0; i < 6; i++)
		put_row(i, i * 3, 0);
	CHECK(EXEC(OP_MAP_DELETE, fd, 6, 8) == 0);
	CHECK(RESULT(0) == 4);
	CHECK(EXEC(OP_MAP_DUMP, fd, 1, 8, 8) == 0);
	CHECK(RESULT(0) == 6);
	EXEC(OP_CLOSE_FD, fd);
	EXEC(OP_OBJECT_CLOSE, object);
}

/* What the kernel would read or write past the areas never gets there. */
static void test_wrong_sizes(void)
{
	uint32_t object = load_object();
	int fd = fd_of(OP_OBJECT_MAP_FD, object, "table");
	int totals = fd_of(OP_OBJECT_MAP_FD, object, "totals");

	CHECK(EXEC(OP_MAP_UPDATE, fd, KEYS_BYTES, 8, 8, 0) == -E2BIG);
	CHECK(EXEC(OP_MAP_DELETE, fd, KEYS_BYTES, 8) == -E2BIG);
	CHECK(EXEC(OP_MAP_UPDATE, fd, 1, 4, 8, 0) == -EINVAL);
	CHECK(strstr(message, "map table has keys of 8 bytes, not 4"));
	CHECK(EXEC(OP_MAP_UPDATE, fd, 1, 8, 16, 0) == -EINVAL);
	CHECK(strstr(message, "map table has values of 8 bytes, not 16"));
	CHECK(EXEC(OP_MAP_DELETE, fd, 1, 4) == -EINVAL);
	CHECK(EXEC(OP_MAP_DUMP, fd, 1, 0, 8) == -EINVAL);
	CHECK(EXEC(OP_MAP_DUMP, totals, 1, 4, 4) == -EINVAL);
	CHECK(EXEC(OP_MAP_LOOKUP, fd, 8, 4) == -EINVAL);
	CHECK(EXEC(OP_MAP_UPDATE, 9999, 1, 8, 8, 0) == -EBADF);
	EXEC(OP_CLOSE_FD, fd);
	EXEC(OP_CLOSE_FD, totals);
	EXEC(OP_OBJECT_CLOSE, object);
}

static void test_full_map(void)
{
	uint32_t object = load_object();
	int fd = fd_of(OP_OBJECT_MAP_FD, object, "table");

	for (uint32_t i = 0; i < 20; i++)
		put_row(i, i, i);
	CHECK(EXEC(OP_MAP_UPDATE, fd, 20, 8, 8, 0) == 0);
	CHECK(RESULT(0) == 16 && RESULT(1) == E2BIG);
	EXEC(OP_CLOSE_FD, fd);
	EXEC(OP_OBJECT_CLOSE, object);
}

/* More rows than fit in the areas: several parts, each row once. */
static void test_dump_in_parts(void)
{
	static bool seen[20000];
	uint32_t object = load_object(), total = 0, parts = 0;
	int fd = fd_of(OP_OBJECT_MAP_FD, object, "large");

	memset(seen, 0, sizeof(seen));
	for (uint32_t from = 0; from < 20000; from += 5000) {
		for (uint32_t i = 0; i < 5000; i++)
			put_row(i, from + i, 0);
		CHECK(EXEC(OP_MAP_UPDATE, fd, 5000, 8, 8, 0) == 0);
	}
	do {
		CHECK(EXEC(OP_MAP_DUMP, fd, parts == 0, 8, 8) == 0);
		for (uint32_t i = 0; i < RESULT(0); i++) {
			uint64_t key = ((uint64_t *)keys)[i];

			CHECK(key < 20000 && !seen[key]);
			seen[key % 20000] = true;
		}
		memmove(keys, keys + RESULT(0) * 8, 8); /* the cursor */
		total += RESULT(0);
		parts++;
	} while (!RESULT(1) && parts < 100);
	CHECK(total == 20000 && parts > 1);
	EXEC(OP_CLOSE_FD, fd);
	EXEC(OP_OBJECT_CLOSE, object);
}

static void test_other_map_types(void)
{
	uint32_t object = load_object(), cpus;
	int array = fd_of(OP_OBJECT_MAP_FD, object, "row");
	int totals = fd_of(OP_OBJECT_MAP_FD, object, "totals");
	int ring = fd_of(OP_OBJECT_MAP_FD, object, "records");

	CHECK(EXEC(OP_MAP_DUMP, array, 1, 4, 8) == 0);
	CHECK(RESULT(0) == 4 && RESULT(1) == 1);
	CHECK(EXEC(OP_POSSIBLE_CPUS) == 0);
	cpus = RESULT(0);
	CHECK(cpus > 0);
	*(uint32_t *)keys = 5;
	for (uint32_t i = 0; i < cpus; i++)
		((uint64_t *)values)[i] = i + 1;
	CHECK(EXEC(OP_MAP_UPDATE, totals, 1, 4, 8 * cpus, 0) == 0);
	CHECK(RESULT(0) == 1 && RESULT(1) == 0);
	memset(values, 0, 8 * cpus);
	CHECK(EXEC(OP_MAP_DUMP, totals, 1, 4, 8 * cpus) == 0);
	CHECK(RESULT(0) == 1 && *(uint32_t *)keys == 5);
	for (uint32_t i = 0; i < cpus; i++)
		CHECK((uint32_t)((uint64_t *)values)[i] == i + 1);
	CHECK(EXEC(OP_MAP_LOOKUP, totals, 4, 8 * cpus) == 0);
	CHECK(EXEC(OP_MAP_DUMP, ring, 1, 4, 4) < 0);
	CHECK(EXEC(OP_MAP_DELETE, array, 1, 4) == -EINVAL);
	CHECK(strstr(message, "map row"));
	EXEC(OP_CLOSE_FD, array);
	EXEC(OP_CLOSE_FD, totals);
	EXEC(OP_CLOSE_FD, ring);
	EXEC(OP_OBJECT_CLOSE, object);
}

static void test_pins(void)
{
	uint32_t object = load_object(), second;
	int fd = fd_of(OP_OBJECT_MAP_FD, object, "table"), opened, taken;
	int wrong = fd_of(OP_OBJECT_MAP_FD, object, "row");
	char path[64];

	snprintf(path, sizeof(path), "/sys/fs/bpf/weft-shim-test-%d", getpid());
	CHECK(exec_named(OP_OPEN_PIN, path, 0, 0) == -ENOENT);
	CHECK(strstr(message, path));
	CHECK(exec_named(OP_PIN, path, fd, 0) == 0);
	CHECK(exec_named(OP_PIN, path, fd, 0) == -EEXIST);
	CHECK(exec_named(OP_OPEN_PIN, path, 0, 0) == 0);
	opened = RESULT(0);
	put_row(0, 1, 11);
	CHECK(EXEC(OP_MAP_UPDATE, fd, 1, 8, 8, 0) == 0);
	CHECK(EXEC(OP_MAP_INFO, opened) == 0);
	CHECK(RESULT(2) == 8 && RESULT(3) == 8 && RESULT(4) == 16 &&
	      strcmp((char *)values, "table") == 0);

	/* A second object takes the map over, rows and size and all; not one of another shape. */
	CHECK(exec_named(OP_OBJECT_OPEN, object_path, 0, 0) == 0);
	second = RESULT(0);
	CHECK(exec_named(OP_OBJECT_SKIP_PROGRAM, "refused", second, 0) == 0);
	CHECK(exec_named(OP_OBJECT_REUSE_MAP, "table", second, wrong) == -EINVAL);
	CHECK(strstr(message, "map table: the pinned map has type 2, the object wants 1"));
	CHECK(exec_named(OP_OBJECT_REUSE_MAP, "totals", second, opened) == -EINVAL);
	CHECK(exec_named(OP_OBJECT_REUSE_MAP, "table", second, opened) == 0);
	CHECK(EXEC(OP_OBJECT_LOAD, second) == 0);
	taken = fd_of(OP_OBJECT_MAP_FD, second, "table");
	put_row(0, 1, 0);
	CHECK(EXEC(OP_MAP_LOOKUP, taken, 8, 8) == 0);
	CHECK(*(uint64_t *)values == 11);
	EXEC(OP_CLOSE_FD, taken);
	EXEC(OP_OBJECT_CLOSE, second);
	EXEC(OP_OBJECT_CLOSE, object);
	EXEC(OP_CLOSE_FD, fd);
	EXEC(OP_CLOSE_FD, wrong);
	EXEC(OP_CLOSE_FD, opened);
	CHECK(unlink(path) == 0);
}

static uint32_t test_interface(void)
{
	CHECK(system("ip link add weft0 type veth peer name weft1") == 0);
	return if_nametoindex("weft0");
}

static void remove_interface(void)
{
	CHECK(system("ip link del weft0") == 0);
}

/* At egress the new one comes last. */
static void test_egress_order(uint32_t ifindex, int first, int second, uint32_t first_id)
{
	int links[2];

	CHECK(EXEC(OP_TC_ATTACH, first, ifindex, HOOK_EGRESS, ATTACH_TCX) == 0);
	links[0] = RESULT(1);
	CHECK(EXEC(OP_TC_ATTACH, second, ifindex, HOOK_EGRESS, ATTACH_TCX) == 0);
	links[1] = RESULT(1);
	CHECK(EXEC(OP_TC_QUERY, ifindex, HOOK_EGRESS) == 0);
	CHECK(RESULT(0) == 2 && ((uint32_t *)values)[0] == first_id);
	EXEC(OP_CLOSE_FD, links[0]);
	EXEC(OP_CLOSE_FD, links[1]);
	CHECK(EXEC(OP_TC_QUERY, ifindex, HOOK_EGRESS) == 0);
	CHECK(RESULT(0) == 0); /* a link that nobody holds or pins is gone */
}

static void test_tcx(void)
{
	uint32_t ifindex = test_interface(), object = load_object(), first_id;
	int first = fd_of(OP_OBJECT_PROGRAM_FD, object, "other");
	int second = fd_of(OP_OBJECT_PROGRAM_FD, object, "packet");
	int link, ahead;

	CHECK(EXEC(OP_PROGRAM_INFO, first) == 0);
	first_id = RESULT(1);
	CHECK(strcmp((char *)values, "other") == 0);
	CHECK(EXEC(OP_TC_ATTACH, first, ifindex, HOOK_INGRESS, ATTACH_AUTO) == 0);
	CHECK(RESULT(0) == KIND_TCX);
	link = RESULT(1);
	CHECK(EXEC(OP_TC_ATTACH, first, ifindex, HOOK_INGRESS, ATTACH_TCX) == -EEXIST);
	CHECK(EXEC(OP_TC_ATTACH, second, ifindex, HOOK_INGRESS, ATTACH_TCX) == 0);
	ahead = RESULT(1);
	CHECK(EXEC(OP_TC_QUERY, ifindex, HOOK_INGRESS) == 0);
	CHECK(RESULT(0) == 2 &&
	      ((uint32_t *)values)[1] == first_id); /* ingress: the new one is first */
	CHECK(EXEC(OP_LINK_DETACH, ahead) == 0);
	CHECK(EXEC(OP_LINK_INFO, link) == 0);
	CHECK(RESULT(2) == first_id && RESULT(3) == ifindex);
	CHECK(EXEC(OP_LINK_REPLACE, link, second) == 0);
	CHECK(EXEC(OP_LINK_INFO, link) == 0);
	CHECK(RESULT(2) != first_id);
	CHECK(EXEC(OP_TC_QUERY, ifindex, HOOK_EGRESS) == 0);
	CHECK(RESULT(0) == 0 && RESULT(1) == 0);
	test_egress_order(ifindex, first, second, first_id);
	remove_interface();
	CHECK(EXEC(OP_LINK_INFO, link) == 0);
	CHECK(RESULT(3) == 0);
	CHECK(EXEC(OP_LINK_DETACH, link) == 0);
	CHECK(EXEC(OP_TC_QUERY, ifindex, HOOK_INGRESS) == -ENODEV);
	CHECK(EXEC(OP_TC_ATTACH, first, ifindex, HOOK_INGRESS, ATTACH_AUTO) == -ENODEV);
	EXEC(OP_CLOSE_FD, link);
	EXEC(OP_CLOSE_FD, ahead);
	EXEC(OP_CLOSE_FD, first);
	EXEC(OP_CLOSE_FD, second);
	EXEC(OP_OBJECT_CLOSE, object);
}

static void test_clsact(void)
{
	uint32_t ifindex = test_interface(), object = load_object(), id;
	int program = fd_of(OP_OBJECT_PROGRAM_FD, object, "other");
	int second = fd_of(OP_OBJECT_PROGRAM_FD, object, "packet");
	int map = fd_of(OP_OBJECT_MAP_FD, object, "table");

	CHECK(EXEC(OP_CLSACT_DETACH, ifindex, HOOK_INGRESS) == 0);
	CHECK(RESULT(0) == 0);
	CHECK(EXEC(OP_TC_ATTACH, program, ifindex, HOOK_INGRESS, ATTACH_CLSACT) == 0);
	CHECK(RESULT(0) == KIND_CLSACT);
	CHECK(EXEC(OP_TC_ATTACH, program, ifindex, HOOK_EGRESS, ATTACH_CLSACT) == 0);
	CHECK(EXEC(OP_TC_QUERY, ifindex, HOOK_INGRESS) == 0);
	id = RESULT(1);
	CHECK(id != 0);
	CHECK(EXEC(OP_TC_ATTACH, second, ifindex, HOOK_INGRESS, ATTACH_CLSACT) == 0);
	CHECK(EXEC(OP_TC_QUERY, ifindex, HOOK_INGRESS) == 0);
	CHECK(RESULT(1) != 0 && RESULT(1) != id);
	CHECK(count_filters(ifindex) == 2);
	CHECK(EXEC(OP_CLSACT_DETACH, ifindex, HOOK_INGRESS) == 0);
	CHECK(RESULT(0) == 1);

	/* Somebody else's filter keeps the qdisc. */
	CHECK(system("tc filter add dev weft0 ingress pref 7 bpf bytecode '1,6 0 0 0'") == 0);
	CHECK(EXEC(OP_CLSACT_DETACH, ifindex, HOOK_EGRESS) == 0);
	CHECK(system("tc qdisc show dev weft0 | grep -q clsact") == 0);
	CHECK(system("tc filter del dev weft0 ingress") == 0);
	CHECK(EXEC(OP_TC_ATTACH, program, ifindex, HOOK_EGRESS, ATTACH_CLSACT) == 0);
	CHECK(EXEC(OP_CLSACT_DETACH, ifindex, HOOK_EGRESS) == 0);
	CHECK(system("tc qdisc show dev weft0 | grep -q clsact") != 0);

	/* A descriptor that is no program's: the qdisc that was made for it goes again. */
	CHECK(EXEC(OP_TC_ATTACH, map, ifindex, HOOK_EGRESS, ATTACH_CLSACT) < 0);
	CHECK(system("tc qdisc show dev weft0 | grep -q clsact") != 0);
	CHECK(EXEC(OP_TC_ATTACH, program, ifindex, 2, ATTACH_CLSACT) == -EINVAL);
	CHECK(EXEC(OP_TC_ATTACH, program, ifindex, HOOK_EGRESS, 3) == -EINVAL);
	remove_interface();
	CHECK(EXEC(OP_CLSACT_DETACH, ifindex, HOOK_INGRESS) == 0);
	EXEC(OP_CLOSE_FD, map);
	EXEC(OP_CLOSE_FD, program);
	EXEC(OP_CLOSE_FD, second);
	EXEC(OP_OBJECT_CLOSE, object);
}

/* A record as `record` writes it, behind its length. */
struct framed {
	uint32_t length;
	uint8_t number[8]; /* not aligned */
	uint8_t filler[504];
};

static uint64_t read_record(int socket)
{
	struct framed framed = {};
	uint64_t number;

	CHECK(recv(socket, &framed, sizeof(framed), MSG_WAITALL) == sizeof(framed));
	CHECK(framed.length == sizeof(framed) - sizeof(framed.length));
	memcpy(&number, framed.number, sizeof(number));
	return number;
}

/* Whether there was room in the ring. */
static bool write_record(int program, uint32_t number)
{
	memset(keys, 0, 192);
	memcpy(keys + 8, &number, sizeof(number)); /* skb->mark */
	memset(values, 0, 64);
	CHECK(EXEC(OP_TEST_RUN, program, 64, 192, 1) == 0);
	return RESULT(0) == 0;
}

static uint32_t dropped_by(uint32_t stream)
{
	CHECK(EXEC(OP_STREAM_DROPPED, stream) == 0);
	return RESULT(0);
}

static void test_stream(void)
{
	uint32_t object = load_object(), stream;
	int ring = fd_of(OP_OBJECT_MAP_FD, object, "records");
	int program = fd_of(OP_OBJECT_PROGRAM_FD, object, "record");
	int socket;

	CHECK(EXEC(OP_STREAM_OPEN, ring) == 0);
	stream = RESULT(0);
	socket = RESULT(1);
	for (uint32_t i = 0; i < 1000; i++)
		CHECK(write_record(program, i));
	for (uint32_t i = 0; i < 1000; i++)
		CHECK(read_record(socket) == i);
	CHECK(dropped_by(stream) == 0);
	CHECK(EXEC(OP_STREAM_CLOSE, stream) == 0);
	CHECK(recv(socket, values, 1, 0) == 0);
	CHECK(EXEC(OP_STREAM_CLOSE, stream) == -EBADF);
	CHECK(EXEC(OP_STREAM_DROPPED, 1000) == -EBADF);
	CHECK(EXEC(OP_STREAM_OPEN, program) < 0);
	close(socket);
	EXEC(OP_CLOSE_FD, ring);
	EXEC(OP_CLOSE_FD, program);
	EXEC(OP_OBJECT_CLOSE, object);
}

/* Writes until records are dropped; returns how many there were. */
static uint32_t overflow(int program, uint32_t stream)
{
	uint32_t written = 0;

	for (int tries = 0; dropped_by(stream) == 0 && tries < 50000; tries++)
		written += write_record(program, written);
	CHECK(dropped_by(stream) > 0);
	return written;
}

static void test_slow_reader(void)
{
	uint32_t object = load_object(), stream, written, number = 0;
	int ring = fd_of(OP_OBJECT_MAP_FD, object, "records");
	int program = fd_of(OP_OBJECT_PROGRAM_FD, object, "record");
	const uint32_t last = 10000000;
	int socket;

	CHECK(EXEC(OP_STREAM_OPEN, ring) == 0);
	stream = RESULT(0);
	socket = RESULT(1);
	written = overflow(program, stream);

	/* What was kept comes whole and in order; and then the stream is as good as new. */
	for (uint32_t i = 0; i < written - dropped_by(stream) && number < last; i++) {
		uint64_t next = read_record(socket);

		CHECK(i == 0 ? next == 0 : next > number);
		number = next;
	}
	CHECK(write_record(program, last));
	while (number < last && !failures_here)
		number = read_record(socket);
	CHECK(number == last);

	/* A reader that has gone: everything is dropped, and the stream can still be closed. */
	close(socket);
	written = dropped_by(stream);
	for (int tries = 0; dropped_by(stream) == written && tries < 50000; tries++)
		write_record(program, 0);
	CHECK(dropped_by(stream) > written);
	CHECK(EXEC(OP_STREAM_CLOSE, stream) == 0);
	EXEC(OP_CLOSE_FD, ring);
	EXEC(OP_CLOSE_FD, program);
	EXEC(OP_OBJECT_CLOSE, object);
}

static const struct {
	const char *name;
	void (*run)(void);
} tests[] = {
	{"errors name the thing", test_object_errors},
	{"a refused program comes with what the verifier said", test_verifier_message},
	{"a long message keeps its end", test_long_message},
	{"too many objects", test_too_many_objects},
	{"constants reach the program; packets and contexts come out", test_run},
	{"syscall programs", test_syscall_program},
	{"batches of rows", test_batches},
	{"rows of another size than the map's", test_wrong_sizes},
	{"a full map says how far it got", test_full_map},
	{"a dump in parts", test_dump_in_parts},
	{"arrays, per-CPU maps, ring buffers", test_other_map_types},
	{"pins, and maps that are used again", test_pins},
	{"tcx", test_tcx},
	{"clsact", test_clsact},
	{"streams of records", test_stream},
	{"streams that nobody reads", test_slow_reader},
};

/* A bpffs of this test's own, because a fresh machine has none mounted. */
static int mount_bpffs(void)
{
	return mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) ||
	       mount("bpf", "/sys/fs/bpf", "bpf", 0, NULL);
}

int main(int count, char **arguments)
{
	const int total = sizeof(tests) / sizeof(tests[0]);
	int failed = 0;

	if (count != 2 || unshare(CLONE_NEWNET | CLONE_NEWNS) || mount_bpffs()) {
		fprintf(stderr, "usage: shim_test OBJECT, as root\n");
		printf("0 passed, 1 failed\n");
		return 1;
	}
	object_path = arguments[1];
	alarm(120); /* a test that hangs is one that failed */
	if (weft_exec() != -EINVAL || weft_init(&command, keys, sizeof(keys), values,
						sizeof(values), message, sizeof(message)))
		failed++;
	for (int i = 0; i < total; i++) {
		failures_here = 0;
		tests[i].run();
		printf("%s %d - %s\n", failures_here ? "not ok" : "ok", i + 1, tests[i].name);
		failed += failures_here > 0;
	}
	printf("%d passed, %d failed\n", total - failed, failed);
	return failed > 0;
}

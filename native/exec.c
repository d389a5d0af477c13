/* SPDX-License-Identifier: Apache-2.0 */
/* The two entry points, the areas, and the message. */
#define _GNU_SOURCE /* vasprintf */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <bpf/libbpf.h>

#include "native/shim.h"

struct areas areas;

/* Only the thread that executes a command may write the message. */
static __thread bool is_executing;

static void append(const char *text)
{
	struct area *message = &areas.message;
	size_t held = strlen((char *)message->bytes);
	size_t added = strlen(text);
	size_t room = message->size - 1;

	if (added > room) {
		text += added - room;
		added = room;
	}
	if (held + added > room) {
		size_t dropped = held + added - room;

		memmove(message->bytes, message->bytes + dropped, held - dropped);
		held -= dropped;
	}
	memcpy(message->bytes + held, text, added + 1);
}

static void append_formatted(const char *format, va_list arguments)
{
	char *text;

	if (!is_executing || vasprintf(&text, format, arguments) < 0)
		return;
	append(text);
	free(text);
}

void say(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	append_formatted(format, arguments);
	va_end(arguments);
}

static int on_libbpf_print(enum libbpf_print_level level, const char *format, va_list arguments)
{
	if (level == LIBBPF_WARN)
		append_formatted(format, arguments);
	return 0;
}

const char *text_in(const struct area *area)
{
	return memchr(area->bytes, 0, area->size) ? (const char *)area->bytes : "";
}

bool fits(const struct area *area, size_t count, size_t size)
{
	return size == 0 || count <= area->size / size;
}

int weft_init(void *command, void *keys, uint32_t keys_size, void *values, uint32_t values_size,
	      void *message, uint32_t message_size)
{
	if (!command || !keys || !values || !message || message_size == 0)
		return -EINVAL;
	areas.command = command;
	areas.keys = (struct area){.bytes = keys, .size = keys_size};
	areas.values = (struct area){.bytes = values, .size = values_size};
	areas.message = (struct area){.bytes = message, .size = message_size};
	libbpf_set_strict_mode(LIBBPF_STRICT_ALL);
	libbpf_set_print(on_libbpf_print);
	return 0;
}

static int dispatch(struct command *command)
{
	switch (command->op) {
	case OP_OBJECT_OPEN ... OP_OBJECT_CLOSE:
		return object_exec(command);
	case OP_PIN ... OP_LINK_INFO:
		return file_exec(command);
	case OP_MAP_UPDATE ... OP_POSSIBLE_CPUS:
		return map_exec(command);
	case OP_TC_ATTACH ... OP_TC_QUERY:
		return attach_exec(command);
	case OP_CGROUP_ATTACH ... OP_CGROUP_QUERY:
		return cgroup_exec(command);
	case OP_ITERATE:
		return iterate_exec(command);
	case OP_TEST_RUN:
		return run_exec(command);
	case OP_STREAM_OPEN ... OP_STREAM_CLOSE:
		return stream_exec(command);
	default:
		say("no operation %u", command->op);
		return -EINVAL;
	}
}

int weft_exec(void)
{
	int result;

	if (!areas.command)
		return -EINVAL;
	areas.message.bytes[0] = 0;
	memset(areas.command->result, 0, sizeof(areas.command->result));
	is_executing = true;
	result = dispatch(areas.command);
	is_executing = false;
	return result;
}

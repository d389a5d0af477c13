/* SPDX-License-Identifier: Apache-2.0 */
/* Object files: open, configure, load, and hand out their maps and programs. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include <bpf/bpf.h>
#include <bpf/btf.h>
#include <bpf/libbpf.h>

#include "native/shim.h"

#define MAX_OBJECTS 32

static struct bpf_object *objects[MAX_OBJECTS];

static struct bpf_object *object_of(const struct command *command)
{
	uint32_t handle = command->argument[0];

	if (handle >= MAX_OBJECTS || !objects[handle]) {
		say("no open object %u", handle);
		return NULL;
	}
	return objects[handle];
}

static int open_object(struct command *command)
{
	const char *path = text_in(&areas.keys);

	for (uint32_t handle = 0; handle < MAX_OBJECTS; handle++) {
		if (objects[handle])
			continue;
		objects[handle] = bpf_object__open_file(path, NULL);
		if (!objects[handle]) {
			int error = errno;

			say("cannot open %s", path);
			return -error;
		}
		command->result[0] = handle;
		return 0;
	}
	say("more than %d open objects", MAX_OBJECTS);
	return -EMFILE;
}

static int close_object(struct command *command)
{
	struct bpf_object *object = object_of(command);

	if (!object)
		return -EBADF;
	bpf_object__close(object);
	objects[command->argument[0]] = NULL;
	return 0;
}

/* The variable's place in .rodata, from the type information of its section. */
static const struct btf_var_secinfo *find_constant(const struct btf *btf, const char *name)
{
	int id = btf ? btf__find_by_name_kind(btf, ".rodata", BTF_KIND_DATASEC) : -ENOENT;
	const struct btf_type *section = id < 0 ? NULL : btf__type_by_id(btf, id);
	const struct btf_var_secinfo *variable = section ? btf_var_secinfos(section) : NULL;

	for (int i = 0; section && i < btf_vlen(section); i++, variable++) {
		const struct btf_type *type = btf__type_by_id(btf, variable->type);

		if (strcmp(btf__name_by_offset(btf, type->name_off), name) == 0)
			return variable;
	}
	return NULL;
}

static struct bpf_map *find_rodata(struct bpf_object *object)
{
	struct bpf_map *map;

	bpf_object__for_each_map(map, object)
	{
		const char *section = strchr(bpf_map__name(map), '.');

		if (section && strcmp(section, ".rodata") == 0)
			return map;
	}
	return NULL;
}

static int set_constant(struct bpf_object *object, uint32_t size)
{
	const char *name = text_in(&areas.keys);
	struct bpf_map *rodata = find_rodata(object);
	const struct btf_var_secinfo *variable;
	size_t length = 0;
	char *bytes = rodata ? (char *)bpf_map__initial_value(rodata, &length) : NULL;

	variable = bytes ? find_constant(bpf_object__btf(object), name) : NULL;
	if (!variable) {
		say("the object has no constant %s", name);
		return -ENOENT;
	}
	if (variable->size != size || (size_t)variable->offset + size > length) {
		say("constant %s has %u bytes, not %u", name, variable->size, size);
		return -EINVAL;
	}
	memcpy(bytes + variable->offset, areas.values.bytes, size);
	return 0;
}

static struct bpf_map *find_map(struct bpf_object *object)
{
	const char *name = text_in(&areas.keys);
	struct bpf_map *map = bpf_object__find_map_by_name(object, name);

	if (!map)
		say("the object has no map %s", name);
	return map;
}

static struct bpf_program *find_program(struct bpf_object *object)
{
	const char *name = text_in(&areas.keys);
	struct bpf_program *program = bpf_object__find_program_by_name(object, name);

	if (!program)
		say("the object has no program %s", name);
	return program;
}

static bool agrees(const struct bpf_map *map, const char *what, uint32_t pinned, uint32_t wanted)
{
	if (pinned == wanted)
		return true;
	say("map %s: the pinned map has %s %u, the object wants %u", bpf_map__name(map), what,
	    pinned, wanted);
	return false;
}

static int reuse_map(struct bpf_object *object, int fd)
{
	struct bpf_map *map = find_map(object);
	struct bpf_map_info info = {};
	int error;

	if (!map)
		return -ENOENT;
	error = info_of(fd, &info, sizeof(info));
	if (error)
		return error;
	if (!agrees(map, "type", info.type, bpf_map__type(map)) ||
	    !agrees(map, "key size", info.key_size, bpf_map__key_size(map)) ||
	    !agrees(map, "value size", info.value_size, bpf_map__value_size(map)) ||
	    !agrees(map, "flags", info.map_flags, bpf_map__map_flags(map)))
		return -EINVAL;
	return bpf_map__reuse_fd(map, fd);
}

/* A copy for the caller: the object closes its own. */
static int hand_out(struct command *command, int fd)
{
	int copy = fd < 0 ? -1 : fcntl(fd, F_DUPFD_CLOEXEC, 0);

	if (fd < 0) {
		say("the object is not loaded");
		return -EBADF;
	}
	if (copy < 0)
		return -errno;
	command->result[0] = copy;
	return 0;
}

static int exec_on(struct bpf_object *object, struct command *command)
{
	struct bpf_map *map;
	struct bpf_program *program;

	switch (command->op) {
	case OP_OBJECT_SET_CONSTANT:
		return set_constant(object, command->argument[1]);
	case OP_OBJECT_SET_MAX_ENTRIES:
		map = find_map(object);
		return map ? bpf_map__set_max_entries(map, command->argument[1]) : -ENOENT;
	case OP_OBJECT_SKIP_PROGRAM:
		program = find_program(object);
		return program ? bpf_program__set_autoload(program, false) : -ENOENT;
	case OP_OBJECT_REUSE_MAP:
		return reuse_map(object, command->argument[1]);
	case OP_OBJECT_LOAD:
		return bpf_object__load(object);
	case OP_OBJECT_MAP_FD:
		map = find_map(object);
		return map ? hand_out(command, bpf_map__fd(map)) : -ENOENT;
	case OP_OBJECT_PROGRAM_FD:
		program = find_program(object);
		return program ? hand_out(command, bpf_program__fd(program)) : -ENOENT;
	default:
		return -EINVAL;
	}
}

int object_exec(struct command *command)
{
	struct bpf_object *object;

	if (command->op == OP_OBJECT_OPEN)
		return open_object(command);
	if (command->op == OP_OBJECT_CLOSE)
		return close_object(command);
	object = object_of(command);
	return object ? exec_on(object, command) : -EBADF;
}

// SPDX-License-Identifier: Apache-2.0
/* Usage: fuzz OBJECT PACKETS [SEED], as root. The seed of a failure makes the same packets again.
 */
#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include <errno.h>
#include <inttypes.h>
#include <linux/bpf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "test/fuzz/fuzz.h"

/* Fewer packets than this need not reach every part of the programs. */
#define ENOUGH 100000
#define FLOWS_PER_TABLE 1024

struct programs {
	int from_pod, to_pod;
};

static struct programs load(const char *path)
{
	struct bpf_object *object = bpf_object__open_file(path, NULL);
	struct bpf_map *map;

	if (!object) {
		fprintf(stderr, "fuzz: cannot open %s\n", path);
		exit(2);
	}
	/* Small, so that they fill up and evict. */
	bpf_object__for_each_map(map, object)
	{
		if (!strncmp(bpf_map__name(map), "flows", 5))
			bpf_map__set_max_entries(map, FLOWS_PER_TABLE);
	}
	if (bpf_object__load(object)) {
		fprintf(stderr, "fuzz: cannot load %s\n", path);
		exit(2);
	}
	fill_tables(object);
	return (struct programs){
		bpf_program__fd(bpf_object__find_program_by_name(object, "pod_ingress")),
		bpf_program__fd(bpf_object__find_program_by_name(object, "pod_egress")),
	};
}

/* False if the kernel refuses to make such a packet. */
static bool execute(const struct programs *programs, struct run *run)
{
	struct __sk_buff context = {0};
	LIBBPF_OPTS(bpf_test_run_opts, options, .data_in = run->before.bytes,
		    .data_size_in = run->before.length, .data_out = run->after.bytes,
		    .data_size_out = FRAME_MAX, .repeat = 1);

	if (run->before.length > 600 && one_in(2)) {
		context.gso_size = 536;
		context.gso_segs = (run->before.length + 535) / 536;
		options.ctx_in = &context;
		options.ctx_size_in = sizeof(context);
	}
	if (bpf_prog_test_run_opts(run->from_pod ? programs->from_pod : programs->to_pod, &options))
		return false;
	run->verdict = options.retval;
	run->after.length = options.data_size_out;
	return true;
}

static void print_frame(const char *title, const struct frame *frame)
{
	fprintf(stderr, "%s (%u bytes): ", title, frame->length);
	for (uint32_t i = 0; i < frame->length; i++)
		fprintf(stderr, "%02x", frame->bytes[i]);
	fputc('\n', stderr);
}

static void report(const struct run *run, const char *problem, uint64_t number, uint64_t seed)
{
	fprintf(stderr,
		"fuzz: packet %" PRIu64 " of seed %" PRIu64 ", %s the pod, verdict %d: %s\n",
		number, seed, run->from_pod ? "from" : "to", (int)run->verdict, problem);
	print_frame("before", &run->before);
	print_frame("after", &run->after);
}

static const char *unreached(const struct reached *reached)
{
	if (!reached->untouched || !reached->translated || !reached->dropped)
		return "packets that are untouched, translated and dropped";
	if (!reached->errors)
		return "ICMP errors that are translated";
	if (!reached->fragments)
		return "fragments that are translated";
	if (!reached->rejected)
		return "packets that are rejected";
	return reached->hairpins ? NULL : "packets that come back to their pod";
}

static bool fuzz_one(const struct programs *programs, uint64_t number, uint64_t seed,
		     struct reached *reached, uint64_t *refused)
{
	static struct run run;
	const char *problem;

	run.from_pod = one_in(2);
	make_packet(&run.before, run.from_pod);
	if (!execute(programs, &run)) {
		++*refused;
		return true;
	}
	problem = judge(&run, reached);
	if (problem) {
		report(&run, problem, number, seed);
		return false;
	}
	if (run.verdict == VERDICT_NEXT || run.verdict == VERDICT_REDIRECT)
		remember_output(&run.after, run.from_pod);
	return true;
}

int main(int count, char **arguments)
{
	uint64_t packets = count > 2 ? strtoull(arguments[2], NULL, 10) : 0;
	uint64_t seed = count > 3 ? strtoull(arguments[3], NULL, 10) : (uint64_t)time(NULL);
	struct reached reached = {0};
	uint64_t refused = 0, number = 0;
	struct programs programs;
	const char *missing;
	bool good = true;
	clock_t start;

	if (!packets) {
		fprintf(stderr, "usage: fuzz OBJECT PACKETS [SEED], as root\n");
		return 2;
	}
	programs = load(arguments[1]);
	seed_random(seed);
	start = clock();
	for (; good && number < packets; number++)
		good = fuzz_one(&programs, number, seed, &reached, &refused);
	missing = packets < ENOUGH ? NULL : unreached(&reached);
	if (good && missing)
		fprintf(stderr, "fuzz: no %s in %" PRIu64 " packets\n", missing, packets);
	printf("seed %" PRIu64 ": %" PRIu64 " packets, %" PRIu64 " untouched, %" PRIu64
	       " translated, %" PRIu64 " ICMP errors, %" PRIu64 " fragments, %" PRIu64
	       " rejected, %" PRIu64 " hairpins, %" PRIu64 " dropped, %" PRIu64
	       " refused by the kernel, %.0f a second\n",
	       seed, number, reached.untouched, reached.translated, reached.errors,
	       reached.fragments, reached.rejected, reached.hairpins, reached.dropped, refused,
	       (double)number * CLOCKS_PER_SEC / (double)(clock() - start + 1));
	good = good && !missing;
	printf("%d passed, %d failed\n", good, !good);
	return good ? 0 : 1;
}

// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "traffic.h"

const char *failure_name(int failure)
{
	const char *name;

	switch (failure) {
	case FAIL_CLOSED:
		return "CLOSED";
	case FAIL_WRONG_ANSWER:
		return "WRONG_ANSWER";
	case FAIL_WRONG_PEER:
		return "WRONG_PEER";
	case FAIL_WRONG_SOURCE:
		return "WRONG_SOURCE";
	default:
		name = strerrorname_np(failure);
		return name ? name : "UNKNOWN";
	}
}

void count_name(struct counts *counts, const char *name, uint64_t by)
{
	for (size_t i = 0; i < counts->used; i++) {
		if (!strcmp(counts->entries[i].name, name)) {
			counts->entries[i].count += by;
			return;
		}
	}
	if (counts->used == TALLY_NAMES_MAX)
		die("more than %d different names", TALLY_NAMES_MAX);
	snprintf(counts->entries[counts->used].name, NAME_MAX_BYTES, "%s", name);
	counts->entries[counts->used++].count = by;
}

static void add_latency(struct latencies *latencies, int64_t us)
{
	if (latencies->used == latencies->room) {
		latencies->room = latencies->room ? latencies->room * 2 : 1024;
		latencies->us = realloc(latencies->us, latencies->room * sizeof(*latencies->us));
		if (!latencies->us)
			die("out of memory");
	}
	latencies->us[latencies->used++] = us > UINT32_MAX ? UINT32_MAX : (uint32_t)us;
}

void tally_answer(struct tally *tally, const char *name, int64_t us)
{
	tally->attempts++;
	count_name(&tally->answers, name, 1);
	add_latency(&tally->answered, us);
}

void tally_failure(struct tally *tally, int failure, int64_t us)
{
	tally->attempts++;
	count_name(&tally->errors, failure_name(failure), 1);
	if (failure == ECONNREFUSED)
		add_latency(&tally->refused, us);
}

static void merge_counts(struct counts *into, const struct counts *from)
{
	for (size_t i = 0; i < from->used; i++)
		count_name(into, from->entries[i].name, from->entries[i].count);
}

static void merge_latencies(struct latencies *into, struct latencies *from)
{
	for (size_t i = 0; i < from->used; i++)
		add_latency(into, from->us[i]);
	free(from->us);
	*from = (struct latencies){0};
}

/* Empties the second one. */
void tally_merge(struct tally *into, struct tally *from)
{
	into->attempts += from->attempts;
	merge_counts(&into->answers, &from->answers);
	merge_counts(&into->errors, &from->errors);
	merge_latencies(&into->answered, &from->answered);
	merge_latencies(&into->refused, &from->refused);
}

void print_counts(const struct counts *counts)
{
	putchar('{');
	for (size_t i = 0; i < counts->used; i++)
		printf("%s\"%s\":%" PRIu64, i ? "," : "", counts->entries[i].name,
		       counts->entries[i].count);
	putchar('}');
}

static int compare_us(const void *left, const void *right)
{
	uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;

	return (a > b) - (a < b);
}

/* The smallest sample that at least this share of all samples does not exceed. */
static uint32_t percentile(const struct latencies *sorted, unsigned int percent)
{
	size_t rank = (sorted->used * percent + 99) / 100;

	return sorted->us[rank ? rank - 1 : 0];
}

static void print_latencies(struct latencies *latencies)
{
	if (latencies->used == 0) {
		fputs("null", stdout);
		return;
	}
	qsort(latencies->us, latencies->used, sizeof(*latencies->us), compare_us);
	printf("{\"p50\":%" PRIu32 ",\"p99\":%" PRIu32 ",\"max\":%" PRIu32 "}",
	       percentile(latencies, 50), percentile(latencies, 99), percentile(latencies, 100));
}

void print_tally(struct tally *tally, double seconds)
{
	printf("{\"attempts\":%" PRIu64 ",\"seconds\":%.6f,\"answers\":", tally->attempts, seconds);
	print_counts(&tally->answers);
	fputs(",\"errors\":", stdout);
	print_counts(&tally->errors);
	fputs(",\"latency_us\":", stdout);
	print_latencies(&tally->answered);
	fputs(",\"refused_latency_us\":", stdout);
	print_latencies(&tally->refused);
	fputs("}\n", stdout);
}

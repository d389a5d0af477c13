// SPDX-License-Identifier: Apache-2.0
#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "traffic.h"

void die(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fputs("traffic: ", stderr);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
	exit(2);
}

uint64_t number_option(const char *option, const char *text, uint64_t min, uint64_t max)
{
	unsigned long long value;
	char *end;

	errno = 0;
	value = strtoull(text, &end, 10);
	if (errno || end == text || *end || *text == '-' || value < min || value > max)
		die("%s: \"%s\" is not a number from %llu to %llu", option, text,
		    (unsigned long long)min, (unsigned long long)max);
	return value;
}

/* Names go into JSON as they are. */
bool name_is_valid(const char *name, size_t length)
{
	if (length == 0 || length >= NAME_MAX_BYTES)
		return false;
	for (size_t i = 0; i < length; i++)
		if (!isalnum((unsigned char)name[i]) && name[i] != '-' && name[i] != '.' &&
		    name[i] != '_' && name[i] != '/' && name[i] != ':')
			return false;
	return true;
}

int64_t clock_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * INT64_C(1000000) + now.tv_nsec / 1000;
}

/* Thousands of connections need as many files; what is refused is left at the limit we have. */
void raise_file_limit(void)
{
	struct rlimit limit = {262144, 262144};

	if (setrlimit(RLIMIT_NOFILE, &limit) == 0 || getrlimit(RLIMIT_NOFILE, &limit) != 0)
		return;
	limit.rlim_cur = limit.rlim_max;
	setrlimit(RLIMIT_NOFILE, &limit);
}

/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* What the loader tells the programs about this kernel. Fixed at load: dead branches cost nothing.
 */
#pragma once

#include <stdbool.h>
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

/* CSUM_FLAG_IPV6 where the kernel takes it (see probe.bpf.c), else 0. */
const volatile __u64 csum_flag_ipv6 = 0;

/* bpf_skb_ct_lookup is a kfunc of nf_conntrack (6.0), which may be absent. */
const volatile bool has_ct_lookup = false;

/* bpf_set_retval (5.18): without it a connect() that is refused could only be told EPERM. */
const volatile bool has_set_retval = false;

/* --local-delivery short: see shortcut.h. */
const volatile bool delivers_short = false;

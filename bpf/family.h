/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* The kernel's own numbers of address families: no header for programs has them. */
#pragma once

#define AF_INET 2
#define AF_INET6 10

/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* What a program on an interface says of a packet. */
#pragma once

/* TCX_NEXT (6.6) and TC_ACT_UNSPEC: on to whoever comes after us. TC_ACT_OK would end the chain. */
#define NEXT (-1)
#define DROP 2 /* TC_ACT_SHOT, TCX_DROP */

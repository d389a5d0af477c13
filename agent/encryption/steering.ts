import { z } from "zod";
import { ABI_LIMIT } from "../datapath/abi.gen.ts";
import type { Exec } from "../host/exec.ts";
import { rowsOf } from "../host/ip-json.ts";
import { AgentError } from "../lib/errors.ts";
import { familyOf, networkOf, parseCidr } from "../lib/ip.ts";
import type { Cidr, Family } from "../lib/ip.ts";
import { DEVICE_PATTERN } from "./device.ts";
import type { DeviceName } from "./device.ts";

/** Routes of what is marked; and of what others' answers to workloads go by, or everything of pods. */
export const TABLES = { marked: 51871, pods: 51872 } as const;

/** Before the rules of CNIs, behind the one of local addresses. */
export const RULE_PRIORITIES = { marked: 88, pods: 89 } as const;

type TableName = keyof typeof TABLES;

export interface TableContent {
  /** What the tunnel leads to, by which device. */
  readonly tunnel: ReadonlyMap<Cidr, DeviceName>;
  /** What must not be reached in the clear, also when the device is gone. */
  readonly forbidden: ReadonlySet<Cidr>;
}

export interface Steering {
  /** For packets that carry the mark. */
  readonly marked: TableContent;
  /** For all packets of pods of this node. */
  readonly pods: TableContent;
  /** Sources of the second rule: this node's pod CIDRs. */
  readonly sources: readonly Cidr[];
  /** Whether there are connections by the tunnel that no workload has an end of. */
  readonly leadsOthers: boolean;
}

const EMPTY: TableContent = { tunnel: new Map(), forbidden: new Set() };
const NOTHING: Steering = {
  marked: EMPTY,
  pods: EMPTY,
  sources: [],
  leadsOthers: false,
};

const FAMILY_FLAGS = { IPv4: "-4", IPv6: "-6" } as const satisfies Record<Family, string>;
const FAMILIES = ["IPv4", "IPv6"] as const;
const MARK = `0x${ABI_LIMIT.MARK_TUNNEL.toString(16)}`;
/** Behind the route into the tunnel: what remains when the device is gone. */
const FORBIDDEN_METRIC = 4096;

/** What the kernel holds is read each time, so that what others changed is put right. */
export async function steer(wanted: Steering, exec: Exec, signal: AbortSignal): Promise<void> {
  for (const family of FAMILIES) {
    const routes = await changedRoutes(wanted, family, exec, signal);
    const rules = await changedRules(wanted, family, exec, signal);
    await batch(family, [...routes, ...rules], exec, signal);
  }
  if (wanted.leadsOthers) await exec("nft", ["-f", "-"], { input: FILTER, signal });
  else await removeFilter(exec, signal);
}

/** Takes everything back. True if there was anything. */
export async function unsteer(exec: Exec, signal: AbortSignal): Promise<boolean> {
  let isSomething = false;
  for (const family of FAMILIES) {
    const rules = await changedRules(NOTHING, family, exec, signal);
    const routes = await changedRoutes(NOTHING, family, exec, signal);
    await batch(family, [...rules, ...routes], exec, signal);
    isSomething ||= rules.length + routes.length > 0;
  }
  return (await removeFilter(exec, signal)) || isSomething;
}

/** True if it was there. */
async function removeFilter(exec: Exec, signal: AbortSignal): Promise<boolean> {
  const held = await exec("nft", ["-j", "list", "tables"], { signal });
  if (!held.includes(`"name": "${FILTER_TABLE}"`)) return false;
  await exec("nft", ["delete", "table", "inet", FILTER_TABLE], { signal });
  return true;
}

const routeSchema = z.object({
  dst: z.string(),
  type: z.string().default("unicast"),
  dev: z.string().optional(),
});

/** What `ip route` takes, by kind and prefix: one of each kind at most. */
type Routes = ReadonlyMap<string, string>;

function routesOf({ tunnel, forbidden }: TableContent, family: Family): Routes {
  const ofFamily = (cidr: Cidr) => familyOf(networkOf(cidr).address) === family;
  return new Map([
    ...[...tunnel].filter(([cidr]) => ofFamily(cidr)).map(([cidr, device]) => routeTo(cidr, device)),
    ...[...forbidden].filter(ofFamily).map(routeNowhere),
  ]);
}

function routeTo(cidr: string, device: string): readonly [string, string] {
  return [`to ${cidr}`, `${cidr} dev ${device}`];
}

function routeNowhere(cidr: string): readonly [string, string] {
  return [`not ${cidr}`, `prohibit ${cidr} metric ${String(FORBIDDEN_METRIC)}`];
}

async function changedRoutes(
  wanted: Steering,
  family: Family,
  exec: Exec,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const changes: string[] = [];
  for (const name of ["marked", "pods"] as const) {
    const held = await readRoutes(name, family, exec, signal);
    const next = routesOf(wanted[name], family);
    const table = `table ${String(TABLES[name])}`;
    changes.push(
      // In place of one by another device, if there is one: from one packet to the next.
      ...[...next]
        .filter(([key, route]) => held.get(key) !== route)
        .map(([, route]) => `route replace ${route} ${table}`),
      ...[...held].filter(([key]) => !next.has(key)).map(([, route]) => `route del ${route} ${table}`),
    );
  }
  return changes;
}

async function readRoutes(name: TableName, family: Family, exec: Exec, signal: AbortSignal): Promise<Routes> {
  const args = ["-j", FAMILY_FLAGS[family], "route", "show", "table", String(TABLES[name])];
  const text = await exec("ip", args, { signal }).catch((error: unknown) => {
    // A table that never had a route.
    if (error instanceof AgentError && error.message.includes("FIB table does not exist")) return "";
    throw error;
  });
  const rows = rowsOf("ip route", text, routeSchema);
  return new Map(
    rows.map(({ dst, type, dev }) => {
      const cidr = parseCidr(dst.includes("/") ? dst : `${dst}/${family === "IPv4" ? "32" : "128"}`) ?? dst;
      return type === "unicast" ? routeTo(cidr, dev ?? "") : routeNowhere(cidr);
    }),
  );
}

const ruleSchema = z.object({
  priority: z.number(),
  src: z.string().default("all"),
  srclen: z.number().optional(),
  fwmark: z.string().optional(),
  table: z.union([z.string(), z.number()]).optional(),
});

function rulesOf(wanted: Steering, family: Family): Set<string> {
  const isNeeded = [wanted.marked, wanted.pods].some((to) => to.tunnel.size + to.forbidden.size > 0);
  if (!isNeeded) return new Set();
  const sources = wanted.sources.filter((cidr) => familyOf(networkOf(cidr).address) === family);
  return new Set([
    `priority ${String(RULE_PRIORITIES.marked)} fwmark ${MARK}/${MARK} table ${String(TABLES.marked)}`,
    ...sources.map(
      (cidr) => `priority ${String(RULE_PRIORITIES.pods)} from ${cidr} table ${String(TABLES.pods)}`,
    ),
  ]);
}

async function changedRules(
  wanted: Steering,
  family: Family,
  exec: Exec,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const text = await exec("ip", ["-j", FAMILY_FLAGS[family], "rule", "show"], { signal });
  const priorities: readonly number[] = Object.values(RULE_PRIORITIES);
  const rows = rowsOf("ip rule", text, ruleSchema).filter(({ priority }) => priorities.includes(priority));
  const held = new Set(
    rows.map(({ priority, src, srclen, fwmark, table }) => {
      const length = srclen ?? (family === "IPv4" ? 32 : 128);
      const what =
        fwmark === undefined
          ? `from ${parseCidr(`${src}/${String(length)}`) ?? src}`
          : `fwmark ${MARK}/${MARK}`;
      return `priority ${String(priority)} ${what} table ${String(table ?? "")}`;
    }),
  );
  const next = rulesOf(wanted, family);
  return [
    ...[...next].filter((rule) => !held.has(rule)).map((rule) => `rule add ${rule}`),
    ...[...held].filter((rule) => !next.has(rule)).map((rule) => `rule del ${rule}`),
  ];
}

async function batch(
  family: Family,
  lines: readonly string[],
  exec: Exec,
  signal: AbortSignal,
): Promise<void> {
  if (lines.length === 0) return;
  await exec("ip", [FAMILY_FLAGS[family], "-batch", "-"], { input: `${lines.join("\n")}\n`, signal });
}

const FILTER_TABLE = "weft";

/**
 * TCP's segments are made to fit the tunnel where no end is a workload's, whose program would do it. Not otherwise: a
 * chain is run for every packet that the node forwards, which costs more than all that the programs do.
 */
const FILTER = `table inet ${FILTER_TABLE}
delete table inet ${FILTER_TABLE}
table inet ${FILTER_TABLE} {
  chain clamping {
    type filter hook forward priority mangle; policy accept;
    oifname "${DEVICE_PATTERN}" tcp flags syn tcp option maxseg size set rt mtu
  }
}
`;

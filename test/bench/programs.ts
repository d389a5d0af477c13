import { z } from "zod";
import { exec } from "../../agent/host/exec.ts";
import type { Mesh } from "../support/mesh.ts";
import { connect, exchange } from "../support/traffic.ts";
import { contendersAt, isWeft } from "./contenders.ts";
import type { Place } from "./contenders.ts";
import { client, end } from "./turns.ts";

const listed = z.array(
  z.object({
    name: z.string().optional(),
    run_time_ns: z.number().optional(),
    run_cnt: z.number().optional(),
  }),
);

/** What the kernel counts of each program while it is told to: nanoseconds, two readings of the clock included. */
export interface ProgramCost {
  readonly name: string;
  readonly runs: number;
  readonly nsPerRun: number;
}

const OURS = /^(pod|sock)_/;

async function readCosts(): Promise<ReadonlyMap<string, { ns: number; runs: number }>> {
  const programs = listed.parse(JSON.parse(await exec("bpftool", ["-j", "prog", "show"])));
  const costs = new Map<string, { ns: number; runs: number }>();
  for (const { name = "", run_time_ns: ns = 0, run_cnt: runs = 0 } of programs) {
    if (!OURS.test(name)) continue;
    const sum = costs.get(name) ?? { ns: 0, runs: 0 };
    costs.set(name, { ns: sum.ns + ns, runs: sum.runs + runs });
  }
  return costs;
}

async function setStats(on: boolean): Promise<void> {
  await exec("sysctl", ["-qw", `kernel.bpf_stats_enabled=${on ? "1" : "0"}`]);
}

async function costsOf(doing: () => Promise<unknown>): Promise<readonly ProgramCost[]> {
  await setStats(true);
  try {
    const before = await readCosts();
    await doing();
    const after = await readCosts();
    return [...after].flatMap(([name, { ns, runs }]) => {
      const count = runs - (before.get(name)?.runs ?? 0);
      return count === 0 ? [] : [{ name, runs: count, nsPerRun: (ns - (before.get(name)?.ns ?? 0)) / count }];
    });
  } finally {
    await setStats(false);
  }
}

const RUN_MS = 2_000;

export interface ClientCosts {
  /** Its namespace. */
  readonly client: string;
  readonly doing: "connections" | "requests";
  readonly costs: readonly ProgramCost[];
}

/** Of each Weft client, what its programs cost while connections are made, and while one is used. */
export async function programCosts(mesh: Mesh, place: Place): Promise<readonly ClientCosts[]> {
  const rows: ClientCosts[] = [];
  for (const contender of contendersAt(place)) {
    const { namespace } = contender;
    if (!isWeft(namespace)) continue;
    const host = client(mesh, contender);
    const to = end(mesh, place, contender);
    const options = { durationMs: RUN_MS, concurrency: 2, reset: true };
    const made = await costsOf(async () => connect(host, ...to, options));
    const used = await costsOf(async () => exchange(host, ...to, { durationMs: RUN_MS }));
    rows.push({ client: namespace, doing: "connections", costs: made });
    rows.push({ client: namespace, doing: "requests", costs: used });
  }
  return rows;
}

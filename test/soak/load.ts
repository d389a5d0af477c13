import type { Mesh } from "../support/mesh.ts";
import { connect } from "../support/traffic.ts";
import type { ConnectReport } from "../support/traffic.ts";
import { addressOf, SERVERS } from "./world.ts";
import type { Family, ServiceName } from "./world.ts";

/** Who calls whom without pause, who may answer, and what else may come of it. */
export interface Load {
  readonly name: string;
  readonly pod: string;
  readonly service: ServiceName;
  readonly family: Family;
  readonly udp: boolean;
  readonly answers: readonly string[];
  readonly errors: readonly string[];
}

const RATE_PER_S = 50;
const ROUND_MS = 2_000;
const TIMEOUT_MS = 10_000;

const load = (service: ServiceName, family: Family, udp: boolean, more: Partial<Load> = {}): Load => ({
  name: `${service} ${udp ? "UDP" : "TCP"} ${family}`,
  ...{ service, family, udp, pod: "web/client", answers: SERVERS, errors: [] },
  ...more,
});

export const LOADS: readonly Load[] = [
  load("parent", "IPv4", false),
  load("parent", "IPv6", false),
  load("parent", "IPv4", true),
  load("parent", "IPv6", true),
  load("other", "IPv4", false, { pod: "web/second", answers: ["other"] }),
  // Refused while it has no endpoint, and at no other time by anything else.
  load("flip", "IPv6", false, { pod: "web/second", answers: ["s0"], errors: ["ECONNREFUSED"] }),
];

export interface LoadResult {
  readonly load: Load;
  readonly attempts: number;
  readonly answers: Readonly<Record<string, number>>;
  readonly errors: Readonly<Record<string, number>>;
}

/** Calls until `isOver` says so. */
export async function run(mesh: Mesh, load: Load, isOver: () => boolean): Promise<LoadResult> {
  const reports: ConnectReport[] = [];
  while (!isOver()) {
    reports.push(
      await connect(mesh.pod(load.pod), addressOf(load.service, load.family), 80, {
        ...{ durationMs: ROUND_MS, ratePerS: RATE_PER_S, concurrency: 4, timeoutMs: TIMEOUT_MS },
        ...(load.udp ? { udp: true } : { reset: true }),
      }),
    );
  }
  return {
    load,
    attempts: reports.reduce((sum, { attempts }) => sum + attempts, 0),
    answers: sums(reports.map(({ answers }) => answers)),
    errors: sums(reports.map(({ errors }) => errors)),
  };
}

function sums(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const count of counts)
    for (const [name, number] of Object.entries(count)) sum[name] = (sum[name] ?? 0) + number;
  return sum;
}

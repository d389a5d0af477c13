import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Mesh } from "../support/mesh.ts";
import { connect, exchange } from "../support/traffic.ts";
import type { ConnectReport } from "../support/traffic.ts";
import { CONTENDERS } from "./contenders.ts";
import type { Contender } from "./contenders.ts";
import { spreadOf } from "./spread.ts";
import type { Spread } from "./spread.ts";

/** Ports of the server pod, and of its Services at VIP. */
export const ECHO = { port: 80, targetPort: 8080 } as const;
export const BULK = { port: 81, targetPort: 5201 } as const;
export const VIP = "10.96.0.200";

const TURN_MS = 1_000;
const CONCURRENCY = 2;
/** Of /proc/stat: USER_HZ is 100 on every architecture that Kubernetes runs on. */
const TICK_US = 10_000;

/** What one turn gives, by measure. */
type Turn = Readonly<Record<string, number>>;

interface Kind {
  /** How many times as many rounds as the others it gets: what differs least needs most. */
  readonly weight?: number;
  readonly run: (mesh: Mesh, contender: Contender) => Promise<Turn>;
}

export interface Measure {
  readonly name: string;
  /** For what a contender is compared by, of the figures of a turn. */
  readonly of: string;
  readonly betterIs: "more" | "less";
}

export const MEASURES: readonly Measure[] = [
  { name: "connections/s", of: "connectsPerS", betterIs: "more" },
  { name: "connect p50", of: "connectP50", betterIs: "less" },
  { name: "connect p99", of: "connectP99", betterIs: "less" },
  { name: "CPU per connection", of: "connectCpuUs", betterIs: "less" },
  { name: "request p50", of: "requestP50", betterIs: "less" },
  { name: "request p99", of: "requestP99", betterIs: "less" },
  { name: "UDP requests/s", of: "udpPerS", betterIs: "more" },
  { name: "throughput", of: "bitsPerS", betterIs: "more" },
];

function end(
  mesh: Mesh,
  { isDirect }: Contender,
  ports: typeof ECHO | typeof BULK,
): readonly [string, number] {
  const server = mesh.pod("app/server");
  return isDirect === true ? [server.addresses.v4, ports.targetPort] : [VIP, ports.port];
}

function client(mesh: Mesh, { namespace }: Contender) {
  return mesh.pod(`${namespace}/client`);
}

function latencyOf({ errors, latencyUs }: ConnectReport, { name }: Contender) {
  if (Object.keys(errors).length > 0 || latencyUs === null)
    throw new Error(`${name}: ${JSON.stringify(errors)}`);
  return latencyUs;
}

/** Of the whole machine, user and system, without waiting and idling. */
function busyTicks(): number {
  const [, user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = (
    readFileSync("/proc/stat", "utf8").split("\n")[0] ?? ""
  )
    .split(/\s+/)
    .map(Number);
  return user + nice + system + irq + softirq;
}

const connections: Kind = {
  weight: 3,
  run: async (mesh, contender) => {
    const options = { durationMs: TURN_MS, concurrency: CONCURRENCY, reset: true };
    const before = busyTicks();
    const report = await connect(client(mesh, contender), ...end(mesh, contender, ECHO), options);
    const cpuUs = (busyTicks() - before) * TICK_US;
    const { p50, p99 } = latencyOf(report, contender);
    return {
      connectsPerS: report.attempts / report.seconds,
      connectP50: p50,
      connectP99: p99,
      connectCpuUs: cpuUs / report.attempts,
    };
  },
};

const requests: Kind = {
  run: async (mesh, contender) => {
    const report = await exchange(client(mesh, contender), ...end(mesh, contender, ECHO), {
      durationMs: TURN_MS,
    });
    const { p50, p99 } = latencyOf(report, contender);
    return { requestP50: p50, requestP99: p99 };
  },
};

const datagrams: Kind = {
  run: async (mesh, contender) => {
    const options = { durationMs: TURN_MS, udp: true };
    const report = await exchange(client(mesh, contender), ...end(mesh, contender, ECHO), options);
    latencyOf(report, contender);
    return { udpPerS: report.attempts / report.seconds };
  },
};

const iperf = z.object({ end: z.object({ sum_received: z.object({ bits_per_second: z.number() }) }) });

const bulk: Kind = {
  run: async (mesh, contender) => {
    const [address, port] = end(mesh, contender, BULK);
    const args = ["-c", address, "-p", String(port), "-t", String(TURN_MS / 1000), "-J"];
    const report = iperf.parse(JSON.parse(await client(mesh, contender).exec("iperf3", args)));
    return { bitsPerS: report.end.sum_received.bits_per_second };
  },
};

const KINDS: readonly Kind[] = [connections, requests, datagrams, bulk];

/** Of one size: each contender's figure of every round, by measure. */
export type Figures = ReadonlyMap<Contender, ReadonlyMap<string, readonly number[]>>;

/** Everybody's turns, kind by kind and round by round; each round starts with another. */
export async function race(mesh: Mesh, rounds: number): Promise<Figures> {
  const figures = new Map(CONTENDERS.map((contender) => [contender, new Map<string, number[]>()]));
  for (const { run, weight = 1 } of KINDS) {
    for (let round = 0; round < rounds * weight; round++) {
      for (let i = 0; i < CONTENDERS.length; i++) {
        const contender = CONTENDERS[(round + i) % CONTENDERS.length];
        if (contender === undefined) continue;
        const mine = figures.get(contender);
        for (const [name, value] of Object.entries(await run(mesh, contender)))
          mine?.set(name, [...(mine.get(name) ?? []), value]);
      }
    }
  }
  return figures;
}

/** To the first contender's figure of the same round. */
export function ratios(figures: Figures, contender: Contender, of: string): Spread {
  const [base] = [...figures.values()];
  const mine = figures.get(contender)?.get(of) ?? [];
  return spreadOf(mine.map((value, round) => value / (base?.get(of)?.[round] ?? NaN)));
}

export function median(figures: Figures, contender: Contender, of: string): number {
  return spreadOf(figures.get(contender)?.get(of) ?? []).median;
}

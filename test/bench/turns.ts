import { readFileSync } from "node:fs";
import type { Mesh } from "../support/mesh.ts";
import { connect, exchange } from "../support/traffic.ts";
import type { ConnectReport, TrafficHost } from "../support/traffic.ts";
import { CLIENT_PROCESSOR, onProcessor } from "./processor.ts";
import { contendersAt, NODES } from "./contenders.ts";
import type { Contender, Place } from "./contenders.ts";
import { streamBitsPerS } from "./iperf.ts";
import { spreadOf } from "./spread.ts";
import type { Spread } from "./spread.ts";

/** Ports of the server pod, and of its Services at VIP. */
export const ECHO = { port: 80, targetPort: 8080 } as const;
export const BULK = { port: 81, targetPort: 5201 } as const;
export const VIP = "10.96.0.200";
/** Of those on the client's own node. */
export const NEAR_VIP = "10.96.0.199";

const TURN_MS = 300;
const CONCURRENCY = 2;
/** Of /proc/stat: USER_HZ is 100 on every architecture that Kubernetes runs on. */
const TICK_US = 10_000;

/** What one turn gives, by measure. */
type Turn = Readonly<Record<string, number>>;

interface Kind {
  readonly measures: readonly Measure[];
  /** How many times as many rounds as the others it gets: what differs least needs most. */
  readonly weight?: number;
  readonly run: (mesh: Mesh, contender: Contender) => Promise<Turn>;
}

export interface Measure {
  readonly name: string;
  /** For what a contender is compared by, of the figures of a turn. */
  readonly of: string;
}

const CONNECTIONS: readonly Measure[] = [
  { name: "connections/s", of: "connectsPerS" },
  { name: "connect p50", of: "connectP50" },
  { name: "connect p99", of: "connectP99" },
  { name: "CPU per connection", of: "connectCpuUs" },
];
const REQUESTS: readonly Measure[] = [
  { name: "request p50", of: "requestP50" },
  { name: "request p99", of: "requestP99" },
];
const DATAGRAMS: readonly Measure[] = [{ name: "UDP requests/s", of: "udpPerS" }];
const THROUGHPUT: readonly Measure[] = [{ name: "throughput", of: "bitsPerS" }];

export function end(
  mesh: Mesh,
  place: Place,
  { isDirect, node }: Contender,
  ports: typeof ECHO | typeof BULK = ECHO,
): readonly [string, number] {
  if (isDirect !== true) return [place === "same node" ? NEAR_VIP : VIP, ports.port];
  const near = NODES.find(({ name }) => name === node)?.server ?? "";
  return [mesh.pod(place === "same node" ? near : "app/server").addresses.v4, ports.targetPort];
}

function podOf(mesh: Mesh, { namespace }: Contender): TrafficHost {
  return mesh.pod(`${namespace}/client`);
}

export function client(mesh: Mesh, contender: Contender): TrafficHost {
  return onProcessor(podOf(mesh, contender), CLIENT_PROCESSOR);
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

const connections = (place: Place): Kind => ({
  measures: CONNECTIONS,
  weight: 6,
  run: async (mesh, contender) => {
    const options = { durationMs: TURN_MS, concurrency: CONCURRENCY, reset: true };
    const before = busyTicks();
    const report = await connect(client(mesh, contender), ...end(mesh, place, contender), options);
    const cpuUs = (busyTicks() - before) * TICK_US;
    const { p50, p99 } = latencyOf(report, contender);
    return {
      connectsPerS: report.attempts / report.seconds,
      connectP50: p50,
      connectP99: p99,
      connectCpuUs: cpuUs / report.attempts,
    };
  },
});

const requests = (place: Place): Kind => ({
  measures: REQUESTS,
  weight: 2,
  run: async (mesh, contender) => {
    const report = await exchange(client(mesh, contender), ...end(mesh, place, contender), {
      durationMs: TURN_MS,
    });
    const { p50, p99 } = latencyOf(report, contender);
    return { requestP50: p50, requestP99: p99 };
  },
});

const datagrams = (place: Place): Kind => ({
  measures: DATAGRAMS,
  weight: 2,
  run: async (mesh, contender) => {
    const options = { durationMs: TURN_MS, udp: true };
    const report = await exchange(client(mesh, contender), ...end(mesh, place, contender), options);
    latencyOf(report, contender);
    return { udpPerS: report.attempts / report.seconds };
  },
});

/** On whatever processors the scheduler takes, which for a stream is the steadier way. */
const bulk = (place: Place): Kind => ({
  measures: THROUGHPUT,
  weight: 2,
  run: async (mesh, contender) => {
    const [address, port] = end(mesh, place, contender, BULK);
    return { bitsPerS: await streamBitsPerS(podOf(mesh, contender), address, port) };
  },
});

const KINDS: Readonly<Record<Place, readonly Kind[]>> = {
  "other node": [connections, requests, datagrams, bulk].map((of) => of("other node")),
  // Datagrams always go through the host.
  "same node": [connections, requests, bulk].map((of) => of("same node")),
};

export function measuresOf(place: Place): readonly Measure[] {
  return KINDS[place].flatMap(({ measures }) => measures);
}

/** Of one size and place: each contender's figure of every round, by measure. */
export type Figures = ReadonlyMap<Contender, ReadonlyMap<string, readonly number[]>>;

/** Everybody's turns, kind by kind and round by round; each round starts with another. */
export async function race(mesh: Mesh, place: Place, rounds: number): Promise<Figures> {
  const contenders = contendersAt(place);
  const figures = new Map(contenders.map((contender) => [contender, new Map<string, number[]>()]));
  for (const { run, weight = 1 } of KINDS[place]) {
    for (let round = 0; round < rounds * weight; round++) {
      for (let i = 0; i < contenders.length; i++) {
        const contender = contenders[(round + i) % contenders.length];
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

/**
 * `make measure`: how fast a change gets from a real API server into the kernel, and what an agent
 * costs at the size of a big cluster. Prints figures beside their bars; docs/benchmarks.md keeps them.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { BenchRun } from "../support/bench-run.ts";
import { KubernetesCluster } from "../support/kubernetes/kubernetes-cluster.ts";
import { Mesh } from "../support/mesh.ts";
import { say, step, table } from "../demo/narrate.ts";
import { REPOSITORY } from "../support/places.ts";
import { quantile } from "../bench/spread.ts";
import { cpuSeconds, residentMiB } from "./process.ts";
import { timeChanges } from "./programming.ts";
import { fill } from "./synthetic.ts";
import type { Size } from "./synthetic.ts";

const NODE = "node-0";
const CHANGES = 1_000;
const IDLE_S = 60;
const SETTLE_MS = 5_000;
/** After the last status V8 gives memory back for a while, which is no idling either. */
const QUIET_MS = 75_000;
const SMALL: Size = { services: 1_000, endpoints: 10, routes: 500, pods: 2_000 };
const LARGE: Size = { services: 10_000, endpoints: 10, routes: 5_000, pods: 20_000 };

/**
 * The objects of an API server, made once and kept: filling one takes minutes. It is another one than that of
 * the measurement, which is to have nothing else to do.
 */
async function seedOf(size: Size): Promise<string> {
  const { services, endpoints, routes, pods } = size;
  const seed = join(REPOSITORY, "build", ["measure", services, endpoints, routes, pods].join("-"));
  if (existsSync(seed)) return seed;
  say(`Writing ${describe(size)} to an API server ...`);
  const run = await BenchRun.start("fill");
  try {
    const { plane } = await KubernetesCluster.start(run);
    await fill(plane, size);
    await plane.save(seed);
  } finally {
    await run.close();
  }
  return seed;
}

async function withAgent(size: Size, work: (mesh: Mesh, readyS: number) => Promise<void>): Promise<void> {
  const mesh = await Mesh.create({
    tag: "measure",
    topology: "routed",
    kubernetes: { direct: true, seed: await seedOf(size) },
    namespaces: { web: "l4" },
    nodes: [{ name: NODE, pods: [{ name: "client", namespace: "web" }] }],
  });
  try {
    say(`${describe(size)} are in the API server.`);
    const beginMs = performance.now();
    await mesh.startAgents();
    await work(mesh, (performance.now() - beginMs) / 1000);
  } finally {
    await mesh.close();
  }
}

function describe({ services, endpoints, routes, pods }: Size): string {
  const counts = [services, services * endpoints, routes, pods].map((n) => n.toLocaleString("en"));
  return `${counts[0] ?? ""} Services, ${counts[1] ?? ""} endpoints, ${counts[2] ?? ""} routes, ${counts[3] ?? ""} pods`;
}

function row(what: string, value: number, unit: string, bar?: number): readonly string[] {
  const verdict = bar === undefined ? "" : value <= bar ? "met" : "MISSED";
  const bars = bar === undefined ? "" : `<= ${String(bar)} ${unit}`;
  return [what, `${value.toFixed(value < 10 ? 2 : 1)} ${unit}`, bars, verdict];
}

function timeRows(times: readonly number[]): readonly (readonly string[])[] {
  return [
    row("p50", quantile(times, 0.5), "ms"),
    row("p99", quantile(times, 0.99), "ms", 20),
    row("longest", quantile(times, 1), "ms"),
  ];
}

/** Node's own histogram counts the interval at which it looks, too. */
const LOOK_MS = 50;

/** The longest time, since this was asked for last, in which the agent did one thing alone, in milliseconds. */
async function longestPauseMs(mesh: Mesh): Promise<number> {
  const text = await mesh.agent(NODE).metrics();
  const [, seconds] = /^nodejs_eventloop_lag_max_seconds (\S+)$/m.exec(text) ?? [];
  return Math.max(0, Number(seconds) * 1000 - LOOK_MS);
}

const HEADER = ["", "measured", "bar", ""];

/** Statuses of routes are written after the agent is ready, and that is no idling. */
async function untilStatusesAreWritten(mesh: Mesh): Promise<void> {
  const written = async (): Promise<number> => {
    const text = await mesh.agent(NODE).metrics();
    const lines = text.matchAll(/^weft_status_writes_total\{[^}]*\} (\d+)$/gm);
    return [...lines].reduce((sum, [, count]) => sum + Number(count), 0);
  };
  for (let before = -1, now = await written(); now !== before; now = await written()) {
    before = now;
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  }
}

step(
  `EndpointSlice write: from the API's answer to the kernel's map, ${CHANGES.toLocaleString("en")} changes`,
);
await withAgent(SMALL, async (mesh) => {
  table(HEADER, timeRows(await timeChanges(mesh, NODE, SMALL, CHANGES)));
});

step("A big cluster");
await withAgent(LARGE, async (mesh, readyS) => {
  const { pid } = mesh.agent(NODE);
  const toGetReady = await cpuSeconds(pid);
  const pauseToGetReady = await longestPauseMs(mesh);
  const settleMs = performance.now();
  await untilStatusesAreWritten(mesh);
  const statusS = (performance.now() - settleMs) / 1000;
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  const before = await cpuSeconds(pid);
  await new Promise((resolve) => setTimeout(resolve, IDLE_S * 1000));
  const idle = ((await cpuSeconds(pid)) - before) / IDLE_S;
  const memory = await residentMiB(pid);
  const pauseMeanwhile = await longestPauseMs(mesh);
  const changes = await timeChanges(mesh, NODE, LARGE, CHANGES);
  table(HEADER, [
    row("from start to ready", readyS, "s", 15),
    row("memory, when everything has settled", memory.now, "MiB", 334),
    row("most memory so far", memory.peak, "MiB"),
    row("CPU of a core while nothing changes", idle * 100, "%", 2),
    row("CPU time to get ready", toGetReady, "s"),
    row("longest pause until ready", pauseToGetReady, "ms", 50),
    row("longest pause from then until it is idle", pauseMeanwhile, "ms", 50),
    row("longest pause while endpoints change", await longestPauseMs(mesh), "ms", 50),
    row("until every route has its status", statusS, "s"),
    row("CPU time for the statuses", before - toGetReady, "s"),
    row("one change at this size: p50", quantile(changes, 0.5), "ms"),
    row("one change at this size: p99", quantile(changes, 0.99), "ms", 20),
    row("memory after the changes", (await residentMiB(pid)).now, "MiB", 450),
  ]);
});

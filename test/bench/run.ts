/**
 * `make bench`: new connections of a pod to a Service on another node, by Weft and by the real
 * kube-proxy, as ratios to connections to the pod's own address. Every node runs kube-proxy, as in a
 * cluster: with Weft, and to the pod's address, it is there and has nothing to do. Everything takes turns in one
 * run, and each ratio is of neighbours in it.
 */
import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { say, step, table } from "../demo/narrate.ts";
import { fill } from "../measure/synthetic.ts";
import { REPOSITORY } from "../support/places.ts";
import { eventually, Mesh, serviceObjects } from "../support/mesh.ts";
import { connect } from "../support/traffic.ts";
import { startKubeProxy, waitForRules } from "./real-kube-proxy.ts";
import type { ProxyMode } from "./real-kube-proxy.ts";
import { barChart } from "./plot.ts";
import { spreadOf, spreadText } from "./spread.ts";
import type { Spread } from "./spread.ts";

const VIP = "10.96.200.200";
const PORT = 8080;
const SIZES = [1, 1_000, 10_000] as const;
const ROUNDS = Number(process.env["ROUNDS"] ?? 15);
const TURN_MS = 1_000;
const CONCURRENCY = 2;

interface Contender {
  readonly name: string;
  readonly node: string;
  readonly proxy: ProxyMode;
  /** Calls the pod's own address, not the Service's. */
  readonly direct?: boolean;
}

const CONTENDERS: readonly Contender[] = [
  { name: "pod address", node: "direct", proxy: "nftables", direct: true },
  { name: "Weft, packet level", node: "weft", proxy: "nftables" },
  { name: "kube-proxy, nftables", node: "nft", proxy: "nftables" },
  { name: "kube-proxy, iptables", node: "iptables", proxy: "iptables" },
];

interface Turn {
  readonly perS: number;
  readonly p50: number;
  readonly p99: number;
}

async function turn(mesh: Mesh, { node, direct }: Contender): Promise<Turn> {
  const server = mesh.pod("app/server");
  const [address, port] = direct === true ? [server.addresses.v4, PORT] : [VIP, 80];
  const options = { durationMs: TURN_MS, concurrency: CONCURRENCY, reset: true };
  const { attempts, seconds, errors, latencyUs } = await connect(
    mesh.pod(`${node}/client`),
    address,
    port,
    options,
  );
  if (Object.keys(errors).length > 0 || latencyUs === null)
    throw new Error(`from ${node}: ${JSON.stringify(errors)}`);
  return { perS: attempts / seconds, p50: latencyUs.p50, p99: latencyUs.p99 };
}

/** By contender, a turn each round. */
type Turns = ReadonlyMap<Contender, readonly Turn[]>;

/** Everybody's turns, round by round; each round starts with another. */
async function race(mesh: Mesh): Promise<Turns> {
  const turns = new Map<Contender, Turn[]>(CONTENDERS.map((contender) => [contender, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < CONTENDERS.length; i++) {
      const contender = CONTENDERS[(round + i) % CONTENDERS.length];
      if (contender !== undefined) turns.get(contender)?.push(await turn(mesh, contender));
    }
  }
  return turns;
}

/** To the turn at the pod's address in the same round. */
function ratios(turns: Turns, contender: Contender, of: keyof Turn): Spread {
  const [base = []] = [...turns.values()];
  return spreadOf((turns.get(contender) ?? []).map((turn, i) => turn[of] / (base[i]?.[of] ?? NaN)));
}

function report(turns: Turns): void {
  const rows = [...turns].map(([contender, mine]) => {
    const perS = spreadOf(mine.map(({ perS }) => perS)).median;
    const ratio = (of: keyof Turn) => spreadText(ratios(turns, contender, of));
    return [contender.name, Math.round(perS).toLocaleString("en"), ratio("perS"), ratio("p50"), ratio("p99")];
  });
  table(["", "connections/s", "ratio", "p50", "p99"], rows);
}

async function plot(races: readonly Turns[]): Promise<void> {
  const chart = barChart({
    title: "New connections per second, as ratios to the pod's own address",
    groups: SIZES.map((size) => `${size.toLocaleString("en")} Service${size === 1 ? "" : "s"}`),
    series: CONTENDERS.map((contender) => ({
      name: contender.name,
      values: races.map((turns) => ratios(turns, contender, "perS")),
    })),
  });
  const path = join(REPOSITORY, "docs", "connections.svg");
  await writeFile(path, chart);
  say(`The plot is ${path}`);
}

const mesh = await Mesh.create({
  tag: "bench",
  topology: "routed",
  dualStack: false,
  kubernetes: { direct: true },
  namespaces: { app: undefined, direct: undefined, weft: "l4", nft: undefined, iptables: undefined },
  nodes: [
    ...CONTENDERS.map(({ node }) => ({ name: node, pods: [{ name: "client", namespace: node }] })),
    { name: "server", pods: [{ name: "server", namespace: "app" }] },
  ],
  agentNodes: ["weft"],
});
try {
  await mesh.serve("app/server", "server", PORT);
  const target = { port: 80, targetPort: PORT, protocols: ["TCP"] as const, pods: ["app/server"] };
  const bench = { ...target, key: "app/target", clusterIPs: [VIP] };
  await mesh.objects.write("target", serviceObjects(mesh.cluster, bench));
  await mesh.startAgents();
  for (const { node, proxy } of CONTENDERS)
    await startKubeProxy(mesh.kubernetes, mesh.cluster.node(node), proxy);
  say(
    `${String(ROUNDS)} rounds of ${String(TURN_MS)} ms each, ${String(CONCURRENCY)} connections at a time, on ${String(cpus().length)} processors.`,
  );
  say("Ratios to the pod's address in the same round: median, and the quartiles about it.");
  let made = 0;
  const races: Turns[] = [];
  for (const size of SIZES) {
    const wanted = { services: size - 1, endpoints: 2, routes: 0, pods: 0 };
    if (wanted.services > made) await fill(mesh.kubernetes.plane, wanted, made);
    made = size - 1;
    // What was made last is what everybody must have.
    const last = { ...bench, key: `app/last-${String(size)}`, clusterIPs: [lastAddress(size)] };
    await mesh.objects.write(`last-${String(size)}`, serviceObjects(mesh.cluster, last));
    for (const { node, proxy } of CONTENDERS)
      await waitForRules(mesh.kubernetes.plane, mesh.cluster.node(node), proxy, lastAddress(size));
    await eventually(async () => hasService(mesh, last.key), `the agent to have ${last.key}`);
    step(size === 1 ? "One Service" : `${size.toLocaleString("en")} Services`);
    const turns = await race(mesh);
    races.push(turns);
    report(turns);
  }
  await plot(races);
} finally {
  await mesh.close();
}

function lastAddress(size: number): string {
  return `10.96.201.${String(1 + SIZES.indexOf(size as 1))}`;
}

async function hasService(mesh: Mesh, key: string): Promise<boolean> {
  const services = (await mesh.agent("weft").weftJson("service", "list")) as readonly { service: string }[];
  return services.some(({ service }) => service === key);
}

/**
 * `make bench-encryption`: a workload calls a pod of another node by Weft's tunnel, in ratios to the same call by a plain WireGuard
 * tunnel that is set up by hand between two such nodes without an agent. A second one by hand shows what the bench can tell
 * apart, and a third, which leads only its pods into the tunnel (policy routing, as Weft's), what that alone costs. All are the
 * kernel's, or all wireguard-go's. They take turns in one run. ROUNDS=5 makes it shorter.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { say, step, table } from "../demo/narrate.ts";
import type { BenchNode } from "../support/bench-cluster.ts";
import { Mesh } from "../support/mesh.ts";
import { connect, exchange, serve } from "../support/traffic.ts";
import type { ConnectReport, TrafficHost } from "../support/traffic.ts";
import { encryptionOf, untilTunnels } from "../support/tunnel.ts";
import { streamBitsPerS } from "./iperf.ts";
import { CLIENT_PROCESSOR, onProcessor, SERVER_PROCESSOR } from "./processor.ts";
import { spreadOf, spreadText } from "./spread.ts";

const ROUNDS = Number(process.env["ROUNDS"] ?? 45);
const NODES = ["node-a", "node-b"] as const;
const [CLIENT, SERVER] = ["web/client", "web/server"] as const;
const TURN_MS = 300;
const BARS: Readonly<Record<string, string>> = { throughput: ">= 0.97", "request p50": "<= 1.03" };
const [PORT, BULK_PORT] = [8080, 5201] as const;

async function build(tag: string, encrypts: boolean): Promise<Mesh> {
  const mesh = await Mesh.create({
    tag,
    topology: "routed",
    lb: "both",
    dualStack: false,
    namespaces: { web: "l4" },
    nodes: NODES.map((name, i) => ({
      name,
      pods: [{ name: i === 0 ? "client" : "server", namespace: "web" }],
    })),
    agentFlags: encrypts ? ["--encryption", "wireguard"] : [],
  });
  const server = onProcessor(mesh.pod(SERVER), SERVER_PROCESSOR);
  await serve(server, { name: "server", tcp: [PORT] });
  await mesh.pod(SERVER).spawn("iperf3", ["-s", "-p", String(BULK_PORT)]);
  return mesh;
}

/** As somebody would who reads wg(8), with the MTU that Weft would take. */
async function byHand(mesh: Mesh, isKernels: boolean, byPolicy: boolean): Promise<void> {
  const nodes = NODES.map((name) => mesh.cluster.node(name));
  const keys = await Promise.all(
    nodes.map(async (node) => {
      const secret = (await node.exec("wg", ["genkey"])).trim();
      return { secret, open: (await node.exec("wg", ["pubkey"], { input: `${secret}\n` })).trim() };
    }),
  );
  for (const [i, node] of nodes.entries()) {
    const peer = nodes[1 - i];
    if (peer === undefined) continue;
    const wg = await makeDevice(mesh, node, isKernels);
    const key = join(await mesh.run.directory(`key-${node.name}`), "key");
    await writeFile(key, keys[i]?.secret ?? "", { mode: 0o600 });
    await wg(["set", "wg0", "listen-port", "51999", "private-key", key]);
    const endpoint = `${peer.addresses.v4}:51999`;
    const [cidr = ""] = peer.plan.podCidrs;
    await wg(["set", "wg0", "peer", keys[1 - i]?.open ?? "", "endpoint", endpoint, "allowed-ips", cidr]);
    const [ownCidr = ""] = node.plan.podCidrs;
    const steer = byPolicy ? `table 100 && ip rule add from ${ownCidr} table 100` : "";
    await node.exec("sh", [
      "-c",
      `ip address add 169.254.1.1/32 dev wg0 && ip link set wg0 mtu 1440 up && ip route replace ${cidr} dev wg0 ${steer}`,
    ]);
  }
}

type Wg = (args: readonly string[]) => Promise<string>;

async function makeDevice(mesh: Mesh, node: BenchNode, isKernels: boolean): Promise<Wg> {
  if (isKernels) {
    await node.exec("ip", ["link", "add", "wg0", "type", "wireguard"]);
    return (args) => node.exec("wg", args);
  }
  const folder = join(await mesh.run.directory(`wg-${node.name}`), "sockets");
  await mkdir(folder, { recursive: true });
  const script = 'mkdir -p /var/run/wireguard && mount --bind "$0" /var/run/wireguard && exec "$@"';
  const inFolder = (...command: readonly string[]) => ["-m", "sh", "-c", script, folder, ...command];
  // A session of its own, as Weft's has: the kernel shares out processors by session.
  await node.spawn("setsid", ["unshare", ...inFolder("wireguard-go", "-f", "wg0")]);
  for (let i = 0; i < 200; i++) {
    const isThere = await node.exec("unshare", inFolder("wg", "show", "wg0")).then(
      () => true,
      () => false,
    );
    if (isThere) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return (args) => node.exec("unshare", inFolder("wg", ...args));
}

/** What one turn gives, by name. */
type Turn = Readonly<Record<string, number>>;

/** Latencies are of a whole request or connection, with its answer. */
const KINDS: readonly ((mesh: Mesh) => Promise<Turn>)[] = [
  async (mesh) => ({ throughput: await streamBitsPerS(mesh.pod(CLIENT), addressOf(mesh), BULK_PORT) }),
  async (mesh) => {
    const options = { durationMs: TURN_MS };
    const report = await exchange(client(mesh), addressOf(mesh), PORT, options);
    return { "request p50": p50Of(report), "requests a second": report.attempts / report.seconds };
  },
  async (mesh) => {
    const options = { durationMs: TURN_MS, concurrency: 2, reset: true };
    const report = await connect(client(mesh), addressOf(mesh), PORT, options);
    return { "connection p50": p50Of(report), "connections a second": report.attempts / report.seconds };
  },
];

function p50Of({ latencyUs, errors }: ConnectReport): number {
  if (latencyUs === null || Object.keys(errors).length > 0) throw new Error(JSON.stringify(errors));
  return latencyUs.p50;
}

function client(mesh: Mesh): TrafficHost {
  return onProcessor(mesh.pod(CLIENT), CLIENT_PROCESSOR);
}

function addressOf(mesh: Mesh): string {
  return mesh.pod(SERVER).addresses.v4;
}

async function withWeft(): Promise<{ readonly mesh: Mesh; readonly isKernels: boolean }> {
  const mesh = await build("tunnelweft", true);
  meshes.push(mesh);
  await mesh.startAgents();
  await untilTunnels(mesh, NODES);
  return { mesh, isKernels: (await encryptionOf(mesh, NODES[0])).device?.kind === "wireguard" };
}

async function withoutWeft(tag: string, isKernels: boolean, byPolicy = false): Promise<Mesh> {
  const mesh = await build(tag, false);
  meshes.push(mesh);
  await byHand(mesh, isKernels, byPolicy);
  return mesh;
}

/** Everybody's turns, round by round, as ratios to the first by name; each round starts with another. */
async function race(
  contenders: readonly Mesh[],
  run: (mesh: Mesh) => Promise<Turn>,
): Promise<ReadonlyMap<string, readonly (readonly number[])[]>> {
  const ratios = new Map<string, readonly number[][]>();
  for (let round = 0; round < ROUNDS; round++) {
    const turns = new Map<Mesh, Turn>();
    for (let i = 0; i < contenders.length; i++) {
      const mesh = contenders[(round + i) % contenders.length];
      if (mesh !== undefined) turns.set(mesh, await run(mesh));
    }
    const [first, ...others] = contenders.map((mesh) => turns.get(mesh) ?? {});
    for (const [name, base] of Object.entries(first ?? {})) {
      const lists = ratios.get(name) ?? others.map(() => []);
      others.forEach((turn, i) => lists[i]?.push((turn[name] ?? NaN) / base));
      ratios.set(name, lists);
    }
  }
  return ratios;
}

/** To be taken away, whatever happens. */
const meshes: Mesh[] = [];
try {
  const weft = await withWeft();
  const contenders = [
    await withoutWeft("tunnelhand", weft.isKernels),
    await withoutWeft("tunnelagain", weft.isKernels),
    await withoutWeft("tunnelpolicy", weft.isKernels, true),
    weft.mesh,
  ];
  step(`To a tunnel by hand (${weft.isKernels ? "the kernel's" : "wireguard-go"}); ${String(ROUNDS)} rounds`);
  const rows = [];
  for (const run of KINDS)
    for (const [name, ratios] of await race(contenders, run))
      rows.push([name, ...ratios.map((list) => spreadText(spreadOf(list))), BARS[name] ?? ""]);
  table(["median and quartiles", "by hand again", "by hand, policy routing", "Weft", "Weft's bar"], rows);
} finally {
  for (const mesh of meshes.toReversed()) await mesh.close();
}
say("Ratios of neighbours in one run.");

/**
 * 1,000 other nodes: how long one more takes from its MeshNode until the device has it, and what the agent costs.
 * `make measure` runs it last. Nobody answers at the other ends, as nobody would if they were switched off.
 */
import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { say, step, table } from "../demo/narrate.ts";
import { spreadOf, spreadText } from "../bench/spread.ts";
import { Mesh } from "../support/mesh.ts";
import { eventually } from "../support/mesh.ts";
import { encryptionOf } from "../support/tunnel.ts";
import { cpuSeconds, residentMiB } from "./process.ts";

const PEERS = 1_000;
const WORKLOADS = 20;
const MORE = 9;
const IDLE_S = 30;
const NODE = "node-1";

function keyOf(index: number): string {
  return createHash("sha256")
    .update(`peer ${String(index)}`)
    .digest("base64");
}

/** As its agent would write it, with its Node. */
function documentsOf(index: number): string {
  const [high, low] = [Math.floor(index / 256), index % 256];
  const subnet = `10.${String(100 + high)}.${String(low)}`;
  const meta = { name: `peer-${String(index)}` };
  const addresses = [`198.19.${String(64 + high)}.${String(low)}`];
  const podCIDRs = [`${subnet}.0/24`];
  const workloads = Array.from({ length: WORKLOADS }, (_, i) => ({
    ip: `${subnet}.${String(i + 10)}`,
    namespace: "web",
    name: `pod-${String(i)}`,
    serviceAccount: "default",
  }));
  const documents = [
    {
      apiVersion: "v1",
      kind: "Node",
      metadata: meta,
      spec: { podCIDRs },
      status: { addresses: addresses.map((address) => ({ type: "InternalIP", address })) },
    },
    {
      apiVersion: "weft.dev/v1alpha1",
      kind: "MeshNode",
      metadata: meta,
      spec: { addresses, podCIDRs, wireguard: { publicKey: keyOf(index), port: 51871 }, workloads },
    },
  ];
  // JSON is YAML.
  return documents.map((document) => JSON.stringify(document)).join("\n---\n");
}

async function write(mesh: Mesh, index: number): Promise<void> {
  await writeFile(join(mesh.manifests.path, `peer-${String(index)}.yaml`), documentsOf(index));
}

async function peersOf(mesh: Mesh): Promise<number> {
  return (await encryptionOf(mesh, NODE)).peers.length;
}

const mesh = await Mesh.create({
  tag: "peers",
  topology: "routed",
  lb: "both",
  namespaces: { web: "l4" },
  nodes: [{ name: NODE, pods: [{ name: "client", namespace: "web" }] }],
  agentFlags: ["--encryption", "wireguard", "--encryption-strict"],
});
try {
  step(`${PEERS.toLocaleString("en")} peers with ${String(WORKLOADS)} workloads each`);
  for (let index = 0; index < PEERS; index++) await write(mesh, index);
  const beginMs = performance.now();
  await mesh.startAgents();
  const { pid } = mesh.agent(NODE);
  await eventually(async () => (await peersOf(mesh)) === PEERS, "all peers to be there");
  const allS = (performance.now() - beginMs) / 1000;
  const routed = async (index: number): Promise<boolean> => {
    const prefix = `10.${String(100 + Math.floor(index / 256))}.${String(index % 256)}.0/24`;
    const text = await mesh.cluster.node(NODE).exec("ip", ["route", "show", "table", "51871", prefix]);
    return text.includes("dev weft-wg");
  };
  await eventually(async () => routed(PEERS - 1), "all peers to be routed to");
  const times: number[] = [];
  for (let index = PEERS; index < PEERS + MORE; index++) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const startMs = performance.now();
    await write(mesh, index);
    while (!(await routed(index))) await new Promise((resolve) => setTimeout(resolve, 5));
    times.push(performance.now() - startMs);
  }
  await new Promise((resolve) => setTimeout(resolve, 15_000));
  const before = await cpuSeconds(pid);
  await new Promise((resolve) => setTimeout(resolve, IDLE_S * 1000));
  const idle = ((await cpuSeconds(pid)) - before) / IDLE_S;
  table(
    ["", "measured", "bar"],
    [
      ["from the start of the agent until all peers are there", `${allS.toFixed(1)} s`, ""],
      ["one more node, from its MeshNode to its route", `${spreadText(spreadOf(times))} ms`, "<= 1,000 ms"],
      ["memory", `${(await residentMiB(pid)).now.toFixed(0)} MiB`, ""],
      ["CPU of a core while nothing changes", `${(idle * 100).toFixed(1)} %`, ""],
    ],
  );
} finally {
  await mesh.close();
}
say("Nothing answers at the other ends.");

import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { connectReport } from "../support/traffic.ts";
import type { ConnectReport } from "../support/traffic.ts";
import { RealCluster } from "./cluster.ts";
import { createOutside } from "./load.ts";
import { poll } from "./poll.ts";
import { Shop } from "./shop.ts";

/**
 * Pods that connect in their first instant, to a Service that kube-proxy forwards to v2 and a route to v1: what v2
 * answers went outside of the mesh.
 */

const { lb } = inject("weft");
const isPacket = lb === "packet";

const PODS = Number(process.env["PODS"] ?? 40);
/** At `lb: packet` one after another: how late the packet level comes is measured. */
const AT_A_TIME = isPacket ? 1 : 20;
const LABEL = "starts=here";
/** Long enough for the packet level to come, at `--lb packet`. */
const DURATION_MS = 3_000;
const RATE_PER_S = 500;
const TIMEOUT_MS = 3_600_000;

let cluster: RealCluster;
let shop: Shop;
let address: string;

beforeAll(async () => {
  cluster = await RealCluster.attach(inject("cluster"));
  shop = await Shop.open(cluster);
  address = await createOutside(cluster, shop, lb);
});

afterAll(async () => {
  await shop.close();
});

/** What its containers say. At `lb: packet` a UDP conversation that kube-proxy began stays with it: TCP alone. */
async function start(names: readonly string[], flags: readonly string[]): Promise<readonly ConnectReport[]> {
  const container = (name: string, ...more: readonly string[]) => ({
    ...{
      name,
      image: "localhost/tools:1",
      command: ["traffic", "connect", address, "80", ...flags, ...more],
    },
  });
  const containers = [container("tcp", "--reset"), ...(isPacket ? [] : [container("udp", "--udp")])];
  const [key = "", value = ""] = LABEL.split("=");
  await shop.apply(
    names.map((name) => ({
      ...{ apiVersion: "v1", kind: "Pod", metadata: { namespace: "web", name, labels: { [key]: value } } },
      spec: { restartPolicy: "Never", containers },
    })),
  );
  const pods = ["pods", "--namespace", "web", "--selector", LABEL];
  await poll("the end of all pods", async () => {
    const phases = await cluster.kubectl(["get", ...pods, "--output", "jsonpath={.items[*].status.phase}"]);
    return phases.split(" ").every((phase) => phase === "Succeeded" || phase === "Failed") || undefined;
  });
  const logs = ["--namespace", "web", "--selector", LABEL, "--all-containers", "--tail=-1"];
  const text = await cluster.kubectl(["logs", ...logs, `--max-log-requests=${String(2 * AT_A_TIME)}`]);
  await cluster.kubectl(["delete", ...pods, "--wait=false", "--grace-period=0", "--force"]);
  return text
    .trim()
    .split("\n")
    .map((line) => connectReport.parse(JSON.parse(line)));
}

async function startAll(flags: readonly string[]): Promise<readonly ConnectReport[]> {
  const reports: ConnectReport[] = [];
  for (let at = 0; at < PODS; at += AT_A_TIME) {
    const count = Math.min(AT_A_TIME, PODS - at);
    const names = Array.from({ length: count }, (_, i) => `start-${String(at + i)}`);
    reports.push(...(await start(names, flags)));
  }
  return reports;
}

test(`${String(PODS)} pods connect in their first instant`, { timeout: TIMEOUT_MS }, async () => {
  const flags = isPacket
    ? ["--rate", String(RATE_PER_S), "--duration-ms", String(DURATION_MS)]
    : ["--count", "20"];
  const reports = await startAll(flags);
  expect(reports).toHaveLength(isPacket ? PODS : 2 * PODS);
  expect(reports.filter(({ errors }) => Object.keys(errors).length > 0)).toEqual([]);
  const outside = reports.map(({ answers }) => answers["v2"] ?? 0).sort((a, b) => a - b);
  if (isPacket) {
    // The packet level comes when the API tells the pod's address; how late, the page about levels says.
    const ms = outside.map((connections) => (connections * 1_000) / RATE_PER_S);
    const at = (part: number): number => ms[Math.floor(part * (ms.length - 1))] ?? 0;
    console.log(
      `outside of the mesh, in ms: p50 ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}, at most ${at(1)}`,
    );
  } else {
    expect(outside.filter((connections) => connections > 0)).toEqual([]);
  }
});

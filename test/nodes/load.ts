import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { tcpRouteObject, udpRouteObject } from "../support/objects.ts";
import { connectReport } from "../support/traffic.ts";
import type { RealCluster } from "./cluster.ts";
import type { WeftOptions } from "./options.ts";
import { poll } from "./poll.ts";
import { waitForShares } from "./shares.ts";
import type { Shop } from "./shop.ts";

const MANIFEST = join(import.meta.dirname, "manifests", "load.yaml");
const NAMESPACE = "load";
const HOST = "daemonset/host";
const WORKLOADS = ["daemonset/veth", HOST, "statefulset/stateful"];
/** Two runs of connecting are over by then, on a machine that keeps up. */
const A_WHILE_MS = 6_000;

const line = z.union([
  connectReport,
  z.object({
    state: z.enum(["answered", "unanswered", "broken"]),
    server: z.string(),
    error: z.string().nullable(),
  }),
  /** Of a connection that was held, after its last state. */
  z.object({ exchanges: z.number() }),
]);

/** What the clients of the load met. */
export interface LoadReport {
  readonly connections: number;
  /** Answered by the server that only kube-proxy forwards to. */
  readonly misled: number;
  /** By the name of the error. */
  readonly lost: Readonly<Record<string, number>>;
  /** Connections that were held and are no more, by the name of the error. */
  readonly broken: Readonly<Record<string, number>>;
}

/**
 * A Service "outside" of namespace shop, whose connections kube-proxy forwards to v2 and a route to v1. Returns its
 * IPv4 address. At `lb: packet` hostNetwork pods are not in the mesh.
 */
export async function createOutside(
  cluster: RealCluster,
  shop: Shop,
  lb: WeftOptions["lb"],
): Promise<string> {
  const ports = ["TCP", "UDP"].map((protocol) => ({
    ...{ name: protocol.toLowerCase(), protocol, port: 80, targetPort: 8080 },
  }));
  const service = { apiVersion: "v1", kind: "Service", metadata: { namespace: "shop", name: "outside" } };
  const backends = [{ service: "orders-v1", port: 80, weight: 1 }];
  const spec = { parent: "outside", parentPort: 80, backends };
  await shop.apply([
    { ...service, spec: { selector: { version: "v2" }, ports } },
    tcpRouteObject("shop/outside", spec),
    udpRouteObject("shop/outside", spec),
  ]);
  const field = ["--namespace", "shop", "--output", "jsonpath={.spec.clusterIP}"];
  const address = await cluster.kubectl(["get", "service", "outside", ...field]);
  for (const client of [...shop.clients, ...(lb === "packet" ? [] : shop.hostClients)])
    await waitForShares(client, address, { v1: 1 });
  for (const node of cluster.nodes) await waitForShares(node, address, { v2: 1 });
  return address;
}

function add(counts: Record<string, number>, name: string, count: number): void {
  counts[name] = (counts[name] ?? 0) + count;
}

/** Pods of every kind that connect all the time and hold connections. */
export class Load {
  readonly #cluster: RealCluster;
  /** Lines of each pod's log that a report has counted. */
  readonly #counted = new Map<string, number>();

  private constructor(cluster: RealCluster) {
    this.#cluster = cluster;
  }

  /** Resolves when all pods run, and every connection that they are to hold is held. */
  static async start(cluster: RealCluster, address: string, lb: WeftOptions["lb"]): Promise<Load> {
    const load = new Load(cluster);
    await cluster.kubectl(["apply", "-f", MANIFEST]);
    const literal = `--from-literal=ADDRESS=${address}`;
    await cluster.kubectl(["create", "configmap", "address", "--namespace", NAMESPACE, literal]);
    if (lb === "packet") await cluster.kubectl(["delete", "--namespace", NAMESPACE, HOST]);
    for (const workload of WORKLOADS)
      if (lb !== "packet" || workload !== HOST) await cluster.rollout(NAMESPACE, workload);
    await load.report();
    return load;
  }

  /** Keys of its pods. */
  async pods(): Promise<readonly string[]> {
    return this.#cluster.podsOf(NAMESPACE, "app=load");
  }

  /** What was met since the last report, up to a while from now. */
  async report(): Promise<LoadReport> {
    await sleep(A_WHILE_MS);
    const lines = (await Promise.all((await this.pods()).map(async (pod) => this.#newLines(pod)))).flat();
    const lost: Record<string, number> = {};
    const broken: Record<string, number> = {};
    const total = { connections: 0, misled: 0, lost, broken };
    for (const text of lines) {
      const parsed = line.parse(JSON.parse(text));
      if ("state" in parsed) {
        if (parsed.state === "broken") add(broken, parsed.error ?? "", 1);
        if (parsed.server === "v2") total.misled += 1;
        continue;
      }
      if ("exchanges" in parsed) continue;
      total.connections += parsed.attempts;
      total.misled += parsed.answers["v2"] ?? 0;
      for (const [error, count] of Object.entries(parsed.errors)) add(lost, error, count);
    }
    return total;
  }

  async stop(): Promise<void> {
    await this.#cluster.kubectl(["delete", "namespace", NAMESPACE, "--ignore-not-found"]);
  }

  /** A pod that is replaced has another log, and another name or uid. */
  async #newLines(key: string): Promise<readonly string[]> {
    const [, name = ""] = key.split("/");
    const uid = await this.#cluster.pod(key).field(".metadata.uid");
    const logs = ["logs", "--namespace", NAMESPACE, name, "--all-containers", "--tail=-1"];
    const text = await poll(`the log of ${key}`, async () => this.#cluster.kubectl(logs));
    const lines = text.split("\n").filter((entry) => entry.startsWith("{"));
    const from = this.#counted.get(uid) ?? 0;
    this.#counted.set(uid, lines.length);
    return lines.slice(from);
  }
}

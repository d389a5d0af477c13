import { join } from "node:path";
import type { DualStack } from "./addresses.ts";
import type { RealCluster } from "./cluster.ts";
import { tcpRouteObject, udpRouteObject } from "../support/objects.ts";
import type { Pod } from "./pod.ts";

const MANIFEST = join(import.meta.dirname, "manifests", "shop.yaml");
const NAMESPACES = ["shop", "web", "qa"];
const WORKLOADS = [
  ["shop", "deployment/v1"],
  ["shop", "deployment/v2"],
  ["web", "daemonset/client"],
  ["web", "daemonset/host-client"],
  ["qa", "deployment/client"],
] as const;

/** The workloads of manifests/shop.yaml, and routes for its Service. */
export class Shop {
  readonly #cluster: RealCluster;
  /** Of the Service shop/orders, port 80. */
  readonly addresses: DualStack;
  /** Pods of namespace web with an interface of their own, one for each node. */
  readonly clients: readonly Pod[];
  /** Pods of namespace web in the network namespace of their node, one for each. */
  readonly hostClients: readonly Pod[];
  /** Pods of namespace qa: one. */
  readonly consumers: readonly Pod[];

  private constructor(
    cluster: RealCluster,
    addresses: DualStack,
    [clients, hostClients, consumers]: readonly [readonly Pod[], readonly Pod[], readonly Pod[]],
  ) {
    this.#cluster = cluster;
    this.addresses = addresses;
    this.clients = clients;
    this.hostClients = hostClients;
    this.consumers = consumers;
  }

  /** Resolves when all of its pods run. */
  static async open(cluster: RealCluster): Promise<Shop> {
    await cluster.kubectl(["apply", "-f", MANIFEST]);
    for (const [namespace, workload] of WORKLOADS) await cluster.rollout(namespace, workload);
    const fields = "jsonpath={.spec.clusterIPs[*]}";
    const ips = await cluster.kubectl([
      "get",
      "service",
      "--namespace",
      "shop",
      "orders",
      "--output",
      fields,
    ]);
    const [ipv4 = "", ipv6 = ""] = ips.split(" ");
    const podsOf = async (namespace: string, app: string) =>
      (await cluster.podsOf(namespace, `app=${app}`)).map((key) => cluster.pod(key));
    const web = await Promise.all([podsOf("web", "client"), podsOf("web", "host-client")]);
    return new Shop(cluster, { ipv4, ipv6 }, [...web, await podsOf("qa", "client")]);
  }

  /** Splits TCP and UDP to shop/orders by weights of other Services of the namespace. */
  async route(weights: Readonly<Record<string, number>>): Promise<void> {
    const backends = Object.entries(weights).map(([service, weight]) => ({ service, port: 80, weight }));
    const spec = { parent: "orders", parentPort: 80, backends };
    await this.apply([tcpRouteObject("shop/canary", spec), udpRouteObject("shop/canary", spec)]);
  }

  async apply(items: readonly object[]): Promise<void> {
    const list = JSON.stringify({ apiVersion: "v1", kind: "List", items });
    await this.#cluster.kubectl(["apply", "-f", "-"], { input: list });
  }

  async close(): Promise<void> {
    await this.#cluster.kubectl(["delete", "namespace", "--ignore-not-found", ...NAMESPACES]);
  }
}

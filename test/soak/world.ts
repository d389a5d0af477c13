import { Mesh, serviceObjects } from "../support/mesh.ts";
import { tcpRouteObject, udpRouteObject } from "../support/objects.ts";
import type { Topology } from "../support/cluster-plan.ts";

/** The cluster that is soaked: one Service with a route to two backends, one beside it, one that comes and goes. */

export const SERVERS = ["s0", "s1", "s2", "s3"] as const;
export type Server = (typeof SERVERS)[number];
export const LEFT: readonly Server[] = ["s0", "s1"];
export const RIGHT: readonly Server[] = ["s2", "s3"];
export const NODE = "node-a";

const TARGET_PORT = 8080;
const NUMBERS = { parent: 10, left: 11, right: 12, other: 20, flip: 21 } as const;
export type ServiceName = keyof typeof NUMBERS;
export type Family = "IPv4" | "IPv6";

export function addressOf(service: ServiceName, family: Family): string {
  const number = String(NUMBERS[service]);
  return family === "IPv4" ? `10.96.0.${number}` : `fd00:96::${number}`;
}

export async function createWorld(tag: string, topology: Topology): Promise<Mesh> {
  const mesh = await Mesh.create({
    ...{ tag, topology, namespaces: { app: undefined, web: "l4" } },
    nodes: [
      { name: NODE, pods: ["client", "second", "holder"].map((name) => ({ name, namespace: "web" })) },
      { name: "node-b", pods: [...SERVERS, "other"].map((name) => ({ name, namespace: "app" })) },
    ],
    agentNodes: [NODE],
    // One half as agents are without a flag, one by packets alone.
    lb: topology === "routed" ? "both" : "packet",
  });
  for (const name of [...SERVERS, "other"]) await mesh.serve(`app/${name}`, name, TARGET_PORT);
  await writeBackends(mesh, "parent", SERVERS);
  await writeBackends(mesh, "left", LEFT);
  await writeBackends(mesh, "right", RIGHT);
  await writeBackends(mesh, "other", ["other"]);
  await writeBackends(mesh, "flip", ["s0"]);
  await writeRoute(mesh, 1, 1);
  await mesh.startAgents();
  return mesh;
}

/** Told to the agent alone: kube-proxy has nothing to do with what opted-in pods call. */
export async function writeBackends(
  mesh: Mesh,
  service: ServiceName,
  servers: readonly string[],
): Promise<void> {
  const clusterIPs = [addressOf(service, "IPv4"), addressOf(service, "IPv6")];
  const pods = servers.map((name) => `app/${name}`);
  await mesh.manifests.write(
    `service-${service}`,
    serviceObjects(mesh.cluster, {
      key: `app/${service}`,
      clusterIPs,
      port: 80,
      targetPort: TARGET_PORT,
      pods,
    }),
  );
}

export async function writeRoute(mesh: Mesh, left: number, right: number): Promise<void> {
  const backends = [
    { service: "app/left", port: 80, weight: left },
    { service: "app/right", port: 80, weight: right },
  ];
  await mesh.manifests.write("route", [
    tcpRouteObject("app/split", { parent: "parent", backends }),
    udpRouteObject("app/split", { parent: "parent", backends }),
  ]);
}

/** Without one, the parent's own endpoints serve. */
export async function removeRoute(mesh: Mesh): Promise<void> {
  await mesh.manifests.write("route", []);
}

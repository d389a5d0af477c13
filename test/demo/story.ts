/**
 * The main job, shown on real connections: two nodes, an agent on each, and what a TCPRoute
 * does to the connections of a pod.
 */
import type { KubernetesOptions } from "../support/kubernetes/kubernetes-cluster.ts";
import { eventually, Mesh } from "../support/mesh.ts";
import { tcpRouteObject } from "../support/objects.ts";
import type { RouteBackend } from "../support/objects.ts";
import { connect } from "../support/traffic.ts";
import type { ConnectReport } from "../support/traffic.ts";
import { blank, say, step, table, verbatim } from "./narrate.ts";

const CONNECTIONS = 2_000;
const VIP = "10.96.0.10";
const V1 = "shop/orders-v1";
const V2 = "shop/orders-v2";
/** Nobody made this Service. */
const MISSING = "shop/orders-v3";

/** Leaves nothing behind, and clears up after a run that was killed. */
export async function tellStory(kubernetes?: KubernetesOptions): Promise<void> {
  const startMs = performance.now();
  if (kubernetes !== undefined) say("Starting a real kube-apiserver on etcd, and installing Weft in it ...");
  const mesh = await Mesh.create({
    ...(kubernetes && { kubernetes }),
    tag: "demo",
    topology: "routed",
    lb: "both",
    namespaces: { shop: undefined, web: "l4", qa: "l4", legacy: undefined },
    nodes: [
      {
        name: "node-a",
        pods: [
          { name: "client", namespace: "web" },
          { name: "client", namespace: "qa" },
          { name: "client", namespace: "legacy" },
          { name: "v1-a", namespace: "shop" },
        ],
      },
      {
        name: "node-b",
        pods: [
          { name: "v1-b", namespace: "shop" },
          { name: "v2-a", namespace: "shop" },
        ],
      },
    ],
  });
  try {
    await show(mesh, kubernetes !== undefined);
  } finally {
    await mesh.close();
  }
  blank();
  say(
    `Everything is removed again. ${String(Math.round((performance.now() - startMs) / 1000))} seconds in all.`,
  );
}

async function show(mesh: Mesh, isOnKubernetes: boolean): Promise<void> {
  await setUp(mesh);
  await showSplit(mesh);
  await showEdit(mesh);
  await showConsumer(mesh);
  await showMissingBackend(mesh);
  if (isOnKubernetes) await showStatus(mesh);
  await showWhy(mesh);
}

async function setUp(mesh: Mesh): Promise<void> {
  step("Two nodes, six pods, an agent on each node");
  say(
    "Namespaces web and qa carry the label weft.dev/mesh: l4. Namespace legacy does not, so its pod stays with",
  );
  say(
    "kube-proxy. The Service shop/orders has pods of both versions; orders-v1 and orders-v2 have one version each.",
  );
  await mesh.serve("shop/v1-a", "v1", 8080);
  await mesh.serve("shop/v1-b", "v1", 8080);
  await mesh.serve("shop/v2-a", "v2", 8080);
  const all = ["shop/v1-a", "shop/v1-b", "shop/v2-a"];
  const service = (key: string, clusterIP: string, pods: readonly string[]) =>
    mesh.writeService({ key, clusterIPs: [clusterIP], port: 80, targetPort: 8080, protocols: ["TCP"], pods });
  await service("shop/orders", VIP, all);
  await service(V1, "10.96.0.11", all.slice(0, 2));
  await service(V2, "10.96.0.12", all.slice(2));
  await mesh.startAgents();
  verbatim("weft workload list", await mesh.agent("node-a").weft("workload", "list"));
}

async function showSplit(mesh: Mesh): Promise<void> {
  step("A route sends 90 % of new connections to v1, 10 % to v2");
  await route(mesh, "shop/canary", [
    { service: V1, port: 80, weight: 90 },
    { service: V2, port: 80, weight: 10 },
  ]);
  await compare(mesh, "web/client", { v1: 0.9, v2: 0.1 });
  say("The pod of namespace legacy did not opt in: kube-proxy spreads its connections over all three pods.");
  await compare(mesh, "legacy/client", { v1: 2 / 3, v2: 1 / 3 });
}

async function showEdit(mesh: Mesh): Promise<void> {
  step("The same route, edited while it is in use: 50/50");
  await route(mesh, "shop/canary", [
    { service: V1, port: 80, weight: 50 },
    { service: V2, port: 80, weight: 50 },
  ]);
  await compare(mesh, "web/client", { v1: 0.5, v2: 0.5 });
}

async function showConsumer(mesh: Mesh): Promise<void> {
  step("A route in namespace qa: for the pods of qa only, everything to v2");
  await mesh.objects.write("route-qa", [
    tcpRouteObject("qa/try-v2", {
      parent: "shop/orders",
      parentPort: 80,
      backends: [{ service: V2, port: 80 }],
    }),
  ]);
  await mesh.settle();
  await compare(mesh, "qa/client", { v2: 1 });
  say("And namespace web is as before:");
  await compare(mesh, "web/client", { v1: 0.5, v2: 0.5 });
}

async function showMissingBackend(mesh: Mesh): Promise<void> {
  step("A backend that does not exist: its share is refused at once, and goes to nobody else");
  await route(mesh, "shop/canary", [
    { service: V1, port: 80, weight: 3 },
    { service: MISSING, port: 80, weight: 1 },
  ]);
  const report = await compare(mesh, "web/client", { v1: 0.75, ECONNREFUSED: 0.25 });
  const refusedUs = report.refusedLatencyUs?.p50 ?? 0;
  say(
    `A refusal takes ${String(Math.round(refusedUs))} microseconds at the median: connect() itself says so, nobody waits.`,
  );
}

async function showStatus(mesh: Mesh): Promise<void> {
  step("What the API says about it");
  const { plane } = mesh.kubernetes;
  const get = async (...args: readonly string[]): Promise<string> => plane.kubectl(["get", ...args]);
  // The leader writes a status within a second or two of the change.
  await eventually(
    async () => (await get("tcproute", "-n", "shop", "-o", "yaml")).includes("BackendNotFound"),
    "status",
  );
  const columns =
    "ROUTE:.metadata.name,CONDITION:.status.parents[*].conditions[*].type,STATUS:.status.parents[*].conditions[*].status,REASON:.status.parents[*].conditions[*].reason";
  verbatim("kubectl get tcproutes -A", await get("tcproutes", "-A", "-o", `custom-columns=${columns}`));
  verbatim("kubectl get meshnodes", await get("meshnodes"));
  const annotation = "POD:.metadata.name,IN-THE-MESH:.metadata.annotations.weft\\.dev/status";
  verbatim("kubectl get pods -n web", await get("pods", "-n", "web", "-o", `custom-columns=${annotation}`));
}

async function showWhy(mesh: Mesh): Promise<void> {
  step("Why did that connection go there? Ask the agent, or the kernel");
  const agent = mesh.agent("node-a");
  const explained = await agent.weft("route", "explain", "shop/orders:80", "--from", "web/client");
  verbatim("weft route explain shop/orders:80 --from web/client", explained);
  verbatim("weft map dump frontends", await agent.weft("map", "dump", "frontends"));
  verbatim("weft map check", await agent.weft("map", "check"));
}

async function route(mesh: Mesh, key: string, backends: readonly RouteBackend[]): Promise<void> {
  await mesh.objects.write("route", [
    tcpRouteObject(key, { parent: "shop/orders", parentPort: 80, backends }),
  ]);
  await mesh.settle();
}

/** Opens connections and sets what happened beside what was wanted. Fails if it is plainly not what was wanted. */
async function compare(
  mesh: Mesh,
  client: string,
  wanted: Readonly<Record<string, number>>,
): Promise<ConnectReport> {
  const report = await connect(mesh.pod(client), VIP, 80, { count: CONNECTIONS, reset: true });
  const observed = { ...report.answers, ...report.errors };
  const rows = Object.keys({ ...wanted, ...observed }).map((name) => {
    const share = (observed[name] ?? 0) / CONNECTIONS;
    return [name, String(observed[name] ?? 0), percent(share), percent(wanted[name] ?? 0)];
  });
  table([`${String(CONNECTIONS)} connections of ${client}`, "count", "observed", "wanted"], rows);
  for (const [name, count] of Object.entries(observed)) {
    const off = Math.abs(count / CONNECTIONS - (wanted[name] ?? 0));
    if (off > 0.05) throw new Error(`${client}: ${name} got ${percent(count / CONNECTIONS)}`);
  }
  return report;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

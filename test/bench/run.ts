/**
 * `make bench`: a pod calls a Service on another node, and one on its own, by Weft at each level and by the real kube-proxy,
 * in ratios to calls of the pod's own address. Every node runs kube-proxy, as in a cluster: with Weft, and
 * to the pod's address, it is there and has nothing to do. Everybody takes turns in one run, and each
 * ratio is of neighbours in it. SIZES=1,1000 and ROUNDS=5 make it shorter; the plots need all sizes.
 */
import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { say, step, table } from "../demo/narrate.ts";
import { fill } from "../measure/synthetic.ts";
import { AgentUnderTest } from "../support/agent-under-test.ts";
import { REPOSITORY } from "../support/places.ts";
import { eventually, Mesh } from "../support/mesh.ts";
import { endpointSliceObjects, serviceObject } from "../support/objects.ts";
import type { KubernetesObject, ServiceSpec } from "../support/objects.ts";
import { CLIENT_NAMESPACES, contendersAt, contendersOn, isWeft, NODES, PLACES } from "./contenders.ts";
import type { Place } from "./contenders.ts";
import { barChart } from "./plot.ts";
import { programCosts } from "./programs.ts";
import { startKubeProxy, waitForRules } from "./real-kube-proxy.ts";
import { serve } from "../support/traffic.ts";
import { onProcessor, SERVER_PROCESSOR } from "./processor.ts";
import { spreadText } from "./spread.ts";
import { BULK, ECHO, measuresOf, median, NEAR_VIP, race, ratios, VIP } from "./turns.ts";
import type { Figures } from "./turns.ts";

const ALL_SIZES = [1, 1_000, 10_000];
const SIZES = process.env["SIZES"]?.split(",").map(Number) ?? ALL_SIZES;
const ROUNDS = Number(process.env["ROUNDS"] ?? 7);

const PLACE_TEXT: Readonly<Record<Place, string>> = {
  "other node": "another node",
  "same node": "the same node",
};

function sizeText(size: number): string {
  return `${size.toLocaleString("en")} Service${size === 1 ? "" : "s"}`;
}

function report(size: number, place: Place, figures: Figures): void {
  const [direct, ...others] = contendersAt(place);
  const rows = measuresOf(place).map(({ name, of }) => [
    name,
    amountText(name, median(figures, direct, of)),
    ...others.map((contender) => spreadText(ratios(figures, contender, of))),
  ]);
  step(`${sizeText(size)}, the endpoint on ${PLACE_TEXT[place]}`);
  table(["", direct.name, ...others.map(({ name }) => name)], rows);
}

function amountText(measure: string, value: number): string {
  if (measure === "throughput") return `${(value / 1e9).toFixed(1)} Gbit/s`;
  return measure.endsWith("/s") ? Math.round(value).toLocaleString("en") : `${value.toFixed(0)} µs`;
}

async function plot(place: Place, races: readonly Figures[]): Promise<void> {
  const chart = barChart({
    title: `New connections per second to a pod of ${PLACE_TEXT[place]}, as ratios to its own address`,
    groups: SIZES.map(sizeText),
    series: contendersAt(place).map((contender) => ({
      name: contender.name,
      values: races.map((figures) => ratios(figures, contender, "connectsPerS")),
    })),
  });
  const path = join(REPOSITORY, "docs", `connections-${place.replace(" ", "-")}.svg`);
  await writeFile(path, chart);
  say(`The plot is ${path}`);
}

async function tellCosts(mesh: Mesh, place: Place): Promise<void> {
  step(`Nanoseconds a run of each program, as the kernel counts them; the endpoint on ${PLACE_TEXT[place]}`);
  const rows = await programCosts(mesh, place);
  table(
    ["client", "while", "program", "runs", "ns"],
    rows.flatMap(({ client, doing, costs }) =>
      costs.map(({ name, runs, nsPerRun }) => [client, doing, name, String(runs), nsPerRun.toFixed(0)]),
    ),
  );
}

function podAt(key: string) {
  const [namespace = "", name = ""] = key.split("/");
  return { namespace, name };
}

/** One Service of the server pod; 1,000 more of them make no difference to whom it leads. */
function serviceAt(
  mesh: Mesh,
  key: string,
  address: string,
  pods: readonly string[] = ["app/server"],
  spec: ServiceSpec["spec"] = {},
): readonly KubernetesObject[] {
  const ports = (number: "port" | "targetPort") => [
    { name: "echo", port: ECHO[number], protocol: "TCP" as const },
    { name: "datagrams", port: ECHO[number], protocol: "UDP" as const },
    { name: "bulk", port: BULK[number], protocol: "TCP" as const },
  ];
  return [
    serviceObject(key, { clusterIPs: [address], ports: ports("port"), spec }),
    ...endpointSliceObjects(key, {
      ports: ports("targetPort"),
      endpoints: pods.map((pod) => ({ pod: mesh.cluster.pod(pod) })),
    }),
  ];
}

async function startAgents(mesh: Mesh): Promise<readonly AgentUnderTest[]> {
  const agents: AgentUnderTest[] = [];
  for (const { name, lb, flags = [] } of NODES) {
    if (lb === undefined) continue;
    const node = mesh.cluster.node(name);
    const source = ["--kubeconfig", await mesh.kubernetes.kubeconfigOf(node)] as const;
    agents.push(await AgentUnderTest.start(mesh.run, node, { source, lb, flags }));
  }
  return agents;
}

const mesh = await Mesh.create({
  tag: "bench",
  topology: "routed",
  dualStack: false,
  kubernetes: { direct: true },
  namespaces: {
    app: undefined,
    ...Object.fromEntries(CLIENT_NAMESPACES.map((name) => [name, isWeft(name) ? "l4" : undefined])),
  },
  nodes: [
    ...NODES.map(({ name, server }) => ({
      name,
      pods: [
        ...contendersOn(name).map(({ namespace }) => ({
          name: "client",
          namespace,
        })),
        podAt(server),
      ],
    })),
    { name: "server", pods: [{ name: "server", namespace: "app" }] },
  ],
});
try {
  const servers = NODES.map(({ server }) => server);
  for (const key of ["app/server", ...servers]) {
    const host = onProcessor(mesh.pod(key), SERVER_PROCESSOR);
    await serve(host, { name: "server", tcp: [ECHO.targetPort], udp: [ECHO.targetPort] });
    await mesh.pod(key).spawn("iperf3", ["-s", "-p", String(BULK.targetPort)]);
  }
  await mesh.objects.write("target", serviceAt(mesh, "app/target", VIP, ["app/server"]));
  await mesh.objects.write(
    "near",
    serviceAt(mesh, "app/near", NEAR_VIP, servers, { internalTrafficPolicy: "Local" }),
  );
  const agents = await startAgents(mesh);
  for (const { name, proxy } of NODES) await startKubeProxy(mesh.kubernetes, mesh.cluster.node(name), proxy);
  say(
    `${String(ROUNDS)} rounds on ${String(cpus().length)} processors. Ratios to the pod's address in the same round: ` +
      "median, and the quartiles about it.",
  );
  let made = 0;
  const races: Record<Place, Figures[]> = { "other node": [], "same node": [] };
  for (const [index, size] of SIZES.entries()) {
    const wanted = { services: size - 1, endpoints: 2, routes: 0, pods: 0 };
    if (wanted.services > made) await fill(mesh.kubernetes.plane, wanted, made);
    made = size - 1;
    // What was made last is what everybody must have. Its address is none of those that the API gives out itself (KEP-3070).
    const [last, address] = [`app/last-${String(size)}`, `10.96.0.${String(201 + index)}`];
    await mesh.objects.write(`last-${String(size)}`, serviceAt(mesh, last, address));
    for (const { name, proxy } of NODES)
      await waitForRules(mesh.kubernetes.plane, mesh.cluster.node(name), proxy, address);
    for (const agent of agents)
      await eventually(async () => hasService(agent, last), `an agent to have ${last}`);
    for (const place of PLACES) {
      const figures = await race(mesh, place, ROUNDS);
      races[place].push(figures);
      report(size, place, figures);
    }
  }
  for (const place of PLACES) await tellCosts(mesh, place);
  if (SIZES.join() === ALL_SIZES.join()) for (const place of PLACES) await plot(place, races[place]);
} finally {
  await mesh.close();
}

async function hasService(agent: AgentUnderTest, key: string): Promise<boolean> {
  const services = (await agent.weftJson("service", "list")) as readonly { service: string }[];
  return services.some(({ service }) => service === key);
}

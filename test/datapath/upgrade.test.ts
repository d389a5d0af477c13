import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StatusView } from "../../agent/api/status-view.ts";
import type { WorkloadView } from "../../agent/datapath/views.ts";
import { AgentUnderTest } from "../support/agent-under-test.ts";
import { eventually, Mesh } from "../support/mesh.ts";
import { REPOSITORY } from "../support/places.ts";
import { tcpRouteObject, udpRouteObject } from "../support/objects.ts";
import { connect, hold } from "../support/traffic.ts";
import type { HeldConversation } from "../support/traffic.ts";

/** From the last release to this tree and back, with the chart's rights and under traffic. */

const NODE = "node-a";
const VIP = "10.96.0.10";
const COUNT = 200;
const [LAST_VERSION = ""] = readFileSync(join(REPOSITORY, "test", "last-release"), "utf8").split(" ");
const LAST_RELEASE = join(REPOSITORY, "build", "last-release", "bin", "weft");
const CLIENTS = ["web/client", "web/host"] as const;

let mesh: Mesh;
let agent: AgentUnderTest;
let before: readonly WorkloadView[];
const held: HeldConversation[] = [];

beforeAll(async () => {
  const pod = (namespace: string, name: string) => ({ namespace, name });
  mesh = await Mesh.create({
    tag: "upgrade",
    topology: "routed",
    namespaces: { web: "l4", app: undefined },
    nodes: [
      {
        name: NODE,
        pods: [
          pod("web", "client"),
          { ...pod("web", "host"), hostNetwork: true },
          pod("app", "v1"),
          pod("app", "v2"),
        ],
      },
    ],
  });
  const ports = { port: 80, targetPort: 8080 };
  for (const [i, name] of ["v1", "v2"].entries()) {
    await mesh.serve(`app/${name}`, name, 8080);
    const clusterIPs = [`10.96.0.1${String(i + 1)}`];
    await mesh.writeService({ ...ports, key: `app/${name}`, clusterIPs, pods: [`app/${name}`] });
  }
  // By kube-proxy one of two connections would be answered by v2; by the route, none.
  await mesh.writeService({ ...ports, key: "app/both", clusterIPs: [VIP], pods: ["app/v1", "app/v2"] });
  const backends = [{ service: "v1", port: 80, weight: 1 }];
  await mesh.objects.write("route", [
    tcpRouteObject("app/all-v1", { parent: "both", backends }),
    udpRouteObject("app/all-v1", { parent: "both", backends }),
  ]);
  const source = ["--manifests", mesh.manifests.path] as const;
  agent = await AgentUnderTest.start(mesh.run, mesh.cluster.node(NODE), {
    ...{ source, lb: "both", weft: LAST_RELEASE },
  });
  await eventually(
    async () => (await workloads()).every(({ state }) => state === "active"),
    "all workloads to be active",
  );
  before = await workloads();
  for (const client of CLIENTS)
    for (const udp of [false, true])
      held.push(await hold(mesh.pod(client), VIP, 80, { udp, intervalMs: 20 }));
});

afterAll(async () => {
  await mesh.close();
});

async function workloads(): Promise<readonly WorkloadView[]> {
  return (await agent.weftJson("workload", "list")) as readonly WorkloadView[];
}

async function expectNothingLost(): Promise<void> {
  expect(await workloads()).toEqual(before);
  for (const client of CLIENTS)
    for (const udp of [false, true]) {
      const report = await connect(mesh.pod(client), VIP, 80, { count: COUNT, udp, reset: !udp });
      expect(report).toMatchObject({ answers: { v1: COUNT }, errors: {} });
    }
}

test("the last release serves", async () => {
  expect(((await agent.weftJson("status")) as StatusView).version).toBe(LAST_VERSION);
  await expectNothingLost();
});

test("this tree takes over what it attached", async () => {
  await agent.replaceBy({});
  expect(((await agent.weftJson("status")) as StatusView).version).not.toBe(LAST_VERSION);
  await expectNothingLost();
});

test("the last release takes it back", async () => {
  // With the chart's rights 0.2.0 loses at any second start what was attached before (docs/install.md, "Roll back").
  await agent.replaceBy({ weft: LAST_RELEASE, under: [] });
  await expectNothingLost();
});

test("no conversation that was held has lost anything", async () => {
  for (const conversation of held)
    expect(await conversation.finish()).toMatchObject({ lost: 0, error: null });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RawRoute } from "../../agent/status/conditions.ts";
import { eventually, Mesh } from "../support/mesh.ts";
import { namespaceObject, podObject, tcpRouteObject } from "../support/objects.ts";
import type { AgentUnderTest } from "../support/agent-under-test.ts";
import { connect, hold } from "../support/traffic.ts";

const VIP = "10.96.0.10";
const CRD = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/tcproutes.gateway.networking.k8s.io";
const ALPHA = "/apis/gateway.networking.k8s.io/v1alpha2/namespaces/app/tcproutes";
const GA = "/apis/gateway.networking.k8s.io/v1/namespaces/app/tcproutes";

interface Status {
  readonly ready: boolean;
  readonly sources: {
    readonly objects: readonly { readonly kind: string; readonly count: number }[];
    readonly errors: readonly string[];
    readonly watched: readonly { readonly source: string; readonly state: string }[];
  };
}

let mesh: Mesh;

beforeAll(async () => {
  mesh = await Mesh.create({
    tag: "sources",
    topology: "routed",
    kubernetes: { channel: "none" },
    namespaces: { app: undefined, web: undefined },
    nodes: [
      {
        name: "node-a",
        pods: [
          { name: "client", namespace: "web" },
          { name: "other", namespace: "web" },
          { name: "v1", namespace: "app" },
        ],
      },
      { name: "node-b", pods: [{ name: "v2", namespace: "app" }] },
    ],
    agentNodes: ["node-a"],
  });
  for (const name of ["v1", "v2"]) await mesh.serve(`app/${name}`, name, 8080);
  const service = { port: 80, targetPort: 8080 };
  await mesh.writeService({ ...service, key: "app/parent", clusterIPs: [VIP], pods: ["app/v1", "app/v2"] });
  await mesh.writeService({ ...service, key: "app/only-v2", clusterIPs: ["10.96.0.11"], pods: ["app/v2"] });
  await mesh.startAgents();
});

afterAll(async () => {
  await mesh.close();
});

function agent(): AgentUnderTest {
  return mesh.agent("node-a");
}

async function statusOf(): Promise<Status> {
  return (await agent().weftJson("status")) as Status;
}

async function stateOf(source: string): Promise<string | undefined> {
  return (await statusOf()).sources.watched.find((view) => view.source === source)?.state;
}

async function patch(path: string, body: object): Promise<void> {
  const patchType = "application/merge-patch+json";
  await mesh.kubernetes.plane.json({ method: "PATCH", path, body, patchType });
}

async function podAnnotation(name: string): Promise<string | undefined> {
  const path = `/api/v1/namespaces/web/pods/${name}`;
  const { metadata } = (await mesh.kubernetes.plane.json({ method: "GET", path })) as {
    metadata: { annotations?: Record<string, string> };
  };
  return metadata.annotations?.["weft.dev/status"];
}

async function workloadsInMeshNode(): Promise<readonly string[]> {
  const path = "/apis/weft.dev/v1alpha1/meshnodes/node-a";
  const { spec } = (await mesh.kubernetes.plane.json({ method: "GET", path })) as {
    spec: { workloads: readonly { namespace: string; name: string }[] };
  };
  return [...new Set(spec.workloads.map(({ namespace, name }) => `${namespace}/${name}`))];
}

async function answers(): Promise<Readonly<Record<string, number>>> {
  return (await connect(mesh.pod("web/client"), VIP, 80, { count: 60, reset: true })).answers;
}

describe("opt-in at run time", () => {
  test("a Namespace's label opts in, and the fact is written back; what goes on is not disturbed", async () => {
    const held = await hold(mesh.pod("web/client"), VIP, 80, { intervalMs: 20 });
    await mesh.objects.write("label", [namespaceObject("web", "l4")]);
    await eventually(async () => (await podAnnotation("client")) === "active", "the annotation");
    await eventually(async () => (await workloadsInMeshNode()).length === 2, "both pods in the MeshNode");
    expect(await agent().weftJson("workload", "list")).toMatchObject([
      { pod: "web/client", state: "active", optedInBy: "namespace" },
      { pod: "web/other", state: "active" },
    ]);
    expect(await held.finish()).toMatchObject({ lost: 0, error: null });
  });

  test("a Pod's own label wins, either way", async () => {
    await mesh.objects.write("pod", [podObject(mesh.pod("web/other"), { "weft.dev/mesh": "none" })]);
    await eventually(async () => (await podAnnotation("other")) === undefined, "the annotation to go");
    await mesh.objects.write("label", [namespaceObject("web", "none")]);
    await mesh.objects.write("pod", [podObject(mesh.pod("web/other"), { "weft.dev/mesh": "l4" })]);
    await eventually(async () => (await podAnnotation("other")) === "active", "the annotation");
    await eventually(async () => (await podAnnotation("client")) === undefined, "the other annotation to go");
    await eventually(
      async () => (await workloadsInMeshNode()).join() === "web/other",
      "one pod in the MeshNode",
    );
    await mesh.objects.write("label", [namespaceObject("web", "l4")]);
    await eventually(async () => (await podAnnotation("client")) === "active", "the annotation");
  });

  test("of Pods and Nodes only the agent's own are read", async () => {
    const counts = Object.fromEntries(
      (await statusOf()).sources.objects.map(({ kind, count }) => [kind, count]),
    );
    // Its own three, and the agent's.
    expect(counts).toMatchObject({ Pod: 4, Node: 1 });
  });
});

describe("kinds that the API does not have", () => {
  test("are waited for: without the Gateway API Weft balances Services (G-4)", async () => {
    expect(await stateOf("tcproutes")).toBe("absent");
    expect((await statusOf()).ready).toBe(true);
    expect(Object.keys(await answers()).sort()).toEqual(["v1", "v2"]);
    expect(await agent().metrics()).toMatch(/^weft_source_watched\{source="tcproutes"\} 0$/m);
  });

  test("are picked up when they come, without a restart (G-4)", async () => {
    await mesh.kubernetes.plane.installGatewayApi("experimental");
    await mesh.objects.write("route", [
      tcpRouteObject("app/all-to-v2", { parent: "parent", backends: [{ service: "only-v2", port: 80 }] }),
    ]);
    await eventually(async () => (await stateOf("tcproutes")) === "watching", "tcproutes to be watched");
    await mesh.settle();
    expect(await answers()).toEqual({ v2: 60 });
  });

  test("v1alpha2 is read where there is no v1, if asked for; stored objects may have several rules (G-3, G-4)", async () => {
    const { spec } = (await mesh.kubernetes.plane.json({ method: "GET", path: CRD })) as {
      spec: { versions: readonly { name: string; served: boolean }[] };
    };
    const serving = (name: string) => ({
      spec: { versions: spec.versions.map((version) => ({ ...version, served: version.name === name })) },
    });
    await patch(CRD, serving("v1alpha2"));
    await eventually(async () => (await stateOf("tcproutes")) === "absent", "v1 to be gone");
    await mesh.settle();
    expect(Object.keys(await answers()).sort()).toEqual(["v1", "v2"]);
    await agent().restart(["--v1alpha2-routes"]);
    expect(await answers()).toEqual({ v2: 60 });

    const backends = (service: string) => [{ name: service, port: 80 }];
    const rules = ["only-v2", "gone", "gone"].map((service) => ({ backendRefs: backends(service) }));
    await patch(`${ALPHA}/all-to-v2`, { spec: { rules } });
    await expectPartiallyInvalid(ALPHA);
    expect(await answers()).toEqual({ v2: 60 });

    // The same object, as v1 gives it out: its schema allows one rule.
    await patch(CRD, serving("v1"));
    await agent().restart();
    await patch(`${GA}/all-to-v2`, { metadata: { labels: { touched: "yes" } } });
    await expectPartiallyInvalid(GA);
    expect(await answers()).toEqual({ v2: 60 });
  });

  async function expectPartiallyInvalid(collection: string): Promise<void> {
    await eventually(async () => {
      const path = `${collection}/all-to-v2`;
      const route = (await mesh.kubernetes.plane.json({ method: "GET", path })) as RawRoute;
      const conditions = route.status?.parents?.[0]?.conditions ?? [];
      const invalid = conditions.find(({ type }) => type === "PartiallyInvalid");
      return invalid?.status === "True" && invalid.observedGeneration === route.metadata.generation;
    }, "PartiallyInvalid");
  }
});

describe("an object that cannot be used", () => {
  test("is named and counted, its last good content stays, and nothing else is held up", async () => {
    const object = (ip: string) => ({
      apiVersion: "weft.dev/v1alpha1",
      kind: "MeshNode",
      metadata: { name: "node-z" },
      spec: { workloads: [{ ip, namespace: "far", name: "away", serviceAccount: "default" }] },
    });
    await mesh.kubernetes.plane.apply(object("192.0.2.1"));
    await mesh.kubernetes.plane.apply(object("not-an-address"));
    await eventually(async () => (await statusOf()).sources.errors.length === 1, "an error");
    expect((await statusOf()).sources.errors[0]).toMatch(
      /^meshnodes \(MeshNode node-z\): spec\.workloads\[0\]\.ip: "not-an-address" is not an IP address$/,
    );
    expect(await agent().metrics()).toMatch(/^weft_source_errors 1$/m);
    await mesh.settle();
    await mesh.kubernetes.plane.kubectl(["delete", "meshnode", "node-z"]);
    await eventually(async () => (await statusOf()).sources.errors.length === 0, "the error to go");
  });
});

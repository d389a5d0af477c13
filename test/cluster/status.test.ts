import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RawParent, RawRoute } from "../../agent/status/conditions.ts";
import { readFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";
import { eventually, Mesh } from "../support/mesh.ts";
import { namespaceObject, serviceObject, tcpRouteObject } from "../support/objects.ts";
import type { KubernetesObject } from "../support/objects.ts";
import { readAudit } from "../support/kubernetes/audit.ts";
import type { AuditRecord } from "../support/kubernetes/audit.ts";
import { REPOSITORY } from "../support/places.ts";
import { join } from "node:path";

const NODES = ["node-a", "node-b", "node-c"] as const;
const ROUTES = "/apis/gateway.networking.k8s.io/v1/namespaces/app/tcproutes";
const LEASE = "/apis/coordination.k8s.io/v1/namespaces/weft-system/leases/weft-status";
const MESHES = "/apis/gateway.networking.x-k8s.io/v1alpha1/xmeshes";
/** More than the second between two passes, and the time of one. */
const A_PASS_MS = 2_500;

interface RawDefinition {
  readonly metadata: { readonly annotations: Readonly<Record<string, string>> };
}

let mesh: Mesh;

beforeAll(async () => {
  mesh = await Mesh.create({
    tag: "status",
    topology: "routed",
    kubernetes: { channel: "experimental" },
    namespaces: { app: undefined, web: "l4", odd: "l7" },
    nodes: NODES.map((name) => ({
      name,
      pods: name === "node-a" ? [{ name: "client", namespace: "web" }] : [],
    })),
  });
  await mesh.objects.write("services", [
    serviceObject("app/parent", {
      clusterIPs: ["10.96.0.10"],
      ports: [
        { name: "tcp", port: 80 },
        { name: "alt", port: 81 },
      ],
    }),
    serviceObject("app/v1", { clusterIPs: ["10.96.0.11"], ports: [{ port: 80 }] }),
  ]);
  await mesh.startAgents();
});

afterAll(async () => {
  await mesh.close();
});

function plane() {
  return mesh.kubernetes.plane;
}

async function get<T>(path: string): Promise<T> {
  return (await plane().json({ method: "GET", path })) as T;
}

async function routeOf(name: string): Promise<RawRoute> {
  return get<RawRoute>(`${ROUTES}/${name}`);
}

async function parentsOf(name: string): Promise<readonly RawParent[]> {
  return (await routeOf(name)).status?.parents ?? [];
}

/** "Type=Status/Reason" of each entry of ours. */
async function conditionsOf(name: string): Promise<readonly (readonly string[])[]> {
  const ours = (await parentsOf(name)).filter(({ controllerName }) => controllerName === "weft.dev/agent");
  return ours.map(({ conditions = [] }) =>
    conditions.map(({ type, status, reason }) => `${type}=${status}/${reason}`),
  );
}

async function expectConditions(name: string, ...wanted: readonly (readonly string[])[]): Promise<void> {
  let found: unknown;
  await eventually(
    async () => {
      found = await conditionsOf(name).catch(() => undefined);
      return JSON.stringify(found) === JSON.stringify(wanted);
    },
    `conditions of ${name} to be as wanted`,
    20_000,
  ).catch(() => undefined);
  expect(found).toEqual(wanted);
}

const ACCEPTED = ["Accepted=True/Accepted", "ResolvedRefs=True/ResolvedRefs"];
const NO_PARENT = ["Accepted=False/NoMatchingParent", "ResolvedRefs=True/ResolvedRefs"];

function route(name: string, fields: Partial<Parameters<typeof tcpRouteObject>[1]> = {}): KubernetesObject {
  return tcpRouteObject(`app/${name}`, {
    parent: "parent",
    backends: [{ service: "v1", port: 80 }],
    ...fields,
  });
}

async function patchRoute(name: string, body: object, path = `${ROUTES}/${name}`): Promise<void> {
  await plane().json({ method: "PATCH", path, body, patchType: "application/merge-patch+json" });
}

async function holder(): Promise<string> {
  const lease = await get<{ spec: { holderIdentity: string } }>(LEASE);
  return lease.spec.holderIdentity.split("_")[0] ?? "";
}

async function audit(): Promise<readonly AuditRecord[]> {
  // The log is written in batches.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  return readAudit(plane().auditLog);
}

function statusWrites(records: readonly AuditRecord[]): readonly AuditRecord[] {
  return records.filter(({ resource }) => resource.endsWith("/status"));
}

const foreign = (name: string): RawParent => ({
  parentRef: { group: "gateway.networking.k8s.io", kind: "Gateway", name, sectionName: "x" },
  controllerName: "example.com/gateway",
  conditions: [
    {
      type: "Accepted",
      status: "True",
      reason: "Accepted",
      message: "by another",
      observedGeneration: 1,
      lastTransitionTime: "2020-01-01T00:00:00Z",
    },
  ],
});

describe("conditions of routes", () => {
  test("are written once, in the words of the API, with what was judged (G-56, G-60, G-61, G-62, G-63)", async () => {
    await mesh.objects.write("routes", [
      route("good"),
      route("missing", { parent: "nowhere" }),
      route("unresolved", { parentPort: 81, backends: [{ service: "gone", port: 80 }] }),
    ]);
    await expectConditions("good", ACCEPTED);
    await expectConditions("missing", NO_PARENT);
    await expectConditions("unresolved", ["Accepted=True/Accepted", "ResolvedRefs=False/BackendNotFound"]);
    const [entry] = await parentsOf("good");
    expect(entry).toMatchObject({
      parentRef: { group: "", kind: "Service", name: "parent" },
      controllerName: "weft.dev/agent",
    });
    for (const condition of entry?.conditions ?? []) expect(condition.observedGeneration).toBe(1);
  });

  test("nothing is written while nothing changes, and only the leader ever writes (G-57, G-64)", async () => {
    const before = statusWrites(await audit());
    await new Promise((resolve) => setTimeout(resolve, A_PASS_MS));
    const after = statusWrites(await audit());
    expect(after).toEqual(before);
    const leader = await holder();
    expect(NODES).toContain(leader);
    expect(new Set(after.map(({ node }) => node))).toEqual(new Set([leader]));
  });

  test("a transition keeps its time as long as the status stays (G-60)", async () => {
    const timesOf = async () => {
      const [entry] = await parentsOf("unresolved");
      return Object.fromEntries((entry?.conditions ?? []).map((one) => [one.type, one.lastTransitionTime]));
    };
    const before = await timesOf();
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await mesh.objects.write("routes", [
      route("good"),
      route("missing", { parent: "nowhere" }),
      route("unresolved", { parentPort: 81 }),
    ]);
    await expectConditions("unresolved", ACCEPTED);
    const after = await timesOf();
    expect(after["Accepted"]).toBe(before["Accepted"]);
    expect(after["ResolvedRefs"]).not.toBe(before["ResolvedRefs"]);
    const [entry] = await parentsOf("unresolved");
    for (const condition of entry?.conditions ?? []) expect(condition.observedGeneration).toBe(2);
  });

  test("entries of other controllers, and foreign conditions in ours, stay as they are (G-57)", async () => {
    const [ours] = await parentsOf("good");
    const strange = {
      type: "example.com/Seen",
      status: "True",
      reason: "Seen",
      message: "",
      observedGeneration: 1,
      lastTransitionTime: "2021-01-01T00:00:00Z",
    };
    const mixed = [
      foreign("first"),
      { ...ours, conditions: [...(ours?.conditions ?? []), strange] },
      foreign("last"),
    ];
    await patchRoute("good", { status: { parents: mixed } }, `${ROUTES}/good/status`);
    await patchRoute("good", { spec: { rules: [{ backendRefs: [{ name: "gone", port: 80 }] }] } });
    await expectConditions("good", [
      "Accepted=True/Accepted",
      "ResolvedRefs=False/BackendNotFound",
      "example.com/Seen=True/Seen",
    ]);
    const [first, second, third] = await parentsOf("good");
    expect([first, third]).toEqual([foreign("first"), foreign("last")]);
    expect(second?.conditions).toContainEqual(strange);
  });

  test("our entry goes when the reference goes, and the others stay (G-58)", async () => {
    await patchRoute("good", { spec: { parentRefs: [{ name: "a-gateway" }] } });
    await eventually(async () => (await parentsOf("good")).length === 2, "our entry to go");
    expect(await parentsOf("good")).toEqual([foreign("first"), foreign("last")]);
  });

  test("a status that others have filled is not overfull: an Event tells, and traffic goes by the route (G-59)", async () => {
    await mesh.objects.write("full", [route("full", { parent: "nowhere" })]);
    await expectConditions("full", NO_PARENT);
    const parents = Array.from({ length: 32 }, (_, i) => foreign(`gateway-${String(i)}`));
    await patchRoute("full", { status: { parents } }, `${ROUTES}/full/status`);
    await patchRoute("full", { spec: { parentRefs: [{ group: "", kind: "Service", name: "parent" }] } });
    await eventually(async () => {
      const events = await get<{ items: { reason: string; involvedObject: { name: string } }[] }>(
        "/api/v1/namespaces/app/events",
      );
      return events.items.some(
        (event) => event.reason === "StatusFull" && event.involvedObject.name === "full",
      );
    }, "an Event about the full status");
    expect(await parentsOf("full")).toEqual(parents);
    const metrics = await mesh.agent(await holder()).metrics();
    expect(metrics).toMatch(/^weft_status_entries_omitted 1$/m);
  });

  test("a status that a newer view wrote is left alone (G-60)", async () => {
    await mesh.objects.write("newer", [route("newer", { parentPort: 81 })]);
    await expectConditions("newer", ACCEPTED);
    const [entry] = await parentsOf("newer");
    const ahead = {
      ...entry,
      conditions: entry?.conditions?.map((one) => ({
        ...one,
        observedGeneration: 99,
        message: "from the future",
      })),
    };
    await patchRoute("newer", { status: { parents: [ahead] } }, `${ROUTES}/newer/status`);
    await new Promise((resolve) => setTimeout(resolve, A_PASS_MS));
    expect((await parentsOf("newer"))[0]?.conditions?.[0]?.message).toBe("from the future");
  });

  test("a Service that appears later makes its route accepted", async () => {
    await mesh.objects.write("nowhere", [
      serviceObject("app/nowhere", { clusterIPs: ["10.96.0.12"], ports: [{ port: 80 }] }),
    ]);
    await expectConditions("missing", ACCEPTED);
  });

  test("conflicting writers are met with another try (G-57)", async () => {
    const hammer = async (): Promise<void> => {
      for (let i = 0; i < 60; i++)
        await patchRoute("missing", { metadata: { labels: { hammer: String(i) } } });
    };
    const beaten = hammer();
    for (const port of [80, 81, 80, 81])
      await patchRoute("missing", {
        spec: { parentRefs: [{ group: "", kind: "Service", name: "parent", port }] },
      });
    await beaten;
    await eventually(async () => {
      const route = await routeOf("missing");
      const [entry] = route.status?.parents ?? [];
      return (
        entry?.parentRef.port === 81 &&
        entry.conditions?.[0]?.observedGeneration === route.metadata.generation
      );
    }, "the status of the last generation");
  });
});

describe("the mesh as an object (G-66, G-67, G-68)", () => {
  interface Mesh_ {
    readonly spec: unknown;
    readonly status?: {
      readonly conditions: readonly { type: string; status: string; reason: string }[];
      readonly supportedFeatures: readonly { name: string }[];
    };
  }

  test("is made if there is none, accepted, with what Weft supports, sorted", async () => {
    await eventually(
      async () => (await get<Mesh_>(`${MESHES}/weft`).catch(() => undefined))?.status !== undefined,
      "XMesh",
    );
    const { spec, status } = await get<Mesh_>(`${MESHES}/weft`);
    expect(spec).toEqual({ controllerName: "weft.dev/agent" });
    expect(status?.conditions).toMatchObject([{ type: "Accepted", status: "True", reason: "Accepted" }]);
    const names = status?.supportedFeatures.map(({ name }) => name);
    expect(names).toEqual(["Mesh", "MeshClusterIPMatching", "MeshConsumerRoute", "TCPRoute", "UDPRoute"]);
  });

  test("comes back when it is deleted, and another mesh's is left alone", async () => {
    const before = await get<{ metadata: { uid: string } }>(`${MESHES}/weft`);
    await plane().json({ method: "DELETE", path: `${MESHES}/weft` });
    await eventually(async () => {
      const now = await get<{ metadata: { uid: string } }>(`${MESHES}/weft`).catch(() => undefined);
      return now !== undefined && now.metadata.uid !== before.metadata.uid;
    }, "a new XMesh");
    await plane().apply({
      apiVersion: "gateway.networking.x-k8s.io/v1alpha1",
      kind: "XMesh",
      metadata: { name: "other" },
      spec: { controllerName: "example.com/mesh" },
    });
    await new Promise((resolve) => setTimeout(resolve, A_PASS_MS));
    const other = await get<Mesh_>(`${MESHES}/other`);
    expect(other.status?.supportedFeatures ?? []).toEqual([]);
  });

  test("parameters that Weft does not take are said not to be accepted", async () => {
    const body = { spec: { parametersRef: { group: "", kind: "ConfigMap", name: "x" } } };
    await plane().json({
      method: "PATCH",
      path: `${MESHES}/weft`,
      body,
      patchType: "application/merge-patch+json",
    });
    await eventually(async () => {
      const [condition] = (await get<Mesh_>(`${MESHES}/weft`)).status?.conditions ?? [];
      return condition?.reason === "InvalidParameters" && condition.status === "False";
    }, "InvalidParameters");
  });
});

describe("labels that are not understood", () => {
  test("are told in an Event: a namespace's by the leader, a pod's by its agent", async () => {
    await mesh.objects.write("odd-pods", [
      {
        apiVersion: "v1",
        kind: "Pod",
        metadata: { namespace: "odd", name: "strange", labels: { "weft.dev/mesh": "full" } },
        spec: { nodeName: "node-b", containers: [] },
      },
    ]);
    const about = async (path: string, name: string) => {
      const { items } = await get<{
        items: {
          reason: string;
          message: string;
          involvedObject: { name: string };
          source: { host: string };
        }[];
      }>(path);
      return items.filter(
        (event) => event.reason === "MeshLabelNotUnderstood" && event.involvedObject.name === name,
      );
    };
    await eventually(
      async () => (await about("/api/v1/namespaces/odd/events", "strange")).length > 0,
      "pod's Event",
    );
    await eventually(
      async () => (await about("/api/v1/namespaces/default/events", "odd")).length > 0,
      "namespace's Event",
    );
    const [podEvent] = await about("/api/v1/namespaces/odd/events", "strange");
    expect(podEvent?.source.host).toBe("node-b");
    expect(podEvent?.message).toContain('the label weft.dev/mesh "full"');
    expect(await about("/api/v1/namespaces/default/events", "odd")).toHaveLength(1);
  });
});

describe("the leader", () => {
  test("gives its lease back when it is stopped: another writes at once", async () => {
    const leader = await holder();
    await mesh.agent(leader).stop();
    await eventually(async () => ![leader, ""].includes(await holder()), "another leader", 8_000);
    await mesh.agent(leader).restart();
  });

  test("is followed by another within 20 s after a kill -9, and statuses go on", async () => {
    const leader = await holder();
    await mesh.agent(leader).kill();
    await mesh.objects.write("later", [route("later")]);
    await eventually(async () => (await holder()) !== leader, "another leader", 20_000);
    await expectConditions("later", ACCEPTED);
    await mesh.agent(leader).restart();
    const { leader: told } = (await mesh.agent(leader).weftJson("status")) as { leader: string };
    expect(NODES).toContain(told);
  });

  test("an agent that starts writes nothing where nothing has changed", async () => {
    const before = statusWrites(await audit()).length;
    for (const agent of mesh.agents.values()) await agent.stop();
    await mesh.agent("node-a").restart();
    await eventually(async () => (await holder()) === "node-a", "the one agent to lead");
    await new Promise((resolve) => setTimeout(resolve, A_PASS_MS));
    expect(statusWrites(await audit())).toHaveLength(before);
    for (const node of ["node-b", "node-c"]) await mesh.agent(node).restart();
  });
});

describe("the role lists what is used, and nothing else", () => {
  interface Rule {
    readonly apiGroups: readonly string[];
    readonly resources: readonly string[];
    readonly verbs: readonly string[];
  }

  function grantedVerbs(): ReadonlySet<string> {
    const text = readFileSync(join(REPOSITORY, "deploy", "weft.yaml"), "utf8");
    const objects = parseAllDocuments(text).map(
      (document) => document.toJS() as { kind: string; rules?: readonly Rule[] },
    );
    const rules = objects.flatMap(({ kind, rules: own }) =>
      /^(Cluster)?Role$/.test(kind) ? (own ?? []) : [],
    );
    return new Set(
      rules.flatMap(({ apiGroups, resources, verbs }) =>
        apiGroups.flatMap((group) =>
          resources.flatMap((one) => verbs.map((verb) => `${verb} ${group}/${one}`)),
        ),
      ),
    );
  }

  test("G-5: the release and channel of the definitions are read, and on the metrics page", async () => {
    const definition = await get<RawDefinition>(
      "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/tcproutes.gateway.networking.k8s.io",
    );
    const version = definition.metadata.annotations["gateway.networking.k8s.io/bundle-version"] ?? "";
    expect(version).toMatch(/^v1\./);
    const page = await mesh.agent("node-a").metrics();
    for (const resource of ["tcproutes", "udproutes"])
      expect(page).toContain(
        `weft_gateway_api_info{resource="${resource}",release="${version}",channel="experimental"} 1`,
      );
  });

  test("compared with the API server's audit log, both ways", async () => {
    // What only happens now and then: a namespace opts out, so an annotation goes; a UDPRoute has a status.
    await mesh.objects.write("label", [namespaceObject("web", "none")]);
    await mesh.objects.write("udp", [{ ...route("udp"), kind: "UDPRoute" }]);
    await eventually(async () => {
      const udp = await get<RawRoute>(`${ROUTES.replace("tcproutes", "udproutes")}/udp`);
      return udp.status?.parents?.length === 1;
    }, "a status of the UDPRoute");
    const done = (await audit()).filter(({ code }) => code < 400);
    const used = new Set(done.map(({ verb, group, resource }) => `${verb} ${group}/${resource}`));
    // What server-side apply makes anew has to be allowed as an act of its own.
    for (const { verb, group, resource, code } of done)
      if (verb === "patch" && code === 201) used.add(`create ${group}/${resource}`);
    expect([...used].sort()).toEqual([...grantedVerbs()].sort());
  });
});

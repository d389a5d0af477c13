import { describe, expect, test } from "vitest";
import type { SourceError } from "./model.ts";
import { parseObject } from "./parse/object.ts";
import type { ParsedObject } from "./parse/object.ts";
import { ClusterStore, identityOfParsed } from "./store.ts";

function parse(value: object): ParsedObject {
  const object = parseObject(value);
  if (object === undefined) throw new Error("not an object for the store");
  return object;
}

const service = (name: string, port = 80): ParsedObject =>
  parse({ apiVersion: "v1", kind: "Service", metadata: { name }, spec: { ports: [{ port }] } });

const namespace = (name: string, mesh?: string): ParsedObject =>
  parse({
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name, labels: { "weft.dev/mesh": mesh ?? "l4" } },
  });

const slice = (name: string, owner: string, address = "10.0.0.1"): ParsedObject =>
  parse({
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: { name, labels: { "kubernetes.io/service-name": owner } },
    addressType: "IPv4",
    endpoints: [{ addresses: [address] }],
  });

const route = (kind: string, name: string): ParsedObject =>
  parse({
    apiVersion: "gateway.networking.k8s.io/v1",
    kind,
    metadata: { name },
    spec: { rules: [{ backendRefs: [{ name: "a", port: 1 }] }] },
  });

const ERROR: SourceError = {
  source: "a.yaml",
  document: 1,
  line: 1,
  object: undefined,
  field: undefined,
  message: "is wrong",
};

/** A store with one object of everything, and how often it has told of a change since. */
function filled(): { store: ClusterStore; notices: () => number } {
  const store = new ClusterStore();
  for (const object of [namespace("n"), service("a"), service("b"), slice("a-1", "a"), slice("b-1", "b")])
    store.put(object);
  store.commit();
  store.snapshot();
  let count = 0;
  store.onChange(() => count++);
  return { store, notices: () => count };
}

describe("identities", () => {
  test.each([
    [service("a"), "Service default/a"],
    [namespace("n"), "Namespace n"],
    [route("UDPRoute", "r"), "UDPRoute default/r"],
  ])("%#", (object, identity) => {
    expect(identityOfParsed(object)).toBe(identity);
  });
});

describe("a snapshot", () => {
  test("holds every kind in its place", () => {
    const store = new ClusterStore();
    const meta = { apiVersion: "v1", metadata: { name: "x" } };
    const grant = {
      apiVersion: "gateway.networking.k8s.io/v1",
      kind: "ReferenceGrant",
      metadata: { name: "x" },
      spec: {},
    };
    const objects = [
      { ...meta, kind: "Node" },
      { ...meta, kind: "Pod" },
      { ...meta, kind: "Namespace" },
      { kind: "MeshNode", apiVersion: "weft.dev/v1alpha1", metadata: { name: "x" } },
      grant,
    ];
    for (const object of objects) store.put(parse(object));
    for (const kind of ["TCPRoute", "UDPRoute", "HTTPRoute", "GRPCRoute", "TLSRoute"])
      store.put(route(kind, "x"));
    store.put(service("x"));
    store.put(slice("x-1", "x"));
    const { errors, ...maps } = store.snapshot();
    expect(errors).toEqual([]);
    expect(Object.fromEntries(Object.entries(maps).map(([kind, map]) => [kind, [...map.keys()]]))).toEqual({
      namespaces: ["x"],
      nodes: ["x"],
      pods: ["default/x"],
      services: ["default/x"],
      slicesByService: ["default/x"],
      routes: ["TCPRoute default/x", "UDPRoute default/x"],
      l7Routes: ["HTTPRoute default/x", "GRPCRoute default/x", "TLSRoute default/x"],
      referenceGrants: ["default/x"],
      meshNodes: ["x"],
    });
  });

  test("is the same object while nothing changes", () => {
    const { store } = filled();
    expect(store.snapshot()).toBe(store.snapshot());
  });

  test("does not change when the store does", () => {
    const { store } = filled();
    const before = store.snapshot();
    store.remove("Service default/a");
    store.put(service("c"));
    expect([...before.services.keys()]).toEqual(["default/a", "default/b"]);
    expect([...store.snapshot().services.keys()]).toEqual(["default/b", "default/c"]);
  });

  test("shares with the last what did not change", () => {
    const { store } = filled();
    const before = store.snapshot();
    store.put(service("a", 81));
    const { services, ...others } = store.snapshot();
    expect(services).not.toBe(before.services);
    expect(services.get("default/b")).toBe(before.services.get("default/b"));
    for (const [kind, map] of Object.entries(others)) expect(map).toBe(before[kind as keyof typeof others]);
  });
});

describe("what is no change", () => {
  test.each([
    [
      "the same content again",
      (store: ClusterStore) => {
        store.put(service("a"));
      },
    ],
    [
      "the same slice again",
      (store: ClusterStore) => {
        store.put(slice("a-1", "a"));
      },
    ],
    [
      "removing what is not there",
      (store: ClusterStore) => {
        store.remove("Service default/none");
      },
    ],
    [
      "no errors, as before",
      (store: ClusterStore) => {
        store.setErrors("manifests", []);
      },
    ],
  ])("%s", (_name, act) => {
    const { store, notices } = filled();
    const before = store.snapshot();
    act(store);
    store.commit();
    expect(store.snapshot()).toBe(before);
    expect(notices()).toBe(0);
  });
});

describe("slices", () => {
  const keys = (store: ClusterStore, owner: string): readonly string[] | undefined =>
    store
      .snapshot()
      .slicesByService.get(`default/${owner}`)
      ?.map((one) => one.name);

  test("of one Service come in the order of their names, whenever they came", () => {
    const { store } = filled();
    store.put(slice("a-3", "a"));
    store.put(slice("a-2", "a"));
    expect(keys(store, "a")).toEqual(["a-1", "a-2", "a-3"]);
  });

  test("keep their array while none of them changes", () => {
    const { store } = filled();
    const before = store.snapshot().slicesByService;
    store.put(slice("b-2", "b"));
    const after = store.snapshot().slicesByService;
    expect(after.get("default/a")).toBe(before.get("default/a"));
    expect(after.get("default/b")).not.toBe(before.get("default/b"));
    expect(before.get("default/b")).toHaveLength(1);
  });

  test("K-14: a change of one leaves the others", () => {
    const { store } = filled();
    store.put(slice("a-2", "a"));
    store.put(slice("a-2", "a", "10.0.0.9"));
    store.remove("EndpointSlice default/a-1");
    expect(store.snapshot().slicesByService.get("default/a")).toMatchObject([
      { name: "a-2", endpoints: [{ address: "10.0.0.9" }] },
    ]);
  });

  test("a Service without any has no entry", () => {
    const { store } = filled();
    store.remove("EndpointSlice default/a-1");
    expect([...store.snapshot().slicesByService.keys()]).toEqual(["default/b"]);
  });

  test("move when their label does", () => {
    const { store } = filled();
    store.put(slice("a-1", "b"));
    expect([keys(store, "a"), keys(store, "b")]).toEqual([undefined, ["a-1", "b-1"]]);
  });
});

describe("errors", () => {
  test("are those of all sources, each replaced as a whole", () => {
    const { store } = filled();
    store.setErrors("x", [ERROR]);
    store.setErrors("y", [{ ...ERROR, source: "b.yaml" }]);
    expect(store.snapshot().errors.map((error) => error.source)).toEqual(["a.yaml", "b.yaml"]);
    store.setErrors("x", []);
    expect(store.snapshot().errors.map((error) => error.source)).toEqual(["b.yaml"]);
  });

  test("alone are a change, of nothing else", () => {
    const { store, notices } = filled();
    const before = store.snapshot();
    store.setErrors("x", [ERROR]);
    store.commit();
    expect(notices()).toBe(1);
    expect(store.snapshot().services).toBe(before.services);
  });
});

describe("listeners", () => {
  test("hear once of many changes", () => {
    const { store, notices } = filled();
    store.put(service("c"));
    store.put(service("d"));
    store.commit();
    expect(notices()).toBe(1);
  });

  test("hear of the first complete reading of a source, once", () => {
    const { store, notices } = filled();
    store.expectSource("manifests");
    expect(store.unsyncedSources).toEqual(["manifests"]);
    store.sourceSynced("manifests");
    store.sourceSynced("manifests");
    expect([store.unsyncedSources, notices()]).toEqual([[], 1]);
  });
});

import { describe, expect, test } from "vitest";
import type { Objects } from "../../test/support/cluster-state.ts";
import {
  backend,
  clusterState,
  endpoint,
  ip,
  namespace,
  parent,
  pod,
  portNumber,
  service,
  slice,
  tcpRoute,
} from "../../test/support/cluster-state.ts";
import { compile } from "./compile.ts";
import type { ExplainedFrontend, Explanation, Fraction } from "./compiled.ts";
import { explain } from "./explain.ts";

const app = service("default/app", { clusterIPs: [ip("10.96.0.1")] });
const v1 = service("default/v1", { clusterIPs: [ip("10.96.0.2")] });
const v2 = service("default/v2", { clusterIPs: [ip("10.96.0.3")] });

const cluster: Objects = {
  namespaces: [namespace("default", "l4"), namespace("clients", "l4"), namespace("out")],
  pods: [
    pod("default/web"),
    pod("clients/web"),
    pod("clients/far", { nodeName: "node-2" }),
    pod("clients/host", { hostNetwork: true }),
    pod("out/web"),
  ],
  services: [app, v1, v2],
  slices: [
    slice("default/v1-1", "default/v1", ["10.1.0.1", "10.1.0.2", "10.1.0.3"]),
    slice("default/v2-1", "default/v2", ["10.1.0.9"]),
  ],
};

const weighted = tcpRoute(
  "default/r",
  [parent("default/app")],
  [backend("default/v1:80", 90), backend("default/v2:80", 9), backend("default/gone:80", 1)],
);

type Query = Partial<{ service: string; port: number; protocol: "TCP" | "UDP"; fromPod: string }>;

function ask(objects: Objects, query: Query = {}): Explanation | { readonly error: string } {
  const state = clusterState({ ...cluster, ...objects });
  return explain(state, compile(state, "node-1"), "node-1", {
    service: query.service ?? "default/app",
    port: portNumber(query.port ?? 80),
    protocol: query.protocol,
    fromPod: query.fromPod,
  });
}

function answer(objects: Objects, query: Query = {}): Explanation {
  const result = ask(objects, query);
  if ("error" in result) throw new Error(result.error);
  return result;
}

function frontend(objects: Objects, query: Query = {}): ExplainedFrontend {
  const [only] = answer(objects, query).frontends;
  if (only === undefined) throw new Error("no frontend");
  return only;
}

function text({ numerator, denominator }: Fraction): string {
  return `${numerator}/${denominator}`;
}

describe("shares", () => {
  test("without a route the Service's own endpoints share evenly", () => {
    const found = frontend({}, { service: "default/v1" });
    expect(found).toMatchObject({
      claimed: true,
      because: "no route is attached: the Service's own endpoints are used",
      route: undefined,
      candidates: [],
    });
    expect(found.backends.map(({ backend: name, share }) => [name, text(share)])).toEqual([
      ["default/v1:80", "1/1"],
    ]);
    expect(found.backends[0]?.endpoints.map(({ address, share }) => [address, text(share)])).toEqual([
      ["10.1.0.1", "1/3"],
      ["10.1.0.2", "1/3"],
      ["10.1.0.3", "1/3"],
    ]);
  });

  test("with a route, exactly by weight and then evenly; refused shares say why", () => {
    const found = frontend({ routes: [weighted] });
    expect(found.route).toBe("TCPRoute default/r");
    expect(found.backends.map(({ backend: name, share, refused }) => [name, text(share), refused])).toEqual([
      ["default/v1:80", "9/10", undefined],
      ["default/v2:80", "9/100", undefined],
      ["default/gone:80", "1/100", "invalid_backend"],
    ]);
    expect(found.backends[0]?.endpoints.map(({ share }) => text(share))).toEqual(["3/10", "3/10", "3/10"]);
    expect(found.backends[2]?.message).toBe("Service default/gone does not exist; its share is refused");
  });

  test("every weight 0", () => {
    const found = frontend({
      routes: [tcpRoute("default/r", [parent("default/app")], [backend("default/v1:80", 0)])],
    });
    expect(found.because).toBe("producer route TCPRoute default/r refuses everything: every weight is 0");
    expect(found.backends).toMatchObject([
      { refused: "zero_weight", share: { numerator: 0n }, endpoints: [] },
    ]);
  });

  test("no endpoints: refused, or dropped for policy Local", () => {
    expect(frontend({ slices: [] }).backends).toMatchObject([
      { refused: "no_endpoint", message: "no usable IPv4 endpoint; connections are refused" },
    ]);
    const local = service("default/app", { internalTrafficPolicy: "Local" });
    const slices = [slice("default/app-1", "default/app", [endpoint("10.1.0.1", { nodeName: "node-2" })])];
    expect(frontend({ services: [local], slices }).backends).toMatchObject([
      {
        refused: "no_local_endpoint",
        message:
          "no IPv4 endpoint on this node, and internalTrafficPolicy is Local; connections are dropped, as kube-proxy does",
      },
    ]);
    const routes = [tcpRoute("default/r", [parent("default/app")], [backend("default/app:80")])];
    expect(frontend({ services: [local], slices, routes }).backends).toMatchObject([
      {
        refused: "no_endpoint",
        message: "no IPv4 endpoint on this node, and internalTrafficPolicy is Local; connections are refused",
      },
    ]);
  });
});

describe("candidates", () => {
  const old = tcpRoute("default/old", [parent("default/app")], [backend("default/v1:80")], {
    createdAtMs: 1000,
  });
  const young = tcpRoute("default/young", [parent("default/app")], [backend("default/v2:80")], {
    createdAtMs: 2000,
  });
  const mine = tcpRoute("clients/mine", [parent("default/app")], [backend("default/v2:80")], {
    createdAtMs: 3000,
  });
  const wrong = tcpRoute(
    "clients/wrong",
    [parent("default/app", { port: 80, sectionName: "x" })],
    [backend("default/v2:80")],
  );
  const routes = [old, young, mine, wrong];
  const judged = (query: Query): unknown =>
    frontend({ routes }, query).candidates.map(({ route, role, wins, because }) => [
      route,
      role,
      wins,
      because,
    ]);

  test("everybody: the oldest producer route", () => {
    expect(judged({})).toEqual([
      [
        "TCPRoute default/old",
        "producer",
        true,
        "it is the first route of the Service's own namespace for this port (the oldest wins, then the first by name)",
      ],
      ["TCPRoute default/young", "producer", false, "TCPRoute default/old is in force, which is older"],
    ]);
  });

  test("a client with a consumer route", () => {
    const replaced =
      "namespace clients has a consumer route for this port, which replaces the producer routes";
    expect(judged({ fromPod: "clients/web" })).toEqual([
      ["TCPRoute clients/mine", "consumer", true, "it is the only consumer route of clients"],
      ["TCPRoute default/old", "producer", false, replaced],
      ["TCPRoute default/young", "producer", false, replaced],
      [
        "TCPRoute clients/wrong",
        "consumer",
        false,
        'it is not accepted: Service default/app has no port 80 named "x"',
      ],
    ]);
  });

  test("a client of the Service's own namespace has no consumer routes", () => {
    expect(frontend({ routes }, { fromPod: "default/web" }).route).toBe("TCPRoute default/old");
  });
});

describe("clients", () => {
  const routes = [tcpRoute("clients/mine", [parent("default/app")], [backend("default/v2:80")])];

  test.each([
    [undefined, "any opted-in pod of a namespace without consumer routes", undefined],
    ["clients/web", "clients/web is opted in by its namespace", "TCPRoute clients/mine"],
    [
      "clients/far",
      "clients/far is opted in by its namespace; it is not on this node, so endpoints are as node node-1 sees them",
      "TCPRoute clients/mine",
    ],
    [
      "clients/unknown",
      "clients/unknown is opted in by its namespace; no such pod is known here, so its namespace decides, with endpoints as node node-1 sees them",
      "TCPRoute clients/mine",
    ],
  ])("%s", (fromPod, client, route) => {
    const result = answer({ routes }, fromPod === undefined ? {} : { fromPod });
    expect(result.client).toBe(client);
    expect(result.frontends[0]).toMatchObject({ claimed: true, route });
  });

  test("a namespace without pods on this node is answered all the same", () => {
    const pods = [pod("clients/far", { nodeName: "node-2" })];
    expect(frontend({ routes, pods }, { fromPod: "clients/far" }).route).toBe("TCPRoute clients/mine");
  });

  test.each([
    ["out/web", "out/web is not opted in: its namespace out has no label weft.dev/mesh"],
    ["nowhere/web", "nowhere/web is not opted in: its namespace nowhere has no label weft.dev/mesh"],
    ["clients/host", "clients/host uses the network of its node"],
  ])("%s is left to kube-proxy", (fromPod, because) => {
    expect(frontend({ routes }, { fromPod })).toMatchObject({
      claimed: false,
      because,
      route: undefined,
      backends: [],
    });
  });
});

describe("what cannot be explained", () => {
  test.each<[Query, Objects, string]>([
    [{ service: "default/gone" }, {}, "Service default/gone does not exist"],
    [{ port: 81 }, {}, "Service default/app has no port 81; it has 80/TCP"],
    [{ protocol: "UDP" }, {}, "Service default/app has no port 80/UDP; it has 80/TCP"],
    [{ fromPod: "web" }, {}, '"web" is not NAMESPACE/POD'],
    [
      {},
      { services: [service("default/app", { headless: true, clusterIPs: [] })] },
      "Service default/app is not claimed: it is headless (clusterIP: None)",
    ],
  ])("%j", (query, objects, error) => {
    expect(ask(objects, query)).toEqual({ error });
  });

  test("another proxy's Service, and a clusterIP that an older Service has, are left to kube-proxy", () => {
    const proxied = service("default/app", { serviceProxyName: "lb" });
    expect(frontend({ services: [proxied] })).toMatchObject({
      claimed: false,
      because:
        'Service default/app is left to kube-proxy: its label service.kubernetes.io/service-proxy-name gives it to the proxy "lb"',
    });
    const twin = service("default/twin", { createdAtMs: 9000 });
    expect(frontend({ services: [app, twin] }, { service: "default/twin" })).toMatchObject({
      claimed: false,
      because: "10.96.0.1 80/TCP belongs to Service default/app, which is older",
    });
  });
});

test("a result of another snapshot is not used", () => {
  const before = compile(clusterState({}), "node-1");
  const state = clusterState({ ...cluster, routes: [weighted] });
  const result = explain(state, before, "node-1", {
    service: "default/app",
    port: portNumber(80),
    protocol: undefined,
    fromPod: undefined,
  });
  expect(result).toMatchObject({ frontends: [{ route: "TCPRoute default/r" }] });
});

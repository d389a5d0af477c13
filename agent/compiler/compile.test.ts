import { expect, test } from "vitest";
import type { ClusterState } from "../cluster/model.ts";
import type { Objects } from "../../test/support/cluster-state.ts";
import {
  backend,
  clusterState,
  ip,
  l7Route,
  namespace,
  parent,
  pod,
  service,
  servicePort,
  slice,
  tcpRoute,
} from "../../test/support/cluster-state.ts";
import { DEFAULT_CIRCUMSTANCES } from "./policy.ts";
import { compile, compileSteps } from "./compile.ts";
import type { Compiled } from "./compiled.ts";
import { DIAGNOSTIC_CODES } from "./diagnostics.ts";

const objects = {
  namespaces: [namespace("default", "l4"), namespace("clients", "l4")],
  pods: [pod("default/web"), pod("clients/web")],
  services: [
    service("default/app", { clusterIPs: [ip("10.96.0.1")] }),
    service("default/v1", { clusterIPs: [ip("10.96.0.2")] }),
    service("default/v2", { clusterIPs: [ip("10.96.0.3")] }),
  ],
  slices: [
    slice("default/v1-1", "default/v1", ["10.1.0.1"]),
    slice("default/v2-1", "default/v2", ["10.1.0.2"]),
  ],
  routes: [
    tcpRoute("default/r", [parent("default/app")], [backend("default/v1:80", 9), backend("default/v2:80")]),
    tcpRoute("clients/r", [parent("default/app")], [backend("default/v2:80")]),
  ],
} satisfies Objects;

const base = clusterState(objects);
const first = compile(base, "node-1");

/** Owners whose chunk is another object, or gone, or new. */
function changed(next: Compiled, before = first): readonly string[] {
  const all = new Set([...before.tables.keys(), ...next.tables.keys()]);
  return [...all].filter((owner) => before.tables.get(owner) !== next.tables.get(owner)).sort();
}

function recompile(change: Partial<ClusterState>): Compiled {
  return compile({ ...base, ...change }, "node-1", first);
}

test("the same snapshot gives the same result object", () => {
  expect(compile(base, "node-1", first)).toBe(first);
});

test("another snapshot of the same objects gives the same chunks", () => {
  expect(changed(compile(clusterState(objects), "node-1", first))).toEqual([]);
});

test("even if every object was read anew", () => {
  const copy = structuredClone(objects);
  expect(changed(compile(clusterState(copy), "node-1", first))).toEqual([]);
});

test("an endpoint changes the chunk of its Service alone", () => {
  const slices = [...objects.slices.slice(1), slice("default/v1-1", "default/v1", ["10.1.0.3"])];
  const next = recompile({ slicesByService: clusterState({ slices }).slicesByService });
  expect(changed(next)).toEqual(["backends default/v1"]);
  expect(next.services.find((entry) => entry.service === "default/v1")?.ports[0]?.endpoints.IPv4).toBe(1);
});

test("the last endpoint going away changes no route, but is reported (G-63)", () => {
  const slicesByService = clusterState({ slices: objects.slices.slice(1) }).slicesByService;
  const next = recompile({ slicesByService });
  expect(changed(next)).toEqual(["backends default/v1"]);
  expect(next.diagnostics.map(({ code }) => code)).toEqual(["backend_without_endpoints"]);
});

test("a changed weight changes the split and the frontends that point at it", () => {
  const routes = [
    tcpRoute("default/r", [parent("default/app")], [backend("default/v1:80", 8), backend("default/v2:80")]),
    ...objects.routes.slice(1),
  ];
  const next = recompile({ routes: clusterState({ routes }).routes });
  expect(changed(next)).toEqual(["frontends default/app", "split TCPRoute default/r"]);
});

test("G-34: the route in force goes away, and the next one takes over", () => {
  const next = recompile({ routes: clusterState({ routes: objects.routes.slice(1) }).routes });
  expect(changed(next)).toEqual(["frontends default/app", "split TCPRoute default/r"]);
});

test("a route that yields its id comes into force when the other one goes", () => {
  const routes = ["default/a", "default/b"].map((key) =>
    tcpRoute(key, [parent("default/app")], [backend("default/v1:80")], { uid: "u" }),
  );
  const both = clusterState({ ...objects, routes });
  const one = clusterState({ ...objects, routes: routes.slice(1) });
  const accepted = (compiled: Compiled): unknown =>
    compiled.routes.map(({ name, parents }) => [name, parents[0]?.accepted]);
  const before = compile(both, "node-1");
  const after = compile(one, "node-1", before);
  expect(accepted(before)).toEqual([
    ["a", true],
    ["b", false],
  ]);
  expect(accepted(after)).toEqual([["b", true]]);
  expect(accepted(compile(both, "node-1", after))).toEqual(accepted(before));
});

test("the last opted-in pod of a client namespace takes its rows along", () => {
  const next = recompile({ pods: clusterState({ pods: objects.pods.slice(0, 1) }).pods });
  expect(changed(next)).toEqual([
    "frontends default/app",
    "namespace clients",
    "split TCPRoute clients/r",
    "workload clients/web",
  ]);
});

test("an empty cluster has empty tables", () => {
  const next = compile(clusterState({}), "node-1", first);
  expect(next).toMatchObject({ workloads: [], services: [], routes: [], diagnostics: [] });
  expect([...next.tables]).toEqual([]);
});

test("every diagnostic code is used", () => {
  const broken = service("default/broken", { headless: true, clusterIPs: [] });
  const { diagnostics } = compile(
    clusterState({
      namespaces: [namespace("default", "l7")],
      services: [
        ...objects.services,
        broken,
        service("default/external", { type: "ExternalName", clusterIPs: [] }),
        service("default/twin", { clusterIPs: [ip("10.96.0.1")] }),
        service("default/same-1", { uid: "u", clusterIPs: [ip("10.96.0.7")] }),
        service("default/same-2", { uid: "u", clusterIPs: [ip("10.96.0.8")] }),
        service("default/udp", {
          clusterIPs: [ip("10.96.0.9")],
          ports: [servicePort(53, "UDP")],
        }),
      ],
      routes: [
        tcpRoute(
          "default/parents",
          [
            parent("default/gone"),
            parent("default/broken"),
            parent("default/app", { port: 1 }),
            parent("default/udp"),
            parent("default/app"),
          ],
          [backend("default/v1:80", 0)],
        ),
        tcpRoute(
          "default/refs",
          [parent("default/v1")],
          [
            backend("default/gone:80"),
            backend("default/v1:1"),
            backend("default/udp:53"),
            backend("default/external:80"),
            backend("default/v1:80", 1, { kind: "XBackend" }),
            backend("other/v1:80"),
            backend("default/v1:80"),
          ],
        ),
        tcpRoute("default/z-late", [parent("default/v1")], [backend("default/v1:80")], {
          rules: [
            { name: undefined, backendRefs: [backend("default/v1:80")] },
            { name: undefined, backendRefs: [] },
          ],
        }),
        tcpRoute("clients/r", [parent("default/app")], [backend("default/v1:80")]),
      ],
      l7Routes: [l7Route("HTTPRoute", "clients/h", [parent("default/app")])],
    }),
    "node-1",
    undefined,
    {
      ...DEFAULT_CIRCUMSTANCES,
      requireReferenceGrant: true,
      localAddresses: new Set([ip("10.96.0.9")]),
    },
  );
  expect([...new Set(diagnostics.map(({ code }) => code))].sort()).toEqual([...DIAGNOSTIC_CODES].sort());
});

test("others may have their turn at every Service and every route", () => {
  const steps = compileSteps(base, "node-1");
  let turns = 0;
  while (steps.next().done !== true) turns += 1;
  // The catalogue, the endpoints and the frontends, each by Service; attachment and report by route.
  expect(turns).toBeGreaterThan(3 * base.services.size + 2 * base.routes.size);
});

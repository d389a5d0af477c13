import { describe, expect, test } from "vitest";
import type { Objects } from "../../test/support/cluster-state.ts";
import {
  backend,
  clusterState,
  namespace,
  parent,
  referenceGrant,
  route,
  service,
  servicePort,
  tcpRoute,
} from "../../test/support/cluster-state.ts";
import type { ReferenceGrant } from "../cluster/model.ts";
import { compile } from "./compile.ts";
import type { Compiled, RouteParentReport } from "./compiled.ts";
import { DEFAULT_CIRCUMSTANCES } from "./policy.ts";

const app = service("default/app", {
  ports: [servicePort(80, "TCP", "web"), servicePort(443, "TCP", "tls"), servicePort(53, "UDP", "dns")],
});
const headless = service("default/headless", { headless: true, clusterIPs: [] });
const external = service("default/external", { type: "ExternalName", clusterIPs: [] });
const proxied = service("default/proxied", { serviceProxyName: "lb" });

function parentsOf(objects: Objects, key: string): readonly RouteParentReport[] {
  const services = [app, headless, external, proxied];
  const compiled = compile(clusterState({ services, ...objects }), "node-1");
  return compiled.routes.find((entry) => entry.route === key)?.parents ?? [];
}

function codesOf(objects: Objects): readonly string[] {
  const services = [app, headless, external, proxied];
  const { diagnostics } = compile(clusterState({ services, ...objects }), "node-1");
  return diagnostics.filter(({ object }) => object.includes("Route")).map(({ code }) => code);
}

const toApp = [backend("default/app:80")];

describe("parentRefs that bind", () => {
  test.each([
    ["G-13: no port: all ports of the route's protocol", parent("default/app"), [80, 443]],
    ["G-13: a port", parent("default/app", { port: 443 }), [443]],
    ["G-14: sectionName is the name of a port", parent("default/app", { sectionName: "web" }), [80]],
    ["G-14: both, on one port", parent("default/app", { sectionName: "tls", port: 443 }), [443]],
  ])("%s", (_, ref, ports) => {
    const [report] = parentsOf({ routes: [tcpRoute("default/r", [ref], toApp)] }, "TCPRoute default/r");
    expect(report).toMatchObject({ accepted: true, acceptedReason: "Accepted", ports });
  });

  test("G-15: a UDPRoute binds to UDP ports", () => {
    const routes = [route("UDPRoute", "default/r", [parent("default/app")], [backend("default/app:53")])];
    expect(parentsOf({ routes }, "UDPRoute default/r")).toMatchObject([
      { accepted: true, ports: [53], resolvedRefs: true },
    ]);
  });
});

describe("G-17: parentRefs that do not bind", () => {
  test.each([
    ["no such Service", parent("default/gone"), "parent_not_found", "Service default/gone does not exist"],
    [
      "no such port",
      parent("default/app", { port: 81 }),
      "parent_port_not_found",
      "Service default/app has no port 81",
    ],
    [
      "no such name",
      parent("default/app", { sectionName: "x" }),
      "parent_port_not_found",
      'Service default/app has no port named "x"',
    ],
    [
      "both, not on one port",
      parent("default/app", { port: 80, sectionName: "tls" }),
      "parent_port_not_found",
      'Service default/app has no port 80 named "tls"',
    ],
    [
      "another protocol",
      parent("default/app", { port: 53 }),
      "parent_protocol_mismatch",
      "port 53 of Service default/app is not TCP",
    ],
    ["headless", parent("default/headless"), "parent_unsupported", /headless/],
    ["ExternalName", parent("default/external"), "parent_unsupported", /ExternalName/],
    ["G-20: another proxy's", parent("default/proxied"), "parent_unsupported", /the proxy "lb"/],
  ])("%s", (_, ref, code, message) => {
    const objects = { routes: [tcpRoute("default/r", [ref], toApp)] };
    const [report] = parentsOf(objects, "TCPRoute default/r");
    expect(report).toMatchObject({ accepted: false, acceptedReason: "NoMatchingParent", ports: [] });
    if (typeof message === "string") expect(report?.acceptedMessage).toBe(message);
    else expect(report?.acceptedMessage).toMatch(message);
    expect(codesOf(objects)).toEqual([code]);
  });
});

test.each([
  [
    "G-11: the default group with kind Service",
    parent("default/app", { group: "gateway.networking.k8s.io" }),
  ],
  ["G-12: group core", parent("default/app", { group: "core" })],
  ["a Gateway", parent("default/app", { group: "gateway.networking.k8s.io", kind: "Gateway" })],
])("%s is not ours and is left alone (G-18)", (_, ref) => {
  const objects = { routes: [tcpRoute("default/r", [ref], [backend("default/gone:80", 0)])] };
  expect(parentsOf(objects, "TCPRoute default/r")).toEqual([]);
  expect(codesOf(objects)).toEqual([]);
});

test("G-9: several refs of one route each have their report (G-56)", () => {
  const refs = [parent("default/app", { sectionName: "web" }), parent("default/app", { sectionName: "x" })];
  expect(parentsOf({ routes: [tcpRoute("default/r", refs, toApp)] }, "TCPRoute default/r")).toMatchObject([
    { parentRef: { sectionName: "web" }, accepted: true },
    { parentRef: { sectionName: "x" }, accepted: false },
  ]);
});

describe("backendRefs (G-43, G-47, G-61)", () => {
  test.each([
    ["a port of a Service", backend("default/app:80"), "ResolvedRefs", undefined],
    ["G-50: of a headless one", backend("default/headless:80"), "ResolvedRefs", undefined],
    ["K-5: of another proxy's: it has endpoints", backend("default/proxied:80"), "ResolvedRefs", undefined],
    ["no such Service", backend("default/gone:80"), "BackendNotFound", "backend_not_found"],
    ["no such port", backend("default/app:81"), "BackendNotFound", "backend_port_not_found"],
    ["no port given", backend("default/app"), "BackendNotFound", "backend_port_not_found"],
    ["another protocol", backend("default/app:53"), "UnsupportedProtocol", "backend_protocol_mismatch"],
    [
      "another kind (G-69)",
      backend("default/app:80", 1, { kind: "XBackend" }),
      "InvalidKind",
      "backend_kind_unsupported",
    ],
    [
      "another group (G-70)",
      backend("default/app:80", 1, { group: "x.io" }),
      "InvalidKind",
      "backend_kind_unsupported",
    ],
    ["ExternalName", backend("default/external:80"), "InvalidKind", "backend_unsupported"],
  ])("%s", (_, ref, resolvedRefsReason, code) => {
    const objects = { routes: [tcpRoute("default/r", [parent("default/app", { port: 443 })], [ref])] };
    const [report] = parentsOf(objects, "TCPRoute default/r");
    // G-62: accepted all the same.
    expect(report).toMatchObject({ accepted: true, resolvedRefs: code === undefined, resolvedRefsReason });
    expect(codesOf(objects).filter((found) => found !== "backend_without_endpoints")).toEqual(
      code === undefined ? [] : [code],
    );
  });

  test("several problems: one reason by order of weight, all in the message (G-61)", () => {
    const refs = [backend("default/app:53"), backend("default/gone:80"), backend("default/external:80")];
    const [report] = parentsOf(
      { routes: [tcpRoute("default/r", [parent("default/app")], refs)] },
      "TCPRoute default/r",
    );
    expect(report?.resolvedRefsReason).toBe("InvalidKind");
    for (const word of ["53", "gone", "external"]) expect(report?.resolvedRefsMessage).toContain(word);
  });

  test("G-53: another namespace needs no grant", () => {
    const other = service("other/app");
    const objects = {
      services: [app, other],
      routes: [tcpRoute("default/r", [parent("default/app")], [backend("other/app:80")])],
    };
    expect(parentsOf(objects, "TCPRoute default/r")).toMatchObject([{ resolvedRefs: true }]);
  });
});

describe("G-54: with grants required", () => {
  const other = service("other/app");
  const to = backend("other/app:80");
  const permits = { group: "gateway.networking.k8s.io", kind: "TCPRoute", namespace: "default" };
  const service80 = { group: "", kind: "Service", name: undefined };

  function resolved(
    grants: readonly ReferenceGrant[],
    refs = [to],
    previous?: Compiled,
  ): { readonly compiled: Compiled; readonly report: RouteParentReport | undefined } {
    const routes = [tcpRoute("default/r", [parent("default/app")], refs)];
    const state = clusterState({ services: [app, other], routes, referenceGrants: grants });
    const compiled = compile(state, "node-1", previous, {
      ...DEFAULT_CIRCUMSTANCES,
      requireReferenceGrant: true,
    });
    return { compiled, report: compiled.routes[0]?.parents[0] };
  }

  test.each([
    ["no grant", []],
    ["a grant in the route's namespace", [referenceGrant("default/g", [permits], [service80])]],
    [
      "a grant to another kind of route",
      [referenceGrant("other/g", [{ ...permits, kind: "UDPRoute" }], [service80])],
    ],
    [
      "a grant to another namespace",
      [referenceGrant("other/g", [{ ...permits, namespace: "third" }], [service80])],
    ],
    ["a grant to another group", [referenceGrant("other/g", [{ ...permits, group: "" }], [service80])]],
    ["a grant for another Service", [referenceGrant("other/g", [permits], [{ ...service80, name: "web" }])]],
    ["a grant for another kind", [referenceGrant("other/g", [permits], [{ ...service80, kind: "Secret" }])]],
  ])("%s does not permit it", (_name, grants) => {
    const { compiled, report } = resolved(grants);
    expect(report).toMatchObject({
      accepted: true,
      resolvedRefs: false,
      resolvedRefsReason: "RefNotPermitted",
    });
    expect(compiled.diagnostics.map(({ code }) => code)).toContain("backend_not_permitted");
    expect(compiled.tables.get("split TCPRoute default/r")?.splits[0]?.slots[0]?.target).toEqual({
      kind: "reject",
      reason: "invalid_backend",
    });
  });

  test.each([
    ["for all Services", [service80]],
    ["for that one", [{ ...service80, name: "app" }]],
    [
      "among others",
      [
        { ...service80, name: "web" },
        { ...service80, name: "app" },
      ],
    ],
  ])("a grant %s permits it, and nothing does once it is gone", (_name, targets) => {
    const grants = [referenceGrant("other/g", [{ ...permits, namespace: "third" }, permits], targets)];
    const first = resolved(grants);
    expect(first.report).toMatchObject({ resolvedRefs: true });
    expect(resolved([], [to], first.compiled).report).toMatchObject({
      resolvedRefsReason: "RefNotPermitted",
    });
  });

  test("the message does not tell whether the Service exists", () => {
    const message = (name: string) =>
      resolved([], [backend(`other/${name}:80`)]).report?.resolvedRefsMessage.replace(name, "NAME");
    expect(message("app")).toBe(message("gone"));
  });

  test("one's own namespace needs none", () => {
    expect(resolved([], toApp).report).toMatchObject({ resolvedRefs: true });
  });
});

test("G-3: of several rules only the first counts", () => {
  const rules = [
    { name: undefined, backendRefs: toApp },
    { name: undefined, backendRefs: [backend("default/gone:80")] },
  ];
  const objects = { routes: [tcpRoute("default/r", [parent("default/app")], [], { rules })] };
  expect(parentsOf(objects, "TCPRoute default/r")).toMatchObject([
    {
      accepted: true,
      resolvedRefs: true,
      partiallyInvalid: "Dropped Rule: it has 2 rules, only the first counts",
    },
  ]);
  expect(codesOf(objects)).toContain("rules_dropped");
});

test("more backendRefs than a split has slots cannot be honoured", () => {
  const refs = Array.from({ length: 17 }, () => backend("default/app:80"));
  const objects = { routes: [tcpRoute("default/r", [parent("default/app")], refs)] };
  expect(parentsOf(objects, "TCPRoute default/r")).toMatchObject([
    {
      accepted: false,
      acceptedReason: "UnsupportedValue",
      acceptedMessage: "it has 17 backendRefs; 16 are supported",
    },
  ]);
});

test("G-27: a consumer route of a namespace that is not opted in stays accepted and says so", () => {
  const routes = [tcpRoute("clients/r", [parent("default/app", { port: 80 })], toApp)];
  const [report] = parentsOf({ routes }, "TCPRoute clients/r");
  expect(report).toMatchObject({
    role: "consumer",
    accepted: true,
    acceptedMessage:
      "bound to port 80 of Service default/app; no pod of namespace clients is opted in, so it has no effect",
  });
  expect(codesOf({ routes })).toContain("namespace_not_opted_in");
  expect(codesOf({ routes, namespaces: [namespace("clients", "l4")] })).not.toContain(
    "namespace_not_opted_in",
  );
});

test("of two routes with one uid the later is not honoured", () => {
  const routes = ["default/b", "default/a"].map((key) =>
    tcpRoute(key, [parent("default/app")], toApp, { uid: "u" }),
  );
  expect(parentsOf({ routes }, "TCPRoute default/a")).toMatchObject([{ accepted: true }]);
  expect(parentsOf({ routes }, "TCPRoute default/b")).toMatchObject([
    { accepted: false, acceptedReason: "UnsupportedValue" },
  ]);
  expect(codesOf({ routes })).toContain("id_collision");
});

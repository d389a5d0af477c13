import { describe, expect, test } from "vitest";
import type { L4Route, L7Route } from "../cluster/model.ts";
import type { Objects } from "../../test/support/cluster-state.ts";
import {
  backend,
  clusterState,
  ip,
  l7Route,
  namespace,
  parent,
  pod,
  route,
  service,
  servicePort,
  tcpRoute,
} from "../../test/support/cluster-state.ts";
import { tableText } from "../../test/support/table-text.ts";
import { compile } from "./compile.ts";
import { DEFAULT_CIRCUMSTANCES } from "./policy.ts";
import type { Compiled } from "./compiled.ts";

const app = service("default/app", {
  ports: [servicePort(80, "TCP", "web"), servicePort(443, "TCP", "tls"), servicePort(443, "UDP", "quic")],
});
const target = service("default/v1", { clusterIPs: [ip("10.96.0.9")] });

const clients: Objects = {
  namespaces: [namespace("default", "l4"), namespace("clients", "l4"), namespace("third", "l4")],
  pods: [pod("clients/web"), pod("default/web")],
};

function compiled(routes: readonly L4Route[], l7Routes: readonly L7Route[] = []): Compiled {
  return compile(clusterState({ ...clients, services: [app, target], routes, l7Routes }), "node-1");
}

/** "port/protocol client -> target" for default/app. */
function frontends(result: Compiled): readonly string[] {
  return tableText(result)
    .filter((line) => line.startsWith("frontend 10.96.0.1 "))
    .map((line) => line.replace(/^frontend 10\.96\.0\.1 (\S+) for (\S+): \S+ -> (.*)$/, "$1 $2 -> $3"));
}

const plain = {
  web: "80/TCP everybody -> set default/app:80/TCP IPv4",
  tls: "443/TCP everybody -> set default/app:443/TCP IPv4",
  quic: "443/UDP everybody -> set default/app:443/UDP IPv4",
};

const toV1 = [backend("default/v1:80")];
const onApp = (key: string, fields: { port?: number } = {}, createdAtMs = 0): L4Route =>
  tcpRoute(key, [parent("default/app", fields)], toV1, { createdAtMs });

describe("one group", () => {
  test("G-13: a producer route without a port takes all TCP ports, for everybody (G-22)", () => {
    expect(frontends(compiled([onApp("default/r")]))).toEqual([
      "443/TCP everybody -> split TCPRoute default/r",
      plain.quic,
      "80/TCP everybody -> split TCPRoute default/r",
    ]);
  });

  test("G-15: a UDPRoute and a TCPRoute share a number", () => {
    const udp = route("UDPRoute", "default/u", [parent("default/app")], [backend("default/app:443")]);
    expect(frontends(compiled([onApp("default/r"), udp]))).toEqual([
      "443/TCP everybody -> split TCPRoute default/r",
      "443/UDP everybody -> split UDPRoute default/u",
      "80/TCP everybody -> split TCPRoute default/r",
    ]);
  });

  test("G-30: the oldest wins; G-32: the loser stays accepted and is told who beat it", () => {
    const result = compiled([onApp("default/a", {}, 2000), onApp("default/b", {}, 1000)]);
    expect(frontends(result)).toContain("80/TCP everybody -> split TCPRoute default/b");
    const loser = result.routes.find((entry) => entry.route === "TCPRoute default/a")?.parents[0];
    expect(loser).toMatchObject({ accepted: true, acceptedReason: "Accepted", ports: [80, 443] });
    expect(loser?.beatenOn).toEqual(new Map([80, 443].map((port) => [port, "TCPRoute default/b"])));
    expect(loser?.acceptedMessage).toContain("on port 80 TCPRoute default/b is in force, which is older");
    expect(result.diagnostics.filter(({ code }) => code === "route_beaten")).toHaveLength(2);
  });

  test("G-31: of the same second, the first by name", () => {
    const result = compiled([onApp("default/b"), onApp("default/a")]);
    expect(frontends(result)).toContain("80/TCP everybody -> split TCPRoute default/a");
    const loser = result.routes.find((entry) => entry.route === "TCPRoute default/b")?.parents[0];
    expect(loser?.acceptedMessage).toContain("which is as old and comes first by name");
  });

  test("G-33: a port gives no precedence, age decides port by port", () => {
    const narrow = onApp("default/narrow", { port: 80 }, 2000);
    expect(frontends(compiled([onApp("default/wide", {}, 1000), narrow]))).toEqual([
      "443/TCP everybody -> split TCPRoute default/wide",
      plain.quic,
      "80/TCP everybody -> split TCPRoute default/wide",
    ]);
    expect(frontends(compiled([onApp("default/wide", {}, 3000), narrow]))).toEqual([
      "443/TCP everybody -> split TCPRoute default/wide",
      plain.quic,
      "80/TCP everybody -> split TCPRoute default/narrow",
    ]);
  });

  test("G-10: refs of one route that meet on a port count once", () => {
    const refs = [parent("default/app", { sectionName: "web" }), parent("default/app", { port: 80 })];
    const result = compiled([tcpRoute("default/r", refs, toV1)]);
    expect(frontends(result)).toContain("80/TCP everybody -> split TCPRoute default/r");
    expect(result.diagnostics.filter(({ code }) => code === "route_beaten")).toEqual([]);
  });
});

describe("producer and consumer routes", () => {
  test("G-23: a consumer route is for clients of its namespace only (G-25, U-A2)", () => {
    expect(frontends(compiled([onApp("clients/mine", { port: 80 })]))).toEqual([
      plain.tls,
      plain.quic,
      "80/TCP clients -> split TCPRoute clients/mine",
      plain.web,
    ]);
  });

  test("G-24, G-29: it replaces the producer route, younger or not, on its port only", () => {
    const routes = [onApp("default/all", {}, 1000), onApp("clients/mine", { port: 80 }, 2000)];
    expect(frontends(compiled(routes))).toEqual([
      "443/TCP everybody -> split TCPRoute default/all",
      plain.quic,
      "80/TCP clients -> split TCPRoute clients/mine",
      "80/TCP everybody -> split TCPRoute default/all",
    ]);
  });

  test("G-28: one that is not accepted does not count", () => {
    const routes = [onApp("default/all"), onApp("clients/mine", { port: 81 })];
    expect(frontends(compiled(routes)).some((line) => line.includes("clients"))).toBe(false);
  });

  test("G-28: one with unresolved backends counts, and its share is refused", () => {
    const mine = tcpRoute(
      "clients/mine",
      [parent("default/app", { port: 80 })],
      [backend("default/gone:80")],
    );
    const result = compiled([onApp("default/all"), mine]);
    expect(frontends(result)).toContain("80/TCP clients -> split TCPRoute clients/mine");
    expect(tableText(result)).toContain(
      "split TCPRoute clients/mine [0]: weight 1, 100% -> reject invalid_backend",
    );
  });

  test("D-1.2: without opted-in pods of the namespace on this node there are no rows for it", () => {
    const result = compiled([onApp("third/mine")]);
    expect(frontends(result)).toEqual([plain.tls, plain.quic, plain.web]);
    expect([...result.tables.keys()].some((owner) => owner.startsWith("split"))).toBe(false);
    // The report is the same on every node.
    expect(result.services[0]?.ports[0]?.consumerRoutes).toEqual(new Map([["third", "TCPRoute third/mine"]]));
  });
});

describe("L7 routes of another controller (G-35, G-37)", () => {
  const web = parent("default/app", { port: 80 });

  test("one that is accepted takes the port; the TCPRoute keeps its other ports", () => {
    const result = compiled([onApp("default/r")], [l7Route("HTTPRoute", "default/h", [web])]);
    expect(frontends(result)).toEqual([
      "443/TCP everybody -> split TCPRoute default/r",
      plain.quic,
      plain.web,
    ]);
    expect(result.routes[0]?.parents[0]).toMatchObject({
      accepted: true,
      ports: [443],
      acceptedMessage:
        "bound to port 443 of Service default/app; port 80 is served by HTTPRoute default/h, which another controller has accepted",
    });
  });

  test("a TCPRoute that loses all of its ports is not accepted (G-36)", () => {
    const result = compiled([onApp("default/r", { port: 80 })], [l7Route("GRPCRoute", "default/g", [web])]);
    expect(result.diagnostics).toContainEqual({
      code: "route_conflicted",
      severity: "warning",
      object: "TCPRoute default/r",
      message:
        "TCPRoute default/r does not count on default/app:80/TCP: it is served by GRPCRoute default/g, which another controller has accepted",
    });
    expect(result.routes[0]?.parents[0]).toMatchObject({
      accepted: false,
      acceptedReason: "RouteReasonConflicted",
      ports: [],
    });
    expect(frontends(result)).toContain(plain.web);
  });

  test("G-24: one of another group does not matter", () => {
    const result = compiled([onApp("default/r")], [l7Route("HTTPRoute", "clients/h", [web])]);
    expect(frontends(result)).toContain("80/TCP everybody -> split TCPRoute default/r");
  });

  test("UDP is outside of that order (G-35)", () => {
    const udp = route("UDPRoute", "default/u", [parent("default/app")], [backend("default/app:443")]);
    const result = compiled([udp], [l7Route("HTTPRoute", "default/h", [parent("default/app")])]);
    expect(frontends(result)).toContain("443/UDP everybody -> split UDPRoute default/u");
  });

  test("one that names the UDP port does not take the TCP port of its number", () => {
    const quic = l7Route("HTTPRoute", "default/h", [parent("default/app", { sectionName: "quic" })]);
    expect(frontends(compiled([onApp("default/r")], [quic]))).toContain(
      "443/TCP everybody -> split TCPRoute default/r",
    );
  });

  const idle: L7Route = { ...l7Route("HTTPRoute", "default/h", []), parentRefs: [web] };
  const served = l7Route("HTTPRoute", "default/s", [web]);

  test.each([
    ["always", idle, "HTTPRoute default/h, which takes precedence"],
    ["accepted", served, "HTTPRoute default/s, which another controller has accepted"],
    ["accepted", idle, undefined],
    ["never", served, undefined],
  ] as const)("with precedence %s (G-37)", (l7Precedence, l7, taker) => {
    const state = clusterState({
      ...{ ...clients, services: [app, target], routes: [onApp("default/r", { port: 80 })] },
      l7Routes: [l7],
    });
    const result = compile(state, "node-1", undefined, { ...DEFAULT_CIRCUMSTANCES, l7Precedence });
    expect(result.routes[0]?.parents[0]).toMatchObject(
      taker === undefined
        ? { accepted: true, ports: [80] }
        : {
            accepted: false,
            acceptedReason: "RouteReasonConflicted",
            acceptedMessage: `Service default/app is served by ${taker}`,
          },
    );
  });

  test("one that nobody has accepted does not matter", () => {
    expect(frontends(compiled([onApp("default/r")], [idle]))).toContain(
      "80/TCP everybody -> split TCPRoute default/r",
    );
  });
});

import { describe, expect, test } from "vitest";
import type { Objects } from "../../test/support/cluster-state.ts";
import {
  backend,
  clusterState,
  ip,
  parent,
  service,
  servicePort,
  tcpRoute,
} from "../../test/support/cluster-state.ts";
import { tableText } from "../../test/support/table-text.ts";
import { compile } from "./compile.ts";
import type { Compiled } from "./compiled.ts";
import { DEFAULT_CIRCUMSTANCES } from "./policy.ts";

function compiled(objects: Objects): Compiled {
  return compile(clusterState(objects), "node-1");
}

function frontends(objects: Objects): readonly string[] {
  return tableText(compiled(objects)).filter((line) => line.startsWith("frontend"));
}

describe("what is claimed", () => {
  test.each(["ClusterIP", "NodePort", "LoadBalancer"] as const)(
    "G-19: %s, by its clusterIPs (K-40, K-41, K-42, T-4)",
    (type) => {
      const app = service("default/app", { type, clusterIPs: [ip("10.96.0.1"), ip("fd00::1")] });
      expect(frontends({ services: [app] })).toEqual([
        "frontend 10.96.0.1 80/TCP for everybody: default/app:80/TCP -> set default/app:80/TCP IPv4",
        "frontend fd00::1 80/TCP for everybody: default/app:80/TCP -> set default/app:80/TCP IPv6",
      ]);
    },
  );

  test.each([
    ["headless", { headless: true, clusterIPs: [] }, "it is headless (clusterIP: None)"],
    ["ExternalName", { type: "ExternalName" as const, clusterIPs: [] }, /^it is of type ExternalName/],
    ["K-5: another proxy's (K-2)", { serviceProxyName: "lb" }, /gives it to the proxy "lb"$/],
    ["K-3: without a clusterIP", { clusterIPs: [] }, "it has no clusterIP"],
    ["without ports", { ports: [] }, "it has no TCP or UDP port"],
    ["SCTP only", { ports: [servicePort(9, "SCTP")] }, "it has no TCP or UDP port"],
  ])("%s is not, and the report says why", (_, fields, because) => {
    const result = compiled({ services: [service("default/app", fields)] });
    expect(tableText(result).filter((line) => line.startsWith("frontend"))).toEqual([]);
    expect(result.services[0]?.unclaimed).toEqual(
      typeof because === "string" ? because : (expect.stringMatching(because) as string),
    );
    expect(result.diagnostics.map(({ code, object }) => [code, object])).toContainEqual([
      "service_unclaimed",
      "Service default/app",
    ]);
  });

  test("an SCTP port does not keep its Service's other ports from being claimed", () => {
    const app = service("default/app", { ports: [servicePort(80), servicePort(9, "SCTP", "sctp")] });
    expect(frontends({ services: [app] })).toHaveLength(1);
  });

  test("G-15: TCP and UDP on one number are two frontends", () => {
    const dns = service("default/dns", {
      ports: [servicePort(53, "TCP", "tcp"), servicePort(53, "UDP", "udp")],
    });
    expect(frontends({ services: [dns] })).toEqual([
      "frontend 10.96.0.1 53/TCP for everybody: default/dns:53/TCP -> set default/dns:53/TCP IPv4",
      "frontend 10.96.0.1 53/UDP for everybody: default/dns:53/UDP -> set default/dns:53/UDP IPv4",
    ]);
  });
});

describe("a clusterIP that is the node's own (T-52)", () => {
  const dns = service("default/dns", { clusterIPs: [ip("10.96.0.10"), ip("fd00::10")] });
  const around = { ...DEFAULT_CIRCUMSTANCES, localAddresses: new Set([ip("10.96.0.10")]) };

  function lines(objects: Objects): readonly string[] {
    const result = compile(clusterState({ services: [dns], ...objects }), "node-1", undefined, around);
    return tableText(result).filter((line) => line.startsWith("frontend"));
  }

  test("is left to whoever serves it there, and said so", () => {
    expect(lines({})).toEqual([
      "frontend fd00::10 80/TCP for everybody: default/dns:80/TCP -> set default/dns:80/TCP IPv6",
    ]);
    const { diagnostics } = compile(clusterState({ services: [dns] }), "node-1", undefined, around);
    expect(diagnostics.map(({ code }) => code)).toEqual(["cluster_ip_local"]);
  });

  test("is served all the same with a route", () => {
    const route = tcpRoute("default/r", [parent("default/dns")], [backend("default/dns:80")]);
    expect(lines({ routes: [route] })).toHaveLength(2);
  });

  test("is served again once it is not the node's any more, and not before", () => {
    const state = clusterState({ services: [dns] });
    const before = compile(state, "node-1", undefined, around);
    const after = compile(state, "node-1", before, DEFAULT_CIRCUMSTANCES);
    expect(tableText(after)).toEqual(tableText(compile(state, "node-1")));
    expect(after.diagnostics).toEqual([]);
  });
});

describe("two Services with one clusterIP", () => {
  const old = service("b/old", { createdAtMs: 1000 });
  const young = service("a/young", {
    createdAtMs: 2000,
    ports: [servicePort(80), servicePort(81, "TCP", "more")],
  });

  test("the older one keeps the port; other ports are free", () => {
    const result = compiled({ services: [young, old] });
    expect(tableText(result).filter((line) => line.startsWith("frontend"))).toEqual([
      "frontend 10.96.0.1 80/TCP for everybody: b/old:80/TCP -> set b/old:80/TCP IPv4",
      "frontend 10.96.0.1 81/TCP for everybody: a/young:81/TCP -> set a/young:81/TCP IPv4",
    ]);
    expect(result.diagnostics).toEqual([
      {
        code: "duplicate_cluster_ip",
        severity: "error",
        object: "Service a/young",
        message:
          "10.96.0.1 80/TCP of Service a/young belongs to Service b/old, which is older; give one of them another clusterIP",
      },
    ]);
    expect(result.services.map(({ unclaimed }) => unclaimed)).toEqual([undefined, undefined]);
  });

  test("a tie goes to the first by name, and a loser of all says so", () => {
    const result = compiled({ services: [service("b/x"), service("a/x")] });
    expect(result.services.map(({ service: key, unclaimed }) => [key, unclaimed])).toEqual([
      ["a/x", undefined],
      ["b/x", "all of its addresses and ports belong to Service a/x"],
    ]);
  });

  test("one that is not claimed itself takes nothing away", () => {
    const proxied = service("a/proxied", { serviceProxyName: "lb" });
    expect(frontends({ services: [proxied, old] })).toEqual([
      "frontend 10.96.0.1 80/TCP for everybody: b/old:80/TCP -> set b/old:80/TCP IPv4",
    ]);
  });
});

test("of two Services with one uid the later by name is left out, with a diagnostic", () => {
  const result = compiled({
    services: [
      service("default/copy", { uid: "u", clusterIPs: [ip("10.96.0.2")] }),
      service("default/app", { uid: "u" }),
    ],
  });
  expect([...result.tables.keys()].sort()).toEqual(["backends default/app", "frontends default/app"]);
  expect(result.diagnostics.map(({ code, object }) => [code, object])).toEqual([
    ["id_collision", "Service default/copy"],
    ["service_unclaimed", "Service default/copy"],
  ]);
});

test("ids belong to the uid: a Service made anew under its name is another one (T-32, T-64)", () => {
  const idsOf = (uid: string): unknown =>
    compiled({ services: [service("a/x", { uid })] }).services[0]?.ports[0]?.id;
  expect(idsOf("1")).toBe(idsOf("1"));
  expect(idsOf("1")).not.toBe(idsOf("2"));
});

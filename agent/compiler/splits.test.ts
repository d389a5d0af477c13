import { describe, expect, test } from "vitest";
import type { BackendRef } from "../cluster/model.ts";
import type { SplitRow } from "../datapath/tables.ts";
import type { Objects } from "../../test/support/cluster-state.ts";
import {
  backend,
  clusterState,
  endpoint,
  ip,
  parent,
  service,
  slice,
  tcpRoute,
} from "../../test/support/cluster-state.ts";
import { tableText } from "../../test/support/table-text.ts";
import { compile } from "./compile.ts";
import type { Compiled } from "./compiled.ts";

const app = service("default/app", { clusterIPs: [ip("10.96.0.1"), ip("fd00::1")] });
const v1 = service("default/v1", { clusterIPs: [ip("10.96.0.2")] });
const v2 = service("default/v2", { clusterIPs: [ip("10.96.0.3")] });
const slices = [
  slice("default/v1-1", "default/v1", ["10.1.0.1"]),
  slice("default/v1-2", "default/v1", ["fd01::1"]),
  slice("default/v2-1", "default/v2", ["10.1.0.2"]),
];

function compiled(refs: readonly BackendRef[], objects: Objects = {}): Compiled {
  const routes = [tcpRoute("default/r", [parent("default/app")], refs)];
  return compile(clusterState({ services: [app, v1, v2], slices, routes, ...objects }), "node-1");
}

function lines(result: Compiled, kind: string): readonly string[] {
  return tableText(result)
    .filter((line) => line.startsWith(kind) && line.includes(kind === "split" ? "" : "default/app"))
    .map((line) => line.replace("split TCPRoute default/r ", ""));
}

function splitsOf(result: Compiled): readonly SplitRow[] {
  return result.tables.get("split TCPRoute default/r")?.splits ?? [];
}

describe("slots", () => {
  test("G-39: shares by weight, for each family with the sets of that family (K-25, K-39)", () => {
    const result = compiled([backend("default/v1:80", 90), backend("default/v2:80", 10)]);
    expect(lines(result, "split")).toEqual([
      "[0]: weight 90, 90% -> set default/v1:80/TCP IPv4",
      "[0]: weight 90, 90% -> set default/v1:80/TCP IPv6",
      "[1]: weight 10, 10% -> set default/v2:80/TCP IPv4",
      "[1]: weight 10, 10% -> set default/v2:80/TCP IPv6",
    ]);
    expect(result.diagnostics.map(({ code, message }) => [code, message])).toEqual([
      [
        "backend_without_endpoints",
        "TCPRoute default/r: default/v2:80 has no usable IPv6 endpoint; its share is refused",
      ],
    ]);
  });

  test("only families that the parent has get a table", () => {
    const single = service("default/app", { clusterIPs: [ip("10.96.0.1")] });
    expect(splitsOf(compiled([backend("default/v1:80")], { services: [single, v1] }))).toHaveLength(1);
  });

  test("G-43: an invalid ref keeps its share, which is refused", () => {
    const result = compiled([backend("default/gone:80", 80), backend("default/v1:80", 20)]);
    expect(lines(result, "split")).toContain("[0]: weight 80, 80% -> reject invalid_backend");
    expect(lines(result, "split")).toContain("[1]: weight 20, 20% -> set default/v1:80/TCP IPv4");
  });

  test("a weight of 0 is kept as a slot that is never drawn", () => {
    const result = compiled([backend("default/v1:80", 0), backend("default/v2:80", 1)]);
    expect(lines(result, "split")).toContain("[0]: weight 0, 0% -> set default/v1:80/TCP IPv4");
    expect(splitsOf(result)[0]?.slots[0]).toMatchObject({ threshold: 0n, alias: 1 });
  });

  test("G-42: the same backend twice adds up", () => {
    const result = compiled([backend("default/v1:80", 1), backend("default/v1:80", 2)]);
    expect(lines(result, "split")).toContain("[0]: weight 1, 33.333333% -> set default/v1:80/TCP IPv4");
    expect(lines(result, "split")).toContain("[1]: weight 2, 66.666667% -> set default/v1:80/TCP IPv4");
  });

  test("G-46: all weights 0 refuse everything, without a table", () => {
    const result = compiled([backend("default/v1:80", 0), backend("default/v2:80", 0)]);
    expect(lines(result, "frontend").map((line) => line.split(" -> ")[1])).toEqual([
      "reject zero_weight",
      "reject zero_weight",
    ]);
    expect(splitsOf(result)).toEqual([]);
    expect(result.diagnostics.map(({ code }) => code)).toContain("all_weights_zero");
    expect(result.routes[0]?.parents[0]).toMatchObject({ accepted: true, resolvedRefs: true });
  });

  test("G-49: the parent as its own backend means its plain endpoints", () => {
    expect(lines(compiled([backend("default/app:80")]), "split")).toEqual([
      "[0]: weight 1, 100% -> set default/app:80/TCP IPv4",
      "[0]: weight 1, 100% -> set default/app:80/TCP IPv6",
    ]);
  });

  test("D-1.4: policy Local without a local endpoint refuses inside a route", () => {
    const local = service("default/v1", { clusterIPs: [ip("10.96.0.2")], internalTrafficPolicy: "Local" });
    const elsewhere = slice("default/v1-1", "default/v1", [endpoint("10.1.0.1", { nodeName: "node-2" })]);
    const result = compiled([backend("default/v1:80")], { services: [app, local], slices: [elsewhere] });
    // IPv6 has no endpoint anywhere: the empty set refuses by itself.
    expect(lines(result, "split")).toEqual([
      "[0]: weight 1, 100% -> reject no_endpoint",
      "[0]: weight 1, 100% -> set default/v1:80/TCP IPv6",
    ]);
  });
});

describe("ids", () => {
  const idsOf = (result: Compiled): readonly number[] => splitsOf(result).map(({ id }) => id);
  const base = [backend("default/v1:80", 90), backend("default/v2:80", 10)];

  test("the same content has the same id, endpoints do not matter", () => {
    const other = compiled(base, { slices: [slice("default/v1-1", "default/v1", ["10.1.0.77"])] });
    expect(idsOf(other)).toEqual(idsOf(compiled(base)));
  });

  test.each([
    ["another weight", [backend("default/v1:80", 91), backend("default/v2:80", 10)]],
    ["another order", [...base].reverse()],
    ["another target", [backend("default/v1:80", 90), backend("default/app:80", 10)]],
  ])("%s is another id", (_, refs) => {
    const before = idsOf(compiled(base));
    for (const id of idsOf(compiled(refs))) expect(before).not.toContain(id);
  });

  test("both families have their own", () => {
    expect(new Set(idsOf(compiled(base))).size).toBe(2);
  });
});

test("frontends depend on what they point at, splits on their backends", () => {
  const { tables } = compiled([backend("default/v1:80"), backend("default/v2:80"), backend("default/v2:80")]);
  expect(tables.get("frontends default/app")?.dependsOn).toEqual([
    "backends default/app",
    "split TCPRoute default/r",
  ]);
  expect(tables.get("split TCPRoute default/r")?.dependsOn).toEqual([
    "backends default/v1",
    "backends default/v2",
  ]);
});

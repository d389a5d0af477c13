import { describe, expect, test } from "vitest";
import type { Objects } from "../../test/support/cluster-state.ts";
import {
  clusterState,
  endpoint,
  node,
  portNumber,
  service,
  servicePort,
  slice,
} from "../../test/support/cluster-state.ts";
import { tableText } from "../../test/support/table-text.ts";
import { compile } from "./compile.ts";

const terminating = { ready: false, serving: true, terminating: true };

/** Lines about the sets of default/app, without the empty IPv6 one. */
function rows(objects: Objects, kind: "set" | "endpoint" | "member"): readonly string[] {
  const lines = tableText(compile(clusterState(objects), "node-1"));
  return lines
    .filter((line) => line.startsWith(kind) && !line.includes("IPv6: 0 endpoints"))
    .map((line) => line.replace(`${kind} default/app:80/TCP `, ""));
}

const app = service("default/app");

test("K-9, K-14: all slices of the Service, by port name and protocol, with the slice's port number (K-10, U-C3)", () => {
  const web = (port: number): { name: string; port: ReturnType<typeof portNumber>; protocol: "TCP" } => ({
    name: "web",
    port: portNumber(port),
    protocol: "TCP",
  });
  const objects = {
    services: [service("default/app", { ports: [servicePort(80, "TCP", "web")] })],
    slices: [
      slice("default/app-1", "default/app", ["10.1.0.10"], { ports: [web(8080)] }),
      slice("default/app-2", "default/app", ["10.1.0.9"], { ports: [web(9090)] }),
      slice("default/app-3", "default/app", ["10.1.0.1"], { ports: [{ ...web(1), protocol: "UDP" }] }),
      slice("default/app-4", "default/app", ["10.1.0.2"], { ports: [{ ...web(1), name: "other" }] }),
      slice("default/app-5", "default/other", ["10.1.0.3"], { ports: [web(1)] }),
    ],
  };
  expect(rows(objects, "endpoint")).toEqual(["IPv4 [0]: 10.1.0.9 9090", "IPv4 [1]: 10.1.0.10 8080"]);
  expect(rows(objects, "set")).toEqual(["IPv4: 2 endpoints, if empty no_endpoint"]);
});

test("K-11: slices of another family, FQDN ones, and addresses that are not of the slice's family do not count", () => {
  const objects = {
    services: [app],
    slices: [
      slice("default/app-1", "default/app", ["fd00::5"]),
      slice("default/app-2", "default/app", ["10.1.0.1"], { addressType: "FQDN" }),
      slice("default/app-3", "default/app", ["10.1.0.2"], { addressType: "IPv6" }),
    ],
  };
  expect(rows(objects, "endpoint")).toEqual(["IPv6 [0]: fd00::5 8080"]);
});

describe("K-13: an address and port in several slices", () => {
  const objects = (first: object, second: object): Objects => ({
    services: [app],
    slices: [
      slice("default/app-2", "default/app", [endpoint("10.1.0.1", second)]),
      slice("default/app-1", "default/app", [endpoint("10.1.0.1", first)]),
    ],
  });

  test("one that terminates is not mistaken for the new pod with its address", () => {
    const slices = [
      slice("default/app-1", "default/app", ["10.1.0.1", "10.1.0.2"]),
      slice("default/app-2", "default/app", [endpoint("10.1.0.1", terminating)]),
    ];
    const eligible = ["IPv4: 10.1.0.1 8080 eligible", "IPv4: 10.1.0.2 8080 eligible"];
    expect(rows({ services: [app], slices }, "member")).toEqual(eligible);
  });

  test.each([
    ["counts once", {}, {}, ["IPv4: 10.1.0.1 8080 eligible"]],
    ["the copy that is not terminating wins", terminating, {}, ["IPv4: 10.1.0.1 8080 eligible"]],
    ["else the last by name of slice", {}, { ready: false, serving: false }, []],
    ["whatever the order of arrival", { ready: false, serving: false }, {}, ["IPv4: 10.1.0.1 8080 eligible"]],
  ])("%s", (_, first, second, members) => {
    expect(rows(objects(first, second), "member")).toEqual(members);
  });
});

test("members: eligible, and those that serve without being picked (K-50)", () => {
  const endpoints = [
    endpoint("10.1.0.1"),
    endpoint("10.1.0.2", terminating),
    endpoint("10.1.0.3", { ready: false, serving: false, terminating: true }),
    endpoint("10.1.0.4", { ready: false, serving: false }),
  ];
  const objects = { services: [app], slices: [slice("default/app-1", "default/app", endpoints)] };
  expect(rows(objects, "member")).toEqual(["IPv4: 10.1.0.1 8080 eligible", "IPv4: 10.1.0.2 8080 serving"]);
  expect(rows(objects, "endpoint")).toEqual(["IPv4 [0]: 10.1.0.1 8080"]);
});

test("K-18: with none ready, terminating ones are picked", () => {
  const objects = {
    services: [app],
    slices: [slice("default/app-1", "default/app", [endpoint("10.1.0.2", terminating)])],
  };
  expect(rows(objects, "member")).toEqual(["IPv4: 10.1.0.2 8080 eligible"]);
});

test("K-23: the zone is this node's", () => {
  const objects = {
    services: [app],
    nodes: [node("node-1", "zone-b"), node("node-2", "zone-a")],
    slices: [
      slice("default/app-1", "default/app", [
        endpoint("10.1.0.1", { forZones: ["zone-a"] }),
        endpoint("10.1.0.2", { forZones: ["zone-b"] }),
      ]),
    ],
  };
  expect(rows(objects, "member")).toEqual(["IPv4: 10.1.0.1 8080 serving", "IPv4: 10.1.0.2 8080 eligible"]);
});

describe("an empty set", () => {
  const local = service("default/app", { internalTrafficPolicy: "Local" });
  const elsewhere = slice("default/app-1", "default/app", [endpoint("10.1.0.1", { nodeName: "node-2" })]);
  const emptySets = (objects: Objects): readonly string[] =>
    tableText(compile(clusterState(objects), "node-1")).filter((line) => /^set .*IPv4/.test(line));

  test.each([
    ["K-26: refuses", { services: [app] }, "no_endpoint"],
    [
      "K-27: drops if policy Local has endpoints elsewhere",
      { services: [local], slices: [elsewhere] },
      "no_local_endpoint",
    ],
    ["K-26: refuses if policy Local has none anywhere", { services: [local] }, "no_endpoint"],
  ])("%s", (_, objects, reason) => {
    expect(emptySets(objects)).toEqual([`set default/app:80/TCP IPv4: 0 endpoints, if empty ${reason}`]);
  });
});

test.each([
  ["a Service with an address has no endpoint of them", {}, []],
  ["a headless one has", { headless: true, clusterIPs: [] }, ["IPv4 [0]: 10.1.0.1 8080"]],
])("K-4: of slices with the label service.kubernetes.io/headless, %s", (_, fields, wanted) => {
  const objects = {
    services: [service("default/app", fields)],
    slices: [slice("default/app-1", "default/app", ["10.1.0.1"], { isHeadless: true })],
  };
  expect(rows(objects, "endpoint")).toEqual(wanted);
});

test("G-50: a headless Service has sets, for it may be a backend", () => {
  const objects = {
    services: [service("default/app", { headless: true, clusterIPs: [] })],
    slices: [slice("default/app-1", "default/app", ["10.1.0.1"])],
  };
  expect(rows(objects, "endpoint")).toEqual(["IPv4 [0]: 10.1.0.1 8080"]);
});

import { describe, expect, test } from "vitest";
import type { SliceEndpoint } from "../cluster/model.ts";
import { endpoint } from "../../test/support/cluster-state.ts";
import { selectEndpoints } from "./topology.ts";

const HERE = { nodeName: "node-1", zone: "zone-a" };

const local = { nodeName: "node-1" };
const remote = { nodeName: "node-2" };
const terminating = { ready: false, serving: true, terminating: true };
const dead = { ready: false, serving: false, terminating: true };
const zoneA = { forZones: ["zone-a"] };
const zoneB = { forZones: ["zone-b"] };
const node1 = { forNodes: ["node-1"] };
const node2 = { forNodes: ["node-2"] };

type Given = Readonly<Record<string, Partial<SliceEndpoint>>>;

function select(
  given: Given,
  policy: "Cluster" | "Local",
  place = HERE as typeof HERE | { nodeName: string; zone: undefined },
) {
  const endpoints = Object.entries(given).map(([name, fields]) => ({
    ...endpoint("10.0.0.1", fields),
    name,
  }));
  const { eligible, onlyElsewhere } = selectEndpoints(endpoints, policy, place);
  return { names: eligible.map((entry) => entry.name).join(" "), onlyElsewhere };
}

describe("internalTrafficPolicy Cluster", () => {
  test.each<[string, Given, string]>([
    ["K-18: ready ones", { a: {}, b: terminating, c: dead }, "a"],
    ["K-18: without any ready one, those that terminate and serve", { a: terminating, b: dead }, "a"],
    ["K-18: not ready and not terminating is no fallback", { a: { ready: false } }, ""],
    [
      "K-20: ready while terminating counts as ready (K-17)",
      { a: { terminating: true }, b: terminating },
      "a",
    ],
    ["K-21a: hints for nodes (K-22)", { a: { ...node1, ...zoneB }, b: { ...node2, ...zoneA } }, "a"],
    [
      "K-21a: no hint for this node: zones decide",
      { a: { ...node2, ...zoneA }, b: { ...node2, ...zoneB } },
      "a",
    ],
    ["K-21b: hints for zones", { a: zoneA, b: zoneB }, "a"],
    ["K-21b: no hint for this zone", { a: zoneB, b: zoneB }, "a b"],
    ["K-21c: one endpoint without hints switches them off", { a: zoneA, b: {} }, "a b"],
    [
      "K-21: hints of endpoints that are not ready do not matter",
      { a: zoneA, b: zoneB, c: terminating },
      "a",
    ],
    [
      "K-18: the fallback ignores hints",
      { a: { ...terminating, ...zoneA }, b: { ...terminating, ...zoneB } },
      "a b",
    ],
    ["K-19 is not for it: nodes do not matter", { a: local, b: remote }, "a b"],
  ])("%s", (_, given, names) => {
    expect(select(given, "Cluster")).toEqual({ names, onlyElsewhere: false });
  });

  test("K-21b: a node without a zone uses all", () => {
    expect(select({ a: zoneA, b: zoneB }, "Cluster", { nodeName: "node-1", zone: undefined }).names).toBe(
      "a b",
    );
  });
});

describe("internalTrafficPolicy Local", () => {
  test.each<[string, Given, string, boolean]>([
    ["K-19: local and ready", { a: local, b: remote }, "a", false],
    ["K-19: else local, terminating and serving", { a: { ...local, ...terminating }, b: remote }, "a", false],
    ["K-19: never remote", { b: remote }, "", true],
    ["K-16: no node name is not local", { a: {} }, "", true],
    ["K-19: hints are ignored", { a: { ...local, ...zoneB }, b: { ...local, ...zoneA } }, "a b", false],
    ["K-27: nothing usable elsewhere either", { b: { ...remote, ...dead } }, "", false],
    ["K-27: usable elsewhere by the fallback", { b: { ...remote, ...terminating } }, "", true],
  ])("%s", (_, given, names, onlyElsewhere) => {
    expect(select(given, "Local")).toEqual({ names, onlyElsewhere });
  });
});

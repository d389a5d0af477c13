import { describe, expect, test } from "vitest";
import { ParseError } from "./fields.ts";
import { identityOf, parseObject } from "./object.ts";

const GATEWAY = "gateway.networking.k8s.io/v1";
const metadata = { name: "x", labels: { "kubernetes.io/service-name": "x" } };
const rules = [{ backendRefs: [{ name: "x", port: 1 }] }];

/** One good object of each kind that is held. */
const OBJECTS = [
  ["Namespace", "v1", {}],
  ["Node", "v1", {}],
  ["Pod", "v1", {}],
  ["Service", "v1", { spec: {} }],
  ["EndpointSlice", "discovery.k8s.io/v1", { addressType: "IPv4" }],
  ["TCPRoute", GATEWAY, { spec: { rules } }],
  ["UDPRoute", GATEWAY, { spec: { rules } }],
  ["HTTPRoute", GATEWAY, { spec: {} }],
  ["GRPCRoute", GATEWAY, { spec: {} }],
  ["TLSRoute", GATEWAY, { spec: {} }],
  ["ReferenceGrant", GATEWAY, { spec: {} }],
  ["ReferenceGrant", "gateway.networking.k8s.io/v1beta1", { spec: {} }],
] as const;

describe("an object of any kind", () => {
  test.each(OBJECTS)("%s %s is read (G-1, K-1)", (kind, apiVersion, fields) => {
    expect(parseObject({ kind, apiVersion, metadata, ...fields })).toMatchObject({
      kind,
      value: { name: "x" },
    });
  });

  test("MeshNode", () => {
    const spec = {
      addresses: ["192.0.2.1"],
      podCIDRs: ["198.18.1.0/24"],
      workloads: [{ ip: "198.18.1.10", namespace: "web", name: "client", serviceAccount: "default" }],
    };
    const header = { kind: "MeshNode", apiVersion: "weft.dev/v1alpha1", metadata: { name: "n1" } };
    expect(parseObject({ ...header, spec })).toEqual({
      kind: "MeshNode",
      value: { name: "n1", ...spec, wireguard: undefined },
    });
    const nothing = { addresses: [], podCIDRs: [], workloads: [], wireguard: undefined };
    expect(parseObject(header)).toEqual({ kind: "MeshNode", value: { name: "n1", ...nothing } });
  });

  test("a slice of no Service is nothing to the store", () => {
    const slice = { kind: "EndpointSlice", apiVersion: "discovery.k8s.io/v1", addressType: "IPv4" };
    expect(parseObject({ ...slice, metadata: { name: "x" } })).toBeUndefined();
  });

  test.each([
    [
      { kind: "ConfigMap", apiVersion: "v1" },
      "kind",
      '"ConfigMap" is not a kind that Weft reads (Namespace, Node, Pod, Service, EndpointSlice, TCPRoute, UDPRoute, HTTPRoute, GRPCRoute, TLSRoute, ReferenceGrant, MeshNode)',
    ],
    [
      { kind: "TCPRoute", apiVersion: "gateway.networking.k8s.io/v1alpha2" },
      "apiVersion",
      '"gateway.networking.k8s.io/v1alpha2" of TCPRoute is not read; write gateway.networking.k8s.io/v1',
    ],
    [
      { kind: "Service", apiVersion: "serving.example/v1" },
      "apiVersion",
      '"serving.example/v1" of Service is not read; write v1',
    ],
    [{ kind: "Service" }, "apiVersion", "is missing (want a string)"],
    [{ apiVersion: "v1" }, "kind", "is missing (want a string)"],
    ["just text", "", '"just text" is not an object'],
    [[], "", "[] is not an object"],
    [
      { kind: "Endpoints", apiVersion: "v1" },
      "kind",
      expect.stringMatching(/^"Endpoints" is not a kind that Weft reads/) as string,
    ],
  ])("%j is refused (G-2, K-8)", (value, field, message) => {
    expect(() => parseObject(value)).toThrow(expect.objectContaining({ field, message }));
  });

  test.each(["constructor", "__proto__", "toString"])("kind %s is not a kind either (G-6, G-72)", (kind) => {
    expect(() => parseObject({ kind, apiVersion: "v1" })).toThrow(ParseError);
  });
});

describe("the identity of what may be broken", () => {
  test.each([
    [{ kind: "Service", metadata: { name: "a" }, spec: 7 }, "Service default/a"],
    [{ kind: "Service", metadata: { name: "a", namespace: "" } }, "Service default/a"],
    [{ kind: "Service", metadata: { name: "a", namespace: "shop" } }, "Service shop/a"],
    [{ kind: "Node", metadata: { name: "n1", namespace: "odd" } }, "Node n1"],
    [{ kind: "Service", metadata: {} }, undefined],
    [{ metadata: { name: "a" } }, undefined],
    [null, undefined],
  ])("%j: %s", (value, identity) => {
    expect(identityOf(value)).toBe(identity);
  });
});

test("a value that contains itself is refused like any other", () => {
  const ports: unknown[] = [];
  ports.push({ port: ports });
  expect(() => parseObject({ kind: "Service", apiVersion: "v1", metadata, spec: { ports } })).toThrow(
    ParseError,
  );
});

test("so is a label without any value, which JSON does not have", () => {
  const labels = { a: undefined };
  expect(() => parseObject({ kind: "Node", apiVersion: "v1", metadata: { name: "n1", labels } })).toThrow(
    expect.objectContaining({ field: "metadata.labels.a", message: "undefined is not a text" }),
  );
});

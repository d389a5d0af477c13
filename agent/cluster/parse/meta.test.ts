import { describe, expect, test } from "vitest";
import { parseNamespace } from "./namespace.ts";
import { parseNode } from "./node.ts";
import { parseReferenceGrant } from "./reference-grant.ts";

const refusal = (field: string, message: string): unknown => expect.objectContaining({ field, message });

/** A kind that has all of metadata and little else. */
const grant = (metadata: object): unknown => ({ metadata: { name: "g", ...metadata }, spec: {} });

describe("metadata", () => {
  test("is read whole", () => {
    const value = grant({
      namespace: "shop",
      uid: "5b4c",
      generation: 7,
      creationTimestamp: "2026-03-01T10:00:00Z",
    });
    expect(parseReferenceGrant(value)).toEqual({
      namespace: "shop",
      name: "g",
      key: "shop/g",
      uid: "5b4c",
      generation: 7,
      createdAtMs: Date.UTC(2026, 2, 1, 10),
      from: [],
      to: [],
    });
  });

  test("has defaults for hand-written objects", () => {
    expect(parseReferenceGrant(grant({}))).toMatchObject({
      key: "default/g",
      uid: undefined,
      generation: 0,
      createdAtMs: 0,
    });
  });

  test.each([null, ""])("namespace %j is the default one", (namespace) => {
    expect(parseReferenceGrant(grant({ namespace })).key).toBe("default/g");
  });

  test("takes the null that kubectl writes for a time that is not yet known", () => {
    expect(parseReferenceGrant(grant({ creationTimestamp: null })).createdAtMs).toBe(0);
  });

  test("reads times with an offset", () => {
    const { createdAtMs } = parseReferenceGrant(grant({ creationTimestamp: "2026-03-01T12:00:00+02:00" }));
    expect(createdAtMs).toBe(Date.UTC(2026, 2, 1, 10));
  });

  test.each(["yesterday", "Jan 1 2024", "2024", "2024-02-30T00:00:00Z", "2024-01-01T00:00:00"])(
    "%s is no RFC 3339 time",
    (creationTimestamp) => {
      expect(() => parseReferenceGrant(grant({ creationTimestamp }))).toThrow(
        refusal("metadata.creationTimestamp", `"${creationTimestamp}" is not a time (RFC 3339)`),
      );
    },
  );

  test.each(["Shop", "a/b", "-a", "a-", "", "x".repeat(254)])("%j is no name", (name) => {
    expect(() => parseReferenceGrant(grant({ name }))).toThrow(
      expect.objectContaining({
        field: "metadata.name",
        message: expect.stringContaining("is not a name") as unknown,
      }),
    );
  });

  test("K-6: a name may begin with a digit", () => {
    expect(parseReferenceGrant(grant({ name: "1-shop" })).name).toBe("1-shop");
  });

  test.each([
    [{ metadata: { namespace: "a" }, spec: {} }, "metadata.name", "is missing (want a string)"],
    [{ spec: {} }, "metadata", "is missing (want an object)"],
    [
      grant({ generation: -1 }),
      "metadata.generation",
      "-1 is not a whole number between 0 and 9007199254740991",
    ],
    [grant({ labels: { "a/b": [1] } }), 'metadata.labels["a/b"]', "[1] is not a text"],
  ])("%j is refused", (value, field, message) => {
    expect(() => parseReferenceGrant(value)).toThrow(refusal(field, message));
  });
});

describe("Namespace", () => {
  const namespace = (labels?: object): unknown => ({ metadata: { name: "shop", labels } });

  test.each([
    [undefined, undefined],
    [{ team: "a" }, undefined],
    [{ "weft.dev/mesh": "l4" }, "l4"],
    [{ "weft.dev/mesh": "anything" }, "anything"],
    [{ "weft.dev/mesh": true }, "true"],
    [{ "weft.dev/mesh": null }, ""],
  ])("labels %j mean %j", (labels, meshLabel) => {
    expect(parseNamespace(namespace(labels))).toEqual({ name: "shop", meshLabel });
  });
});

describe("Node", () => {
  test("K-23: the zone is a label", () => {
    const metadata = { name: "n1", labels: { "topology.kubernetes.io/zone": "z1" } };
    expect(parseNode({ metadata })).toMatchObject({ name: "n1", zone: "z1" });
  });

  test("may have no zone", () => {
    const nothing = { uid: undefined, addresses: [], podCIDRs: [] };
    expect(parseNode({ metadata: { name: "n1" } })).toEqual({ name: "n1", zone: undefined, ...nothing });
  });

  test("is reached by its InternalIPs; podCIDRs count before podCIDR", () => {
    const metadata = { name: "n1", uid: "u1" };
    const addresses = [
      { type: "Hostname", address: "n1" },
      { type: "InternalIP", address: "192.0.2.1" },
      { type: "InternalIP", address: "2001:db8::1" },
    ];
    const spec = { podCIDR: "10.1.0.0/24", podCIDRs: ["10.1.0.0/24", "fd00::/64"] };
    expect(parseNode({ metadata, spec, status: { addresses } })).toMatchObject({
      uid: "u1",
      addresses: ["192.0.2.1", "2001:db8::1"],
      podCIDRs: ["10.1.0.0/24", "fd00::/64"],
    });
    expect(parseNode({ metadata, spec: { podCIDR: "10.1.0.0/24" } }).podCIDRs).toEqual(["10.1.0.0/24"]);
  });
});

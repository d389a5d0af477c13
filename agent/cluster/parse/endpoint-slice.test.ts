import { describe, expect, test } from "vitest";
import { parseEndpointSlice } from "./endpoint-slice.ts";

const LABELS = { "kubernetes.io/service-name": "web" };

const slice = (fields: object, labels: object = LABELS): unknown => ({
  metadata: { name: "web-x", namespace: "shop", labels },
  addressType: "IPv4",
  ...fields,
});

const endpoints = (...list: readonly object[]) =>
  parseEndpointSlice(slice({ endpoints: list }))?.endpoints ?? [];

const ports = (...list: readonly object[]) => parseEndpointSlice(slice({ ports: list }))?.ports ?? [];

describe("EndpointSlice", () => {
  test("is read whole", () => {
    const value = slice({
      ports: [{ name: "http", port: 8080, protocol: "TCP", appProtocol: "http" }],
      endpoints: [
        {
          addresses: ["10.0.0.1"],
          conditions: { ready: false, serving: true, terminating: true },
          nodeName: "n1",
          zone: "z1",
          hints: { forZones: [{ name: "z1" }, { name: "z2" }], forNodes: [{ name: "n1" }] },
          targetRef: { kind: "Pod", name: "web-0" },
        },
      ],
    });
    expect(parseEndpointSlice(value)).toMatchObject({
      key: "shop/web-x",
      service: "shop/web",
      addressType: "IPv4",
      ports: [{ name: "http", port: 8080, protocol: "TCP" }],
      endpoints: [
        {
          address: "10.0.0.1",
          ready: false,
          serving: true,
          terminating: true,
          nodeName: "n1",
          zone: "z1",
          forZones: ["z1", "z2"],
          forNodes: ["n1"],
        },
      ],
    });
  });

  test.each([{}, { "kubernetes.io/service-name": "" }])("with labels %j is of no Service (K-4)", (labels) => {
    expect(parseEndpointSlice(slice({}, labels))).toBeUndefined();
  });

  test.each([{}, { "service.kubernetes.io/headless": "" }])("K-4: with labels %j", (labels) => {
    const parsed = parseEndpointSlice(slice({}, { ...LABELS, ...labels }));
    expect(parsed?.isHeadless).toBe(Object.keys(labels).length > 0);
  });

  test("may have neither ports nor endpoints", () => {
    expect(parseEndpointSlice(slice({ ports: null, endpoints: null }))).toMatchObject({
      ports: [],
      endpoints: [],
    });
  });

  test.each([{}, { conditions: null }, { conditions: { ready: null, serving: null, terminating: null } }])(
    "K-12: %j means ready, serving, not terminating",
    (conditions) => {
      expect(endpoints({ addresses: ["10.0.0.1"], ...conditions })).toMatchObject([
        { ready: true, serving: true, terminating: false },
      ]);
    },
  );

  test("K-12: serving that is not said is true also of an endpoint that is not ready", () => {
    expect(endpoints({ addresses: ["10.0.0.1"], conditions: { ready: false } })).toMatchObject([
      { ready: false, serving: true, terminating: false },
    ]);
  });

  test("K-16: an endpoint may be of no node and no zone", () => {
    expect(endpoints({ addresses: ["10.0.0.1"] })).toMatchObject([
      { nodeName: undefined, zone: undefined, forZones: [], forNodes: [] },
    ]);
  });

  test("K-11: only the first address counts", () => {
    expect(endpoints({ addresses: ["10.0.0.1", "not read"] })).toMatchObject([{ address: "10.0.0.1" }]);
  });

  test("K-7: addresses are read leniently", () => {
    expect(endpoints({ addresses: ["::ffff:10.0.0.1"] }, { addresses: ["10.0.0.010"] })).toMatchObject([
      { address: "10.0.0.1" },
      { address: "10.0.0.10" },
    ]);
  });

  test.each([{ port: null }, { port: 0 }, {}])("K-9: port %j stands for no port", (port) => {
    expect(ports({ name: "http", ...port }, { name: "dns", port: 53 })).toMatchObject([{ name: "dns" }]);
  });

  test.each([{}, { name: null }, { name: "" }])("a port with %j is the unnamed one, by TCP", (name) => {
    expect(ports({ port: 80, ...name })).toEqual([{ name: "", port: 80, protocol: "TCP" }]);
  });

  test("names of addressType FQDN are kept as they are", () => {
    const value = slice({ addressType: "FQDN", endpoints: [{ addresses: ["db.example"] }] });
    expect(parseEndpointSlice(value)?.endpoints).toMatchObject([{ address: "db.example" }]);
  });

  test.each([
    [{ addressType: "IPv5" }, "addressType", '"IPv5" is none of IPv4, IPv6, FQDN'],
    [{ addressType: undefined }, "addressType", "is missing (want one of IPv4, IPv6, FQDN)"],
    [{ ports: [{ port: 65_536 }] }, "ports[0].port", "65536 is not a whole number between 0 and 65535"],
    [{ ports: [{ port: 80, name: 80 }] }, "ports[0].name", "80 is not a string"],
    [{ ports: [{ port: 80, protocol: "tcp" }] }, "ports[0].protocol", '"tcp" is none of TCP, UDP, SCTP'],
    [{ ports: {} }, "ports", "{} is not an array"],
    [{ endpoints: "none" }, "endpoints", '"none" is not an array'],
    [{ endpoints: [{ addresses: [10] }] }, "endpoints[0].addresses[0]", "10 is not a string"],
    [{ endpoints: [{ addresses: ["10.0.0.1"], nodeName: 1 }] }, "endpoints[0].nodeName", "1 is not a string"],
    [{ endpoints: [{ addresses: ["10.0.0.1"], zone: [] }] }, "endpoints[0].zone", "[] is not a string"],
    [
      { endpoints: [{ addresses: ["10.0.0.1"], hints: { forZones: [{}] } }] },
      "endpoints[0].hints.forZones[0].name",
      "is missing (want a string)",
    ],
    [
      { endpoints: [{ addresses: ["10.0.0.1"], hints: { forNodes: ["n1"] } }] },
      "endpoints[0].hints.forNodes[0]",
      '"n1" is not an object',
    ],
    [{ endpoints: [{}] }, "endpoints[0].addresses", "is missing (want an array)"],
    [{ endpoints: [{ addresses: [] }] }, "endpoints[0].addresses", "is empty (want one address)"],
    [
      { endpoints: [{ addresses: ["10.0.0.1"] }, { addresses: ["10.0.0"] }] },
      "endpoints[1].addresses[0]",
      '"10.0.0" is not an IPv4 address',
    ],
    [
      { endpoints: [{ addresses: ["fd00::1"] }] },
      "endpoints[0].addresses[0]",
      '"fd00::1" is not an IPv4 address',
    ],
    [
      { addressType: "IPv6", endpoints: [{ addresses: ["10.0.0.1"] }] },
      "endpoints[0].addresses[0]",
      '"10.0.0.1" is not an IPv6 address',
    ],
    [
      { endpoints: [{ addresses: ["10.0.0.1"], conditions: { ready: "true" } }] },
      "endpoints[0].conditions.ready",
      '"true" is not a boolean',
    ],
  ])("%j is refused", (fields, field, message) => {
    expect(() => parseEndpointSlice(slice(fields))).toThrow(expect.objectContaining({ field, message }));
  });
});

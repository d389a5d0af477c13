import { describe, expect, test } from "vitest";
import { parseL4Route, parseL7Route } from "./route.ts";

const BACKEND = { name: "web-v1", port: 80 };
const RULES = [{ backendRefs: [BACKEND] }];

const route = (spec: unknown, status?: unknown): unknown => ({
  metadata: { name: "split", namespace: "shop" },
  spec,
  status,
});

const backends = (...backendRefs: readonly object[]) =>
  parseL4Route("TCPRoute", route({ rules: [{ backendRefs }] })).rules[0]?.backendRefs;

describe("TCPRoute and UDPRoute", () => {
  test("are read whole", () => {
    const parentRef = {
      group: "",
      kind: "Service",
      namespace: "data",
      name: "db",
      sectionName: "sql",
      port: 5432,
    };
    const backendRef = {
      group: "",
      kind: "Service",
      namespace: "data",
      name: "db-v2",
      port: 5433,
      weight: 30,
    };
    const spec = { parentRefs: [parentRef], rules: [{ name: "main", backendRefs: [backendRef] }] };
    expect(parseL4Route("UDPRoute", route(spec))).toMatchObject({
      kind: "UDPRoute",
      key: "shop/split",
      parentRefs: [parentRef],
      rules: [{ name: "main", backendRefs: [backendRef] }],
    });
  });

  test("G-7: a parentRef is to a Gateway of the route's namespace unless it says otherwise", () => {
    expect(
      parseL4Route("TCPRoute", route({ parentRefs: [{ name: "web" }], rules: RULES })).parentRefs,
    ).toStrictEqual([
      {
        group: "gateway.networking.k8s.io",
        kind: "Gateway",
        namespace: "shop",
        name: "web",
        sectionName: undefined,
        port: undefined,
      },
    ]);
  });

  test("G-11: kind Service alone stays in the gateway group", () => {
    const spec = { parentRefs: [{ kind: "Service", name: "web" }], rules: RULES };
    expect(parseL4Route("TCPRoute", route(spec)).parentRefs).toMatchObject([
      { group: "gateway.networking.k8s.io", kind: "Service" },
    ]);
  });

  test("G-7: a backendRef is to a Service of the route's namespace, with weight 1", () => {
    expect(backends(BACKEND)).toStrictEqual([
      { group: "", kind: "Service", namespace: "shop", name: "web-v1", port: 80, weight: 1 },
    ]);
  });

  test.each([0, 1, 999_999, 1_000_000])("G-7: weight %i is kept", (weight) => {
    expect(backends({ ...BACKEND, weight })).toMatchObject([{ weight }]);
  });

  test("G-42: the same backend twice stays twice", () => {
    expect(backends(BACKEND, BACKEND)).toHaveLength(2);
  });

  test("other kinds of backend need no port; whether they are known is not for the parser to say", () => {
    expect(backends({ group: "example.com", kind: "Bucket", name: "b" })).toMatchObject([
      { group: "example.com", kind: "Bucket", port: undefined },
    ]);
  });

  test("G-3: more rules than one are kept", () => {
    const rules = [...RULES, { backendRefs: [{ ...BACKEND, name: "web-v2" }] }];
    expect(parseL4Route("TCPRoute", route({ rules })).rules).toHaveLength(2);
  });

  test("G-5: fields of later versions are no error (G-8)", () => {
    const spec = { useDefaultGateways: "All", rules: [{ filters: [], backendRefs: [BACKEND] }] };
    expect(parseL4Route("TCPRoute", route(spec)).parentRefs).toEqual([]);
  });

  test("16 backendRefs and 32 parentRefs are allowed", () => {
    const spec = {
      parentRefs: Array.from({ length: 32 }, (_, index) => ({ name: `g${index}` })),
      rules: [{ backendRefs: Array.from({ length: 16 }, () => BACKEND) }],
    };
    const { parentRefs, rules } = parseL4Route("TCPRoute", route(spec));
    expect([parentRefs.length, rules[0]?.backendRefs.length]).toEqual([32, 16]);
  });

  const backendField = (name: string): string => `spec.rules[0].backendRefs[0].${name}`;
  const withBackend = (fields: object): object => ({
    rules: [{ backendRefs: [{ ...BACKEND, ...fields }] }],
  });
  const withParent = (fields: object): object => ({
    rules: RULES,
    parentRefs: [{ name: "web", ...fields }],
  });

  test.each([
    [undefined, "spec", "is missing (want an object)"],
    [{}, "spec.rules", "is missing (want an array)"],
    [{ rules: [{ name: 7, backendRefs: [BACKEND] }] }, "spec.rules[0].name", "7 is not a string"],
    [{ rules: RULES, parentRefs: {} }, "spec.parentRefs", "{} is not an array"],
    [
      withBackend({ namespace: "" }),
      backendField("namespace"),
      '"" is not a name (lower case letters, digits, "-" and ".")',
    ],
    [withParent({ group: "a/b" }), "spec.parentRefs[0].group", '"a/b" is not an API group'],
    [withParent({ kind: "-" }), "spec.parentRefs[0].kind", '"-" is not a kind'],
    [withParent({ name: "" }), "spec.parentRefs[0].name", "is empty (want a name)"],
    [{ rules: [] }, "spec.rules", "is empty (want one rule)"],
    [{ rules: [{}] }, "spec.rules[0].backendRefs", "is missing (want an array)"],
    [{ rules: [{ backendRefs: [] }] }, "spec.rules[0].backendRefs", "is empty (want 1 to 16 entries)"],
    [
      { rules: [{ backendRefs: Array.from({ length: 17 }, () => BACKEND) }] },
      "spec.rules[0].backendRefs",
      "has more than 16 entries",
    ],
    [
      { rules: RULES, parentRefs: Array.from({ length: 33 }, () => ({ name: "g" })) },
      "spec.parentRefs",
      "has more than 32 entries",
    ],
    [withBackend({ weight: -1 }), backendField("weight"), "-1 is not a whole number between 0 and 1000000"],
    [
      withBackend({ weight: 1_000_001 }),
      backendField("weight"),
      "1000001 is not a whole number between 0 and 1000000",
    ],
    [withBackend({ weight: 0.5 }), backendField("weight"), "0.5 is not a whole number between 0 and 1000000"],
    [withBackend({ port: undefined }), backendField("port"), "is missing: a Service needs a port"],
    [withBackend({ port: 70_000 }), backendField("port"), "70000 is not a whole number between 1 and 65535"],
    [withBackend({ name: "" }), backendField("name"), "is empty (want a name)"],
    [withBackend({ name: "x".repeat(254) }), backendField("name"), "has more than 253 characters"],
    [withBackend({ group: "A_b" }), backendField("group"), '"A_b" is not an API group'],
    [withBackend({ kind: "a b" }), backendField("kind"), '"a b" is not a kind'],
    [withParent({ name: undefined }), "spec.parentRefs[0].name", "is missing (want a string)"],
    [withParent({ port: 0 }), "spec.parentRefs[0].port", "0 is not a whole number between 1 and 65535"],
    [
      withParent({ namespace: "a/b" }),
      "spec.parentRefs[0].namespace",
      '"a/b" is not a name (lower case letters, digits, "-" and ".")',
    ],
    [
      withParent({ sectionName: "" }),
      "spec.parentRefs[0].sectionName",
      '"" is not a name (lower case letters, digits, "-" and ".")',
    ],
  ])("spec %j is refused", (spec, field, message) => {
    expect(() => parseL4Route("TCPRoute", route(spec))).toThrow(expect.objectContaining({ field, message }));
  });
});

describe("L7 routes", () => {
  const PARENT = { group: "", kind: "Service", name: "web" };
  const accepted = (parent: object): unknown =>
    route(
      { parentRefs: [PARENT] },
      {
        parents: [
          {
            parentRef: PARENT,
            controllerName: "example.com/mesh",
            conditions: [{ type: "Accepted", status: "True" }],
            ...parent,
          },
        ],
      },
    );

  test("G-37: tell the parents that another controller has accepted", () => {
    expect(parseL7Route("HTTPRoute", accepted({}))).toMatchObject({
      kind: "HTTPRoute",
      parentRefs: [{ namespace: "shop", name: "web" }],
      acceptedParents: [{ group: "", kind: "Service", namespace: "shop", name: "web" }],
    });
  });

  test.each([
    { conditions: [{ type: "Accepted", status: "False" }] },
    { conditions: [{ type: "ResolvedRefs", status: "True" }] },
    { conditions: null },
    { controllerName: "weft.dev/agent" },
  ])("G-37: %j is no such parent", (parent) => {
    expect(parseL7Route("GRPCRoute", accepted(parent)).acceptedParents).toEqual([]);
  });

  test("need no status, and their rules are not looked at", () => {
    const value = route({ parentRefs: [PARENT], rules: "whatever", hostnames: ["a"] });
    expect(parseL7Route("TLSRoute", value)).toMatchObject({ kind: "TLSRoute", acceptedParents: [] });
  });

  test("a broken parentRef is refused", () => {
    expect(() => parseL7Route("HTTPRoute", route({ parentRefs: [{}] }))).toThrow(
      expect.objectContaining({ field: "spec.parentRefs[0].name", message: "is missing (want a string)" }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ParseError } from "../../agent/cluster/parse/fields.ts";
import { identityOf, parseObject } from "../../agent/cluster/parse/object.ts";
import type { ParsedObject } from "../../agent/cluster/parse/object.ts";
import { identityOfParsed } from "../../agent/cluster/store.ts";

const RUNS = { numRuns: 1_500 };

const metadata = {
  name: "x",
  namespace: "shop",
  uid: "5b4c",
  generation: 7,
  creationTimestamp: "2026-03-01T10:00:00Z",
  labels: { "weft.dev/mesh": "l4", "kubernetes.io/service-name": "web", "topology.kubernetes.io/zone": "z1" },
};

const parentRefs = [{ group: "", kind: "Service", namespace: "a", name: "b", sectionName: "c", port: 1 }];
const backendRefs = [{ group: "", kind: "Service", namespace: "a", name: "b", port: 1, weight: 5 }];
const L4_SPEC = { parentRefs, rules: [{ name: "r", backendRefs }] };
const L7 = {
  spec: { parentRefs },
  status: {
    parents: [
      {
        parentRef: parentRefs[0],
        controllerName: "example.com/mesh",
        conditions: [{ type: "Accepted", status: "True" }],
      },
    ],
  },
};

const SERVICE_SPEC = {
  type: "ClusterIP",
  clusterIP: "10.96.0.1",
  clusterIPs: ["10.96.0.1", "fd00::1"],
  ports: [
    { name: "a", port: 1, protocol: "TCP" },
    { name: "b", port: 1, protocol: "UDP" },
  ],
  internalTrafficPolicy: "Local",
  sessionAffinity: "ClientIP",
  sessionAffinityConfig: { clientIP: { timeoutSeconds: 5 } },
};

const POD = {
  spec: { nodeName: "n1", hostNetwork: true, serviceAccountName: "sa" },
  status: { phase: "Running", podIP: "10.0.0.1", podIPs: [{ ip: "10.0.0.1" }, { ip: "fd00::2" }] },
};

const SLICE = {
  addressType: "IPv4",
  ports: [{ name: "a", port: 1, protocol: "UDP" }],
  endpoints: [
    {
      addresses: ["10.0.0.1"],
      conditions: { ready: true, serving: true, terminating: false },
      nodeName: "n1",
      zone: "z1",
      hints: { forZones: [{ name: "z1" }], forNodes: [{ name: "n1" }] },
    },
  ],
};

const GRANT_SPEC = {
  from: [{ group: "", kind: "TCPRoute", namespace: "a" }],
  to: [{ group: "", kind: "Service", name: "b" }],
};

const GATEWAY = "gateway.networking.k8s.io/v1";

/** Of each kind one with every field that is read. */
const GOOD_OBJECTS: readonly (Holder & { readonly kind: string })[] = [
  { kind: "Namespace", apiVersion: "v1", metadata },
  { kind: "Node", apiVersion: "v1", metadata },
  { kind: "Pod", apiVersion: "v1", metadata, ...POD },
  { kind: "Service", apiVersion: "v1", metadata, spec: SERVICE_SPEC },
  { kind: "EndpointSlice", apiVersion: "discovery.k8s.io/v1", metadata, ...SLICE },
  { kind: "TCPRoute", apiVersion: GATEWAY, metadata, spec: L4_SPEC },
  { kind: "UDPRoute", apiVersion: GATEWAY, metadata, spec: L4_SPEC },
  { kind: "HTTPRoute", apiVersion: GATEWAY, metadata, ...L7 },
  { kind: "GRPCRoute", apiVersion: GATEWAY, metadata, ...L7 },
  { kind: "TLSRoute", apiVersion: GATEWAY, metadata, ...L7 },
  { kind: "ReferenceGrant", apiVersion: GATEWAY, metadata, spec: GRANT_SPEC },
];

const goodObject = fc.constantFrom(...GOOD_OBJECTS).map((object) => structuredClone(object));

type Holder = Record<string, unknown>;

/** A field, or an entry of a list, that can be changed. */
interface Place {
  readonly holder: Holder;
  readonly key: string;
  readonly path: readonly string[];
}

function placesIn(holder: object, path: readonly string[] = []): readonly Place[] {
  return Object.entries(holder).flatMap(([key, value]: [string, unknown]) => [
    { holder: holder as Holder, key, path: [...path, key] },
    ...(isObject(value) ? placesIn(value, [...path, key]) : []),
  ]);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Values that are wrong in one field and right in the next, and the odd thing. */
const wrongValue = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    "",
    "x",
    "None",
    "10.0.0.1",
    "fd00::1",
    "a\nb",
    0,
    -1,
    1.5,
    70_000,
    [],
    {},
  ),
  fc.jsonValue(),
);

/** A change of a place. */
const mutation: fc.Arbitrary<(place: Place) => void> = fc.oneof(
  wrongValue.map((wrong) => ({ holder, key }: Place) => {
    holder[key] = structuredClone(wrong);
  }),
  fc.constant(({ holder, key }: Place) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else Reflect.deleteProperty(holder, key);
  }),
  fc.integer({ min: 2, max: 40 }).map((times) => ({ holder, key }: Place) => {
    holder[key] = Array.from({ length: times }, () => structuredClone(holder[key]));
  }),
);

/** Good objects with one to four changes in places that chance chooses. */
const brokenObject = fc
  .tuple(goodObject, fc.array(fc.tuple(fc.nat(), mutation), { minLength: 1, maxLength: 4 }))
  .map(([object, changes]) => {
    for (const [seed, change] of changes) {
      const places = placesIn(object);
      const place = places[seed % places.length];
      if (place !== undefined) change(place);
    }
    return object;
  });

type Outcome = { readonly object: ParsedObject | undefined } | { readonly refusal: ParseError };

/** Throws whatever is no ParseError. */
function outcomeOf(value: unknown): Outcome {
  try {
    return { object: parseObject(value) };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return { refusal: error };
  }
}

/** The value at the path; undefined if there is none. */
function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((at, step) => (isObject(at) ? (at as Holder)[step] : undefined), value);
}

test.each(GOOD_OBJECTS)("$kind without a change is read", (good) => {
  expect(outcomeOf(good)).toMatchObject({ object: { kind: good.kind, value: { name: "x" } } });
});

describe("whatever the input", () => {
  test("any JSON is read or refused", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        outcomeOf(value);
        identityOf(value);
      }),
      RUNS,
    );
  });

  test("a broken object is refused in words of its own, and for a field that it has or misses", () => {
    let refused = 0;
    fc.assert(
      fc.property(brokenObject, (value) => {
        const outcome = outcomeOf(value);
        if (!("refusal" in outcome)) return;
        refused++;
        const { message, path } = outcome.refusal;
        expect(message).toMatch(/^[^\n]+ [^\n]+$/);
        expect(message).not.toContain("Invalid");
        expect(message.length).toBeLessThan(300);
        if (path.length > 0) expect(valueAt(value, path.slice(0, -1))).toBeTypeOf("object");
        // To Kubernetes an empty name is one that is not there.
        if (message.startsWith("is missing")) expect([null, ""]).toContain(valueAt(value, path) ?? null);
      }),
      RUNS,
    );
    expect(refused).toBeGreaterThan(RUNS.numRuns / 4);
  });

  test("what passes keeps the identity that it would have when it is broken", () => {
    let passed = 0;
    fc.assert(
      fc.property(brokenObject, (value) => {
        const outcome = outcomeOf(value);
        if (!("object" in outcome) || outcome.object === undefined) return;
        passed++;
        expect(identityOfParsed(outcome.object)).toBe(identityOf(value));
      }),
      RUNS,
    );
    expect(passed).toBeGreaterThan(RUNS.numRuns / 30);
  });

  test("what passes holds no number that is none, and only whole ones", () => {
    fc.assert(
      fc.property(brokenObject, (value) => {
        const outcome = outcomeOf(value);
        if (!("object" in outcome)) return;
        for (const { holder, key } of placesIn(outcome)) {
          if (typeof holder[key] === "number") expect(holder[key]).toSatisfy(Number.isSafeInteger);
        }
      }),
      RUNS,
    );
  });

  test("it is left as it was, and read the same again", () => {
    fc.assert(
      fc.property(brokenObject, (value) => {
        const before = structuredClone(value);
        const outcome = outcomeOf(value);
        expect(value).toStrictEqual(before);
        expect(outcomeOf(value)).toStrictEqual(outcome);
      }),
    );
  });
});

test("a field that is null is one that is absent", () => {
  fc.assert(
    fc.property(goodObject, fc.nat(), (object, seed) => {
      // The empty value of a label is a value.
      const fields = placesIn(object).filter(
        ({ holder, path }) => !Array.isArray(holder) && path[path.length - 2] !== "labels",
      );
      const { holder, key } = fields[seed % fields.length] as Place;
      holder[key] = null;
      const withNull = comparable(outcomeOf(object));
      Reflect.deleteProperty(holder, key);
      expect(withNull).toStrictEqual(comparable(outcomeOf(object)));
    }),
    RUNS,
  );
});

/** Of a refusal the field: "null is not a string" and "is missing" say the same. */
function comparable(outcome: Outcome): unknown {
  return "refusal" in outcome ? outcome.refusal.field : outcome.object;
}

test("G-5: fields that Weft does not know change nothing, wherever they stand", () => {
  const unknownField = fc.tuple(fc.constantFrom("zzNew", "$schema", "__proto", "toJSON"), fc.jsonValue());
  fc.assert(
    fc.property(goodObject, fc.nat(), unknownField, (object, seed, [name, value]) => {
      const before = outcomeOf(object);
      // Labels are no fields: each may be of any name, but not of any value.
      const labels = valueAt(object, ["metadata", "labels"]);
      const holders = [...new Set([object, ...placesIn(object).map(({ holder }) => holder)])].filter(
        (holder) => !Array.isArray(holder) && holder !== labels,
      );
      Object.assign(holders[seed % holders.length] ?? {}, { [name]: value });
      expect(outcomeOf(object)).toStrictEqual(before);
    }),
    RUNS,
  );
});

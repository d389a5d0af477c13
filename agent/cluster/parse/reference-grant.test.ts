import { expect, test } from "vitest";
import { parseReferenceGrant } from "./reference-grant.ts";

const grant = (spec: unknown): unknown => ({ metadata: { name: "g", namespace: "data" }, spec });
const from = { group: "gateway.networking.k8s.io", kind: "TCPRoute", namespace: "shop" };

test("a grant for one Service and for all", () => {
  const spec = {
    from: [from],
    to: [
      { group: "", kind: "Service", name: "db" },
      { group: "", kind: "Service" },
    ],
  };
  expect(parseReferenceGrant(grant(spec))).toMatchObject({
    key: "data/g",
    from: [from],
    to: [
      { group: "", kind: "Service", name: "db" },
      { group: "", kind: "Service", name: undefined },
    ],
  });
});

test.each([
  [undefined, "spec", "is missing (want an object)"],
  [{ from: [{ group: "", kind: "TCPRoute" }] }, "spec.from[0].namespace", "is missing (want a string)"],
  [{ to: [{ kind: "Service" }] }, "spec.to[0].group", "is missing (want a string)"],
  [{ to: {} }, "spec.to", "{} is not an array"],
])("spec %j is refused", (spec, field, message) => {
  expect(() => parseReferenceGrant(grant(spec))).toThrow(expect.objectContaining({ field, message }));
});

import { z } from "zod";
import type { BackendRef, L4Route, L4RouteKind, L7Route, L7RouteKind, ParentRef } from "../model.ts";
import { list, optional, ParseError, parseWith, port, wholeNumber, withDefault } from "./fields.ts";
import { metadata, metaOf } from "./meta.ts";

/** Defaults and bounds of the Gateway API's own schema (SEMANTICS G-7). */
const GATEWAY_GROUP = "gateway.networking.k8s.io";
const MAX_PARENT_REFS = 32;
const MAX_BACKEND_REFS = 16;
const MAX_WEIGHT = 1_000_000;

const parentRef = z.object({
  group: withDefault(z.string(), GATEWAY_GROUP),
  kind: withDefault(z.string(), "Gateway"),
  namespace: optional(z.string()),
  name: z.string(),
  sectionName: optional(z.string()),
  port: optional(port),
});

const backendRef = z.object({
  group: withDefault(z.string(), ""),
  kind: withDefault(z.string(), "Service"),
  namespace: optional(z.string()),
  name: z.string(),
  port: optional(port),
  weight: withDefault(wholeNumber(0, MAX_WEIGHT), 1),
});

const parentRefs = withDefault(
  z.array(parentRef).max(MAX_PARENT_REFS, { error: `has more than ${String(MAX_PARENT_REFS)} entries` }),
  [],
);

const l4Schema = z.object({
  metadata,
  spec: z.object({
    parentRefs,
    rules: z
      .array(
        z.object({
          name: optional(z.string()),
          backendRefs: z
            .array(backendRef)
            .min(1, { error: "is empty (want 1 to 16 backendRefs)" })
            .max(MAX_BACKEND_REFS, { error: `has more than ${String(MAX_BACKEND_REFS)} entries` }),
        }),
      )
      .min(1, { error: "is empty (want one rule)" }),
  }),
});

export function parseL4Route(kind: L4RouteKind, value: unknown): L4Route {
  const { metadata: meta, spec } = parseWith(l4Schema, value);
  return {
    ...metaOf(meta),
    kind,
    parentRefs: spec.parentRefs.map((ref) => parentOf(ref, meta.namespace)),
    rules: spec.rules.map((rule, index) => ({
      name: rule.name,
      backendRefs: rule.backendRefs.map((ref, at) => backendOf(ref, meta.namespace, [index, at])),
    })),
  };
}

function parentOf(ref: z.infer<typeof parentRef>, namespace: string): ParentRef {
  return { ...ref, namespace: ref.namespace ?? namespace };
}

/** A Service has many ports, so a reference to one says which. */
function backendOf(
  ref: z.infer<typeof backendRef>,
  namespace: string,
  [rule, at]: readonly [number, number],
): BackendRef {
  if (ref.group === "" && ref.kind === "Service" && ref.port === undefined) {
    throw new ParseError(
      ["spec", "rules", rule, "backendRefs", at, "port"],
      "is missing: a Service needs a port",
    );
  }
  return { ...ref, namespace: ref.namespace ?? namespace };
}

const l7Schema = z.object({
  metadata,
  spec: z.object({ parentRefs }),
  status: optional(
    z.object({
      parents: list(
        z.object({
          parentRef,
          conditions: list(z.object({ type: z.string(), status: z.string() })),
        }),
      ),
    }),
  ),
});

/** Of L7 routes only what a conflict with an L4 route is judged by. */
export function parseL7Route(kind: L7RouteKind, value: unknown): L7Route {
  const { metadata: meta, spec, status } = parseWith(l7Schema, value);
  const accepted = (status?.parents ?? []).filter((parent) =>
    parent.conditions.some(({ type, status: state }) => type === "Accepted" && state === "True"),
  );
  return {
    ...metaOf(meta),
    kind,
    parentRefs: spec.parentRefs.map((ref) => parentOf(ref, meta.namespace)),
    acceptedParents: accepted.map((parent) => parentOf(parent.parentRef, meta.namespace)),
  };
}

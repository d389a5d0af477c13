import { z } from "zod";
import { CONTROLLER_NAME, GATEWAY_GROUP } from "../../lib/api-names.ts";
import type { BackendRef, L4Route, L4RouteKind, L7Route, L7RouteKind, ParentRef } from "../model.ts";
import {
  isName,
  list,
  name,
  optional,
  ParseError,
  parseWith,
  port,
  show,
  wholeNumber,
  withDefault,
} from "./fields.ts";
import { metadata, metaOf } from "./meta.ts";

/** Defaults and bounds of the Gateway API's own schema (SEMANTICS G-7). */
const MAX_PARENT_REFS = 32;
const MAX_BACKEND_REFS = 16;
const MAX_WEIGHT = 1_000_000;
const MAX_REFERENT = 253;

const group = z.string().refine((text) => text === "" || isName(text), {
  error: (issue) => `${show(issue.input)} is not an API group`,
});

const kind = z.string().regex(/^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$/, {
  error: (issue) => `${show(issue.input)} is not a kind`,
});

/** The API sets no more rules for what a reference names. */
const referent = z
  .string()
  .min(1, { error: "is empty (want a name)" })
  .max(MAX_REFERENT, { error: `has more than ${String(MAX_REFERENT)} characters` });

export const parentRef = z.object({
  group: withDefault(group, GATEWAY_GROUP),
  kind: withDefault(kind, "Gateway"),
  namespace: optional(name),
  name: referent,
  sectionName: optional(name),
  port: optional(port),
});

const backendRef = z.object({
  group: withDefault(group, ""),
  kind: withDefault(kind, "Service"),
  namespace: optional(name),
  name: referent,
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
            .min(1, { error: `is empty (want 1 to ${String(MAX_BACKEND_REFS)} entries)` })
            .max(MAX_BACKEND_REFS, { error: `has more than ${String(MAX_BACKEND_REFS)} entries` }),
        }),
      )
      .min(1, { error: "is empty (want one rule)" }),
  }),
});

export function parseL4Route(kind: L4RouteKind, value: unknown): L4Route {
  const { metadata: meta, spec } = parseWith(l4Schema, value);
  return {
    kind,
    parentRefs: spec.parentRefs.map((ref) => parentOf(ref, meta.namespace)),
    rules: spec.rules.map((rule, index) => ({
      name: rule.name,
      backendRefs: rule.backendRefs.map((ref, at) => backendOf(ref, meta.namespace, [index, at])),
    })),
    ...metaOf(meta),
  };
}

/** With the defaults of the API, and the route's namespace where the reference names none. */
export function parentOf(ref: z.infer<typeof parentRef>, namespace: string): ParentRef {
  const { group, kind, name, sectionName, port: wanted } = ref;
  return { group, kind, namespace: ref.namespace ?? namespace, name, sectionName, port: wanted };
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
  const { group, kind, name, port, weight } = ref;
  return { group, kind, namespace: ref.namespace ?? namespace, name, port, weight };
}

const l7Schema = z.object({
  metadata,
  spec: z.object({ parentRefs }),
  status: optional(
    z.object({
      parents: list(
        z.object({
          parentRef,
          controllerName: optional(z.string()),
          conditions: list(z.object({ type: z.string(), status: z.string() })),
        }),
      ),
    }),
  ),
});

/** Of L7 routes only what a conflict with an L4 route is judged by. */
export function parseL7Route(kind: L7RouteKind, value: unknown): L7Route {
  const { metadata: meta, spec, status } = parseWith(l7Schema, value);
  const accepted = (status?.parents ?? []).filter(
    ({ controllerName, conditions }) =>
      controllerName !== CONTROLLER_NAME &&
      conditions.some(({ type, status: state }) => type === "Accepted" && state === "True"),
  );
  return {
    kind,
    parentRefs: spec.parentRefs.map((ref) => parentOf(ref, meta.namespace)),
    acceptedParents: accepted.map((parent) => parentOf(parent.parentRef, meta.namespace)),
    ...metaOf(meta),
  };
}

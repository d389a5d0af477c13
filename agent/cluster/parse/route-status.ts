import { z } from "zod";
import { CONTROLLER_NAME } from "../../lib/api-names.ts";
import type { L4RouteKind, RouteStatus } from "../model.ts";
import { list, optional, parseWith, wholeNumber, withDefault } from "./fields.ts";
import { metadata } from "./meta.ts";
import { parentOf, parentRef } from "./route.ts";

export const condition = z.object({
  type: z.string(),
  status: z.string(),
  reason: withDefault(z.string(), ""),
  message: withDefault(z.string(), ""),
  observedGeneration: withDefault(wholeNumber(0, Number.MAX_SAFE_INTEGER), 0),
});

const schema = z.object({
  metadata,
  status: optional(
    z.object({
      parents: list(
        z.object({ parentRef, controllerName: optional(z.string()), conditions: list(condition) }),
      ),
    }),
  ),
});

export function parseRouteStatus(kind: L4RouteKind, value: unknown): RouteStatus {
  const { metadata: meta, status } = parseWith(schema, value);
  const parents = status?.parents ?? [];
  const ours = parents.filter(({ controllerName }) => controllerName === CONTROLLER_NAME);
  return {
    route: `${kind} ${meta.namespace}/${meta.name}`,
    uid: meta.uid,
    generation: meta.generation,
    ours: ours.map((entry) => ({
      parentRef: parentOf(entry.parentRef, meta.namespace),
      conditions: entry.conditions,
    })),
    foreign: parents.length - ours.length,
  };
}

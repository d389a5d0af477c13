import type { SlotTarget } from "../datapath/tables.ts";
import type { Family } from "../lib/ip.ts";
import type { Backend } from "./backend-refs.ts";
import type { BackendSet, Backends } from "./backend-sets.ts";
import { backendsOf } from "./backend-sets.ts";
import type { AttachedRoute } from "./routes.ts";

/** One weighted backendRef, for clients of one address family. */
export interface Slot {
  readonly backend: Backend;
  readonly weight: number;
  readonly target: SlotTarget;
  /** What the target leads to; undefined if the ref leads nowhere. */
  readonly set: BackendSet | undefined;
}

/** Invalid refs stay slots: their share is refused and never given to the others (G-43). */
export function slotsOf(route: AttachedRoute, family: Family, backends: Backends): readonly Slot[] {
  return route.backends.map((backend) => {
    const set = backendSet(backend, family, backends);
    return { backend, weight: backend.ref.weight, target: slotTarget(set), set };
  });
}

export function backendSet(backend: Backend, family: Family, backends: Backends): BackendSet | undefined {
  if (backend.kind === "invalid") return undefined;
  return backendsOf(backends, backend.known.service.key)?.ports.get(backend.port.id)?.[family];
}

/**
 * An empty set refuses by itself. Only internalTrafficPolicy Local drops, which a route
 * must not do (D-1.4), so there the slot refuses before the set is reached.
 */
function slotTarget(set: BackendSet | undefined): SlotTarget {
  if (set === undefined) return { kind: "reject", reason: "invalid_backend" };
  if (set.empty === "no_local_endpoint") return { kind: "reject", reason: "no_endpoint" };
  return { kind: "set", set: set.id };
}

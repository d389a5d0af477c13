import type { L7Route, L7RouteKind, ParentRef } from "../cluster/model.ts";
import type { Id } from "../lib/id.ts";
import { compareAge } from "./order.ts";
import { isServiceRef, selects } from "./parent-refs.ts";
import type { L7Precedence } from "./policy.ts";
import type { Catalogue } from "./services.ts";

/**
 * Service ports that an L7 route of another controller has taken (G-35). By default only
 * if that controller has accepted it: an HTTPRoute that nobody serves must not switch a
 * TCPRoute off, and two meshes must not share a port (G-37).
 */
export interface L7Claims {
  readonly source: ReadonlyMap<string, L7Route>;
  readonly services: Catalogue["services"];
  readonly precedence: L7Precedence;
  /** claimKey -> "Kind namespace/name, which ...". */
  readonly routes: ReadonlyMap<string, string>;
}

const PRECEDENCE: Readonly<Record<L7RouteKind, number>> = { GRPCRoute: 0, HTTPRoute: 1, TLSRoute: 2 };

export function l7Claims(
  source: ReadonlyMap<string, L7Route>,
  { services }: Catalogue,
  precedence: L7Precedence,
  previous: L7Claims | undefined,
): L7Claims {
  if (previous?.source === source && previous.services === services && previous.precedence === precedence)
    return previous;
  const routes = new Map<string, string>();
  for (const route of [...source.values()].sort(strongestFirst)) {
    for (const ref of parentsThatCount(route, precedence).filter(isServiceRef)) {
      const known = services.get(`${ref.namespace}/${ref.name}`);
      for (const port of known?.ports ?? []) {
        if (port.protocol !== "TCP" || !selects(ref, port)) continue;
        const key = claimKey(port.id, route.namespace);
        if (!routes.has(key)) routes.set(key, `${route.kind} ${route.key}, ${WHY[precedence]}`);
      }
    }
  }
  return { source, services, precedence, routes };
}

function parentsThatCount(route: L7Route, precedence: L7Precedence): readonly ParentRef[] {
  if (precedence === "never") return [];
  return precedence === "always" ? route.parentRefs : route.acceptedParents;
}

const WHY: Readonly<Record<L7Precedence, string>> = {
  accepted: "which another controller has accepted",
  always: "which takes precedence",
  never: "",
};

function strongestFirst(a: L7Route, b: L7Route): number {
  return PRECEDENCE[a.kind] - PRECEDENCE[b.kind] || compareAge(a, b);
}

/** Producer and consumer routes are different groups, so the route's namespace is part of it (G-24). */
export function claimKey(servicePort: Id, routeNamespace: string): string {
  return `${servicePort} ${routeNamespace}`;
}

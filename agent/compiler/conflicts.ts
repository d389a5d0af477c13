import type { L7Route, L7RouteKind } from "../cluster/model.ts";
import type { Id } from "../lib/id.ts";
import { compareAge } from "./order.ts";
import { isServiceRef, selects } from "./parent-refs.ts";
import type { Catalogue } from "./services.ts";

/**
 * Service ports that an L7 route of another controller has taken (G-35). Only if that
 * controller has accepted it: an HTTPRoute that nobody serves must not switch a TCPRoute
 * off, and two meshes must not share a port (G-37).
 */
export interface L7Claims {
  readonly source: ReadonlyMap<string, L7Route>;
  readonly services: Catalogue["services"];
  /** claimKey -> "Kind namespace/name". */
  readonly routes: ReadonlyMap<string, string>;
}

const PRECEDENCE: Readonly<Record<L7RouteKind, number>> = { GRPCRoute: 0, HTTPRoute: 1, TLSRoute: 2 };

export function l7Claims(
  source: ReadonlyMap<string, L7Route>,
  { services }: Catalogue,
  previous: L7Claims | undefined,
): L7Claims {
  if (previous?.source === source && previous.services === services) return previous;
  const routes = new Map<string, string>();
  for (const route of [...source.values()].sort(strongestFirst)) {
    for (const ref of route.acceptedParents.filter(isServiceRef)) {
      const known = services.get(`${ref.namespace}/${ref.name}`);
      for (const port of known?.ports ?? []) {
        if (port.protocol !== "TCP" || !selects(ref, port)) continue;
        const key = claimKey(port.id, route.namespace);
        if (!routes.has(key)) routes.set(key, `${route.kind} ${route.key}`);
      }
    }
  }
  return { source, services, routes };
}

function strongestFirst(a: L7Route, b: L7Route): number {
  return PRECEDENCE[a.kind] - PRECEDENCE[b.kind] || compareAge(a, b);
}

/** Producer and consumer routes are different groups, so the route's namespace is part of it (G-24). */
export function claimKey(servicePort: Id, routeNamespace: string): string {
  return `${servicePort} ${routeNamespace}`;
}

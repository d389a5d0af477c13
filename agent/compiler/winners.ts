import type { NamespacedName } from "../cluster/model.ts";
import type { Id } from "../lib/id.ts";
import type { Steps } from "../lib/steps.ts";
import { kept } from "./chunk.ts";
import type { L7Claims } from "./conflicts.ts";
import { claimKey } from "./conflicts.ts";
import { compareAge } from "./order.ts";
import type { AttachedRoute, AttachedRoutes } from "./routes.ts";
import type { KnownPort, KnownService } from "./services.ts";

/** The fourth stage: which of the routes on one Service port carries the traffic of whom. */

/** Routes of one namespace on one Service port. */
export interface RouteGroup {
  /** Oldest first: the first one carries the traffic, with nothing merged (G-30). */
  readonly routes: readonly AttachedRoute[];
  /** An L7 route of another controller that the port belongs to instead, and why. */
  readonly conflict: string | undefined;
}

export interface PortRouting {
  readonly port: KnownPort;
  /** By the namespace of the routes; the Service's own holds the producer routes. */
  readonly groups: ReadonlyMap<string, RouteGroup>;
}

/** By id of the Service port. */
export type ServiceRouting = ReadonlyMap<Id, PortRouting>;

export interface Routing {
  readonly attached: AttachedRoutes;
  readonly claims: L7Claims;
  /** Services without any route have no entry. */
  readonly services: ReadonlyMap<NamespacedName, ServiceRouting>;
}

export function* routing(
  attached: AttachedRoutes,
  claims: L7Claims,
  previous: Routing | undefined,
): Steps<Routing> {
  if (previous?.attached === attached && previous.claims === claims) return previous;
  const drafts = new Map<NamespacedName, DraftRouting>();
  for (const route of attached.routes.values()) {
    for (const { binding } of route.attachments) {
      if (binding.kind === "bound") addRoute(drafts, route, binding.known, binding.ports);
    }
  }
  const services = new Map<NamespacedName, ServiceRouting>();
  for (const [service, draft] of drafts) {
    services.set(service, kept(previous?.services.get(service), settle(draft, claims)));
    yield;
  }
  return { attached, claims, services };
}

interface DraftPort {
  readonly port: KnownPort;
  /** Sets, because several parentRefs of a route may lead to the same port (G-10). */
  readonly groups: Map<string, Set<AttachedRoute>>;
}

type DraftRouting = Map<Id, DraftPort>;

function addRoute(
  drafts: Map<NamespacedName, DraftRouting>,
  route: AttachedRoute,
  { service }: KnownService,
  ports: readonly KnownPort[],
): void {
  const draft: DraftRouting = drafts.get(service.key) ?? new Map<Id, DraftPort>();
  drafts.set(service.key, draft);
  for (const port of ports) {
    const entry: DraftPort = draft.get(port.id) ?? { port, groups: new Map<string, Set<AttachedRoute>>() };
    draft.set(port.id, entry);
    const group = entry.groups.get(route.route.namespace) ?? new Set<AttachedRoute>();
    entry.groups.set(route.route.namespace, group.add(route));
  }
}

function settle(draft: DraftRouting, claims: L7Claims): ServiceRouting {
  const settled = new Map<Id, PortRouting>();
  for (const [id, { port, groups }] of draft) {
    const settledGroups = [...groups].map(([namespace, routes]): [string, RouteGroup] => [
      namespace,
      { routes: [...routes].sort(byAge), conflict: claims.routes.get(claimKey(id, namespace)) },
    ]);
    settled.set(id, { port, groups: new Map(settledGroups) });
  }
  return settled;
}

function byAge(a: AttachedRoute, b: AttachedRoute): number {
  return compareAge(a.route, b.route);
}

/** The route of one namespace that is in force on a Service port, for whom it concerns. */
export function winner(routing: PortRouting | undefined, namespace: string): AttachedRoute | undefined {
  const group = routing?.groups.get(namespace);
  return group?.conflict === undefined ? group?.routes[0] : undefined;
}

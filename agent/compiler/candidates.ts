import type { ExplainedCandidate } from "./compiled.ts";
import { precedence } from "./route-reports.ts";
import type { AttachedRoute } from "./routes.ts";
import type { KnownPort, KnownService } from "./services.ts";
import type { PortRouting, RouteGroup } from "./winners.ts";
import { winner } from "./winners.ts";

/** For explain(): all routes that could have carried a connection, and what became of them. */

export interface Contest {
  readonly winner: AttachedRoute | undefined;
  readonly role: "producer" | "consumer";
  readonly candidates: readonly ExplainedCandidate[];
}

export function contest(
  { service }: KnownService,
  port: KnownPort,
  routing: PortRouting | undefined,
  client: string | undefined,
  routes: Iterable<AttachedRoute>,
): Contest {
  const own = service.namespace;
  const consumer = client === undefined || client === own ? undefined : client;
  const consumerRoute = consumer === undefined ? undefined : winner(routing, consumer);
  const producerRoute = winner(routing, own);
  const supersededBy = consumerRoute === undefined ? undefined : consumer;
  return {
    winner: consumerRoute ?? producerRoute,
    role: consumerRoute === undefined ? "producer" : "consumer",
    candidates: [
      ...(consumer === undefined ? [] : judged(routing?.groups.get(consumer), "consumer", undefined)),
      ...judged(routing?.groups.get(own), "producer", supersededBy),
      ...refusedRoutes(service.key, port, [own, consumer], routes),
    ],
  };
}

function judged(
  group: RouteGroup | undefined,
  role: "producer" | "consumer",
  supersededBy: string | undefined,
): readonly ExplainedCandidate[] {
  return (group?.routes ?? []).map((route, index) => ({
    route: route.key,
    role,
    createdAtMs: route.route.createdAtMs,
    wins: index === 0 && group?.conflict === undefined && supersededBy === undefined,
    because: because(route, group, role, supersededBy),
  }));
}

function because(
  route: AttachedRoute,
  group: RouteGroup | undefined,
  role: "producer" | "consumer",
  supersededBy: string | undefined,
): string {
  const [first, second] = group?.routes ?? [];
  if (group?.conflict !== undefined) return `the port is served by ${group.conflict}`;
  if (supersededBy !== undefined)
    return `namespace ${supersededBy} has a consumer route for this port, which replaces the producer routes`;
  if (first !== undefined && first.key !== route.key)
    return `${first.key} is in force, ${precedence(first, route)}`;
  const only = second === undefined;
  if (role === "consumer")
    return `it is the ${only ? "only" : "first"} consumer route of ${route.route.namespace}${age(only)}`;
  return `it is the ${only ? "only" : "first"} route of the Service's own namespace for this port${age(only)}`;
}

function age(only: boolean): string {
  return only ? "" : " (the oldest wins, then the first by name)";
}

/** Routes that name this Service and port but did not bind to it. */
function refusedRoutes(
  service: string,
  port: KnownPort,
  namespaces: readonly (string | undefined)[],
  routes: Iterable<AttachedRoute>,
): readonly ExplainedCandidate[] {
  const found: ExplainedCandidate[] = [];
  for (const { route, key, attachments } of routes) {
    if (!namespaces.includes(route.namespace)) continue;
    for (const { ref, role, binding } of attachments) {
      const names =
        `${ref.namespace}/${ref.name}` === service && (ref.port === undefined || ref.port === port.port);
      if (!names || binding.kind !== "refused") continue;
      const { createdAtMs } = route;
      found.push({
        route: key,
        role,
        createdAtMs,
        wins: false,
        because: `it is not accepted: ${binding.refusal.message}`,
      });
    }
  }
  return found;
}

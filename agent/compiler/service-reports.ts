import type { Backends, ServiceBackends } from "./backend-sets.ts";
import type { ServicePortReport, ServiceReport } from "./compiled.ts";
import { compareText } from "./order.ts";
import type { KnownPort, KnownService } from "./services.ts";
import type { PortRouting, Routing, ServiceRouting } from "./winners.ts";
import { winner } from "./winners.ts";

/** For `weft service list`. */

/** In the order of namespace and name. */
export function serviceReports({ entries, catalogue }: Backends, routing: Routing): readonly ServiceReport[] {
  return [...entries.values()].map((backends) => {
    const { key } = backends.known.service;
    return serviceReport(backends, routing.services.get(key), catalogue.unclaimed.get(key));
  });
}

function serviceReport(
  backends: ServiceBackends,
  routing: ServiceRouting | undefined,
  unclaimed: string | undefined,
): ServiceReport {
  const { known } = backends;
  return {
    service: known.service.key,
    addresses: known.addresses,
    ports: known.ports.map((port) => portReport(port, known, backends, routing?.get(port.id))),
    unclaimed,
  };
}

function portReport(
  port: KnownPort,
  { service }: KnownService,
  backends: ServiceBackends,
  routing: PortRouting | undefined,
): ServicePortReport {
  const sets = backends.ports.get(port.id);
  return {
    id: port.id,
    name: port.name,
    port: port.port,
    protocol: port.protocol,
    producerRoute: winner(routing, service.namespace)?.key,
    consumerRoutes: consumerRoutes(routing, service.namespace),
    endpoints: {
      IPv4: sets?.IPv4.endpoints.length ?? 0,
      IPv6: sets?.IPv6.endpoints.length ?? 0,
    },
  };
}

function consumerRoutes(routing: PortRouting | undefined, own: string): ReadonlyMap<string, string> {
  const clients = [...(routing?.groups.keys() ?? [])].filter((namespace) => namespace !== own);
  const winners = clients.sort(compareText).flatMap((namespace): [string, string][] => {
    const route = winner(routing, namespace);
    return route === undefined ? [] : [[namespace, route.key]];
  });
  return new Map(winners);
}

import type { NamespacedName } from "../cluster/model.ts";
import type { Backends, ServiceBackends } from "./backend-sets.ts";
import type { ServicePortReport, ServiceReport } from "./compiled.ts";
import { compareText } from "./order.ts";
import type { Catalogue, KnownPort, KnownService } from "./services.ts";
import { unclaimedBecause } from "./services.ts";
import type { PortRouting, Routing, ServiceRouting } from "./winners.ts";
import { winner } from "./winners.ts";

/** For `weft service list`. */

export interface ServiceReportEntry {
  readonly known: KnownService;
  readonly backends: ServiceBackends | undefined;
  readonly routing: ServiceRouting | undefined;
  readonly unclaimed: string | undefined;
  readonly report: ServiceReport;
}

export type ServiceReports = ReadonlyMap<NamespacedName, ServiceReportEntry>;

export function serviceReports(
  { services, rivals }: Catalogue,
  backends: Backends,
  routing: Routing,
  previous: ServiceReports | undefined,
): ServiceReports {
  const reports = new Map<NamespacedName, ServiceReportEntry>();
  for (const [key, known] of services) {
    const inputs = {
      known,
      backends: backends.services.get(key),
      routing: routing.services.get(key),
      unclaimed: unclaimedBecause(known, rivals),
    };
    const before = previous?.get(key);
    const unchanged =
      before?.known === known &&
      before.backends === inputs.backends &&
      before.routing === inputs.routing &&
      before.unclaimed === inputs.unclaimed;
    reports.set(key, unchanged ? before : { ...inputs, report: serviceReport(inputs) });
  }
  return reports;
}

function serviceReport({
  known,
  backends,
  routing,
  unclaimed,
}: Omit<ServiceReportEntry, "report">): ServiceReport {
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
  backends: ServiceBackends | undefined,
  routing: PortRouting | undefined,
): ServicePortReport {
  const sets = backends?.ports.get(port.id);
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

import type { NamespacedName } from "../cluster/model.ts";
import type { Backends, ServiceBackends } from "./backend-sets.ts";
import type { ServicePortReport, ServiceReport } from "./compiled.ts";
import { compareText } from "./order.ts";
import type { KnownPort, KnownService } from "./services.ts";
import type { PortRouting, Routing, ServiceRouting } from "./winners.ts";
import { winner } from "./winners.ts";

/** For `weft service list`. */

interface Inputs {
  readonly known: KnownService;
  readonly backends: ServiceBackends;
  readonly routing: ServiceRouting | undefined;
  readonly unclaimed: string | undefined;
}

export interface ServiceReports {
  readonly backends: Backends;
  readonly routing: Routing;
  /** In the order of the catalogue. */
  readonly entries: readonly Entry[];
  readonly reports: readonly ServiceReport[];
}

interface Entry extends Inputs {
  readonly report: ServiceReport;
}

export function serviceReports(
  backends: Backends,
  routing: Routing,
  previous: ServiceReports | undefined,
): ServiceReports {
  if (previous?.backends === backends && previous.routing === routing) return previous;
  const { catalogue } = backends;
  // If only endpoints changed, most Services need no more than a look at theirs.
  const aligned = previous?.routing === routing && previous.backends.catalogue === catalogue;
  const entries = backends.entries.map((entry, position): Entry => {
    const { key } = entry.known.service;
    const before = aligned ? previous.entries[position] : entryOf(previous, key);
    if (aligned && before?.backends === entry) return before;
    const inputs: Inputs = {
      known: entry.known,
      backends: entry,
      routing: routing.services.get(key),
      unclaimed: catalogue.unclaimed.get(key),
    };
    if (before !== undefined && sameInputs(before, inputs)) return before;
    return { ...inputs, report: serviceReport(inputs) };
  });
  return { backends, routing, entries, reports: entries.map(({ report }) => report) };
}

function entryOf(previous: ServiceReports | undefined, service: NamespacedName): Entry | undefined {
  const position = previous?.backends.catalogue.positions.get(service);
  return position === undefined ? undefined : previous?.entries[position];
}

function sameInputs(a: Inputs, b: Inputs): boolean {
  return (
    a.known === b.known && a.backends === b.backends && a.routing === b.routing && a.unclaimed === b.unclaimed
  );
}

function serviceReport({ known, backends, routing, unclaimed }: Inputs): ServiceReport {
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

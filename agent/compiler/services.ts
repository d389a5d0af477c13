import type { NamespacedName, Protocol, Service, ServicePort } from "../cluster/model.ts";
import type { Id } from "../lib/id.ts";
import { idOf } from "../lib/id.ts";
import type { Family, IpAddress, Port } from "../lib/ip.ts";
import type { Steps } from "../lib/steps.ts";
import type { RivalClaims } from "./claims.ts";
import { findRivals, rivalDiagnostics } from "./claims.ts";
import type { IdLedger } from "./collisions.ts";
import { claimIds, collisionDiagnostics } from "./collisions.ts";
import type { Diagnostic } from "./diagnostics.ts";
import { identityOf } from "./names.ts";
import { compareNames } from "./order.ts";

/** The first stage: Services with the ids of their ports, and which of them may be claimed. */

export interface KnownPort {
  readonly name: string;
  readonly port: Port;
  readonly protocol: Protocol;
  readonly id: Id;
  /** "namespace/name:port/protocol". */
  readonly text: string;
  readonly sets: Readonly<Record<Family, Id>>;
}

export interface KnownService {
  readonly service: Service;
  readonly addresses: readonly IpAddress[];
  /** TCP and UDP ports. */
  readonly ports: readonly KnownPort[];
  /** Why it can be neither claimed nor a route's parent; undefined if it can. */
  readonly refused: string | undefined;
  /** Its ids belong to another Service, so it cannot be a backend either. */
  readonly yielding: boolean;
}

export interface Catalogue {
  /** What it was made of. */
  readonly source: ReadonlyMap<NamespacedName, Service>;
  /** In the order of namespace and name. */
  readonly order: readonly KnownService[];
  readonly services: ReadonlyMap<NamespacedName, KnownService>;
  readonly rivals: RivalClaims;
  /** Why nothing of a Service is claimed; those of which something is have no entry. */
  readonly unclaimed: ReadonlyMap<NamespacedName, string>;
  readonly ids: IdLedger;
  readonly diagnostics: readonly Diagnostic[];
}

export const FAMILIES = ["IPv4", "IPv6"] as const satisfies readonly Family[];

export function* catalogue(
  source: ReadonlyMap<NamespacedName, Service>,
  previous: Catalogue | undefined,
): Steps<Catalogue> {
  if (previous?.source === source) return previous;
  const known: KnownService[] = [];
  for (const service of [...source.values()].sort(compareNames)) {
    const before = previous?.services.get(service.key);
    known.push(before?.service === service && !before.yielding ? before : knownService(service));
    yield;
  }
  const ids = yield* claimIds(known.map(idClaim), []);
  yield;
  const order = ids.yielding.size === 0 ? known : known.map((entry) => yielded(entry, ids));
  const rivals = yield* findRivals(order);
  const services = new Map<NamespacedName, KnownService>();
  const unclaimed = new Map<NamespacedName, string>();
  const diagnostics: Diagnostic[] = [];
  for (const entry of order) {
    yield;
    services.set(entry.service.key, entry);
    const because = unclaimedBecause(entry, rivals);
    if (because !== undefined) unclaimed.set(entry.service.key, because);
    diagnostics.push(...unclaimedDiagnostics(entry));
  }
  diagnostics.push(...rivalDiagnostics(rivals), ...collisionDiagnostics(ids));
  return { source, order, services, rivals, unclaimed, ids, diagnostics };
}

function knownService(service: Service): KnownService {
  return {
    service,
    addresses: [...new Set(service.clusterIPs)],
    // A DNS alias has no endpoints of its own.
    ports: service.type === "ExternalName" ? [] : knownPorts(service),
    refused: refusal(service),
    yielding: false,
  };
}

/** The API server keeps names, and pairs of number and protocol, unique; of copies the first counts. */
function knownPorts(service: Service): readonly KnownPort[] {
  const seen = new Set<string>();
  return service.ports.flatMap((port) => {
    const { protocol } = port;
    const marks = [`name ${port.name} ${protocol}`, `number ${port.port} ${protocol}`];
    if (protocol === "SCTP" || marks.some((mark) => seen.has(mark))) return [];
    for (const mark of marks) seen.add(mark);
    return [knownPort(service, port, protocol)];
  });
}

function knownPort(service: Service, { name, port }: ServicePort, protocol: Protocol): KnownPort {
  const identity = identityOf(service);
  return {
    name,
    port,
    protocol,
    id: idOf("service", identity, name, protocol),
    text: `${service.key}:${port}/${protocol}`,
    sets: {
      IPv4: idOf("set", identity, name, protocol, "IPv4"),
      IPv6: idOf("set", identity, name, protocol, "IPv6"),
    },
  };
}

/** K-3, K-5, G-19. */
function refusal(service: Service): string | undefined {
  if (service.type === "ExternalName") return "it is of type ExternalName, a DNS alias without an address";
  if (service.serviceProxyName !== undefined)
    return `its label service.kubernetes.io/service-proxy-name gives it to the proxy "${service.serviceProxyName}"`;
  if (service.headless) return "it is headless (clusterIP: None)";
  if (service.clusterIPs.length === 0) return "it has no clusterIP";
  return undefined;
}

function idClaim({ service, ports }: KnownService): { owner: string; ids: readonly Id[] } {
  return {
    owner: `Service ${service.key}`,
    ids: ports.flatMap((port) => [port.id, port.sets.IPv4, port.sets.IPv6]),
  };
}

function yielded(entry: KnownService, ids: IdLedger): KnownService {
  const first = ids.yielding.get(`Service ${entry.service.key}`);
  if (first === undefined) return entry;
  const { service, addresses } = entry;
  return { service, addresses, ports: [], refused: `its ids are those of ${first}`, yielding: true };
}

function unclaimedDiagnostics(entry: KnownService): readonly Diagnostic[] {
  const { service } = entry;
  const object = `Service ${service.key}`;
  const left = (what: string, because: string): Diagnostic => ({
    code: "service_unclaimed",
    severity: "info",
    object,
    message: `${what} is left to kube-proxy: ${because}`,
  });
  if (entry.refused !== undefined) return [left(object, entry.refused)];
  if (service.ports.length === 0) return [left(object, "it has no port")];
  return service.ports
    .filter((port) => port.protocol === "SCTP")
    .map((port) => left(`port ${port.port}/SCTP of ${object}`, "only TCP and UDP are claimed"));
}

function unclaimedBecause(entry: KnownService, rivals: RivalClaims): string | undefined {
  if (entry.refused !== undefined) return entry.refused;
  if (entry.ports.length === 0) return "it has no TCP or UDP port";
  const lost = rivals.get(entry.service.key);
  if (lost === undefined || lost.size < entry.ports.length * entry.addresses.length) return undefined;
  const winners = [...new Set(lost.values())].map((key) => `Service ${key}`).join(", ");
  return `all of its addresses and ports belong to ${winners}`;
}

import type { Port } from "../lib/ip.ts";
import type {
  ExplainedBackend,
  ExplainedCandidate,
  ExplainedEndpoint,
  ExplainedFrontend,
  Explanation,
  Fraction,
  RouteParentReport,
  RouteReport,
  ServicePortReport,
  ServiceReport,
} from "./reads.ts";
import type { Wire } from "./wire.ts";

/** The compiler's reports, from the wire; fields in the order of their types, because JSON shows it. */

export function decodeService(wire: Wire<ServiceReport>): ServiceReport {
  const { service, addresses, ports, unclaimed } = wire;
  return { service, addresses, ports: ports.map(decodeServicePort), unclaimed };
}

function decodeServicePort(wire: Wire<ServicePortReport>): ServicePortReport {
  const { id, name, port, protocol, producerRoute, endpoints } = wire;
  const consumerRoutes = new Map(Object.entries(wire.consumerRoutes));
  const { IPv4, IPv6 } = endpoints;
  return { id, name, port, protocol, producerRoute, consumerRoutes, endpoints: { IPv4, IPv6 } };
}

export function decodeRoute(wire: Wire<RouteReport>): RouteReport {
  const { route, kind, namespace, name, generation, createdAtMs, id, parents } = wire;
  return {
    route,
    kind,
    namespace,
    name,
    generation,
    createdAtMs,
    id,
    parents: parents.map(decodeRouteParent),
  };
}

function decodeRouteParent(wire: Wire<RouteParentReport>): RouteParentReport {
  const { accepted, acceptedReason, acceptedMessage } = wire;
  const { resolvedRefs, resolvedRefsReason, resolvedRefsMessage } = wire;
  const beaten = Object.entries(wire.beatenOn).map(([port, route]) => [Number(port) as Port, route] as const);
  return {
    parentRef: decodeParentRef(wire.parentRef),
    accepted,
    acceptedReason,
    acceptedMessage,
    resolvedRefs,
    resolvedRefsReason,
    resolvedRefsMessage,
    partiallyInvalid: wire.partiallyInvalid,
    ports: wire.ports,
    beatenOn: new Map(beaten),
    role: wire.role,
  };
}

type ParentRef = RouteParentReport["parentRef"];

function decodeParentRef({ group, kind, namespace, name, sectionName, port }: Wire<ParentRef>): ParentRef {
  return { group, kind, namespace, name, sectionName, port };
}

export function decodeExplanation(wire: Wire<Explanation>): Explanation {
  const { service, port, client, frontends } = wire;
  return { service, port, client, frontends: frontends.map(decodeFrontend) };
}

function decodeFrontend(wire: Wire<ExplainedFrontend>): ExplainedFrontend {
  const { address, port, protocol, claimed, because, route } = wire;
  const candidates = wire.candidates.map(decodeCandidate);
  const backends = wire.backends.map(decodeBackend);
  return { address, port, protocol, claimed, because, route, candidates, backends };
}

function decodeCandidate(wire: Wire<ExplainedCandidate>): ExplainedCandidate {
  const { route, role, createdAtMs, wins, because } = wire;
  return { route, role, createdAtMs, wins, because };
}

function decodeBackend(wire: Wire<ExplainedBackend>): ExplainedBackend {
  const { backend, weight, refused, message } = wire;
  const share = decodeFraction(wire.share);
  return { backend, weight, share, refused, message, endpoints: wire.endpoints.map(decodeEndpoint) };
}

function decodeEndpoint({ address, port, share }: Wire<ExplainedEndpoint>): ExplainedEndpoint {
  return { address, port, share: decodeFraction(share) };
}

function decodeFraction({ numerator, denominator }: Wire<Fraction>): Fraction {
  return { numerator: BigInt(numerator), denominator: BigInt(denominator) };
}

import type { ClusterState, EndpointSlice, NamespacedName } from "../cluster/model.ts";
import type { BackendSetRow, Chunk, EndpointRow, MemberRow, RejectReason } from "../datapath/tables.ts";
import type { Id } from "../lib/id.ts";
import type { Family } from "../lib/ip.ts";
import { chunkOf, kept } from "./chunk.ts";
import type { PortEndpoint } from "./endpoints.ts";
import { portEndpoints } from "./endpoints.ts";
import { nameRow } from "./names.ts";
import type { Catalogue, KnownPort, KnownService } from "./services.ts";
import { FAMILIES } from "./services.ts";
import type { Place } from "./topology.ts";
import { selectEndpoints } from "./topology.ts";

/** What a connection that reaches this set meets. */
export interface BackendSet {
  readonly id: Id;
  /** Why it is empty; undefined if it is not. */
  readonly empty: RejectReason | undefined;
  readonly endpoints: readonly EndpointRow[];
}

export type PortBackends = Readonly<Record<Family, BackendSet>>;

export interface ServiceBackends {
  readonly known: KnownService;
  readonly slices: readonly EndpointSlice[];
  readonly chunk: Chunk;
  /** By id of the Service port. */
  readonly ports: ReadonlyMap<Id, PortBackends>;
}

export interface Backends {
  readonly place: Place;
  readonly services: ReadonlyMap<NamespacedName, ServiceBackends>;
}

const NO_SLICES: readonly EndpointSlice[] = [];

/** The second stage: the usable endpoints of every Service port, headless ones too (G-50). */
export function backends(
  { services }: Catalogue,
  slicesByService: ClusterState["slicesByService"],
  place: Place,
  previous: Backends | undefined,
): Backends {
  const before = samePlace(previous?.place, place) ? previous?.services : undefined;
  const made = new Map<NamespacedName, ServiceBackends>();
  for (const [key, known] of services) {
    if (known.ports.length === 0) continue;
    const slices = slicesByService.get(key) ?? NO_SLICES;
    const last = before?.get(key);
    const unchanged = last?.known === known && last.slices === slices;
    made.set(key, unchanged ? last : serviceBackends(known, slices, place, previous?.services.get(key)));
  }
  return { place, services: made };
}

function samePlace(a: Place | undefined, b: Place): boolean {
  return a?.nodeName === b.nodeName && a.zone === b.zone;
}

function serviceBackends(
  known: KnownService,
  slices: readonly EndpointSlice[],
  place: Place,
  previous: ServiceBackends | undefined,
): ServiceBackends {
  const built = known.ports.map((port) => ({ port, sets: buildPort(known, port, slices, place) }));
  const sets = built.flatMap((entry) => FAMILIES.map((family) => entry.sets[family]));
  const chunk = chunkOf({
    names: known.ports.map((port) => nameRow(port.id, port.text)),
    members: sets.flatMap((set) => set.members),
    endpoints: sets.flatMap((set) => set.endpoints),
    backendSets: sets.map((set) => set.row),
  });
  return {
    known,
    slices,
    chunk: kept(previous?.chunk, chunk),
    ports: kept(previous?.ports, new Map(built.map(({ port, sets }) => [port.id, portBackends(sets)]))),
  };
}

interface BuiltSet {
  readonly row: BackendSetRow;
  readonly endpoints: readonly EndpointRow[];
  readonly members: readonly MemberRow[];
}

function buildPort(
  known: KnownService,
  port: KnownPort,
  slices: readonly EndpointSlice[],
  place: Place,
): Readonly<Record<Family, BuiltSet>> {
  const build = (family: Family): BuiltSet => {
    const endpoints = portEndpoints(slices, port, family);
    return buildSet(port, port.sets[family], endpoints, known.service.internalTrafficPolicy, place);
  };
  return { IPv4: build("IPv4"), IPv6: build("IPv6") };
}

function buildSet(
  port: KnownPort,
  set: Id,
  all: readonly PortEndpoint[],
  policy: KnownService["service"]["internalTrafficPolicy"],
  place: Place,
): BuiltSet {
  const { eligible, onlyElsewhere } = selectEndpoints(all, policy, place);
  return {
    row: {
      id: set,
      service: port.id,
      endpointCount: eligible.length,
      emptyReason: onlyElsewhere ? "no_local_endpoint" : "no_endpoint",
    },
    endpoints: eligible.map((endpoint, index) => ({
      set,
      index,
      address: endpoint.address,
      port: endpoint.port,
    })),
    members: memberRows(set, all, new Set(eligible)),
  };
}

/** Flows stay with an endpoint as long as it serves, also when it is not picked any more (K-50). */
function memberRows(
  set: Id,
  all: readonly PortEndpoint[],
  eligible: ReadonlySet<PortEndpoint>,
): readonly MemberRow[] {
  const members: MemberRow[] = [];
  for (const endpoint of all) {
    const { address, port } = endpoint;
    if (eligible.has(endpoint)) members.push({ set, address, port, state: "eligible" });
    else if (endpoint.serving) members.push({ set, address, port, state: "serving" });
  }
  return members;
}

function portBackends(sets: Readonly<Record<Family, BuiltSet>>): PortBackends {
  const backendSet = ({ row, endpoints }: BuiltSet): BackendSet => ({
    id: row.id,
    empty: row.endpointCount === 0 ? row.emptyReason : undefined,
    endpoints,
  });
  return { IPv4: backendSet(sets.IPv4), IPv6: backendSet(sets.IPv6) };
}

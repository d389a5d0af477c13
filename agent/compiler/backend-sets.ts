import type { ClusterState, EndpointSlice, NamespacedName } from "../cluster/model.ts";
import type { BackendSetRow, EndpointRow, MemberRow, RejectReason } from "../datapath/tables.ts";
import type { Id } from "../lib/id.ts";
import type { Family } from "../lib/ip.ts";
import { differentKeys, LayeredMap } from "../lib/layered-map.ts";
import type { Steps } from "../lib/steps.ts";
import type { OwnedChunk } from "./chunk.ts";
import { chunkOf, kept, owners } from "./chunk.ts";
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

export interface ServiceBackends extends OwnedChunk {
  readonly known: KnownService;
  readonly slices: readonly EndpointSlice[];
  /** By id of the Service port. */
  readonly ports: ReadonlyMap<Id, PortBackends>;
}

export interface Backends {
  readonly catalogue: Catalogue;
  readonly slicesByService: ClusterState["slicesByService"];
  readonly place: Place;
  /** One for each Service, in the order of the catalogue. */
  readonly entries: LayeredMap<NamespacedName, ServiceBackends>;
}

const NO_SLICES: readonly EndpointSlice[] = [];

/**
 * The second stage: the usable endpoints of every Service port, headless ones too (G-50).
 * This is what endpoints coming and going run through, so it looks at nothing but the Services
 * whose slices changed, however many there are.
 */
export function* backends(
  catalogue: Catalogue,
  slicesByService: ClusterState["slicesByService"],
  place: Place,
  previous: Backends | undefined,
): Steps<Backends> {
  const samePlace = previous?.place.nodeName === place.nodeName && previous.place.zone === place.zone;
  const make = (known: KnownService): ServiceBackends => {
    const slices = slicesByService.get(known.service.key) ?? NO_SLICES;
    const before = backendsOf(previous, known.service.key);
    if (samePlace && before?.known === known && before.slices === slices) return before;
    return serviceBackends(known, slices, place, before);
  };
  if (previous?.catalogue !== catalogue || !samePlace) {
    const entries = new Map<NamespacedName, ServiceBackends>();
    for (const known of catalogue.order) {
      entries.set(known.service.key, make(known));
      yield;
    }
    return { catalogue, slicesByService, place, entries: LayeredMap.of(entries) };
  }
  if (previous.slicesByService === slicesByService) return previous;
  const changes = new Map<NamespacedName, ServiceBackends>();
  for (const key of differentKeys(previous.slicesByService, slicesByService)) {
    const known = catalogue.services.get(key);
    // Slices may be there before their Service.
    if (known !== undefined) changes.set(key, make(known));
    yield;
  }
  return { catalogue, slicesByService, place, entries: previous.entries.with(changes) };
}

export function backendsOf(
  backends: Backends | undefined,
  service: NamespacedName,
): ServiceBackends | undefined {
  return backends?.entries.get(service);
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
    owner: previous?.owner ?? owners.backends(known.service.key),
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
  // As kube-proxy does (K-4). Of a headless Service, which has no address, all slices have the label.
  const proxied = known.service.headless ? slices : slices.filter(({ isHeadless }) => !isHeadless);
  const build = (family: Family): BuiltSet => {
    const endpoints = portEndpoints(proxied, port, family);
    return buildSet(port, port.sets[family], endpoints, known.service, place);
  };
  return { IPv4: build("IPv4"), IPv6: build("IPv6") };
}

function buildSet(
  port: KnownPort,
  set: Id,
  all: readonly PortEndpoint[],
  service: KnownService["service"],
  place: Place,
): BuiltSet {
  const { eligible, onlyElsewhere } = selectEndpoints(all, service.internalTrafficPolicy, place);
  return {
    row: {
      id: set,
      service: port.id,
      endpointCount: eligible.length,
      emptyReason: onlyElsewhere ? "no_local_endpoint" : "no_endpoint",
      affinityS: service.clientIpAffinityTimeoutS ?? 0,
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

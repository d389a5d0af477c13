import type {
  BackendRef,
  ClusterState,
  EndpointSlice,
  L4Route,
  L7Route,
  MeshNode,
  Namespace,
  Node,
  ObjectMeta,
  ParentRef,
  Pod,
  ReferenceGrant,
  Service,
  SliceEndpoint,
} from "../../agent/cluster/model.ts";
import type { DesiredWorkload } from "../../agent/compiler/compiled.ts";
import { idOf, NO_ID } from "../../agent/lib/id.ts";
import type { IpAddress, Port } from "../../agent/lib/ip.ts";

/** Builders of domain objects: what a test does not say is the ordinary case. */

type Fields<T> = Partial<Omit<T, keyof ObjectMeta>> &
  Partial<Pick<ObjectMeta, "uid" | "createdAtMs" | "generation">>;

export function ip(text: string): IpAddress {
  return text as IpAddress;
}

export function portNumber(number: number): Port {
  return number as Port;
}

function meta(key: string): ObjectMeta {
  const [namespace = "", name = ""] = key.split("/");
  return { namespace, name, key, uid: undefined, generation: 1, createdAtMs: 0 };
}

export function namespace(name: string, meshLabel?: string): Namespace {
  return { name, uid: undefined, meshLabel };
}

export function node(name: string, zone?: string): Node {
  return { name, uid: undefined, zone, addresses: [], podCIDRs: [] };
}

export function pod(key: string, fields: Fields<Pod> = {}): Pod {
  return {
    ...meta(key),
    meshLabel: undefined,
    statusAnnotation: undefined,
    cgroupUid: undefined,
    sidecar: undefined,
    nodeName: "node-1",
    hostNetwork: false,
    serviceAccount: "default",
    ips: [ip("10.1.0.1")],
    phase: "Running",
    isEnding: false,
    ...fields,
  };
}

export function servicePort(
  number: number,
  protocol: "TCP" | "UDP" | "SCTP" = "TCP",
  name = "",
): Service["ports"][number] {
  return { name, port: portNumber(number), protocol };
}

export function service(key: string, fields: Fields<Service> = {}): Service {
  return {
    ...meta(key),
    type: "ClusterIP",
    headless: false,
    clusterIPs: [ip("10.96.0.1")],
    ports: [servicePort(80)],
    serviceProxyName: undefined,
    internalTrafficPolicy: "Cluster",
    clientIpAffinityTimeoutS: undefined,
    ...fields,
  };
}

export function endpoint(address: string, fields: Partial<SliceEndpoint> = {}): SliceEndpoint {
  return {
    address: ip(address),
    ready: true,
    serving: true,
    terminating: false,
    nodeName: undefined,
    zone: undefined,
    forZones: [],
    forNodes: [],
    ...fields,
  };
}

/** slice("default/app-1", "default/app", ["10.1.0.5"]) has the target port 8080. */
export function slice(
  key: string,
  serviceKey: string,
  endpoints: readonly (string | SliceEndpoint)[],
  fields: Fields<EndpointSlice> = {},
): EndpointSlice {
  const first = endpoints[0];
  const address = typeof first === "string" ? first : (first?.address ?? "");
  return {
    ...meta(key),
    service: serviceKey,
    addressType: address.includes(":") ? "IPv6" : "IPv4",
    isHeadless: false,
    ports: [{ name: "", port: portNumber(8080), protocol: "TCP" }],
    endpoints: endpoints.map((entry) => (typeof entry === "string" ? endpoint(entry) : entry)),
    ...fields,
  };
}

/** parent("default/app", { port: 80 }) */
export function parent(
  key: string,
  fields: { port?: number; sectionName?: string; kind?: string; group?: string } = {},
): ParentRef {
  const { namespace: where, name } = meta(key);
  return {
    group: fields.group ?? "",
    kind: fields.kind ?? "Service",
    namespace: where,
    name,
    sectionName: fields.sectionName,
    port: fields.port === undefined ? undefined : portNumber(fields.port),
  };
}

/** backend("default/app-v1:80", 90) */
export function backend(
  text: string,
  weight = 1,
  fields: { kind?: string; group?: string } = {},
): BackendRef {
  const [key = "", number] = text.split(":");
  const { namespace: where, name } = meta(key);
  return {
    group: fields.group ?? "",
    kind: fields.kind ?? "Service",
    namespace: where,
    name,
    port: number === undefined ? undefined : portNumber(Number(number)),
    weight,
  };
}

export function route(
  kind: L4Route["kind"],
  key: string,
  parentRefs: readonly ParentRef[],
  backendRefs: readonly BackendRef[],
  fields: Fields<L4Route> = {},
): L4Route {
  return { ...meta(key), kind, parentRefs, rules: [{ name: undefined, backendRefs }], ...fields };
}

export function tcpRoute(
  key: string,
  parentRefs: readonly ParentRef[],
  backendRefs: readonly BackendRef[],
  fields: Fields<L4Route> = {},
): L4Route {
  return route("TCPRoute", key, parentRefs, backendRefs, fields);
}

export function l7Route(kind: L7Route["kind"], key: string, acceptedParents: readonly ParentRef[]): L7Route {
  return { ...meta(key), kind, parentRefs: acceptedParents, acceptedParents };
}

export function referenceGrant(
  key: string,
  from: ReferenceGrant["from"],
  to: ReferenceGrant["to"],
): ReferenceGrant {
  return { ...meta(key), from, to };
}

export interface Objects {
  readonly namespaces?: readonly Namespace[];
  readonly nodes?: readonly Node[];
  readonly pods?: readonly Pod[];
  readonly services?: readonly Service[];
  readonly slices?: readonly EndpointSlice[];
  readonly routes?: readonly L4Route[];
  readonly l7Routes?: readonly L7Route[];
  readonly referenceGrants?: readonly ReferenceGrant[];
  readonly meshNodes?: readonly MeshNode[];
}

export function clusterState(objects: Objects): ClusterState {
  return {
    namespaces: by(objects.namespaces, (entry) => entry.name),
    nodes: by(objects.nodes, (entry) => entry.name),
    pods: by(objects.pods, (entry) => entry.key),
    services: by(objects.services, (entry) => entry.key),
    slicesByService: slicesByService(objects.slices ?? []),
    routes: by(objects.routes, (entry) => `${entry.kind} ${entry.key}`),
    l7Routes: by(objects.l7Routes, (entry) => `${entry.kind} ${entry.key}`),
    referenceGrants: by(objects.referenceGrants, (entry) => entry.key),
    meshNodes: by(objects.meshNodes, (entry) => entry.name),
    errors: [],
  };
}

function by<T>(objects: readonly T[] | undefined, key: (entry: T) => string): ReadonlyMap<string, T> {
  return new Map((objects ?? []).map((entry) => [key(entry), entry]));
}

function slicesByService(slices: readonly EndpointSlice[]): ReadonlyMap<string, readonly EndpointSlice[]> {
  const grouped = new Map<string, EndpointSlice[]>();
  for (const entry of slices) {
    const group = grouped.get(entry.service);
    if (group === undefined) grouped.set(entry.service, [entry]);
    else group.push(entry);
  }
  return grouped;
}

/** A pod that the compiler wants served; its uid is its name. */
export function desiredWorkload(name: string, fields: Partial<DesiredWorkload> = {}): DesiredWorkload {
  return {
    pod: `default/${name}`,
    namespace: "default",
    id: idOf("workload", name),
    namespaceId: idOf("namespace", "default"),
    scope: NO_ID,
    ips: [],
    hostNetwork: false,
    isEnding: false,
    cgroupUid: name,
    sidecar: undefined,
    optedInBy: "namespace",
    ...fields,
  };
}

import fc from "fast-check";
import type {
  EndpointSlice,
  L4Route,
  L7Route,
  Pod,
  ReferenceGrant,
  Service,
} from "../../agent/cluster/model.ts";
import type { IpAddress } from "../../agent/lib/ip.ts";
import type { Objects } from "./cluster-state.ts";
import {
  backend,
  endpoint,
  ip,
  l7Route,
  namespace,
  node,
  parent,
  pod,
  portNumber,
  referenceGrant,
  route,
  service,
  servicePort,
  slice,
} from "./cluster-state.ts";

/**
 * Clusters of few names, addresses, ports and times, so that everything meets everything:
 * shared clusterIPs and uids, ties of age, references to what is not there.
 */

const NAMESPACES = ["a", "a-b", "b"] as const;
const NAMES = ["x", "y", "z"] as const;
const V4 = ["10.96.0.1", "10.96.0.2", "10.96.0.3", "10.96.0.4", "10.96.0.5", "10.96.0.6"] as const;
const V6 = ["fd00::1", "fd00::2"] as const;
const POD_ADDRESSES = ["10.1.0.9", "10.1.0.10", "10.1.1.1", "fd01::9", "fd01::10"] as const;

const pick = <T>(values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 1 });
/** The first one nine times out of ten. */
const mostly = <T>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: other });

const key = fc.tuple(pick(NAMESPACES), pick(NAMES)).map(([where, name]) => `${where}/${name}`);
const age = fc.record({
  createdAtMs: pick([0, 1000, 2000]),
  uid: mostly(fc.constant(undefined), pick(["u1", "u2"])),
});
const port = pick([80, 80, 443, 53]);
const portName = pick(["", "", "web", "dns"]);
const protocol = pick(["TCP", "TCP", "TCP", "UDP", "UDP", "SCTP"] as const);
const meshLabel = pick(["l4", "l4", undefined, undefined, "none", "l7", ""]);

const services: fc.Arbitrary<Service> = fc
  .tuple(
    key,
    age,
    fc.record({
      type: mostly(
        pick(["ClusterIP", "NodePort", "LoadBalancer"] as const),
        fc.constant("ExternalName" as const),
      ),
      headless: mostly(fc.constant(false), fc.constant(true)),
      clusterIPs: mostly(
        fc.array(pick([...V4, ...V6]).map(ip), { minLength: 1, maxLength: 3 }),
        fc.constant<IpAddress[]>([]),
      ),
      ports: fc.array(
        fc.tuple(port, protocol, portName).map(([number, l4, name]) => servicePort(number, l4, name)),
        { minLength: 1, maxLength: 4 },
      ),
      serviceProxyName: mostly(fc.constant(undefined), fc.constant("other")),
      internalTrafficPolicy: pick(["Cluster", "Cluster", "Local"] as const),
    }),
  )
  .map(([name, ages, fields]) => service(name, { ...ages, ...fields }));

const sliceEndpoint = fc
  .tuple(
    pick(POD_ADDRESSES),
    fc.record({
      ready: mostly(fc.constant(true), fc.constant(false)),
      serving: mostly(fc.constant(true), fc.constant(false)),
      terminating: fc.boolean(),
      nodeName: maybe(pick(["node-1", "node-2"])),
      forZones: fc.array(pick(["zone-a", "zone-b"]), { maxLength: 2 }),
      forNodes: fc.array(pick(["node-1", "node-2"]), { maxLength: 2 }),
    }),
  )
  .map(([address, fields]) => endpoint(address, fields));

const slices: fc.Arbitrary<EndpointSlice> = fc
  .tuple(
    key,
    fc.record({
      addressType: pick(["IPv4", "IPv4", "IPv6", "FQDN"] as const),
      ports: fc.array(fc.record({ name: portName, port: pick([8080, 8443]).map(portNumber), protocol }), {
        maxLength: 3,
      }),
    }),
    fc.array(sliceEndpoint, { maxLength: 5 }),
  )
  .map(([owner, fields, endpoints]) => slice(owner, owner, endpoints, fields));

const parents = fc
  .tuple(
    key,
    maybe(port),
    mostly(fc.constant(undefined), portName),
    mostly(fc.constant({}), fc.constant({ kind: "Gateway", group: "gateway.networking.k8s.io" })),
  )
  .map(([name, number, sectionName, kind]) =>
    parent(name, {
      ...kind,
      ...(number === undefined ? {} : { port: number }),
      ...(sectionName === undefined ? {} : { sectionName }),
    }),
  );

const backends = fc
  .tuple(
    key,
    mostly(port, fc.constant(undefined)),
    pick([0, 1, 10, 1_000_000]),
    mostly(fc.constant("Service"), fc.constant("XBackend")),
  )
  .map(([name, number, weight, kind]) =>
    backend(number === undefined ? name : `${name}:${number}`, weight, { kind }),
  );

const rule = mostly(
  fc.array(backends, { minLength: 1, maxLength: 4 }),
  fc.array(backends, { maxLength: 17, size: "max" }),
).map((backendRefs) => ({ name: undefined, backendRefs }));

const routes: fc.Arbitrary<L4Route> = fc
  .tuple(
    pick(["TCPRoute", "TCPRoute", "UDPRoute"] as const),
    key,
    age,
    fc.array(parents, { minLength: 1, maxLength: 3 }),
    mostly(fc.tuple(rule), fc.array(rule, { maxLength: 2 })),
  )
  .map(([kind, name, ages, refs, rules]) => route(kind, name, refs, [], { ...ages, rules }));

const l7Routes: fc.Arbitrary<L7Route> = fc
  .tuple(pick(["HTTPRoute", "GRPCRoute", "TLSRoute"] as const), key, fc.array(parents, { maxLength: 2 }))
  .map(([kind, name, refs]) => l7Route(kind, name, refs));

const grants: fc.Arbitrary<ReferenceGrant> = fc
  .tuple(key, pick(NAMESPACES), pick(["TCPRoute", "UDPRoute"] as const), maybe(pick(NAMES)))
  .map(([name, namespace, kind, target]) =>
    referenceGrant(
      name,
      [{ group: "gateway.networking.k8s.io", kind, namespace }],
      [{ group: "", kind: "Service", name: target }],
    ),
  );

const pods: fc.Arbitrary<Pod> = fc
  .tuple(
    key,
    mostly(fc.constant(undefined), pick(["p1", "p2"])),
    fc.record({
      meshLabel,
      nodeName: mostly(fc.constant("node-1"), pick(["node-2", undefined])),
      hostNetwork: mostly(fc.constant(false), fc.constant(true)),
      ips: fc.array(pick(POD_ADDRESSES).map(ip), { maxLength: 2 }),
      phase: mostly(
        fc.constant("Running" as const),
        pick(["Pending", "Succeeded", "Failed", "Unknown"] as const),
      ),
    }),
  )
  .map(([name, uid, fields]) => pod(name, { ...fields, uid }));

/** The objects of a cluster; no two of a kind have the same name. */
export const arbitraryObjects: fc.Arbitrary<Required<Objects>> = fc.record({
  namespaces: fc.uniqueArray(
    fc.tuple(pick(NAMESPACES), meshLabel).map(([name, label]) => namespace(name, label)),
    {
      selector: (entry) => entry.name,
    },
  ),
  nodes: fc.uniqueArray(
    fc
      .tuple(pick(["node-1", "node-2"]), maybe(pick(["zone-a", "zone-b"])))
      .map(([name, zone]) => node(name, zone)),
    { selector: (entry) => entry.name },
  ),
  pods: fc.uniqueArray(pods, { selector: (entry) => entry.key, minLength: 2, maxLength: 6 }),
  services: fc.uniqueArray(services, { selector: (entry) => entry.key, minLength: 3, maxLength: 9 }),
  slices: fc.array(slices, { minLength: 4, maxLength: 12 }).map((found) =>
    found.map((entry, index) =>
      slice(`${entry.key}-${index}`, entry.service, entry.endpoints, {
        addressType: entry.addressType,
        ports: entry.ports,
      }),
    ),
  ),
  routes: fc.uniqueArray(routes, {
    selector: (entry) => `${entry.kind} ${entry.key}`,
    minLength: 1,
    maxLength: 10,
  }),
  referenceGrants: fc.uniqueArray(grants, { selector: (entry) => entry.key, maxLength: 4 }),
  meshNodes: fc.constant([]),
  l7Routes: fc.uniqueArray(l7Routes, { selector: (entry) => `${entry.kind} ${entry.key}`, maxLength: 3 }),
});

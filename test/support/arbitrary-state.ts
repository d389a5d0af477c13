import fc from "fast-check";
import type { EndpointSlice, L4Route, L7Route, Pod, Service } from "../../agent/cluster/model.ts";
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
const V4 = ["10.96.0.1", "10.96.0.2", "10.96.0.3"] as const;
const V6 = ["fd00::1", "fd00::2"] as const;
const POD_ADDRESSES = ["10.1.0.9", "10.1.0.10", "10.1.1.1"] as const;
const POD_ADDRESSES_V6 = ["fd01::9", "fd01::10"] as const;

const pick = <T>(values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

const key = fc.tuple(pick(NAMESPACES), pick(NAMES)).map(([where, name]) => `${where}/${name}`);
const age = fc.record({ createdAtMs: pick([0, 1000, 2000]), uid: maybe(pick(["u1", "u2", "u3", "u4"])) });
const port = pick([80, 443, 53]);
const portName = pick(["", "web", "dns"]);
const protocol = pick(["TCP", "UDP", "SCTP"] as const);
const meshLabel = maybe(pick(["l4", "none", "l7", ""]));

const servicePorts = fc.array(
  fc.tuple(port, protocol, portName).map(([number, l4, name]) => servicePort(number, l4, name)),
  { maxLength: 3 },
);

const services: fc.Arbitrary<Service> = fc
  .tuple(
    key,
    age,
    fc.record({
      type: pick(["ClusterIP", "ClusterIP", "NodePort", "LoadBalancer", "ExternalName"] as const),
      headless: pick([false, false, false, true]),
      clusterIPs: fc.array(pick([...V4, ...V6]).map(ip), { maxLength: 3 }),
      ports: servicePorts,
      serviceProxyName: fc.option(fc.constant("other"), { nil: undefined, freq: 8 }),
      internalTrafficPolicy: pick(["Cluster", "Local"] as const),
    }),
  )
  .map(([name, ages, fields]) => service(name, { ...ages, ...fields }));

const endpoints = (addresses: readonly string[]): fc.Arbitrary<EndpointSlice["endpoints"]> =>
  fc.array(
    fc
      .tuple(
        pick(addresses),
        fc.record({
          ready: fc.boolean(),
          serving: fc.boolean(),
          terminating: fc.boolean(),
          nodeName: maybe(pick(["node-1", "node-2"])),
          forZones: fc.array(pick(["zone-a", "zone-b"]), { maxLength: 2 }),
          forNodes: fc.array(pick(["node-1", "node-2"]), { maxLength: 2 }),
        }),
      )
      .map(([address, fields]) => endpoint(address, fields)),
    { maxLength: 4 },
  );

const slicePorts = fc.array(
  fc.record({ name: portName, port: pick([8080, 8443]).map(portNumber), protocol }),
  {
    maxLength: 3,
  },
);

const slices: fc.Arbitrary<EndpointSlice> = fc
  .tuple(
    key,
    pick(["IPv4", "IPv6", "FQDN"] as const),
    slicePorts,
    endpoints([...POD_ADDRESSES, ...POD_ADDRESSES_V6]),
  )
  .map(([owner, addressType, ports, found]) => slice(owner, owner, found, { addressType, ports }));

const parents = fc
  .record({
    key,
    port: fc.option(port, { nil: undefined, freq: 1 }),
    sectionName: fc.option(portName, { nil: undefined, freq: 1 }),
    kind: pick(["Service", "Service", "Service", "Gateway"]),
    group: pick(["", "", "", "gateway.networking.k8s.io"]),
  })
  .map(({ key: name, ...fields }) => parent(name, withoutUndefined(fields)));

const backends = fc
  .tuple(key, maybe(port), pick([0, 1, 10, 1_000_000]), pick(["Service", "Service", "Service", "XBackend"]))
  .map(([name, number, weight, kind]) =>
    backend(number === undefined ? name : `${name}:${number}`, weight, { kind }),
  );

const routes: fc.Arbitrary<L4Route> = fc
  .tuple(
    pick(["TCPRoute", "UDPRoute"] as const),
    key,
    age,
    fc.array(parents, { maxLength: 3 }),
    fc.array(
      fc.record({ name: fc.constant(undefined), backendRefs: fc.array(backends, { maxLength: 17 }) }),
      { maxLength: 2 },
    ),
  )
  .map(([kind, name, ages, refs, rules]) => route(kind, name, refs, [], { ...ages, rules }));

const l7Routes: fc.Arbitrary<L7Route> = fc
  .tuple(pick(["HTTPRoute", "GRPCRoute", "TLSRoute"] as const), key, fc.array(parents, { maxLength: 2 }))
  .map(([kind, name, refs]) => l7Route(kind, name, refs));

const pods: fc.Arbitrary<Pod> = fc
  .tuple(
    key,
    maybe(pick(["p1", "p2"])),
    fc.record({
      meshLabel,
      nodeName: pick(["node-1", "node-1", "node-2", undefined]),
      hostNetwork: fc.boolean(),
      ips: fc.array(pick([...POD_ADDRESSES, ...POD_ADDRESSES_V6]).map(ip), { maxLength: 2 }),
      phase: pick(["Pending", "Running", "Succeeded", "Failed", "Unknown"] as const),
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
  pods: fc.uniqueArray(pods, { selector: (entry) => entry.key, maxLength: 6 }),
  services: fc.uniqueArray(services, { selector: (entry) => entry.key, maxLength: 9 }),
  slices: fc.array(slices, { maxLength: 12 }).map((found) =>
    found.map((entry, index) =>
      slice(`${entry.key}-${index}`, entry.service, entry.endpoints, {
        addressType: entry.addressType,
        ports: entry.ports,
      }),
    ),
  ),
  routes: fc.uniqueArray(routes, { selector: (entry) => `${entry.kind} ${entry.key}`, maxLength: 10 }),
  l7Routes: fc.uniqueArray(l7Routes, { selector: (entry) => `${entry.kind} ${entry.key}`, maxLength: 3 }),
});

function withoutUndefined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

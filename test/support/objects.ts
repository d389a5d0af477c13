import { MESH_LABEL } from "../../agent/lib/api-names.ts";
import type { BenchNode, BenchPod } from "./bench-cluster.ts";

/** Builders of Kubernetes objects as the tests need them; what they leave out has the API's default. */

export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMeta;
  readonly [field: string]: unknown;
}

interface ObjectMeta {
  readonly namespace?: string;
  readonly name: string;
  readonly uid?: string;
  readonly labels?: Labels;
  readonly creationTimestamp?: string;
}

type Labels = Readonly<Record<string, string>>;

/** "namespace/name", or a name in the default namespace. */
function metadataOf(key: string, labels?: Labels): ObjectMeta {
  const [first = "", second] = key.split("/");
  const name =
    second === undefined ? { namespace: "default", name: first } : { namespace: first, name: second };
  return { ...name, ...(labels === undefined ? {} : { labels: { ...labels } }) };
}

export function namespaceObject(name: string, mesh?: string): KubernetesObject {
  const labels = {
    "kubernetes.io/metadata.name": name,
    ...(mesh === undefined ? {} : { [MESH_LABEL]: mesh }),
  };
  return { apiVersion: "v1", kind: "Namespace", metadata: { name, labels } };
}

export function nodeObject(node: BenchNode, zone?: string): KubernetesObject {
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: {
      name: node.name,
      ...(zone === undefined ? {} : { labels: { "topology.kubernetes.io/zone": zone } }),
    },
    spec: { podCIDRs: [...node.plan.podCidrs], podCIDR: String(node.plan.podCidrs[0]) },
    status: { addresses: node.reported.map((address) => ({ type: "InternalIP", address })) },
  };
}

export function podObject(pod: BenchPod, labels: Labels = {}): KubernetesObject {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { ...metadataOf(pod.key, { ...pod.labels, ...labels }), uid: pod.uid },
    spec: {
      nodeName: pod.node.name,
      serviceAccountName: "default",
      ...(pod.plan === undefined ? { hostNetwork: true } : {}),
      containers: [{ name: "main" }],
    },
    status: {
      phase: "Running",
      podIP: pod.addresses.v4,
      podIPs: pod.ips.map((ip) => ({ ip })),
      hostIP: pod.node.addresses.v4,
    },
  };
}

export interface ServicePortSpec {
  readonly name?: string;
  readonly port: number;
  /** "TCP" if absent. */
  readonly protocol?: "TCP" | "UDP";
}

export interface ServiceSpec {
  readonly clusterIPs: readonly string[];
  readonly ports: readonly ServicePortSpec[];
  /** More of the Service's spec. */
  readonly spec?: Readonly<Record<string, unknown>>;
}

export function serviceObject(key: string, { clusterIPs, ports, spec }: ServiceSpec): KubernetesObject {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: metadataOf(key),
    spec: {
      type: "ClusterIP",
      clusterIP: clusterIPs[0] ?? "None",
      clusterIPs: [...clusterIPs],
      ports: ports.map((port) => ({ protocol: "TCP", ...port })),
      ...spec,
    },
  };
}

export interface EndpointSpec {
  readonly pod: BenchPod;
  readonly ready?: boolean;
  readonly serving?: boolean;
  readonly terminating?: boolean;
}

export interface EndpointsSpec {
  /** The ports that the pods listen on. */
  readonly ports: readonly ServicePortSpec[];
  readonly endpoints: readonly EndpointSpec[];
}

/** One slice for each family, as the controller makes them for a dual-stack Service. */
export function endpointSliceObjects(serviceKey: string, spec: EndpointsSpec): KubernetesObject[] {
  return (["v4", "v6"] as const).flatMap((family) => {
    const endpoints = spec.endpoints.flatMap((endpoint) => endpointOf(endpoint, family));
    return endpoints.length === 0 && family === "v6" ? [] : [sliceOf(serviceKey, family, spec, endpoints)];
  });
}

function sliceOf(
  serviceKey: string,
  family: "v4" | "v6",
  { ports }: EndpointsSpec,
  endpoints: readonly object[],
): KubernetesObject {
  const { namespace = "default", name } = metadataOf(serviceKey);
  return {
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: {
      namespace,
      name: `${name}-${family}`,
      labels: { "kubernetes.io/service-name": name },
    },
    addressType: family === "v4" ? "IPv4" : "IPv6",
    ports: ports.map((port) => ({ name: "", protocol: "TCP", ...port })),
    endpoints,
  };
}

function endpointOf(spec: EndpointSpec, family: "v4" | "v6"): object[] {
  const { pod, ready = true, serving = ready, terminating = false } = spec;
  const address = pod.addresses[family];
  if (address === undefined) return [];
  return [
    {
      addresses: [address],
      conditions: { ready, serving, terminating },
      nodeName: pod.node.name,
      targetRef: { kind: "Pod", namespace: pod.namespace, name: pod.name, uid: pod.uid },
    },
  ];
}

export interface RouteBackend {
  /** "namespace/name", or a name in the route's namespace. */
  readonly service: string;
  readonly port: number;
  readonly weight?: number;
}

export interface RouteSpec {
  /** The Service that the route attaches to: "namespace/name", or a name in the route's namespace. */
  readonly parent: string;
  readonly parentPort?: number;
  readonly backends: readonly RouteBackend[];
  /** RFC 3339; the older of two routes wins. */
  readonly createdAt?: string;
}

export function tcpRouteObject(key: string, spec: RouteSpec): KubernetesObject {
  return routeObject("TCPRoute", key, spec);
}

export function udpRouteObject(key: string, spec: RouteSpec): KubernetesObject {
  return routeObject("UDPRoute", key, spec);
}

function routeObject(kind: "TCPRoute" | "UDPRoute", key: string, spec: RouteSpec): KubernetesObject {
  return {
    apiVersion: "gateway.networking.k8s.io/v1",
    kind,
    metadata: {
      ...metadataOf(key),
      ...(spec.createdAt === undefined ? {} : { creationTimestamp: spec.createdAt }),
    },
    spec: {
      parentRefs: [{ group: "", kind: "Service", ...refOf(spec.parent), ...portOf(spec.parentPort) }],
      rules: [{ backendRefs: spec.backends.map(backendRefOf) }],
    },
  };
}

function backendRefOf({ service, port, weight }: RouteBackend): object {
  return { ...refOf(service), port, ...(weight === undefined ? {} : { weight }) };
}

function refOf(key: string): { readonly namespace?: string; readonly name: string } {
  const [first = "", second] = key.split("/");
  return second === undefined ? { name: first } : { namespace: first, name: second };
}

function portOf(port: number | undefined): { readonly port?: number } {
  return port === undefined ? {} : { port };
}

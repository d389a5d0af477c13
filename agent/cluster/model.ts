import type { IpAddress, Port } from "../lib/ip.ts";

/** Domain types: what the parsers make of Kubernetes objects. Defaults are filled in. Deeply readonly. */

/** "namespace/name". */
export type NamespacedName = string;

export type Protocol = "TCP" | "UDP";

export interface ObjectMeta {
  readonly namespace: string;
  readonly name: string;
  readonly key: NamespacedName;
  /** Absent in hand-written manifests. */
  readonly uid: string | undefined;
  readonly generation: number;
  /** Milliseconds since the epoch; 0 if the manifest gives none. Resolution is one second. */
  readonly createdAtMs: number;
}

/** The raw value of the label `weft.dev/mesh`; undefined if the label is absent. */
export type MeshLabel = string | undefined;

export interface Namespace {
  readonly name: string;
  readonly uid: string | undefined;
  readonly meshLabel: MeshLabel;
}

export interface Node {
  readonly name: string;
  readonly uid: string | undefined;
  /** Label topology.kubernetes.io/zone. */
  readonly zone: string | undefined;
  /** Its InternalIPs, by which the other nodes reach it. */
  readonly addresses: readonly IpAddress[];
  /** spec.podCIDRs, else spec.podCIDR; as written. */
  readonly podCIDRs: readonly string[];
}

export interface Pod extends ObjectMeta {
  readonly meshLabel: MeshLabel;
  readonly nodeName: string | undefined;
  readonly hostNetwork: boolean;
  readonly serviceAccount: string;
  /** The uid by which the kubelet names the pod's cgroup: of a static pod not the API's. */
  readonly cgroupUid: string | undefined;
  /** The mesh whose sidecar the pod has, e.g. "Istio". */
  readonly sidecar: string | undefined;
  /** The annotation weft.dev/status, which the agent of its node writes. */
  readonly statusAnnotation: string | undefined;
  /** status.podIPs, else status.podIP; empty while the pod has none. */
  readonly ips: readonly IpAddress[];
  /** Succeeded and Failed pods have given their addresses back. */
  readonly phase: "Pending" | "Running" | "Succeeded" | "Failed" | "Unknown";
  /** It has been deleted, and its containers are being stopped. */
  readonly isEnding: boolean;
}

export interface ServicePort {
  /** "" for the only, unnamed port. */
  readonly name: string;
  readonly port: Port;
  /** SCTP ports are kept, so that messages can name them; nothing is claimed for them. */
  readonly protocol: Protocol | "SCTP";
}

export interface Service extends ObjectMeta {
  readonly type: "ClusterIP" | "NodePort" | "LoadBalancer" | "ExternalName";
  /** clusterIP: None. */
  readonly headless: boolean;
  /** Empty for headless and ExternalName. */
  readonly clusterIPs: readonly IpAddress[];
  readonly ports: readonly ServicePort[];
  /** Label service.kubernetes.io/service-proxy-name: another proxy serves it (KEP-2447). */
  readonly serviceProxyName: string | undefined;
  readonly internalTrafficPolicy: "Cluster" | "Local";
  /** undefined: sessionAffinity None. */
  readonly clientIpAffinityTimeoutS: number | undefined;
}

export interface SlicePort {
  readonly name: string;
  /** The target port on the pod, already a number. */
  readonly port: Port;
  readonly protocol: Protocol | "SCTP";
}

export interface SliceEndpoint {
  /** addresses[0]. */
  readonly address: IpAddress;
  readonly ready: boolean;
  readonly serving: boolean;
  readonly terminating: boolean;
  readonly nodeName: string | undefined;
  readonly zone: string | undefined;
  readonly forZones: readonly string[];
  readonly forNodes: readonly string[];
}

export interface EndpointSlice extends ObjectMeta {
  /** From the label kubernetes.io/service-name. */
  readonly service: NamespacedName;
  readonly addressType: "IPv4" | "IPv6" | "FQDN";
  /** It has the label service.kubernetes.io/headless: no proxy leads a Service's address to its endpoints (K-4). */
  readonly isHeadless: boolean;
  readonly ports: readonly SlicePort[];
  readonly endpoints: readonly SliceEndpoint[];
}

export type L4RouteKind = "TCPRoute" | "UDPRoute";
export type L7RouteKind = "HTTPRoute" | "GRPCRoute" | "TLSRoute";

export interface ParentRef {
  readonly group: string;
  readonly kind: string;
  /** Resolved: the route's own namespace if the ref names none. */
  readonly namespace: string;
  readonly name: string;
  readonly sectionName: string | undefined;
  readonly port: Port | undefined;
}

export interface BackendRef {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly port: Port | undefined;
  /** 0..1,000,000. */
  readonly weight: number;
}

export interface RouteRule {
  readonly name: string | undefined;
  readonly backendRefs: readonly BackendRef[];
}

export interface L4Route extends ObjectMeta {
  readonly kind: L4RouteKind;
  readonly parentRefs: readonly ParentRef[];
  /** v1 allows one; an object stored through v1alpha2 may hold more (only the first counts). */
  readonly rules: readonly RouteRule[];
}

export interface L7Route extends ObjectMeta {
  readonly kind: L7RouteKind;
  readonly parentRefs: readonly ParentRef[];
  /** Parents for which another controller has reported Accepted=True. */
  readonly acceptedParents: readonly ParentRef[];
}

export interface ReferenceGrant extends ObjectMeta {
  readonly from: readonly { readonly group: string; readonly kind: string; readonly namespace: string }[];
  readonly to: readonly {
    readonly group: string;
    readonly kind: string;
    readonly name: string | undefined;
  }[];
}

/** A workload as its node's agent tells of it to the others. */
export interface MeshWorkload {
  readonly ip: IpAddress;
  readonly namespace: string;
  readonly name: string;
  readonly serviceAccount: string;
}

/** What the agent of a node tells the others (weft.dev/v1alpha1). */
export interface MeshNode {
  /** The node's. */
  readonly name: string;
  readonly addresses: readonly IpAddress[];
  readonly podCIDRs: readonly string[];
  readonly wireguard: { readonly publicKey: string; readonly port: Port } | undefined;
  readonly workloads: readonly MeshWorkload[];
}

/** A condition of metav1; the time of its last transition is the API's business. */
export interface StatusCondition {
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly message: string;
  readonly observedGeneration: number;
}

/** What a route's status says, of us in full, of others only how much. */
export interface RouteStatus {
  /** "Kind namespace/name". */
  readonly route: string;
  readonly uid: string | undefined;
  readonly generation: number;
  readonly ours: readonly {
    readonly parentRef: ParentRef;
    readonly conditions: readonly StatusCondition[];
  }[];
  /** Entries of other controllers. */
  readonly foreign: number;
}

/** The mesh as an object (GEP-3949, gateway.networking.x-k8s.io/v1alpha1). */
export interface XMesh {
  readonly name: string;
  readonly generation: number;
  readonly controllerName: string;
  readonly hasParameters: boolean;
  readonly conditions: readonly StatusCondition[];
  readonly supportedFeatures: readonly string[];
}

/** An object, document or file that could not be used. Its last good content, if any, stays in force. */
export interface SourceError {
  /** File name relative to the manifests directory, or the API resource. */
  readonly source: string;
  /** 1-based number of the document in its file; undefined for the whole file. */
  readonly document: number | undefined;
  /** 1-based line in the file, of the field if it is known, else of the document. */
  readonly line: number | undefined;
  /** "Kind namespace/name" if known. */
  readonly object: string | undefined;
  /** Path of the field at fault, such as "spec.ports[0].port". */
  readonly field: string | undefined;
  readonly message: string;
}

/** One immutable view of the cluster. Two snapshots without a change between them are the same object. */
export interface ClusterState {
  readonly namespaces: ReadonlyMap<string, Namespace>;
  readonly nodes: ReadonlyMap<string, Node>;
  readonly pods: ReadonlyMap<NamespacedName, Pod>;
  readonly services: ReadonlyMap<NamespacedName, Service>;
  /** By "namespace/name" of the Service; a Service without slices has no entry. The array is the same object while none of its slices changed. */
  readonly slicesByService: ReadonlyMap<NamespacedName, readonly EndpointSlice[]>;
  /** By "Kind namespace/name". */
  readonly routes: ReadonlyMap<string, L4Route>;
  readonly l7Routes: ReadonlyMap<string, L7Route>;
  readonly referenceGrants: ReadonlyMap<NamespacedName, ReferenceGrant>;
  readonly meshNodes: ReadonlyMap<string, MeshNode>;
  readonly errors: readonly SourceError[];
}

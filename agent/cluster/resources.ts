import { GATEWAY_GROUP, WEFT_API_VERSION } from "../lib/api-names.ts";
import type { ObjectKind } from "./parse/object.ts";

/** A collection of the API that is watched. */
export interface WatchedResource {
  readonly kind: ObjectKind | "XMesh";
  /** As RBAC and messages have it, e.g. "tcproutes". */
  readonly name: string;
  /** Where it may be, the one that is preferred first: versions come and go. */
  readonly paths: readonly string[];
  readonly fieldSelector?: string;
}

export interface ResourceChoice {
  readonly nodeName: string;
  /** Also routes of clusters whose CRDs have no v1 yet (SEMANTICS G-4). */
  readonly readsV1alpha2: boolean;
  /** To judge what other nodes say of themselves. */
  readonly readsAllNodes: boolean;
}

const gateway = (name: string, versions: readonly string[]): readonly string[] =>
  versions.map((version) => `/apis/${GATEWAY_GROUP}/${version}/${name}`);

/** Everything that the agent of a node reads. */
export function watchedResources({
  nodeName,
  readsV1alpha2,
  readsAllNodes,
}: ResourceChoice): readonly WatchedResource[] {
  const l4 = readsV1alpha2 ? ["v1", "v1alpha2"] : ["v1"];
  return [
    { kind: "Namespace", name: "namespaces", paths: ["/api/v1/namespaces"] },
    {
      kind: "Node",
      name: "nodes",
      paths: ["/api/v1/nodes"],
      ...(!readsAllNodes && { fieldSelector: `metadata.name=${nodeName}` }),
    },
    { kind: "Pod", name: "pods", paths: ["/api/v1/pods"], fieldSelector: `spec.nodeName=${nodeName}` },
    { kind: "Service", name: "services", paths: ["/api/v1/services"] },
    {
      kind: "EndpointSlice",
      name: "endpointslices",
      paths: ["/apis/discovery.k8s.io/v1/endpointslices"],
    },
    { kind: "TCPRoute", name: "tcproutes", paths: gateway("tcproutes", l4) },
    { kind: "UDPRoute", name: "udproutes", paths: gateway("udproutes", l4) },
    { kind: "HTTPRoute", name: "httproutes", paths: gateway("httproutes", ["v1"]) },
    { kind: "GRPCRoute", name: "grpcroutes", paths: gateway("grpcroutes", ["v1"]) },
    { kind: "TLSRoute", name: "tlsroutes", paths: gateway("tlsroutes", ["v1", "v1alpha3", "v1alpha2"]) },
    {
      kind: "ReferenceGrant",
      name: "referencegrants",
      paths: gateway("referencegrants", ["v1", "v1beta1"]),
    },
    { kind: "MeshNode", name: "meshnodes", paths: [`/apis/${WEFT_API_VERSION}/meshnodes`] },
    { kind: "XMesh", name: "xmeshes", paths: ["/apis/gateway.networking.x-k8s.io/v1alpha1/xmeshes"] },
  ];
}

/** What Weft is called by in the Kubernetes API. */

/** Label of a Namespace or a Pod that opts in: "l4", or "none". */
export const MESH_LABEL = "weft.dev/mesh";

/** Annotation of a Pod: how it is with its workload now. */
export const STATUS_ANNOTATION = "weft.dev/status";

/** Owner of our entries in the status of routes, and of our XMesh. */
export const CONTROLLER_NAME = "weft.dev/agent";

export const GATEWAY_GROUP = "gateway.networking.k8s.io";
export const WEFT_API_VERSION = "weft.dev/v1alpha1";

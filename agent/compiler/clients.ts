import type { ClusterState, NamespacedName } from "../cluster/model.ts";
import { optInOf } from "./opt-in.ts";

/** How explain() judges the client it is asked about. */
export interface Client {
  /** Undefined: any client without consumer routes. */
  readonly namespace: string | undefined;
  /** Why its connections are left to kube-proxy; undefined if they are not. */
  readonly left: string | undefined;
  readonly text: string;
}

export function judgeClient(
  state: ClusterState,
  nodeName: string,
  key: NamespacedName | undefined,
): Client | { readonly error: string } {
  if (key === undefined)
    return {
      namespace: undefined,
      left: undefined,
      text: "any opted-in pod of a namespace without consumer routes",
    };
  const pod = state.pods.get(key);
  const namespace = pod?.namespace ?? key.split("/")[0] ?? "";
  if (!isNamespacedName(key)) return { error: `"${key}" is not NAMESPACE/POD` };
  if (pod?.hostNetwork === true) {
    const left = `${key} uses the network of its node`;
    return { namespace, left, text: `${left}, and is left to kube-proxy` };
  }
  const optIn = optInOf(pod ?? { namespace, meshLabel: undefined }, state.namespaces);
  if (optIn.kind === "out") {
    const left = `${key} is not opted in: ${optIn.because}`;
    return { namespace, left, text: left };
  }
  const text = `${key} is opted in by ${optIn.by === "pod" ? "its own label" : "its namespace"}`;
  return {
    namespace,
    left: undefined,
    text: `${text}${elsewhere(pod?.nodeName, pod !== undefined, nodeName)}`,
  };
}

/** Routes are the same on every node, but usable endpoints may hang on node and zone. */
function elsewhere(podNode: string | undefined, isKnown: boolean, nodeName: string): string {
  if (!isKnown)
    return `; no such pod is known here, so its namespace decides, with endpoints as node ${nodeName} sees them`;
  if (podNode === nodeName) return "";
  return `; it is not on this node, so endpoints are as node ${nodeName} sees them`;
}

function isNamespacedName(key: NamespacedName): boolean {
  return /^[^/]+\/[^/]+$/.test(key);
}

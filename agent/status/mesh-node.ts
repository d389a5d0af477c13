import { isDeepStrictEqual } from "node:util";
import type { ClusterState, MeshNode, MeshWorkload, NamespacedName, Node, Pod } from "../cluster/model.ts";
import type { WorkloadView } from "../datapath/views.ts";
import type { IpAddress } from "../lib/ip.ts";
import { WEFT_API_VERSION } from "../lib/api-names.ts";
import type { StatusApi } from "./election.ts";

interface MeshNodeInputs {
  readonly nodeName: string;
  readonly node: Node | undefined;
  readonly pods: ReadonlyMap<NamespacedName, Pod>;
  readonly workloads: readonly Pick<WorkloadView, "pod" | "state" | "ips">[];
  readonly wireguard: MeshNode["wireguard"];
}

/** What this node tells the others: the workloads that really are in the mesh. Pure; sorted. */
function meshNodeOf({ nodeName, node, pods, workloads, wireguard }: MeshNodeInputs): MeshNode {
  return {
    name: nodeName,
    addresses: node?.addresses ?? [],
    podCIDRs: node?.podCIDRs ?? [],
    wireguard,
    workloads: workloads
      .filter(({ state }) => state === "active")
      .flatMap(({ pod, ips }) => workloadsOf(ips, pods.get(pod)))
      .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)),
  };
}

function workloadsOf(ips: readonly string[], pod: Pod | undefined): readonly MeshWorkload[] {
  if (pod === undefined) return [];
  const { namespace, name, serviceAccount } = pod;
  return ips.map((ip) => ({ ip: ip as IpAddress, namespace, name, serviceAccount }));
}

function sortKey({ namespace, name, ip }: MeshWorkload): string {
  return [namespace, name, ip].join("\0");
}

/** What an agent has to tell of its node. */
export interface NodeFacts {
  /** undefined until they have been looked at. */
  readonly workloads: () => readonly WorkloadView[] | undefined;
  /** As others can reach its tunnel; `told` is what they have been told, also by an earlier agent. */
  readonly wireguard: (told: MeshNode["wireguard"]) => MeshNode["wireguard"];
}

/**
 * The object to write; undefined if the others see this node as it is, or not all is known yet: until then the word of
 * an earlier agent holds, whose programs and tunnel are at work.
 */
export function changedMeshNode(
  nodeName: string,
  facts: NodeFacts,
  state: Pick<ClusterState, "nodes" | "pods" | "meshNodes">,
): object | undefined {
  const node = state.nodes.get(nodeName);
  const told = state.meshNodes.get(nodeName);
  const workloads = facts.workloads();
  if (workloads === undefined) return undefined;
  const wireguard = facts.wireguard(told?.wireguard);
  const wanted = meshNodeOf({ nodeName, node, pods: state.pods, workloads, wireguard });
  if (isDeepStrictEqual(told, wanted)) return undefined;
  return meshNodeObject(wanted, node?.uid);
}

/** The object, as the API and a directory of manifests have it. It goes when its Node goes. */
function meshNodeObject({ name, ...spec }: MeshNode, nodeUid: string | undefined): object {
  const owner = { apiVersion: "v1", kind: "Node", name, uid: nodeUid };
  return {
    apiVersion: WEFT_API_VERSION,
    kind: "MeshNode",
    metadata: { name, ...(nodeUid === undefined ? {} : { ownerReferences: [owner] }) },
    spec,
  };
}

/** Server-side apply: makes it if there is none. Throws AgentError if the API refuses. */
export async function applyMeshNode(
  api: StatusApi,
  object: object,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  const path = `/apis/${WEFT_API_VERSION}/meshnodes/${name}`;
  const query = { fieldManager: "weft-agent", force: "true" };
  await api.json(
    { method: "PATCH", path, query, body: object, patchType: "application/apply-patch+yaml" },
    signal,
  );
}

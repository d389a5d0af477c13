import type { ClusterState, Pod } from "../cluster/model.ts";
import type { Id } from "../lib/id.ts";
import { idOf } from "../lib/id.ts";
import type { Steps } from "../lib/steps.ts";
import type { OwnedChunk } from "./chunk.ts";
import { chunkOf, kept, keptChunks, owners } from "./chunk.ts";
import type { IdLedger } from "./collisions.ts";
import { claimIds, collisionDiagnostics } from "./collisions.ts";
import type { DesiredWorkload } from "./compiled.ts";
import type { Diagnostic } from "./diagnostics.ts";
import { identityOf, nameRow } from "./names.ts";
import { enrolledNamespaces, labelDiagnostic, optInOf } from "./opt-in.ts";
import { compareNames, compareText } from "./order.ts";

/** The opted-in pods of this node, before it is known which namespaces have consumer routes. */

export type Workload = Omit<DesiredWorkload, "scope">;

export interface Workloads {
  readonly namespaces: ClusterState["namespaces"];
  readonly pods: ClusterState["pods"];
  readonly meshNodes: ClusterState["meshNodes"];
  readonly nodeName: string;
  readonly taken: readonly IdLedger[];
  readonly ids: IdLedger;
  readonly workloads: readonly Workload[];
  /** Client namespaces that may get rows of their own on this node, with their scope. */
  readonly scopes: ReadonlyMap<string, Id>;
  /** Namespaces that opt in, here or on another node. */
  readonly enrolled: ReadonlySet<string>;
  readonly chunks: readonly OwnedChunk[];
  readonly diagnostics: readonly Diagnostic[];
}

export function* workloads(
  state: ClusterState,
  nodeName: string,
  taken: readonly IdLedger[],
  previous: Workloads | undefined,
): Steps<Workloads> {
  const { namespaces, pods, meshNodes } = state;
  if (previous !== undefined && isCurrent(previous, state, nodeName, taken)) return previous;
  const local = [...pods.values()].filter((pod) => pod.nodeName === nodeName).sort(compareNames);
  const found = local.flatMap((pod) => workload(pod, state));
  const names = [...new Set(found.map((entry) => entry.namespace))].sort(compareText);
  const ids = yield* claimIds([...names.map(namespaceClaim), ...found.map(podClaim)], taken);
  const named = names.filter((name) => !ids.yielding.has(`Namespace ${name}`));
  return {
    namespaces,
    pods,
    meshNodes,
    nodeName,
    taken,
    ids,
    workloads: found,
    scopes: kept(previous?.scopes, new Map(named.map((name) => [name, namespaceId(name)]))),
    enrolled: kept(previous?.enrolled, enrolledNamespaces(state)),
    chunks: keptChunks(previous?.chunks, nameChunks(named, found, ids)),
    diagnostics: [
      ...[...namespaces.values()].flatMap((entry) =>
        labelDiagnostic(`Namespace ${entry.name}`, entry.meshLabel),
      ),
      ...local.flatMap((pod) => labelDiagnostic(`Pod ${pod.key}`, pod.meshLabel)),
      ...collisionDiagnostics(ids),
    ],
  };
}

function isCurrent(
  previous: Workloads,
  state: ClusterState,
  nodeName: string,
  taken: readonly IdLedger[],
): boolean {
  return (
    previous.namespaces === state.namespaces &&
    previous.pods === state.pods &&
    previous.meshNodes === state.meshNodes &&
    previous.nodeName === nodeName &&
    taken.every((ledger, index) => ledger === previous.taken[index])
  );
}

export function namespaceId(name: string): Id {
  return idOf("namespace", name);
}

/**
 * From the moment it is scheduled, so that programs are there before its first process. Succeeded and Failed
 * pods have given their addresses back, maybe to another pod.
 */
function isPresent(pod: Pod): boolean {
  return pod.phase !== "Succeeded" && pod.phase !== "Failed";
}

function workload(pod: Pod, state: ClusterState): readonly Workload[] {
  const optIn = optInOf(pod, state.namespaces);
  if (optIn.kind === "out" || !isPresent(pod)) return [];
  return [
    {
      pod: pod.key,
      namespace: pod.namespace,
      id: idOf("workload", identityOf(pod)),
      namespaceId: namespaceId(pod.namespace),
      ips: pod.ips,
      hostNetwork: pod.hostNetwork,
      isEnding: pod.isEnding,
      cgroupUid: pod.cgroupUid,
      sidecar: pod.sidecar,
      optedInBy: optIn.by,
    },
  ];
}

function namespaceClaim(name: string): { owner: string; ids: readonly Id[] } {
  return { owner: `Namespace ${name}`, ids: [namespaceId(name)] };
}

function podClaim(entry: Workload): { owner: string; ids: readonly Id[] } {
  return { owner: `Pod ${entry.pod}`, ids: [entry.id] };
}

/** A pod that yields its id is still served; only its name is missing from the dumps. */
function nameChunks(
  named: readonly string[],
  found: readonly Workload[],
  ids: IdLedger,
): readonly OwnedChunk[] {
  const unique = found.filter((entry) => !ids.yielding.has(`Pod ${entry.pod}`));
  return [
    ...named.map((name) => nameChunk(owners.namespace(name), namespaceId(name), name)),
    ...unique.map((entry) => nameChunk(owners.workload(entry.pod), entry.id, entry.pod)),
  ];
}

function nameChunk(owner: string, id: Id, text: string): OwnedChunk {
  return { owner, chunk: chunkOf({ names: [nameRow(id, text)] }) };
}

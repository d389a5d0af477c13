import type { ClusterState, MeshLabel, Namespace, Pod } from "../cluster/model.ts";
import type { Diagnostic } from "./diagnostics.ts";

/** The label `weft.dev/mesh`: a pod's own counts before its namespace's. */

export type OptIn =
  | { readonly kind: "in"; readonly by: "pod" | "namespace" }
  | { readonly kind: "out"; readonly because: string };

type Namespaces = ReadonlyMap<string, Namespace>;

export function optInOf(pod: Pick<Pod, "namespace" | "meshLabel">, namespaces: Namespaces): OptIn {
  if (pod.meshLabel === "l4") return { kind: "in", by: "pod" };
  if (pod.meshLabel !== undefined)
    return { kind: "out", because: `its label weft.dev/mesh is "${pod.meshLabel}"` };
  const label = namespaces.get(pod.namespace)?.meshLabel;
  if (label === "l4") return { kind: "in", by: "namespace" };
  const said = label === undefined ? "has no label weft.dev/mesh" : `has the label weft.dev/mesh "${label}"`;
  return { kind: "out", because: `its namespace ${pod.namespace} ${said}` };
}

export function isUnderstood(label: MeshLabel): boolean {
  return label === undefined || label === "l4" || label === "none";
}

/**
 * Namespaces with at least one opted-in pod, or that opt in whatever pod may come. Of pods on
 * other nodes only their agents tell.
 */
export function enrolledNamespaces({
  namespaces,
  pods,
  meshNodes,
}: Pick<ClusterState, "namespaces" | "pods" | "meshNodes">): ReadonlySet<string> {
  const byLabel = [...namespaces.values()].filter((namespace) => namespace.meshLabel === "l4");
  const byPod = [...pods.values()].filter((pod) => pod.meshLabel === "l4");
  const elsewhere = [...meshNodes.values()].flatMap((node) => node.workloads);
  const names = [
    ...byLabel.map((namespace) => namespace.name),
    ...[...byPod, ...elsewhere].map((pod) => pod.namespace),
  ];
  return new Set(names.sort());
}

export function labelDiagnostic(object: string, label: MeshLabel): readonly Diagnostic[] {
  if (label === undefined || isUnderstood(label)) return [];
  return [
    {
      code: "mesh_label_not_understood",
      severity: "warning",
      object,
      message: `${object} has the label weft.dev/mesh "${label}", which counts as not opted in; use "l4" or "none"`,
    },
  ];
}

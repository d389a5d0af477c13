import type { NamespacedName, Pod } from "../cluster/model.ts";
import type { WorkloadView } from "../datapath/views.ts";
import { refusedWith } from "../kube/client.ts";
import { STATUS_ANNOTATION } from "../lib/api-names.ts";
import type { StatusApi } from "./election.ts";

export interface AnnotationChange {
  readonly pod: Pod;
  /** null: to be removed. */
  readonly value: string | null;
}

/** The annotation weft.dev/status of this node's pods that is not as their workloads are. Pure. */
export function annotationChanges(
  pods: ReadonlyMap<NamespacedName, Pod>,
  workloads: readonly Pick<WorkloadView, "pod" | "state">[],
  nodeName: string,
): readonly AnnotationChange[] {
  const wanted = new Map<string, string>(workloads.map(({ pod, state }) => [pod, state]));
  return [...pods.values()]
    .filter((pod) => pod.nodeName === nodeName && pod.statusAnnotation !== wanted.get(pod.key))
    .map((pod) => ({ pod, value: wanted.get(pod.key) ?? null }));
}

/** The fact, beside the label's intent. Throws AgentError for the first that failed, after having tried them all. */
export async function writeAnnotations(
  api: StatusApi,
  changes: readonly AnnotationChange[],
  signal: AbortSignal,
): Promise<void> {
  const failures: unknown[] = [];
  for (const { pod, value } of changes) {
    if (signal.aborted) return;
    const path = `/api/v1/namespaces/${pod.namespace}/pods/${pod.name}`;
    // The uid, so that a new pod of the same name is not taken for this one.
    const metadata = { uid: pod.uid, annotations: { [STATUS_ANNOTATION]: value } };
    const patchType = "application/merge-patch+json";
    try {
      await api.json({ method: "PATCH", path, body: { metadata }, patchType }, signal);
    } catch (error) {
      const status = refusedWith(error);
      if (status !== 404 && status !== 409) failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

import type { ClusterState } from "../cluster/model.ts";
import { NO_ID } from "../lib/id.ts";
import { finish } from "../lib/steps.ts";
import type { Steps } from "../lib/steps.ts";
import type { Compiled, DesiredWorkload } from "./compiled.ts";
import type { Diagnostic } from "./diagnostics.ts";
import { compareText } from "./order.ts";
import { DEFAULT_CIRCUMSTANCES } from "./policy.ts";
import { serviceReports } from "./service-reports.ts";
import type { Stages } from "./stages.ts";
import { runStages } from "./stages.ts";
import { tables } from "./tables.ts";
import type { Workload } from "./workloads.ts";

/**
 * What compile() remembers for the next call. Not a field of Compiled, because nobody else
 * should read it; it goes away with the Compiled that it belongs to.
 */
const stagesByResult = new WeakMap<Compiled, Stages>();

/** See compileSteps(); at once. */
export function compile(...inputs: Parameters<typeof compileSteps>): Compiled {
  return finish(compileSteps(...inputs));
}

/**
 * What this node's datapath should hold for a snapshot. Never throws, and depends on
 * nothing but `state`, `nodeName` and `circumstances`: `previous` only saves work, and lets chunks
 * that did not change be the same objects as before.
 */
export function* compileSteps(
  state: ClusterState,
  nodeName: string,
  previous?: Compiled,
  circumstances = DEFAULT_CIRCUMSTANCES,
): Steps<Compiled> {
  const before = previous === undefined ? undefined : stagesByResult.get(previous);
  const isSame =
    before?.state === state && before.nodeName === nodeName && before.circumstances === circumstances;
  if (previous !== undefined && isSame) return previous;
  const stages = yield* runStages(state, nodeName, circumstances, before);
  const made = yield* tables(stages, before, previous?.tables);
  yield;
  let services: Compiled["services"] | undefined;
  const compiled: Compiled = {
    tables: made,
    workloads: desiredWorkloads(stages, before, previous?.workloads),
    // For people, who ask much less often than endpoints change: made when it is first read.
    get services() {
      return (services ??= serviceReports(stages.backends, stages.routing));
    },
    routes: stages.routeReports.reports,
    diagnostics: diagnosticsOf(stages, before, previous),
  };
  stagesByResult.set(compiled, stages);
  return compiled;
}

/** The stages behind a result, for explain(). */
export function stagesOf(compiled: Compiled): Stages | undefined {
  return stagesByResult.get(compiled);
}

/**
 * The datapath asks for a namespace's own rows only where there are any: one lookup less. The same
 * array as before if nothing in it changed, so that nobody looks for interfaces in vain.
 */
function desiredWorkloads(
  stages: Stages,
  before: Stages | undefined,
  previous: readonly DesiredWorkload[] = [],
): readonly DesiredWorkload[] {
  const { workloads, plan } = stages;
  const scopeOf = ({ namespace, namespaceId }: Workload) =>
    plan.clients.has(namespace) ? namespaceId : NO_ID;
  if (workloads === before?.workloads && previous.every((workload) => workload.scope === scopeOf(workload)))
    return previous;
  return workloads.workloads.map((workload) => ({ scope: scopeOf(workload), ...workload }));
}

function diagnosticsOf(
  stages: Stages,
  before: Stages | undefined,
  previous: Compiled | undefined,
): readonly Diagnostic[] {
  const unchanged = before !== undefined && sameItems(diagnosticSources(stages), diagnosticSources(before));
  if (unchanged && previous !== undefined) return previous.diagnostics;
  return [
    ...stages.catalogue.diagnostics,
    ...stages.attached.diagnostics,
    ...stages.workloads.diagnostics,
    ...stages.plan.diagnostics,
    ...stages.routeReports.diagnostics,
    ...[...stages.splits.routes.values()].flatMap((entry) => entry.diagnostics),
  ].sort(compareDiagnostics);
}

function diagnosticSources(stages: Stages): readonly unknown[] {
  const { catalogue, attached, workloads, plan, routeReports, splits } = stages;
  return [catalogue, attached, workloads, plan, routeReports, splits.routes];
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.every((item, index) => item === b[index]);
}

function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return compareText(a.object, b.object) || compareText(a.code, b.code) || compareText(a.message, b.message);
}

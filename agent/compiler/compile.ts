import type { ClusterState } from "../cluster/model.ts";
import type { Chunk, Tables } from "../datapath/tables.ts";
import { NO_ID } from "../lib/id.ts";
import { owners } from "./chunk.ts";
import type { Compiled, DesiredWorkload } from "./compiled.ts";
import type { Diagnostic } from "./diagnostics.ts";
import { compareText } from "./order.ts";
import type { Stages } from "./stages.ts";
import { runStages } from "./stages.ts";

/**
 * What compile() remembers for the next call. Not a field of Compiled, because nobody else
 * should read it; it goes away with the Compiled that it belongs to.
 */
const stagesByResult = new WeakMap<Compiled, Stages>();

/**
 * What this node's datapath should hold for a snapshot. Never throws, and depends on
 * nothing but `state` and `nodeName`: `previous` only saves work, and lets chunks that did
 * not change be the same objects as before.
 */
export function compile(state: ClusterState, nodeName: string, previous?: Compiled): Compiled {
  const before = previous === undefined ? undefined : stagesByResult.get(previous);
  if (previous !== undefined && before?.state === state && before.nodeName === nodeName) return previous;
  const stages = runStages(state, nodeName, before);
  const compiled: Compiled = {
    tables: tablesOf(stages),
    workloads: desiredWorkloads(stages),
    services: [...stages.serviceReports.values()].map((entry) => entry.report),
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

function tablesOf({ backends, frontends, splits, workloads }: Stages): Tables {
  const tables = new Map<string, Chunk>(workloads.chunks);
  for (const [key, { chunk }] of backends.services) tables.set(owners.backends(key), chunk);
  for (const [key, { chunk }] of splits.routes) {
    if (chunk !== undefined) tables.set(owners.split(key), chunk);
  }
  for (const [key, { chunk }] of frontends.services) tables.set(owners.frontends(key), chunk);
  return tables;
}

/** The datapath asks for a namespace's own rows only where there are any: one lookup less. */
function desiredWorkloads({ workloads, plan }: Stages): readonly DesiredWorkload[] {
  const scoped = new Set<string>();
  for (const { frontends } of plan.services.values()) {
    for (const { client } of frontends) if (client !== undefined) scoped.add(client);
  }
  return workloads.workloads.map((workload) => ({
    ...workload,
    scope: scoped.has(workload.namespace) ? workload.namespaceId : NO_ID,
  }));
}

function diagnosticsOf(
  stages: Stages,
  before: Stages | undefined,
  previous: Compiled | undefined,
): readonly Diagnostic[] {
  const parts = diagnosticParts(stages);
  if (before !== undefined && previous !== undefined) {
    const last = diagnosticParts(before);
    if (parts.length === last.length && parts.every((part, index) => part === last[index]))
      return previous.diagnostics;
  }
  return parts.flat().sort(compareDiagnostics);
}

function diagnosticParts(stages: Stages): readonly (readonly Diagnostic[])[] {
  return [
    stages.catalogue.diagnostics,
    stages.attached.diagnostics,
    stages.workloads.diagnostics,
    stages.routeReports.diagnostics,
    ...[...stages.splits.routes.values()].map((entry) => entry.diagnostics),
  ];
}

function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return compareText(a.object, b.object) || compareText(a.code, b.code) || compareText(a.message, b.message);
}

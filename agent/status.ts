import type { StatusView, WorkloadCounts } from "./api/status-view.ts";
import type { ClusterState } from "./cluster/model.ts";
import { sourceErrorText } from "./cluster/source-error.ts";
import type { Compiled } from "./compiler/compiled.ts";
import type { MapView, WorkloadView } from "./datapath/views.ts";
import type { AgentObserver, ConditionName } from "./observer.ts";
import type { SourceHealth } from "./source-health.ts";
import type { Readiness } from "./telemetry/readiness.ts";

export interface StatusParts {
  readonly nodeName: string;
  readonly version: string;
  readonly uptimeMs: number;
  readonly state: ClusterState;
  readonly unsynced: readonly string[];
  readonly compiled: Compiled | undefined;
  readonly readiness: Readiness<ConditionName>;
  readonly observer: AgentObserver;
  readonly sources: Pick<SourceHealth, "list" | "problems">;
  readonly leader: string | undefined;
  /** What cannot be written about the node. */
  readonly writeProblems: readonly string[];
  readonly maps: readonly MapView[];
  readonly workloads: readonly WorkloadView[];
}

/** What `weft status` shows of this agent. */
export function statusOf(parts: StatusParts): StatusView {
  const { state, readiness, observer, workloads } = parts;
  return {
    nodeName: parts.nodeName,
    version: parts.version,
    pid: process.pid,
    uptimeMs: Math.round(parts.uptimeMs),
    ready: readiness.isReady,
    readiness: readiness.list(),
    sources: {
      synced: parts.unsynced.length === 0,
      objects: objectCounts(state).filter(({ count }) => count > 0),
      errors: state.errors.map(sourceErrorText),
      watched: parts.sources.list(),
    },
    leader: parts.leader,
    diagnostics: parts.compiled?.diagnostics ?? [],
    datapath: {
      generation: observer.generation,
      lastWrite: observer.lastWrite,
      maps: parts.maps.flatMap(({ name, entries, maxEntries }) =>
        entries === undefined || maxEntries === 0 ? [] : [{ name, entries, maxEntries }],
      ),
      attached: attachedBy(workloads),
    },
    workloads: countByState(workloads),
    problems: [...parts.sources.problems(), ...observer.problems, ...parts.writeProblems],
  };
}

/** Objects in force, by kind; kinds without any count 0. */
export function objectCounts(
  state: ClusterState,
): readonly { readonly kind: string; readonly count: number }[] {
  const slices = [...state.slicesByService.values()].reduce((sum, { length }) => sum + length, 0);
  const ofKind = (routes: ReadonlyMap<string, unknown>, kind: string): number =>
    [...routes.keys()].filter((key) => key.startsWith(`${kind} `)).length;
  return [
    { kind: "Namespace", count: state.namespaces.size },
    { kind: "Node", count: state.nodes.size },
    { kind: "Pod", count: state.pods.size },
    { kind: "Service", count: state.services.size },
    { kind: "EndpointSlice", count: slices },
    ...["TCPRoute", "UDPRoute"].map((kind) => ({ kind, count: ofKind(state.routes, kind) })),
    ...["HTTPRoute", "GRPCRoute", "TLSRoute"].map((kind) => ({ kind, count: ofKind(state.l7Routes, kind) })),
    { kind: "ReferenceGrant", count: state.referenceGrants.size },
  ];
}

function countByState(workloads: readonly WorkloadView[]): WorkloadCounts {
  const counts = { active: 0, pending: 0, draining: 0, refused: 0 };
  for (const { state } of workloads) counts[state] += 1;
  return counts;
}

function attachedBy(workloads: readonly WorkloadView[]): readonly { mode: string; count: number }[] {
  const modes = workloads.flatMap(({ attached, cgroup }) => [
    ...(attached === undefined ? [] : [attached]),
    ...(cgroup === undefined ? [] : ["cgroup"]),
  ]);
  return ["tcx", "clsact", "cgroup"]
    .map((mode) => ({ mode, count: modes.filter((other) => other === mode).length }))
    .filter(({ count }) => count > 0);
}

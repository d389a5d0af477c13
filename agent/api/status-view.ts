import type { Diagnostic } from "../compiler/diagnostics.ts";

/** What `weft status` shows: one agent, as it sees itself now. */
export interface StatusView {
  readonly nodeName: string;
  readonly version: string;
  readonly pid: number;
  readonly uptimeMs: number;
  readonly ready: boolean;
  readonly readiness: readonly ReadinessView[];
  readonly sources: SourcesView;
  /** The node whose agent writes the statuses of routes; undefined if there is none, or nobody knows yet. */
  readonly leader: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly datapath: DatapathView;
  readonly workloads: WorkloadCounts;
  /** What somebody should look at, one sentence each; empty when all is well. */
  readonly problems: readonly string[];
}

export interface ReadinessView {
  readonly name: string;
  readonly ready: boolean;
  readonly message: string;
}

export interface SourcesView {
  /** Every source has been read at least once. */
  readonly synced: boolean;
  readonly objects: readonly { readonly kind: string; readonly count: number }[];
  /** Objects, documents and files that could not be used, one sentence each. */
  readonly errors: readonly string[];
  /** Resources of the Kubernetes API; empty where objects come from a directory. */
  readonly watched: readonly WatchedView[];
}

export interface WatchedView {
  readonly source: string;
  readonly state: "reading" | "watching" | "absent" | "failing";
  /** Why it fails; "" otherwise. */
  readonly message: string;
}

export interface DatapathView {
  /** Counts the compiled states that the kernel was brought to; undefined before the first. */
  readonly generation: number | undefined;
  readonly lastWrite: { readonly durationMs: number; readonly rows: number } | undefined;
  readonly maps: readonly MapOccupancy[];
  /** Workloads by how the programs reach them: tcx or clsact on the interface, cgroup for sockets. */
  readonly attached: readonly { readonly mode: string; readonly count: number }[];
}

export interface MapOccupancy {
  readonly name: string;
  readonly entries: number;
  readonly maxEntries: number;
}

export interface WorkloadCounts {
  readonly active: number;
  readonly pending: number;
  readonly draining: number;
  readonly refused: number;
}

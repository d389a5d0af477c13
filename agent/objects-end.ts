import type { ClusterState } from "./cluster/model.ts";
import type { Compiled } from "./compiler/compiled.ts";

/** Where objects come from, and where what became of them is told. */
export interface ObjectsEnd {
  /** Reads for ever. Ends when the signal aborts; throws only what is a mistake of ours. */
  run(signal: AbortSignal): Promise<void>;
  /** Objects have been compiled. */
  compiled(compiled: Compiled, state: ClusterState): void;
  /** Workloads were attached or are no more, or the tunnel has another key. */
  nodeChanged(): void;
  /** The node whose agent writes statuses, where there is one. */
  readonly leader: string | undefined;
  /** What cannot be written now, one sentence each. */
  readonly problems: readonly string[];
}

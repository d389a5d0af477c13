import { AgentError } from "../lib/errors.ts";
import type { CleanupView, FlowView, MapCheck, MapDump, MapName, MapView } from "./views.ts";

/** Reads the pinned maps under a bpf root. Throws AgentError "not_found" when nothing of Weft is there. */
export interface KernelReader {
  listMaps(): readonly MapView[];
  dumpMap(name: MapName): MapDump;
  /** Only the rows against one another; the agent compares with what it wants. */
  checkReferences(): MapCheck;
  listFlows(): readonly FlowView[];
  close(): void;
}

export function openKernelReader(bpfRoot: string): KernelReader {
  throw new AgentError("not_found", `nothing of Weft under ${bpfRoot}`);
}

/** Removes every program, link, map and pin of Weft under the bpf root. */
export function cleanupDatapath(bpfRoot: string): CleanupView {
  throw new AgentError("not_found", `nothing of Weft under ${bpfRoot}`);
}

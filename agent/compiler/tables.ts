import type { Chunk, Tables } from "../datapath/tables.ts";
import { backendsOf } from "./backend-sets.ts";
import type { OwnedChunk } from "./chunk.ts";
import type { Stages } from "./stages.ts";

/** All chunks by owner. While the owners are the same, the last tables are copied and corrected. */
export function tables(stages: Stages, before: Stages | undefined, previous: Tables | undefined): Tables {
  const corrected =
    before !== undefined && previous !== undefined ? correct(stages, before, previous) : undefined;
  return corrected ?? new Map([...ownedChunks(stages)].map(({ owner, chunk }) => [owner, chunk]));
}

function* ownedChunks({ workloads, backends, splits, frontends }: Stages): Iterable<OwnedChunk> {
  yield* workloads.chunks;
  // A Service without ports has no rows.
  for (const entry of backends.entries) if (entry.ports.size > 0) yield entry;
  for (const { table } of splits.routes.values()) if (table !== undefined) yield table;
  yield* frontends.services.values();
}

/** Undefined if owners may have come or gone. */
function correct(stages: Stages, before: Stages, previous: Tables): Tables | undefined {
  const sameOwners =
    stages.workloads.chunks === before.workloads.chunks &&
    // These are made anew whenever Services, routes or splits are.
    stages.frontends === before.frontends;
  if (!sameOwners) return undefined;
  const corrected = new Map<string, Chunk>(previous);
  for (const { known } of stages.backends.replaced) {
    const entry = backendsOf(stages.backends, known.service.key);
    if (entry !== undefined && entry.ports.size > 0) corrected.set(entry.owner, entry.chunk);
  }
  return corrected;
}

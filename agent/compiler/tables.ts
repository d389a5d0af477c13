import type { Chunk, Tables } from "../datapath/tables.ts";
import { differentKeys, LayeredMap } from "../lib/layered-map.ts";
import type { Steps } from "../lib/steps.ts";
import { backendsOf } from "./backend-sets.ts";
import type { OwnedChunk } from "./chunk.ts";
import type { Stages } from "./stages.ts";

/** All chunks by owner. While the owners are the same, the last tables are corrected. */
export function* tables(
  stages: Stages,
  before: Stages | undefined,
  previous: Tables | undefined,
): Steps<Tables> {
  const corrected =
    before !== undefined && previous instanceof LayeredMap
      ? correct(stages, before, previous as LayeredMap<string, Chunk>)
      : undefined;
  if (corrected !== undefined) return corrected;
  const chunks = new Map<string, Chunk>();
  for (const { owner, chunk } of ownedChunks(stages)) {
    chunks.set(owner, chunk);
    yield;
  }
  return LayeredMap.of(chunks);
}

function* ownedChunks({ workloads, backends, splits, frontends }: Stages): Iterable<OwnedChunk> {
  yield* workloads.chunks;
  // A Service without ports has no rows.
  for (const entry of backends.entries.values()) if (entry.ports.size > 0) yield entry;
  for (const { table } of splits.routes.values()) if (table !== undefined) yield table;
  yield* frontends.services.values();
}

/** Undefined if owners may have come or gone. */
function correct(stages: Stages, before: Stages, previous: LayeredMap<string, Chunk>): Tables | undefined {
  const sameOwners =
    stages.workloads.chunks === before.workloads.chunks &&
    // These are made anew whenever Services, routes or splits are.
    stages.frontends === before.frontends;
  if (!sameOwners) return undefined;
  const corrections = new Map<string, Chunk>();
  for (const key of differentKeys(before.backends.entries, stages.backends.entries)) {
    const entry = backendsOf(stages.backends, key);
    if (entry !== undefined && entry.ports.size > 0) corrections.set(entry.owner, entry.chunk);
  }
  return previous.with(corrections);
}

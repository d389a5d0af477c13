import { expect } from "vitest";
import {
  readBackendSet,
  readEndpoint,
  readFrontend,
  readSplit,
  TARGET,
  writeEndpointKey,
} from "../../agent/datapath/abi.gen.ts";
import { emptyRows, encodeChunk, idKey, TABLE_NAMES } from "../../agent/datapath/rows.ts";
import type { EncodedRows } from "../../agent/datapath/rows.ts";
import type { Tables } from "../../agent/datapath/tables.ts";
import type { Id } from "../../agent/lib/id.ts";

/** What packets can be sent to: frontend -> backend sets, backend set -> addresses. Throws on a dangling id. */
export interface Reach {
  readonly sets: ReadonlyMap<string, ReadonlySet<string>>;
  readonly addresses: ReadonlyMap<string, ReadonlySet<string>>;
}

export function reachable(rows: EncodedRows): Reach {
  const sets = new Map<string, Set<string>>();
  const addresses = new Map<string, Set<string>>();
  for (const [key, value] of rows.frontends) {
    const reached = setsOfFrontend(rows, value);
    sets.set(key, new Set(reached.map(String)));
    for (const set of reached) addresses.set(String(set), new Set(endpointsOfSet(rows, set)));
  }
  return { sets, addresses };
}

function setsOfFrontend(rows: EncodedRows, value: string): readonly Id[] {
  const row = readFrontend(bytes(value));
  if (row.target === TARGET.TARGET_REJECT) return [];
  return row.target === TARGET.TARGET_SPLIT ? setsOfSplit(rows, row.targetId) : [row.targetId];
}

/** Every pick that can be made now could be made in one of the states. */
export function expectWithin(now: Reach, states: readonly Reach[]): void {
  for (const side of ["sets", "addresses"] as const) {
    for (const [key, reached] of now[side]) {
      const known = new Set(states.flatMap((state) => [...(state[side].get(key) ?? [])]));
      for (const one of reached) expect(known).toContain(one);
    }
  }
}

function setsOfSplit(rows: EncodedRows, id: Id): Id[] {
  const value = rows.splits.get(idKey(id));
  if (value === undefined) throw new Error("a frontend points at a split that is not there");
  const row = readSplit(bytes(value));
  return row.slots
    .slice(0, row.slotCount)
    .filter((slot) => slot.target === TARGET.TARGET_SET)
    .map((slot) => slot.set);
}

function endpointsOfSet(rows: EncodedRows, set: Id): string[] {
  const value = rows.backend_sets.get(idKey(set));
  if (value === undefined) throw new Error("something points at a backend set that is not there");
  return Array.from({ length: readBackendSet(bytes(value)).endpointCount }, (_, index) => {
    const key = Buffer.alloc(16);
    writeEndpointKey(key, 0, { set, index });
    const endpoint = rows.endpoints.get(key.toString("latin1"));
    if (endpoint === undefined) throw new Error("a backend set counts an endpoint that is not there");
    return readEndpoint(bytes(endpoint)).address;
  });
}

function bytes(text: string): Buffer {
  return Buffer.from(text, "latin1");
}

/** What the kernel holds when it holds all of the tables. */
export function allRows(desiredTables: Tables): EncodedRows {
  const rows = emptyRows();
  for (const chunk of desiredTables.values()) {
    const encoded = encodeChunk(chunk);
    for (const table of TABLE_NAMES) for (const [key, value] of encoded[table]) rows[table].set(key, value);
  }
  return rows;
}

import { readId } from "../lib/id.ts";
import type { Id } from "../lib/id.ts";
import type { Steps } from "../lib/steps.ts";
import { readFrontend, readSplit, TARGET } from "./abi.gen.ts";
import { ADOPTED, zeroCounts } from "./plan.ts";
import type { KnownState } from "./plan.ts";
import { emptyRows, encodeChunk, idKey, TABLE_NAMES } from "./rows.ts";
import type { EncodedRows, TableName } from "./rows.ts";
import type { TableStore } from "./table-writer.ts";
import type { Chunk, Tables } from "./tables.ts";

/** The owner of rows that nobody wants and nothing points at: gone with the first write. */
const ORPHANS = "(orphans)";

/**
 * What an earlier agent left in the kernel, seen with today's wishes. Owners whose rows
 * are all there as wanted count as applied; the rest is written as a change of them.
 */
export function* adopt(store: TableStore, desired: Tables): Steps<KnownState> {
  const found = yield* readTables(store);
  const unwanted = yield* copyOf(found);
  const applied = new Map<string, Chunk>();
  for (const [owner, chunk] of desired) {
    const rows = encodeChunk(chunk);
    if (takeAway(unwanted, found, rows)) applied.set(owner, chunk);
    yield;
  }
  const entries = zeroCounts();
  const capacity = zeroCounts();
  for (const table of TABLE_NAMES) {
    entries[table] = found[table].size;
    capacity[table] = store.capacity(table);
  }
  return { applied, found, entries, capacity, leftovers: yield* divide(found, unwanted) };
}

/** Rows are many more than owners, so a turn is offered only now and then. */
const ROWS_A_STEP = 256;

/** Each of them, with a turn for others now and then. */
function* each<T>(rows: Iterable<T>, take: (row: T) => void): Steps<void> {
  let taken = 0;
  for (const row of rows) {
    take(row);
    if (++taken % ROWS_A_STEP === 0) yield;
  }
  yield;
}

/** What the kernel holds. Rows that are written meanwhile may or may not be among them. */
export function* readTables(store: Pick<TableStore, "dump">): Steps<EncodedRows> {
  const rows = emptyRows();
  for (const table of TABLE_NAMES) {
    yield* each(store.dump(table), ([key, value]) => rows[table].set(key, value));
  }
  return rows;
}

function* copyOf(rows: EncodedRows): Steps<Record<TableName, Map<string, string>>> {
  const copy = emptyRows();
  for (const table of TABLE_NAMES) yield* each(rows[table], ([key, value]) => copy[table].set(key, value));
  return copy;
}

/** Strikes wanted rows off; true if all of them were found as they should be. */
function takeAway(
  unwanted: Record<TableName, Map<string, string>>,
  found: EncodedRows,
  wanted: EncodedRows,
): boolean {
  let isWhole = true;
  for (const table of TABLE_NAMES) {
    for (const [key, value] of wanted[table]) {
      unwanted[table].delete(key);
      if (found[table].get(key) !== value) isWhole = false;
    }
  }
  return isWhole;
}

/** Separates what rows that stay still lead to from what can go at once. */
function* divide(found: EncodedRows, unwanted: EncodedRows): Steps<ReadonlyMap<string, EncodedRows>> {
  const reached = yield* reachedFrom(found, unwanted);
  const needed = emptyRows();
  const orphans = emptyRows();
  for (const table of TABLE_NAMES) {
    yield* each(unwanted[table], ([key, value]) => {
      const isNeeded = table !== "frontends" && table !== "names" && reached.has(leadingId(key));
      (isNeeded ? needed : orphans)[table].set(key, value);
    });
  }
  return new Map([
    [ADOPTED, needed],
    [ORPHANS, orphans],
  ]);
}

/** Ids of the splits and backend sets that the wanted frontends, as they are now, lead to. */
function* reachedFrom(found: EncodedRows, unwanted: EncodedRows): Steps<ReadonlySet<Id>> {
  const reached = new Set<Id>();
  yield* each(found.frontends, ([key, value]) => {
    if (unwanted.frontends.has(key)) return;
    const { target, targetId } = readFrontend(Buffer.from(value, "latin1"));
    reached.add(targetId);
    if (target === TARGET.TARGET_SPLIT) for (const set of setsOf(found, targetId)) reached.add(set);
  });
  return reached;
}

function setsOf(found: EncodedRows, split: Id): readonly Id[] {
  const value = found.splits.get(idKey(split));
  return value === undefined ? [] : readSplit(Buffer.from(value, "latin1")).slots.map((slot) => slot.set);
}

/** The keys of splits, sets, endpoints and members all begin with an id. */
function leadingId(key: string): Id {
  return readId(Buffer.from(key.slice(0, 8), "latin1"), 0);
}

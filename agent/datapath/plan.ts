import { differentKeys } from "../lib/layered-map.ts";
import type { Steps } from "../lib/steps.ts";
import { emptyRows, encodeChunk, TABLE_NAMES } from "./rows.ts";
import type { EncodedRows, TableName } from "./rows.ts";
import type { Chunk, Tables } from "./tables.ts";

/** What one owner's rows become: upserts (with those whose key is new counted), and deletes. */
interface OwnerChange {
  readonly owner: string;
  /** Undefined: the owner is gone. */
  readonly next: Chunk | undefined;
  readonly upserts: EncodedRows;
  readonly newKeys: Readonly<Record<TableName, number>>;
  readonly deletes: Readonly<Record<TableName, readonly string[]>>;
}

/** An owner whose rows could not be written; what the kernel holds of it stays as it was. */
export interface Deferral {
  readonly owner: string;
  /** The map without room, or undefined when `dependsOn` is what is missing. */
  readonly full: TableName | undefined;
  readonly dependsOn: string | undefined;
}

export interface Plan {
  readonly upserts: Record<TableName, Map<string, string>>;
  readonly deletes: Record<TableName, Set<string>>;
  readonly deferred: readonly Deferral[];
  /** Owners whose chunk is in force when the plan has been carried out. */
  readonly applied: Tables;
  readonly entries: Readonly<Record<TableName, number>>;
  /** Rows that are not wanted any more but may still be pointed at by those of a deferred owner. */
  readonly leftovers: ReadonlyMap<string, EncodedRows>;
}

/** The owner of rows found in the kernel that nobody wants but that wanted rows still point at. */
export const ADOPTED = "(adopted)";

/** What the kernel is known to hold. */
export interface KnownState {
  readonly applied: Tables;
  /** Rows held for owners that are not in `applied`, as just read from the kernel. */
  readonly found: EncodedRows;
  readonly leftovers: ReadonlyMap<string, EncodedRows>;
  readonly entries: Readonly<Record<TableName, number>>;
  readonly capacity: Readonly<Record<TableName, number>>;
}

/** Everything that carries `known` over to `desired`, as far as there is room. Pure. */
export function* planChanges(known: KnownState, desired: Tables): Steps<Plan> {
  const changes = yield* changesBetween(known, desired);
  const deferred = yield* admit(known, changes, desired);
  return yield* assemble(known, changes, deferred, desired);
}

function* changesBetween(known: KnownState, desired: Tables): Steps<readonly OwnerChange[]> {
  const changes: OwnerChange[] = [];
  for (const owner of differentKeys(known.applied, desired)) {
    const before = known.applied.get(owner);
    const next = desired.get(owner);
    const rows = next === undefined ? emptyRows() : encodeChunk(next);
    const held = before === undefined ? restrict(known.found, rows) : encodeChunk(before);
    changes.push({ owner, next, ...compareRows(held, rows) });
    yield;
  }
  return changes;
}

function restrict(rows: EncodedRows, keys: EncodedRows): EncodedRows {
  const kept = emptyRows();
  for (const table of TABLE_NAMES) {
    if (rows[table].size === 0) continue;
    for (const key of keys[table].keys()) {
      const value = rows[table].get(key);
      if (value !== undefined) kept[table].set(key, value);
    }
  }
  return kept;
}

/** How to get from one set of rows to the other. */
export function compareRows(
  before: EncodedRows,
  next: EncodedRows,
): Pick<OwnerChange, "upserts" | "newKeys" | "deletes"> {
  const upserts = emptyRows();
  const newKeys = zeroCounts();
  const deletes = emptyKeyLists();
  for (const table of TABLE_NAMES) {
    for (const [key, value] of next[table]) {
      const held = before[table].get(key);
      if (held === value) continue;
      upserts[table].set(key, value);
      if (held === undefined) newKeys[table] += 1;
    }
    for (const key of before[table].keys()) if (!next[table].has(key)) deletes[table].push(key);
  }
  return { upserts, newKeys, deletes };
}

export function zeroCounts(): Record<TableName, number> {
  return { names: 0, members: 0, endpoints: 0, backend_sets: 0, splits: 0, frontends: 0 };
}

function emptyKeyLists(): Record<TableName, string[]> {
  return { names: [], members: [], endpoints: [], backend_sets: [], splits: [], frontends: [] };
}

/** Decides, dependencies first, whose rows fit. Deletes come later, so they make no room yet. */
function* admit(
  known: KnownState,
  changes: readonly OwnerChange[],
  desired: Tables,
): Steps<ReadonlyMap<string, Deferral>> {
  const deferred = new Map<string, Deferral>();
  const entries = { ...known.entries };
  for (const change of yield* inDependencyOrder(changes, desired)) {
    yield;
    const dependsOn = change.next?.dependsOn.find((owner) => deferred.has(owner));
    const full = TABLE_NAMES.find(
      (table) => change.newKeys[table] > 0 && entries[table] + change.newKeys[table] > known.capacity[table],
    );
    if (dependsOn !== undefined || full !== undefined) {
      deferred.set(change.owner, { owner: change.owner, full, dependsOn });
      continue;
    }
    for (const table of TABLE_NAMES) entries[table] += change.newKeys[table];
  }
  return deferred;
}

function* inDependencyOrder(changes: readonly OwnerChange[], desired: Tables): Steps<readonly OwnerChange[]> {
  const byOwner = new Map(changes.map((change) => [change.owner, change]));
  const ordered: OwnerChange[] = [];
  const visited = new Set<string>();
  const visit = (owner: string): void => {
    if (visited.has(owner)) return;
    visited.add(owner);
    for (const needed of desired.get(owner)?.dependsOn ?? []) visit(needed);
    const change = byOwner.get(owner);
    if (change !== undefined) ordered.push(change);
  };
  for (const change of changes) {
    visit(change.owner);
    yield;
  }
  return ordered;
}

function* assemble(
  known: KnownState,
  changes: readonly OwnerChange[],
  deferred: ReadonlyMap<string, Deferral>,
  desired: Tables,
): Steps<Plan> {
  const pointedAt = neededBy(deferred.keys(), known.applied);
  const entries = { ...known.entries };
  const leftovers = new Map([...known.leftovers].filter(([owner]) => pointedAt.has(owner)));
  const upserts = emptyRows();
  const deletes = emptyKeySets();
  for (const [owner, rows] of known.leftovers) if (!pointedAt.has(owner)) addKeys(deletes, rows);

  for (const change of changes) {
    if (deferred.has(change.owner)) continue;
    if (pointedAt.has(change.owner)) {
      // A row that has become superfluous may still be pointed at by a row that stays.
      if (change.next === undefined) continue;
      leftovers.set(change.owner, withDeletes(leftovers.get(change.owner), change));
    } else {
      for (const table of TABLE_NAMES) for (const key of change.deletes[table]) deletes[table].add(key);
    }
    for (const table of TABLE_NAMES) {
      for (const [key, value] of change.upserts[table]) upserts[table].set(key, value);
      entries[table] += change.newKeys[table];
    }
    yield;
  }
  for (const table of TABLE_NAMES) {
    // A key may move from one owner to another, or be wanted again: then it was not new.
    for (const key of upserts[table].keys()) {
      if (deletes[table].delete(key) || isLeftover(leftovers, table, key)) entries[table] -= 1;
    }
    entries[table] -= deletes[table].size;
    yield;
  }
  return {
    upserts,
    deletes,
    deferred: [...deferred.values()],
    applied: appliedAfter(known, changes, deferred, pointedAt, desired),
    entries,
    leftovers: withoutKeys(leftovers, upserts),
  };
}

/** With nothing deferred it is what was desired, and no copy of all owners is needed to say so. */
function appliedAfter(
  known: KnownState,
  changes: readonly OwnerChange[],
  deferred: ReadonlyMap<string, Deferral>,
  pointedAt: ReadonlySet<string>,
  desired: Tables,
): Tables {
  if (deferred.size === 0) return desired;
  const applied = new Map(known.applied);
  for (const { owner, next } of changes) {
    if (deferred.has(owner)) continue;
    if (next !== undefined) applied.set(owner, next);
    else if (!pointedAt.has(owner)) applied.delete(owner);
  }
  return applied;
}

function isLeftover(leftovers: ReadonlyMap<string, EncodedRows>, table: TableName, key: string): boolean {
  for (const rows of leftovers.values()) if (rows[table].has(key)) return true;
  return false;
}

/** Owners that the kernel's rows of these owners point at, directly or not. */
function neededBy(owners: Iterable<string>, applied: Tables): ReadonlySet<string> {
  const needed = new Set<string>();
  const visit = (owner: string): void => {
    for (const next of applied.get(owner)?.dependsOn ?? []) {
      if (needed.has(next)) continue;
      needed.add(next);
      visit(next);
    }
  };
  for (const owner of owners) {
    visit(owner);
    if (!applied.has(owner)) needed.add(ADOPTED);
  }
  return needed;
}

function emptyKeySets(): Record<TableName, Set<string>> {
  return {
    names: new Set(),
    members: new Set(),
    endpoints: new Set(),
    backend_sets: new Set(),
    splits: new Set(),
    frontends: new Set(),
  };
}

function addKeys(deletes: Record<TableName, Set<string>>, rows: EncodedRows): void {
  for (const table of TABLE_NAMES) for (const key of rows[table].keys()) deletes[table].add(key);
}

function withDeletes(leftovers: EncodedRows | undefined, change: OwnerChange): EncodedRows {
  const rows = emptyRows();
  for (const table of TABLE_NAMES) {
    for (const key of leftovers?.[table].keys() ?? []) rows[table].set(key, "");
    for (const key of change.deletes[table]) rows[table].set(key, "");
  }
  return rows;
}

function withoutKeys(
  leftovers: ReadonlyMap<string, EncodedRows>,
  upserts: EncodedRows,
): ReadonlyMap<string, EncodedRows> {
  const kept = new Map<string, EncodedRows>();
  for (const [owner, rows] of leftovers) {
    const copy = emptyRows();
    for (const table of TABLE_NAMES) {
      for (const [key, value] of rows[table]) if (!upserts[table].has(key)) copy[table].set(key, value);
    }
    kept.set(owner, copy);
  }
  return kept;
}

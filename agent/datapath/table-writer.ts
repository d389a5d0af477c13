import { finish } from "../lib/steps.ts";
import type { Steps } from "../lib/steps.ts";
import { adopt } from "./adopt.ts";
import { planChanges, zeroCounts } from "./plan.ts";
import type { Deferral, KnownState, Plan } from "./plan.ts";
import { emptyRows, TABLE_NAMES } from "./rows.ts";
import type { EncodedTable, TableName } from "./rows.ts";
import type { Tables } from "./tables.ts";

/** The kernel's maps as the writer sees them. Errors are AgentErrors that name the map. */
export interface TableStore {
  capacity(table: TableName): number;
  /** Keys with their values, as they were at one time. */
  dump(table: TableName): Iterable<readonly [string, string]>;
  upsert(table: TableName, rows: EncodedTable): void;
  delete(table: TableName, keys: ReadonlySet<string>): void;
}

export interface WriteReport {
  readonly upserted: Readonly<Record<TableName, number>>;
  readonly deleted: Readonly<Record<TableName, number>>;
  /** Owners without room; their last written state stays in force. */
  readonly deferred: readonly Deferral[];
}

interface Totals {
  readonly upserted: Record<TableName, number>;
  readonly deleted: Record<TableName, number>;
}

/**
 * Keeps the kernel's tables as the compiler wants them. Writes in the order of pointing,
 * so that a packet sees the old state or the new one, but never half of one.
 */
export class TableWriter {
  readonly #store: TableStore;
  /** Undefined until the kernel has been read, and after a failed write. */
  #known: KnownState | undefined;

  constructor(store: TableStore) {
    this.#store = store;
  }

  /** See applySteps(); at once. */
  apply(desired: Tables): WriteReport {
    return finish(this.applySteps(desired));
  }

  /**
   * Throws AgentError when the kernel refuses a write; the next call then starts by reading it. One call
   * has to be over before the next.
   */
  *applySteps(desired: Tables): Steps<WriteReport> {
    const totals = { upserted: zeroCounts(), deleted: zeroCounts() };
    let known = this.#known ?? (yield* adopt(this.#store, desired));
    for (;;) {
      const plan = yield* planChanges(known, desired);
      this.#known = undefined;
      yield* this.#write(plan, totals);
      known = { ...known, applied: plan.applied, leftovers: plan.leftovers, entries: plan.entries };
      const madeRoom = TABLE_NAMES.some((table) => plan.deletes[table].size > 0);
      if (plan.deferred.length > 0 && madeRoom) continue;
      this.#known = isAccountedFor(plan) ? { ...known, found: emptyRows() } : undefined;
      return { ...totals, deferred: plan.deferred };
    }
  }

  /** Reads the kernel anew before the next write. */
  distrust(): void {
    this.#known = undefined;
  }

  *#write(plan: Plan, totals: Totals): Steps<void> {
    for (const table of TABLE_NAMES) {
      for (const part of partsOf(plan.upserts[table])) {
        const rows = new Map(part);
        this.#store.upsert(table, rows);
        totals.upserted[table] += rows.size;
        yield;
      }
    }
    for (const table of TABLE_NAMES.toReversed()) {
      for (const part of partsOf(plan.deletes[table])) {
        this.#store.delete(table, new Set(part));
        totals.deleted[table] += part.length;
        yield;
      }
    }
  }
}

/** Rows that are written in one go: some milliseconds. */
const ROWS_A_PART = 512;

function* partsOf<T>(items: Iterable<T>): Iterable<readonly T[]> {
  let part: T[] = [];
  for (const item of items) {
    part.push(item);
    if (part.length < ROWS_A_PART) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

/**
 * False while rows of an earlier agent are in force that this one could not replace: what
 * they point at is not in the books, so each attempt has to start from the kernel.
 */
function isAccountedFor(plan: Plan): boolean {
  return plan.deferred.every(({ owner }) => plan.applied.has(owner));
}

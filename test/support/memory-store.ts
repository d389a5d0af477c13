import { AgentError } from "../../agent/lib/errors.ts";
import { emptyRows } from "../../agent/datapath/rows.ts";
import type { EncodedTable, TableName } from "../../agent/datapath/rows.ts";
import type { TableStore } from "../../agent/datapath/table-writer.ts";

/**
 * Maps in memory that fill up as the kernel's do, that refuse what `fails` says, row by row, and that let a
 * reader look after every single row.
 */
export class MemoryStore implements TableStore {
  readonly rows = emptyRows();
  readonly #capacities: Partial<Record<TableName, number>>;
  readonly #afterEachRow: () => void;
  readonly #fails: () => boolean;

  constructor(
    capacities: Partial<Record<TableName, number>> = {},
    afterEachRow: () => void = () => undefined,
    fails: () => boolean = () => false,
  ) {
    this.#fails = fails;
    this.#capacities = capacities;
    this.#afterEachRow = afterEachRow;
  }

  capacity(table: TableName): number {
    return this.#capacities[table] ?? 1_000_000;
  }

  dump(table: TableName): Iterable<readonly [string, string]> {
    return new Map(this.rows[table]);
  }

  upsert(table: TableName, rows: EncodedTable): void {
    for (const [key, value] of rows) {
      this.#mayFail(table);
      if (!this.rows[table].has(key) && this.rows[table].size >= this.capacity(table)) {
        throw new AgentError("map_full", `map ${table}: E2BIG`);
      }
      this.rows[table].set(key, value);
      this.#afterEachRow();
    }
  }

  delete(table: TableName, keys: ReadonlySet<string>): void {
    for (const key of keys) {
      this.#mayFail(table);
      this.rows[table].delete(key);
      this.#afterEachRow();
    }
  }

  #mayFail(table: TableName): void {
    if (this.#fails()) throw new AgentError("map_write_failed", `map ${table}: EIO`);
  }
}

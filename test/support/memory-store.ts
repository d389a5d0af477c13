import { AgentError } from "../../agent/lib/errors.ts";
import { emptyRows } from "../../agent/datapath/rows.ts";
import type { EncodedTable, TableName } from "../../agent/datapath/rows.ts";
import type { TableStore } from "../../agent/datapath/table-writer.ts";

/** Maps in memory that fill up as the kernel's do, and let a reader look after every single row. */
export class MemoryStore implements TableStore {
  readonly rows = emptyRows();
  readonly #capacities: Partial<Record<TableName, number>>;
  readonly #afterEachRow: () => void;

  constructor(
    capacities: Partial<Record<TableName, number>> = {},
    afterEachRow: () => void = () => undefined,
  ) {
    this.#capacities = capacities;
    this.#afterEachRow = afterEachRow;
  }

  capacity(table: TableName): number {
    return this.#capacities[table] ?? 1_000_000;
  }

  dump(table: TableName): EncodedTable {
    return new Map(this.rows[table]);
  }

  upsert(table: TableName, rows: EncodedTable): void {
    for (const [key, value] of rows) {
      if (!this.rows[table].has(key) && this.rows[table].size >= this.capacity(table)) {
        throw new AgentError("map_full", `map ${table}: E2BIG`);
      }
      this.rows[table].set(key, value);
      this.#afterEachRow();
    }
  }

  delete(table: TableName, keys: ReadonlySet<string>): void {
    for (const key of keys) {
      this.rows[table].delete(key);
      this.#afterEachRow();
    }
  }
}

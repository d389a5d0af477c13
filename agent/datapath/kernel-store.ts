import { AgentError } from "../lib/errors.ts";
import type { Kernel } from "./kernel.ts";
import { ROW_SIZES } from "./rows.ts";
import type { EncodedTable, TableName } from "./rows.ts";
import type { TableStore } from "./table-writer.ts";
import type { MapName } from "./views.ts";

/** One call of the shim, in which nobody else has a turn. */
export const ROWS_A_READ = 2048;

/** The pinned maps as a TableStore: one call of the shim a batch. */
export class KernelStore implements TableStore {
  readonly #kernel: Kernel;
  readonly #fds: Readonly<Record<MapName, number>>;

  constructor(kernel: Kernel, fds: Readonly<Record<MapName, number>>) {
    this.#kernel = kernel;
    this.#fds = fds;
  }

  capacity(table: TableName): number {
    return this.#kernel.mapInfo(this.#fds[table]).maxEntries;
  }

  *dump(table: TableName): Iterable<readonly [string, string]> {
    const { key: keyBytes, value: valueBytes } = ROW_SIZES[table];
    for (const { keys, values, count } of this.#kernel.dumpParts(this.#fds[table], ROWS_A_READ)) {
      for (let i = 0; i < count; i++) {
        const key = keys.toString("latin1", i * keyBytes, (i + 1) * keyBytes);
        yield [key, values.toString("latin1", i * valueBytes, (i + 1) * valueBytes)];
      }
    }
  }

  upsert(table: TableName, rows: EncodedTable): void {
    const size = ROW_SIZES[table];
    const keys = join(rows.keys(), rows.size, size.key);
    const values = join(rows.values(), rows.size, size.value);
    const { done, errno } = this.#kernel.updateBatch(this.#fds[table], size, keys, values, rows.size);
    if (errno === undefined) return;
    throw new AgentError(
      errno === "E2BIG" ? "map_full" : "map_write_failed",
      `map ${table}: ${errno} after ${String(done)} of ${String(rows.size)} rows`,
      { details: { map: table, errno, done, rows: rows.size } },
    );
  }

  delete(table: TableName, keys: ReadonlySet<string>): void {
    const { key: keyBytes } = ROW_SIZES[table];
    this.#kernel.deleteBatch(this.#fds[table], keyBytes, join(keys, keys.size, keyBytes), keys.size);
  }
}

function join(parts: Iterable<string>, count: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(count * bytes);
  let at = 0;
  for (const part of parts) at += buffer.write(part, at, bytes, "latin1");
  return buffer;
}

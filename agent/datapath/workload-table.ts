import type { Id } from "../lib/id.ts";
import {
  readWorkload,
  readWorkloadKey,
  WORKLOAD_BYTES,
  WORKLOAD_KEY_BYTES,
  WORKLOAD_MODE,
  writeWorkload,
  writeWorkloadKey,
} from "./abi.gen.ts";
import { AgentError } from "../lib/errors.ts";
import type { Kernel } from "./kernel.ts";

export interface WorkloadRow {
  readonly ifindex: number;
  readonly id: Id;
  readonly scope: Id;
  readonly namespaceId: Id;
  readonly mode: "active" | "drain";
}

const MODES = { active: WORKLOAD_MODE.WORKLOAD_ACTIVE, drain: WORKLOAD_MODE.WORKLOAD_DRAIN } as const;

/** The `workloads` map: a row makes the programs of an interface claim new connections. */
export class WorkloadTable {
  readonly #kernel: Kernel;
  readonly #fd: number;

  constructor(kernel: Kernel, fd: number) {
    this.#kernel = kernel;
    this.#fd = fd;
  }

  read(): readonly WorkloadRow[] {
    const { keys, values, count } = this.#kernel.dump(this.#fd);
    return Array.from({ length: count }, (_, i) => {
      const row = readWorkload(values, i * WORKLOAD_BYTES);
      return {
        ...readWorkloadKey(keys, i * WORKLOAD_KEY_BYTES),
        ...row,
        mode: row.mode === WORKLOAD_MODE.WORKLOAD_ACTIVE ? ("active" as const) : ("drain" as const),
      };
    });
  }

  write(row: WorkloadRow): void {
    const value = Buffer.alloc(WORKLOAD_BYTES);
    writeWorkload(value, 0, { ...row, mode: MODES[row.mode] });
    const size = { key: WORKLOAD_KEY_BYTES, value: WORKLOAD_BYTES };
    const { errno } = this.#kernel.updateBatch(this.#fd, size, keyOf(row.ifindex), value, 1);
    if (errno === undefined) return;
    throw new AgentError(
      errno === "E2BIG" ? "map_full" : "map_write_failed",
      `map workloads: ${errno} for interface ${String(row.ifindex)}`,
      { details: { map: "workloads", errno } },
    );
  }

  delete(ifindex: number): void {
    this.#kernel.deleteBatch(this.#fd, WORKLOAD_KEY_BYTES, keyOf(ifindex), 1);
  }
}

function keyOf(ifindex: number): Buffer {
  const key = Buffer.alloc(WORKLOAD_KEY_BYTES);
  writeWorkloadKey(key, 0, { ifindex });
  return key;
}

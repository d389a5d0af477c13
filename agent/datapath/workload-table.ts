import type { Id } from "../lib/id.ts";
import {
  QUIET_BYTES,
  readWorkload,
  readWorkloadKey,
  WORKLOAD_BYTES,
  WORKLOAD_KEY_BYTES,
  WORKLOAD_MODE,
  writeQuiet,
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

/** The `workloads` map, with `quiet` beside it: a row makes the programs of an interface claim new connections. */
export class WorkloadTable {
  readonly #kernel: Kernel;
  readonly #fd: number;
  readonly #quietFd: number;

  constructor(kernel: Kernel, fds: { readonly workloads: number; readonly quiet: number }) {
    this.#kernel = kernel;
    this.#fd = fds.workloads;
    this.#quietFd = fds.quiet;
  }

  read(): readonly WorkloadRow[] {
    return readWorkloadRows(this.#kernel, this.#fd);
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

  /**
   * Says that the interface has no TCP flow; before programs are on it, and never later. Without room
   * for the row packets are looked at more closely, and that is all.
   */
  hush(ifindex: number): void {
    const value = Buffer.alloc(QUIET_BYTES);
    writeQuiet(value, 0, { sinceNs: process.hrtime.bigint() });
    const size = { key: WORKLOAD_KEY_BYTES, value: QUIET_BYTES };
    this.#kernel.updateBatch(this.#quietFd, size, keyOf(ifindex), value, 1);
  }

  delete(ifindex: number): void {
    this.#kernel.deleteBatch(this.#fd, WORKLOAD_KEY_BYTES, keyOf(ifindex), 1);
    this.#kernel.deleteBatch(this.#quietFd, WORKLOAD_KEY_BYTES, keyOf(ifindex), 1);
  }
}

export function readWorkloadRows(kernel: Kernel, fd: number): readonly WorkloadRow[] {
  const { keys, values, count } = kernel.dump(fd);
  return Array.from({ length: count }, (_, i) => {
    const row = readWorkload(values, i * WORKLOAD_BYTES);
    return {
      ...readWorkloadKey(keys, i * WORKLOAD_KEY_BYTES),
      ...row,
      mode: row.mode === WORKLOAD_MODE.WORKLOAD_ACTIVE ? ("active" as const) : ("drain" as const),
    };
  });
}

function keyOf(ifindex: number): Buffer {
  const key = Buffer.alloc(WORKLOAD_KEY_BYTES);
  writeWorkloadKey(key, 0, { ifindex });
  return key;
}

import { AgentError } from "../lib/errors.ts";
import type { Id } from "../lib/id.ts";
import {
  CGROUP_WORKLOAD_BYTES,
  readCgroupWorkload,
  SOCKET_FLAG,
  WORKLOAD_MODE,
  writeCgroupWorkload,
} from "./abi.gen.ts";
import type { Kernel } from "./kernel.ts";

export interface CgroupRow {
  readonly cgroup: bigint;
  readonly id: Id;
  readonly scope: Id;
  readonly namespaceId: Id;
  /** Whose affinity it has. */
  readonly client: Id;
  readonly mode: "active" | "drain";
  /** UDP too: there is no packet level behind. */
  readonly isAlone: boolean;
}

const KEY_BYTES = 8;
const ALONE = SOCKET_FLAG.SOCKET_UDP | SOCKET_FLAG.SOCKET_ALONE;

/** The `cgroups` map: a row makes the programs of a cgroup claim connections. It goes with the last program. */
export class CgroupTable {
  readonly #kernel: Kernel;
  readonly #fd: number;

  constructor(kernel: Kernel, fd: number) {
    this.#kernel = kernel;
    this.#fd = fd;
  }

  /** Those that have been written. */
  read(): readonly CgroupRow[] {
    const { keys, values, count } = this.#kernel.dump(this.#fd);
    return Array.from({ length: count }, (_, i) => {
      const { mode, flags, ...row } = readCgroupWorkload(values, i * CGROUP_WORKLOAD_BYTES);
      return { cgroup: keys.readBigUInt64LE(i * KEY_BYTES), ...row, mode, flags };
    }).flatMap(({ mode, flags, ...row }) => {
      const word = mode === WORKLOAD_MODE.WORKLOAD_ACTIVE ? ("active" as const) : ("drain" as const);
      return mode === 0 ? [] : [{ ...row, mode: word, isAlone: (flags & SOCKET_FLAG.SOCKET_ALONE) !== 0 }];
    });
  }

  /** The programs must be attached. */
  write({ cgroup, mode, isAlone, ...row }: CgroupRow): void {
    const key = Buffer.alloc(KEY_BYTES);
    key.writeBigUInt64LE(cgroup);
    const value = Buffer.alloc(CGROUP_WORKLOAD_BYTES);
    writeCgroupWorkload(value, 0, {
      ...row,
      mode: mode === "active" ? WORKLOAD_MODE.WORKLOAD_ACTIVE : WORKLOAD_MODE.WORKLOAD_DRAIN,
      flags: isAlone ? ALONE : 0,
    });
    const size = { key: KEY_BYTES, value: CGROUP_WORKLOAD_BYTES };
    const { errno } = this.#kernel.updateBatch(this.#fd, size, key, value, 1);
    if (errno === undefined) return;
    throw new AgentError("map_write_failed", `map cgroups: ${errno} for cgroup ${String(cgroup)}`, {
      details: { map: "cgroups", errno },
    });
  }
}

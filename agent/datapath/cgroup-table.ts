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

/** The `cgroups` map: a row makes the programs of a cgroup claim connections. It goes with the cgroup. */
export class CgroupTable {
  readonly #kernel: Kernel;
  readonly #fd: number;

  constructor(kernel: Kernel, fd: number) {
    this.#kernel = kernel;
    this.#fd = fd;
  }

  /** Those that have been written, and not cleared. */
  read(): readonly CgroupRow[] {
    const { keys, values, count } = this.#kernel.dump(this.#fd);
    return Array.from({ length: count }, (_, i) => i).flatMap((i) => {
      const { mode, flags, ...row } = readCgroupWorkload(values, i * CGROUP_WORKLOAD_BYTES);
      if (mode === 0) return [];
      const cgroup = keys.readBigUInt64LE(i * KEY_BYTES);
      const word = mode === WORKLOAD_MODE.WORKLOAD_ACTIVE ? ("active" as const) : ("drain" as const);
      return [{ ...row, cgroup, mode: word, isAlone: (flags & SOCKET_FLAG.SOCKET_ALONE) !== 0 }];
    });
  }

  /** The programs must be attached. */
  write({ cgroup, mode, isAlone, ...row }: CgroupRow): void {
    const value = Buffer.alloc(CGROUP_WORKLOAD_BYTES);
    writeCgroupWorkload(value, 0, {
      ...row,
      mode: mode === "active" ? WORKLOAD_MODE.WORKLOAD_ACTIVE : WORKLOAD_MODE.WORKLOAD_DRAIN,
      flags: isAlone ? ALONE : 0,
    });
    const errno = this.#put(cgroup, value);
    if (errno !== undefined) throw refused(cgroup, errno);
  }

  /**
   * The kernel keeps the row for as long as the cgroup lives: before the programs go, it says nothing any more.
   * The cgroup may be gone already, and the row with it.
   */
  clear(cgroup: bigint): void {
    const errno = this.#put(cgroup, Buffer.alloc(CGROUP_WORKLOAD_BYTES));
    if (errno !== undefined && errno !== "ENOENT") throw refused(cgroup, errno);
  }

  #put(cgroup: bigint, value: Buffer): string | undefined {
    const key = Buffer.alloc(KEY_BYTES);
    key.writeBigUInt64LE(cgroup);
    const size = { key: KEY_BYTES, value: CGROUP_WORKLOAD_BYTES };
    return this.#kernel.updateBatch(this.#fd, size, key, value, 1).errno;
  }
}

function refused(cgroup: bigint, errno: string): AgentError {
  return new AgentError("map_write_failed", `map cgroups: ${errno} for cgroup ${String(cgroup)}`, {
    details: { map: "cgroups", errno },
  });
}

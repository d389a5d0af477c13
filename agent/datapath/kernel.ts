import { AgentError } from "../lib/errors.ts";
import { errnoName, failed, isFailure, openBorder, OP } from "./native.ts";
import type { Border } from "./native.ts";
import { KernelObject } from "./kernel-object.ts";
import { SOCKET_HOOKS } from "./pins.ts";
import type { Hook, SocketHook } from "./pins.ts";
import type { RawMap } from "./raw-map.ts";

export interface MapInfo {
  /** As the kernel calls it, e.g. "lru_hash". */
  readonly type: string;
  readonly id: number;
  readonly name: string;
  readonly keySize: number;
  readonly valueSize: number;
  readonly maxEntries: number;
  readonly flags: number;
}

export interface ProgramInfo {
  readonly id: number;
  readonly name: string;
}

export interface LinkInfo {
  readonly id: number;
  readonly programId: number;
  /** 0 once the interface has gone. */
  readonly ifindex: number;
  /** 0 once the cgroup has gone. */
  readonly cgroup: bigint;
}

export interface UpdateResult {
  /** Rows written before the first that was refused. */
  readonly done: number;
  /** Why it was refused, e.g. "E2BIG"; undefined if none was. */
  readonly errno: string | undefined;
}

export type TcAttachment = { readonly kind: "tcx"; readonly linkFd: number } | { readonly kind: "clsact" };

export interface TcRequest {
  readonly programFd: number;
  readonly ifindex: number;
  readonly hook: Hook;
  readonly mode: "auto" | "tcx" | "clsact";
}

export interface TcPrograms {
  /** Program ids, in the order in which they run. */
  readonly tcx: readonly number[];
  /** Of Weft's own filter. */
  readonly clsact: number | undefined;
  /** Programs of all filters of clsact, in the order in which they run. */
  readonly filters: readonly number[];
}

interface RowShape {
  readonly name: string;
  readonly keySize: number;
  /** Bytes of a row's values, of all processors. */
  readonly stride: number;
  readonly cpus: number;
  /** Read at one go: a trie goes on at a key, and would begin anew if that has gone meanwhile. */
  readonly isWhole: boolean;
}

export interface TestRun {
  readonly retval: number;
  readonly data: Buffer;
  readonly context: Buffer;
  readonly durationNs: number;
}

export interface EventStream {
  /** Records, each behind its length (u32, little endian). Whoever reads closes it. */
  readonly fd: number;
  /** Records lost because nobody read. */
  dropped(): number;
  stop(): void;
}

/** Update flags of bpf(2). */
export const UPDATE = { any: 0, noExist: 1, exist: 2 } as const;

const HOOKS = { ingress: 0, egress: 1 } as const;
const MODES = { auto: 0, tcx: 1, clsact: 2 } as const;
const KIND_TCX = 1;

/** By number, enum bpf_map_type. */
const MAP_TYPES = new Map([
  [1, "hash"],
  [2, "array"],
  [5, "percpu_hash"],
  [6, "percpu_array"],
  [9, "lru_hash"],
  [10, "lru_percpu_hash"],
  [11, "lpm_trie"],
  [19, "cgroup_storage"],
  [27, "ringbuf"],
]);

/** Of a dump: as native/shim.h has it. */
const CURSOR_MIN_BYTES = 4;
const AS_FIT = 0;

const PER_CPU_TYPES = new Set(["percpu_hash", "percpu_array", "lru_percpu_hash"]);

/** bpf(2) as the datapath uses it: one typed method an operation, one call of the shim a batch. */
export class Kernel {
  readonly #border: Border;

  constructor(border: Border = openBorder()) {
    this.#border = border;
  }

  /** Throws AgentError "object_load_failed". */
  openObject(path: string): KernelObject {
    this.#border.writeText(this.#border.keys, path);
    const [handle = 0] = this.#border.call("object_load_failed", `opening ${path}`, OP.objectOpen);
    return new KernelObject(this.#border, handle, path);
  }

  pin(fd: number, path: string): void {
    this.#border.writeText(this.#border.keys, path);
    this.#border.call("native_call_failed", `pinning to ${path}`, OP.pin, fd);
  }

  openPin(path: string): number {
    this.#border.writeText(this.#border.keys, path);
    const [fd = -1] = this.#border.call("native_call_failed", `opening the pin ${path}`, OP.openPin);
    return fd;
  }

  closeFd(fd: number): void {
    this.#border.call("native_call_failed", `closing descriptor ${String(fd)}`, OP.closeFd, fd);
  }

  mapInfo(fd: number): MapInfo {
    const results = this.#border.call("map_read_failed", "asking about a map", OP.mapInfo, fd);
    const [type = 0, id = 0, keySize = 0, valueSize = 0, maxEntries = 0, flags = 0] = results;
    const name = this.#border.readText(this.#border.values);
    return { type: MAP_TYPES.get(type) ?? String(type), id, name, keySize, valueSize, maxEntries, flags };
  }

  programInfo(fd: number): ProgramInfo {
    const [, id = 0] = this.#border.call("native_call_failed", "asking about a program", OP.programInfo, fd);
    return { id, name: this.#border.readText(this.#border.values) };
  }

  linkInfo(fd: number): LinkInfo {
    const results = this.#border.call("native_call_failed", "asking about a link", OP.linkInfo, fd);
    const [, id = 0, programId = 0, ifindex = 0, low = 0, high = 0] = results;
    return { id, programId, ifindex, cgroup: (BigInt(high) << 32n) | BigInt(low) };
  }

  /** Rows beyond the first that is refused are not tried. */
  updateBatch(
    fd: number,
    size: { readonly key: number; readonly value: number },
    keys: Buffer,
    values: Buffer,
    count: number,
    flags: number = UPDATE.any,
  ): UpdateResult {
    const room = this.#rowsThatFit(size.key, size.value);
    for (let at = 0; at < count; at += room) {
      const rows = Math.min(room, count - at);
      keys.copy(this.#border.keys, 0, at * size.key, (at + rows) * size.key);
      values.copy(this.#border.values, 0, at * size.value, (at + rows) * size.value);
      const [done = 0, errno = 0] = this.#border.call(
        "map_write_failed",
        "writing a map",
        ...[OP.mapUpdate, fd, rows, size.key, size.value, flags],
      );
      if (errno !== 0) return { done: at + done, errno: errnoName(errno) };
    }
    return { done: count, errno: undefined };
  }

  /** How many were there to delete. */
  deleteBatch(fd: number, keySize: number, keys: Buffer, count: number): number {
    const room = Math.floor(this.#border.keys.length / keySize);
    let deleted = 0;
    for (let at = 0; at < count; at += room) {
      const rows = Math.min(room, count - at);
      keys.copy(this.#border.keys, 0, at * keySize, (at + rows) * keySize);
      const args = [OP.mapDelete, fd, rows, keySize] as const;
      deleted += this.#border.call("map_write_failed", "deleting from a map", ...args)[0] ?? 0;
    }
    return deleted;
  }

  /** All rows. Those that come or go meanwhile may or may not be there. */
  dump(fd: number): RawMap {
    const parts = [...this.dumpParts(fd)];
    return {
      keys: Buffer.concat(parts.map(({ keys }) => keys)),
      values: Buffer.concat(parts.map(({ values }) => values)),
      count: parts.reduce((sum, { count }) => sum + count, 0),
      cpus: parts[0]?.cpus ?? 1,
    };
  }

  /** As `dump`, in parts of so many rows at most, between which there may be other work. */
  *dumpParts(fd: number, rowsAPart = AS_FIT): Iterable<RawMap> {
    const shape = this.#rowShape(fd);
    const { keys, values } = this.#border;
    for (const count of this.#readParts(fd, shape, rowsAPart))
      yield {
        keys: Buffer.from(keys.subarray(0, count * shape.keySize)),
        values: Buffer.from(values.subarray(0, count * shape.stride)),
        count,
        cpus: shape.cpus,
      };
  }

  /** How many rows there are: the kernel does not keep count, so they are gone through, but not copied. */
  countRows(fd: number): number {
    let total = 0;
    for (const count of this.countParts(fd)) total += count;
    return total;
  }

  /** As `countRows`, in parts. */
  countParts(fd: number, rowsAPart = AS_FIT): Iterable<number> {
    return this.#readParts(fd, this.#rowShape(fd), rowsAPart);
  }

  #rowShape(fd: number): RowShape {
    const { type, keySize, valueSize, name } = this.mapInfo(fd);
    const isPerCpu = PER_CPU_TYPES.has(type);
    const cpus = isPerCpu ? this.possibleCpus() : 1;
    const stride = isPerCpu ? Math.ceil(valueSize / 8) * 8 * cpus : valueSize;
    return { name, keySize, cpus, stride, isWhole: type === "lpm_trie" };
  }

  /** The rows of each part, which is in the areas until there is other work. */
  *#readParts(fd: number, shape: RowShape, rowsAPart: number): Iterable<number> {
    const { name, keySize, stride, isWhole } = shape;
    const most = isWhole ? AS_FIT : rowsAPart;
    const cursor = Buffer.alloc(Math.max(keySize, CURSOR_MIN_BYTES));
    for (let isFirst = 1, isLast = 0; isLast === 0; isFirst = 0) {
      cursor.copy(this.#border.keys);
      const args = [OP.mapDump, fd, isFirst, keySize, stride, most] as const;
      const [count = 0, last = 1] = this.#border.call("map_read_failed", `dumping map ${name}`, ...args);
      this.#border.keys.copy(cursor, 0, count * keySize);
      yield count;
      isLast = last;
    }
  }

  /** Undefined if there is no such row. Not for per-CPU maps. */
  lookup(fd: number, key: Buffer, valueSize: number): Buffer | undefined {
    key.copy(this.#border.keys);
    const outcome = this.#border.attempt(OP.mapLookup, fd, key.length, valueSize);
    if (!isFailure(outcome)) return Buffer.from(this.#border.values.subarray(0, valueSize));
    if (outcome.errno === "ENOENT") return undefined;
    throw failed("map_read_failed", "reading a map", outcome);
  }

  possibleCpus(): number {
    return this.#border.call("native_call_failed", "counting processors", OP.possibleCpus)[0] ?? 1;
  }

  /** Throws AgentError "attach_failed". With tcx the caller pins, and closes, the link. */
  attachTc({ programFd, ifindex, hook, mode }: TcRequest): TcAttachment {
    const what = `attaching to ${hook} of interface ${String(ifindex)} (${mode})`;
    const args = [OP.tcAttach, programFd, ifindex, HOOKS[hook], MODES[mode]] as const;
    const [kind, linkFd = -1] = this.#border.call("attach_failed", what, ...args);
    return kind === KIND_TCX ? { kind: "tcx", linkFd } : { kind: "clsact" };
  }

  /** From one packet to the next; none meets neither program, or both. */
  replaceLink(linkFd: number, programFd: number): void {
    this.#border.call("attach_failed", "replacing the program of a link", OP.linkReplace, linkFd, programFd);
  }

  detachLink(linkFd: number): void {
    this.#border.call("attach_failed", "detaching a link", OP.linkDetach, linkFd);
  }

  /** True if Weft's filter was there. The qdisc goes too, unless others use it. */
  detachClsact(ifindex: number, hook: Hook): boolean {
    const what = `detaching from ${hook} of interface ${String(ifindex)}`;
    return this.#border.call("attach_failed", what, OP.clsactDetach, ifindex, HOOKS[hook])[0] === 1;
  }

  /** Throws AgentError with errno "ENODEV" if there is no such interface. */
  queryTc(ifindex: number, hook: Hook): TcPrograms {
    const what = `asking what is attached to ${hook} of interface ${String(ifindex)}`;
    const [count = 0, clsact = 0, filters = 0] = this.#border.call(
      "attach_failed",
      what,
      OP.tcQuery,
      ifindex,
      HOOKS[hook],
    );
    const ids = Array.from({ length: count + filters }, (_, i) => this.#border.values.readUInt32LE(i * 4));
    const own = clsact === 0 ? undefined : clsact;
    return { tcx: ids.slice(0, count), clsact: own, filters: ids.slice(count) };
  }

  /** Throws AgentError "attach_failed". The caller pins, and closes, the link. */
  attachCgroup(programFd: number, hook: SocketHook, path: string): number {
    this.#border.writeText(this.#border.keys, path);
    const what = `attaching to ${hook} of cgroup ${path}`;
    const [linkFd = -1] = this.#border.call(
      "attach_failed",
      what,
      OP.cgroupAttach,
      programFd,
      SOCKET_HOOKS.indexOf(hook),
    );
    return linkFd;
  }

  /** Ids of the programs that run for sockets of the cgroup, its ancestors' among them. */
  queryCgroup(hook: SocketHook, path: string): readonly number[] {
    this.#border.writeText(this.#border.keys, path);
    const what = `asking what is attached to ${hook} of cgroup ${path}`;
    const [count = 0] = this.#border.call("attach_failed", what, OP.cgroupQuery, SOCKET_HOOKS.indexOf(hook));
    return Array.from({ length: count }, (_, i) => this.#border.values.readUInt32LE(i * 4));
  }

  /** BPF_PROG_TEST_RUN of a packet program. `data` is at least an Ethernet header. */
  testRun(
    programFd: number,
    {
      data,
      context,
      repeat = 1,
    }: { readonly data: Buffer; readonly context?: Buffer; readonly repeat?: number },
  ): TestRun {
    data.copy(this.#border.values);
    context?.copy(this.#border.keys);
    const args = [OP.testRun, programFd, data.length, context?.length ?? 0, repeat] as const;
    const results = this.#border.call("native_call_failed", "running a program", ...args);
    const [retval = 0, dataSize = 0, contextSize = 0, durationNs = 0] = results;
    return {
      retval,
      data: secondHalf(this.#border.values, dataSize),
      context: context === undefined ? Buffer.alloc(0) : secondHalf(this.#border.keys, contextSize),
      durationNs,
    };
  }

  /** Runs a SEC("syscall") program, which changes its context in place. */
  runSyscall(programFd: number, context: Buffer): { readonly retval: number; readonly context: Buffer } {
    context.copy(this.#border.keys);
    const args = [OP.testRun, programFd, 0, context.length] as const;
    const [retval = 0] = this.#border.call("native_call_failed", "running a program", ...args);
    return { retval, context: Buffer.from(this.#border.keys.subarray(0, context.length)) };
  }

  /** Runs an iterator program in this network namespace, or in that of the path. Returns what it wrote. */
  iterate(programFd: number, netns = ""): Buffer {
    this.#border.writeText(this.#border.keys, netns);
    const what = `running an iterator${netns === "" ? "" : ` in ${netns}`}`;
    const [bytes = 0] = this.#border.call("native_call_failed", what, OP.iterate, programFd);
    return Buffer.from(this.#border.values.subarray(0, bytes));
  }

  openEventStream(mapFd: number): EventStream {
    const [handle = 0, fd = -1] = this.#border.call(
      "native_call_failed",
      "opening a stream",
      OP.streamOpen,
      mapFd,
    );
    return {
      fd,
      dropped: () => this.#border.call("native_call_failed", "a stream", OP.streamDropped, handle)[0] ?? 0,
      stop: () => {
        this.#border.call("native_call_failed", "closing a stream", OP.streamClose, handle);
      },
    };
  }

  #rowsThatFit(keyBytes: number, valueBytes: number): number {
    const { keys, values } = this.#border;
    const room = Math.min(Math.floor(keys.length / keyBytes), Math.floor(values.length / valueBytes));
    if (room < 1)
      throw new AgentError("map_write_failed", `a row of ${String(valueBytes)} bytes is too large`);
    return room;
  }
}

function secondHalf(area: Buffer, size: number): Buffer {
  const middle = area.length / 2;
  return Buffer.from(area.subarray(middle, middle + size));
}

import type { DesiredWorkload } from "./compiler/compiled.ts";
import type { CgroupRow } from "./datapath/cgroup-table.ts";
import { besideText, refusalOf } from "./datapath/foreign-programs.ts";
import type { ForeignProgram } from "./datapath/foreign-programs.ts";
import type { CgroupSearch, PodCgroup } from "./host/cgroups.ts";
import type { Clock } from "./lib/clock.ts";
import { errorText } from "./lib/errors.ts";
import type { Id } from "./lib/id.ts";
import { Lock } from "./lib/lock.ts";
import { inTurns } from "./lib/steps.ts";
import type { Steps } from "./lib/steps.ts";

/** What the socket level needs of the datapath. */
export interface SocketDatapath {
  readonly sockets: {
    attached(): ReadonlySet<bigint>;
    attach(path: string, cgroup: bigint, isAlone: boolean): Steps<void>;
    detach(cgroup: bigint): Steps<void>;
    foreign(path: string): readonly ForeignProgram[];
  };
  readonly cgroups: {
    read(): readonly CgroupRow[];
    write(row: CgroupRow): void;
    clear(cgroup: bigint): void;
  };
  /** By workload; one that is not there has none. */
  countSockets(): ReadonlyMap<Id, number>;
  endStranded(netnses: readonly string[]): number;
}

export type FindCgroups = (uids: ReadonlySet<string>) => Promise<CgroupSearch>;

export interface SocketCandidate {
  readonly workload: DesiredWorkload;
  /** The packet level does not reach the pod. */
  readonly isAlone: boolean;
}

export type SocketOutcome =
  | { readonly kind: "attached"; readonly cgroup: string; readonly how: string }
  | { readonly kind: "pending" | "refused"; readonly how: string };

/** A pod that opted out and still has sockets that the socket level led. */
export interface DrainingSockets {
  readonly workload: Id;
  /** Undefined for one that an earlier agent knew. */
  readonly pod: DesiredWorkload | undefined;
  readonly sockets: number;
}

export interface SocketReport {
  readonly outcomes: ReadonlyMap<string, SocketOutcome>;
  readonly draining: readonly DrainingSockets[];
}

export interface SocketLevelParts {
  readonly datapath: SocketDatapath;
  readonly find: FindCgroups;
  /** The network namespaces of pods, as paths. */
  readonly netnses: () => readonly string[];
  /** hostNetwork pods share it, as they share the node's address (SEMANTICS K-36). */
  readonly nodeClient: Id;
  /** False: the kernel cannot tell a program's ECONNREFUSED (before 5.18). */
  readonly canRefuse: boolean;
  readonly clock: Pick<Clock, "nowMs">;
}

/**
 * Puts the programs on the cgroups of opted-in pods and takes them off again. A pod that opts
 * out is drained: as long as its sockets live, they are told the names that they know.
 */
export class SocketLevel {
  readonly #parts: SocketLevelParts;
  /** Of a pod that starts, and of everything else: one at a time. */
  readonly #lock = new Lock();
  readonly #pods = new Map<Id, DesiredWorkload>();
  /** Programs that are not Weft's and were there first, by cgroup. */
  readonly #foreign = new Map<bigint, readonly ForeignProgram[]>();
  /** Whose UDP is picked here: then endpoints that go may leave sockets behind. */
  #alone: readonly DesiredWorkload[] = [];

  constructor(parts: SocketLevelParts) {
    this.#parts = parts;
  }

  /** `candidatesNow` is asked once no other work is under way: what pods that started since have is not to go. */
  async reconcile(candidatesNow: () => readonly SocketCandidate[]): Promise<SocketReport> {
    return this.#lock.hold(async () => {
      const candidates = candidatesNow();
      const search = await this.#search(candidates);
      return inTurns(this.#claimAndDrain(candidates, search), this.#parts.clock);
    });
  }

  /**
   * Attaches to pods that start, and takes nothing off. Returns the outcomes of those whose cgroup is there;
   * the packet level has not reached any of them.
   */
  async attachStarting(workloads: readonly DesiredWorkload[]): Promise<SocketReport["outcomes"]> {
    return this.#lock.hold(async () => {
      const candidates = workloads.map((workload) => ({ workload, isAlone: true }));
      const search = await this.#search(candidates);
      return inTurns(this.#claimStarting(candidates, search), this.#parts.clock);
    });
  }

  async #search(candidates: readonly SocketCandidate[]): Promise<CgroupSearch> {
    const uids = new Set(candidates.flatMap(({ workload }) => workload.cgroupUid ?? []));
    return uids.size === 0 ? { kind: "found", root: "", pods: new Map() } : this.#parts.find(uids);
  }

  *#claimStarting(
    candidates: readonly SocketCandidate[],
    search: CgroupSearch,
  ): Steps<SocketReport["outcomes"]> {
    const outcomes = new Map<string, SocketOutcome>();
    for (const candidate of candidates) {
      const outcome = yield* this.#claim(candidate, search, new Set(), new Map());
      if (outcome.kind !== "pending") outcomes.set(candidate.workload.pod, outcome);
    }
    return outcomes;
  }

  *#claimAndDrain(candidates: readonly SocketCandidate[], search: CgroupSearch): Steps<SocketReport> {
    const { datapath } = this.#parts;
    const rows = new Map(datapath.cgroups.read().map((row) => [row.cgroup, row]));
    const wanted = new Set<bigint>();
    const outcomes = new Map<string, SocketOutcome>();
    for (const candidate of candidates) {
      outcomes.set(candidate.workload.pod, yield* this.#claim(candidate, search, wanted, rows));
      yield;
    }
    this.#alone = candidates.flatMap(({ workload, isAlone }) => (isAlone ? [workload] : []));
    // Cgroups that cannot be read are no reason to take programs off the workloads that have them.
    const attached = search.kind === "failed" ? [] : [...datapath.sockets.attached()];
    const leaving = attached.filter((cgroup) => !wanted.has(cgroup));
    const counts = leaving.length === 0 ? new Map<Id, number>() : datapath.countSockets();
    const draining: DrainingSockets[] = [];
    for (const cgroup of leaving) draining.push(...(yield* this.#drain(cgroup, rows.get(cgroup), counts)));
    return { outcomes, draining };
  }

  /** After endpoints have gone: ends the connected UDP sockets that have nobody to talk to. Returns how many. */
  endStranded(): number {
    const { datapath, netnses } = this.#parts;
    if (this.#alone.length === 0) return 0;
    return datapath.endStranded(this.#alone.every(({ hostNetwork }) => hostNetwork) ? [] : netnses());
  }

  *#claim(
    { workload, isAlone }: SocketCandidate,
    search: CgroupSearch,
    wanted: Set<bigint>,
    rows: ReadonlyMap<bigint, CgroupRow>,
  ): Steps<SocketOutcome> {
    if (workload.sidecar !== undefined) {
      const how = `its ${workload.sidecar} sidecar goes by the Service's address, which the socket level would hide`;
      return { kind: "refused", how };
    }
    if (isAlone && !this.#parts.canRefuse)
      return { kind: "refused", how: "this kernel cannot refuse a connect() with ECONNREFUSED (5.18 can)" };
    if (search.kind === "failed") return { kind: "pending", how: search.reason };
    const { cgroupUid } = workload;
    if (cgroupUid === undefined) return { kind: "pending", how: "the pod has no uid, by which cgroups go" };
    const cgroup = search.pods.get(cgroupUid);
    if (cgroup === undefined)
      return { kind: "pending", how: `no cgroup of pod ${cgroupUid} below ${search.root}` };
    try {
      return yield* this.#attach(workload, cgroup, isAlone, wanted, rows.get(cgroup.id));
    } catch (error) {
      return { kind: "pending", how: errorText(error) };
    }
  }

  *#attach(
    workload: DesiredWorkload,
    { path, id: cgroup }: PodCgroup,
    isAlone: boolean,
    wanted: Set<bigint>,
    row: CgroupRow | undefined,
  ): Steps<SocketOutcome> {
    wanted.add(cgroup); // what an earlier agent has there stays, should anything below fail
    const refusal = this.#lookAround(path, cgroup);
    if (refusal !== undefined) {
      wanted.delete(cgroup);
      return { kind: "refused", how: refusal };
    }
    yield* this.#parts.datapath.sockets.attach(path, cgroup, isAlone);
    const { id, scope, namespaceId } = workload;
    const client = workload.hostNetwork ? this.#parts.nodeClient : id;
    const right: CgroupRow = { cgroup, id, scope, namespaceId, client, mode: "active", isAlone };
    if (!isSame(row, right)) this.#parts.datapath.cgroups.write(right);
    this.#pods.set(id, workload);
    const beside = besideText(this.#foreign.get(cgroup) ?? []);
    const how = `cgroup ${path}`;
    return { kind: "attached", cgroup: path, how: beside === undefined ? how : `${how}; ${beside}` };
  }

  /** Before anything of ours is on the cgroup. Why it must not be, if so. */
  #lookAround(path: string, cgroup: bigint): string | undefined {
    const known = this.#foreign.get(cgroup);
    const foreign = known ?? this.#parts.datapath.sockets.foreign(path);
    this.#foreign.set(cgroup, foreign);
    return refusalOf(foreign);
  }

  /** Nothing once it is off. A cgroup without a row is gone, or was never claimed. */
  *#drain(
    cgroup: bigint,
    row: CgroupRow | undefined,
    counts: ReadonlyMap<Id, number>,
  ): Steps<readonly DrainingSockets[]> {
    const { datapath } = this.#parts;
    const sockets = row === undefined ? 0 : (counts.get(row.id) ?? 0);
    if (row !== undefined && sockets > 0) {
      if (row.mode !== "drain") datapath.cgroups.write({ ...row, mode: "drain" });
      return [{ workload: row.id, pod: this.#pods.get(row.id), sockets }];
    }
    if (row !== undefined) {
      datapath.cgroups.clear(cgroup);
      this.#pods.delete(row.id);
    }
    yield* datapath.sockets.detach(cgroup);
    this.#foreign.delete(cgroup);
    return [];
  }
}

function isSame(a: CgroupRow | undefined, b: CgroupRow): boolean {
  return a !== undefined && (Object.keys(b) as (keyof CgroupRow)[]).every((key) => a[key] === b[key]);
}

import type { DesiredWorkload } from "./compiler/compiled.ts";
import type { AttachKind } from "./datapath/attachments.ts";
import { besideText, refusalOf } from "./datapath/foreign-programs.ts";
import type { ForeignProgram } from "./datapath/foreign-programs.ts";
import type { WorkloadView } from "./datapath/views.ts";
import type { WorkloadRow } from "./datapath/workload-table.ts";
import type { LinkSearch } from "./host/links.ts";
import type { Clock } from "./lib/clock.ts";
import { errorText } from "./lib/errors.ts";
import { inTurns } from "./lib/steps.ts";
import type { Steps } from "./lib/steps.ts";

/** What the reconciler needs of the datapath. */
export interface PacketDatapath {
  readonly attachments: {
    attach(ifindex: number): Steps<AttachKind>;
    detach(ifindex: number): Steps<void>;
    isGone(ifindex: number): boolean;
    foreign(ifindex: number): readonly ForeignProgram[];
  };
  readonly workloads: {
    read(): readonly WorkloadRow[];
    write(row: WorkloadRow): void;
    hush(ifindex: number): void;
    delete(ifindex: number): void;
  };
  sweepFlows(options: { purgeIfindex?: number; countIfindex?: number }): { readonly counted: number };
}

export type FindLinks = (
  pods: readonly DesiredWorkload["ips"][],
  signal: AbortSignal,
) => Promise<readonly LinkSearch[]>;

const HOST_NETWORK = "hostNetwork: the pod has no interface of its own";

/**
 * The packet level: puts the programs on the interfaces of opted-in pods and takes them off again. A pod
 * that opts out is drained first: its flows are served until the last one has ended.
 */
export class PacketLevel {
  readonly #datapath: PacketDatapath;
  readonly #findLinks: FindLinks;
  readonly #clock: Pick<Clock, "nowMs">;
  readonly #attached = new Map<number, AttachKind>();
  /** Programs that are not Weft's and were there first, by interface. */
  readonly #foreign = new Map<number, readonly ForeignProgram[]>();
  /** Pods by interface, to name those that are drained after their objects are gone. */
  readonly #pods = new Map<number, DesiredWorkload>();
  #views: readonly WorkloadView[] = [];

  constructor(datapath: PacketDatapath, findLinks: FindLinks, clock: Pick<Clock, "nowMs">) {
    this.#datapath = datapath;
    this.#findLinks = findLinks;
    this.#clock = clock;
  }

  /** As of the last reconcile. */
  list(): readonly WorkloadView[] {
    return this.#views;
  }

  /**
   * Takes over what an earlier agent attached. Where that agent ended before it claimed the
   * interface, nothing counts on the programs, so they go; drained interfaces have a row.
   */
  *adopt(attached: ReadonlySet<number>): Steps<void> {
    const claimed = new Set(this.#datapath.workloads.read().map((row) => row.ifindex));
    for (const ifindex of attached)
      if (!claimed.has(ifindex)) yield* this.#datapath.attachments.detach(ifindex);
  }

  async reconcile(desired: readonly DesiredWorkload[], signal: AbortSignal): Promise<void> {
    const candidates = desired.filter((workload) => !workload.hostNetwork);
    const searches = await this.#findLinks(
      candidates.map((workload) => workload.ips),
      signal,
    );
    const refused = desired.filter((workload) => workload.hostNetwork).map(refusedView);
    const others = await inTurns(this.#claimAndDrain(candidates, searches), this.#clock);
    this.#views = [...refused, ...others];
  }

  *#claimAndDrain(
    candidates: readonly DesiredWorkload[],
    searches: readonly LinkSearch[],
  ): Steps<readonly WorkloadView[]> {
    const rows = new Map(this.#datapath.workloads.read().map((row) => [row.ifindex, row]));
    const views: WorkloadView[] = [];
    const wanted = new Set<number>();
    for (const [index, workload] of candidates.entries()) {
      const search = searches[index];
      if (search !== undefined) views.push(yield* this.#claim(workload, search, wanted, rows));
    }
    for (const row of rows.values()) if (!wanted.has(row.ifindex)) views.push(...(yield* this.#drain(row)));
    return views;
  }

  *#claim(
    workload: DesiredWorkload,
    search: LinkSearch,
    wanted: Set<number>,
    rows: ReadonlyMap<number, WorkloadRow>,
  ): Steps<WorkloadView> {
    if (search.kind === "missing") return viewOf(workload, "pending", search.reason);
    const { ifindex, name, how } = search.link;
    if (wanted.has(ifindex)) {
      return viewOf(workload, "refused", `${name} is already the interface of another workload`);
    }
    wanted.add(ifindex);
    try {
      const refusal = this.#lookAround(ifindex);
      if (refusal !== undefined) {
        wanted.delete(ifindex); // what an earlier agent has there is drained
        return { ...viewOf(workload, "refused", refusal), interface: name, ifindex };
      }
      const attached = yield* this.#attach(ifindex, rows.has(ifindex));
      this.#activate(workload, ifindex, rows.get(ifindex));
      const beside = besideText(this.#foreign.get(ifindex) ?? []);
      const text = beside === undefined ? how : `${how}; ${beside}`;
      return { ...viewOf(workload, "active", text), interface: name, ifindex, attached };
    } catch (error) {
      return { ...viewOf(workload, "pending", errorText(error)), interface: name, ifindex };
    }
  }

  /** Before anything of ours is on the interface. Why it must not be, if so. */
  #lookAround(ifindex: number): string | undefined {
    if (this.#attached.has(ifindex)) return undefined;
    const foreign = this.#datapath.attachments.foreign(ifindex);
    this.#foreign.set(ifindex, foreign);
    return refusalOf(foreign);
  }

  *#attach(ifindex: number, hasRow: boolean): Steps<AttachKind> {
    const known = this.#attached.get(ifindex);
    if (known !== undefined) return known;
    // Interface numbers come round again: whatever flows it had are not this pod's.
    if (!hasRow) {
      this.#datapath.sweepFlows({ purgeIfindex: ifindex });
      this.#datapath.workloads.hush(ifindex);
      yield;
    }
    const kind = yield* this.#datapath.attachments.attach(ifindex);
    this.#attached.set(ifindex, kind);
    return kind;
  }

  #activate(workload: DesiredWorkload, ifindex: number, row: WorkloadRow | undefined): void {
    const { id, scope, namespaceId } = workload;
    this.#pods.set(ifindex, workload);
    const isRight =
      row?.id === id && row.scope === scope && row.namespaceId === namespaceId && row.mode === "active";
    if (!isRight) this.#datapath.workloads.write({ ifindex, id, scope, namespaceId, mode: "active" });
  }

  /** No view once it is off. */
  *#drain(row: WorkloadRow): Steps<readonly WorkloadView[]> {
    const { ifindex } = row;
    const isGone = this.#datapath.attachments.isGone(ifindex);
    if (!isGone && row.mode !== "drain") this.#datapath.workloads.write({ ...row, mode: "drain" });
    const { counted } = this.#datapath.sweepFlows(
      isGone ? { purgeIfindex: ifindex } : { countIfindex: ifindex },
    );
    yield;
    const flows = counted / 2;
    if (!isGone && flows > 0) return [this.#drainingView(ifindex, flows)];
    yield* this.#datapath.attachments.detach(ifindex);
    this.#datapath.workloads.delete(ifindex);
    this.#attached.delete(ifindex);
    this.#foreign.delete(ifindex);
    this.#pods.delete(ifindex);
    return [];
  }

  #drainingView(ifindex: number, flows: number): WorkloadView {
    const pod = this.#pods.get(ifindex);
    return {
      pod: pod?.pod ?? `(interface ${String(ifindex)})`,
      ips: pod?.ips ?? [],
      optedInBy: pod?.optedInBy ?? "namespace",
      state: "draining",
      interface: undefined,
      ifindex,
      how: `opted out; ${String(flows)} flows to go`,
      attached: this.#attached.get(ifindex),
      cgroup: undefined,
    };
  }
}

function viewOf(workload: DesiredWorkload, state: WorkloadView["state"], how: string): WorkloadView {
  const { pod, ips, optedInBy } = workload;
  const nowhere = { interface: undefined, ifindex: undefined, attached: undefined, cgroup: undefined };
  return { pod, ips, optedInBy, state, how, ...nowhere };
}

function refusedView(workload: DesiredWorkload): WorkloadView {
  return viewOf(workload, "refused", HOST_NETWORK);
}

import type { DesiredWorkload } from "./compiler/compiled.ts";
import type { WorkloadView } from "./datapath/views.ts";
import type { Clock } from "./lib/clock.ts";
import type { AttachState } from "./attach-loop.ts";
import type { DrainingSockets, SocketCandidate, SocketOutcome, SocketReport } from "./socket-level.ts";

const NOWHERE = { interface: undefined, ifindex: undefined, attached: undefined, cgroup: undefined };

/** Where picks are made: `--lb`. */
export type Lb = "packet" | "socket" | "both";

/** A busy kubelet or CNI may take this long between a pod's address and its interface. */
export const PENDING_GRACE_MS = 10_000;

export interface LevelParts {
  readonly lb: Lb;
  readonly clock: Pick<Clock, "nowMs">;
  readonly packet: {
    list(): readonly WorkloadView[];
    reconcile(desired: readonly DesiredWorkload[], signal: AbortSignal): Promise<void>;
  };
  readonly socket: {
    reconcile(candidatesNow: () => readonly SocketCandidate[]): Promise<SocketReport>;
    attachStarting(workloads: readonly DesiredWorkload[]): Promise<SocketReport["outcomes"]>;
  };
}

/**
 * Both levels of the datapath, seen as one. A level that `--lb` leaves out still drains what an
 * earlier agent had there.
 */
export class Levels {
  readonly #parts: LevelParts;
  #views: readonly WorkloadView[] = [];
  /** The newest; `reconcile` may have begun with older ones. */
  #desired: readonly DesiredWorkload[] = [];
  /** Uids of pods that `attachStarting` has dealt with: whatever else happens to them is `reconcile`'s. */
  #started: ReadonlySet<string | undefined> = new Set();
  /** Since when pods that should be attached are not. */
  #pendingSinceMs: ReadonlyMap<string, number> = new Map();

  constructor(parts: LevelParts) {
    this.#parts = parts;
  }

  /** Those that should have been attached by now: pods that start or end are not among them. */
  overdue(): readonly WorkloadView[] {
    const nowMs = this.#parts.clock.nowMs();
    return this.#views.filter(({ pod }) => {
      const sinceMs = this.#pendingSinceMs.get(pod);
      return sinceMs !== undefined && nowMs - sinceMs >= PENDING_GRACE_MS;
    });
  }

  /**
   * Attaches the socket level to pods that have just got their cgroup, before their first process. Which of
   * their packets the packet level sees is known only later, when they have an address and an interface.
   */
  async attachStarting(desired: readonly DesiredWorkload[]): Promise<void> {
    const { lb, socket } = this.#parts;
    this.#desired = desired;
    const starting = desired.filter(
      (workload) => isStarting(workload) && !this.#started.has(workload.cgroupUid),
    );
    if (lb === "packet" || starting.length === 0) return;
    const outcomes = await socket.attachStarting(starting);
    this.#started = new Set([...this.#started, ...uidsDone(starting, outcomes)]);
    const views = new Map(this.#views.map((view) => [view.pod, view]));
    for (const workload of starting) {
      const outcome = outcomes.get(workload.pod);
      if (outcome !== undefined) views.set(workload.pod, joined(workload, undefined, outcome));
    }
    this.#views = sorted(views.values());
  }

  /** As of the last reconcile, by pod. */
  list(): readonly WorkloadView[] {
    return this.#views;
  }

  /** The packet level first: whom it reaches decides what the socket level has to do. */
  async reconcile(desired: readonly DesiredWorkload[], signal: AbortSignal): Promise<AttachState> {
    const { lb, packet, socket } = this.#parts;
    this.#desired = desired;
    await packet.reconcile(lb === "socket" ? [] : desired, signal);
    const packetViews = new Map(packet.list().map((view) => [view.pod, view]));
    const { outcomes, draining } = await socket.reconcile(() => this.#socketCandidates(packetViews));
    const views = new Map(packetViews);
    for (const workload of this.#desired) {
      const outcome = outcomes.get(workload.pod);
      if (outcome !== undefined)
        views.set(workload.pod, joined(workload, packetViews.get(workload.pod), outcome));
    }
    for (const entry of draining) addDraining(views, entry);
    this.#started = new Set(uidsDone(this.#desired, outcomes));
    this.#views = sorted(views.values());
    this.#notePending();
    const states = new Set(this.#views.map(({ state }) => state));
    return states.has("pending") ? "pending" : states.has("draining") ? "draining" : "settled";
  }

  #notePending(): void {
    const before = this.#pendingSinceMs;
    const nowMs = this.#parts.clock.nowMs();
    const pending = new Set(this.#views.flatMap(({ pod, state }) => (state === "pending" ? [pod] : [])));
    const due = this.#desired.filter(
      ({ pod, ips, isEnding }) => pending.has(pod) && !isEnding && ips.length > 0,
    );
    this.#pendingSinceMs = new Map(due.map(({ pod }) => [pod, before.get(pod) ?? nowMs]));
  }

  #socketCandidates(packetViews: ReadonlyMap<string, WorkloadView>): readonly SocketCandidate[] {
    const { lb } = this.#parts;
    if (lb === "packet") return [];
    return this.#desired.flatMap((workload) => {
      const view = packetViews.get(workload.pod);
      // A running pod that has come since has its turn when the packet level has looked for it; one that
      // `attachStarting` has attached since, and that has got its address since, stays attached.
      const isStarted = isStarting(workload) || this.#started.has(workload.cgroupUid);
      if (lb === "both" && view === undefined && !isStarted) return [];
      return candidateOf(workload, view);
    });
  }
}

function sorted(views: Iterable<WorkloadView>): readonly WorkloadView[] {
  return [...views].sort((a, b) => (a.pod < b.pod ? -1 : 1));
}

/** A pod without an address has no container yet; the interface of a hostNetwork pod is nothing to wait for. */
function isStarting({ ips, hostNetwork }: DesiredWorkload): boolean {
  return hostNetwork || ips.length === 0;
}

function uidsDone(
  workloads: readonly DesiredWorkload[],
  outcomes: SocketReport["outcomes"],
): readonly (string | undefined)[] {
  return workloads.flatMap(({ pod, cgroupUid }) => {
    const outcome = outcomes.get(pod);
    return outcome === undefined || outcome.kind === "pending" ? [] : [cgroupUid];
  });
}

/** Whom the packet level refuses because somebody else balances there, the socket level refuses too. */
function candidateOf(workload: DesiredWorkload, view: WorkloadView | undefined): readonly SocketCandidate[] {
  if (view?.state === "refused" && !workload.hostNetwork) return [];
  return [{ workload, isAlone: view?.state !== "active" }];
}

function joined(
  workload: DesiredWorkload,
  packet: WorkloadView | undefined,
  outcome: SocketOutcome,
): WorkloadView {
  const cgroup = outcome.kind === "attached" ? outcome.cgroup : undefined;
  if (packet?.state === "active") {
    const text = outcome.kind === "attached" ? outcome.how : `packet level only: ${outcome.how}`;
    return { ...packet, cgroup, how: `${packet.how}; ${text}` };
  }
  // What a level drains, it goes on draining while the other one serves.
  const missing = packet === undefined || packet.state === "draining" ? [] : [packet.how];
  const isPending = outcome.kind === "pending" || packet?.state === "pending";
  return {
    ...(packet ?? unreached(workload)),
    state: outcome.kind === "attached" ? "active" : isPending ? "pending" : "refused",
    cgroup,
    how: [outcome.kind === "attached" ? `socket level only: ${outcome.how}` : outcome.how, ...missing].join(
      "; ",
    ),
  };
}

function unreached({ pod, ips, optedInBy }: DesiredWorkload): WorkloadView {
  return {
    ...{ pod, ips, optedInBy, state: "pending", how: "" },
    ...NOWHERE,
  };
}

function addDraining(views: Map<string, WorkloadView>, { workload, pod, sockets }: DrainingSockets): void {
  const name = pod?.pod ?? `(workload ${String(workload)})`;
  const known = views.get(name);
  if (known !== undefined && known.state !== "draining") return;
  const how = `opted out; ${String(sockets)} sockets to go`;
  const view: WorkloadView =
    pod === undefined
      ? { ...{ pod: name, ips: [], optedInBy: "namespace", state: "draining", how }, ...NOWHERE }
      : { ...unreached(pod), state: "draining", how };
  views.set(
    name,
    known === undefined ? view : { ...known, how: `${known.how}, ${String(sockets)} sockets to go` },
  );
}

import type { ClusterState } from "./cluster/model.ts";
import type { Compiled } from "./compiler/compiled.ts";
import type { SweepResult } from "./datapath/flow-sweep.ts";
import type { WriteReport } from "./datapath/table-writer.ts";
import type { Tables } from "./datapath/tables.ts";
import { AgentError } from "./lib/errors.ts";
import type { Clock } from "./lib/clock.ts";
import { Lock } from "./lib/lock.ts";
import type { Steps } from "./lib/steps.ts";
import { inTurns } from "./lib/steps.ts";
import { Wake } from "./lib/wake.ts";

/** How often idle flows are swept, drained workloads looked at, and failures tried again. */
export const SWEEP_INTERVAL_MS = 5_000;
export const RETRY_INTERVAL_MS = 1_000;
/** How often interfaces are looked at when nobody says that they changed: each time is several programs run. */
export const LOOK_INTERVAL_MS = 60_000;
/** How often the kernel's tables are read and put right, should somebody else have written to them. */
export const RESYNC_INTERVAL_MS = 300_000;

/**
 * Some workloads wait for their interface; else some that opted out are still in use; else nothing
 * is to be done until interfaces or workloads change.
 */
export type AttachState = "pending" | "draining" | "settled";

export interface ReconcileParts {
  readonly clock: Clock;
  /** Undefined until every source has been read once: nothing is written, or pruned, before. */
  readonly snapshot: () => ClusterState | undefined;
  readonly compile: (state: ClusterState, previous: Compiled | undefined) => Steps<Compiled>;
  readonly write: (tables: Tables) => Steps<WriteReport>;
  /** The next write starts from what the kernel holds, not from what was written last. */
  readonly distrust: () => void;
  readonly attach: (compiled: Compiled, signal: AbortSignal) => Promise<AttachState>;
  readonly sweep: () => SweepResult;
  readonly observer: ReconcileObserver;
}

/** Told of everything that happens, for log, metrics and readiness. */
export interface ReconcileObserver {
  compiled(compiled: Compiled, durationMs: number): void;
  wrote(report: WriteReport, durationMs: number, sinceChangeMs: number): void;
  /** Rows were not as they had been written; `report` says what was put right. */
  repaired(report: WriteReport): void;
  /** `step` is what was being done. */
  failed(step: "write" | "attach" | "sweep", error: AgentError): void;
  attached(state: AttachState): void;
  swept(result: SweepResult): void;
}

/**
 * The loop of the agent: changed -> snapshot -> compile -> write -> attach. Changes that
 * come while it is busy are taken together. What the kernel refused is tried again. Whatever may take
 * long is done in turns with the rest of the agent.
 */
export class Reconciler {
  readonly #parts: ReconcileParts;
  readonly #wake = new Wake();
  readonly #lock = new Lock();
  /** Of the oldest change that has not been compiled, and that has not been written. */
  #changedAtMs: number | undefined;
  #unwrittenSinceMs: number | undefined;
  #linksChanged = false;
  #mustCompile = false;
  #state: ClusterState | undefined;
  #compiled: Compiled | undefined;
  #needsWrite = false;
  #needsAttach = false;
  #attachState: AttachState = "pending";
  #lookedAtMs = 0;
  #sweptAtMs = 0;
  #resyncedAtMs: number;
  #isResync = false;

  constructor(parts: ReconcileParts) {
    this.#parts = parts;
    this.#resyncedAtMs = parts.clock.nowMs();
  }

  /** What is, or is about to be, in force. */
  get compiled(): Compiled | undefined {
    return this.#compiled;
  }

  /** Objects have changed, or a source has been read for the first time. */
  objectsChanged(): void {
    this.#changedAtMs ??= this.#parts.clock.nowMs();
    this.#wake.ring();
  }

  /** What the compiler goes by besides the objects has changed. */
  circumstancesChanged(): void {
    this.#mustCompile = true;
    this.objectsChanged();
  }

  /** Interfaces, routes or neighbours have changed. */
  linksChanged(): void {
    this.#linksChanged = true;
    this.#wake.ring();
  }

  /** Neither compiles nor writes meanwhile: what `work` reads of the kernel is whole. */
  undisturbed<T>(work: () => Promise<T>): Promise<T> {
    return this.#lock.hold(work);
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#step(signal);
      await this.#wake.wait(this.#pauseMs(), signal);
    }
  }

  #pauseMs(): number {
    return this.#needsWrite || this.#needsAttach ? RETRY_INTERVAL_MS : SWEEP_INTERVAL_MS;
  }

  async #step(signal: AbortSignal): Promise<void> {
    const isDue = this.#parts.clock.nowMs() - this.#sweptAtMs >= SWEEP_INTERVAL_MS;
    const compiled = await this.#lock.hold(() => this.#bringUpToDate());
    if (compiled === undefined) return;
    if (this.#mustLook(isDue)) await this.#attach(compiled, signal);
    if (isDue) this.#sweep();
  }

  #mustLook(isDue: boolean): boolean {
    if (this.#needsAttach || this.#linksChanged) return true;
    if (this.#attachState !== "settled") return isDue;
    return this.#parts.clock.nowMs() - this.#lookedAtMs >= LOOK_INTERVAL_MS;
  }

  async #bringUpToDate(): Promise<Compiled | undefined> {
    await this.#compileChanges();
    if (this.#compiled === undefined) return undefined;
    this.#resyncWhenDue();
    if (this.#needsWrite) await this.#write(this.#compiled);
    return this.#compiled;
  }

  async #compileChanges(): Promise<void> {
    const { clock } = this.#parts;
    const state = this.#parts.snapshot();
    const changedAtMs = this.#changedAtMs;
    // What comes from here on is for the next time.
    this.#changedAtMs = undefined;
    if (state === undefined || (state === this.#state && !this.#mustCompile)) return;
    this.#unwrittenSinceMs ??= changedAtMs;
    this.#mustCompile = false;
    const startMs = clock.nowMs();
    const previous = this.#compiled;
    this.#compiled = await inTurns(this.#parts.compile(state, previous), clock);
    this.#state = state;
    this.#isResync = false;
    this.#needsWrite = true;
    // Looking for interfaces takes longer than all the rest, and most changes are of endpoints.
    this.#needsAttach ||= this.#compiled.workloads !== previous?.workloads;
    this.#parts.observer.compiled(this.#compiled, clock.nowMs() - startMs);
  }

  /** Not together with a change, so that what is written then is known to be a repair. */
  #resyncWhenDue(): void {
    const { clock, distrust } = this.#parts;
    if (this.#needsWrite || clock.nowMs() - this.#resyncedAtMs < RESYNC_INTERVAL_MS) return;
    this.#resyncedAtMs = clock.nowMs();
    distrust();
    this.#needsWrite = true;
    this.#isResync = true;
  }

  async #write(compiled: Compiled): Promise<void> {
    const { clock, observer } = this.#parts;
    const startMs = clock.nowMs();
    try {
      const report = await inTurns(this.#parts.write(compiled.tables), clock);
      const nowMs = clock.nowMs();
      this.#needsWrite = report.deferred.length > 0;
      if (this.#isResync && hasRows(report)) observer.repaired(report);
      this.#isResync = false;
      observer.wrote(report, nowMs - startMs, nowMs - (this.#unwrittenSinceMs ?? startMs));
      this.#unwrittenSinceMs = undefined;
    } catch (error) {
      observer.failed("write", expected(error));
    }
  }

  async #attach(compiled: Compiled, signal: AbortSignal): Promise<void> {
    this.#linksChanged = false;
    this.#lookedAtMs = this.#parts.clock.nowMs();
    try {
      this.#attachState = await this.#parts.attach(compiled, signal);
      this.#needsAttach = false;
      this.#parts.observer.attached(this.#attachState);
    } catch (error) {
      this.#needsAttach = true;
      if (!signal.aborted) this.#parts.observer.failed("attach", expected(error));
    }
  }

  #sweep(): void {
    this.#sweptAtMs = this.#parts.clock.nowMs();
    try {
      this.#parts.observer.swept(this.#parts.sweep());
    } catch (error) {
      this.#parts.observer.failed("sweep", expected(error));
    }
  }
}

/** What the world refused is dealt with here; anything else is a mistake of ours and ends the agent. */
function expected(error: unknown): AgentError {
  if (error instanceof AgentError) return error;
  throw error;
}

function hasRows({ upserted, deleted }: WriteReport): boolean {
  return [...Object.values(upserted), ...Object.values(deleted)].some((count) => count > 0);
}

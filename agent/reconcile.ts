import type { ClusterState } from "./cluster/model.ts";
import type { Compiled } from "./compiler/compiled.ts";
import type { WriteReport } from "./datapath/table-writer.ts";
import type { Tables } from "./datapath/tables.ts";
import { expectedError } from "./lib/errors.ts";
import type { AgentError } from "./lib/errors.ts";
import type { Clock } from "./lib/clock.ts";
import { Lock } from "./lib/lock.ts";
import type { Steps } from "./lib/steps.ts";
import { inTurns } from "./lib/steps.ts";
import { Wake } from "./lib/wake.ts";

export const RETRY_INTERVAL_MS = 1_000;
const IDLE_INTERVAL_MS = 5_000;
/** How often the kernel's tables are read and put right, should somebody else have written to them. */
export const RESYNC_INTERVAL_MS = 300_000;

export interface ReconcileParts {
  readonly clock: Clock;
  /** Undefined until every source has been read once: nothing is written, or pruned, before. */
  readonly snapshot: () => ClusterState | undefined;
  readonly compile: (state: ClusterState, previous: Compiled | undefined) => Steps<Compiled>;
  readonly write: (tables: Tables) => Steps<WriteReport>;
  /** The next write starts from what the kernel holds, not from what was written last. */
  readonly distrust: () => void;
  /** After every attempt to write, for what goes on from there: programs on interfaces and cgroups. */
  readonly programmed: (compiled: Compiled) => void;
  readonly observer: ReconcileObserver;
}

/** Receives everything that happens, for log, metrics and readiness. */
export interface ReconcileObserver {
  compiled(compiled: Compiled, durationMs: number): void;
  wrote(report: WriteReport, durationMs: number, sinceChangeMs: number): void;
  /** Rows were not as they had been written; `report` says what was put right. */
  repaired(report: WriteReport): void;
  failed(step: "write", error: AgentError): void;
}

/**
 * The loop that brings objects to the kernel's tables: changed -> snapshot -> compile -> write. Changes that
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
  #mustCompile = false;
  #state: ClusterState | undefined;
  #compiled: Compiled | undefined;
  #needsWrite = false;
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

  /** Neither compiles nor writes meanwhile: what `work` reads of the kernel is whole. */
  undisturbed<T>(work: () => Promise<T>): Promise<T> {
    return this.#lock.hold(work);
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#lock.hold(() => this.#bringUpToDate());
      await this.#wake.wait(this.#needsWrite ? RETRY_INTERVAL_MS : IDLE_INTERVAL_MS, signal);
    }
  }

  async #bringUpToDate(): Promise<void> {
    await this.#compileChanges();
    if (this.#compiled === undefined) return;
    this.#resyncWhenDue();
    if (!this.#needsWrite) return;
    await this.#write(this.#compiled);
    this.#parts.programmed(this.#compiled);
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
      observer.failed("write", expectedError(error));
    }
  }
}

function hasRows({ upserted, deleted }: WriteReport): boolean {
  return [...Object.values(upserted), ...Object.values(deleted)].some((count) => count > 0);
}

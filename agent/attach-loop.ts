import type { DesiredWorkload } from "./compiler/compiled.ts";
import type { SweepResult } from "./datapath/flow-sweep.ts";
import type { Clock } from "./lib/clock.ts";
import { expectedError } from "./lib/errors.ts";
import type { AgentError } from "./lib/errors.ts";
import { runTogether } from "./lib/run-together.ts";
import { Wake } from "./lib/wake.ts";

/** How often idle flows are swept, and drained workloads looked at. */
export const SWEEP_INTERVAL_MS = 5_000;
const RETRY_INTERVAL_MS = 1_000;
/** How often interfaces are looked at when no change of them was reported: each look runs several programs. */
export const LOOK_INTERVAL_MS = 60_000;

/**
 * Some workloads wait for their interface; else some that opted out are still in use; else nothing
 * is to be done until interfaces or workloads change.
 */
export type AttachState = "pending" | "draining" | "settled";

export interface AttachLoopParts {
  readonly clock: Clock;
  /** Puts programs on the workloads' interfaces and cgroups, and takes them off what has left the mesh. */
  readonly attach: (workloads: readonly DesiredWorkload[], signal: AbortSignal) => Promise<AttachState>;
  /** The part of `attach` that a starting pod cannot wait for. */
  readonly attachStarting: (workloads: readonly DesiredWorkload[]) => Promise<void>;
  readonly sweep: () => SweepResult;
  readonly observer: AttachObserver;
}

export interface AttachObserver {
  attached(state: AttachState): void;
  swept(result: SweepResult): void;
  failed(step: "attach" | "sweep", error: AgentError): void;
}

/**
 * Keeps programs on the workloads that are programmed. Looking for an interface may take most of a second
 * on a bridge, and the first process of a pod starts some 200 ms after its cgroup appears: starting pods
 * have a loop of their own.
 */
export class AttachLoop {
  readonly #parts: AttachLoopParts;
  readonly #wake = new Wake();
  readonly #starting = new Wake();
  #workloads: readonly DesiredWorkload[] | undefined;
  #needsAttach = false;
  #state: AttachState = "pending";
  #lookedAtMs = 0;
  #sweptAtMs = 0;

  constructor(parts: AttachLoopParts) {
    this.#parts = parts;
  }

  /** The kernel's tables are ready for these. */
  programmed(workloads: readonly DesiredWorkload[]): void {
    if (workloads === this.#workloads) return;
    this.#workloads = workloads;
    this.#starting.ring();
    this.linksChanged();
  }

  /** Interfaces, routes or neighbours have changed. */
  linksChanged(): void {
    this.#needsAttach = true;
    this.#wake.ring();
  }

  /** A pod's cgroup has appeared. */
  cgroupsChanged(): void {
    this.#starting.ring();
  }

  async run(signal: AbortSignal): Promise<void> {
    await runTogether([(until) => this.#attachRepeatedly(until), (until) => this.#startPods(until)], signal);
  }

  async #startPods(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const isRung = await this.#starting.wait(LOOK_INTERVAL_MS, signal);
      if (!isRung || this.#workloads === undefined) continue;
      try {
        await this.#parts.attachStarting(this.#workloads);
      } catch (error) {
        this.#parts.observer.failed("attach", expectedError(error));
      }
    }
  }

  async #attachRepeatedly(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (this.#workloads !== undefined) await this.#step(this.#workloads, signal);
      await this.#wake.wait(this.#needsAttach ? RETRY_INTERVAL_MS : SWEEP_INTERVAL_MS, signal);
    }
  }

  async #step(workloads: readonly DesiredWorkload[], signal: AbortSignal): Promise<void> {
    const isDue = this.#parts.clock.nowMs() - this.#sweptAtMs >= SWEEP_INTERVAL_MS;
    if (this.#mustLook(isDue)) await this.#attach(workloads, signal);
    if (isDue) this.#sweep();
  }

  #mustLook(isDue: boolean): boolean {
    if (this.#needsAttach) return true;
    if (this.#state !== "settled") return isDue;
    return this.#parts.clock.nowMs() - this.#lookedAtMs >= LOOK_INTERVAL_MS;
  }

  async #attach(workloads: readonly DesiredWorkload[], signal: AbortSignal): Promise<void> {
    this.#needsAttach = false;
    this.#lookedAtMs = this.#parts.clock.nowMs();
    try {
      this.#state = await this.#parts.attach(workloads, signal);
      this.#parts.observer.attached(this.#state);
    } catch (error) {
      this.#needsAttach = true;
      if (!signal.aborted) this.#parts.observer.failed("attach", expectedError(error));
    }
  }

  #sweep(): void {
    this.#sweptAtMs = this.#parts.clock.nowMs();
    try {
      this.#parts.observer.swept(this.#parts.sweep());
    } catch (error) {
      this.#parts.observer.failed("sweep", expectedError(error));
    }
  }
}

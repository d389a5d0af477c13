import type { Clock } from "./clock.ts";
import { AgentError } from "./errors.ts";
import { Wake } from "./wake.ts";

export interface BoundedRunnerParts {
  readonly clock: Clock;
  /** Between the ends of two runs. */
  readonly minIntervalMs: number;
  /** After which it runs without being asked, too. */
  readonly maxIntervalMs: number;
  /** After the first failure; doubles up to `maxRetryMs`. */
  readonly minRetryMs: number;
  readonly maxRetryMs: number;
  readonly run: (signal: AbortSignal) => Promise<void>;
  /** An AgentError; what else is thrown ends the runner. */
  readonly failed: (error: AgentError) => void;
}

/** Runs something when it is asked for, not too often, and again after a failure. */
export class BoundedRunner {
  readonly #parts: BoundedRunnerParts;
  readonly #wake = new Wake();
  #failures = 0;

  constructor(parts: BoundedRunnerParts) {
    this.#parts = parts;
  }

  request(): void {
    this.#wake.ring();
  }

  /** Until the signal aborts. */
  async loop(signal: AbortSignal): Promise<void> {
    const { clock, minIntervalMs } = this.#parts;
    while (!signal.aborted) {
      await this.#runOnce(signal);
      await clock.sleep(minIntervalMs, signal);
      await this.#wake.wait(this.#pauseMs(), signal);
    }
  }

  #pauseMs(): number {
    const { minRetryMs, maxRetryMs, maxIntervalMs } = this.#parts;
    if (this.#failures === 0) return maxIntervalMs;
    return Math.min(maxRetryMs, minRetryMs * 2 ** (this.#failures - 1));
  }

  async #runOnce(signal: AbortSignal): Promise<void> {
    try {
      await this.#parts.run(signal);
      this.#failures = 0;
    } catch (error) {
      if (!(error instanceof AgentError)) throw error;
      this.#failures += 1;
      if (!signal.aborted) this.#parts.failed(error);
    }
  }
}

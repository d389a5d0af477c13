import type { SourceState } from "./cluster/watch.ts";
import type { Clock } from "./lib/clock.ts";
import type { Log } from "./telemetry/log.ts";
import type { Instruments } from "./telemetry/metrics.ts";

/** So long a source may fail before the agent says that it is not ready: what it read last may be old. */
export const STALE_AFTER_MS = 30_000;

const TICK_MS = 2_000;

/** How it is with one source, for people. */
export interface SourceView {
  readonly source: string;
  readonly state: SourceState["state"];
  /** Why it fails; "" otherwise. */
  readonly message: string;
}

export interface SourceHealthParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly instruments: Instruments;
  /** Sources that have not been read once. */
  readonly unsynced: () => readonly string[];
  readonly setCondition: (isReady: boolean, message: string) => void;
}

interface Held {
  readonly state: SourceState;
  /** Since when it fails without a pause. */
  readonly failingSinceMs: number | undefined;
}

/** Keeps how it is with every source, and with that the readiness condition "sources". */
export class SourceHealth {
  readonly #parts: SourceHealthParts;
  readonly #held = new Map<string, Held>();

  constructor(parts: SourceHealthParts) {
    this.#parts = parts;
  }

  set(source: string, state: SourceState): void {
    const { clock, instruments } = this.#parts;
    const before = this.#held.get(source);
    const isFailing = state.state === "failing";
    if (isFailing) instruments.sourceFailures.inc({ source });
    if (before?.state.state !== state.state) this.#tell(source, state);
    instruments.sourceWatched.set({ source }, state.state === "watching" ? 1 : 0);
    const failingSinceMs = isFailing ? (before?.failingSinceMs ?? clock.nowMs()) : undefined;
    this.#held.set(source, { state, failingSinceMs });
    if (isFailing !== (before?.state.state === "failing")) this.update();
  }

  #tell(source: string, state: SourceState): void {
    const { log } = this.#parts;
    if (state.state === "failing") log.warn({ source, reason: state.reason }, "source fails");
    else if (state.state === "absent") log.info({ source }, "the API has no such kind; it is waited for");
    else log.debug({ source, state: state.state }, "source");
  }

  /** Looks at the condition again, as time passes, until the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.update();
      await this.#parts.clock.sleep(TICK_MS, signal);
    }
  }

  update(): void {
    const problems = this.problems();
    const text = problems.length === 0 ? "all read" : problems.join("; ");
    this.#parts.setCondition(problems.length === 0, text);
  }

  /** What is missing, one sentence a source. */
  problems(): readonly string[] {
    const unsynced = this.#parts.unsynced();
    return [
      ...unsynced.map((source) => `${source}: not read yet${this.#because(source)}`),
      ...[...this.#held].flatMap(([source, { failingSinceMs }]) => {
        if (failingSinceMs === undefined || unsynced.includes(source)) return [];
        const ms = this.#parts.clock.nowMs() - failingSinceMs;
        if (ms < STALE_AFTER_MS) return [];
        return [`${source}: no news for ${String(Math.round(ms / 1000))} s${this.#because(source)}`];
      }),
    ];
  }

  list(): readonly SourceView[] {
    return [...this.#held].map(([source, { state }]) => ({
      source,
      state: state.state,
      message: state.state === "failing" ? state.reason : "",
    }));
  }

  #because(source: string): string {
    const state = this.#held.get(source)?.state;
    return state?.state === "failing" ? ` (${state.reason})` : "";
  }
}

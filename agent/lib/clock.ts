import { setTimeout as delay } from "node:timers/promises";

/** Time as parts of the agent see it, so that tests can own it. */
export interface Clock {
  /** Milliseconds of a monotonic clock. */
  nowMs(): number;
  /** Resolves after `ms`, or at once when the signal aborts; never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  nowMs: () => performance.now(),
  sleep: async (ms, signal) => {
    try {
      await delay(ms, undefined, { signal });
    } catch {
      // Aborted: the caller looks at its signal.
    }
  },
};

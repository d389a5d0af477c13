import { setTimeout as sleep } from "node:timers/promises";
import { errorText } from "../../agent/lib/errors.ts";

const INTERVAL_MS = 200;
/** A busy machine takes minutes for what an idle one does in seconds. */
export const PATIENCE_MS = 180_000;

/** Calls `probe` until it returns a value. A probe that fails is called again; its failure is reported in the end. */
export async function poll<T>(
  what: string,
  probe: () => Promise<T | undefined>,
  timeoutMs = PATIENCE_MS,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    let failure: string;
    try {
      const value = await probe();
      if (value !== undefined) return value;
      failure = "";
    } catch (error) {
      failure = `: ${errorText(error)}`;
    }
    if (performance.now() > deadline) throw new Error(`${what} did not come in ${timeoutMs} ms${failure}`);
    await sleep(INTERVAL_MS);
  }
}

/**
 * Runs loops until the signal aborts, or one of them fails, which ends the others. Settles when all have
 * ended; rejects with the first failure in the order of `loops`.
 */
export async function runTogether(
  loops: readonly ((signal: AbortSignal) => Promise<void>)[],
  signal: AbortSignal,
): Promise<void> {
  const failed = new AbortController();
  const until = AbortSignal.any([signal, failed.signal]);
  const ended = await Promise.allSettled(
    loops.map((loop) =>
      loop(until).catch((error: unknown) => {
        failed.abort();
        throw error;
      }),
    ),
  );
  for (const outcome of ended) if (outcome.status === "rejected") throw outcome.reason;
}

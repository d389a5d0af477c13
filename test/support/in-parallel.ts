/** Works on the items in their order, `concurrency` at a time; the first failure ends it. */
export async function inParallel<T>(
  items: readonly T[],
  concurrency: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const next = items.values();
  const workers = Array.from({ length: concurrency }, async () => {
    for (const item of next) await work(item);
  });
  await Promise.all(workers);
}

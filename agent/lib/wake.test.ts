import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { Wake } from "./wake.ts";

describe("a bell", () => {
  test("rung before the wait is heard, once", async () => {
    const wake = new Wake();
    const { signal } = new AbortController();
    wake.ring();
    wake.ring();
    expect(await wake.wait(60_000, signal)).toBe(true);
    expect(await wake.wait(1, signal)).toBe(false);
  });

  test("rung during the wait ends it", async () => {
    const wake = new Wake();
    const waiting = wake.wait(60_000, new AbortController().signal);
    wake.ring();
    expect(await waiting).toBe(true);
  });

  test("does not ring when the signal aborts, but the wait ends", async () => {
    const wake = new Wake();
    const stop = new AbortController();
    const waiting = wake.wait(60_000, stop.signal);
    stop.abort();
    expect(await waiting).toBe(false);
    expect(await wake.wait(60_000, stop.signal)).toBe(false);
  });

  test("leaves nothing on a signal that outlives any number of waits", async () => {
    const wake = new Wake();
    const { signal } = new AbortController();
    for (let i = 0; i < 3; i++) await wake.wait(1, signal);
    wake.ring();
    await wake.wait(60_000, signal);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});

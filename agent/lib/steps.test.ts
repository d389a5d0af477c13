import { setImmediate as othersTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { finish, inTurns, TURN_MS } from "./steps.ts";
import type { Steps } from "./steps.ts";

describe("steps", () => {
  function* count(to: number, did: (step: number) => void): Steps<string> {
    for (let step = 1; step <= to; step++) {
      did(step);
      yield;
    }
    return `counted to ${to}`;
  }

  /** A clock of which each look takes `stepMs`. */
  function clock(stepMs: number) {
    let nowMs = 0;
    return { nowMs: () => (nowMs += stepMs) };
  }

  it("are done at once", () => {
    const done: number[] = [];
    expect(finish(count(3, (step) => done.push(step)))).toBe("counted to 3");
    expect(done).toEqual([1, 2, 3]);
  });

  it.each([
    { stepMs: TURN_MS, turns: 10 },
    { stepMs: TURN_MS / 5, turns: 2 },
    { stepMs: 0, turns: 0 },
  ])("let others have $turns turns when each of ten takes $stepMs ms", async ({ stepMs, turns }) => {
    let hadTurns = 0;
    const over = new AbortController();
    const others = (async () => {
      while (!over.signal.aborted) {
        await othersTurn();
        hadTurns += 1;
      }
    })();
    await othersTurn();
    hadTurns = 0;
    const seen: number[] = [];
    await inTurns(
      count(10, () => seen.push(hadTurns)),
      clock(stepMs),
    );
    over.abort();
    await others;
    expect(new Set(seen).size).toBe(Math.max(1, turns));
  });

  it("have no two turns without a look at everything else in between", async () => {
    let hadTurns = 0;
    const seen: number[] = [];
    const work = () =>
      inTurns(
        count(3, () => seen.push(hadTurns)),
        clock(TURN_MS),
      );
    const over = new AbortController();
    const others = (async () => {
      while (!over.signal.aborted) {
        await othersTurn();
        hadTurns += 1;
      }
    })();
    await Promise.all([work(), work()]);
    over.abort();
    await others;
    expect(new Set(seen).size).toBe(6);
  });

  it("fail as a whole", async () => {
    const fail = (): never => {
      throw new Error("no");
    };
    await expect(inTurns(count(1, fail), clock(0))).rejects.toThrow("no");
    expect(() => finish(count(1, fail))).toThrow("no");
  });
});

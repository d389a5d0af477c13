import { setImmediate as othersTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { Lock } from "./lock.ts";

describe("lock", () => {
  it("is held by one at a time, in the order of asking, and given back by a failure", async () => {
    const lock = new Lock();
    const seen: string[] = [];
    const work = (name: string) => async () => {
      seen.push(`${name} begins`);
      await othersTurn();
      seen.push(`${name} ends`);
      if (name === "b") throw new Error(name);
      return name;
    };
    const outcomes = await Promise.allSettled(["a", "b", "c"].map((name) => lock.hold(work(name))));
    expect(seen).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });
});

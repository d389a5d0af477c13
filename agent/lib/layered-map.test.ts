import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differentKeys, LayeredMap } from "./layered-map.ts";

type Changes = ReadonlyMap<number, string | undefined>;

const changes = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 600 }), fc.option(fc.string(), { nil: undefined })), {
    maxLength: 120,
  })
  .map((pairs): Changes => new Map(pairs));
const history = fc.array(changes, { maxLength: 12 });

function changed(map: ReadonlyMap<number, string>, by: Changes): ReadonlyMap<number, string> {
  const copy = new Map(map);
  for (const [key, value] of by) {
    if (value === undefined) copy.delete(key);
    else copy.set(key, value);
  }
  return copy;
}

describe("a map in layers", () => {
  test("holds what a Map would, after any changes, and what came before stays as it was", () => {
    fc.assert(
      fc.property(history, (steps) => {
        let plain: ReadonlyMap<number, string> = new Map();
        let layered = LayeredMap.of<number, string>([]);
        const earlier: [LayeredMap<number, string>, ReadonlyMap<number, string>][] = [];
        for (const step of steps) {
          earlier.push([layered, plain]);
          plain = changed(plain, step);
          layered = layered.with(step);
        }
        for (const [ours, theirs] of [...earlier, [layered, plain] as const]) {
          expect(new Map(ours)).toEqual(theirs);
          expect(ours.size).toBe(theirs.size);
          for (const key of theirs.keys()) expect(ours.get(key)).toBe(theirs.get(key));
          expect([...ours.keys()].every((key) => ours.has(key))).toBe(true);
        }
      }),
    );
  });

  test("differs from an earlier or later one in exactly the keys whose values differ", () => {
    fc.assert(
      fc.property(history, history, (steps, more) => {
        const after = (map: LayeredMap<number, string>, by: readonly Changes[]) =>
          by.reduce((now: LayeredMap<number, string>, step) => now.with(step), map);
        const first = after(LayeredMap.of<number, string>([]), steps);
        const second = after(first, more);
        for (const [a, b] of [
          [first, second],
          [second, first],
        ] as const) {
          const keys = new Set([...a.keys(), ...b.keys()]);
          const expected = [...keys].filter((key) => a.get(key) !== b.get(key));
          expect([...differentKeys(a, b)].sort()).toEqual(expected.sort());
          expect([...differentKeys(new Map(a), b)].sort()).toEqual(expected.sort());
        }
      }),
    );
  });

  test("keeps the place of a key whose value changes, and is itself without changes", () => {
    const map = LayeredMap.of([
      ["a", 1],
      ["b", 2],
    ]);
    expect([...map.with(new Map([["a", 3]]))]).toEqual([
      ["a", 3],
      ["b", 2],
    ]);
    expect(map.with(new Map())).toBe(map);
  });

  test("a change looks at as many keys in a map of a million as in a small one", () => {
    const big = LayeredMap.of<number, number>(Array.from({ length: 1_000_000 }, (_, i) => [i, 0]));
    const after = big.with(new Map([[7, 1]]));
    expect(big.maybeDifferent(after)).toEqual(new Set([7]));
    expect([...differentKeys(big, after)]).toEqual([7]);
  });
});

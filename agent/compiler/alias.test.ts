import { describe, expect, test } from "vitest";
import { areWithin, slotProbabilities } from "../../test/support/alias-shares.ts";
import { aliasColumns } from "./alias.ts";

const FULL = 2n ** 64n - 1n;

describe("aliasColumns", () => {
  test("one slot fills its column", () => {
    expect(aliasColumns([7])).toEqual([{ threshold: FULL, alias: 0 }]);
  });

  test("equal weights need no alias", () => {
    expect(aliasColumns([5, 5, 5])).toEqual([0, 1, 2].map((alias) => ({ threshold: FULL, alias })));
  });

  test("90 and 10", () => {
    expect(aliasColumns([90, 10])).toEqual([
      { threshold: FULL, alias: 0 },
      { threshold: 2n ** 64n / 5n, alias: 0 },
    ]);
  });

  test("a weight of 0 is never drawn, neither as own slot nor as alias", () => {
    const columns = aliasColumns([0, 3, 0, 1]);
    expect(columns[0]?.threshold).toBe(0n);
    expect(columns[2]?.threshold).toBe(0n);
    expect(columns.map((column) => column.alias)).not.toContain(0);
    expect(columns.map((column) => column.alias)).not.toContain(2);
  });

  test.each([
    [[1, 1_000_000]],
    [[1, 999_999, 0, 3]],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]],
    [new Array<number>(16).fill(1_000_000)],
    [[1_000_000, ...new Array<number>(15).fill(1)]],
  ])("%j is exact to 2^-63", (weights) => {
    const sum = BigInt(weights.reduce((a, b) => a + b));
    const probabilities = slotProbabilities(aliasColumns(weights));
    weights.forEach((weight, slot) => {
      const wanted = { numerator: BigInt(weight), denominator: sum };
      expect(areWithin(probabilities[slot] ?? wanted, wanted, 63n)).toBe(true);
    });
  });
});

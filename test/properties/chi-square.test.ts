import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chiSquareByName, chiSquareTest, logGamma, upperGamma } from "../support/chi-square.ts";

/** The statistical tests of the datapath rest on this: known values, and laws that hold for all. */
describe("chi-square test", () => {
  // Critical values from the published tables, to the digits they give.
  test.each([
    { statistic: 3.841458820694124, degrees: 1, p: 0.05 },
    { statistic: 6.634896601021213, degrees: 1, p: 0.01 },
    { statistic: 5.991464547107979, degrees: 2, p: 0.05 },
    { statistic: 18.307038053275146, degrees: 10, p: 0.05 },
    { statistic: 124.34211340400407, degrees: 100, p: 0.05 },
    { statistic: 135.80672317102676, degrees: 100, p: 0.01 },
    { statistic: 10.82756617, degrees: 1, p: 0.001 },
  ])("P(X > $statistic) is $p with $degrees degrees of freedom", ({ statistic, degrees, p }) => {
    expect(upperGamma(degrees / 2, statistic / 2)).toBeCloseTo(p, 9);
  });

  test("two degrees of freedom are the exponential distribution", () => {
    for (const x of [0.01, 0.5, 1, 2.5, 10, 60]) {
      expect(upperGamma(1, x) / Math.exp(-x)).toBeCloseTo(1, 11);
    }
  });

  test("ln Γ of integers is the logarithm of factorials", () => {
    let factorial = 1;
    for (let n = 1; n <= 60; n++) {
      expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 10);
      factorial *= n;
    }
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 12);
  });

  test("a worked example: a die thrown 60 times", () => {
    const { statistic, degreesOfFreedom, pValue } = chiSquareTest([5, 8, 9, 8, 10, 20], [1, 1, 1, 1, 1, 1]);
    expect(statistic).toBeCloseTo(13.4, 12);
    expect(degreesOfFreedom).toBe(5);
    expect(pValue).toBeCloseTo(0.0199052, 6);
  });

  test("exact shares fit, gross deviations do not", () => {
    expect(chiSquareByName({ v1: 900, v2: 100 }, { v1: 9, v2: 1 }).pValue).toBe(1);
    expect(chiSquareByName({ v1: 800, v2: 200 }, { v1: 9, v2: 1 }).pValue).toBeLessThan(1e-20);
  });

  test("whatever has no weight must have no count", () => {
    expect(chiSquareByName({ v1: 1000 }, { v1: 1, v2: 0 })).toMatchObject({ degreesOfFreedom: 0, pValue: 1 });
    expect(chiSquareByName({ v1: 1000, v2: 1 }, { v1: 1, v2: 0 }).pValue).toBe(0);
    expect(chiSquareByName({ v1: 1000, stranger: 1 }, { v1: 1 }).pValue).toBe(0);
  });

  test("refuses what cannot be tested", () => {
    expect(() => chiSquareTest([], [])).toThrow(RangeError);
    expect(() => chiSquareTest([1, 2], [1])).toThrow(RangeError);
    expect(() => chiSquareTest([0, 0], [1, 1])).toThrow(RangeError);
    expect(() => chiSquareTest([1, 1], [0, 0])).toThrow(RangeError);
  });

  test("a p-value is a probability that falls as the statistic grows", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.double({ min: 0, max: 2000, noNaN: true }),
        fc.double({ min: 0, max: 50, noNaN: true }),
        (degrees, statistic, more) => {
          const p = upperGamma(degrees / 2, statistic / 2);
          const q = upperGamma(degrees / 2, (statistic + more) / 2);
          return p <= 1 + 1e-12 && q >= -1e-12 && q <= p + 1e-12;
        },
      ),
    );
  });
});

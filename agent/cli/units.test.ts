import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ageText, counted, durationText, endText, shareText } from "./units.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe("durations", () => {
  test.each([
    [0, "0ms"],
    [-5, "0ms"],
    [2.4, "2ms"],
    [850, "850ms"],
    [SECOND, "1s"],
    [59.9 * SECOND, "59s"],
    [3 * MINUTE, "3m"],
    [3 * MINUTE + 20 * SECOND, "3m"],
    [5 * HOUR, "5h"],
    [5 * HOUR + 12 * MINUTE, "5h12m"],
    [2 * DAY + 4 * HOUR, "2d4h"],
    [2 * DAY, "2d"],
    [120 * DAY + HOUR, "120d"],
  ])("%d ms is %s", (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });

  test("an object that does not say when it was made has no age", () => {
    expect(ageText(0, DAY)).toBeUndefined();
    expect(ageText(DAY, 3 * DAY)).toBe("2d");
    expect(ageText(DAY, 0)).toBe("0ms");
  });
});

describe("shares", () => {
  test.each([
    [0n, 1n, "0%"],
    [1n, 1n, "100%"],
    [9n, 10n, "90% (9/10)"],
    [1n, 1_000_000n, "0.0001% (1/1000000)"],
    [999_999n, 1_000_000n, "99.9999% (999999/1000000)"],
    [3n, 8n, "37.5% (3/8)"],
    [1n, 3n, "33.33% (1/3)"],
    [2n, 3n, "66.67% (2/3)"],
    [1n, 3_000_000n, "0.000033% (1/3000000)"],
    [2_999_999n, 3_000_000n, "99.999967% (2999999/3000000)"],
    [1n, 128n, "0.78125% (1/128)"],
  ])("%d/%d is %s", (numerator, denominator, text) => {
    expect(shareText({ numerator, denominator })).toBe(text);
  });

  test("are never shown as nothing or everything when they are neither", () => {
    const parts = fc.tuple(fc.bigInt({ min: 1n, max: 10n ** 18n }), fc.bigInt({ min: 1n, max: 10n ** 18n }));
    fc.assert(
      fc.property(parts, ([part, rest]) => {
        const percent = Number(shareText({ numerator: part, denominator: part + rest }).split("%")[0]);
        expect(percent).toBeGreaterThan(0);
        expect(shareText({ numerator: part, denominator: part + rest })).not.toMatch(/^100(\.0*)?%/);
        const exact = (Number(part) / Number(part + rest)) * 100;
        expect(Math.abs(percent - exact)).toBeLessThanOrEqual(0.0051);
      }),
    );
  });
});

test("ends of a connection are told apart from IPv6", () => {
  expect(endText("10.0.0.1", 80)).toBe("10.0.0.1:80");
  expect(endText("fd00::1", 80)).toBe("[fd00::1]:80");
});

test("counts know the singular", () => {
  expect(counted(1, "row")).toBe("1 row");
  expect(counted(0, "row")).toBe("0 rows");
});

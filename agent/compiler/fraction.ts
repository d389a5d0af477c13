import type { Fraction } from "./compiled.ts";

/** Exact arithmetic for shares. */

export const ZERO: Fraction = { numerator: 0n, denominator: 1n };
export const ONE: Fraction = { numerator: 1n, denominator: 1n };

/** numerator / denominator in lowest terms; the denominator is positive. */
export function fraction(numerator: bigint, denominator: bigint): Fraction {
  const divisor = greatestCommonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}

/** One of `parts` equal parts of it. */
export function partOf(whole: Fraction, parts: number): Fraction {
  return fraction(whole.numerator, whole.denominator * BigInt(parts));
}

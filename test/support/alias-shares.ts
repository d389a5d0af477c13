import type { Fraction } from "../../agent/compiler/compiled.ts";
import type { SlotRow } from "../../agent/datapath/tables.ts";

const COIN_SIDES = 1n << 64n;

type Column = Pick<SlotRow, "threshold" | "alias">;

/** What the datapath draws from an alias table: each slot's exact probability, not reduced. */
export function slotProbabilities(columns: readonly Column[]): readonly Fraction[] {
  const chances = columns.map(() => 0n);
  const add = (slot: number, chance: bigint): void => {
    const before = chances[slot];
    if (before === undefined) throw new RangeError(`no slot ${slot}`);
    chances[slot] = before + chance;
  };
  columns.forEach(({ threshold, alias }, slot) => {
    add(slot, threshold);
    add(alias, COIN_SIDES - threshold);
  });
  return chances.map((numerator) => ({ numerator, denominator: COIN_SIDES * BigInt(columns.length) }));
}

/** |a - b| <= 2^-bits */
export function areWithin(a: Fraction, b: Fraction, bits: bigint): boolean {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  const size = difference < 0n ? -difference : difference;
  return size << bits <= a.denominator * b.denominator;
}

/**
 * The alias method (Walker 1974, Vose 1991) in whole numbers: a weighted choice among n in
 * one draw. With weights w of sum W every slot has the mass n * w and every column room for
 * W; a column holds its own slot's mass and is filled up with that of one other slot. All
 * of that is exact; only the coin has 64 bits, so P(slot) is within 2^-64 of w / W.
 */

export interface AliasColumn {
  /** The column yields its own slot when a 64-bit coin is below it, else `alias`. */
  readonly threshold: bigint;
  readonly alias: number;
}

const COIN_SIDES = 1n << 64n;
const FULL = COIN_SIDES - 1n;

/** For weights of which at least one is positive; a weight of 0 is never drawn. */
export function aliasColumns(weights: readonly number[]): readonly AliasColumn[] {
  const room = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  const masses = weights.map((weight) => BigInt(weight) * BigInt(weights.length));
  const columns: AliasColumn[] = weights.map((_, slot) => ({ threshold: FULL, alias: slot }));
  const poor = slotsWhere(masses, (mass) => mass < room);
  const rich = slotsWhere(masses, (mass) => mass > room);

  for (let slot = poor.pop(); slot !== undefined; slot = poor.pop()) {
    const donor = rich.at(-1);
    // Cannot be: what the poor lack, the rich have too much.
    if (donor === undefined) break;
    const own = masses[slot] ?? 0n;
    columns[slot] = { threshold: (own * COIN_SIDES) / room, alias: donor };
    const rest = (masses[donor] ?? 0n) - (room - own);
    masses[donor] = rest;
    if (rest <= room) rich.pop();
    if (rest < room) poor.push(donor);
  }
  return columns;
}

function slotsWhere(masses: readonly bigint[], test: (mass: bigint) => boolean): number[] {
  return masses.flatMap((mass, slot) => (test(mass) ? [slot] : []));
}

import type { Fraction } from "../api/reads.ts";

/** Numbers as people read them. */

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** "850ms", "45s", "3m", "5h12m", "2d4h", "120d". */
export function durationText(ms: number): string {
  if (ms < SECOND_MS) return `${Math.max(0, Math.round(ms))}ms`;
  if (ms < MINUTE_MS) return `${Math.floor(ms / SECOND_MS)}s`;
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)}m`;
  if (ms < DAY_MS) return twoUnits(ms, HOUR_MS, "h", MINUTE_MS, "m");
  if (ms < 100 * DAY_MS) return twoUnits(ms, DAY_MS, "d", HOUR_MS, "h");
  return `${Math.floor(ms / DAY_MS)}d`;
}

function twoUnits(ms: number, largeMs: number, large: string, smallMs: number, small: string): string {
  const rest = Math.floor((ms % largeMs) / smallMs);
  return `${Math.floor(ms / largeMs)}${large}${rest === 0 ? "" : `${rest}${small}`}`;
}

/** Since a time of creation; undefined where the object has none (0). A clock that is behind shows "0ms". */
export function ageText(createdAtMs: number, nowMs: number): string | undefined {
  return createdAtMs === 0 ? undefined : durationText(nowMs - createdAtMs);
}

/** "90% (9/10)", "33.33% (1/3)"; a percentage never looks like 0 or 100 when it is neither. */
export function shareText(share: Fraction): string {
  if (share.numerator === 0n) return "0%";
  if (share.numerator === share.denominator) return "100%";
  return `${percentText(share)}% (${share.numerator.toString()}/${share.denominator.toString()})`;
}

/** Written out in full if it takes no more digits than this. */
const EXACT_DIGITS = 6;
const DIGITS = 2;

function percentText({ numerator, denominator }: Fraction): string {
  for (let digits = 0; digits <= EXACT_DIGITS; digits++) {
    if ((numerator * scale(digits)) % denominator === 0n) return decimal(numerator, denominator, digits);
  }
  const nearest = numerator * 2n < denominator ? numerator : denominator - numerator;
  let digits = DIGITS;
  while (nearest * scale(digits) < denominator * 10n) digits++;
  return decimal(numerator, denominator, digits);
}

/** What a fraction is multiplied by to count in the last of so many digits of a percentage. */
function scale(digits: number): bigint {
  return 100n * 10n ** BigInt(digits);
}

function decimal(numerator: bigint, denominator: bigint, digits: number): string {
  const rounded = (numerator * scale(digits) * 2n + denominator) / (denominator * 2n);
  const text = rounded.toString().padStart(digits + 1, "0");
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** "1 flow", "2 flows". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** "address:port", "[address]:port" for IPv6. */
export function endText(address: string, port: number): string {
  return address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
}

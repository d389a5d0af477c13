import { REASON } from "./abi.gen.ts";

const NAMES: ReadonlyMap<number, string> = new Map(
  Object.entries(REASON).map(([name, number]) => [number, name.replace(/^REASON_/, "").toLowerCase()]),
);

/** The name that counters, CLI, metrics and docs/reasons.md use, e.g. "no_endpoint". */
export function reasonName(number: number): string {
  return NAMES.get(number) ?? `unknown (${String(number)})`;
}

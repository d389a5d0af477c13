import type { CliIo } from "./io.ts";
import { renderTable } from "./table.ts";
import type { Column } from "./table.ts";

export const OUTPUT_FORMATS = ["table", "json", "yaml"] as const;

export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

/** A result as data and as text; `text` is what people see. */
export interface Output {
  readonly value: unknown;
  readonly text: () => string;
}

export async function print(io: CliIo, format: OutputFormat, output: Output): Promise<void> {
  io.stdout(format === "table" ? output.text() : await serialize(format, output.value));
}

/** A list; in a table, an empty one is a line on stderr, so that scripts see no rows. */
export async function printList<Row>(
  io: CliIo,
  format: OutputFormat,
  rows: readonly Row[],
  list: { readonly columns: readonly Column<Row>[]; readonly empty: string; readonly value?: unknown },
): Promise<void> {
  if (format === "table" && rows.length === 0) {
    io.stderr(`${list.empty}\n`);
    return;
  }
  await print(io, format, { value: list.value ?? rows, text: () => renderTable(list.columns, rows) });
}

async function serialize(format: "json" | "yaml", value: unknown): Promise<string> {
  const plain = toPlain(value);
  if (format === "json") return `${JSON.stringify(plain, undefined, 2)}\n`;
  const { stringify } = await import("yaml");
  return stringify(plain, { lineWidth: 0, aliasDuplicateObjects: false });
}

/**
 * Domain values as JSON has them: every key is always there, with null for nothing; maps are
 * objects; whole numbers of any size are decimal text; a fraction also says its value.
 */
export function toPlain(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(toPlain);
  if (isFraction(value)) return fractionValue(value);
  const entries: Iterable<[PropertyKey, unknown]> =
    value instanceof Map ? (value as Map<string | number, unknown>) : Object.entries(value);
  return Object.fromEntries(Array.from(entries, ([key, field]) => [key, toPlain(field)]));
}

interface BigFraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

function isFraction(value: object): value is BigFraction {
  return "numerator" in value && "denominator" in value && typeof value.numerator === "bigint";
}

function fractionValue({ numerator, denominator }: BigFraction): object {
  return {
    numerator: numerator.toString(),
    denominator: denominator.toString(),
    value: ratio(numerator, denominator),
  };
}

const NUMBER_BITS = 1_000;

/** The nearest number, also where a part alone would overflow one. */
function ratio(numerator: bigint, denominator: bigint): number {
  const excess = BigInt(Math.max(0, denominator.toString(2).length - NUMBER_BITS));
  return Number(numerator >> excess) / Number(denominator >> excess);
}

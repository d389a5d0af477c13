/** Plain columns that can be grepped, cut and read; nothing is truncated. */

export type Cell = string | number | undefined;

export interface Column<Row> {
  /** One word, hyphens allowed: a header must not look like two columns. Printed in capitals. */
  readonly title: string;
  readonly cell: (row: Row) => Cell;
}

const GAP = "  ";
const EMPTY = "-";

/** A header and a line a row. A column of numbers is aligned to the right. */
export function renderTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const rendered = columns.map(({ title, cell }) => renderColumn(title, rows.map(cell)));
  const lines = Array.from({ length: rows.length + 1 }, (_, line) =>
    rendered
      .map((column) => column[line])
      .join(GAP)
      .trimEnd(),
  );
  return lines.map((line) => `${line}\n`).join("");
}

function renderColumn(title: string, cells: readonly Cell[]): readonly string[] {
  const texts = [title.toUpperCase(), ...cells.map(cellText)];
  const width = Math.max(...texts.map((text) => text.length));
  const isNumeric = cells.some((cell) => typeof cell === "number") && cells.every(isNumberOrEmpty);
  return texts.map((text) => (isNumeric ? text.padStart(width) : text.padEnd(width)));
}

function cellText(cell: Cell): string {
  return cell === undefined || cell === "" ? EMPTY : String(cell);
}

function isNumberOrEmpty(cell: Cell): boolean {
  return cell === undefined || typeof cell === "number";
}

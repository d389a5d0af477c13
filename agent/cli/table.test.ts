import { expect, test } from "vitest";
import { renderTable } from "./table.ts";
import type { Column } from "./table.ts";

interface Row {
  readonly name?: string;
  readonly count?: number;
}

const COLUMNS: readonly Column<Row>[] = [
  { title: "name", cell: ({ name }) => name },
  { title: "count", cell: ({ count }) => count },
];

function table(...rows: readonly Row[]): readonly string[] {
  return renderTable(COLUMNS, rows).split("\n").slice(0, -1);
}

test("pads text on the right and numbers on the left, two spaces between", () => {
  expect(table({ name: "a", count: 5 }, { name: "longer", count: 12_345_678 })).toEqual([
    "NAME       COUNT",
    "a              5",
    "longer  12345678",
  ]);
});

test("shows nothing as a dash, also among numbers", () => {
  expect(table({ name: "", count: 0 }, {})).toEqual(["NAME  COUNT", "-         0", "-         -"]);
});

test("leaves no blanks at the end of a line", () => {
  const columns: readonly Column<Row>[] = [{ title: "a-long-title", cell: ({ name }) => name }];
  expect(renderTable(columns, [{ name: "x" }])).toBe("A-LONG-TITLE\nx\n");
});

test("truncates nothing", () => {
  const name = "n".repeat(300);
  expect(table({ name, count: 1 })[1]).toBe(`${name}      1`);
});

test("a column with nothing but dashes is text", () => {
  expect(table({ name: "a" })).toEqual(["NAME  COUNT", "a     -"]);
});

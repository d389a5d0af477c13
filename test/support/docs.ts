import { readFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "./places.ts";

/** The pages of docs/, and the parts of them that follow from tables of the code. */

export function docPath(page: string): string {
  return join(REPOSITORY, "docs", page);
}

export function readDoc(page: string): string {
  return readFileSync(docPath(page), "utf8");
}

/**
 * The page as it should be: what stands between `<!-- table: NAME -->` and `<!-- end -->` is
 * replaced by the table of that name. Fails if page and tables do not have the same names.
 */
export function withTables(page: string, tables: Readonly<Record<string, string>>): string {
  const missing = new Set(Object.keys(tables));
  const filled = readDoc(page).replaceAll(
    /(<!-- table: (.+) -->\n)[^]*?(<!-- end -->)/g,
    (_, start: string, name: string, end: string) => {
      const table = tables[name];
      if (table === undefined) throw new Error(`${page}: there is no table "${name}"`);
      missing.delete(name);
      return `${start}\n${table}\n\n${end}`;
    },
  );
  if (missing.size > 0) throw new Error(`${page}: no place for the tables ${[...missing].join(", ")}`);
  return filled;
}

export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Title -> text, of the headings of one level. */
export function sectionsOf(page: string, level = 2): ReadonlyMap<string, string> {
  const mark = "#".repeat(level);
  const [, ...parts] = readDoc(page).split(new RegExp(`^${mark} `, "m"));
  return new Map(
    parts.map((part) => {
      const [title = "", ...lines] = part.split("\n");
      return [title.replaceAll("`", "").trim(), lines.join("\n").trim()];
    }),
  );
}

/** Enumerators of an enum of bpf/abi.h, in lower case and without their common prefix. */
export function abiEnum(name: string, prefix: string): readonly string[] {
  const header = readFileSync(join(REPOSITORY, "bpf", "abi.h"), "utf8");
  const body = new RegExp(`^enum ${name} \\{$([^]*?)^\\};$`, "m").exec(header)?.[1] ?? "";
  const enumerators = [...body.matchAll(/^\t(\w+) = \d+,/gm)].map(([, enumerator = ""]) => enumerator);
  if (enumerators.length === 0) throw new Error(`bpf/abi.h has no enum ${name}`);
  return enumerators.map((enumerator) => enumerator.slice(prefix.length).toLowerCase());
}

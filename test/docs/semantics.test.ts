import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { docPath } from "../support/docs.ts";

/** How many statements of each kind there are; U is numbered within producers, consumers and admins. */
const STATEMENTS = { G: 75, K: 64, T: 64, D: 8, "U-P": 7, "U-C": 4, "U-A": 4 } as const;
const LATER = "Not in this version: ";

interface Row {
  readonly number: string;
  readonly statement: string;
  readonly proof: string;
}

interface Proof {
  readonly file: string;
  readonly text: string;
}

const page = readFileSync(docPath("semantics.md"), "utf8");
const rows: readonly Row[] = [...page.matchAll(/^\| ([GKTUD]-\w+) \| (.+) \| (.+) \|$/gm)].map(
  ([, number = "", statement = "", proof = ""]) => ({ number, statement, proof }),
);

function expectedNumbers(): readonly string[] {
  return Object.entries(STATEMENTS).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, i) =>
      kind.startsWith("U") ? `${kind}${String(i + 1)}` : `${kind}-${String(i + 1)}`,
    ),
  );
}

function proofOf({ proof }: Row): Proof | undefined {
  const [, file, text] = /^`([^`]+)` "(.+)"$/.exec(proof) ?? [];
  return file === undefined || text === undefined ? undefined : { file, text };
}

test("every statement is there once", () => {
  expect(rows.map(({ number }) => number).sort()).toEqual([...expectedNumbers()].sort());
  for (const { number, statement } of rows) expect(statement.length, number).toBeGreaterThan(20);
});

describe("a statement has a proof that is there", () => {
  test.each(rows)("$number", (row) => {
    const proof = proofOf(row);
    expect(proof, row.proof).toBeDefined();
    if (proof === undefined) return;
    expect(readFileSync(proof.file, "utf8")).toContain(proof.text);
    // Tests of the official suite keep their names, and C has none.
    if (proof.file.endsWith(".test.ts")) expect(proof.text).toMatch(new RegExp(`\\b${row.number}(?!\\d)`));
  });
});

/** A test may be of a part of a statement, as D-1.4. */
test("a number that a test names is a statement of the page", () => {
  const present = new Set(rows.map(({ number }) => number));
  const files = ["agent", "test"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".test.ts") && file !== "docs/semantics.test.ts")
      .map((file) => join(folder, file)),
  );
  expect(files.length).toBeGreaterThan(0);
  const named = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\b([GKTD]-\d+|U-[PCA]\d+)\b/g)].map(([, number = ""]) => ({
      file,
      number,
    })),
  );
  expect(named.filter(({ number }) => !present.has(number))).toEqual([]);
});

test("what is not in this version is no more than what has been said so far", () => {
  const later = rows.filter(({ statement }) => statement.startsWith(LATER)).map(({ number }) => number);
  expect(later).toMatchInlineSnapshot(`[]`);
});

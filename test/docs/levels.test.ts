import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { REPOSITORY } from "../support/places.ts";

const DIRECTORY = join("test", "datapath");

function read(...path: readonly string[]): string {
  return readFileSync(join(REPOSITORY, ...path), "utf8");
}

test("docs/levels.md names every test that is not the same at all levels, and no other", () => {
  const differing = readdirSync(join(REPOSITORY, DIRECTORY))
    .filter((file) => file.endsWith(".test.ts") && read(DIRECTORY, file).includes("support/level.ts"))
    .map((file) => join(DIRECTORY, file));
  const named = [...read("docs", "levels.md").matchAll(/^\| `(test\/datapath\/[^`]+)`/gm)].map(([, file]) => file);
  expect(named.sort()).toEqual(differing.sort());
});

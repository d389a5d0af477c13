import { test } from "vitest";
import { z } from "zod";
import type { Lb } from "../../agent/levels.ts";

/** What this run's agents have for --lb, where a test does not say: the projects `both` and `socket` set it. */
export const LEVEL: Lb = z.enum(["packet", "both", "socket"]).parse(process.env["WEFT_TEST_LB"] ?? "packet");

/** With which flags besides: the project `encrypted` has every agent encrypt, `short` has it deliver the short way. */
export const COMMON_FLAGS: readonly string[] = [
  ...flagFrom("--encryption", "WEFT_TEST_ENCRYPTION"),
  ...flagFrom("--local-delivery", "WEFT_TEST_LOCAL_DELIVERY"),
];

function flagFrom(flag: string, variable: string): readonly string[] {
  const value = process.env[variable];
  return value === undefined ? [] : [flag, value];
}

/** A test of what some levels do; docs/levels.md says what the others do instead. */
export function testAt(levels: readonly Lb[], title: string, run: () => Promise<void>): void {
  if (levels.includes(LEVEL)) test(title, run);
}

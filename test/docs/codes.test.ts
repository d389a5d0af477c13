import { describe, expect, test } from "vitest";
import { DIAGNOSTIC_CODES } from "../../agent/compiler/diagnostics.ts";
import { REASON } from "../../agent/datapath/abi.gen.ts";
import { reasonName } from "../../agent/datapath/reasons.ts";
import { AGENT_ERROR_CODES } from "../../agent/lib/errors.ts";
import { abiEnum, sectionsOf } from "../support/docs.ts";

/** Code and page in both directions: nothing undocumented, nothing documented that is not there. */

const REASONS = abiEnum("reason", "REASON_").filter((reason) => reason !== "none");

describe.each([
  ["reasons.md", REASONS, ["What it means.", "The client sees.", "What to do."]],
  ["diagnostics.md", DIAGNOSTIC_CODES, ["What it means.", "What to do."]],
  ["errors.md", AGENT_ERROR_CODES, ["What it means.", "What to do."]],
] as const)("docs/%s", (page, codes, parts) => {
  test("has one section a code, in the same order", () => {
    expect([...sectionsOf(page).keys()]).toEqual([...codes]);
  });

  test.each(codes.map((code) => [code]))("%s is explained", (code) => {
    const text = sectionsOf(page).get(code) ?? "";
    const [before, ...explained] = text.split(/^\*\*([^*]+)\*\* /m);
    expect(before).toBe("");
    expect(explained.filter((_, index) => index % 2 === 0)).toEqual(parts);
    for (const part of explained.filter((_, index) => index % 2 === 1)) expect(part).toMatch(/\S{2}.*\.\s*$/s);
  });
});

test("the reasons of bpf/abi.h are those that the agent names", () => {
  const names = Object.values(REASON).map(reasonName);
  expect(names).toEqual(["none", ...REASONS]);
});

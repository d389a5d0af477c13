import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { nestsTooDeeply } from "./nesting.ts";

const repeat = (text: string, times: number): string => text.repeat(times);

/** One level more on each line. */
const stairs = (step: string, times: number): string =>
  Array.from({ length: times }, (_, depth) => `${repeat(" ", depth)}${step}`).join("\n");

describe("texts that would end the process, or take it minutes", () => {
  test.each([
    ["open brackets", `a: ${repeat("[", 100_000)}`],
    ["closed brackets", `${repeat("[", 100_000)}${repeat("]", 100_000)}`],
    ["open braces", repeat("{a: ", 100_000)],
    ["brackets over many lines", repeat("[\n", 100_000)],
    ["dashes on one line", `${repeat("- ", 100_000)}a`],
    ["question marks on one line", repeat("? ", 100_000)],
    ["tags in a row", repeat("!a ", 100_000)],
    ["anchors in a row, with tabs", repeat("&a\t", 100_000)],
    ["a staircase", stairs("a:", 2_000)],
  ])("%s", (_name, text) => {
    expect(nestsTooDeeply(text)).toBe(true);
  });
});

describe("texts that are all right", () => {
  test.each([
    ["nothing", ""],
    ["many brackets, one after the other", repeat("[]", 10_000)],
    ["closing brackets that close nothing", repeat("]", 1_000)],
    ["a long list", repeat("- a\n", 10_000)],
    ["a ruler in a comment", `# ${repeat("-", 1_000)}\na: 1`],
    ["negative numbers", repeat("-1 ", 1_000)],
    ["many maps on one level", repeat("a: {b: [1, 2]}\n", 1_000)],
    ["Windows line ends", repeat("- a\r\n", 1_000)],
  ])("%s", (_name, text) => {
    expect(nestsTooDeeply(text)).toBe(false);
  });
});

test("the deepest text that passes can be parsed and read", () => {
  const deepest = `${stairs("a:", 256)}\n${repeat(" ", 256)}${repeat("- ", 64)}${repeat("[", 256)}${repeat("]", 256)}`;
  expect(nestsTooDeeply(deepest)).toBe(false);
  const [document] = parseAllDocuments(deepest, { uniqueKeys: false });
  expect(document?.errors).toEqual([]);
  expect(document?.toJS()).toHaveProperty(Array.from({ length: 256 }, () => "a"));
});

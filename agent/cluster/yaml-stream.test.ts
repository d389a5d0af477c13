import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { splitStream } from "./yaml-stream.ts";

const texts = (text: string): readonly string[] => splitStream(text).map((part) => part.text);

describe("a stream is cut before each document", () => {
  test.each([
    ["", [""]],
    ["a: 1\n", ["a: 1\n"]],
    ["---\na: 1\n", ["---\na: 1\n"]],
    ["a: 1\n---\nb: 2\n", ["a: 1\n", "---\nb: 2\n"]],
    ["# head\n\n---\na: 1\n", ["# head\n\n---\na: 1\n"]],
    ["a: 1\r\n---\r\nb: 2", ["a: 1\r\n", "---\r\nb: 2"]],
    ["---\n---\n", ["---\n", "---\n"]],
    ["--- {a: 1}\n--- 2", ["--- {a: 1}\n", "--- 2"]],
    ["a: |\n  ---\n---- b: 1\n", ["a: |\n  ---\n---- b: 1\n"]],
    ["%YAML 1.2\n---\na: 1\n---\nb: 2\n", ["%YAML 1.2\n---\na: 1\n---\nb: 2\n"]],
  ])("%j", (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  test("with the lines before it counted", () => {
    expect(splitStream("# a\n---\nb: 1\n\n---\nc: 1\n---").map((part) => part.linesBefore)).toEqual([
      0, 4, 6,
    ]);
  });
});

test("parts say one by one what the stream says as a whole", () => {
  const line = fc.constantFrom(
    "---",
    "--- # marked",
    "--- text",
    "...",
    "# comment",
    "",
    "a: 1",
    "b: [1, 2]",
    "c: |",
    "  folded",
    "- item",
    '"quoted',
    "---x",
    " ---",
  );
  const stream = fc
    .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom("\n", "\r\n"))
    .map(([lines, end]) => lines.join(end));
  let compared = 0;
  fc.assert(
    fc.property(stream, (text) => {
      const whole = read(text);
      const parts = splitStream(text).map((part) => read(part.text));
      expect(texts(text).join("")).toBe(text);
      if (whole === undefined) {
        // Both refuse the file, though not for the same reason.
        expect(parts).toContain(undefined);
        return;
      }
      compared++;
      expect(parts.flat()).toEqual(whole);
    }),
    { numRuns: 2_000 },
  );
  expect(compared).toBeGreaterThan(300);
});

/** The documents; undefined if there is a syntax error. A text without any is one empty document. */
function read(text: string): readonly unknown[] | undefined {
  const documents = [...parseAllDocuments(text, { uniqueKeys: false })];
  if (documents.some((document) => document.errors.length > 0)) return undefined;
  return documents.map((document) => document.toJS() as unknown);
}

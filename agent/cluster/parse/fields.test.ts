import { describe, expect, test } from "vitest";
import { z } from "zod";
import { fieldText, list, optional, parseWith, port, protocol, show, wholeNumber } from "./fields.ts";

const refusal = (field: string, message: string): unknown => expect.objectContaining({ field, message });

describe("a field's path", () => {
  test.each([
    [[], ""],
    [["spec", "ports", 0, "port"], "spec.ports[0].port"],
    [["items", 3, "metadata", "name"], "items[3].metadata.name"],
    [["metadata", "labels", "weft.dev/mesh"], 'metadata.labels["weft.dev/mesh"]'],
    [["metadata", "labels", 'a"\n'], String.raw`metadata.labels["a\"\n"]`],
  ])("%j is %s", (path, text) => {
    expect(fieldText(path)).toBe(text);
  });
});

describe("a value in a message", () => {
  test.each([
    ["web", '"web"'],
    [70_000, "70000"],
    ['two\n"lines"', String.raw`"two\n\"lines\""`],
    [null, "null"],
    [undefined, "undefined"],
    [Number.POSITIVE_INFINITY, "Infinity"],
    [{ a: 1 }, '{"a":1}'],
    ["x".repeat(100), `"${"x".repeat(59)}…`],
  ])("%o is shown as %s", (value, text) => {
    expect(show(value)).toBe(text);
  });
});

test("a value that contains itself is shown in words", () => {
  const loop: unknown[] = [];
  loop.push(loop);
  expect(show(loop)).toBe("what contains itself");
});

describe("a whole number of a range", () => {
  const schema = z.object({ weight: wholeNumber(0, 10) });

  test.each([0, 1, 10])("takes %i", (weight) => {
    expect(parseWith(schema, { weight })).toEqual({ weight });
  });

  test.each([-1, 11, 1.5, Number.NaN, "5", true, [5]])("refuses %j", (weight) => {
    const message = `${show(weight)} is not a whole number between 0 and 10`;
    expect(() => parseWith(schema, { weight })).toThrow(refusal("weight", message));
  });

  test.each([undefined, null])("misses %o", (weight) => {
    expect(() => parseWith(schema, { weight })).toThrow(
      refusal("weight", "is missing (want a number from 0 to 10)"),
    );
  });
});

describe("messages for what is no object of the kind", () => {
  const schema = z.object({ port, names: list(z.string()), protocol, policy: z.enum(["A", "B"]) });
  const good = { port: 80, policy: "A" };

  test("what the schema fills in", () => {
    expect(parseWith(schema, { ...good, names: null })).toEqual({
      port: 80,
      names: [],
      protocol: "TCP",
      policy: "A",
    });
  });

  test.each([
    [{ ...good, port: 70_000 }, "port", "70000 is not a whole number between 1 and 65535"],
    [{ ...good, port: 0 }, "port", "0 is not a whole number between 1 and 65535"],
    [{ ...good, names: "a" }, "names", '"a" is not an array'],
    [{ ...good, names: ["a", 2] }, "names[1]", "2 is not a string"],
    [{ ...good, protocol: "ICMP" }, "protocol", '"ICMP" is none of TCP, UDP, SCTP'],
    [{ port: 80 }, "policy", "is missing (want one of A, B)"],
    ["text", "", '"text" is not an object'],
    [undefined, "", "is missing (want an object)"],
  ])("%j", (value, field, message) => {
    expect(() => parseWith(schema, value)).toThrow(refusal(field, message));
  });
});

test("absent and null are the same to an optional field", () => {
  const schema = z.object({ zone: optional(z.string()) });
  expect(parseWith(schema, {})).toEqual(parseWith(schema, { zone: null }));
});

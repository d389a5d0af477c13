import { expect, test } from "vitest";
import type { SourceError } from "./model.ts";
import { sourceErrorText } from "./source-error.ts";

const WHOLE: SourceError = {
  source: "app.yaml",
  document: 2,
  line: 12,
  object: "Service default/app",
  field: "spec.ports[0].port",
  message: "70000 is not a whole number between 1 and 65535",
};

test.each([
  [
    {},
    "app.yaml line 12, document 2 (Service default/app): spec.ports[0].port: 70000 is not a whole number between 1 and 65535",
  ],
  [
    { field: undefined, message: "is defined twice" },
    "app.yaml line 12, document 2 (Service default/app): is defined twice",
  ],
  [
    { field: "", object: undefined, message: "7 is not an object" },
    "app.yaml line 12, document 2: 7 is not an object",
  ],
  [
    { line: undefined, document: undefined, object: undefined, field: undefined, message: "is not a file" },
    "app.yaml: is not a file",
  ],
])("%j", (fields, text) => {
  expect(sourceErrorText({ ...WHOLE, ...fields })).toBe(text);
});

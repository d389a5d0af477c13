import { expect, test } from "vitest";
import { Readiness } from "./readiness.ts";

function waiting(): Readiness<"sources" | "tables"> {
  return new Readiness({ sources: "manifests are not read yet", tables: "nothing is written yet" });
}

test("nothing is ready at first, and each condition says what it waits for", () => {
  expect(waiting().isReady).toBe(false);
  expect(waiting().list()).toEqual([
    { name: "sources", ready: false, message: "manifests are not read yet" },
    { name: "tables", ready: false, message: "nothing is written yet" },
  ]);
});

test("ready when all conditions hold, and not any more when one ceases to", () => {
  const readiness = waiting();
  readiness.set("tables", true, "written");
  expect(readiness.isReady).toBe(false);
  readiness.set("sources", true, "read");
  expect(readiness.isReady).toBe(true);
  readiness.set("tables", false, "map frontends is full");
  expect(readiness.isReady).toBe(false);
  expect(readiness.list()[1]).toEqual({ name: "tables", ready: false, message: "map frontends is full" });
});

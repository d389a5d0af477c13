import { describe, expect, test } from "vitest";
import { AgentError } from "../lib/errors.ts";
import { createLog } from "./log.ts";
import type { Log } from "./log.ts";

type Line = Readonly<Record<string, unknown>>;

function recording(level: string): { log: Log; lines: Line[] } {
  const lines: Line[] = [];
  const log = createLog(
    { level, nodeName: "node-a" },
    { write: (text: string) => void lines.push(JSON.parse(text) as Line) },
  );
  return { log, lines };
}

describe("a line", () => {
  test("is JSON with level, time, node, part and message", () => {
    const { log, lines } = recording("info");
    log.child({ part: "datapath" }).info({ rows: 3 }, "wrote");
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      level: "info",
      node: "node-a",
      part: "datapath",
      rows: 3,
      msg: "wrote",
    });
    expect(new Date(String(lines[0]?.["time"])).toISOString()).toBe(lines[0]?.["time"]);
    expect(Object.keys(lines[0] ?? {})).not.toContain("pid");
  });

  test("the line that says ready is just that", () => {
    const { log, lines } = recording("info");
    log.info("ready");
    expect(lines[0]?.["msg"]).toBe("ready");
  });

  test("below the level is not written, and a child has its parent's level", () => {
    const { log, lines } = recording("warn");
    log.info("no");
    log.child({ part: "api" }).info("no");
    log.child({ part: "api" }).warn("yes");
    expect(lines.map(({ msg }) => msg)).toEqual(["yes"]);
  });
});

describe("an error", () => {
  test("of the world has code, details and the text of its causes, and no stack", () => {
    const { log, lines } = recording("info");
    const cause = new Error("errno 7");
    const err = new AgentError("map_full", "map frontends is full", { cause, details: { map: "frontends" } });
    log.error({ err }, "write failed");
    expect(lines[0]?.["err"]).toEqual({
      code: "map_full",
      message: "map frontends is full: errno 7",
      details: { map: "frontends" },
    });
  });

  test("of ours has its stack, and the code that Node gave it", () => {
    const { log, lines } = recording("info");
    log.error({ err: Object.assign(new TypeError("bad"), { code: "ERR_X" }) }, "failed");
    expect(lines[0]?.["err"]).toMatchObject({ code: "ERR_X", message: "bad" });
    expect((lines[0]?.["err"] as Line)["stack"]).toMatch(/^TypeError: bad\n/);
  });

  test("may be anything that was thrown", () => {
    const { log, lines } = recording("info");
    log.error({ err: "text" }, "failed");
    expect(lines[0]?.["err"]).toEqual({ message: "text" });
  });
});

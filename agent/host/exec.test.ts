import { describe, expect, test } from "vitest";
import { AgentError } from "../lib/errors.ts";
import { exec } from "./exec.ts";

async function failureOf(promise: Promise<unknown>): Promise<AgentError> {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof AgentError) return error;
  throw new Error("expected an AgentError", { cause: error });
}

const node = (script: string): [string, string[]] => [process.execPath, ["-e", script]];

describe("exec", () => {
  test("gives stdout", async () => {
    expect(await exec("printf", ["%s", "a b"])).toBe("a b");
  });

  test("reads no argument as shell text", async () => {
    expect(await exec("printf", ["%s", "$(id); `id` *"])).toBe("$(id); `id` *");
  });

  test("hands over the input and closes it", async () => {
    expect(await exec("cat", [], { input: "one\ntwo\n" })).toBe("one\ntwo\n");
  });

  test("survives a program that does not read its input", async () => {
    expect(await exec("true", [], { input: "x".repeat(1024 * 1024) })).toBe("");
  });

  test("names program, arguments, exit code and the end of stderr", async () => {
    const failure = await failureOf(exec("sh", ["-c", "echo oh no >&2; exit 3"]));
    expect(failure.code).toBe("command_failed");
    expect(failure.message).toBe("sh -c echo oh no >&2; exit 3 failed with exit code 3: oh no");
    expect(failure.details).toEqual({
      program: "sh",
      args: "-c echo oh no >&2; exit 3",
      exitCode: 3,
      stderr: "oh no",
    });
  });

  test("keeps only the tail of a long stderr", async () => {
    const failure = await failureOf(exec("sh", ["-c", "seq 1 5000 >&2; exit 1"]));
    expect(failure.details["stderr"]).toMatch(/4999\n5000$/);
    expect(String(failure.details["stderr"]).length).toBeLessThanOrEqual(400);
  });

  test("says so when there is no such program", async () => {
    const failure = await failureOf(exec("weft-no-such-program", []));
    expect(failure.message).toBe("weft-no-such-program was not found");
  });

  test("ends a program that takes too long, even one that ignores SIGTERM", async () => {
    const stubborn = node("process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)");
    const failure = await failureOf(exec(...stubborn, { timeoutMs: 300 }));
    expect(failure.message).toContain("took too long");
  });

  test("ends a program that says too much", async () => {
    const failure = await failureOf(exec("yes", [], { maxOutputBytes: 1000 }));
    expect(failure.message).toBe("yes wrote more than it may");
  });

  test("names the signal that ended it", async () => {
    const failure = await failureOf(exec("sh", ["-c", "kill -9 $$"]));
    expect(failure.message).toContain("was ended by SIGKILL");
  });

  test("rejects with the reason of its signal", async () => {
    const controller = new AbortController();
    const running = exec("sleep", ["60"], { signal: controller.signal });
    controller.abort(new Error("stopping"));
    await expect(running).rejects.toThrow("stopping");
  });

  test("starts nothing when already aborted", async () => {
    await expect(exec("true", [], { signal: AbortSignal.abort(new Error("late")) })).rejects.toThrow("late");
  });
});

import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { exec } from "../../agent/host/exec.ts";
import { BenchRun } from "../support/bench-run.ts";
import { createNamespaces, namespacesOf } from "../support/netns.ts";
import { BPFFS_DIRECTORY, NETNS_DIRECTORY } from "../support/places.ts";
import { RunningProgram } from "../support/running-program.ts";
import { sweep } from "../support/sweep.ts";

describe("a run leaves nothing behind", () => {
  test("close() ends programs and removes namespaces, also when a cleanup fails", async () => {
    const run = await BenchRun.start("bench");
    const [netns] = await createNamespaces(run, ["one", "two"]);
    const program = await netns?.spawn("sleep", ["600"]);
    const directory = await run.directory("things");
    run.defer("something that fails", () => Promise.reject(new Error("no")));
    await expect(run.close()).rejects.toThrow("the bench could not be taken down");
    expect(program?.isRunning).toBe(false);
    expect(await namespacesOf(run.prefix)).toEqual([]);
    expect(existsSync(directory)).toBe(false);
  });

  test("sweep() removes what a killed run left, and nothing of a living one", async () => {
    const living = await BenchRun.start("bench");
    const [kept] = await createNamespaces(living, ["kept"]);
    const dead = `weft-bench-${await deadPid()}-`;
    await exec("ip", ["netns", "add", `${dead}left`]);
    await mkdir(join(tmpdir(), `${dead}state`));
    await writeFile(join(tmpdir(), `${dead}state`, "key"), "");
    await mkdir(join(BPFFS_DIRECTORY, `${dead}pins`));
    const orphan = await RunningProgram.start("nsenter", [
      `--net=${join(NETNS_DIRECTORY, `${dead}left`)}`,
      "sleep",
      "600",
    ]);

    const swept = await sweep("weft-bench-");

    expect(swept).toEqual(
      expect.arrayContaining([
        `${dead}left`,
        join(BPFFS_DIRECTORY, `${dead}pins`),
        join(tmpdir(), `${dead}state`),
      ]),
    );
    expect(await orphan.ended).toEqual({ exitCode: null, signal: "SIGKILL" });
    expect(await namespacesOf(dead)).toEqual([]);
    expect(await namespacesOf(living.prefix)).toEqual([kept?.name]);
    await living.close();
  });

  test("a process that ends without close() takes its namespaces and programs with it", async () => {
    const script = `
      import { BenchRun } from "./test/support/bench-run.ts";
      import { createNamespaces } from "./test/support/netns.ts";
      const run = await BenchRun.start("bench");
      const [netns] = await createNamespaces(run, ["a"]);
      const program = await netns.spawn("sleep", ["600"]);
      console.log(run.prefix, program.pid);
      process.exit(0);`;
    const stdout = await exec(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script]);
    const [prefix = "", pid = ""] = stdout.trim().split(" ");
    expect(prefix).toMatch(/^weft-bench-\d+-1-$/);
    expect(await namespacesOf(prefix)).toEqual([]);
    await expect.poll(() => isRunning(Number(pid))).toBe(false);
  });
});

/** A zombie, of which there are some where process 1 reaps late, does not run. */
async function isRunning(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return stat !== "" && !stat.includes(") Z ");
}

/** A process id that was in use a moment ago and is not any more. */
async function deadPid(): Promise<number> {
  const program = await RunningProgram.start("true", []);
  await program.ended;
  return program.pid;
}

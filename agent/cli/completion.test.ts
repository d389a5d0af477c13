import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CliBench } from "../../test/support/cli-run.ts";
import { SHELLS } from "./completion-script.ts";

let bench: CliBench;

beforeEach(() => {
  bench = new CliBench();
});
afterEach(async () => {
  await bench.close();
});

async function script(shell: string): Promise<string> {
  const { exitCode, stdout, stderr } = await bench.weftExactly("completion", shell);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  return stdout;
}

const WORDS = [
  ...["agent", "status", "service", "route", "workload", "map", "flow", "cleanup", "version", "completion"],
  ...["list", "explain", "dump", "check", "frontends", "backend_sets", "zsh", "table", "yaml", "udp"],
  ...["run-dir", "bpf-root", "state-dir", "output", "from", "protocol", "force", "help"],
];

test.each(SHELLS)("the script for %s knows every word", async (shell) => {
  const words = new Set((await script(shell)).split(/[^\w-]+|--/));
  expect(WORDS.filter((word) => !words.has(word))).toEqual([]);
});

describe("in bash", () => {
  /** What bash offers where the cursor stands: at the end of the last word. */
  async function offered(...words: readonly string[]): Promise<readonly string[]> {
    const file = join(bench.directory, "completion.bash");
    writeFileSync(file, await script("bash"));
    const ask =
      'source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _weft; printf "%s\\n" "${COMPREPLY[@]}"';
    const options = { cwd: bench.directory, encoding: "utf8" } as const;
    return execFileSync("bash", ["-c", ask, file, "weft", ...words], options)
      .split("\n")
      .filter((word) => word !== "");
  }

  test.each([
    [["sta"], ["status"]],
    [
      ["map", ""],
      ["list", "dump", "check"],
    ],
    [["map", "dump", "back"], ["backend_sets"]],
    [["map", "dump", "ev"], []],
    [
      ["status", "-o", ""],
      ["table", "json", "yaml"],
    ],
    [["--run-dir", "map", "route", "ex"], ["explain"]],
    [["-o", "json", "map", "d"], ["dump"]],
    [["route", "explain", "shop/orders:80", "--pro"], ["--protocol"]],
    [["route", "explain", "--protocol", "u"], ["udp"]],
    [["route", "explain", "--from", ""], []],
    [
      ["completion", ""],
      ["bash", "zsh", "fish"],
    ],
    [["map", "list", "--bpf"], ["--bpf-root"]],
  ])("weft %s", async (words, wanted) => {
    const found = await offered(...words);
    expect(found.filter((word) => !word.startsWith("-") || words.at(-1)?.startsWith("-") === true)).toEqual(
      wanted,
    );
  });

  test("directories follow --run-dir", async () => {
    mkdirSync(join(bench.directory, "nested"));
    writeFileSync(join(bench.directory, "never"), "");
    expect(await offered("status", "--run-dir", "ne")).toEqual(["nested"]);
  });
});

/** A shell that this machine does not have cannot judge its script; bash is everywhere. */
describe("a shell that is here accepts its script", () => {
  const installed = SHELLS.filter((shell) => spawnSync(shell, ["-c", ":"]).error === undefined);

  test.each(installed)("%s", async (shell) => {
    const { status, stderr } = spawnSync(shell, ["-n"], { input: await script(shell), encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });
});

import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ensureBpffs } from "./bpffs.ts";
import type { Exec } from "./exec.ts";

/** Notes what would be run. */
function recording(): { exec: Exec; commands: string[] } {
  const commands: string[] = [];
  return {
    commands,
    exec: (program, args) => {
      commands.push([program, ...args].join(" "));
      return Promise.resolve("");
    },
  };
}

describe("a place to pin", () => {
  test("on another file system is refused by name, and nothing is mounted", async () => {
    const { exec, commands } = recording();
    const path = join(tmpdir(), "no-such-folder", "weft");
    await expect(ensureBpffs(path, exec)).rejects.toThrow(`--bpf-root ${path} is not on a bpf file system`);
    expect(commands).toEqual([]);
  });

  test("whose name only begins like the usual one is another place", async () => {
    const { exec, commands } = recording();
    await expect(ensureBpffs("/sys/fs/bpf-other/weft", exec)).rejects.toThrow("is not on a bpf file system");
    expect(commands).toEqual([]);
  });
});

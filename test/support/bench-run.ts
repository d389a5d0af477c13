import { execFileSync } from "node:child_process";
import { mkdir, readdir, rm } from "node:fs/promises";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { errorText } from "../../agent/lib/errors.ts";
import { cgroupRoot, removeCgroups, removeCgroupsSync } from "./cgroups.ts";
import { BPFFS_DIRECTORY, NETNS_DIRECTORY } from "./places.ts";
import { sweep } from "./sweep.ts";

/**
 * What one test makes outside its process: namespaces, pins and directories, all named `weft-TAG-PID-N-…`,
 * so that runs at the same time do not meet, and the next one can sweep up after one that was killed. A run
 * has room for one cluster.
 */
export class BenchRun {
  /** Runs of one process: they share its id, and must not share names. */
  static #started = 0;
  readonly prefix: string;
  readonly #cleanups: { readonly what: string; readonly run: () => Promise<void> }[] = [];
  readonly #onExit = (): void => {
    removeTraces(this.prefix);
  };

  private constructor(tag: string) {
    this.prefix = `weft-${tag}-${process.pid}-${++BenchRun.#started}-`;
    process.once("exit", this.#onExit);
  }

  static async start(tag: string): Promise<BenchRun> {
    if (!/^[a-z0-9]+$/.test(tag)) throw new RangeError(`a tag is letters and digits, not "${tag}"`);
    await sweep(`weft-${tag}-`);
    return new BenchRun(tag);
  }

  /** Cleanups run in reverse order, also after one of them failed. */
  defer(what: string, run: () => Promise<void>): void {
    this.#cleanups.push({ what, run });
  }

  /** A directory of this run's own, removed with it. */
  async directory(name: string): Promise<string> {
    const path = join(tmpdir(), `${this.prefix}${name}`);
    await mkdir(path, { recursive: true });
    return path;
  }

  /** Where an agent of this run may pin; not made here, because the agent must be able to. */
  bpfRoot(name: string): string {
    return join(BPFFS_DIRECTORY, `${this.prefix}${name}`);
  }

  /** Where an agent of this run looks for the cgroups of pods. */
  get cgroupRoot(): string {
    return cgroupRoot(this.prefix);
  }

  async close(): Promise<void> {
    const failures: Error[] = [];
    for (const { what, run } of this.#cleanups.splice(0).reverse()) {
      await run().catch((error: unknown) => {
        failures.push(new Error(`${what}: ${errorText(error)}`, { cause: error }));
      });
    }
    await removeCgroups(this.prefix).catch((error: unknown) => {
      failures.push(new Error(`cgroups: ${errorText(error)}`, { cause: error }));
    });
    for (const path of await tracesOf(this.prefix)) await rm(path, { recursive: true, force: true });
    process.off("exit", this.#onExit);
    if (failures.length > 0) throw new AggregateError(failures, "the bench could not be taken down");
  }
}

async function tracesOf(prefix: string): Promise<string[]> {
  const traces = [tmpdir(), BPFFS_DIRECTORY].map(async (directory) => {
    const names = await readdir(directory).catch(() => []);
    return names.filter((name) => name.startsWith(prefix)).map((name) => join(directory, name));
  });
  return (await Promise.all(traces)).flat();
}

/** For an exit without close(); programs inside the namespaces die with this process (see RunningProgram). */
function removeTraces(prefix: string): void {
  for (const directory of [tmpdir(), BPFFS_DIRECTORY]) {
    for (const name of listSync(directory, prefix))
      rmSync(join(directory, name), { recursive: true, force: true });
  }
  removeCgroupsSync(cgroupRoot(prefix));
  const names = listSync(NETNS_DIRECTORY, prefix);
  if (names.length === 0) return;
  const input = names.map((name) => `netns del ${name}\n`).join("");
  execFileSync("ip", ["-force", "-batch", "-"], { input, stdio: ["pipe", "ignore", "ignore"] });
}

function listSync(directory: string, prefix: string): string[] {
  try {
    return readdirSync(directory).filter((name) => name.startsWith(prefix));
  } catch {
    return [];
  }
}

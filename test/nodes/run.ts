import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { exec } from "../../agent/host/exec.ts";
import { Netns } from "../support/netns.ts";
import { NETNS_DIRECTORY, REPOSITORY } from "../support/places.ts";

const NODES = join(REPOSITORY, "build", "nodes");
const RUNS = join(NODES, "runs");
const REMOVE = join(import.meta.dirname, "remove.sh");
const REMOVE_TIMEOUT_MS = 120_000;
const CGROUPS = "/sys/fs/cgroup";

/**
 * What one cluster makes outside of its processes: network namespaces and cgroups named `weft-nodes-PID-N-…`, and a
 * folder. The run ends with the process PID, however that ends: a watchdog waits for it, and the next run sweeps up
 * if the watchdog was killed too.
 */
export class Run {
  static #started = 0;
  readonly directory: string;
  readonly name: string;
  #dismissWatchdog: (() => void) | undefined;

  private constructor(directory: string) {
    this.directory = directory;
    this.name = basename(directory);
  }

  static async create(): Promise<Run> {
    await sweep();
    const run = new Run(join(RUNS, `weft-nodes-${process.pid}-${++Run.#started}`));
    await run.#startWatchdog();
    await mkdir(run.path("logs"), { recursive: true });
    return run;
  }

  /** A run of another process. */
  static open(directory: string): Run {
    return new Run(directory);
  }

  /** Below the run's folder. */
  path(...parts: readonly string[]): string {
    return join(this.directory, ...parts);
  }

  netns(name: string): Netns {
    return new Netns(`${this.name}-${name}`);
  }

  /** In this hierarchy, a folder below /sys/fs/cgroup; by default cgroup2's own. */
  cgroup(name: string, hierarchy: string): string {
    return join(hierarchy, `${this.name}-${name}`);
  }

  async remove(): Promise<void> {
    await remove(this.name, this.directory);
    this.#dismissWatchdog?.();
  }

  /** It reads from a pipe whose other end closes when this process ends. A line dismisses it. */
  async #startWatchdog(): Promise<void> {
    const script = 'read -r _ || exec "$0" "$@"';
    const watchdog = spawn("bash", ["-c", script, REMOVE, this.name, this.directory], {
      stdio: ["pipe", "ignore", "ignore"],
      detached: true,
    });
    await once(watchdog, "spawn");
    watchdog.unref();
    this.#dismissWatchdog = () => watchdog.stdin.end("\n");
  }
}

async function remove(name: string, directory: string): Promise<void> {
  await exec(REMOVE, [name, directory], { timeoutMs: REMOVE_TIMEOUT_MS });
}

/** Removes what runs of dead processes left behind. */
async function sweep(): Promise<void> {
  const hierarchies = (await namesIn(CGROUPS)).map((name) => join(CGROUPS, name));
  const places = [RUNS, NETNS_DIRECTORY, CGROUPS, ...hierarchies];
  const names = (await Promise.all(places.map(namesIn))).flat();
  const runs = new Set(names.flatMap((name) => /^weft-nodes-\d+-\d+/.exec(name) ?? []));
  for (const name of runs) if (!isAlive(Number(name.split("-")[2]))) await remove(name, join(RUNS, name));
}

async function namesIn(directory: string): Promise<string[]> {
  return readdir(directory).catch(() => []);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

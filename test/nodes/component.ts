import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, open, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CGROUP_DIRECTORY } from "../support/places.ts";
import type { Netns } from "../support/netns.ts";
import { poll } from "./poll.ts";
import type { Run } from "./run.ts";

/** Joins the cgroups named before "--", and becomes the command after it. */
const ENTER = 'while [ "$1" != -- ]; do echo 0 >"$1/cgroup.procs"; shift; done; shift; exec "$@"';

/**
 * A program of the cluster with all that it starts. It outlives the process that started it, and is ended and paused
 * by its cgroup, so that no process id is ever taken for another program's.
 */
export class Component {
  readonly #run: Run;
  readonly #name: string;
  readonly #netns: Netns;
  readonly #cgroup: string;

  constructor(run: Run, name: string, netns: Netns) {
    this.#run = run;
    this.#name = name;
    this.#netns = netns;
    this.#cgroup = run.cgroup(name, CGROUP_DIRECTORY);
  }

  /** Starts a command in the component's namespace, also in cgroups of further hierarchies. Its output goes to `log`. */
  async start(command: readonly string[], log: string, cgroups: readonly string[] = []): Promise<void> {
    await mkdir(this.#cgroup, { recursive: true });
    const output = await open(this.#run.path("logs", log), "a");
    try {
      const enter = ["-c", ENTER, this.#name, this.#cgroup, ...cgroups, "--"];
      const child = spawn("sh", [...enter, "nsenter", `--net=${this.#netns.path}`, ...command], {
        stdio: ["ignore", output.fd, output.fd],
        detached: true,
      });
      await once(child, "spawn");
      child.unref();
    } finally {
      await output.close();
    }
  }

  /** Stops all of its processes, without their knowledge, until thaw(). */
  async freeze(): Promise<void> {
    await this.#write("cgroup.freeze", "1");
    await this.#waitFor("frozen 1");
  }

  async thaw(): Promise<void> {
    await this.#write("cgroup.freeze", "0");
    await this.#waitFor("frozen 0");
  }

  /** Ends all of its processes, as a power cut would. */
  async kill(): Promise<void> {
    await this.#write("cgroup.kill", "1");
    await this.#waitFor("populated 0");
  }

  async #write(file: string, value: string): Promise<void> {
    await writeFile(join(this.#cgroup, file), value);
  }

  async #waitFor(event: string): Promise<void> {
    await poll(`${event} of ${this.#name}`, async () =>
      (await readFile(join(this.#cgroup, "cgroup.events"), "utf8")).includes(event) ? true : undefined,
    );
  }
}

import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { exec, type ExecOptions } from "../../agent/host/exec.ts";
import type { BenchRun } from "./bench-run.ts";
import { NETNS_DIRECTORY } from "./places.ts";
import { RunningProgram } from "./running-program.ts";

/** A place where programs run: a pod, a node, or the fabric between nodes. */
export class Netns {
  readonly name: string;
  readonly #programs = new Set<RunningProgram>();

  constructor(name: string) {
    this.name = name;
  }

  get path(): string {
    return join(NETNS_DIRECTORY, this.name);
  }

  /** By nsenter, not `ip netns exec`, which would hide bpffs and the cgroups. */
  async exec(program: string, args: readonly string[], options?: ExecOptions): Promise<string> {
    return exec("nsenter", [`--net=${this.path}`, program, ...args], options);
  }

  /** Ends with the namespace, or with this process. */
  async spawn(program: string, args: readonly string[]): Promise<RunningProgram> {
    const running = await RunningProgram.start(
      "nsenter",
      [`--net=${this.path}`, program, ...args],
      `${program} in ${this.name}`,
    );
    this.#programs.add(running);
    void running.ended.then(() => this.#programs.delete(running));
    return running;
  }

  /** Sysctls first, so that links made by the batch get them as defaults; then lines for `ip -batch`. */
  async configure(sysctls: readonly string[], batch: readonly string[]): Promise<void> {
    const input = batch.map((line) => `${line}\n`).join("");
    const script = sysctls.length > 0 ? 'sysctl -qw "$@" && exec ip -batch -' : "exec ip -batch -";
    await this.exec("sh", ["-c", script, "sh", ...sysctls], { input });
  }

  async endPrograms(): Promise<void> {
    await Promise.all([...this.#programs].map((program) => program.kill()));
  }
}

/** All in one go, and removed again by the run's close(). */
export async function createNamespaces(run: BenchRun, names: readonly string[]): Promise<Netns[]> {
  const created = names.map((name) => new Netns(`${run.prefix}${name}`));
  run.defer(`namespaces ${names.join(" ")}`, () => deleteNamespaces(created));
  await exec("ip", ["-batch", "-"], { input: created.map(({ name }) => `netns add ${name}\n`).join("") });
  return created;
}

/** The names of those that exist. */
export async function namespacesOf(prefix: string): Promise<string[]> {
  return (await readdir(NETNS_DIRECTORY)).filter((name) => name.startsWith(prefix));
}

/** With `-force`, so that one that is gone already does not keep the others. */
export async function deleteNamespaces(namespaces: readonly Netns[]): Promise<void> {
  await Promise.all(namespaces.map((netns) => netns.endPrograms()));
  const existing = await namespacesOf("");
  const input = namespaces
    .filter(({ name }) => existing.includes(name))
    .map(({ name }) => `netns del ${name}\n`)
    .join("");
  await exec("ip", ["-force", "-batch", "-"], { input });
}

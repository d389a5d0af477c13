import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";

export interface ProgramEnd {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

const STOP_TIMEOUT_MS = 30_000;

/** A program started by a test, with every line it has written. */
export class RunningProgram {
  readonly name: string;
  readonly pid: number;
  readonly ended: Promise<ProgramEnd>;
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #stdout: string[] = [];
  readonly #stderr: string[] = [];
  readonly #waiters = new Set<() => void>();
  #end: ProgramEnd | undefined;

  private constructor(name: string, child: ChildProcessByStdio<Writable, Readable, Readable>, pid: number) {
    this.name = name;
    this.pid = pid;
    this.#child = child;
    this.#collect(child.stdout, this.#stdout);
    this.#collect(child.stderr, this.#stderr);
    // A program may end without reading what is written to it.
    child.stdin.on("error", () => undefined);
    this.ended = once(child, "close").then(([exitCode, signal]) => {
      this.#end = { exitCode: exitCode as number | null, signal: signal as NodeJS.Signals | null };
      this.#wake();
      return this.#end;
    });
  }

  /** The kernel kills it when this process ends, however that happens: tests leave nothing behind. */
  static async start(program: string, args: readonly string[], name = program): Promise<RunningProgram> {
    const child = spawn("setpriv", ["--pdeathsig", "KILL", program, ...args], { stdio: "pipe" });
    await once(child, "spawn");
    if (child.pid === undefined) throw new Error(`${name} has no process id`);
    return new RunningProgram(name, child, child.pid);
  }

  get stdout(): readonly string[] {
    return this.#stdout;
  }

  get stderr(): readonly string[] {
    return this.#stderr;
  }

  get isRunning(): boolean {
    return this.#end === undefined;
  }

  /** The first line of stdout from line `from` on that matches; fails if the program ends without it. */
  async waitForLine(matches: (line: string) => boolean, timeoutMs: number, from = 0): Promise<string> {
    const deadline = performance.now() + timeoutMs;
    for (;;) {
      const line = this.#stdout.slice(from).find(matches);
      if (line !== undefined) return line;
      if (!this.isRunning) throw this.#failure("ended before the line that was waited for");
      if (performance.now() >= deadline) throw this.#failure(`did not write the line in ${timeoutMs} ms`);
      await this.#nextEvent(deadline - performance.now());
    }
  }

  writeLine(line: string): void {
    this.#child.stdin.write(`${line}\n`);
  }

  /** The end of its input: what `traffic hold` takes for the request to stop. */
  closeInput(): void {
    this.#child.stdin.end();
  }

  signal(signal: NodeJS.Signals): void {
    if (this.isRunning) this.#child.kill(signal);
  }

  /** SIGTERM, and SIGKILL with a failure if that does not end it. */
  async stop(): Promise<ProgramEnd> {
    this.signal("SIGTERM");
    return this.waitForEnd();
  }

  async waitForEnd(timeoutMs = STOP_TIMEOUT_MS): Promise<ProgramEnd> {
    const deadline = performance.now() + timeoutMs;
    while (this.#end === undefined) {
      if (performance.now() >= deadline) {
        await this.kill();
        throw this.#failure(`did not end within ${timeoutMs} ms`);
      }
      await this.#nextEvent(deadline - performance.now());
    }
    return this.#end;
  }

  async kill(): Promise<ProgramEnd> {
    this.signal("SIGKILL");
    return this.ended;
  }

  #collect(stream: Readable, lines: string[]): void {
    let rest = "";
    stream.setEncoding("utf8");
    stream.on("data", (chunk: string) => {
      const parts = (rest + chunk).split("\n");
      rest = parts.pop() ?? "";
      lines.push(...parts);
      this.#wake();
    });
    stream.on("end", () => {
      if (rest !== "") lines.push(rest);
    });
  }

  #wake(): void {
    for (const waiter of this.#waiters) waiter();
  }

  async #nextEvent(timeoutMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#waiters.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, timeoutMs);
      this.#waiters.add(wake);
    });
  }

  #failure(what: string): Error {
    const tail = [...this.#stdout.slice(-20), ...this.#stderr.slice(-20)].join("\n");
    return new Error(`${this.name} ${what}; it wrote:\n${tail}`);
  }
}

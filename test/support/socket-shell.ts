import { join } from "node:path";
import { z } from "zod";
import { REPOSITORY } from "./places.ts";
import type { RunningProgram } from "./running-program.ts";
import type { TrafficHost } from "./traffic.ts";

const SCRIPT = join(REPOSITORY, "test", "support", "socket_shell.py");
const TIMEOUT_MS = 30_000;

export type SocketKind = "tcp" | "udp" | "mptcp";
/** [host, port] */
export type End = readonly [host: string, port: number];

const answer = z.union([z.object({ error: z.string() }), z.object({ value: z.unknown() })]);
const receivedFrom = z.tuple([z.string(), z.tuple([z.string(), z.number()])]);

/** What the kernel refused, by the name of its errno; TIMEOUT: nothing came in five seconds. */
export class SocketError extends Error {}

/** A program in a pod that does to its sockets what a test says, one thing after another. */
export class SocketShell {
  readonly #program: RunningProgram;
  #lines = 1;

  private constructor(program: RunningProgram) {
    this.#program = program;
  }

  static async start(host: TrafficHost): Promise<SocketShell> {
    const program = await host.spawn("python3", ["-Bu", SCRIPT]);
    await program.waitForLine((line) => line === '"ready"', TIMEOUT_MS);
    return new SocketShell(program);
  }

  async end(): Promise<void> {
    await this.#program.kill();
  }

  /** Throws SocketError. */
  async #do(...command: readonly unknown[]): Promise<unknown> {
    this.#program.writeLine(JSON.stringify(command));
    const line = await this.#program.waitForLine(() => true, TIMEOUT_MS, this.#lines++);
    const result = answer.parse(JSON.parse(line));
    if ("error" in result) throw new SocketError(result.error);
    return result.value;
  }

  async open(name: string, kind: SocketKind, family: 4 | 6 = 4): Promise<void> {
    await this.#do("open", name, kind, family);
  }

  async close(name: string): Promise<void> {
    await this.#do("close", name);
  }

  async bind(name: string, to: End): Promise<void> {
    await this.#do("bind", name, to);
  }

  async connect(name: string, to: End): Promise<void> {
    await this.#do("connect", name, to);
  }

  /** Without blocking: the outcome is what poll() and SO_ERROR say. */
  async connectSlowly(name: string, to: End): Promise<void> {
    await this.#do("connectSlowly", name, to);
  }

  /** By io_uring(7), without a system call connect(). IPv4. */
  async connectByRing(name: string, to: End): Promise<void> {
    await this.#do("connectByRing", name, to);
  }

  /** connect() with AF_UNSPEC. */
  async disconnect(name: string): Promise<void> {
    await this.#do("disconnect", name);
  }

  async send(name: string, text: string): Promise<void> {
    await this.#do("send", name, text);
  }

  async sendTo(name: string, text: string, to: End): Promise<void> {
    await this.#do("sendTo", name, text, to);
  }

  /** TCP Fast Open (RFC 7413): connects with the first data. */
  async sendFastOpen(name: string, text: string, to: End): Promise<void> {
    await this.#do("sendFastOpen", name, text, to);
  }

  async sendWithAncillary(name: string, text: string): Promise<void> {
    await this.#do("sendWithAncillary", name, text);
  }

  /** The next connect() waits for the first data (TCP_FASTOPEN_CONNECT). */
  async fastOpenLazily(name: string): Promise<void> {
    await this.#do("fastOpenLazily", name);
  }

  async receive(name: string): Promise<string> {
    return z.string().parse(await this.#do("receive", name));
  }

  async receiveFrom(name: string): Promise<readonly [text: string, from: End]> {
    return receivedFrom.parse(await this.#do("receiveFrom", name));
  }

  async peer(name: string): Promise<End> {
    return z.tuple([z.string(), z.number()]).parse(await this.#do("peer", name));
  }

  async local(name: string): Promise<End> {
    return z.tuple([z.string(), z.number()]).parse(await this.#do("local", name));
  }
}

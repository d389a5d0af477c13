import { setTimeout as delay } from "node:timers/promises";
import type { BenchCluster } from "./bench-cluster.ts";
import type { RunningProgram } from "./running-program.ts";

/** How long a packet that has been sent may take until tcpdump has written it. */
const SETTLE_MS = 400;

/** Everything that passes between the nodes of a cluster, as tcpdump has it. */
export class Capture {
  readonly #program: RunningProgram;
  #from = 0;

  private constructor(program: RunningProgram) {
    this.#program = program;
  }

  /** On every link of the fabric; `filter` is an expression of pcap-filter(7). */
  static async start(cluster: BenchCluster, filter: string): Promise<Capture> {
    const flags = ["-i", "any", "-n", "-l", "-U", "-s", "0", "--immediate-mode", "-A"];
    const script = 'exec tcpdump "$@" 2>&1';
    const program = await cluster.fabric.spawn("sh", ["-c", script, "sh", ...flags, filter]);
    await program.waitForLine((line) => line.startsWith("listening on"), 30_000);
    return new Capture(program);
  }

  /** Lines about packets since the last call, payload as text among them. */
  async take(): Promise<readonly string[]> {
    await delay(SETTLE_MS);
    if (!this.#program.isRunning) throw new Error("tcpdump has ended: it heard nothing of what came last");
    const lines = this.#program.stdout.slice(this.#from);
    this.#from = this.#program.stdout.length;
    return lines;
  }

  async stop(): Promise<void> {
    await this.#program.kill();
  }
}

import type { BenchCluster, BenchNode } from "./bench-cluster.ts";
import type { RunningProgram } from "./running-program.ts";

/** Where to the packet goes by which the end of what came before it is known (RFC 863: nobody answers there). */
const DISCARD_PORT = 9;
const MARK_TIMEOUT_MS = 2_000;
const MARK_ATTEMPTS = 15;
const START_TIMEOUT_MS = 30_000;
/** For bursts that tcpdump is slower than. */
const BUFFER_KIB = "32768";

/** Everything that passes between the nodes of a cluster, as tcpdump has it. */
export class Capture {
  readonly #program: RunningProgram;
  readonly #nodes: readonly BenchNode[];
  #from = 0;
  #marks = 0;

  private constructor(program: RunningProgram, nodes: readonly BenchNode[]) {
    this.#program = program;
    this.#nodes = nodes;
  }

  /** On every link of the fabric; `filter` is an expression of pcap-filter(7). */
  static async start(cluster: BenchCluster, filter: string): Promise<Capture> {
    const flags = ["-i", "any", "-n", "-l", "-U", "-s", "0", "--immediate-mode", "-B", BUFFER_KIB, "-A"];
    const script = 'exec tcpdump "$@" 2>&1';
    const all = `(${filter}) or udp dst port ${String(DISCARD_PORT)}`;
    const program = await cluster.fabric.spawn("sh", ["-c", script, "sh", ...flags, all]);
    await program.waitForLine((line) => line.startsWith("listening on"), START_TIMEOUT_MS);
    return new Capture(program, cluster.nodes);
  }

  /** Lines about packets since the last call, payload as text among them. Fails if tcpdump has ended. */
  async take(): Promise<readonly string[]> {
    for (const [i, node] of this.#nodes.entries()) await this.#mark(node, this.#nodes[i === 0 ? 1 : 0]);
    const lines = this.#program.stdout.slice(this.#from);
    this.#from = this.#program.stdout.length;
    return lines;
  }

  /** A datagram behind everything that the node has sent, and a wait for it. */
  async #mark(from: BenchNode, to: BenchNode | undefined): Promise<void> {
    this.#marks += 1;
    const mark = `mark-${String(this.#marks)}-of-the-test;`;
    const place = `/dev/udp/${to?.addresses.v4 ?? ""}/${String(DISCARD_PORT)}`;
    for (let left = MARK_ATTEMPTS - 1; ; left--) {
      await from.exec("bash", ["--norc", "-c", 'printf %s "$0" >"$1"', mark, place]);
      try {
        await this.#program.waitForLine((line) => line.includes(mark), MARK_TIMEOUT_MS, this.#from);
        return;
      } catch (error) {
        // A datagram may get lost.
        if (left === 0 || !this.#program.isRunning) throw error;
      }
    }
  }

  async stop(): Promise<void> {
    await this.#program.kill();
  }
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ApiReads } from "../../agent/api/reads.ts";
import { startApiServer } from "../../agent/api/server.ts";
import { socketPath } from "../../agent/api/socket-file.ts";
import type { CliIo, CliKernelReader } from "../../agent/cli/io.ts";
import { runCli } from "../../agent/cli/run.ts";
import type { FlowView, MapCheck, MapDump, MapView } from "../../agent/datapath/views.ts";
import { AgentError } from "../../agent/lib/errors.ts";
import { SAMPLE_NOW_MS, sampleReads } from "./sample-answers.ts";
import { leaveStaleSocket } from "./stale-socket.ts";

export interface CliResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A machine for the CLI: directories of its own, perhaps an agent, and a kernel of samples. */
export class CliBench {
  readonly directory = mkdtempSync(join(tmpdir(), "weft-cli-"));
  readonly runDir = join(this.directory, "run");
  readonly stateDir = join(this.directory, "state");
  readonly bpfRoot = join(this.directory, "bpf");
  /** What `weft agent` was started with. */
  readonly agentRuns: (readonly string[])[] = [];
  /** The bpf roots that were cleaned up, and what was found there. */
  readonly cleanups: string[] = [];
  removed: readonly string[] = [];
  /** Undefined: nothing is pinned. */
  kernel: CliKernelReader | undefined = sampleKernel();
  env: Record<string, string> = {};
  readonly #stop = new AbortController();
  #stopped: Promise<void> = Promise.resolve();

  async startAgent(reads: Partial<ApiReads> = {}): Promise<void> {
    const options = { socketPath: socketPath(this.runDir), reads: sampleReads(reads) };
    const server = await startApiServer(options, this.#stop.signal);
    this.#stopped = server.closed;
  }

  /** What kill -9 leaves: a socket file that nobody listens on. */
  async leaveStaleSocket(): Promise<void> {
    await leaveStaleSocket(this.runDir);
  }

  async stopAgent(): Promise<void> {
    this.#stop.abort();
    await this.#stopped;
  }

  async close(): Promise<void> {
    await this.stopAgent();
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** `weft ARGS` with this machine's directories; output names them RUN_DIR and so on. */
  async weft(...args: readonly string[]): Promise<CliResult> {
    const places = ["--run-dir", this.runDir, "--bpf-root", this.bpfRoot, "--state-dir", this.stateDir];
    return this.weftExactly(...args, ...places);
  }

  async weftExactly(...args: readonly string[]): Promise<CliResult> {
    const written = { stdout: "", stderr: "" };
    const exitCode = await runCli(args, {
      ...this.#io(),
      stdout: (text) => (written.stdout += text),
      stderr: (text) => (written.stderr += text),
    });
    return { exitCode, stdout: this.#neutral(written.stdout), stderr: this.#neutral(written.stderr) };
  }

  #io(): Omit<CliIo, "stdout" | "stderr"> {
    return {
      env: this.env,
      runAgent: (argv) => {
        this.agentRuns.push(argv);
        return Promise.resolve(7);
      },
      openKernelReader: (bpfRoot) => {
        if (this.kernel !== undefined) return Promise.resolve(this.kernel);
        return Promise.reject(new AgentError("not_found", `no datapath of Weft under ${bpfRoot}`));
      },
      cleanupTunnel: () => Promise.resolve([]),
      cleanupDatapath: (bpfRoot) => {
        this.cleanups.push(bpfRoot);
        return Promise.resolve({ removed: this.removed });
      },
      nowMs: () => SAMPLE_NOW_MS,
    };
  }

  #neutral(text: string): string {
    return text
      .replaceAll(this.runDir, "RUN_DIR")
      .replaceAll(this.bpfRoot, "BPF_ROOT")
      .replaceAll(this.stateDir, "STATE_DIR");
  }
}

const MAPS: readonly MapView[] = [
  { name: "frontends", type: "hash", keyBytes: 32, valueBytes: 24, maxEntries: 65_536, entries: 40 },
  { name: "events", type: "ringbuf", keyBytes: 0, valueBytes: 0, maxEntries: 1_048_576, entries: undefined },
];

const DUMPS: readonly MapDump[] = [
  {
    map: "traffic",
    columns: ["service", "endpoint", "connections", "packetsSent"],
    rows: [
      { service: "shop/orders:80", endpoint: "10.1.0.5:8080", connections: 9, packetsSent: 1_200 },
      { service: "shop/orders:80", endpoint: "[fd00:1::5]:8080", connections: 12, packetsSent: 7 },
    ],
  },
  {
    map: "splits",
    columns: ["id", "route", "slots"],
    rows: [
      {
        id: "000000000001f",
        route: "TCPRoute shop/canary",
        slots: [
          { slot: 0, weight: 3, target: "set 2a shop/orders-v1:80 IPv4" },
          { slot: 1, weight: 1, target: "reject invalid_backend" },
        ],
      },
    ],
  },
];

const FLOWS: readonly FlowView[] = [
  {
    level: "packet",
    protocol: "TCP",
    client: "10.1.0.9:41000",
    frontend: "10.96.0.10:80",
    endpoint: "10.1.0.5:8080",
    service: "shop/orders:80",
    workload: "web/client",
    state: "established",
    ageMs: 190_000,
    idleMs: 850,
  },
];

export const WHOLE: MapCheck = { against: "references", rowsChecked: 321, differences: [] };

export function sampleKernel(check: MapCheck = WHOLE): CliKernelReader {
  return {
    listMaps: () => MAPS,
    dumpMap: (map) => DUMPS.find((dump) => dump.map === map) ?? { map, columns: [], rows: [] },
    checkReferences: () => check,
    listFlows: () => FLOWS,
    close: () => undefined,
  };
}

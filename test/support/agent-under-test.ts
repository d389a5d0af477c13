import { join } from "node:path";
import type { Lb } from "../../agent/levels.ts";
import type { BenchNode } from "./bench-cluster.ts";
import { chartCapabilities, inChartForm, WIREGUARD_GO_CAPABILITIES } from "./chart-rights.ts";
import { COMMON_FLAGS, LEVEL } from "./level.ts";
import type { BenchRun } from "./bench-run.ts";
import { REPOSITORY } from "./places.ts";
import type { RunningProgram } from "./running-program.ts";

const WEFT = join(REPOSITORY, "bin", "weft");
const WIREGUARD_GO = join(REPOSITORY, "bin", "weft-wireguard-go");
/** A loaded machine must not fail a test; an agent that ends is noticed at once. */
const READY_TIMEOUT_MS = 60_000;
const COMMAND_TIMEOUT_MS = 60_000;
/** Agents run as root with all rights where this is "all" (test/kernels/guest.sh), and with the chart's elsewhere. */
const RIGHTS = process.env["WEFT_TEST_RIGHTS"] ?? "chart";

export interface AgentOptions {
  /** Where objects come from: "--manifests DIR" or "--kubeconfig FILE". */
  readonly source: readonly [flag: string, path: string];
  /** LEVEL if absent. */
  readonly lb?: Lb;
  /** More flags of `weft agent`. */
  readonly flags?: readonly string[];
  /** Of the container; those that the chart grants if absent. */
  readonly capabilities?: readonly string[];
  /** A command that runs the agent instead, as root with all rights. */
  readonly under?: readonly string[];
  /** The `weft` of another build. */
  readonly weft?: string;
}

/** A line of the agent's log. */
export interface LogRecord {
  readonly level: string;
  readonly msg: string;
  readonly [field: string]: unknown;
}

/**
 * The real agent, on a node of the bench, with directories and pins of its own. It runs as the chart's container
 * does: its capabilities, a read-only root, a read-only /proc/sys. Beside an agent that encrypts runs weft-wireguard-go,
 * in the chart's form too. With `--wireguard-go spawn` the agent runs as root with all rights.
 */
export class AgentUnderTest {
  readonly node: BenchNode;
  readonly bpfRoot: string;
  readonly stateDir: string;
  readonly runDir: string;
  readonly #cgroupRoot: string;
  readonly #options: AgentOptions;
  #build: Pick<AgentOptions, "weft" | "under">;
  #program: RunningProgram | undefined;
  #wireguardGo: RunningProgram | undefined;

  private constructor(node: BenchNode, run: BenchRun, directory: string, options: AgentOptions) {
    this.node = node;
    this.bpfRoot = run.bpfRoot(node.name);
    this.#cgroupRoot = run.cgroupRoot;
    this.stateDir = join(directory, "state");
    this.runDir = join(directory, "run");
    this.#options = options;
    this.#build = options;
  }

  /** Ready when this resolves; what it made is removed by the run's close(). */
  static async start(run: BenchRun, node: BenchNode, options: AgentOptions): Promise<AgentUnderTest> {
    const directory = await run.directory(`agent-${node.name}`);
    const agent = new AgentUnderTest(node, run, directory, options);
    run.defer(`agent on ${node.name}`, async () => {
      await agent.kill();
      await agent.cleanup();
      await agent.killWireguardGo();
    });
    await agent.restart();
    return agent;
  }

  /** Starts the agent anew after stop() or kill(), with other flags if given. */
  async restart(flags: readonly string[] = this.#options.flags ?? []): Promise<void> {
    await this.begin(flags);
    await this.waitForLog(({ msg }) => msg === "ready", READY_TIMEOUT_MS);
  }

  /** Starts another build, or with other rights, in the place of the one that runs; SIGTERM ends that one first. */
  async replaceBy(build: Pick<AgentOptions, "weft" | "under">): Promise<void> {
    await this.stop();
    this.#build = build;
    await this.restart();
  }

  /** As restart(), for an agent that may not become ready. */
  async begin(flags: readonly string[] = this.#options.flags ?? []): Promise<void> {
    await this.kill();
    const isExternal = this.#isExternal(flags);
    if (isExternal) await this.startWireguardGo();
    const lb = this.#options.lb ?? LEVEL;
    const weft = this.#build.weft ?? WEFT;
    const [program, ...args] = [...this.#under(lb, flags), weft, "agent"];
    this.#program = await this.node.spawn(program, [
      ...args,
      ...["--node-name", this.node.name, ...this.#options.source],
      ...["--http", "127.0.0.1:9797", "--cgroup-root", this.#cgroupRoot, "--lb", lb],
      ...this.#places,
      ...(isExternal ? ["--wireguard-go", "external"] : []),
      ...COMMON_FLAGS,
      ...flags,
    ]);
    await this.waitForLog(({ msg }) => msg === "listening", READY_TIMEOUT_MS);
  }

  #under(lb: Lb, flags: readonly string[]): string[] {
    const { capabilities, source } = this.#options;
    const { under } = this.#build;
    if (this.#hasAllRights(flags)) return [...(under ?? [])];
    const [flag, path] = source;
    const directories = [this.stateDir, this.runDir, ...(flag === "--manifests" ? [path] : [])];
    const tunnelFolder = this.#isExternal(flags) ? this.tunnelFolder : undefined;
    return inChartForm(capabilities ?? chartCapabilities(lb), directories, tunnelFolder);
  }

  /** Whether the agent encrypts, and another process runs wireguard-go. */
  #isExternal(flags: readonly string[]): boolean {
    const isEncrypting = [...COMMON_FLAGS, ...flags].includes("--encryption");
    return isEncrypting && !this.#hasAllRights(flags);
  }

  #hasAllRights(flags: readonly string[]): boolean {
    return this.#build.under !== undefined || flags.includes("spawn") || RIGHTS === "all";
  }

  /** Where the agent and weft-wireguard-go meet. */
  get tunnelFolder(): string {
    return join(this.runDir, "wireguard");
  }

  /** As the second DaemonSet's container; nothing if it runs. */
  async startWireguardGo(): Promise<void> {
    if (this.#wireguardGo?.isRunning === true) return;
    const form = inChartForm(WIREGUARD_GO_CAPABILITIES, [], this.tunnelFolder);
    // With its first process, everything in a container ends.
    const args = ["--pid", "--fork", "--kill-child", ...form, WIREGUARD_GO];
    this.#wireguardGo = await this.node.spawn("unshare", args);
    await this.#wireguardGo.waitForLine((line) => line.startsWith("waiting"), READY_TIMEOUT_MS);
  }

  /** With every process of wireguard-go, and the devices. */
  async killWireguardGo(): Promise<void> {
    await this.#wireguardGo?.kill();
    this.#wireguardGo = undefined;
  }

  get #places(): string[] {
    return ["--bpf-root", this.bpfRoot, "--state-dir", this.stateDir, "--run-dir", this.runDir];
  }

  /** SIGTERM: the datapath goes on. Fails if the agent does not end well. */
  async stop(): Promise<void> {
    const end = await this.#program?.stop();
    this.#program = undefined;
    if (end !== undefined && end.exitCode !== 0) {
      throw new Error(`the agent on ${this.node.name} ended with ${JSON.stringify(end)} after SIGTERM`);
    }
  }

  /** SIGKILL: the datapath goes on all the same. */
  async kill(): Promise<void> {
    await this.#program?.kill();
    this.#program = undefined;
  }

  /** Of the agent of now. */
  get pid(): number {
    if (this.#program === undefined) throw new Error(`no agent runs on ${this.node.name}`);
    return this.#program.pid;
  }

  /** What the agent of now has logged. */
  get log(): LogRecord[] {
    return (this.#program?.stdout ?? []).flatMap((line) => parseLogLine(line) ?? []);
  }

  async waitForLog(
    matches: (record: LogRecord) => boolean,
    timeoutMs = READY_TIMEOUT_MS,
  ): Promise<LogRecord> {
    const program = this.#program;
    if (program === undefined) throw new Error(`no agent runs on ${this.node.name}`);
    const line = await program.waitForLine((text) => {
      const record = parseLogLine(text);
      return record !== undefined && matches(record);
    }, timeoutMs);
    return JSON.parse(line) as LogRecord;
  }

  /** A CLI command against this agent; gives its stdout. */
  async weft(...args: readonly string[]): Promise<string> {
    return this.node.exec(WEFT, [...args, ...this.#places], { timeoutMs: COMMAND_TIMEOUT_MS });
  }

  async weftJson(...args: readonly string[]): Promise<unknown> {
    return JSON.parse(await this.weft(...args, "-o", "json"));
  }

  async metrics(): Promise<string> {
    return this.#httpGet("/metrics");
  }

  /** What /readyz says, ready or not. */
  async readyz(): Promise<string> {
    return this.#httpGet("/readyz");
  }

  /** By a program in the node's namespace: this process lives in another. */
  async #httpGet(path: string): Promise<string> {
    const script = `fetch(process.argv[1]).then(async (r) => process.stdout.write(await r.text()))`;
    return this.node.exec(process.execPath, ["-e", script, `http://127.0.0.1:9797${path}`]);
  }

  /** Removes programs, links and maps, with or without a running agent, with the rights that the agent has. */
  async cleanup(): Promise<void> {
    const { lb = LEVEL, flags = [] } = this.#options;
    const under = this.#build.under === undefined ? this.#under(lb, flags) : [];
    const [program = WEFT, ...args] = [...under, WEFT, "cleanup", ...this.#places];
    await this.node.exec(program, args, { timeoutMs: COMMAND_TIMEOUT_MS });
  }
}

/** Anything but a JSON object is what a crash writes. */
function parseLogLine(line: string): LogRecord | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    return JSON.parse(line) as LogRecord;
  } catch {
    return undefined;
  }
}

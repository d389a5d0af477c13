import { join } from "node:path";
import { z } from "zod";
import type { ExecOptions } from "../../agent/host/exec.ts";
import { REPOSITORY } from "./places.ts";
import type { RunningProgram } from "./running-program.ts";

/** Where programs run: a namespace, a pod, a node. */
export interface TrafficHost {
  exec(program: string, args: readonly string[], options?: ExecOptions): Promise<string>;
  spawn(program: string, args: readonly string[]): Promise<RunningProgram>;
}

const PROGRAM = join(REPOSITORY, "build", "traffic");
const START_TIMEOUT_MS = 30_000;

export interface ServeOptions {
  /** What every client is told. */
  readonly name: string;
  readonly tcp?: readonly number[];
  readonly udp?: readonly number[];
  /** All addresses of both families if absent. */
  readonly bind?: string;
}

/** An echo server that listens when this resolves. */
export async function serve(host: TrafficHost, options: ServeOptions): Promise<RunningProgram> {
  const { name, tcp = [], udp = [], bind } = options;
  const server = await host.spawn(PROGRAM, [
    ...["serve", "--name", name],
    ...tcp.flatMap((port) => ["--tcp", String(port)]),
    ...udp.flatMap((port) => ["--udp", String(port)]),
    ...(bind === undefined ? [] : ["--bind", bind]),
  ]);
  await server.waitForLine((line) => line === "ready", START_TIMEOUT_MS);
  return server;
}

const latency = z.object({ p50: z.number(), p99: z.number(), max: z.number() });

export const connectReport = z
  .object({
    attempts: z.number(),
    seconds: z.number(),
    answers: z.record(z.string(), z.number()),
    errors: z.record(z.string(), z.number()),
    latency_us: latency.nullable(),
    refused_latency_us: latency.nullable(),
  })
  .transform(({ latency_us, refused_latency_us, ...rest }) => ({
    ...rest,
    latencyUs: latency_us,
    refusedLatencyUs: refused_latency_us,
  }));

/** Answers by server name; failures by errno name, or CLOSED, WRONG_ANSWER, WRONG_PEER, WRONG_SOURCE. */
export type ConnectReport = z.infer<typeof connectReport>;

export interface ConnectOptions {
  readonly count?: number;
  readonly durationMs?: number;
  readonly concurrency?: number;
  readonly ratePerS?: number;
  readonly udp?: boolean;
  /** UDP by connect() and send() instead of sendto(). */
  readonly connected?: boolean;
  readonly payloadBytes?: number;
  readonly timeoutMs?: number;
  /** Close with a reset, so that no port stays in TIME_WAIT. */
  readonly reset?: boolean;
  /** Bind source ports 1024..65535 in turn: for more connections than there are ephemeral ports. */
  readonly cyclePorts?: boolean;
}

/** Opens connections one after another, and says who answered. */
export async function connect(
  host: TrafficHost,
  address: string,
  port: number,
  options: ConnectOptions,
): Promise<ConnectReport> {
  const args = ["connect", address, String(port), ...connectFlags(options)];
  const stdout = await host.exec(PROGRAM, args, { timeoutMs: 600_000 });
  return connectReport.parse(JSON.parse(stdout));
}

/** Requests and answers over one connection, or one UDP socket, one after another. */
export async function exchange(
  host: TrafficHost,
  address: string,
  port: number,
  options: Pick<ConnectOptions, "durationMs" | "payloadBytes" | "udp" | "connected">,
): Promise<ConnectReport> {
  const args = ["exchange", address, String(port), ...connectFlags(options)];
  return connectReport.parse(JSON.parse(await host.exec(PROGRAM, args, { timeoutMs: 600_000 })));
}

export interface FloodOptions {
  readonly count: number;
  /** The first source address; `spread` of them take turns. IPv4. */
  readonly from: string;
  readonly spread?: number;
  readonly ratePerS?: number;
}

/** SYNs that nobody waits for; resolves with how many went out. Needs CAP_NET_RAW. */
export async function flood(
  host: TrafficHost,
  address: string,
  port: number,
  { count, from, spread, ratePerS }: FloodOptions,
): Promise<number> {
  const args = [
    ...["flood", address, String(port), "--count", String(count), "--from", from],
    ...numberFlag("--spread", spread),
    ...numberFlag("--rate", ratePerS),
  ];
  const stdout = await host.exec(PROGRAM, args, { timeoutMs: 600_000 });
  return z.object({ sent: z.number() }).parse(JSON.parse(stdout)).sent;
}

export interface RingOptions {
  readonly from: string;
  readonly gatewayMac: string;
  readonly ownMac: string;
}

/** One datagram from a packet socket's mapped ring, over IPv4; resolves with who answered. Needs CAP_NET_RAW. */
export async function sendByRing(
  host: TrafficHost,
  address: string,
  port: number,
  { from, gatewayMac, ownMac }: RingOptions,
): Promise<{ readonly server: string; readonly error: string | null }> {
  const args = [
    "ring",
    address,
    String(port),
    "--from",
    from,
    "--gateway-mac",
    gatewayMac,
    "--own-mac",
    ownMac,
  ];
  const stdout = await host.exec(PROGRAM, args);
  return z.object({ server: z.string(), error: z.string().nullable() }).parse(JSON.parse(stdout));
}

function connectFlags(options: ConnectOptions): string[] {
  return [
    ...numberFlag("--count", options.count),
    ...numberFlag("--duration-ms", options.durationMs),
    ...numberFlag("--concurrency", options.concurrency),
    ...numberFlag("--rate", options.ratePerS),
    ...numberFlag("--payload", options.payloadBytes),
    ...numberFlag("--timeout-ms", options.timeoutMs),
    ...switchFlag("--udp", options.udp),
    ...switchFlag("--connected", options.connected),
    ...switchFlag("--reset", options.reset),
    ...switchFlag("--cycle-ports", options.cyclePorts),
  ];
}

function numberFlag(flag: string, value: number | undefined): string[] {
  return value === undefined ? [] : [flag, String(value)];
}

function switchFlag(flag: string, value: boolean | undefined): string[] {
  return value === true ? [flag] : [];
}

const holdState = z.object({
  state: z.enum(["answered", "unanswered", "broken"]),
  server: z.string(),
  error: z.string().nullable(),
});
export type HoldState = z.infer<typeof holdState>;

const holdSummary = z.object({
  server: z.string().nullable(),
  exchanges: z.number(),
  lost: z.number(),
  refused: z.number(),
  reconnects: z.literal(0),
  error: z.string().nullable(),
  servers: z.record(z.string(), z.number()),
});
export type HoldSummary = z.infer<typeof holdSummary>;

export interface HoldOptions {
  readonly udp?: boolean;
  readonly connected?: boolean;
  readonly intervalMs?: number;
  readonly timeoutMs?: number;
}

/** One connection, or UDP conversation, held until finish(). */
export class HeldConversation {
  readonly #program: RunningProgram;

  constructor(program: RunningProgram) {
    this.#program = program;
  }

  get states(): HoldState[] {
    return this.#program.stdout.flatMap((line) => {
      const state = holdState.safeParse(JSON.parse(line));
      return state.success ? [state.data] : [];
    });
  }

  async waitForState(
    matches: (state: HoldState) => boolean,
    timeoutMs = START_TIMEOUT_MS,
  ): Promise<HoldState> {
    const line = await this.#program.waitForLine((text) => {
      const state = holdState.safeParse(JSON.parse(text));
      return state.success && matches(state.data);
    }, timeoutMs);
    return holdState.parse(JSON.parse(line));
  }

  async finish(): Promise<HoldSummary> {
    this.#program.closeInput();
    await this.#program.waitForEnd();
    return holdSummary.parse(JSON.parse(this.#program.stdout.at(-1) ?? "null"));
  }
}

/** Resolves once the first exchange has come to an end, be it a good or a bad one. */
export async function hold(
  host: TrafficHost,
  address: string,
  port: number,
  options: HoldOptions = {},
): Promise<HeldConversation> {
  const program = await host.spawn(PROGRAM, [
    ...["hold", address, String(port)],
    ...numberFlag("--interval-ms", options.intervalMs),
    ...numberFlag("--timeout-ms", options.timeoutMs),
    ...switchFlag("--udp", options.udp),
    ...switchFlag("--connected", options.connected),
  ]);
  const conversation = new HeldConversation(program);
  await conversation.waitForState(() => true);
  return conversation;
}

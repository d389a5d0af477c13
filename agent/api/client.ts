import { connect } from "node:net";
import type { Socket } from "node:net";
import { AgentError } from "../lib/errors.ts";
import { decodeAnswer, encodeRequest } from "./codec.ts";
import type { ApiRequest } from "./codec.ts";
import { frame, MAX_RESPONSE_BYTES, readFrames } from "./frames.ts";
import type {
  EncryptionView,
  NewKeyView,
  ApiAnswers,
  ExplainQuery,
  Explanation,
  MapCheck,
  ReadName,
  RouteReport,
  ServiceReport,
  StatusView,
  VersionView,
  WorkloadView,
} from "./reads.ts";
import { probeSocket, socketPath } from "./socket-file.ts";

/** A check of a full kernel takes seconds; a minute of silence means that something hangs. */
const REQUEST_TIMEOUT_MS = 60_000;

export interface AgentClientOptions {
  readonly runDir: string;
  /** For each answer. */
  readonly timeoutMs?: number;
}

/** True if an agent accepts connections there, even one that is too busy to answer. */
export async function isAgentAlive(runDir: string): Promise<boolean> {
  return (await probeSocket(socketPath(runDir))) === "live";
}

/** Throws AgentError "agent_unreachable" with what to do about it. */
export async function connectAgent(options: AgentClientOptions): Promise<AgentClient> {
  const path = socketPath(options.runDir);
  const socket = await new Promise<Socket>((resolve, reject) => {
    const connecting = connect(path);
    connecting.once("connect", () => {
      resolve(connecting);
    });
    connecting.once("error", (error: NodeJS.ErrnoException) => {
      reject(unreachable(path, error));
    });
  });
  return new AgentClient(socket, path, options.timeoutMs ?? REQUEST_TIMEOUT_MS);
}

function unreachable(path: string, cause: NodeJS.ErrnoException): AgentError {
  const details = { socket: path };
  const why = whyUnreachable(path, cause.code ?? "");
  if (why !== undefined) return new AgentError("agent_unreachable", why, { details });
  return new AgentError("agent_unreachable", `cannot connect to ${path}`, { details, cause });
}

function whyUnreachable(path: string, errno: string): string | undefined {
  const advice = 'start one with "weft agent", or say with --run-dir where it runs';
  if (errno === "ENOENT") return `no agent runs here: there is no ${path}; ${advice}`;
  if (errno === "ECONNREFUSED") return `the agent that made ${path} has ended; ${advice}`;
  if (errno === "EACCES") return `${path}: permission denied; run weft as root`;
  return undefined;
}

/** One connection to an agent. Failures are AgentErrors: the agent's own, or "agent_unreachable". */
export class AgentClient {
  readonly #socket: Socket;
  readonly #path: string;
  readonly #timeoutMs: number;
  readonly #frames: AsyncGenerator<Buffer, void>;

  constructor(socket: Socket, path: string, timeoutMs: number) {
    this.#socket = socket;
    this.#path = path;
    this.#timeoutMs = timeoutMs;
    // Whoever waits for the frames hears of failures; without a listener they would end the program.
    socket.on("error", () => undefined);
    this.#frames = readFrames(socket as AsyncIterable<Buffer>, MAX_RESPONSE_BYTES);
  }

  version(): Promise<VersionView> {
    return this.#ask("version", { name: "version" });
  }

  status(): Promise<StatusView> {
    return this.#ask("status", { name: "status" });
  }

  services(): Promise<readonly ServiceReport[]> {
    return this.#ask("services", { name: "services" });
  }

  routes(): Promise<readonly RouteReport[]> {
    return this.#ask("routes", { name: "routes" });
  }

  explain(query: ExplainQuery): Promise<Explanation> {
    return this.#ask("explain", { name: "explain", query });
  }

  workloads(): Promise<readonly WorkloadView[]> {
    return this.#ask("workloads", { name: "workloads" });
  }

  mapCheck(): Promise<MapCheck> {
    return this.#ask("mapCheck", { name: "mapCheck" });
  }

  encryption(): Promise<EncryptionView> {
    return this.#ask("encryption", { name: "encryption" });
  }

  rotateKey(): Promise<NewKeyView> {
    return this.#ask("rotateKey", { name: "rotateKey" });
  }

  close(): void {
    this.#socket.destroy();
  }

  /** Answers come in the order of the requests, so requests may be made without waiting. */
  async #ask<N extends ReadName>(name: N, request: ApiRequest): Promise<ApiAnswers[N]> {
    const deadline = AbortSignal.timeout(this.#timeoutMs);
    const expire = (): void => {
      this.#socket.destroy(this.#gone(`has not answered for ${String(this.#timeoutMs)} ms`));
    };
    deadline.addEventListener("abort", expire, { once: true });
    try {
      this.#socket.write(frame(encodeRequest(request)));
      return decodeAnswer(name, await this.#nextFrame());
    } finally {
      deadline.removeEventListener("abort", expire);
    }
  }

  async #nextFrame(): Promise<Buffer> {
    try {
      const next = await this.#frames.next();
      if (next.done !== true) return next.value;
    } catch (cause) {
      throw cause instanceof AgentError ? cause : this.#gone("closed the connection", cause);
    }
    throw this.#gone("closed the connection");
  }

  #gone(what: string, cause?: unknown): AgentError {
    const message = `the agent at ${this.#path} ${what}`;
    return new AgentError("agent_unreachable", message, cause === undefined ? {} : { cause });
  }
}

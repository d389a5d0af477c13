import { once } from "node:events";
import { chmodSync, mkdirSync, renameSync } from "node:fs";
import { createServer } from "node:net";
import type { Server, Socket } from "node:net";
import { dirname, join } from "node:path";
import { AgentError, errorText } from "../lib/errors.ts";
import { hangUp, serveConnection } from "./connection.ts";
import type { ApiReads } from "./reads.ts";
import { fileIdentity, probeSocket, removeIfThere } from "./socket-file.ts";

const MAX_CONNECTIONS = 256;
const IDLE_TIMEOUT_MS = 60_000;

/** What the server tells; pino's loggers fit. */
export interface ApiLog {
  debug(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface ApiServerOptions {
  readonly socketPath: string;
  readonly reads: ApiReads;
  readonly log?: ApiLog;
  /** A client that neither asks nor reads is cut off after this. */
  readonly idleTimeoutMs?: number;
  readonly maxConnections?: number;
}

export interface ApiServer {
  /** Resolves when the server has stopped and its socket is gone. */
  readonly closed: Promise<void>;
}

/**
 * Serves the agent's socket until the signal aborts. A socket that a dead agent left is
 * replaced. Throws AgentError "socket_in_use" if a live agent has it.
 */
export async function startApiServer(options: ApiServerOptions, signal: AbortSignal): Promise<ApiServer> {
  const { socketPath } = options;
  makeDirectory(dirname(socketPath));
  if ((await probeSocket(socketPath)) === "live") {
    throw new AgentError("socket_in_use", `another agent is running: it has ${socketPath}`);
  }
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    accept(socket, sockets, options);
  });
  const identity = await listen(server, socketPath).catch((cause: unknown) => {
    throw new AgentError("config_invalid", `cannot make the socket ${socketPath}`, { cause });
  });
  server.on("error", (error) => options.log?.warn({ error: errorText(error) }, "api socket failed"));
  return { closed: stopOnAbort(server, sockets, socketPath, identity, signal) };
}

function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o755 });
  } catch (cause) {
    throw new AgentError("config_invalid", `cannot make the directory ${directory} for the socket`, {
      cause,
    });
  }
}

/**
 * Bound under another name and then renamed, so that nobody ever meets a socket that is
 * not yet listening or whose mode is still the umask's. The other name is the shorter one,
 * because the kernel takes no path above 107 bytes.
 */
async function listen(server: Server, socketPath: string): Promise<string | undefined> {
  const unnamed = join(dirname(socketPath), `.${String(process.pid)}`);
  removeIfThere(unnamed);
  server.listen(unnamed);
  await once(server, "listening");
  chmodSync(unnamed, 0o600);
  renameSync(unnamed, socketPath);
  return fileIdentity(socketPath);
}

function stopOnAbort(
  server: Server,
  sockets: ReadonlySet<Socket>,
  socketPath: string,
  identity: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      // Another agent's socket may be there by now, if somebody removed ours.
      if (fileIdentity(socketPath) === identity) removeIfThere(socketPath);
      server.close(() => {
        resolve();
      });
      for (const socket of sockets) socket.destroy();
    };
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}

function accept(socket: Socket, sockets: Set<Socket>, options: ApiServerOptions): void {
  const { reads, log, idleTimeoutMs = IDLE_TIMEOUT_MS, maxConnections = MAX_CONNECTIONS } = options;
  // Reading and writing report the same failure; without a listener it would end the agent.
  socket.on("error", () => undefined);
  sockets.add(socket);
  socket.once("close", () => sockets.delete(socket));
  if (sockets.size > maxConnections) {
    const error = new AgentError("request_failed", `the agent has ${String(maxConnections)} clients already`);
    log?.warn({ maxConnections }, error.message);
    hangUp(socket, error);
    return;
  }
  serveConnection(socket, reads, idleTimeoutMs).catch((error: unknown) => {
    log?.debug({ error: errorText(error) }, "api client gone");
  });
}

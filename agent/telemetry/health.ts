import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { AgentError, errorText } from "../lib/errors.ts";
import { listenAddressText } from "../lib/listen-address.ts";
import type { ListenAddress } from "../lib/listen-address.ts";
import type { Condition } from "./readiness.ts";

export interface HttpParts {
  readonly address: ListenAddress;
  readonly readiness: { readonly isReady: boolean; list(): readonly Condition[] };
  readonly metrics: { readonly contentType: string; text(): Promise<string> };
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Scrapers and probes are few; whoever else connects shall not hold the agent up. */
const MAX_CONNECTIONS = 64;
const MAX_HEADER_BYTES = 8 * 1024;
const REQUEST_TIMEOUT_MS = 10_000;
const IDLE_TIMEOUT_MS = 65_000;

/**
 * Serves /healthz, /readyz and /metrics until the signal aborts. Resolves with the address
 * it listens on; throws AgentError if it cannot.
 */
export async function startHttp(parts: HttpParts, signal: AbortSignal): Promise<ListenAddress> {
  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: REQUEST_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      keepAliveTimeout: IDLE_TIMEOUT_MS,
    },
    (request, response) => void serve(parts, request, response),
  );
  server.maxConnections = MAX_CONNECTIONS;
  await listen(server, parts.address);
  endWith(server, signal);
  const bound = server.address();
  return typeof bound === "object" && bound !== null ? { ...parts.address, port: bound.port } : parts.address;
}

async function listen(server: Server, address: ListenAddress): Promise<void> {
  try {
    server.listen(address.port, address.host);
    await once(server, "listening");
  } catch (cause) {
    const isTaken = (cause as NodeJS.ErrnoException).code === "EADDRINUSE";
    throw new AgentError(
      isTaken ? "socket_in_use" : "config_invalid",
      `--http ${listenAddressText(address)}: ${isTaken ? "somebody else listens there" : "cannot listen there"}`,
      { cause },
    );
  }
}

function endWith(server: Server, signal: AbortSignal): void {
  const end = (): void => {
    server.close();
    server.closeAllConnections();
  };
  if (signal.aborted) end();
  else signal.addEventListener("abort", end, { once: true });
}

async function serve(parts: HttpParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, body, headers } = await answerTo(parts, request);
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    ...headers,
  });
  response.end(request.method === "HEAD" ? undefined : body);
}

async function answerTo(parts: HttpParts, { method, url = "" }: IncomingMessage): Promise<Answer> {
  const route = ROUTES[url.split("?", 1)[0] ?? ""];
  if (route === undefined)
    return { status: 404, body: `not found; there are ${Object.keys(ROUTES).join(", ")}\n` };
  if (method !== "GET" && method !== "HEAD")
    return { status: 405, body: "only GET and HEAD\n", headers: { allow: "GET, HEAD" } };
  try {
    return await route(parts);
  } catch (error) {
    return { status: 500, body: `${errorText(error)}\n` };
  }
}

const ROUTES: Readonly<Record<string, (parts: HttpParts) => Answer | Promise<Answer>>> = {
  "/healthz": () => ({ status: 200, body: "ok\n" }),
  "/readyz": ({ readiness }) =>
    readiness.isReady
      ? { status: 200, body: "ready\n" }
      : { status: 503, body: readiness.list().flatMap(missingLine).join("") },
  "/metrics": async ({ metrics }) => ({
    status: 200,
    body: await metrics.text(),
    headers: { "content-type": metrics.contentType },
  }),
};

function missingLine({ name, ready, message }: Condition): readonly string[] {
  return ready ? [] : [`${name}: ${message.replaceAll(/\s+/g, " ")}\n`];
}

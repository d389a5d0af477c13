import { Agent as HttpAgent, request as httpRequest } from "node:http";
import type { ClientRequest, IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { RequestOptions } from "node:https";
import { AgentError, errorText } from "../lib/errors.ts";
import { nextTurn } from "../lib/steps.ts";
import type { KubeTarget } from "./target.ts";

/** The API server's own limit of a request is a minute; ours are all small. */
const REQUEST_TIMEOUT_MS = 30_000;

/** So that the kernel notices a peer that has vanished without a word. */
const KEEPALIVE_MS = 15_000;

/** A page of a list or one event of a watch; etcd holds no object larger than 1.5 MiB. */
const MAX_BODY_BYTES = 256 * 1024 * 1024;
const MAX_ERROR_BYTES = 64 * 1024;

export type PatchType =
  "application/merge-patch+json" | "application/apply-patch+yaml" | "application/json-patch+json";

export interface ApiRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** E.g. "/api/v1/pods". */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly patchType?: PatchType;
  readonly timeoutMs?: number;
}

/** Told of every request, for the metrics. `outcome` is the HTTP status, or "unreachable". */
export type ApiObserver = (method: string, outcome: string) => void;

/**
 * The part of the Kubernetes API that Weft uses, as JSON over HTTP/1.1. Failures are
 * AgentErrors: "api_unreachable" if there was no whole answer, "api_refused" with
 * details.status for an answer that is not 2xx.
 */
export class KubeClient {
  readonly #target: KubeTarget;
  readonly #observe: ApiObserver;
  readonly #pool: HttpAgent;

  constructor(target: KubeTarget, observe: ApiObserver = () => undefined) {
    this.#target = target;
    this.#observe = observe;
    const options = { keepAlive: true, keepAliveMsecs: KEEPALIVE_MS };
    this.#pool = target.server.protocol === "https:" ? new HttpsAgent(options) : new HttpAgent(options);
  }

  /** The parsed answer. */
  async json(request: ApiRequest, signal: AbortSignal): Promise<unknown> {
    const { method } = request;
    const exchange = new Exchange(request, signal, request.timeoutMs ?? REQUEST_TIMEOUT_MS);
    try {
      const answer = await this.#send(request, exchange);
      const text = await readText(answer, MAX_BODY_BYTES);
      this.#observe(method, String(answer.statusCode));
      // A page takes milliseconds, and those of a dozen resources come at about the same time.
      await nextTurn();
      return JSON.parse(text) as unknown;
    } catch (error) {
      throw this.#failed(method, exchange.describe(error));
    } finally {
      exchange.end();
    }
  }

  /**
   * The lines of an answer that does not end by itself, as many at a time as have come.
   * Fails if nothing has come for `idleMs`.
   */
  async *lines(request: ApiRequest, idleMs: number, signal: AbortSignal): AsyncGenerator<readonly string[]> {
    const { method } = request;
    const exchange = new Exchange(request, signal, request.timeoutMs ?? REQUEST_TIMEOUT_MS);
    try {
      const answer = await this.#send(request, exchange);
      this.#observe(method, String(answer.statusCode));
      exchange.limit(idleMs);
      // The head has come: whoever waits for lines knows that they will be told.
      yield [];
      yield* split(answer, () => {
        exchange.limit(idleMs);
      });
    } catch (error) {
      throw this.#failed(method, exchange.describe(error));
    } finally {
      exchange.end();
      // A reader that leaves early does not want the rest.
      exchange.drop();
    }
  }

  #failed(method: string, error: AgentError): AgentError {
    this.#observe(method, String(error.details["status"] ?? "unreachable"));
    return error;
  }

  /** The answer, once its head has come, if it is a good one. */
  async #send(request: ApiRequest, exchange: Exchange): Promise<IncomingMessage> {
    const { server } = this.#target;
    const body = request.body === undefined ? undefined : JSON.stringify(request.body);
    const options: RequestOptions = {
      method: request.method,
      agent: this.#pool,
      headers: { Accept: "application/json", ...headersOf(body, request.patchType) },
    };
    await this.#target.authorize(options);
    const send = server.protocol === "https:" ? httpsRequest : httpRequest;
    const answer = await exchange.start(send(urlOf(server, request), options), body);
    const status = answer.statusCode ?? 0;
    if (status >= 200 && status < 300) return answer;
    throw refusal(request, answer, await readText(answer, MAX_ERROR_BYTES));
  }
}

function headersOf(body: string | undefined, patchType: PatchType | undefined): Record<string, string> {
  if (body === undefined) return {};
  return {
    "Content-Type": patchType ?? "application/json",
    "Content-Length": String(Buffer.byteLength(body)),
  };
}

function urlOf(server: URL, { path, query = {} }: ApiRequest): URL {
  const url = new URL(server);
  url.pathname = server.pathname.replace(/\/$/, "") + path;
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) url.searchParams.set(name, String(value));
  return url;
}

/** One request and its answer: ends with the signal, or when its time is up. */
class Exchange {
  readonly #name: string;
  readonly #signal: AbortSignal;
  #limitMs: number;
  #isLate = false;
  #request: ClientRequest | undefined;
  #timer: NodeJS.Timeout | undefined;
  readonly #abort = (): void => {
    this.#request?.destroy(new Error("the agent ends"));
  };

  constructor({ method, path }: ApiRequest, signal: AbortSignal, limitMs: number) {
    this.#name = `${method} ${path}`;
    this.#signal = signal;
    this.#limitMs = limitMs;
  }

  async start(request: ClientRequest, body: string | undefined): Promise<IncomingMessage> {
    this.#request = request;
    // After the answer has begun, what goes wrong is an error of the answer's stream.
    request.on("error", () => undefined);
    this.#signal.addEventListener("abort", this.#abort, { once: true });
    if (this.#signal.aborted) this.#abort();
    this.limit(this.#limitMs);
    return new Promise((resolve, reject) => {
      request.once("response", resolve);
      request.once("error", reject);
      request.end(body);
    });
  }

  /** From now on. */
  limit(ms: number): void {
    this.#limitMs = ms;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#isLate = true;
      this.#request?.destroy(new Error("late"));
    }, ms);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#signal.removeEventListener("abort", this.#abort);
  }

  drop(): void {
    this.#request?.destroy();
  }

  describe(error: unknown): AgentError {
    this.drop();
    if (error instanceof AgentError) return error;
    const because = this.#isLate ? `nothing came for ${String(this.#limitMs / 1000)} s` : errorText(error);
    return new AgentError("api_unreachable", `${this.#name}: ${because}`);
  }
}

async function readText(answer: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) throw new Error(`the answer is larger than ${String(limit)} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

async function* split(answer: IncomingMessage, onChunk: () => void): AsyncGenerator<readonly string[]> {
  let rest: Buffer[] = [];
  let restLength = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    onChunk();
    const end = chunk.lastIndexOf(0x0a);
    if (end < 0) {
      rest.push(chunk);
      restLength += chunk.length;
      if (restLength > MAX_BODY_BYTES)
        throw new Error(`a line is longer than ${String(MAX_BODY_BYTES)} bytes`);
      continue;
    }
    const whole = Buffer.concat([...rest, chunk.subarray(0, end)]).toString("utf8");
    rest = [chunk.subarray(end + 1)];
    restLength = chunk.length - end - 1;
    yield whole.split("\n").filter((line) => line !== "");
  }
}

/** The API answers with a Status object; what stands before it, a proxy for one, may not. */
function refusal({ method, path }: ApiRequest, answer: IncomingMessage, text: string): AgentError {
  const status = answer.statusCode ?? 0;
  const { message, reason } = statusObject(text);
  const retryAfterS = Number(answer.headers["retry-after"]);
  return new AgentError("api_refused", `${method} ${path}: ${String(status)} ${message}`, {
    details: {
      status,
      ...(reason === undefined ? {} : { reason }),
      ...(Number.isFinite(retryAfterS) ? { retryAfterS } : {}),
    },
  });
}

function statusObject(text: string): { readonly message: string; readonly reason: string | undefined } {
  try {
    const { message, reason } = JSON.parse(text) as { message?: unknown; reason?: unknown };
    return {
      message: typeof message === "string" ? message : "",
      reason: typeof reason === "string" ? reason : undefined,
    };
  } catch {
    return { message: text.slice(0, 200).trim(), reason: undefined };
  }
}

/** The HTTP status of a refusal; undefined for anything else. */
export function refusedWith(error: unknown): number | undefined {
  if (!(error instanceof AgentError) || error.code !== "api_refused") return undefined;
  return Number(error.details["status"]);
}

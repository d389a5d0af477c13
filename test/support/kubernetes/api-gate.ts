import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Agent, createServer, request } from "node:https";
import type { Server } from "node:https";
import type { Socket } from "node:net";
import { join } from "node:path";
import type { BenchRun } from "../bench-run.ts";
import type { ControlPlane } from "./control-plane.ts";

export type Fault =
  | { readonly kind: "none" }
  /** Connections end as soon as they are made. */
  | { readonly kind: "refuse" }
  /** Requests get no answer, and watches no more events; the connections stay. */
  | { readonly kind: "hang" }
  /** Answers wait, and come all at once when the fault is over. */
  | { readonly kind: "hold" }
  | { readonly kind: "answer"; readonly status: number; readonly retryAfterS?: number }
  | { readonly kind: "slow"; readonly ms: number }
  /** Lists are as if read at an earlier time. */
  | { readonly kind: "stale"; readonly resourceVersion: string };

/**
 * Stands between agents and the API server, and misbehaves on demand. It listens on a unix
 * socket, because those are the same in every network namespace.
 */
export class ApiGate {
  readonly path: string;
  readonly #server: Server;
  readonly #plane: ControlPlane;
  readonly #pool = new Agent({ keepAlive: true });
  readonly #sockets = new Set<Socket>();
  #fault: Fault = { kind: "none" };
  readonly #waiting: (() => void)[] = [];

  private constructor(path: string, plane: ControlPlane) {
    this.path = path;
    this.#plane = plane;
    const options = { key: readFileSync(plane.certificateKey), cert: readFileSync(plane.certificate) };
    this.#server = createServer(options, (question, answer) => {
      void this.#pass(question, answer);
    });
    this.#server.on("connection", (socket: Socket) => {
      if (this.#fault.kind === "refuse") socket.destroy();
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
      socket.on("error", () => undefined);
    });
    this.#server.on("tlsClientError", () => undefined);
  }

  static async open(bench: BenchRun, plane: ControlPlane): Promise<ApiGate> {
    const gate = new ApiGate(join(await bench.directory("gate"), "api.sock"), plane);
    await new Promise<void>((resolve) => gate.#server.listen(gate.path, resolve));
    bench.defer("gate", async () => {
      gate.dropAll();
      gate.#pool.destroy();
      await new Promise((resolve) => gate.#server.close(resolve));
    });
    return gate;
  }

  set fault(fault: Fault) {
    this.#fault = fault;
    if (fault.kind !== "hold") for (const write of this.#waiting.splice(0)) write();
    if (fault.kind === "refuse") this.dropAll();
  }

  dropAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async #pass(question: IncomingMessage, answer: ServerResponse): Promise<void> {
    const fault = this.#fault;
    if (fault.kind === "hang") return;
    if (fault.kind === "slow") await new Promise((resolve) => setTimeout(resolve, fault.ms));
    if (fault.kind === "answer") {
      const headers = fault.retryAfterS === undefined ? {} : { "Retry-After": String(fault.retryAfterS) };
      answer.writeHead(fault.status, headers).end("{}");
      return;
    }
    this.#forward(question, answer, fault.kind === "stale" ? fault.resourceVersion : undefined);
  }

  #forward(question: IncomingMessage, answer: ServerResponse, stale: string | undefined): void {
    const url = new URL(question.url ?? "/", this.#plane.admin.server);
    if (stale !== undefined && question.method === "GET" && !url.searchParams.has("watch")) {
      url.searchParams.set("resourceVersion", stale);
      url.searchParams.set("resourceVersionMatch", "Exact");
    }
    const { method, headers } = question;
    const ca = readFileSync(this.#plane.certificate);
    const onward = request(url, { method, headers, ca, agent: this.#pool }, (reply) => {
      answer.writeHead(reply.statusCode ?? 500, reply.headers);
      answer.flushHeaders();
      reply.on("data", (chunk: Buffer) => {
        if (this.#fault.kind === "hold") this.#waiting.push(() => answer.write(chunk));
        else if (this.#fault.kind !== "hang") answer.write(chunk);
      });
      reply.on("end", () => answer.end());
      reply.on("error", () => answer.destroy());
    });
    onward.on("error", () => answer.destroy());
    answer.on("close", () => onward.destroy());
    question.pipe(onward);
  }
}

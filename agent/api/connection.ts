import type { Socket } from "node:net";
import { weftVersion } from "../lib/version.ts";
import { AgentError, errorText } from "../lib/errors.ts";
import { decodeRequest, encodeAnswer, encodeError } from "./codec.ts";
import type { ApiRequest } from "./codec.ts";
import { frame, MAX_REQUEST_BYTES, MAX_RESPONSE_BYTES, readFrames } from "./frames.ts";
import type { ApiReads } from "./reads.ts";

/**
 * Answers the requests of one client, one after another, until it closes its side. What is
 * wrong with one request costs that request its answer; what is wrong with the framing costs
 * the connection, because nobody knows where the next request would begin.
 */
export async function serveConnection(socket: Socket, reads: ApiReads, idleTimeoutMs: number): Promise<void> {
  socket.once("timeout", () => {
    hangUp(socket, new AgentError("request_failed", `nothing happened for ${String(idleTimeoutMs)} ms`));
  });
  socket.setTimeout(idleTimeoutMs);
  try {
    // The iterator must leave the socket open: the last answer goes out after the client's end.
    const chunks = socket.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
    for await (const bytes of readFrames(chunks, MAX_REQUEST_BYTES)) {
      socket.setTimeout(0);
      const response = await respond(bytes, reads);
      // A client that does not read its answer is as idle as one that does not ask.
      socket.setTimeout(idleTimeoutMs);
      await send(socket, response);
    }
    socket.end();
  } catch (error) {
    hangUp(socket, error);
    throw error;
  }
}

/** How long a client may take to read why it was cut off. */
const LINGER_MS = 1_000;

/**
 * Tells the client why, then closes. What it still sends is read and dropped: a socket closed
 * with bytes unread resets the connection, and the client may never see the reason.
 */
export function hangUp(socket: Socket, error: unknown): void {
  // Whoever does not read an answer would not read the reason either.
  if (!socket.writable || socket.writableLength > 0) {
    socket.destroy();
    return;
  }
  socket.end(frame(encodeError(asAgentError(error))));
  socket.resume();
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once("close", () => {
    clearTimeout(timer);
  });
}

async function respond(bytes: Uint8Array, reads: ApiReads): Promise<Uint8Array> {
  try {
    const response = await answer(decodeRequest(bytes), reads);
    if (response.length <= MAX_RESPONSE_BYTES) return response;
    throw new AgentError(
      "request_failed",
      `the answer has ${String(response.length)} bytes, which is too many`,
    );
  } catch (error) {
    return encodeError(asAgentError(error));
  }
}

async function answer(request: ApiRequest, reads: ApiReads): Promise<Uint8Array> {
  switch (request.name) {
    case "version":
      return encodeAnswer("version", { version: weftVersion() });
    case "status":
      return encodeAnswer("status", await reads.status());
    case "services":
      return encodeAnswer("services", await reads.services());
    case "routes":
      return encodeAnswer("routes", await reads.routes());
    case "explain": {
      const explained = await reads.explain(request.query);
      if ("error" in explained) throw new AgentError("not_found", explained.error);
      return encodeAnswer("explain", explained);
    }
    case "workloads":
      return encodeAnswer("workloads", await reads.workloads());
    case "mapCheck":
      return encodeAnswer("mapCheck", await reads.mapCheck());
    case "encryption":
      return encodeAnswer("encryption", await reads.encryption());
    case "rotateKey":
      return encodeAnswer("rotateKey", await reads.rotateKey());
  }
}

/** Resolves once the kernel has taken everything: a client that reads slowly is not read from. */
function send(socket: Socket, response: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(frame(response), (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

/** The client learns what happened with its causes: only root can ask. */
function asAgentError(error: unknown): AgentError {
  const code = error instanceof AgentError ? error.code : "request_failed";
  return new AgentError(code, errorText(error));
}

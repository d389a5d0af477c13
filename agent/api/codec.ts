import { AGENT_ERROR_CODES, AgentError } from "../lib/errors.ts";
import type { Port } from "../lib/ip.ts";
import { decodeExplanation, decodeRoute, decodeService } from "./decode-reports.ts";
import {
  decodeEncryption,
  decodeMapCheck,
  decodeStatus,
  decodeVersion,
  decodeWorkload,
} from "./decode-views.ts";
import type { ApiAnswers, ExplainQuery, ReadName } from "./reads.ts";
import * as wire from "./wire.ts";
import type { Wire } from "./wire.ts";

/** Requests and responses as domain types, to bytes and back. */

export type ApiRequest =
  | { readonly name: Exclude<ReadName, "explain"> }
  | { readonly name: "explain"; readonly query: ExplainQuery };

/** What a list looks like in a message: protobuf has no repeated fields in a oneof. */
type WireAnswer<T> = T extends readonly (infer E)[] ? { readonly items: readonly Wire<E>[] } : Wire<T>;

const DECODERS: { readonly [N in ReadName]: (answer: WireAnswer<ApiAnswers[N]>) => ApiAnswers[N] } = {
  version: decodeVersion,
  status: decodeStatus,
  services: ({ items }) => items.map(decodeService),
  routes: ({ items }) => items.map(decodeRoute),
  explain: decodeExplanation,
  workloads: ({ items }) => items.map(decodeWorkload),
  mapCheck: decodeMapCheck,
  encryption: decodeEncryption,
  rotateKey: ({ publicKey }) => ({ publicKey }),
};

export function encodeRequest(request: ApiRequest): Uint8Array {
  return wire.encodeRequest({ [request.name]: request.name === "explain" ? wire.toWire(request.query) : {} });
}

/** Throws AgentError "request_failed" for bytes that are no request, or one this agent does not know. */
export function decodeRequest(bytes: Uint8Array): ApiRequest {
  const request = parsed("request", () => wire.decodeRequest(bytes));
  if (request["explain"] !== undefined) {
    return { name: "explain", query: decodeExplainQuery(request["explain"] as Wire<ExplainQuery>) };
  }
  const name = readNames().find((known) => request[known] !== undefined);
  if (name !== undefined && name !== "explain") return { name };
  throw new AgentError("request_failed", "the agent does not know this request; is it older than this weft?");
}

function decodeExplainQuery({ service, port, protocol, fromPod }: Wire<ExplainQuery>): ExplainQuery {
  if (!isNamespacedName(service)) throw badQuery("service", service, "NAMESPACE/NAME");
  if (!isPort(port)) throw badQuery("port", port, "1 to 65535");
  if (protocol !== undefined && !isProtocol(protocol)) throw badQuery("protocol", protocol, "TCP or UDP");
  if (fromPod !== undefined && !isNamespacedName(fromPod)) throw badQuery("pod", fromPod, "NAMESPACE/NAME");
  return { service, port, protocol, fromPod };
}

function isNamespacedName(text: string): boolean {
  return /^[^/]+\/[^/]+$/.test(text);
}

function isPort(port: number): port is Port {
  return port >= 1 && port <= 65535;
}

/** The other end may have written anything. */
function isProtocol(text: string): boolean {
  return text === "TCP" || text === "UDP";
}

function badQuery(field: string, value: string | number, allowed: string): AgentError {
  return new AgentError("request_failed", `explain: ${field} "${value}": must be ${allowed}`);
}

export function encodeAnswer<N extends ReadName>(name: N, answer: ApiAnswers[N]): Uint8Array {
  const message = wire.toWire<unknown>(answer);
  return wire.encodeResponse({ [name]: Array.isArray(message) ? { items: message } : message });
}

export function encodeError({ code, message }: AgentError): Uint8Array {
  return wire.encodeResponse({ error: { code, message } });
}

/** Throws the agent's own AgentError if it answered with one. */
export function decodeAnswer<N extends ReadName>(name: N, bytes: Uint8Array): ApiAnswers[N] {
  const response = parsed("response", () => wire.decodeResponse(bytes));
  const error = response["error"] as { code: string; message: string } | undefined;
  if (error !== undefined) throw decodeError(error);
  const answer = response[name] as WireAnswer<ApiAnswers[N]> | undefined;
  if (answer === undefined) throw new AgentError("request_failed", "the agent answered something else");
  return DECODERS[name](answer);
}

function decodeError({ code, message }: { readonly code: string; readonly message: string }): AgentError {
  const known = AGENT_ERROR_CODES.find((one) => one === code);
  return new AgentError(known ?? "request_failed", known === undefined ? `${message} (${code})` : message);
}

function readNames(): readonly ReadName[] {
  return Object.keys(DECODERS) as readonly ReadName[];
}

/** What protobufjs throws is about its own insides. */
function parsed<T>(what: "request" | "response", parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    throw new AgentError("request_failed", `malformed ${what}`, { cause });
  }
}

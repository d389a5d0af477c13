import { randomBytes } from "node:crypto";
import { AgentError } from "../lib/errors.ts";
import { CONTROLLER_NAME } from "../lib/api-names.ts";
import type { StatusApi } from "./election.ts";

/** The same is not said again for this long. */
const REPEAT_AFTER_MS = 3_600_000;

/** What is remembered as said; more than this many is a flood, and the oldest are forgotten. */
const MAX_REMEMBERED = 1_000;

/** Where events about objects without a namespace are kept. */
const CLUSTER_EVENTS_NAMESPACE = "default";

export interface EventSubject {
  readonly apiVersion: string;
  readonly kind: string;
  /** "" for objects without a namespace. */
  readonly namespace: string;
  readonly name: string;
  readonly uid: string | undefined;
}

export interface EventParts {
  readonly api: StatusApi;
  readonly nodeName: string;
  /** Milliseconds since the epoch. */
  readonly wallMs: () => number;
  readonly failed: (error: AgentError) => void;
}

/** Warnings about objects, where `kubectl describe` and `kubectl get events` show them. */
export class Events {
  readonly #parts: EventParts;
  readonly #said = new Map<string, number>();

  constructor(parts: EventParts) {
    this.#parts = parts;
  }

  /** Said once an hour at most. What cannot be written is told to `failed` and tried again with the next request. */
  async warn(subject: EventSubject, reason: string, message: string, signal: AbortSignal): Promise<void> {
    const key = [subject.kind, subject.namespace, subject.name, subject.uid, reason, message].join("\0");
    const now = this.#parts.wallMs();
    if (now - (this.#said.get(key) ?? -Infinity) < REPEAT_AFTER_MS) return;
    try {
      await this.#create(subject, reason, message, signal);
      this.#remember(key, now);
    } catch (error) {
      if (!(error instanceof AgentError)) throw error;
      if (!signal.aborted) this.#parts.failed(error);
    }
  }

  #remember(key: string, now: number): void {
    this.#said.delete(key);
    this.#said.set(key, now);
    const [oldest] = this.#said.keys();
    if (this.#said.size > MAX_REMEMBERED && oldest !== undefined) this.#said.delete(oldest);
  }

  async #create(subject: EventSubject, reason: string, message: string, signal: AbortSignal): Promise<void> {
    const { api, nodeName, wallMs } = this.#parts;
    const namespace = subject.namespace === "" ? CLUSTER_EVENTS_NAMESPACE : subject.namespace;
    const time = `${new Date(wallMs()).toISOString().slice(0, 19)}Z`;
    const body = {
      apiVersion: "v1",
      kind: "Event",
      metadata: { namespace, name: `${subject.name}.${randomBytes(8).toString("hex")}` },
      involvedObject: { ...subject, namespace: subject.namespace === "" ? undefined : subject.namespace },
      type: "Warning",
      reason,
      message: message.slice(0, 1_024),
      count: 1,
      firstTimestamp: time,
      lastTimestamp: time,
      source: { component: "weft-agent", host: nodeName },
      reportingComponent: CONTROLLER_NAME,
      reportingInstance: nodeName,
    };
    await api.json({ method: "POST", path: `/api/v1/namespaces/${namespace}/events`, body }, signal);
  }
}

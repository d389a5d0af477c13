import type { ApiRequest } from "../kube/client.ts";
import { refusedWith } from "../kube/client.ts";
import type { Clock } from "../lib/clock.ts";
import { AgentError, errorText } from "../lib/errors.ts";
import { inTurns } from "../lib/steps.ts";
import type { Steps } from "../lib/steps.ts";
import type { WatchedResource } from "./resources.ts";

/** What a watch needs of the API. */
export interface ResourceApi {
  json(request: ApiRequest, signal: AbortSignal): Promise<unknown>;
  lines(request: ApiRequest, idleMs: number, signal: AbortSignal): AsyncGenerator<readonly string[]>;
}

/** Where the objects of one resource go, as the API gives them. */
export interface ResourceSink {
  /** A list begins: what is not put before `endList` does not exist any more. */
  beginList(): void;
  put(object: unknown): void;
  delete(object: unknown): void;
  endList(): void;
  /** Tells those who wait for changes. */
  commit(): void;
}

/** How it is with one resource. */
export type SourceState =
  | { readonly state: "reading" }
  /** Up to date, as long as nothing else is said. */
  | { readonly state: "watching" }
  /** The API server has no such kind now; it is looked for every few seconds. */
  | { readonly state: "absent" }
  /** What was read last stays in force. */
  | { readonly state: "failing"; readonly reason: string };

export interface WatchTiming {
  /** Objects of one answer: small enough not to hold up everything else while it is parsed. */
  readonly pageSize: number;
  /** A watch is ended by the server after once to twice this long. */
  readonly watchS: number;
  /** The server sends a bookmark every minute; without one for this long the connection is dead. */
  readonly idleMs: number;
  readonly minBackoffMs: number;
  readonly maxBackoffMs: number;
  readonly absentPollMs: number;
  /** A watch that ends sooner, without a word, has failed. */
  readonly shortWatchMs: number;
  /** So long a server that has gone back in time is not believed: it may be one of several, and behind. */
  readonly stalePatienceMs: number;
}

export const WATCH_TIMING: WatchTiming = {
  pageSize: 250,
  watchS: 300,
  idleMs: 150_000,
  minBackoffMs: 500,
  maxBackoffMs: 15_000,
  absentPollMs: 5_000,
  shortWatchMs: 1_000,
  stalePatienceMs: 60_000,
};

export interface WatchParts {
  readonly api: ResourceApi;
  readonly resource: WatchedResource;
  readonly sink: ResourceSink;
  readonly clock: Clock;
  /** 0 <= x < 1. */
  readonly random: () => number;
  readonly timing: WatchTiming;
  readonly onState: (state: SourceState) => void;
  /** A whole list has been read, and where; undefined if the server has no such kind. */
  readonly onList: (path: string | undefined) => void;
}

/**
 * Lists one resource and follows its changes, for ever: bookmarks, lists anew when the server
 * has forgotten where we were (410), waits out what fails. Ends when the signal aborts.
 * Throws only what is a mistake of ours.
 */
export async function watchResource(parts: WatchParts, signal: AbortSignal): Promise<void> {
  await new ResourceWatch(parts, signal).run();
}

interface ListPage {
  readonly metadata: { readonly resourceVersion: string; readonly continue?: string };
  readonly items: readonly object[] | null;
}

interface WatchEvent {
  readonly type: string;
  readonly object: {
    readonly code?: number;
    readonly message?: string;
    readonly metadata?: { readonly resourceVersion?: string };
  };
}

/** The server has forgotten what we saw last. */
class Forgotten extends Error {}

/** Pages of all resources come at about the same time. */
function* putSteps(objects: readonly object[], sink: ResourceSink): Steps<void> {
  for (const object of objects) {
    sink.put(object);
    yield;
  }
}

class ResourceWatch {
  readonly #parts: WatchParts;
  readonly #signal: AbortSignal;
  /** Where it was found last. */
  #path: string;
  /** Of the last object, bookmark or list. */
  #version = "";
  #failures = 0;
  /** The server had no such kind when it was asked last. */
  #isMissing = false;
  #staleSinceMs: number | undefined;

  constructor(parts: WatchParts, signal: AbortSignal) {
    this.#parts = parts;
    this.#signal = signal;
    this.#path = parts.resource.paths[0] ?? "";
  }

  async run(): Promise<void> {
    this.#parts.onState({ state: "reading" });
    while (!this.#signal.aborted) {
      try {
        if (await this.#list()) await this.#follow();
        else await this.#parts.clock.sleep(this.#parts.timing.absentPollMs, this.#signal);
      } catch (error) {
        await this.#failed(error);
      }
    }
  }

  /** False if the server has no such kind. */
  async #list(): Promise<boolean> {
    const { resource, sink, onState, onList } = this.#parts;
    for (const path of resource.paths) {
      try {
        await this.#readPages(path);
        this.#path = path;
        this.#isMissing = false;
        onList(path);
        return true;
      } catch (error) {
        if (refusedWith(error) !== 404) throw error;
      }
    }
    // What was there a moment ago may be missing because the server has only just begun.
    const isConfirmed = this.#version === "" || this.#isMissing;
    this.#isMissing = true;
    if (!isConfirmed) return false;
    sink.beginList();
    sink.endList();
    sink.commit();
    this.#version = "";
    this.#failures = 0;
    onState({ state: "absent" });
    onList(undefined);
    return false;
  }

  async #readPages(path: string): Promise<void> {
    const { api, sink, clock, timing, resource } = this.#parts;
    let next: string | undefined;
    let version: string;
    do {
      const query = { limit: timing.pageSize, continue: next, fieldSelector: resource.fieldSelector };
      const page = (await api.json({ method: "GET", path, query }, this.#signal)) as ListPage;
      if (next === undefined) {
        this.#refuseStale(page.metadata.resourceVersion);
        sink.beginList();
      }
      version = page.metadata.resourceVersion;
      await inTurns(putSteps(page.items ?? [], sink), clock);
      next = page.metadata.continue === "" ? undefined : page.metadata.continue;
    } while (next !== undefined);
    sink.endList();
    sink.commit();
    this.#version = version;
  }

  /** Resource versions of one kind can be compared (KEP-5504). */
  #refuseStale(version: string): void {
    const { clock, timing } = this.#parts;
    if (!isOlder(version, this.#version)) {
      this.#staleSinceMs = undefined;
      return;
    }
    this.#staleSinceMs ??= clock.nowMs();
    // After a restore from a backup it stays that way.
    if (clock.nowMs() - this.#staleSinceMs >= timing.stalePatienceMs) return;
    const message = `the API server is behind: resourceVersion ${version}, and ${this.#version} was seen before`;
    throw new AgentError("api_unreachable", message);
  }

  /** Returns when a new list is needed. */
  async #follow(): Promise<void> {
    while (!this.#signal.aborted) {
      try {
        await this.#watch();
      } catch (error) {
        const isGone = error instanceof Forgotten || refusedWith(error) === 410;
        if (isGone && this.#failures === 0) {
          this.#failures = 1;
          return;
        }
        await this.#failed(error);
        if (isGone || refusedWith(error) === 404) return;
      }
    }
  }

  /** One watch, until the server ends it. */
  async #watch(): Promise<void> {
    const { api, clock, timing, resource, sink, random, onState } = this.#parts;
    const startMs = clock.nowMs();
    const query = {
      watch: "true",
      allowWatchBookmarks: "true",
      resourceVersion: this.#version,
      timeoutSeconds: Math.ceil(timing.watchS * (1 + random())),
      fieldSelector: resource.fieldSelector,
    };
    let events = 0;
    for await (const lines of api.lines(
      { method: "GET", path: this.#path, query },
      timing.idleMs,
      this.#signal,
    )) {
      onState({ state: "watching" });
      for (const line of lines) this.#take(line);
      events += lines.length;
      if (lines.length > 0) sink.commit();
    }
    if (events === 0 && clock.nowMs() - startMs < timing.shortWatchMs && !this.#signal.aborted)
      throw new AgentError("api_unreachable", `the watch of ${resource.name} ended at once`);
    this.#failures = 0;
  }

  #take(line: string): void {
    const { type, object } = parseEvent(line);
    switch (type) {
      case "ADDED":
      case "MODIFIED":
        this.#parts.sink.put(object);
        break;
      case "DELETED":
        this.#parts.sink.delete(object);
        break;
      case "BOOKMARK":
        break;
      case "ERROR":
        if (object.code === 410) throw new Forgotten("the API server has forgotten what was seen last");
        throw new AgentError("api_unreachable", `the watch failed: ${object.message ?? "no reason given"}`);
      default:
        throw new AgentError("api_unreachable", `the watch sent an event of type "${type}"`);
    }
    this.#version = object.metadata?.resourceVersion ?? this.#version;
    this.#failures = 0;
  }

  /** Waits, the longer the more often it failed. */
  async #failed(error: unknown): Promise<void> {
    const { clock, random, timing, onState } = this.#parts;
    if (this.#signal.aborted) return;
    if (!(error instanceof AgentError) && !(error instanceof Forgotten)) throw error;
    onState({ state: "failing", reason: errorText(error) });
    const ceiling = Math.min(timing.maxBackoffMs, timing.minBackoffMs * 2 ** this.#failures);
    this.#failures += 1;
    const asked = error instanceof AgentError ? Number(error.details["retryAfterS"] ?? 0) * 1000 : 0;
    const waitMs = Math.max(asked, ceiling * (0.5 + random() / 2));
    await clock.sleep(Math.min(waitMs, timing.maxBackoffMs), this.#signal);
  }
}

function parseEvent(line: string): WatchEvent {
  let event: unknown;
  try {
    event = JSON.parse(line);
  } catch (cause) {
    throw new AgentError("api_unreachable", `the watch sent what is not JSON: ${errorText(cause)}`);
  }
  const { type, object } = event as Partial<WatchEvent>;
  if (typeof type !== "string" || typeof object !== "object")
    throw new AgentError("api_unreachable", "the watch sent what is not an event");
  return { type, object };
}

const DIGITS = /^\d+$/;

function isOlder(version: string, seen: string): boolean {
  return DIGITS.test(version) && DIGITS.test(seen) && BigInt(version) < BigInt(seen);
}

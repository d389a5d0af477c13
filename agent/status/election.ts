import type { ApiRequest } from "../kube/client.ts";
import { refusedWith } from "../kube/client.ts";
import type { Clock } from "../lib/clock.ts";
import { AgentError } from "../lib/errors.ts";

/** What status needs of the API. */
export interface StatusApi {
  json(request: ApiRequest, signal: AbortSignal): Promise<unknown>;
}

export interface ElectionTiming {
  /** So long others wait after the last sign of life. */
  readonly leaseMs: number;
  /** A leader that could not renew for this long steps back, while the lease still holds. */
  readonly renewDeadlineMs: number;
  readonly retryMs: number;
}

/** client-go's defaults. */
export const ELECTION_TIMING: ElectionTiming = { leaseMs: 15_000, renewDeadlineMs: 10_000, retryMs: 2_000 };

/**
 * Candidates wait up to this much longer, as a factor, so that they do not all ask at once. Less
 * than client-go's 1.2: who sees the last sign of life late, waits from then.
 */
const JITTER = 0.5;

/** After a lease has run out; the same for a dead leader's followers. */
const EXPIRY_JITTER_MS = 500;

export interface ElectionParts {
  readonly api: StatusApi;
  readonly clock: Clock;
  readonly random: () => number;
  /** Time of day in milliseconds, for what the Lease tells people; nothing here goes by it. */
  readonly wallMs: () => number;
  readonly timing: ElectionTiming;
  readonly namespace: string;
  readonly name: string;
  readonly identity: string;
  readonly onChange: (isLeader: boolean) => void;
  readonly failed: (error: AgentError) => void;
}

function durationMs({ leaseDurationSeconds }: LeaseSpec): number {
  return (leaseDurationSeconds ?? 0) * 1000;
}

/** `conflict`: another wrote at the same time. */
type Attempt = "held" | "other" | "conflict";

interface Lease {
  readonly metadata: { readonly resourceVersion?: string; readonly name: string; readonly namespace: string };
  readonly spec: LeaseSpec;
}

interface LeaseSpec {
  readonly holderIdentity?: string | null | undefined;
  readonly leaseDurationSeconds?: number | null | undefined;
  readonly acquireTime?: string | null | undefined;
  readonly renewTime?: string | null | undefined;
  readonly leaseTransitions?: number | null | undefined;
}

/**
 * One leader among the agents, by a Lease of coordination.k8s.io/v1, after the rules of
 * client-go's leaderelection: what counts is when this process saw the Lease change, by its
 * own clock, never a time that stands in it.
 */
export class Election {
  readonly #parts: ElectionParts;
  #isLeader = false;
  #seen: Lease | undefined;
  #seenAtMs = 0;
  #renewedAtMs = 0;

  constructor(parts: ElectionParts) {
    this.#parts = parts;
  }

  get isLeader(): boolean {
    return this.#isLeader;
  }

  /** Who held it when it was looked at last. */
  get holder(): string | undefined {
    return this.#seen?.spec.holderIdentity ?? undefined;
  }

  /** Until the signal aborts; then `release` gives the lease back. */
  async run(signal: AbortSignal): Promise<void> {
    const { clock, timing } = this.#parts;
    while (!signal.aborted) {
      const startMs = clock.nowMs();
      const attempt = await this.#tryOnce(signal);
      if (attempt === "held") this.#renewedAtMs = startMs;
      // One who was overtaken while writing, or could not, looks again before it gives up.
      if (attempt === "held" || attempt === "other") this.#become(attempt === "held");
      if (clock.nowMs() - this.#renewedAtMs >= timing.renewDeadlineMs) this.#become(false);
      await clock.sleep(this.#pauseMs(), signal);
    }
  }

  async #tryOnce(signal: AbortSignal): Promise<Attempt | "failed"> {
    try {
      return await this.#acquireOrRenew(signal);
    } catch (error) {
      if (!(error instanceof AgentError)) throw error;
      if (!signal.aborted) this.#parts.failed(error);
      return "failed";
    }
  }

  #pauseMs(): number {
    const { clock, random, timing } = this.#parts;
    if (this.#isLeader) return timing.retryMs;
    const pauseMs = timing.retryMs * (1 + random() * JITTER);
    const spec = this.#seen?.spec;
    if (spec === undefined || !this.#isHeld(spec)) return pauseMs;
    const leftMs = this.#seenAtMs + durationMs(spec) - clock.nowMs();
    return Math.min(pauseMs, leftMs + random() * EXPIRY_JITTER_MS);
  }

  /** Lets the next one in at once. To be called after the last write. */
  async release(signal: AbortSignal): Promise<void> {
    if (!this.#isLeader || this.#seen === undefined) return;
    this.#become(false);
    const { leaseTransitions } = this.#seen.spec;
    await this.#update(this.#seen, { holderIdentity: "", leaseDurationSeconds: 1, leaseTransitions }, signal);
  }

  #become(isLeader: boolean): void {
    if (isLeader === this.#isLeader) return;
    this.#isLeader = isLeader;
    this.#parts.onChange(isLeader);
  }

  async #acquireOrRenew(signal: AbortSignal): Promise<Attempt> {
    const { identity, timing } = this.#parts;
    const lease = await this.#read(signal);
    if (lease === undefined) return this.#create(signal);
    this.#observe(lease);
    const { holderIdentity, leaseTransitions, acquireTime } = lease.spec;
    const isOurs = holderIdentity === identity;
    if (!isOurs && this.#isHeld(lease.spec)) return "other";
    const now = this.#timeText();
    const transitions = (leaseTransitions ?? 0) + (isOurs ? 0 : 1);
    return this.#update(
      lease,
      {
        holderIdentity: identity,
        leaseDurationSeconds: timing.leaseMs / 1000,
        acquireTime: isOurs ? acquireTime : now,
        renewTime: now,
        leaseTransitions: transitions,
      },
      signal,
    );
  }

  #isHeld(spec: LeaseSpec): boolean {
    const { holderIdentity } = spec;
    if (holderIdentity === undefined || holderIdentity === null || holderIdentity === "") return false;
    return this.#parts.clock.nowMs() - this.#seenAtMs < durationMs(spec);
  }

  /** A Lease that has not changed gets no younger by being read again. */
  #observe(lease: Lease): void {
    if (JSON.stringify(lease.spec) === JSON.stringify(this.#seen?.spec)) {
      this.#seen = lease;
      return;
    }
    this.#seen = lease;
    this.#seenAtMs = this.#parts.clock.nowMs();
  }

  get #collection(): string {
    return `/apis/coordination.k8s.io/v1/namespaces/${this.#parts.namespace}/leases`;
  }

  get #requestTimeoutMs(): number {
    return this.#parts.timing.renewDeadlineMs / 2;
  }

  async #read(signal: AbortSignal): Promise<Lease | undefined> {
    const path = `${this.#collection}/${this.#parts.name}`;
    try {
      const request = { method: "GET", path, timeoutMs: this.#requestTimeoutMs } as const;
      return (await this.#parts.api.json(request, signal)) as Lease;
    } catch (error) {
      if (refusedWith(error) === 404) return undefined;
      throw error;
    }
  }

  async #create(signal: AbortSignal): Promise<Attempt> {
    const { namespace, name, identity, timing } = this.#parts;
    const now = this.#timeText();
    const body = {
      apiVersion: "coordination.k8s.io/v1",
      kind: "Lease",
      metadata: { namespace, name },
      spec: {
        holderIdentity: identity,
        leaseDurationSeconds: timing.leaseMs / 1000,
        acquireTime: now,
        renewTime: now,
        leaseTransitions: 0,
      },
    };
    return this.#write({ method: "POST", path: this.#collection, body }, signal);
  }

  async #update(lease: Lease, spec: LeaseSpec, signal: AbortSignal): Promise<Attempt> {
    const path = `${this.#collection}/${this.#parts.name}`;
    const body = { apiVersion: "coordination.k8s.io/v1", kind: "Lease", metadata: lease.metadata, spec };
    return this.#write({ method: "PUT", path, body }, signal);
  }

  async #write(request: ApiRequest, signal: AbortSignal): Promise<Attempt> {
    try {
      const timeoutMs = this.#requestTimeoutMs;
      this.#observe((await this.#parts.api.json({ ...request, timeoutMs }, signal)) as Lease);
      return "held";
    } catch (error) {
      if (refusedWith(error) === 409) return "conflict";
      throw error;
    }
  }

  /** metav1.MicroTime. */
  #timeText(): string {
    return new Date(this.#parts.wallMs()).toISOString().replace("Z", "000Z");
  }
}

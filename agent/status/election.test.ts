import { beforeEach, describe, expect, test } from "vitest";
import type { ApiRequest } from "../kube/client.ts";
import { AgentError } from "../lib/errors.ts";
import { Election, ELECTION_TIMING } from "./election.ts";

/** A Lease as the API server keeps it; `isAway` is an API that cannot be reached. */
class LeaseApi {
  lease: { metadata: Record<string, string>; spec: Record<string, unknown> } | undefined;
  isAway = false;
  writes = 0;
  /** Runs before a write is judged: somebody else was faster. */
  beforeWrite: () => void = () => undefined;
  #version = 0;

  json = async ({ method, body }: ApiRequest): Promise<unknown> => {
    await Promise.resolve();
    if (this.isAway) throw new AgentError("api_unreachable", "away");
    if (method === "GET") {
      if (this.lease === undefined) throw refused(404);
      return structuredClone(this.lease);
    }
    this.beforeWrite();
    const wanted = structuredClone(body) as NonNullable<LeaseApi["lease"]>;
    const isStale = wanted.metadata["resourceVersion"] !== this.lease?.metadata["resourceVersion"];
    if (isStale) throw refused(409);
    this.write(wanted.spec);
    return structuredClone(this.lease);
  };

  write(spec: Record<string, unknown>): void {
    this.writes += 1;
    this.lease = { metadata: { name: "l", namespace: "n", resourceVersion: String(++this.#version) }, spec };
  }
}

function refused(status: number): AgentError {
  return new AgentError("api_refused", "refused", { details: { status } });
}

let api: LeaseApi;
let nowMs: number;
let changes: string[];

beforeEach(() => {
  api = new LeaseApi();
  nowMs = 1_000_000;
  changes = [];
});

/** Time passes only while they sleep; each sleep is one round. */
function candidate(identity: string, wallMs = () => nowMs) {
  let rounds = 0;
  let stop = new AbortController();
  const election = new Election({
    api,
    clock: {
      nowMs: () => nowMs,
      sleep: async (ms) => {
        nowMs += ms;
        await Promise.resolve();
        if (--rounds <= 0) stop.abort();
      },
    },
    random: () => 0,
    wallMs,
    timing: ELECTION_TIMING,
    namespace: "n",
    name: "l",
    identity,
    onChange: (isLeader) => changes.push(`${identity} ${isLeader ? "leads" : "follows"}`),
    failed: () => undefined,
  });
  const run = async (count: number): Promise<void> => {
    rounds = count;
    stop = new AbortController();
    await election.run(stop.signal);
  };
  return { election, run };
}

describe("an election", () => {
  test("makes the Lease, and renews it every two seconds", async () => {
    const a = candidate("a");
    await a.run(3);
    expect(a.election.isLeader).toBe(true);
    expect(changes).toEqual(["a leads"]);
    expect(api.writes).toBe(3);
    expect(api.lease?.spec).toMatchObject({
      holderIdentity: "a",
      leaseDurationSeconds: 15,
      leaseTransitions: 0,
    });
  });

  test("is lost to who was faster", async () => {
    const a = candidate("a");
    api.beforeWrite = () => {
      api.beforeWrite = () => undefined;
      api.write({ holderIdentity: "b", leaseDurationSeconds: 15 });
    };
    await a.run(1);
    expect(a.election.isLeader).toBe(false);
    await a.run(1);
    expect(a.election.holder).toBe("b");
    expect(changes).toEqual([]);
  });

  test("waits as long as the Lease says from when it was last seen to change, whatever times stand in it", async () => {
    const long = "2000-01-01T00:00:00.000000Z";
    api.write({ holderIdentity: "b", leaseDurationSeconds: 15, renewTime: long });
    const a = candidate("a");
    const seenAtMs = nowMs;
    while (!a.election.isLeader) await a.run(1);
    expect(nowMs - ELECTION_TIMING.retryMs - seenAtMs).toBeGreaterThanOrEqual(15_000);
    expect(nowMs - seenAtMs).toBeLessThan(20_000);
    expect(api.lease?.spec).toMatchObject({ holderIdentity: "a", leaseTransitions: 1 });
  });

  test("a sign of life starts the wait anew", async () => {
    api.write({ holderIdentity: "b", leaseDurationSeconds: 15, renewTime: "1" });
    const a = candidate("a");
    await a.run(5);
    api.write({ holderIdentity: "b", leaseDurationSeconds: 15, renewTime: "2" });
    await a.run(5);
    expect(a.election.isLeader).toBe(false);
  });

  test("a leader that cannot renew steps back before its Lease runs out", async () => {
    const a = candidate("a");
    await a.run(1);
    api.isAway = true;
    const lastRenewalMs = nowMs - ELECTION_TIMING.retryMs;
    while (a.election.isLeader) await a.run(1);
    expect(nowMs - lastRenewalMs).toBeLessThan(ELECTION_TIMING.leaseMs);
    expect(changes).toEqual(["a leads", "a follows"]);
  });

  test("a clock of the day that jumps changes nothing", async () => {
    let wallMs = 0;
    const a = candidate("a", () => (wallMs += 86_400_000));
    const b = candidate("b", () => -wallMs);
    await a.run(1);
    await b.run(1);
    await a.run(1);
    expect([a.election.isLeader, b.election.isLeader]).toEqual([true, false]);
  });

  test("who releases it lets the next one in at once", async () => {
    const [a, b] = [candidate("a"), candidate("b")];
    await a.run(1);
    await b.run(1);
    await a.election.release(new AbortController().signal);
    expect(a.election.isLeader).toBe(false);
    await b.run(1);
    expect(changes).toEqual(["a leads", "a follows", "b leads"]);
  });
});

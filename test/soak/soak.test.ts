import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Mesh } from "../support/mesh.ts";
import { hold } from "../support/traffic.ts";
import type { HeldConversation, HoldSummary } from "../support/traffic.ts";
import { churn } from "./churn.ts";
import type { ChurnResult } from "./churn.ts";
import { LOADS, run } from "./load.ts";
import type { LoadResult } from "./load.ts";
import { measure, median, watchMemory } from "./memory.ts";
import type { Memory } from "./memory.ts";
import { addressOf, createWorld, LEFT, NODE, RIGHT, SERVERS, writeBackends, writeRoute } from "./world.ts";
import type { Family } from "./world.ts";

/** Over both topologies together; `make soak` sets it. */
const SECONDS = Number(process.env["SOAK_SECONDS"] ?? 60);
const TOPOLOGIES = ["routed", "bridged"] as const;
const SOAK_MS = (SECONDS * 1_000) / TOPOLOGIES.length;
const HELD = 6;
const HELD_INTERVAL_MS = 50;
const SAMPLE_MS = 2_000;
/**
 * How much more resident memory the last third of the time may show than the first. V8's young generation alone grows
 * to two halves of 16 MiB in that time (bin/weft). A leak shows in more.
 */
const MEMORY_GROWTH = { ratio: 1.25, bytes: 32 * 2 ** 20 } as const;
/** Maps that hold what objects say, and nothing of what packets did. */
const TABLES = ["names", "frontends", "splits", "backend_sets", "endpoints", "members", "workloads"] as const;

describe.each(TOPOLOGIES)(`soaked for ${String(SECONDS)} seconds, half of them with %s pods`, (topology) => {
  let mesh: Mesh;
  let before: Memory;
  let samples: readonly number[] = [];
  let loads: readonly LoadResult[] = [];
  let tcp: readonly HoldSummary[] = [];
  let udp: readonly HoldSummary[] = [];
  let changes: ChurnResult = { changes: 0, checked: 0, restarts: 0 };

  beforeAll(async () => {
    mesh = await createWorld(`soak${topology}`, topology);
    await mesh.settle();
    before = await measure(mesh);
    const deadline = performance.now() + SOAK_MS;
    const isOver = () => performance.now() > deadline;
    const held = await begin(false);
    const conversations = await begin(true);
    [samples, changes, loads] = await Promise.all([
      watchMemory(mesh, SAMPLE_MS, isOver),
      churn(mesh, isOver),
      Promise.all(LOADS.map((load) => run(mesh, load, isOver))),
    ]);
    tcp = await finish(held);
    udp = await finish(conversations);
  }, SOAK_MS + 240_000);
  afterAll(async () => {
    await mesh.close();
  });

  async function begin(isUdp: boolean): Promise<HeldConversation[]> {
    const families = Array.from({ length: HELD }, (_, i): Family => (i % 2 === 0 ? "IPv4" : "IPv6"));
    return Promise.all(
      families.map((family) =>
        hold(mesh.pod("web/holder"), addressOf("parent", family), 80, {
          ...{ udp: isUdp, intervalMs: HELD_INTERVAL_MS, timeoutMs: isUdp ? 2_000 : 30_000 },
        }),
      ),
    );
  }

  async function finish(conversations: readonly HeldConversation[]): Promise<HoldSummary[]> {
    return Promise.all(conversations.map((conversation) => conversation.finish()));
  }

  test("no answer is a wrong one, and no connection fails without a reason", () => {
    for (const { load, attempts, answers, errors } of loads) {
      expect(attempts, load.name).toBeGreaterThan(0);
      for (const name of Object.keys(answers)) expect(load.answers, load.name).toContain(name);
      for (const name of Object.keys(errors)) expect(load.errors, load.name).toContain(name);
    }
    expect(changes.checked).toBeGreaterThan(0);
  });

  test("no established connection is lost", () => {
    expect(tcp.map(({ error }) => error)).toEqual(tcp.map(() => null));
    for (const { exchanges, servers } of tcp) {
      expect(exchanges).toBeGreaterThan(SOAK_MS / HELD_INTERVAL_MS / 10);
      expect(Object.keys(servers)).toHaveLength(1);
    }
  });

  test("UDP conversations go on, and lose no more than the datagram under way when they move", () => {
    for (const { error, exchanges, lost, refused, servers } of udp) {
      expect({ error, refused }).toEqual({ error: null, refused: 0 });
      expect(exchanges).toBeGreaterThan(0);
      expect(lost).toBeLessThanOrEqual(changes.changes);
      for (const name of Object.keys(servers)) expect(SERVERS).toContain(name);
    }
  });

  test("the kernel holds what the agent wants, and no more than at the start", async () => {
    await writeRoute(mesh, 1, 1);
    await writeBackends(mesh, "parent", SERVERS);
    await writeBackends(mesh, "left", LEFT);
    await writeBackends(mesh, "right", RIGHT);
    await writeBackends(mesh, "flip", ["s0"]);
    await mesh.settle();
    const agent = mesh.agent(NODE);
    expect(await agent.weftJson("map", "check")).toMatchObject({ differences: [] });
    const after = await measure(mesh);
    for (const map of TABLES) expect({ map, rows: after.rows[map] }).toEqual({ map, rows: before.rows[map] });
  });

  test("the agent's memory does not grow", () => {
    const third = Math.floor(samples.length / 3);
    expect(third).toBeGreaterThan(0);
    const [start, end] = [median(samples.slice(0, third)), median(samples.slice(-third))];
    expect(end).toBeLessThanOrEqual(Math.max(start * MEMORY_GROWTH.ratio, start + MEMORY_GROWTH.bytes));
    const attempts = loads.reduce((sum, one) => sum + one.attempts, 0);
    const refused = loads.reduce((sum, { errors }) => sum + (errors["ECONNREFUSED"] ?? 0), 0);
    const exchanges = [...tcp, ...udp].reduce((sum, one) => sum + one.exchanges, 0);
    const lost = udp.reduce((sum, one) => sum + one.lost, 0);
    console.log(
      `${topology}: ${String(attempts)} connections and ${String(exchanges)} exchanges on held ones, ` +
        `${String(refused)} refused for want of an endpoint, ${String(lost)} datagrams lost, ` +
        `${String(changes.changes)} changes, ${String(changes.restarts)} restarts, ` +
        `memory ${megabytes(start)} at first, ${megabytes(end)} at last`,
    );
  });
});

function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MB`;
}

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BenchCluster } from "../support/bench-cluster.ts";
import { BenchRun } from "../support/bench-run.ts";
import { connect, hold, serve } from "../support/traffic.ts";

describe("traffic", () => {
  let run: BenchRun;
  let cluster: BenchCluster;

  beforeAll(async () => {
    run = await BenchRun.start("bench");
    cluster = await BenchCluster.create(run, {
      topology: "routed",
      nodes: [{ name: "node-a", pods: [{ name: "client" }, { name: "server" }] }],
    });
    await serve(cluster.pod("server"), { name: "v1", tcp: [80, 81], udp: [53] });
  });

  afterAll(async () => {
    await run.close();
  });

  test("counts every attempt once, whatever the concurrency", async () => {
    for (const concurrency of [1, 7]) {
      const report = await connect(cluster.pod("client"), cluster.pod("server").addresses.v4, 81, {
        count: 500,
        concurrency,
      });
      expect(report).toMatchObject({
        attempts: 500,
        answers: { v1: 500 },
        errors: {},
        refusedLatencyUs: null,
      });
      expect(report.latencyUs?.p50).toBeGreaterThan(0);
      expect(report.latencyUs?.max).toBeGreaterThanOrEqual(report.latencyUs?.p99 ?? Infinity);
    }
  });

  test("opens more connections than there are ephemeral ports", async () => {
    const report = await connect(cluster.pod("client"), cluster.pod("server").addresses.v4, 80, {
      count: 40_000,
      concurrency: 4,
      reset: true,
      cyclePorts: true,
    });
    expect(report).toMatchObject({ attempts: 40_000, answers: { v1: 40_000 }, errors: {} });
  });

  test.each([{ udp: false }, { udp: true }, { udp: true, connected: true }])(
    "tells refused from unanswered: %j",
    async (how) => {
      const [client, server] = [cluster.pod("client"), cluster.pod("server")];
      for (const address of server.ips) {
        const refused = await connect(client, address, 82, { count: 4, ...how });
        expect(refused).toMatchObject({ attempts: 4, answers: {}, errors: { ECONNREFUSED: 4 } });
        expect(refused.refusedLatencyUs).not.toBeNull();
      }
      // Routed to the node, which drops it: nothing comes back.
      const blackhole = "192.0.2.1";
      await client.node.exec("ip", ["route", "add", "blackhole", blackhole]);
      const silent = await connect(client, blackhole, 80, { count: 2, timeoutMs: 100, ...how });
      expect(silent).toMatchObject({
        attempts: 2,
        answers: {},
        errors: { ETIMEDOUT: 2 },
        refusedLatencyUs: null,
      });
      await client.node.exec("ip", ["route", "del", "blackhole", blackhole]);
    },
  );

  test("stops after its duration, at its rate", async () => {
    const report = await connect(cluster.pod("client"), cluster.pod("server").addresses.v4, 80, {
      durationMs: 500,
      ratePerS: 100,
    });
    expect(report.attempts).toBe(50);
  });

  test("holds a connection, and tells its end from a break", async () => {
    const [client, server] = [cluster.pod("client"), cluster.pod("server")];
    for (const address of server.ips) {
      const extra = await serve(server, { name: "v2", tcp: [90] });
      const [kept, broken] = [
        await hold(client, address, 80, { intervalMs: 5 }),
        await hold(client, address, 90, { intervalMs: 5 }),
      ];
      await extra.stop();
      await broken.waitForState(({ state }) => state === "broken");
      const [keptSummary, brokenSummary] = [await kept.finish(), await broken.finish()];
      expect(keptSummary).toMatchObject({ server: "v1", lost: 0, error: null });
      expect(keptSummary.exchanges).toBeGreaterThan(0);
      expect(keptSummary.servers).toEqual({ v1: keptSummary.exchanges });
      expect(brokenSummary.error).toMatch(/^(CLOSED|ECONNRESET|EPIPE)$/);
      expect(brokenSummary.servers).toEqual({ v2: brokenSummary.exchanges });
    }
  });

  test.each([{ connected: false }, { connected: true }])(
    "a UDP conversation outlives a refusal: %j",
    async ({ connected }) => {
      const [client, server] = [cluster.pod("client"), cluster.pod("server")];
      const first = await serve(server, { name: "first", udp: [54] });
      const held = await hold(client, server.addresses.v4, 54, { udp: true, connected, intervalMs: 5 });
      await first.stop();
      await held.waitForState(({ error }) => error === "ECONNREFUSED");
      const second = await serve(server, { name: "second", udp: [54] });
      await held.waitForState(({ state, server: name }) => state === "answered" && name === "second");
      const summary = await held.finish();
      await second.stop();
      expect(summary).toMatchObject({ server: "second", error: null });
      // What lay in the first server's socket when it ended was answered by nobody.
      expect(summary.lost).toBeLessThanOrEqual(1);
      expect(summary.refused).toBeGreaterThan(0);
      expect(Object.keys(summary.servers)).toEqual(["first", "second"]);
    },
  );

  test("serves thousands of connections at the same time", async () => {
    const script = `
      const net = require("node:net");
      const [address, port, count] = process.argv.slice(1);
      const sockets = Array.from({ length: Number(count) }, () => net.connect(Number(port), address));
      const answered = sockets.map((socket) => new Promise((resolve, reject) => {
        socket.on("error", reject);
        socket.on("data", (bytes) => { if (bytes.includes("last")) resolve(); });
      }));
      // Each asks only once all of them are open.
      Promise.all(sockets.map((socket) => new Promise((resolve) => socket.on("connect", resolve))))
        .then(() => sockets.forEach((socket) => socket.write("last")))
        .then(() => Promise.all(answered))
        .then(() => { console.log(answered.length); process.exit(); });`;
    const { v4 } = cluster.pod("server").addresses;
    const stdout = await cluster
      .pod("client")
      .exec(process.execPath, ["-e", script, v4, "80", "3000"], { timeoutMs: 60_000 });
    expect(stdout.trim()).toBe("3000");
  });
});

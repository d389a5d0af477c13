import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LinkSearch } from "../../agent/host/links.ts";
import { exec } from "../../agent/host/exec.ts";
import type { IpAddress } from "../../agent/lib/ip.ts";
import { BenchCluster, type BenchNode } from "../support/bench-cluster.ts";
import { BenchRun } from "../support/bench-run.ts";
import { chiSquareByName } from "../support/chi-square.ts";
import type { Topology } from "../support/cluster-plan.ts";
import { KubeProxy } from "../support/kube-proxy.ts";
import { createNamespaces } from "../support/netns.ts";
import { BPFFS_DIRECTORY, NETNS_DIRECTORY, REPOSITORY } from "../support/places.ts";
import { RunningProgram } from "../support/running-program.ts";
import { sweep } from "../support/sweep.ts";
import { connect, hold, serve } from "../support/traffic.ts";

/** The bench itself: if it lies, every other test of the datapath does. */

const PODS = { client: "node-a", near: "node-a", far: "node-b" } as const;

async function findLinksOn(node: BenchNode, pods: readonly (readonly string[])[]): Promise<LinkSearch[]> {
  const script = join(REPOSITORY, "test", "support", "find-links.ts");
  const stdout = await node.exec(process.execPath, ["--import", "tsx", script, JSON.stringify(pods)]);
  return JSON.parse(stdout) as LinkSearch[];
}

describe.each<Topology>(["routed", "bridged"])("a %s cluster", (topology) => {
  let run: BenchRun;
  let cluster: BenchCluster;

  beforeAll(async () => {
    run = await BenchRun.start("bench");
    cluster = await BenchCluster.create(run, {
      topology,
      nodes: ["node-a", "node-b"].map((node) => ({
        name: node,
        pods: Object.entries(PODS).flatMap(([name, on]) => (on === node ? [{ name }] : [])),
      })),
    });
    for (const pod of cluster.pods) await serve(pod, { name: pod.name, tcp: [80], udp: [53] });
  });

  afterAll(async () => {
    await run.close();
    expect(await namespacesOf(run.prefix)).toEqual([]);
  });

  test("every pod reaches every pod and itself, by TCP and UDP, over IPv4 and IPv6", async () => {
    for (const client of cluster.pods) {
      for (const server of cluster.pods) {
        for (const address of server.ips) {
          const expected = { answers: { [server.name]: 5 }, errors: {} };
          expect(await connect(client, address, 80, { count: 5 })).toMatchObject(expected);
          expect(await connect(client, address, 53, { count: 5, udp: true })).toMatchObject(expected);
        }
      }
    }
  });

  test("pods reach the nodes, and nodes reach the pods", async () => {
    const [a, b] = [cluster.node("node-a"), cluster.node("node-b")];
    await serve(b, { name: "node", tcp: [8080] });
    for (const address of b.ips) {
      expect(await connect(cluster.pod("client"), address, 8080, { count: 2 })).toMatchObject({
        answers: { node: 2 },
      });
    }
    for (const address of cluster.pod("far").ips) {
      expect(await connect(a, address, 80, { count: 2 })).toMatchObject({ answers: { far: 2 } });
    }
  });

  test("carries datagrams and streams of any size unharmed", async () => {
    for (const address of cluster.pod("far").ips) {
      const datagrams = await connect(cluster.pod("client"), address, 53, {
        count: 20,
        udp: true,
        payloadBytes: 20_000,
      });
      expect(datagrams).toMatchObject({ answers: { far: 20 }, errors: {} });
      const stream = await connect(cluster.pod("client"), address, 80, { count: 1, payloadBytes: 5_000_000 });
      expect(stream).toMatchObject({ answers: { far: 1 }, errors: {} });
    }
  });

  test("findLinks finds the link of every pod, by either family and by both", async () => {
    for (const node of cluster.nodes) {
      const pods = cluster.pods.filter((pod) => pod.node === node);
      const asked = pods.flatMap(({ ips }) => [ips, ...ips.map((ip) => [ip])]);
      const expected = pods.flatMap(({ hostInterface }) => [hostInterface, hostInterface, hostInterface]);
      const found = await findLinksOn(node, asked);
      expect(found.map((result) => (result.kind === "found" ? result.link.name : result.reason))).toEqual(
        expected,
      );
    }
  });

  test("findLinks gives the interface index of the node's namespace", async () => {
    const pod = cluster.pod("near");
    const [result] = await findLinksOn(pod.node, [pod.ips]);
    const index = await pod.node.exec("cat", [`/sys/class/net/${pod.hostInterface}/ifindex`]).catch(() => "");
    const [link] = JSON.parse(await pod.node.exec("ip", ["-j", "link", "show", pod.hostInterface])) as [
      { ifindex: number },
    ];
    expect(index).toBe("");
    expect(result).toMatchObject({ kind: "found", link: { ifindex: link.ifindex } });
  });

  test("findLinks says why it finds nothing", async () => {
    const node = cluster.node("node-a");
    const [elsewhere, unknown, nobody] = await findLinksOn(node, [
      cluster.pod("far").ips,
      ["203.0.113.7"],
      [`198.18.${node.plan.index}.250`],
    ]);
    expect(elsewhere).toMatchObject({
      kind: "missing",
      reason: expect.stringContaining("no route on this node leads directly to") as string,
    });
    expect(unknown).toEqual({
      kind: "missing",
      reason: "no route on this node leads directly to 203.0.113.7",
    });
    expect(nobody).toEqual({
      kind: "missing",
      reason:
        topology === "routed"
          ? `no route on this node leads directly to 198.18.${node.plan.index}.250`
          : `198.18.${node.plan.index}.250 does not answer on the bridge cni0`,
    });
  });

  test("findLinks follows an address that moves to another pod", async () => {
    const [first] = await cluster.addPods([{ name: "first", node: "node-b", serial: 100 }]);
    expect(await findLinksOn(cluster.node("node-b"), [first?.ips ?? []])).toMatchObject([
      { kind: "found", link: { name: first?.hostInterface } },
    ]);
    await cluster.removePod("first");
    const [second] = await cluster.addPods([{ name: "second", node: "node-b", serial: 100 }]);
    expect(second?.ips).toEqual(first?.ips);
    // The new pod speaks first, as pods do; the node's neighbour entry is of the old one until then.
    await second?.exec("ping", ["-c", "1", "-W", "10", String(cluster.node("node-b").addresses.v4)]);
    expect(await findLinksOn(cluster.node("node-b"), [second?.ips ?? []])).toMatchObject([
      { kind: "found", link: { name: second?.hostInterface } },
    ]);
    await cluster.removePod("second");
  });

  test("the stand-in for kube-proxy spreads connections evenly, and follows changes", async () => {
    const proxy = new KubeProxy(cluster.node("node-a").netns);
    const clusterIPs = ["198.19.128.1", "fd00:20::1"] as IpAddress[];
    const service = { key: "default/web:80", clusterIPs, port: 8000, protocol: "TCP" } as const;
    const endpointsOf = (...names: string[]): { address: IpAddress; port: number }[] =>
      names.flatMap((name) => cluster.pod(name).ips.map((address) => ({ address, port: 80 })));

    await proxy.set({ ...service, endpoints: endpointsOf("near", "far", "client") });
    for (const address of clusterIPs) {
      const { answers, errors } = await connect(cluster.pod("client"), address, 8000, {
        count: 900,
        reset: true,
      });
      expect(errors).toEqual({});
      expect(chiSquareByName(answers, { near: 1, far: 1, client: 1 }).pValue).toBeGreaterThan(1e-6);
    }
    await proxy.set({ ...service, endpoints: endpointsOf("far") });
    for (const address of clusterIPs) {
      const report = await connect(cluster.pod("client"), address, 8000, { count: 50 });
      expect(report).toMatchObject({ answers: { far: 50 }, errors: {} });
    }
    await proxy.set({ ...service, endpoints: [] });
    for (const address of clusterIPs) {
      const report = await connect(cluster.pod("client"), address, 8000, { count: 3, timeoutMs: 5000 });
      expect(report).toMatchObject({ answers: {}, errors: { ECONNREFUSED: 3 } });
    }
    await proxy.remove("default/web:80");
    expect(
      await connect(cluster.pod("client"), "198.19.128.1", 8000, { count: 1, timeoutMs: 200 }),
    ).toMatchObject({
      answers: {},
      attempts: 1,
    });
  });

  test("the stand-in for kube-proxy serves UDP, from the address that was called", async () => {
    const proxy = new KubeProxy(cluster.node("node-a").netns);
    const clusterIPs = ["198.19.128.2", "fd00:20::2"] as IpAddress[];
    const endpoints = cluster.pod("far").ips.map((address) => ({ address, port: 53 }));
    await proxy.set({ key: "default/dns:53", clusterIPs, port: 5353, protocol: "UDP", endpoints });
    for (const address of clusterIPs) {
      const report = await connect(cluster.pod("client"), address, 5353, { count: 20, udp: true });
      expect(report).toMatchObject({ answers: { far: 20 }, errors: {} });
    }
    await proxy.remove("default/dns:53");
  });
});

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
      expect(summary).toMatchObject({ server: "second", lost: 0, error: null });
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

describe("a run leaves nothing behind", () => {
  test("close() ends programs and removes namespaces, also when a cleanup fails", async () => {
    const run = await BenchRun.start("bench");
    const [netns] = await createNamespaces(run, ["one", "two"]);
    const program = await netns?.spawn("sleep", ["600"]);
    const directory = await run.directory("things");
    run.defer("something that fails", () => Promise.reject(new Error("no")));
    await expect(run.close()).rejects.toThrow("the bench could not be taken down");
    expect(program?.isRunning).toBe(false);
    expect(await namespacesOf(run.prefix)).toEqual([]);
    expect(existsSync(directory)).toBe(false);
  });

  test("sweep() removes what a killed run left, and nothing of a living one", async () => {
    const living = await BenchRun.start("bench");
    const [kept] = await createNamespaces(living, ["kept"]);
    const dead = `weft-bench-${await deadPid()}-`;
    await exec("ip", ["netns", "add", `${dead}left`]);
    await mkdir(join(tmpdir(), `${dead}state`));
    await writeFile(join(tmpdir(), `${dead}state`, "key"), "");
    await mkdir(join(BPFFS_DIRECTORY, `${dead}pins`));
    const orphan = await RunningProgram.start("nsenter", [
      `--net=${join(NETNS_DIRECTORY, `${dead}left`)}`,
      "sleep",
      "600",
    ]);

    const swept = await sweep("weft-bench-");

    expect(swept).toEqual(
      expect.arrayContaining([
        `${dead}left`,
        join(BPFFS_DIRECTORY, `${dead}pins`),
        join(tmpdir(), `${dead}state`),
      ]),
    );
    expect(await orphan.ended).toEqual({ exitCode: null, signal: "SIGKILL" });
    expect(await namespacesOf(dead)).toEqual([]);
    expect(await namespacesOf(living.prefix)).toEqual([kept?.name]);
    await living.close();
  });

  test("a process that ends without close() takes its namespaces and programs with it", async () => {
    const script = `
      import { BenchRun } from "./test/support/bench-run.ts";
      import { createNamespaces } from "./test/support/netns.ts";
      const run = await BenchRun.start("bench");
      const [netns] = await createNamespaces(run, ["a"]);
      const program = await netns.spawn("sleep", ["600"]);
      console.log(run.prefix, program.pid);
      process.exit(0);`;
    const stdout = await exec(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script]);
    const [prefix = "", pid = ""] = stdout.trim().split(" ");
    expect(prefix).toMatch(/^weft-bench-\d+-$/);
    expect(await namespacesOf(prefix)).toEqual([]);
    await expect.poll(() => isRunning(Number(pid))).toBe(false);
  });
});

async function namespacesOf(prefix: string): Promise<string[]> {
  return (await readdir(NETNS_DIRECTORY)).filter((name) => name.startsWith(prefix));
}

/** A zombie, of which there are some where process 1 reaps late, does not run. */
async function isRunning(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return stat !== "" && !stat.includes(") Z ");
}

/** A process id that was in use a moment ago and is not any more. */
async function deadPid(): Promise<number> {
  const program = await RunningProgram.start("true", []);
  await program.ended;
  return program.pid;
}

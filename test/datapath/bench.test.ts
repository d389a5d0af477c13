import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { LinkSearch } from "../../agent/host/links.ts";
import { watchLinks } from "../../agent/host/watch-links.ts";
import { systemClock } from "../../agent/lib/clock.ts";
import type { IpAddress } from "../../agent/lib/ip.ts";
import { BenchCluster, type BenchNode } from "../support/bench-cluster.ts";
import { BenchRun } from "../support/bench-run.ts";
import { chiSquareByName } from "../support/chi-square.ts";
import type { Topology } from "../support/cluster-plan.ts";
import { KubeProxy } from "../support/kube-proxy.ts";
import { namespacesOf } from "../support/netns.ts";
import { REPOSITORY } from "../support/places.ts";
import { connect, serve } from "../support/traffic.ts";

/** The bench itself: if it lies, every other test of the datapath does. */

const WATCH_WAIT = { timeout: 30_000, interval: 50 };
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
      bridgeNetfilter: true,
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
      const report = await connect(cluster.pod("client"), address, 8000, { count: 1, timeoutMs: 20_000 });
      expect(report).toMatchObject({ answers: {}, errors: { ECONNREFUSED: 1 } });
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

describe("variants of a cluster", () => {
  let run: BenchRun;

  beforeEach(async () => {
    run = await BenchRun.start("bench");
  });

  afterEach(async () => {
    await run.close();
  });

  test("without IPv6, with a pod in the node's own namespace", async () => {
    const cluster = await BenchCluster.create(run, {
      topology: "bridged",
      dualStack: false,
      bridgeNetfilter: false,
      nodes: [
        { name: "only", pods: [{ name: "plain" }, { name: "host", namespace: "infra", hostNetwork: true }] },
      ],
    });
    const [plain, host, node] = [cluster.pod("plain"), cluster.pod("infra/host"), cluster.node("only")];
    expect(plain.ips).toEqual(["198.18.1.10"]);
    expect(host.ips).toEqual(node.ips);
    expect((await node.exec("sysctl", ["-n", "net.bridge.bridge-nf-call-iptables"])).trim()).toBe("0");
    await serve(host, { name: "host", tcp: [80] });
    expect(await connect(plain, node.addresses.v4, 80, { count: 3 })).toMatchObject({ answers: { host: 3 } });
    expect(await findLinksOn(node, [host.ips])).toEqual([
      { kind: "missing", reason: `${node.addresses.v4} is an address of the node itself` },
    ]);
  });

  test("watchLinks notices that a pod comes and that it goes", async () => {
    const cluster = await BenchCluster.create(run, {
      topology: "routed",
      nodes: [{ name: "watched", pods: [] }],
    });
    const netns = cluster.node("watched").netns.path;
    const [onChange, onFailure] = [vi.fn(), vi.fn()];
    const controller = new AbortController();
    const watching = watchLinks(
      {
        clock: systemClock,
        coalesceMs: 10,
        onChange,
        onFailure,
        command: [
          "setpriv",
          "--pdeathsig",
          "TERM",
          "nsenter",
          `--net=${netns}`,
          "ip",
          "monitor",
          "link",
          "route",
          "neigh",
        ],
      },
      controller.signal,
    );
    const changes = (): number => onChange.mock.calls.length;
    // The first call is of the start. From the second on, the monitor listens.
    await vi.waitFor(async () => {
      await cluster.node("watched").exec("ip", ["route", "replace", "192.0.2.1/32", "dev", "eth0"]);
      expect(changes()).toBeGreaterThan(1);
    }, WATCH_WAIT);
    const beforeItComes = changes();
    await cluster.addPods([{ name: "guest", node: "watched" }]);
    await vi.waitFor(() => {
      expect(changes()).toBeGreaterThan(beforeItComes);
    }, WATCH_WAIT);
    const beforeItGoes = changes();
    await cluster.removePod("guest");
    await vi.waitFor(() => {
      expect(changes()).toBeGreaterThan(beforeItGoes);
    }, WATCH_WAIT);
    controller.abort();
    await watching;
    expect(onFailure).not.toHaveBeenCalled();
  });
});

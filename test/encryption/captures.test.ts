import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Capture } from "../support/capture.ts";
import { Mesh } from "../support/mesh.ts";
import { connect, hold } from "../support/traffic.ts";
import type { ConnectOptions } from "../support/traffic.ts";
import { untilTunnels } from "../support/tunnel.ts";

/** What is on the wire between the nodes: each row of "What is encrypted" in docs/encryption.md. */

const NODES = ["node-a", "node-b", "node-c"] as const;
/** What every server answers with: its name. */
const SECRET = "cleartextmarker";
const PORT = 8080;
/** The tunnel's where links between nodes take 1,500 bytes; and what TCP's option for timestamps takes of each segment (RFC 7323). */
const MTU = 1_440;
const TIMESTAMPS = 12;
const VIP = { v4: "198.19.128.10", v6: "fd00:20::10" } as const;
const PROXIED = ["198.19.128.13", "fd00:20::13"] as const;
const DNS = { vip: "198.19.128.11", port: 53 } as const;
/** As the Service "kubernetes" is: its endpoints are in nodes' networks. */
const API_SERVER = { vip: "198.19.128.12", port: 443 } as const;

describe.each([
  { topology: "routed", scope: "mesh" },
  { topology: "bridged", scope: "mesh" },
  { topology: "routed", scope: "all" },
] as const)("$topology pods, scope $scope", ({ topology, scope }) => {
  let mesh: Mesh;
  let wire: Capture | undefined;

  beforeAll(async () => {
    mesh = await Mesh.create({
      tag: `enc${scope}${topology}`,
      topology,
      lb: "both",
      namespaces: { web: "l4", app: undefined },
      nodes: NODES.map((name, i) => ({
        name,
        pods: [
          { name: `client-${String(i)}`, namespace: "web" },
          { name: `server-${String(i)}`, namespace: "app" },
          { name: `host-${String(i)}`, namespace: "app", hostNetwork: true },
        ],
      })),
      agentFlags: ["--encryption", "wireguard", "--encryption-scope", scope],
    });
    for (const pod of mesh.cluster.pods)
      await mesh.serve(pod.key, `${SECRET}-${pod.name}`, pod.plan === undefined ? PORT + 1 : PORT);
    const service = { port: 80, targetPort: PORT, clusterIPs: [VIP.v4, VIP.v6] };
    await mesh.writeService({ ...service, key: "app/server", pods: ["app/server-1", "app/server-2"] });
    await mesh.writeService({
      ...{ key: "app/dns", clusterIPs: [DNS.vip], port: DNS.port, targetPort: PORT },
      pods: ["app/server-1"],
    });
    await mesh.writeService({
      ...{ key: "app/kubernetes", clusterIPs: [API_SERVER.vip], port: API_SERVER.port, targetPort: PORT + 1 },
      pods: ["app/host-1"],
    });
    await mesh.startAgents();
    await untilTunnels(mesh, NODES);
    // ARP, neighbour discovery and the tunnel's own packets say nothing of pods.
    wire = await Capture.start(mesh.cluster, "not arp and not udp port 51871");
  });

  afterAll(async () => {
    await wire?.stop();
    await mesh.close();
  });

  /** Whether anything of it was to be read on the wire. */
  async function readable(
    from: string,
    address: string,
    port = PORT,
    options: Pick<ConnectOptions, "udp" | "payloadBytes"> = {},
  ): Promise<boolean> {
    await wire?.take();
    const report = await connect(mesh.pod(from), address, port, { count: 20, timeoutMs: 3_000, ...options });
    expect(report.errors).toEqual({});
    return (await wire?.take())?.some((line) => line.includes(SECRET)) ?? false;
  }

  test.each([
    { what: "workload to workload (U-A1)", from: "web/client-0", to: "web/client-1", clear: false },
    { what: "workload to another pod", from: "web/client-0", to: "app/server-1", clear: false },
    { what: "another pod to a workload", from: "app/server-1", to: "web/client-0", clear: false },
    { what: "between other pods", from: "app/server-0", to: "app/server-1", clear: scope === "mesh" },
  ])("$what", async ({ from, to, clear }) => {
    for (const address of mesh.pod(to).ips) {
      expect(await readable(from, address)).toBe(clear);
      expect(await readable(from, address, PORT, { udp: true })).toBe(clear);
    }
  });

  test("a Service, both families, TCP and UDP", async () => {
    for (const address of [VIP.v4, VIP.v6]) {
      expect(await readable("web/client-0", address, 80)).toBe(false);
      expect(await readable("web/client-0", address, 80, { udp: true })).toBe(false);
    }
  });

  test("what is longer than the tunnel takes: fragments, and segments of TCP", async () => {
    for (const address of mesh.pod("app/server-1").ips) {
      // Over IPv6 no router fragments: the first datagram tells the pod what the tunnel takes (RFC 8201).
      const long = { udp: true, payloadBytes: 4_000 };
      await connect(mesh.pod("web/client-0"), address, PORT, { ...long, count: 2, timeoutMs: 500 });
      expect(await readable("web/client-0", address, PORT, long)).toBe(false);
      expect(await readable("web/client-0", address, PORT, { payloadBytes: 8_000 })).toBe(false);
    }
  });

  test.each([
    { from: "web/client-0", to: "web/client-1" },
    { from: "web/client-0", to: "app/server-1" },
    { from: "app/server-1", to: "web/client-0" },
    ...(scope === "all" ? [{ from: "app/server-0", to: "app/server-1" }] : []),
  ])("segments of $from and $to fit the tunnel from the start", async ({ from, to }) => {
    for (const address of mesh.pod(to).ips) {
      const held = await hold(mesh.pod(from), address, PORT, {});
      const most = MTU - (address.includes(":") ? 60 : 40);
      for (const pod of [from, to]) {
        const text = await mesh
          .pod(pod)
          .exec("ss", [
            "-Htin",
            "state",
            "established",
            `( sport = :${String(PORT)} or dport = :${String(PORT)} )`,
          ]);
        const said = [...text.matchAll(/\bmss:(\d+)/g)].map(([, bytes]) => Number(bytes));
        expect(said).toEqual([most - TIMESTAMPS]);
      }
      await held.finish();
    }
  });

  test("a Service that kube-proxy translates, and Weft knows nothing of", async () => {
    const service = { port: 80, targetPort: PORT, clusterIPs: PROXIED, pods: ["app/server-1"] };
    await mesh.proxyService({ ...service, key: "app/proxied" });
    for (const address of PROXIED)
      for (const udp of [false, true])
        expect(await readable("web/client-0", address, 80, { udp })).toBe(false);
  });

  test("DNS goes as the pods behind its Service, and to one in the node's network in the clear", async () => {
    for (const udp of [true, false]) {
      expect(await readable("web/client-0", DNS.vip, DNS.port, { udp })).toBe(false);
      expect(await readable("web/client-0", mesh.pod("app/host-1").ips[0] ?? "", PORT + 1, { udp })).toBe(
        true,
      );
    }
  });

  test("the API server, by its Service too, and what a node says to a workload, as kubelets do", async () => {
    expect(await readable("web/client-0", API_SERVER.vip, API_SERVER.port)).toBe(true);
    await wire?.take();
    const { answers } = await connect(
      mesh.cluster.node(NODES[1]),
      mesh.pod("web/client-0").ips[0] ?? "",
      PORT,
      {
        count: 5,
      },
    );
    expect(answers).toEqual({ [`${SECRET}-client-0`]: 5 });
    expect((await wire?.take())?.some((line) => line.includes(SECRET))).toBe(true);
  });

  test("a workload to a pod in the node's network, and to the node", async () => {
    expect(await readable("web/client-0", mesh.pod("app/host-1").ips[0] ?? "", PORT + 1)).toBe(true);
  });

  test("on one node nothing is on the wire", async () => {
    expect(await readable("web/client-0", mesh.pod("app/server-0").ips[0] ?? "")).toBe(false);
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { HostWitness } from "../support/host-witness.ts";
import { loseFlows, loseRows } from "../support/lose-rows.ts";
import { eventually, Mesh } from "../support/mesh.ts";
import { SocketShell } from "../support/socket-shell.ts";
import { connect, exchange, flood, hold } from "../support/traffic.ts";
import type { HeldConversation } from "../support/traffic.ts";

const NODE = "node-a";
const SHORT = ["--local-delivery", "short"];
const STACK = ["--local-delivery", "stack"];
const PORT = 8080;
const CLOSED_PORT = 9999;
const VIP = { IPv4: "10.96.0.10", IPv6: "fd00:96::10" } as const;
/** Known to kube-proxy alone. */
const FOREIGN_VIP = "10.96.0.99";
const FAMILIES = [
  ["IPv4", "v4"],
  ["IPv6", "v6"],
] as const;
const COUNT = 20;
const INTERVAL_MS = 10;
const A_WHILE_MS = 500;

interface ShortcutRow {
  readonly end: string;
  readonly otherEnd: string;
}

describe.each(["both", "packet"] as const)("the short way from workload to workload, --lb %s", (lb) => {
  let mesh: Mesh;
  let witness: HostWitness;

  beforeAll(async () => {
    mesh = await Mesh.create({
      tag: `short${lb}`,
      topology: "routed",
      namespaces: { web: "l4", data: "l4", app: undefined },
      nodes: [
        {
          name: NODE,
          pods: [
            { name: "client", namespace: "web" },
            { name: "server", namespace: "data" },
            { name: "plain", namespace: "app" },
          ],
        },
        { name: "node-b", pods: [{ name: "far", namespace: "data" }] },
      ],
      agentNodes: [NODE],
      lb,
      agentFlags: SHORT,
    });
    for (const key of ["data/server", "app/plain", "data/far"]) await mesh.serve(key, key, PORT);
    const ports = { port: 80, targetPort: PORT };
    const clusterIPs = Object.values(VIP);
    await mesh.writeService({ ...ports, key: "data/db", clusterIPs, pods: ["data/server"] });
    await mesh.proxyService({
      ...ports,
      key: "data/foreign",
      clusterIPs: [FOREIGN_VIP],
      pods: ["data/server"],
    });
    await mesh.startAgents();
    witness = await HostWitness.post(mesh.cluster.node(NODE).netns, [80, PORT, CLOSED_PORT]);
  });
  afterAll(async () => {
    await mesh.close();
  });

  async function shortcuts(): Promise<readonly ShortcutRow[]> {
    return (await mesh.agent(NODE).weftJson("map", "dump", "shortcuts")) as readonly ShortcutRow[];
  }

  async function expectAnswers(
    address: string,
    port: number,
    answers: Record<string, number>,
  ): Promise<void> {
    const report = await connect(mesh.pod("web/client"), address, port, { count: COUNT, reset: true });
    expect(report).toMatchObject({ errors: {}, answers });
  }

  test.each(FAMILIES)(
    "a Service's and a pod's own address, over %s: the host forwards nothing",
    async (family, v) => {
      await witness.count();
      await expectAnswers(VIP[family], 80, { "data/server": COUNT });
      await expectAnswers(mesh.pod("data/server").addresses[v] ?? "", PORT, { "data/server": COUNT });
      expect(await witness.count()).toBe(0);
      expect((await shortcuts()).length).toBeGreaterThanOrEqual(2 * COUNT);
    },
  );

  test.each(FAMILIES)("much data, over %s, comes whole and does not meet the host", async (family) => {
    await witness.count();
    const options = { durationMs: A_WHILE_MS, payloadBytes: 32_768 };
    const report = await exchange(mesh.pod("web/client"), VIP[family], 80, options);
    expect(report.errors).toEqual({});
    expect(report.attempts).toBeGreaterThan(COUNT);
    expect(await witness.count()).toBe(0);
  });

  test("a port that nobody listens on is refused at once", async () => {
    await witness.count();
    const { v4 } = mesh.pod("data/server").addresses;
    const report = await connect(mesh.pod("web/client"), v4, CLOSED_PORT, { count: COUNT });
    expect(report.errors).toEqual({ ECONNREFUSED: COUNT });
    expect(await witness.count()).toBe(0);
  });

  test("TCP Fast Open's answer acknowledges more than the SYN", async () => {
    for (const key of ["data/server", "web/client"])
      await mesh.pod(key).exec("sysctl", ["-qw", "net.ipv4.tcp_fastopen=0x603"]);
    const shell = await SocketShell.start(mesh.pod("web/client"));
    await witness.count();
    await shell.open("s", "tcp");
    await shell.sendFastOpen("s", "early\n", [VIP.IPv4, 80]);
    expect(await shell.receive("s")).toContain("data/server");
    await shell.end();
    expect(await witness.count()).toBe(0);
  });

  test("to a pod that is no workload, and to another node, through the host", async () => {
    await witness.count();
    await expectAnswers(mesh.pod("app/plain").addresses.v4, PORT, { "app/plain": COUNT });
    expect(await witness.count()).toBeGreaterThan(COUNT);
    await expectAnswers(mesh.pod("data/far").addresses.v4, PORT, { "data/far": COUNT });
    expect(await witness.count()).toBeGreaterThan(COUNT);
    const ends = (await shortcuts()).flatMap(({ end, otherEnd }) => [end, otherEnd]);
    expect(ends).not.toContain(`${mesh.pod("app/plain").addresses.v4}:${String(PORT)}`);
  });

  test("a source address that is not the pod's own goes through the host, which has the filter for it", async () => {
    const { v4 } = mesh.pod("data/server").addresses;
    const from = mesh.pod("app/plain").addresses.v4;
    expect(await flood(mesh.pod("web/client"), v4, PORT, { count: 1, from })).toBe(1);
    const ends = (await shortcuts()).flatMap(({ end, otherEnd }) => [end, otherEnd]);
    expect(ends.filter((end) => end.startsWith(`${from}:`))).toEqual([]);
  });

  test("kube-proxy's connection from a port that a short one had is kube-proxy's from its first answer on", async () => {
    const shell = await SocketShell.start(mesh.pod("web/client"));
    const mine = [mesh.pod("web/client").addresses.v4, 45_678] as const;
    const talk = async (address: string, port: number) => {
      await shell.open("s", "tcp");
      await shell.bind("s", mine);
      await shell.connect("s", [address, port]);
      await shell.send("s", "hello\n");
      const answer = await shell.receive("s");
      await shell.disconnect("s"); // a reset: nothing stays in TIME_WAIT
      await shell.close("s");
      return answer;
    };
    expect(await talk(mesh.pod("data/server").addresses.v4, PORT)).toContain("data/server");
    expect((await shortcuts()).flatMap(({ end, otherEnd }) => [end, otherEnd])).toContain(mine.join(":"));
    expect(await talk(FOREIGN_VIP, 80)).toContain("data/server");
    await shell.end();
  });

  test("the receiver's interface is not gone round: what limits it sees every packet", async () => {
    const dev = mesh.pod("data/server").hostInterface;
    const { netns } = mesh.cluster.node(NODE);
    await netns.exec("tc", ["qdisc", "add", "dev", dev, "root", "pfifo"]);
    try {
      await expectAnswers(VIP.IPv4, 80, { "data/server": COUNT });
      const listing = await netns.exec("tc", ["-s", "-j", "qdisc", "show", "dev", dev, "root"]);
      const [root] = z.array(z.object({ packets: z.number() })).parse(JSON.parse(listing));
      expect(root?.packets).toBeGreaterThanOrEqual(2 * COUNT);
    } finally {
      await netns.exec("tc", ["qdisc", "del", "dev", dev, "root"]);
    }
  });

  test("what is larger than the receiver's MTU goes to the host, which tells the sender", async () => {
    const server = mesh.pod("data/server");
    const setMtu = async (mtu: string) => {
      await mesh.cluster.node(NODE).netns.exec("ip", ["link", "set", server.hostInterface, "mtu", mtu]);
      await server.netns.exec("ip", ["link", "set", "eth0", "mtu", mtu]);
    };
    const shell = await SocketShell.start(mesh.pod("web/client"));
    await shell.open("s", "tcp");
    await shell.connect("s", [VIP.IPv4, 80]);
    expect(await shell.receive("s")).toContain("data/server");
    try {
      await setMtu("1300");
      // One segment of what both ends agreed to.
      await shell.send("s", "x".repeat(1_400));
      let echoed = "";
      while (echoed.length < 1_400) echoed += await shell.receive("s");
      expect(echoed).toBe("x".repeat(1_400));
    } finally {
      await setMtu("1500");
      await shell.end();
    }
  });

  test("a flow that is lost is found again, though nf_conntrack knows nothing of it", async () => {
    const shell = await SocketShell.start(mesh.pod("web/client"));
    await witness.count();
    await shell.open("s", "tcp");
    await shell.connect("s", [VIP.IPv4, 80]);
    expect(await shell.receive("s")).toContain("data/server");
    // At the socket level there is none, and nothing to lose.
    expect(loseFlows(mesh.agent(NODE).bpfRoot) > 0).toBe(lb === "packet");
    await shell.send("s", "hello\n");
    expect(await shell.receive("s")).toBe("hello\n");
    expect(await witness.count()).toBe(0);
    await shell.end();
  });

  describe("conversations go on", () => {
    const held: HeldConversation[] = [];

    async function begin(): Promise<void> {
      const server = mesh.pod("data/server").addresses;
      for (const [address, port] of [
        [VIP.IPv4, 80],
        [VIP.IPv6, 80],
        [server.v4, PORT],
      ] as const) {
        const options = { intervalMs: INTERVAL_MS, timeoutMs: 5_000 };
        held.push(await hold(mesh.pod("web/client"), address, port, options));
      }
    }

    /** All of them, and new ones. */
    async function expectUndisturbed(): Promise<void> {
      await new Promise((resolve) => setTimeout(resolve, A_WHILE_MS));
      for (const conversation of held)
        expect(conversation.states.map(({ state }) => state)).toEqual(["answered"]);
      await expectAnswers(VIP.IPv4, 80, { "data/server": COUNT });
    }

    async function statesOf(...pods: readonly string[]): Promise<readonly string[]> {
      const workloads = (await mesh.agent(NODE).weftJson("workload", "list")) as readonly {
        pod: string;
        state: string;
      }[];
      return workloads.filter(({ pod }) => pods.includes(pod)).map(({ state }) => state);
    }

    test("when their rows are lost: the host takes them up in the middle", async () => {
      await begin();
      await expectUndisturbed();
      await witness.count();
      expect(loseRows(mesh.agent(NODE).bpfRoot, "shortcuts")).toBeGreaterThan(held.length);
      await expectUndisturbed();
      expect(await witness.count()).toBeGreaterThan(0);
    });

    test("when either end opts out, and in again", async () => {
      await begin();
      for (const namespace of ["data", "web"]) {
        await mesh.writeCluster({ [namespace]: "none" });
        const pod = namespace === "web" ? "web/client" : "data/server";
        await eventually(async () => !(await statesOf(pod)).includes("active"), `${pod} to be out`);
        await witness.count();
        await expectUndisturbed();
        expect(await witness.count()).toBeGreaterThan(0);
        expect(await shortcuts()).toEqual([]);
        await mesh.writeCluster();
        await eventually(async () => (await statesOf(pod)).includes("active"), `${pod} to be in`);
        await expectUndisturbed();
      }
    });

    test("when the agent is killed: new ones are short without it", async () => {
      await mesh.agent(NODE).kill();
      const before = (await shortcuts()).length;
      await expectAnswers(VIP.IPv4, 80, { "data/server": COUNT });
      expect((await shortcuts()).length).toBeGreaterThanOrEqual(before + COUNT);
      await expectUndisturbed();
      await mesh.agent(NODE).restart();
    });

    test("when an agent comes that goes through the host, and one that does not", async () => {
      await begin();
      await mesh.agent(NODE).stop();
      await mesh.agent(NODE).restart(STACK);
      await witness.count();
      await expectUndisturbed();
      expect(await witness.count()).toBeGreaterThan(COUNT);
      await eventually(async () => (await shortcuts()).length === 0, "all rows to be gone");
      await mesh.agent(NODE).stop();
      await mesh.agent(NODE).restart(SHORT);
      expect(await shortcuts()).toEqual([]);
      await begin();
      await expectUndisturbed();
      expect((await shortcuts()).length).toBeGreaterThanOrEqual(COUNT);
    });

    test("to their end", async () => {
      for (const conversation of held)
        expect(await conversation.finish()).toMatchObject({ error: null, lost: 0, refused: 0 });
    });
  });
});

test("bridged pods have no interface that a route leads to: through the host, as ever", async () => {
  const mesh = await Mesh.create({
    tag: "shortbridged",
    topology: "bridged",
    namespaces: { web: "l4" },
    nodes: [{ name: NODE, pods: ["client", "server"].map((name) => ({ name, namespace: "web" })) }],
    lb: "both",
    agentFlags: SHORT,
  });
  try {
    await mesh.serve("web/server", "server", PORT);
    const ports = { port: 80, targetPort: PORT };
    await mesh.writeService({ ...ports, key: "web/server", clusterIPs: [VIP.IPv4], pods: ["web/server"] });
    await mesh.startAgents();
    const report = await connect(mesh.pod("web/client"), VIP.IPv4, 80, { count: COUNT });
    expect(report).toMatchObject({ errors: {}, answers: { server: COUNT } });
    expect(await mesh.agent(NODE).weftJson("map", "dump", "shortcuts")).toEqual([]);
  } finally {
    await mesh.close();
  }
});

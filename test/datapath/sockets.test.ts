import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { FlowView, WorkloadView } from "../../agent/datapath/views.ts";
import { eventually, Mesh } from "../support/mesh.ts";
import type { MeshService } from "../support/mesh.ts";
import { tcpRouteObject } from "../support/objects.ts";
import { SocketError, SocketShell } from "../support/socket-shell.ts";
import type { End } from "../support/socket-shell.ts";
import { connect, hold } from "../support/traffic.ts";

/** The socket level, by what sockets see of it. */

const NODE = "node-a";
const CLIENT = "web/client";
const HOST = "web/host";
const PORT = 80;
const APP = { v4: "10.96.0.10", v6: "fd00:96::10" } as const;
const OTHER = "10.96.0.11";
const EMPTY = "10.96.0.12";
const SPLIT = "10.96.0.13";

const app: Omit<MeshService, "pods"> = {
  key: "app/app",
  clusterIPs: [APP.v4, APP.v6],
  port: PORT,
  targetPort: 8080,
};

describe.each([
  { lb: "both", topology: "routed" },
  { lb: "socket", topology: "bridged" },
] as const)("--lb $lb, $topology pods", ({ lb, topology }) => {
  let mesh: Mesh;
  let shell: SocketShell;

  beforeAll(async () => {
    mesh = await Mesh.create({
      tag: `socket${lb}`,
      topology,
      lb,
      namespaces: { web: "l4", late: undefined, app: undefined },
      nodes: [
        {
          name: NODE,
          pods: [
            { name: "client", namespace: "web" },
            { name: "host", namespace: "web", hostNetwork: true },
            { name: "client", namespace: "late" },
            { name: "v1", namespace: "app" },
          ],
        },
        { name: "node-b", pods: [{ name: "v2", namespace: "app" }] },
      ],
      agentNodes: [NODE],
    });
    for (const name of ["v1", "v2"]) await mesh.serve(`app/${name}`, name, 8080);
    await writeApp("app/v1", "app/v2");
    await mesh.writeService({ ...app, key: "app/other", clusterIPs: [OTHER], pods: ["app/v2"] });
    await mesh.writeService({ ...app, key: "app/empty", clusterIPs: [EMPTY], pods: [] });
    await mesh.writeService({ ...app, key: "app/split", clusterIPs: [SPLIT], pods: ["app/v1"] });
    await mesh.startAgents();
    await mesh.settle();
  }, 120_000);

  afterAll(async () => {
    await mesh.close();
  });

  beforeEach(async () => {
    shell = await SocketShell.start(mesh.pod(CLIENT));
  });

  afterEach(async () => {
    await shell.end();
  });

  async function writeApp(...pods: readonly string[]): Promise<void> {
    await mesh.writeService({ ...app, pods });
  }

  async function flows(): Promise<readonly FlowView[]> {
    return (await mesh.agent(NODE).weftJson("flow", "list")) as readonly FlowView[];
  }

  async function workload(pod: string): Promise<WorkloadView | undefined> {
    const list = (await mesh.agent(NODE).weftJson("workload", "list")) as readonly WorkloadView[];
    return list.find((view) => view.pod === pod);
  }

  /** Connections and conversations that Weft led to endpoints of this port. */
  async function counted(port: string): Promise<number> {
    const rows = (await mesh.agent(NODE).weftJson("map", "dump", "traffic")) as readonly {
      readonly service: string;
      readonly connections: number;
    }[];
    return rows.reduce((sum, { service, connections }) => sum + (service === port ? connections : 0), 0);
  }

  async function refusal(doing: Promise<unknown>): Promise<string> {
    try {
      await doing;
      return "nothing";
    } catch (error) {
      if (error instanceof SocketError) return error.message;
      throw error;
    }
  }

  /** What one port may have had from an endpoint for one Service must have come before it is another's (decision 3). */
  async function aMoment(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 300));
  }

  function ip(pod: string): string {
    return mesh.pod(pod).addresses.v4;
  }

  test("the programs are on each workload's own cgroup, found by its uid (T-43, T-46)", async () => {
    const client = await workload(CLIENT);
    expect(client).toMatchObject({ state: "active", attached: lb === "both" ? "tcx" : null });
    expect(mesh.pod(CLIENT).cgroup.startsWith(`${client?.cgroup ?? "-"}/`)).toBe(true);
    expect(await workload(HOST)).toMatchObject({ state: "active", attached: null });
    expect(await workload("late/client")).toBeUndefined();
  });

  test.each([
    [4, APP.v4],
    [6, APP.v6],
    [6, `::ffff:${APP.v4}`],
  ] as const)(
    "a TCP socket of IPv%i that calls %s is led at connect(), and still says whom it called (T-41, T-42, D-4)",
    async (family, address) => {
      await shell.open("s", "tcp", family);
      await shell.connect("s", [address, PORT]);
      const server = (await shell.receive("s")).trim();
      expect(["v1", "v2"]).toContain(server);
      expect(await shell.peer("s")).toEqual([address, PORT]);
      // What really goes over the wire.
      const endpoint = mesh.pod(`app/${server}`).addresses[address === APP.v6 ? "v6" : "v4"] ?? "-";
      const local = await shell.local("s");
      expect(await mesh.pod(CLIENT).exec("ss", ["-Htn", `sport = :${String(local[1])}`])).toContain(
        family === 4 ? `${endpoint}:8080` : `${endpoint}]:8080`,
      );
      const flow = (await flows()).find(({ client }) => client?.endsWith(`:${String(local[1])}`));
      expect(flow).toMatchObject({
        level: "socket",
        protocol: "TCP",
        state: "established",
        workload: CLIENT,
      });
      expect(flow?.endpoint).toContain(endpoint);
      await shell.close("s");
      await eventually(async () => !(await flows()).includes(flow as FlowView), "the flow to end");
    },
  );

  test("a refused connect() is ECONNREFUSED, however it is called, and counted (K-31, T-44)", async () => {
    const to: End = [EMPTY, PORT];
    for (const name of ["blocking", "slow", "fast", "lazy", "ring"]) await shell.open(name, "tcp");
    expect(await refusal(shell.connect("blocking", to))).toBe("ECONNREFUSED");
    expect(await refusal(shell.connectSlowly("slow", to))).toBe("ECONNREFUSED");
    expect(await refusal(shell.sendFastOpen("fast", "x", to))).toBe("ECONNREFUSED");
    await shell.fastOpenLazily("lazy");
    expect(await refusal(shell.connect("lazy", to))).toBe("ECONNREFUSED");
    expect(await refusal(shell.connectByRing("ring", to))).toBe("ECONNREFUSED");
    const metrics = await mesh.agent(NODE).metrics();
    expect(metrics).toMatch(/^weft_service_refusals_total\{.*service="empty".*reason="no_endpoint".*\} 5$/m);
  });

  describe("a connect() that nothing was sent for leaves no row once its socket is closed:", () => {
    const rows = async () =>
      ((await mesh.agent(NODE).weftJson("map", "dump", "sockets")) as readonly { endpoint: string }[]).filter(
        ({ endpoint }) => endpoint === `${ip("app/v2")}:8080`,
      );

    test("one that failed, because there is no route", async () => {
      const route = ["unreachable", ip("app/v2")];
      await mesh.pod(CLIENT).exec("ip", ["route", "add", ...route]);
      try {
        await shell.open("t", "tcp");
        expect(await refusal(shell.connect("t", [OTHER, PORT]))).toBe("EHOSTUNREACH");
        expect(await rows()).toHaveLength(1);
        await shell.close("t");
        expect(await rows()).toEqual([]);
      } finally {
        await mesh.pod(CLIENT).exec("ip", ["route", "del", ...route]);
      }
    });

    test("one that waited for the first data (TCP_FASTOPEN_CONNECT)", async () => {
      const setFastOpen = async (bits: number) =>
        mesh.pod(CLIENT).exec("sysctl", ["-qw", `net.ipv4.tcp_fastopen=${String(bits)}`]);
      // As a client, and without a cookie (Documentation/networking/ip-sysctl.rst).
      await setFastOpen(0x1 | 0x4);
      try {
        await shell.open("t", "tcp");
        await shell.fastOpenLazily("t");
        await shell.connect("t", [OTHER, PORT]);
        expect(await rows()).toHaveLength(1);
        await shell.close("t");
        expect(await rows()).toEqual([]);
      } finally {
        await setFastOpen(0x1);
      }
    });
  });

  test("MPTCP, TCP Fast Open and io_uring are led like any other connection (T-49)", async () => {
    for (const name of ["fast", "lazy", "ring"]) await shell.open(name, "tcp");
    await shell.sendFastOpen("fast", "x", [APP.v4, PORT]);
    expect(["v1\n", "v1\nx", "v2\n", "v2\nx"]).toContain(await shell.receive("fast"));
    await shell.fastOpenLazily("lazy");
    await shell.connect("lazy", [APP.v4, PORT]);
    await shell.send("lazy", "x");
    expect(await shell.receive("lazy")).toMatch(/^v[12]\n/);
    await shell.connectByRing("ring", [APP.v4, PORT]);
    expect(await shell.receive("ring")).toMatch(/^v[12]\n/);
    await shell.open("many", "mptcp");
    await shell.connect("many", [APP.v4, PORT]);
    expect(await shell.receive("many")).toMatch(/^v[12]\n/);
    for (const name of ["fast", "lazy", "ring"]) expect(await shell.peer(name)).toEqual([APP.v4, PORT]);
    // The kernel runs the hook for the first subflow, and asks the socket above for its peer: docs/levels.md.
    expect((await shell.peer("many"))[1]).toBe(8080);
    const led = (await flows()).filter(
      (flow) => flow.level === "socket" && flow.workload === CLIENT && flow.frontend === `${APP.v4}:80`,
    );
    expect(led.length).toBeGreaterThanOrEqual(4);
  });

  test("a datagram socket keeps its endpoint, and hears it by the Service's address (T-39, T-40, D-5)", async () => {
    await shell.open("u", "udp");
    const servers = new Set<string>();
    for (let i = 0; i < 20; i++) {
      await shell.sendTo("u", "x", [APP.v4, PORT]);
      const [text, from] = await shell.receiveFrom("u");
      expect(from).toEqual([APP.v4, PORT]);
      servers.add(text.split("\n")[0] ?? "");
    }
    expect(servers.size).toBe(1);
    const [gone = ""] = servers;
    const rest = gone === "v1" ? "v2" : "v1";
    await writeApp(`app/${rest}`);
    await mesh.settle();
    await shell.sendTo("u", "x", [APP.v4, PORT]);
    expect(await shell.receiveFrom("u")).toEqual([`${rest}\nx`, [APP.v4, PORT]]);
    await writeApp("app/v1", "app/v2");
    await mesh.settle();
  });

  test("a datagram socket of IPv6 may call a mapped address, and is answered from it (T-42)", async () => {
    const before = await counted("app/app:80/UDP");
    await shell.open("u", "udp", 6);
    for (const address of [`::ffff:${APP.v4}`, APP.v6]) {
      await shell.sendTo("u", "x", [address, PORT]);
      expect((await shell.receiveFrom("u"))[1]).toEqual([address, PORT]);
    }
    expect((await counted("app/app:80/UDP")) - before).toBe(2);
  });

  test("datagrams that are refused are no end: the same socket works once there is an endpoint (T-44)", async () => {
    const to: End = [OTHER, PORT];
    await shell.open("u", "udp");
    // The packet level tells it by ICMP, which only a connected socket hears of.
    if (lb === "both") await shell.connect("u", to);
    const ask = async () => {
      if (lb === "both") await shell.send("u", "x");
      else await shell.sendTo("u", "x", to);
      return shell.receiveFrom("u");
    };
    await mesh.writeService({ ...app, key: "app/other", clusterIPs: [OTHER], pods: [] });
    await mesh.settle();
    expect(await refusal(ask())).toBe("ECONNREFUSED");
    await mesh.writeService({ ...app, key: "app/other", clusterIPs: [OTHER], pods: ["app/v2"] });
    await mesh.settle();
    expect(await ask()).toEqual(["v2\nx", to]);
  });

  test("connect() again, connect() to nobody and data beside the datagram are what they are without Weft (T-45)", async () => {
    await shell.open("u", "udp");
    await shell.connect("u", [APP.v4, PORT]);
    await shell.send("u", "x");
    expect((await shell.receiveFrom("u"))[1]).toEqual([APP.v4, PORT]);
    await shell.sendWithAncillary("u", "y");
    expect((await shell.receiveFrom("u"))[0]).toMatch(/\ny$/);
    await aMoment();
    await shell.connect("u", [OTHER, PORT]);
    expect(await shell.peer("u")).toEqual([OTHER, PORT]);
    await shell.send("u", "x");
    expect(await shell.receiveFrom("u")).toEqual(["v2\nx", [OTHER, PORT]]);
    await shell.disconnect("u");
    expect(await refusal(shell.peer("u"))).toBe("ENOTCONN");
    // A pod's own address is nobody's Service.
    await aMoment();
    await shell.connect("u", [ip("app/v1"), 8080]);
    await shell.send("u", "x");
    expect(await shell.receiveFrom("u")).toEqual(["v1\nx", [ip("app/v1"), 8080]]);
    expect(await shell.peer("u")).toEqual([ip("app/v1"), 8080]);
  });

  test("a socket is of the cgroup that it was made in: before the opt-in kube-proxy's, after it Weft's (T-47)", async () => {
    const late = await SocketShell.start(mesh.pod("late/client"));
    await late.open("before", "tcp");
    await late.connect("before", [APP.v4, PORT]);
    await late.open("made", "tcp");
    await mesh.writeCluster({ late: "l4" });
    await eventually(async () => (await workload("late/client"))?.state === "active", "late/client");
    await late.connect("made", [APP.v4, PORT]);
    for (const name of ["before", "made"]) expect(await late.receive(name)).toMatch(/^v[12]\n$/);
    const led = async () =>
      (await flows()).filter(
        (flow) => flow.level === "socket" && flow.workload !== CLIENT && flow.frontend === `${APP.v4}:80`,
      );
    expect((await led()).map(({ workload: of }) => of)).toEqual(["late/client"]);
    // Opted out, it is drained: the socket goes on saying whom it called.
    await mesh.writeCluster({ late: undefined });
    await eventually(async () => (await workload("late/client"))?.state === "draining", "draining");
    expect(await late.peer("made")).toEqual([APP.v4, PORT]);
    await late.open("after", "tcp");
    await late.connect("after", [APP.v4, PORT]);
    expect(await late.receive("after")).toMatch(/^v[12]\n$/);
    expect(await led()).toHaveLength(1);
    await late.end();
    await eventually(async () => (await workload("late/client")) === undefined, "late/client to be off");
  });

  test("connected UDP whose endpoint has gone is ended; other sockets are left alone (T-37, T-38)", async () => {
    const pods = lb === "socket" ? [CLIENT, HOST] : [HOST];
    for (const pod of pods) {
      const own = await SocketShell.start(mesh.pod(pod));
      await mesh.writeService({ ...app, key: "app/other", clusterIPs: [OTHER], pods: ["app/v2"] });
      await mesh.settle();
      for (const [name, to] of [
        ["gone", [OTHER, PORT]],
        ["mapped", [`::ffff:${OTHER}`, PORT]],
        ["direct", [ip("app/v2"), 8080]],
      ] as const) {
        await own.open(name, "udp", name === "mapped" ? 6 : 4);
        await own.connect(name, to);
        await own.send(name, "x");
        expect((await own.receiveFrom(name))[1], `${pod} ${name}`).toEqual(to);
      }
      await own.open("free", "udp");
      await own.sendTo("free", "x", [OTHER, PORT]);
      await own.receiveFrom("free");
      await mesh.writeService({ ...app, key: "app/other", clusterIPs: [OTHER], pods: ["app/v1"] });
      await mesh.settle();
      for (const name of ["gone", "mapped"])
        await eventually(async () => (await refusal(own.receive(name))) === "ECONNABORTED", `${name} to end`);
      await own.send("direct", "x");
      expect(await own.receiveFrom("direct")).toEqual(["v2\nx", [ip("app/v2"), 8080]]);
      await own.sendTo("free", "x", [OTHER, PORT]);
      expect(await own.receiveFrom("free")).toEqual(["v1\nx", [OTHER, PORT]]);
      await own.end();
    }
    expect(await mesh.agent(NODE).metrics()).toMatch(/reason="socket_ended".*\} [1-9]/);
  });

  test("a hostNetwork workload is led too, and the node's own processes are not (K-43)", async () => {
    const before = await counted("app/app:80/TCP");
    const report = await connect(mesh.pod(HOST), APP.v4, PORT, { count: 20 });
    expect(report.errors).toEqual({});
    expect((await counted("app/app:80/TCP")) - before).toBe(20);
    const node = await connect(mesh.cluster.node(NODE), APP.v4, PORT, { count: 20 });
    expect(node.errors).toEqual({});
    expect((await counted("app/app:80/TCP")) - before).toBe(20);
  });

  test("a connection is picked once and counted once, with what it carried", async () => {
    const held = { parent: "split", backends: [{ service: "app/other", port: PORT, weight: 1 }] };
    await mesh.writeService({ ...app, key: "app/other", clusterIPs: [OTHER], pods: ["app/v2"] });
    await mesh.manifests.write("route", [tcpRouteObject("app/split", held)]);
    await mesh.settle();
    const report = await connect(mesh.pod(CLIENT), SPLIT, PORT, { count: 50, payloadBytes: 1000 });
    expect(report).toMatchObject({ answers: { v2: 50 }, errors: {} });
    const row = async () =>
      (
        (await mesh.agent(NODE).weftJson("map", "dump", "traffic")) as readonly {
          readonly service: string;
          readonly connections: number;
          readonly bytesSent: number;
        }[]
      ).filter(({ service }) => service.startsWith("app/split"));
    await eventually(
      async () => ((await row())[0]?.bytesSent ?? 0) >= 50_000,
      "the bytes of all connections",
    );
    expect(await row()).toMatchObject([{ connections: 50 }]);
  });

  test("connections outlive the agent, and new ones are led without it; cleanup takes everything off (K-62)", async () => {
    const agent = mesh.agent(NODE);
    const kept = await hold(mesh.pod(CLIENT), APP.v4, PORT, { intervalMs: 20 });
    await agent.kill();
    const without = await connect(mesh.pod(CLIENT), SPLIT, PORT, { count: 20 });
    expect(without).toMatchObject({ answers: { v2: 20 }, errors: {} });
    await agent.restart();
    expect(await workload(CLIENT)).toMatchObject({ state: "active" });
    expect(await connect(mesh.pod(CLIENT), SPLIT, PORT, { count: 20 })).toMatchObject({
      answers: { v2: 20 },
    });
    await agent.stop();
    expect(await agent.weft("cleanup")).toMatch(/^removed link cgroup \d+ connect4$/m);
    expect((await kept.finish()).error).toBeNull();
    const after = await connect(mesh.pod(CLIENT), SPLIT, PORT, { count: 5 });
    expect(after).toMatchObject({ answers: { v1: 5 }, errors: {} });
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LEVEL } from "../support/level.ts";
import { eventually, Mesh } from "../support/mesh.ts";
import { namespaceObject, tcpRouteObject, udpRouteObject } from "../support/objects.ts";
import { connect, hold } from "../support/traffic.ts";
import type { HeldConversation } from "../support/traffic.ts";

const VIP = { IPv4: "10.96.0.10", IPv6: "fd00:96::10" } as const;
const INTERVAL_MS = 20;
/** Long enough for some tens of exchanges of every conversation. */
const A_WHILE_MS = 500;

describe.each(["routed", "bridged"] as const)(
  "conversations outlive what happens around them, %s pods (T-53, U-P6)",
  (topology) => {
    let mesh: Mesh;
    /** Begun through kube-proxy, before the namespace opted in. */
    const before = new Map<string, HeldConversation>();
    /** Begun through Weft. */
    const since = new Map<string, HeldConversation>();

    beforeAll(async () => {
      mesh = await Mesh.create({
        tag: `survive${topology}`,
        topology,
        namespaces: { app: undefined, web: undefined },
        nodes: [
          {
            name: "node-a",
            pods: [
              { name: "client", namespace: "web" },
              { name: "v1", namespace: "app" },
            ],
          },
          { name: "node-b", pods: [{ name: "v2", namespace: "app" }] },
        ],
        agentNodes: ["node-a"],
      });
      for (const name of ["v1", "v2"]) await mesh.serve(`app/${name}`, name, 8080);
      const service = { port: 80, targetPort: 8080 };
      await mesh.writeService({
        ...service,
        key: "app/parent",
        clusterIPs: Object.values(VIP),
        pods: ["app/v1", "app/v2"],
      });
      await mesh.writeService({ ...service, key: "app/v1", clusterIPs: ["10.96.0.11"], pods: ["app/v1"] });
      await mesh.writeService({ ...service, key: "app/v2", clusterIPs: ["10.96.0.12"], pods: ["app/v2"] });
      await mesh.startAgents();
    });
    afterAll(async () => {
      await mesh.close();
    });

    /** At the socket level a UDP socket has nothing that tells of kube-proxy's conversation: its next datagram is a new one. */
    function protocols(conversations: Map<string, HeldConversation>): readonly boolean[] {
      return LEVEL === "socket" && conversations === before ? [false] : [false, true];
    }

    async function begin(conversations: Map<string, HeldConversation>): Promise<void> {
      for (const family of ["IPv4", "IPv6"] as const) {
        for (const udp of protocols(conversations)) {
          const conversation = await hold(mesh.pod("web/client"), VIP[family], 80, {
            udp,
            intervalMs: INTERVAL_MS,
            timeoutMs: 5_000,
          });
          conversations.set(`${family} ${udp ? "UDP" : "TCP"}`, conversation);
        }
      }
    }

    async function route(v1: number, v2: number): Promise<void> {
      const backends = [
        { service: "app/v1", port: 80, weight: v1 },
        { service: "app/v2", port: 80, weight: v2 },
      ];
      await mesh.manifests.write("route", [
        tcpRouteObject("app/split", { parent: "parent", backends }),
        udpRouteObject("app/split", { parent: "parent", backends }),
      ]);
      await mesh.settle();
    }

    /** All go on, and new connections work as they should. */
    async function expectUndisturbed(answers: readonly string[]): Promise<void> {
      await new Promise((resolve) => setTimeout(resolve, A_WHILE_MS));
      for (const conversations of [before, since]) {
        for (const [name, conversation] of conversations) {
          expect(
            conversation.states.map(({ state }) => state),
            name,
          ).toEqual(["answered"]);
        }
      }
      const report = await connect(mesh.pod("web/client"), VIP.IPv4, 80, { count: 50, reset: true });
      expect(report.errors).toEqual({});
      expect(Object.keys(report.answers).sort()).toEqual(answers);
    }

    async function workloadState(): Promise<string | undefined> {
      const workloads = (await mesh.agent("node-a").weftJson("workload", "list")) as readonly {
        pod: string;
        state: string;
      }[];
      return workloads.find(({ pod }) => pod === "web/client")?.state;
    }

    test("the namespace opts in (K-61, T-24, T-58)", async () => {
      await begin(before);
      await mesh.writeCluster({ web: "l4" });
      await eventually(async () => (await workloadState()) === "active", "web/client to be active");
      await expectUndisturbed(["v1", "v2"]);
      await begin(since);
      const flows = (await mesh.agent("node-a").weftJson("flow", "list")) as readonly {
        protocol: string;
        state: string;
      }[];
      expect(flows.filter(({ state }) => state === "established")).toHaveLength(2);
      expect(flows.filter(({ state }) => state === "replied")).toHaveLength(2);
    });

    test("a route is made and edited", async () => {
      await route(1, 0);
      await expectUndisturbed(["v1"]);
      await route(0, 1);
      await expectUndisturbed(["v2"]);
    });

    test("unrelated objects change", async () => {
      await mesh.manifests.write("unrelated", [namespaceObject("elsewhere", "l4")]);
      await mesh.settle();
      await mesh.manifests.remove("unrelated");
      await expectUndisturbed(["v2"]);
    });

    test("the agent is killed, and the kernel goes on without it", async () => {
      await mesh.agent("node-a").kill();
      await expectUndisturbed(["v2"]);
    });

    test("the agent comes back, adopts what it finds, and the kernel holds what it wants (T-35)", async () => {
      await mesh.agent("node-a").restart();
      await expectUndisturbed(["v2"]);
      expect(await mesh.agent("node-a").weftJson("map", "check")).toMatchObject({
        against: "desired",
        differences: [],
      });
      await mesh.agent("node-a").stop();
      await route0(1, 0);
      await mesh.agent("node-a").restart();
      await expectUndisturbed(["v1"]);
    });

    /** Nobody is there to settle. */
    async function route0(v1: number, v2: number): Promise<void> {
      const backends = [
        { service: "app/v1", port: 80, weight: v1 },
        { service: "app/v2", port: 80, weight: v2 },
      ];
      await mesh.manifests.write("route", [tcpRouteObject("app/split", { parent: "parent", backends })]);
    }

    test("the namespace opts out: it is drained, and detached when the last flow has ended (T-25)", async () => {
      await mesh.writeCluster({ web: "none" });
      await eventually(async () => (await workloadState()) === "draining", "web/client to be drained");
      await expectUndisturbed(["v1", "v2"]);
      for (const [name, conversation] of [...before, ...since]) {
        const summary = await conversation.finish();
        expect(summary, name).toMatchObject({ error: null, lost: 0, refused: 0 });
        expect(Object.keys(summary.servers), name).toHaveLength(1);
      }
    });
  },
);

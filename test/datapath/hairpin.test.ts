import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testAt } from "../support/level.ts";
import { loseFlows } from "../support/lose-rows.ts";
import { Mesh } from "../support/mesh.ts";
import { connect, hold } from "../support/traffic.ts";

const FRONTENDS = { alone: ["10.96.0.10", "fd00:96::10"], shared: ["10.96.0.11", "fd00:96::11"] } as const;
const CONNECTIONS = 100;

describe.each(["routed", "bridged"] as const)(
  "a pod reaches itself through its Service (K-46), %s pods",
  (topology) => {
    let mesh: Mesh;

    beforeAll(async () => {
      mesh = await Mesh.create({
        tag: `hairpin${topology}`,
        topology,
        namespaces: { app: "l4" },
        nodes: [
          { name: "node-a", pods: [{ name: "self", namespace: "app" }] },
          { name: "node-b", pods: [{ name: "peer", namespace: "app" }] },
        ],
        agentNodes: ["node-a"],
      });
      for (const name of ["self", "peer"]) await mesh.serve(`app/${name}`, name, 8080);
      const service = { port: 80, targetPort: 8080 };
      await mesh.writeService({
        ...service,
        key: "app/alone",
        clusterIPs: FRONTENDS.alone,
        pods: ["app/self"],
      });
      await mesh.writeService({
        ...service,
        key: "app/shared",
        clusterIPs: FRONTENDS.shared,
        pods: ["app/self", "app/peer"],
      });
      await mesh.startAgents();
    });
    afterAll(async () => {
      await mesh.close();
    });

    test.each([
      ["TCP, IPv4", 0, { reset: true }],
      ["TCP, IPv6", 1, { reset: true }],
      ["unconnected UDP, IPv4", 0, { udp: true }],
      ["connected UDP, IPv6", 1, { udp: true, connected: true }],
    ] as const)("%s", async (_, family, options) => {
      const self = mesh.pod("app/self");
      const alone = await connect(self, FRONTENDS.alone[family], 80, { count: CONNECTIONS, ...options });
      expect(alone).toMatchObject({ answers: { self: CONNECTIONS }, errors: {} });
      const shared = await connect(self, FRONTENDS.shared[family], 80, { count: CONNECTIONS, ...options });
      expect(shared.errors).toEqual({});
      expect(Object.keys(shared.answers).sort()).toEqual(["peer", "self"]);
    });

    test("a stream of any size, with segments as large as they come (K-46)", async () => {
      for (const address of FRONTENDS.alone) {
        const report = await connect(mesh.pod("app/self"), address, 80, {
          count: 1,
          payloadBytes: 4_000_000,
        });
        expect(report).toMatchObject({ answers: { self: 1 }, errors: {} });
      }
    });

    testAt(
      ["packet"],
      "a connection to itself is found again when the flow tables are lost (T-29)",
      async () => {
        const options = { intervalMs: 2_000, timeoutMs: 20_000 };
        const held = await Promise.all(
          FRONTENDS.alone.map((address) => hold(mesh.pod("app/self"), address, 80, options)),
        );
        expect(loseFlows(mesh.agent("node-a").bpfRoot)).toBeGreaterThanOrEqual(2 * held.length);
        await new Promise((resolve) => setTimeout(resolve, 3_000));
        for (const conversation of held) {
          const { error, exchanges } = await conversation.finish();
          expect(error).toBeNull();
          expect(exchanges).toBeGreaterThan(1);
        }
      },
    );

    test("a connection to itself outlives agent and opt-out (T-17)", async () => {
      const conversation = await hold(mesh.pod("app/self"), FRONTENDS.alone[0], 80, { intervalMs: 20 });
      await mesh.agent("node-a").kill();
      await mesh.agent("node-a").restart();
      await mesh.writeCluster({ app: "none" });
      await mesh.settle();
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await conversation.finish()).toMatchObject({ error: null, server: "self" });
    });
  },
);

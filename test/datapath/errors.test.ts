import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { narrowPeerRouteCommands } from "../support/cluster-plan.ts";
import { testAt } from "../support/level.ts";
import { Mesh } from "../support/mesh.ts";
import { connect } from "../support/traffic.ts";

const FRONTENDS = { bulk: ["10.96.0.10", "fd00:96::10"], deaf: ["10.96.0.11", "fd00:96::11"] } as const;
const PATH_MTU = 1_300;
/** Well below the 50 errors that a kernel sends at once (icmp_msgs_burst), which it counts with some randomness. */
const DATAGRAMS = 10;

describe.each(["routed", "bridged"] as const)(
  "errors on the way find back (K-57, T-16), %s pods",
  (topology) => {
    let mesh: Mesh;

    beforeAll(async () => {
      mesh = await Mesh.create({
        tag: `errors${topology}`,
        topology,
        namespaces: { app: undefined, web: "l4" },
        nodes: [
          { name: "node-a", pods: [{ name: "client", namespace: "web" }] },
          { name: "node-b", pods: [{ name: "far", namespace: "app" }] },
        ],
        agentNodes: ["node-a"],
      });
      await mesh.serve("app/far", "far", 8080);
      const service = { port: 80, pods: ["app/far"] };
      await mesh.writeService({ ...service, key: "app/bulk", clusterIPs: FRONTENDS.bulk, targetPort: 8080 });
      // Nobody listens there.
      await mesh.writeService({ ...service, key: "app/deaf", clusterIPs: FRONTENDS.deaf, targetPort: 9_999 });
      await mesh.startAgents();
    });
    afterAll(async () => {
      await mesh.close();
    });

    test.each([0, 1])(
      "a datagram that nobody listens for is refused by its pod (family %i)",
      async (family) => {
        const address = FRONTENDS.deaf[family] ?? "";
        const report = await connect(mesh.pod("web/client"), address, 80, {
          ...{ count: DATAGRAMS, udp: true, connected: true },
        });
        expect(report).toMatchObject({ answers: {}, errors: { ECONNREFUSED: DATAGRAMS } });
      },
    );

    testAt(["packet"], "the path's MTU is learned for the address that was called (T-16)", async () => {
      // On the way out alone: an answer longer than a link takes would be lost without a word.
      const { node } = mesh.pod("web/client");
      await node.netns.configure([], narrowPeerRouteCommands(mesh.pod("app/far").node.plan, PATH_MTU));
      for (const address of FRONTENDS.bulk) {
        const report = await connect(mesh.pod("web/client"), address, 80, {
          ...{ count: 1, payloadBytes: 2_000_000, timeoutMs: 30_000 },
        });
        expect(report, address).toMatchObject({ answers: { far: 1 }, errors: {} });
        const route = await mesh.pod("web/client").exec("ip", ["route", "get", address]);
        expect(route).toContain(`mtu ${String(PATH_MTU)}`);
      }
    });
  },
);

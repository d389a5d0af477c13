import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Mesh } from "../support/mesh.ts";
import { connect } from "../support/traffic.ts";

const FRONTENDS = {
  near: ["10.96.0.11", "fd00:96::11"],
  far: ["10.96.0.12", "fd00:96::12"],
  self: ["10.96.0.13", "fd00:96::13"],
} as const;

const DATAGRAMS = 20;

describe.each(["routed", "bridged"] as const)(
  "datagrams larger than a packet (K-59, T-12), %s pods",
  (topology) => {
    let mesh: Mesh;

    beforeAll(async () => {
      mesh = await Mesh.create({
        tag: `fragments${topology}`,
        topology,
        namespaces: { app: "l4", web: "l4" },
        nodes: [
          {
            name: "node-a",
            pods: [
              { name: "self", namespace: "web" },
              { name: "near", namespace: "app" },
            ],
          },
          { name: "node-b", pods: [{ name: "far", namespace: "app" }] },
        ],
      });
      await mesh.serve("web/self", "self", 8080);
      for (const name of ["near", "far"]) await mesh.serve(`app/${name}`, name, 8080);
      for (const [name, clusterIPs] of Object.entries(FRONTENDS)) {
        const pods = [name === "self" ? "web/self" : `app/${name}`];
        await mesh.writeService({ key: `app/${name}`, clusterIPs, port: 80, targetPort: 8080, pods });
      }
      await mesh.startAgents();
    });
    afterAll(async () => {
      await mesh.close();
    });

    test.each(["near", "far", "self"] as const)("there and back, %s endpoint (K-59)", async (where) => {
      for (const address of FRONTENDS[where]) {
        for (const payloadBytes of [4_000, 30_000]) {
          const report = await connect(mesh.pod("web/self"), address, 80, {
            ...{ count: DATAGRAMS, udp: true, payloadBytes, timeoutMs: 5_000 },
          });
          expect(report, `${address}, ${payloadBytes} bytes`).toMatchObject({
            answers: { [where]: DATAGRAMS },
            errors: {},
          });
        }
      }
    });
  },
);

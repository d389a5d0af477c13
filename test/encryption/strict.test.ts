import { stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Capture } from "../support/capture.ts";
import { eventually, Mesh } from "../support/mesh.ts";
import { connect, hold } from "../support/traffic.ts";
import { encryptionOf, untilTunnels } from "../support/tunnel.ts";

/** --encryption-strict: nothing in the clear, whatever is missing. */

const [A, B] = ["node-a", "node-b"] as const;
const CLIENT = "web/client";
const FAR = "web/server";
const OUTSIDER = "app/outsider";
const PORT = 8080;
const SECRET = "cleartextmarker";

describe("strict", () => {
  let mesh: Mesh;
  let wire: Capture | undefined;

  beforeAll(async () => {
    mesh = await Mesh.create({
      tag: "encstrict",
      topology: "routed",
      lb: "both",
      namespaces: { web: "l4", app: undefined },
      nodes: [
        { name: A, pods: [{ name: "client", namespace: "web" }] },
        {
          name: B,
          pods: [
            { name: "server", namespace: "web" },
            { name: "outsider", namespace: "app" },
            { name: "host", namespace: "app", hostNetwork: true },
          ],
        },
      ],
      agentFlags: ["--encryption", "wireguard", "--encryption-strict"],
      agentNodes: [A, B],
    });
    for (const key of [CLIENT, FAR, OUTSIDER, "app/host"])
      await mesh.serve(key, `${SECRET}-${key}`, key === "app/host" ? PORT + 1 : PORT);
    await mesh.startAgents();
    await untilTunnels(mesh, [A, B]);
    wire = await Capture.start(mesh.cluster, "not arp and not udp port 51871");
  });

  afterAll(async () => {
    await wire?.stop();
    await mesh.close();
  });

  const address = (key: string) => mesh.pod(key).ips[0] ?? "";

  async function attempt(from: string, to: string, port = PORT) {
    await wire?.take();
    const { answers, errors } = await connect(mesh.pod(from), address(to), port, {
      count: 3,
      timeoutMs: 700,
    });
    const lines = (await wire?.take()) ?? [];
    return {
      answered: Object.values(answers).reduce((sum, count) => sum + count, 0),
      errors,
      onTheWire: lines.some((line) => line.includes(address(from)) && line.includes(address(to))),
    };
  }

  async function refusals(node: string, reason: string): Promise<number> {
    const rows = (await mesh.agent(node).weftJson("map", "dump", "refusals")) as readonly {
      reason: string;
      packets: number;
    }[];
    return rows.filter((row) => row.reason === reason).reduce((sum, { packets }) => sum + packets, 0);
  }

  test("with its peers it is as without", async () => {
    expect(await attempt(CLIENT, FAR)).toMatchObject({ answered: 3, errors: {}, onTheWire: false });
    expect(await attempt(CLIENT, OUTSIDER)).toMatchObject({ answered: 3, errors: {}, onTheWire: false });
    expect(await attempt(OUTSIDER, CLIENT)).toMatchObject({ answered: 3, errors: {}, onTheWire: false });
  });

  test("node traffic is never captive", async () => {
    expect(await attempt(CLIENT, "app/host", PORT + 1)).toMatchObject({ answered: 3, errors: {} });
    const { answers } = await connect(mesh.cluster.node(B), address(CLIENT), PORT, { count: 3 });
    expect(answers).toEqual({ [`${SECRET}-${CLIENT}`]: 3 });
  });

  test("without the device nothing leaves, also while the agent is away; then it heals", async () => {
    await mesh.agent(A).kill();
    await mesh.cluster.node(A).exec("ip", ["link", "del", "dev", "weft-wg"]);
    expect(await attempt(CLIENT, FAR)).toMatchObject({ answered: 0, onTheWire: false });
    expect(await attempt(CLIENT, OUTSIDER)).toMatchObject({ answered: 0, onTheWire: false });
    // What nodes say never waits for the tunnel: the API server on the other node, and this node's own kubelet.
    expect(await attempt(CLIENT, "app/host", PORT + 1)).toMatchObject({ answered: 3, errors: {} });
    const probes = await connect(mesh.cluster.node(A), address(CLIENT), PORT, { count: 3 });
    expect(probes.answers).toEqual({ [`${SECRET}-${CLIENT}`]: 3 });
    await mesh.agent(A).restart();
    await untilTunnels(mesh, [A, B]);
    expect(await attempt(CLIENT, FAR)).toMatchObject({ answered: 3, errors: {} });
  });

  test("a node that does not encrypt gets nothing, and what it sends is dropped; both are counted", async () => {
    await mesh.agent(B).stop();
    await mesh.agent(B).restart([]);
    await eventually(async () => (await encryptionOf(mesh, A)).peers.length === 0, "node-b to be no peer");
    const before = { out: await refusals(A, "no_tunnel"), in: await refusals(A, "clear_text") };
    expect(await attempt(CLIENT, FAR)).toMatchObject({ answered: 0, onTheWire: false });
    expect(await attempt(OUTSIDER, CLIENT)).toMatchObject({ answered: 0 });
    expect(await refusals(A, "no_tunnel")).toBeGreaterThan(before.out);
    expect(await refusals(A, "clear_text")).toBeGreaterThan(before.in);
    const { clearText } = await encryptionOf(mesh, A);
    expect(clearText).toEqual([
      expect.objectContaining({ node: B, because: "its MeshNode has no WireGuard key" }),
    ]);
    await mesh.agent(B).stop();
    await mesh.agent(B).restart();
    await untilTunnels(mesh, [A, B]);
    expect(await attempt(CLIENT, FAR)).toMatchObject({ answered: 3, errors: {} });
  });

  test("agents that end, restart or lose their peers' files do not touch established traffic", async () => {
    const held = await hold(mesh.pod(CLIENT), address(FAR), PORT, { intervalMs: 20 });
    const packets = await hold(mesh.pod(CLIENT), address(FAR), PORT, { intervalMs: 20, udp: true });
    const fileOf = async (node: string) => stat(join(mesh.manifests.path, `meshnode-${node}.yaml`));
    const before = await Promise.all([A, B].map(fileOf));
    await mesh.agent(A).kill();
    await mesh.agent(A).restart();
    await mesh.agent(B).stop();
    await mesh.agent(B).restart();
    await untilTunnels(mesh, [A, B]);
    // Nothing is told anew, also not for a moment: peers would end the sessions.
    expect((await Promise.all([A, B].map(fileOf))).map(({ ino }) => ino)).toEqual(
      before.map(({ ino }) => ino),
    );
    for (const report of [await held.finish(), await packets.finish()]) {
      expect(report.lost).toBe(0);
      expect(report.exchanges).toBeGreaterThan(20);
    }
  });
});

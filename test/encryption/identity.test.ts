import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually, Mesh } from "../support/mesh.ts";
import { encryptionOf, untilTunnels } from "../support/tunnel.ts";

/** What comes through the tunnel is who it says it is. */

const [A, B, C] = ["node-a", "node-b", "node-c"] as const;

let mesh: Mesh;

beforeAll(async () => {
  mesh = await Mesh.create({
    tag: "encident",
    topology: "routed",
    lb: "both",
    dualStack: false,
    namespaces: { web: "l4" },
    nodes: [A, B, C].map((name) => ({ name, pods: [{ name: `on-${name}`, namespace: "web" }] })),
    agentFlags: ["--encryption", "wireguard"],
  });
  await mesh.startAgents();
  await untilTunnels(mesh, [A, B, C]);
});

afterAll(async () => {
  await mesh.close();
});

/** Packets that node-a's pod gets when node-b sends them by the tunnel, from this address. */
async function arrivals(source: string): Promise<number> {
  const [target, node] = [mesh.pod(`web/on-${A}`), mesh.cluster.node(B)];
  const address = target.addresses.v4;
  const ear = await target.spawn("sh", [
    "-c",
    `exec tcpdump -n -l --immediate-mode -i any "src ${source} and icmp" 2>&1`,
  ]);
  await ear.waitForLine((line) => line.startsWith("listening on"), 30_000);
  const script = [
    `ip address add ${source}/32 dev lo`,
    `ip route add ${address}/32 dev weft-wg table 999`,
    `ip rule add priority 10 from ${source} lookup 999`,
    `ping -q -c 3 -i 0.2 -W 1 -I ${source} ${address} >/dev/null 2>&1`,
    `ip rule del priority 10; ip route flush table 999; ip address del ${source}/32 dev lo`,
  ].join("; ");
  await node.exec("sh", ["-c", script]);
  await delay(300);
  const lines = ear.stdout.filter((line) => line.includes("ICMP echo request"));
  await ear.kill();
  return lines.length;
}

test("a node can send as its own pods, and as nobody else's", async () => {
  expect(await arrivals("198.18.2.200")).toBeGreaterThanOrEqual(3);
  expect(await arrivals(mesh.pod(`web/on-${C}`).addresses.v4)).toBe(0);
  expect(await arrivals(mesh.cluster.node(C).addresses.v4)).toBe(0);
});

test("a workload that is another node's takes nothing away, and is told of", async () => {
  const stolen = mesh.pod(`web/on-${C}`).addresses.v4;
  const before = await encryptionOf(mesh, A);
  await mesh.agent(B).kill();
  await mesh.objects.write(`meshnode-${B}`, [
    {
      apiVersion: "weft.dev/v1alpha1",
      kind: "MeshNode",
      metadata: { name: B },
      spec: {
        addresses: [mesh.cluster.node(B).addresses.v4],
        podCIDRs: ["198.18.2.0/24", "198.18.3.0/24"],
        wireguard: { publicKey: before.peers.find(({ node }) => node === B)?.publicKey ?? "", port: 51871 },
        workloads: [{ ip: stolen, namespace: "web", name: "thief", serviceAccount: "default" }],
      },
    },
  ]);
  await eventually(async () => (await encryptionOf(mesh, A)).problems.length > 0, "the claim to be judged");
  const { peers, problems } = await encryptionOf(mesh, A);
  expect(problems).toEqual([`node ${B}: its workload ${stolen}/32 is an address of node ${C}`]);
  expect(peers.map(({ node, prefixes }) => [node, prefixes])).toEqual([
    [B, ["198.18.2.0/24"]],
    [C, ["198.18.3.0/24"]],
  ]);
  expect(await arrivals(stolen)).toBe(0);
});

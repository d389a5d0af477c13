import { rm, utimes } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { IpAddress } from "../../agent/lib/ip.ts";
import { eventually, Mesh } from "../support/mesh.ts";
import { connect, hold } from "../support/traffic.ts";
import { encryptionOf, untilTunnels } from "../support/tunnel.ts";

/** Nodes that come back: rebooted, at another address, with a key that has grown old. */

const [A, B] = ["node-a", "node-b"] as const;
const PORT = 8080;
const DAY_S = 86_400;

let mesh: Mesh;

beforeAll(async () => {
  mesh = await Mesh.create({
    tag: "encback",
    topology: "routed",
    lb: "both",
    namespaces: { web: "l4" },
    nodes: [A, B].map((name) => ({ name, pods: [{ name: `pod-${name}`, namespace: "web" }] })),
    agentFlags: ["--encryption", "wireguard"],
  });
  for (const pod of mesh.cluster.pods) await mesh.serve(pod.key, pod.name, PORT);
  await mesh.startAgents();
  await untilTunnels(mesh, [A, B]);
});

afterAll(async () => {
  await mesh.close();
});

const podOf = (node: string) => mesh.pod(`web/pod-${node}`);

async function keyOf(node: string): Promise<string> {
  return (await encryptionOf(mesh, node)).device?.publicKey ?? "";
}

async function expectBothWays(): Promise<void> {
  for (const [from, to] of [
    [A, B],
    [B, A],
  ] as const)
    for (const address of podOf(to).ips) {
      const { answers } = await connect(podOf(from), address, PORT, { count: 5 });
      expect(answers).toEqual({ [podOf(to).name]: 5 });
    }
}

/** What a boot leaves of an agent's work: the files in its state directory. */
async function forgetAsABootDoes(node: string): Promise<void> {
  const agent = mesh.agent(node);
  await agent.kill();
  await agent.killWireguardGo();
  await rm(agent.bpfRoot, { recursive: true });
  await rm(agent.runDir, { recursive: true });
  const script = `
    for device in $(ip -o link show | grep -o 'weft-wg[-a-z0-9]*' | sort -u); do ip link del dev "$device"; done
    for family in -4 -6; do
      for priority in 88 89; do while ip $family rule del priority $priority 2>/dev/null; do :; done; done
      for table in 51871 51872; do ip $family route flush table $table 2>/dev/null || true; done
    done`;
  await mesh.cluster.node(node).exec("sh", ["-c", script]);
}

test("a node that was rebooted is the same peer with the same key, and nobody else is restarted", async () => {
  const before = await keyOf(B);
  await forgetAsABootDoes(B);
  await mesh.agent(B).restart();
  await eventually(async () => {
    const { answers } = await connect(podOf(A), podOf(B).ips[0] ?? "", PORT, { count: 1, timeoutMs: 500 });
    return answers[podOf(B).name] === 1;
  }, "the tunnel to be there again");
  await untilTunnels(mesh, [A, B]);
  expect(await keyOf(B)).toBe(before);
  await expectBothWays();
});

test.each([
  { all: "1", device: "2" },
  { all: "0", device: "0" },
])(
  "rp_filter is $device where all interfaces have $all, and both ends are reached",
  async ({ all, device }) => {
    const node = mesh.cluster.node(B);
    await node.exec("sysctl", ["-qw", `net.ipv4.conf.all.rp_filter=${all}`]);
    await mesh.agent(B).kill();
    await mesh.agent(B).restart();
    const values = ["rp_filter", "accept_local", "forwarding"].map((name) => `net.ipv4.conf.weft-wg.${name}`);
    await eventually(
      async () =>
        (await node.exec("sysctl", ["-n", ...values])).split("\n").join(" ").trim() === `${device} 1 1`,
      "the settings of the device",
    );
    await untilTunnels(mesh, [A, B]);
    await expectBothWays();
  },
);

test("the table of nftables that an earlier agent needed is taken away", async () => {
  const node = mesh.cluster.node(B);
  await mesh.agent(B).kill();
  await node.exec("nft", ["add", "table", "inet", "weft"]);
  await mesh.agent(B).restart();
  await eventually(
    async () => !(await node.exec("nft", ["list", "tables"])).includes("inet weft"),
    "the table to be gone",
  );
});

test("a node that comes back at another address is reached there", async () => {
  const node = mesh.cluster.node(B);
  const { v4, v6 } = node.addresses;
  const moved = "198.19.0.77" as IpAddress;
  await mesh.agent(B).kill();
  const other = mesh.cluster.node(A);
  await node.netns.configure(
    [],
    [
      `addr del ${v4}/24 dev eth0`,
      `addr add ${moved}/24 dev eth0`,
      `route add ${String(other.plan.podCidrs[0])} via ${other.addresses.v4}`,
    ],
  );
  await other.netns.configure([], [`route replace ${String(node.plan.podCidrs[0])} via ${moved}`]);
  node.reported = [moved, ...(v6 === undefined ? [] : [v6])];
  await mesh.writeCluster();
  await mesh.agent(B).restart();
  await eventually(
    async () => (await encryptionOf(mesh, A)).peers.every(({ endpoint }) => endpoint === `${moved}:51871`),
    "the peer to be known at its new address",
  );
  await eventually(async () => {
    const { answers } = await connect(podOf(A), podOf(B).ips[0] ?? "", PORT, { count: 1, timeoutMs: 500 });
    return answers[podOf(B).name] === 1;
  }, "the tunnel to lead there");
  await expectBothWays();
});

test("a key older than --wireguard-rotate-hours is replaced by itself, under traffic", async () => {
  const before = await keyOf(A);
  await mesh.agent(A).kill();
  const old = Date.now() / 1000 - DAY_S;
  await utimes(join(mesh.agent(A).stateDir, "wireguard.key"), old, old);
  const talks = await Promise.all(
    [false, true].map((udp) => hold(podOf(A), podOf(B).ips[0] ?? "", PORT, { intervalMs: 20, udp })),
  );
  await mesh.agent(A).restart(["--encryption", "wireguard", "--wireguard-rotate-hours", "1"]);
  await eventually(async () => (await keyOf(A)) !== before, "the key to be another one");
  const after = await keyOf(A);
  await eventually(
    async () =>
      (await encryptionOf(mesh, B)).peers.every(
        ({ publicKey, state }) => publicKey === after && state === "ready",
      ),
    "the other node to use it",
  );
  await delay(500);
  for (const talk of talks) expect((await talk.finish()).lost).toBe(0);
  // Once: the next is due in an hour.
  expect(await keyOf(A)).toBe(after);
});

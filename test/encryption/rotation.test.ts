import { mkdir, readdir, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Capture } from "../support/capture.ts";
import { eventually, Mesh } from "../support/mesh.ts";
import { hold } from "../support/traffic.ts";
import type { HeldConversation } from "../support/traffic.ts";
import { encryptionOf, untilTunnels } from "../support/tunnel.ts";

/** Keys change under traffic, and nobody notices. */

const NODES = ["node-a", "node-b", "node-c"] as const;
const PORT = 8080;
const SECRET = "cleartextmarker";

let mesh: Mesh;
let wire: Capture | undefined;

beforeAll(async () => {
  mesh = await Mesh.create({
    tag: "encrotate",
    topology: "routed",
    lb: "both",
    namespaces: { web: "l4", app: undefined },
    nodes: NODES.map((name, i) => ({
      name,
      pods: [
        { name: `pod-${String(i)}`, namespace: "web" },
        { name: `other-${String(i)}`, namespace: "app" },
      ],
    })),
    agentFlags: ["--encryption", "wireguard"],
  });
  for (const pod of mesh.cluster.pods) await mesh.serve(pod.key, `${SECRET}-${pod.name}`, PORT);
  await mesh.startAgents();
  await untilTunnels(mesh, NODES);
  wire = await Capture.start(mesh.cluster, "not arp and not udp portrange 51871-51874");
});

afterAll(async () => {
  await wire?.stop();
  await mesh.close();
});

/** From every workload to a workload and to another pod of every other node, TCP and UDP. */
async function everybodyTalks(): Promise<readonly HeldConversation[]> {
  const talks: Promise<HeldConversation>[] = [];
  for (const [i] of NODES.entries())
    for (const [j] of NODES.entries())
      for (const name of i === j ? [] : [`web/pod-${String(j)}`, `app/other-${String(j)}`])
        for (const udp of [false, true]) {
          const address = mesh.pod(name).ips[(i + j) % 2] ?? "";
          talks.push(hold(mesh.pod(`web/pod-${String(i)}`), address, PORT, { intervalMs: 20, udp }));
        }
  return Promise.all(talks);
}

async function keyOf(node: string): Promise<string> {
  return (await encryptionOf(mesh, node)).device?.publicKey ?? "";
}

/** Every agent knows the keys of now, and none is in the middle of anything. */
async function untilQuiet(): Promise<void> {
  await eventually(async () => {
    const keys = new Map<string, string>(
      await Promise.all(NODES.map(async (node) => [node, await keyOf(node)] as const)),
    );
    const views = await Promise.all(NODES.map((node) => encryptionOf(mesh, node)));
    const files = await Promise.all(NODES.map((node) => readdir(mesh.agent(node).stateDir)));
    return (
      files.every((names) => names.filter((name) => name.endsWith(".key")).length === 1) &&
      views.every((view) =>
        view.peers.every(({ node, publicKey, state }) => state === "ready" && publicKey === keys.get(node)),
      )
    );
  }, "every key to have changed");
}

test("one node after the other, and two at a time: nothing is lost, nothing is in the clear", async () => {
  const talks = await everybodyTalks();
  await wire?.take();
  const before = await Promise.all(NODES.map(keyOf));
  await mesh.agent("node-a").weft("encryption", "rotate");
  await expect(mesh.agent("node-a").weft("encryption", "rotate")).rejects.toThrow("still in use");
  await untilQuiet();
  await Promise.all(["node-b", "node-c"].map((node) => mesh.agent(node).weft("encryption", "rotate")));
  await untilQuiet();
  const after = await Promise.all(NODES.map(keyOf));
  expect(after.every((key, i) => key !== "" && key !== before[i])).toBe(true);
  for (const talk of talks) {
    const { lost, exchanges } = await talk.finish();
    expect(lost).toBe(0);
    expect(exchanges).toBeGreaterThan(500);
  }
  const lines = (await wire?.take()) ?? [];
  expect(lines.filter((line) => line.includes(SECRET))).toEqual([]);
});

test("a key that cannot be written leaves the last one in force, and the agent running", async () => {
  const { stateDir } = mesh.agent("node-a");
  const before = await keyOf("node-a");
  const inTheWay = ["wireguard.key.new", "wireguard-2.key.new"].map((name) => join(stateDir, name));
  for (const path of inTheWay) await mkdir(path);
  await expect(mesh.agent("node-a").weft("encryption", "rotate")).rejects.toThrow("cannot be written");
  expect(await keyOf("node-a")).toBe(before);
  for (const path of inTheWay) await rmdir(path);
  await mesh.agent("node-a").weft("encryption", "rotate");
  expect(await keyOf("node-a")).not.toBe(before);
  await untilQuiet();
});

test("a node that lost its key comes back with another, without a restart of anybody", async () => {
  await mesh.agent("node-c").kill();
  await mesh.agent("node-c").cleanup();
  await mesh.agent("node-c").restart();
  await untilQuiet();
  const talks = await everybodyTalks();
  await delay(500);
  for (const talk of talks) expect((await talk.finish()).lost).toBe(0);
});

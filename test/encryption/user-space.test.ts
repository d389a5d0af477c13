import { readdir } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exec } from "../../agent/host/exec.ts";
import { eventually, Mesh } from "../support/mesh.ts";
import { connect, hold } from "../support/traffic.ts";
import { encryptionOf, untilTunnels } from "../support/tunnel.ts";

/** WireGuard by wireguard-go: who runs it, and what happens when a part of that ends. */

const [A, B] = ["node-a", "node-b"] as const;
const PORT = 8080;
const FLAGS = ["--encryption", "wireguard"];

const isInKernel = await exec("unshare", ["--net", "ip", "link", "add", "wg0", "type", "wireguard"]).then(
  () => true,
  () => false,
);

describe.skipIf(isInKernel)("where the kernel has no WireGuard", () => {
  let mesh: Mesh;

  beforeAll(async () => {
    mesh = await Mesh.create({
      tag: "encuser",
      topology: "routed",
      lb: "both",
      namespaces: { web: "l4" },
      nodes: [A, B].map((name) => ({ name, pods: [{ name: `pod-${name}`, namespace: "web" }] })),
      agentFlags: FLAGS,
    });
    for (const pod of mesh.cluster.pods) await mesh.serve(pod.key, pod.name, PORT);
    await mesh.startAgents();
    await untilTunnels(mesh, [A, B]);
  });

  afterAll(async () => {
    await mesh.close();
  });

  const podOf = (node: string) => mesh.pod(`web/pod-${node}`);

  async function devicesOf(node: string): Promise<readonly string[]> {
    const text = await mesh.cluster.node(node).exec("ip", ["-o", "link", "show"]);
    return text.split("\n").flatMap((line) => /^\d+: weft-wg[^:]*/.exec(line) ?? []);
  }

  /** Of the node's network namespace. */
  async function processesOf(node: string): Promise<string> {
    const script = "pgrep --ns $$ --nslist net --exact wireguard-go || true";
    return mesh.cluster.node(node).exec("sh", ["-c", script]);
  }

  async function expectTunnels(): Promise<void> {
    await untilTunnels(mesh, [A, B]);
    for (const [from, to] of [
      [A, B],
      [B, A],
    ] as const) {
      const { answers } = await connect(podOf(from), podOf(to).ips[0] ?? "", PORT, { count: 5 });
      expect(answers).toEqual({ [podOf(to).name]: 5 });
    }
  }

  async function untilOtherDevice(node: string, before: readonly string[]): Promise<void> {
    await eventually(async () => {
      const devices = await devicesOf(node);
      return devices.length > 0 && !devices.some((device) => before.includes(device));
    }, "another device");
  }

  test("an agent that ends and comes back leaves device and sessions as they are", async () => {
    const [devices, processes] = [await devicesOf(A), await processesOf(A)];
    expect((await encryptionOf(mesh, A)).device?.kind).toBe("tun");
    const talks = await Promise.all(
      [false, true].map((udp) => hold(podOf(A), podOf(B).ips[0] ?? "", PORT, { intervalMs: 20, udp })),
    );
    await mesh.agent(A).stop();
    await mesh.agent(A).restart();
    await mesh.agent(A).kill();
    await mesh.agent(A).restart();
    await expectTunnels();
    for (const talk of talks) expect((await talk.finish()).lost).toBe(0);
    expect([await devicesOf(A), await processesOf(A)]).toEqual([devices, processes]);
  });

  test("a process that ends is started again", async () => {
    const before = await devicesOf(A);
    const script = "pkill -KILL --ns $$ --nslist net --exact wireguard-go";
    await mesh.cluster.node(A).exec("sh", ["-c", script]);
    await untilOtherDevice(A, before);
    await expectTunnels();
  });

  test("while weft-wireguard-go is away the agent says so, and heals when it is back", async () => {
    const before = await devicesOf(A);
    await mesh.agent(A).killWireguardGo();
    await eventually(
      async () => (await encryptionOf(mesh, A)).failure?.includes("wireguardGo.enabled") === true,
      "the agent to say what is missing",
    );
    expect(await mesh.agent(A).readyz()).toContain("weft-wireguard-go");
    expect(await devicesOf(A)).toEqual([]);
    await mesh.agent(A).startWireguardGo();
    await untilOtherDevice(A, before);
    await expectTunnels();
  });

  test("an old key whose device is lost is forgotten, and the next key can be made", async () => {
    const agent = mesh.agent(A);
    await agent.weft("encryption", "rotate");
    await mesh.cluster.node(A).exec("ip", ["link", "del", "dev", "weft-wg"]);
    await eventually(
      async () =>
        agent.weft("encryption", "rotate").then(
          () => true,
          () => false,
        ),
      "another key",
    );
    await expectTunnels();
  });

  test("weft cleanup leaves weft-wireguard-go, and nothing of the tunnels", async () => {
    const agent = mesh.agent(A);
    await agent.kill();
    await agent.cleanup();
    expect(await devicesOf(A)).toEqual([]);
    await eventually(async () => (await processesOf(A)) === "", "the processes to end");
    expect(await readdir(agent.tunnelFolder)).toEqual(["requests"]);
    await agent.restart();
    await expectTunnels();
  });

  test("an agent with all rights spawns wireguard-go itself, and leaves it running when it ends", async () => {
    const agent = mesh.agent(A);
    await agent.kill();
    await agent.cleanup();
    await agent.killWireguardGo();
    await agent.restart([...FLAGS, "--wireguard-go", "spawn"]);
    await expectTunnels();
    const [devices, processes] = [await devicesOf(A), await processesOf(A)];
    expect(processes).not.toBe("");
    await agent.kill();
    await agent.restart([...FLAGS, "--wireguard-go", "spawn"]);
    await expectTunnels();
    expect([await devicesOf(A), await processesOf(A)]).toEqual([devices, processes]);
  });
});

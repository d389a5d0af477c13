import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { Capture } from "../support/capture.ts";
import { eventually, Mesh } from "../support/mesh.ts";
import { connect, hold } from "../support/traffic.ts";
import type { HeldConversation } from "../support/traffic.ts";
import { encryptionOf, untilTunnels } from "../support/tunnel.ts";

/** CHURN_MINUTES of everything that happens to a mesh, with an ear on every link between nodes. */

const MINUTES = Number(process.env["CHURN_MINUTES"] ?? 0.5);
const [A, B, C] = ["node-a", "node-b", "node-c"] as const;
const PORT = 8080;
/** What pods say that are in the mesh all the time. */
const SECRET = "cleartextmarker";

/** The same order of things each time, so that a failure can be had again. */
function* numbers(): Generator<number, never> {
  for (let state = 1; ;) {
    state = (state * 48_271) % 2_147_483_647;
    yield state;
  }
}

class Churn {
  readonly #mesh: Mesh;
  readonly #random = numbers();
  #isFlipped = false;
  #actions = 0;

  constructor(mesh: Mesh) {
    this.#mesh = mesh;
  }

  get actions(): number {
    return this.#actions;
  }

  async forMs(durationMs: number): Promise<void> {
    const actions = [
      () => this.#restart("kill"),
      () => this.#restart("stop"),
      () => this.#flip(),
      () => this.#rotate(),
      () => this.#leaveAndJoin(),
    ];
    const endMs = performance.now() + durationMs;
    // Each of them once, however long it takes; then at random.
    for (; this.#actions < actions.length || performance.now() < endMs; this.#actions++) {
      const next =
        this.#actions < actions.length ? this.#actions : this.#random.next().value % actions.length;
      await actions[next]?.();
      await delay(300);
    }
  }

  #anyNode(): string {
    return this.#random.next().value % 2 === 0 ? A : B;
  }

  async #restart(how: "kill" | "stop"): Promise<void> {
    const agent = this.#mesh.agent(this.#anyNode());
    await agent[how]();
    await agent.restart();
  }

  async #flip(): Promise<void> {
    this.#isFlipped = !this.#isFlipped;
    await this.#mesh.writeCluster({ flip: this.#isFlipped ? "l4" : "none" });
    await connect(this.#mesh.pod("flip/client"), this.#mesh.pod("web/b").ips[0] ?? "", PORT, {
      count: 5,
      timeoutMs: 500,
    });
  }

  async #rotate(): Promise<void> {
    await this.#mesh
      .agent(this.#anyNode())
      .weft("encryption", "rotate")
      .catch((error: unknown) => {
        if (!String(error).includes("still in use")) throw error;
      });
  }

  /** For good, as far as anybody can tell: with another key, and no MeshNode in between. */
  async #leaveAndJoin(): Promise<void> {
    const agent = this.#mesh.agent(C);
    await agent.kill();
    await agent.cleanup();
    await rm(join(this.#mesh.manifests.path, `meshnode-${C}.yaml`), { force: true });
    await eventually(async () => {
      const views = await Promise.all([A, B].map((node) => encryptionOf(this.#mesh, node)));
      return views.every(({ peers }) => peers.every(({ node }) => node !== C));
    }, `${C} to have left`);
    await agent.restart();
    await untilTunnels(this.#mesh, [A, B, C]);
    await connect(this.#mesh.pod("web/c"), this.#mesh.pod("web/a").ips[0] ?? "", PORT, { count: 20 });
  }
}

async function talkBetween(mesh: Mesh): Promise<readonly HeldConversation[]> {
  const pairs = [
    ["web/a", "web/b"],
    ["web/b", "web/a"],
    ["web/a", "app/b"],
    ["app/b", "web/a"],
  ] as const;
  return Promise.all(
    pairs.flatMap(([from, to]) =>
      [false, true].flatMap((udp) =>
        mesh.pod(to).ips.map((address) => hold(mesh.pod(from), address, PORT, { intervalMs: 20, udp })),
      ),
    ),
  );
}

test.each([{ flags: [] }, { flags: ["--encryption-strict"] }])(
  "nothing of a workload in the clear, and nothing lost: $flags",
  { timeout: MINUTES * 60_000 + 240_000 },
  async ({ flags }) => {
    const mesh = await Mesh.create({
      tag: "encchurn",
      topology: "routed",
      lb: "both",
      namespaces: { web: "l4", flip: undefined, app: undefined },
      nodes: [
        {
          name: A,
          pods: [
            { name: "a", namespace: "web" },
            { name: "client", namespace: "flip" },
          ],
        },
        {
          name: B,
          pods: [
            { name: "b", namespace: "web" },
            { name: "b", namespace: "app" },
          ],
        },
        { name: C, pods: [{ name: "c", namespace: "web" }] },
      ],
      agentFlags: ["--encryption", "wireguard", ...flags],
    });
    try {
      for (const pod of mesh.cluster.pods) await mesh.serve(pod.key, `${SECRET}-${pod.key}`, PORT);
      await mesh.startAgents();
      await untilTunnels(mesh, [A, B, C]);
      const wire = await Capture.start(mesh.cluster, "not arp and not udp portrange 51871-51874");
      const talks = await talkBetween(mesh);
      const churn = new Churn(mesh);
      await churn.forMs(MINUTES * 60_000);
      for (const talk of talks) expect(await talk.finish()).toMatchObject({ lost: 0, refused: 0 });
      expect(churn.actions).toBeGreaterThanOrEqual(5);
      expect((await wire.take()).filter((line) => line.includes(SECRET))).toEqual([]);
      await wire.stop();
    } finally {
      await mesh.close();
    }
  },
);

import type { EncryptionView } from "../../agent/encryption/view.ts";
import { eventually } from "./mesh.ts";
import type { Mesh } from "./mesh.ts";

export async function encryptionOf(mesh: Mesh, node: string): Promise<EncryptionView> {
  return (await mesh.agent(node).weftJson("encryption", "status")) as EncryptionView;
}

/** Every one of these nodes has shaken hands with so many others, and has their workloads. */
export async function untilTunnels(
  mesh: Mesh,
  nodes: readonly string[],
  peers = nodes.length - 1,
): Promise<void> {
  await eventually(
    async () => {
      const views = await Promise.all(nodes.map((node) => encryptionOf(mesh, node)));
      return views.every(
        (view) =>
          view.peers.filter(({ state }) => state === "ready").length === peers && (view.failure ?? "") === "",
      );
    },
    `nodes ${nodes.join(", ")} to have ${String(peers)} peers each that have answered`,
  );
  await eventually(async () => {
    const routes = await Promise.all(
      nodes.map((node) => mesh.cluster.node(node).exec("ip", ["-4", "route", "show", "table", "all"])),
    );
    return routes.every(
      (text) => text.split("\n").filter((line) => /dev weft-wg\S* table 51872/.test(line)).length >= peers,
    );
  }, "routes to workloads by the tunnel");
}

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { REPOSITORY } from "../support/places.ts";
import type { RealCluster } from "./cluster.ts";
import type { WeftOptions } from "./options.ts";
import { poll } from "./poll.ts";

const GATEWAY_API = join(REPOSITORY, "build", "bin", "gateway-api", "standard");
const IMAGE = ["image.repository=localhost/weft", "image.tag=test"];

/** Installs Weft, or upgrades it, with Helm by the command of docs/install.md; `values` are further ones. */
export async function installWeft(
  cluster: RealCluster,
  { lb, encryption }: WeftOptions,
  values: readonly string[] = [],
): Promise<void> {
  await cluster.kubectl(["apply", "--server-side", "-f", GATEWAY_API]);
  // The kernel of these nodes has no WireGuard. An agent is ready once wireguard-go has made its tunnel.
  const tunnel = `wireguardGo.enabled=${String(encryption === "wireguard")}`;
  const all = [...IMAGE, `config.lb=${lb}`, `config.encryption=${encryption}`, tunnel, ...values];
  await cluster.shell(`${await documentedCommand()} ${all.map((value) => `--set '${value}'`).join(" ")}`);
  await cluster.rollout("weft-system", "daemonset/weft-agent");
}

async function documentedCommand(): Promise<string> {
  const page = await readFile(join(REPOSITORY, "docs", "install.md"), "utf8");
  const command = /^```sh helm\n(helm upgrade --install .*)\n```$/m.exec(page)?.[1];
  if (command === undefined) throw new Error("docs/install.md has no command that installs with Helm");
  return command;
}

const workloads = z.array(
  z.object({
    pod: z.string(),
    state: z.string(),
    interface: z.string().nullable(),
    cgroup: z.string().nullable(),
  }),
);

/** A pod in the mesh, as the agent of its node reports it. */
export type Workload = z.infer<typeof workloads>[number];

/** What `kubectl weft workload list` says on this node. */
export async function workloadsOf(cluster: RealCluster, node: string): Promise<readonly Workload[]> {
  return workloads.parse(
    JSON.parse(await cluster.shell(`kubectl weft --node ${node} workload list -o json`)),
  );
}

/** Until each of these pods is active on its node. */
export async function waitForActive(cluster: RealCluster, pods: readonly string[]): Promise<void> {
  await poll(`state active of ${pods.join(", ")}`, async () => {
    const all = (await Promise.all(cluster.nodes.map(async ({ name }) => workloadsOf(cluster, name)))).flat();
    const active = all.filter(({ state }) => state === "active").map(({ pod }) => pod);
    if (!pods.every((pod) => active.includes(pod))) throw new Error(JSON.stringify(all));
    return true;
  });
}

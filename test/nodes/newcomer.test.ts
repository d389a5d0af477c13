import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { exec } from "../../agent/host/exec.ts";
import { InstallPage } from "../support/install-page.ts";
import type { InstallKind } from "../support/install-page.ts";
import { REPOSITORY } from "../support/places.ts";
import { join } from "node:path";
import { readFile } from "node:fs/promises";
import { RealCluster } from "./cluster.ts";
import { poll } from "./poll.ts";
import { Shop } from "./shop.ts";
import { installWeft, waitForActive, workloadsOf } from "./weft.ts";

/** docs/install.md on real nodes, command by command: out with Helm, in with the manifest, and out again. */

const TIMEOUT_MS = 900_000;

let cluster: RealCluster;
let shop: Shop;
let page: InstallPage;

beforeAll(async () => {
  cluster = await RealCluster.attach(inject("cluster"));
  page = await InstallPage.read();
  shop = await Shop.open(cluster);
  // The page's commands name the image as a release would.
  const { version } = JSON.parse(await readFile(join(REPOSITORY, "package.json"), "utf8")) as {
    version: string;
  };
  for (const node of cluster.nodes)
    await node.tagImage("localhost/weft:test", `docker.io/library/weft:${version}`);
}, TIMEOUT_MS);

afterAll(async () => {
  await shop.close();
  await installWeft(cluster, inject("weft"));
}, TIMEOUT_MS);

async function follow(heading: string, kind: InstallKind, only?: number): Promise<string> {
  let printed = "";
  for (const block of page.blocks(heading, kind, only))
    printed += await cluster.shell(block, { timeoutMs: TIMEOUT_MS });
  return printed;
}

async function optIn(): Promise<void> {
  await cluster.kubectl(["label", "namespace", "qa", "weft.dev/mesh=l4", "--overwrite"]);
  await follow("Opt a namespace in, and out", "sh", 0);
  await waitForActive(
    cluster,
    [...shop.clients, ...shop.hostClients].map(({ key }) => key),
  );
}

/** The first step of the uninstallation, and what it says to wait for. */
async function optOut(): Promise<void> {
  await follow("Uninstall", "sh", 0);
  await poll("no workload on any node", async () => {
    const all = await Promise.all(cluster.nodes.map(async ({ name }) => workloadsOf(cluster, name)));
    return all.flat().length === 0 || undefined;
  });
}

async function expectCleanNodes(): Promise<void> {
  for (const node of cluster.nodes) {
    expect(await node.exec("ls", ["/sys/fs/bpf"]), node.name).not.toMatch(/weft/);
    expect(await node.exec("bpftool", ["cgroup", "tree", "/sys/fs/cgroup"]).catch(String)).not.toMatch(
      /sock_/,
    );
    expect(await node.exec("bpftool", ["net", "show"])).not.toMatch(/pod_ingress|pod_egress/);
    expect(await node.exec("ip", ["-brief", "link"])).not.toMatch(/weft-wg/);
  }
}

describe("with Helm", () => {
  test("every node is cleaned, and nothing stays in the API", { timeout: TIMEOUT_MS }, async () => {
    await optOut();
    await follow("Uninstall", "helm", 0);
    await cluster.rollout("weft-system", "daemonset/weft-agent");
    await expectCleanNodes();
    await follow("Uninstall", "helm", 1);
    await cluster.kubectl(["delete", "namespace", "weft-system"], { timeoutMs: TIMEOUT_MS });
  });
});

describe("with the manifest", () => {
  test("installed, a namespace opted in, and upgraded", { timeout: TIMEOUT_MS }, async () => {
    await follow("Install", "sh");
    await optIn();
    expect(await follow("Upgrade", "sh")).toMatch(/checked, all /);
  });

  test("every node is cleaned, and nothing stays in the API", { timeout: TIMEOUT_MS }, async () => {
    await optOut();
    await follow("Uninstall", "sh", 1);
    await expectCleanNodes();
    await follow("Uninstall", "sh", 2);
    const manifest = join(REPOSITORY, "deploy", "weft.yaml");
    await poll("nothing of the manifest", async () => {
      const left = await exec(cluster.operator, [
        "kubectl",
        "get",
        "-f",
        manifest,
        "--ignore-not-found",
      ]).catch(String);
      return /^$|no matches for kind/.test(left) || undefined;
    });
  });
});

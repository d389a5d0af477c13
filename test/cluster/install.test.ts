import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exec } from "../../agent/host/exec.ts";
import { refusedWith } from "../../agent/kube/client.ts";
import { InstallPage } from "../support/install-page.ts";
import type { InstallKind } from "../support/install-page.ts";
import { OperatorShell } from "../support/kubernetes/operator-shell.ts";
import { eventually, Mesh } from "../support/mesh.ts";
import { REPOSITORY } from "../support/places.ts";
import { hold } from "../support/traffic.ts";
import type { HeldConversation } from "../support/traffic.ts";

/** docs/install.md, command by command, from the version before this one and back to it. */

const PREVIOUS = join(REPOSITORY, "test", "cluster", "testdata", "weft-0.1.0.tgz");
const VIP = "10.96.0.10";

let mesh: Mesh;
let shell: OperatorShell;
let previousManifest: string;
let previousState: unknown;
let conversation: HeldConversation;
let page: InstallPage;

beforeAll(async () => {
  page = await InstallPage.read();
  mesh = await Mesh.create({
    tag: "install",
    topology: "routed",
    kubernetes: {},
    namespaces: { app: undefined, web: undefined },
    nodes: ["node-a", "node-b"].map((name) => ({
      name,
      pods: [
        { name: `client-${name}`, namespace: "web" },
        { name: `server-${name}`, namespace: "app" },
      ],
    })),
  });
  for (const name of ["node-a", "node-b"]) await mesh.serve(`app/server-${name}`, name, 8080);
  await mesh.writeService({
    ...{ key: "app/server", clusterIPs: [VIP], port: 80, targetPort: 8080 },
    pods: ["app/server-node-a", "app/server-node-b"],
  });
  previousManifest = join(await mesh.run.directory("previous"), "previous.yaml");
  const flags = ["--namespace", "weft-system", "--set", "createNamespace=true"];
  const helm = join(REPOSITORY, "build", "bin", "helm");
  await writeFile(
    previousManifest,
    await exec(helm, ["template", "weft", PREVIOUS, ...KUBE_VERSION, ...flags]),
  );
  await mesh.kubernetes.plane.kubectl(["apply", "--server-side", "-f", previousManifest]);
  previousState = await stateOf(previousManifest);
  await mesh.startAgents();
  shell = await OperatorShell.open(mesh);
});

const KUBE_VERSION = ["--kube-version", "1.36.0"];

afterAll(async () => {
  await mesh.close();
});

/** Runs the blocks of a heading and gives what they printed. */
async function follow(heading: string, kind: InstallKind, only?: number): Promise<string> {
  let printed = "";
  for (const block of page.blocks(heading, kind, only)) {
    const { exitCode, stdout, stderr } = await shell.run(block.replaceAll("previous.yaml", previousManifest));
    expect(exitCode, `${block}\n${stdout}\n${stderr}`).toBe(0);
    printed += stdout;
  }
  return printed;
}

interface ApiObject {
  readonly metadata: Readonly<Record<"name" | "namespace" | "labels", unknown>> & {
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

/** What the API holds of the objects of a manifest, without what it adds of itself. */
async function stateOf(manifest: string): Promise<readonly unknown[]> {
  const list = await mesh.kubernetes.plane.kubectl(["get", "-f", manifest, "-o", "json"]);
  const { items } = JSON.parse(list) as { items: readonly ApiObject[] };
  return items.map(({ metadata, ...rest }) => {
    const { name, namespace, labels, annotations = {} } = metadata;
    const ours = Object.entries(annotations).filter(([key]) => !key.startsWith("deprecated."));
    return { ...rest, status: undefined, metadata: { name, namespace, labels, annotations: ours } };
  });
}

async function daemonSet(): Promise<DaemonSet> {
  const path = "/apis/apps/v1/namespaces/weft-system/daemonsets/weft-agent";
  return (await mesh.kubernetes.plane.json({ method: "GET", path })) as DaemonSet;
}

interface DaemonSet {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  readonly spec: {
    readonly template: {
      readonly spec: {
        readonly initContainers?: readonly { readonly args: readonly string[] }[];
        readonly containers: readonly { readonly name: string; readonly image: string }[];
      };
    };
  };
}

async function image(): Promise<string> {
  return (await daemonSet()).spec.template.spec.containers[0]?.image ?? "";
}

async function version(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(REPOSITORY, "package.json"), "utf8")) as {
    version: string;
  };
  return version;
}

/** What no namespace controller does here. */
async function finishNamespace(): Promise<void> {
  const path = "/api/v1/namespaces/weft-system";
  const { plane } = mesh.kubernetes;
  const namespace = (await plane.json({ method: "GET", path })) as {
    metadata: { deletionTimestamp?: string };
  };
  expect(namespace.metadata.deletionTimestamp).toBeDefined();
  await plane.json({
    method: "PUT",
    path: `${path}/finalize`,
    body: { ...namespace, spec: { finalizers: [] } },
  });
}

async function exists(path: string): Promise<boolean> {
  try {
    await mesh.kubernetes.plane.json({ method: "GET", path });
    return true;
  } catch (error) {
    if (refusedWith(error) === 404) return false;
    throw error;
  }
}

describe("with a manifest", () => {
  test("the version before becomes this one", async () => {
    expect(await image()).toBe("weft:0.1.0");
    await follow("Install", "sh");
    expect(await image()).toBe(`weft:${await version()}`);
  });

  test("a namespace is opted in, and its connections go on through all that follows", async () => {
    await follow("Opt a namespace in, and out", "sh", 0);
    await eventually(
      async () =>
        (await shell.run("kubectl weft --all workload list")).stdout.match(/ active /g)?.length === 2,
      "the clients of both nodes to be in the mesh",
    );
    conversation = await hold(mesh.pod("web/client-node-a"), VIP, 80, { intervalMs: 20, timeoutMs: 5_000 });
  });

  test("an upgrade takes over the maps of the version before", async () => {
    await mesh.kubernetes.plane.kubectl(["apply", "--server-side", "-f", previousManifest]);
    expect(await follow("Upgrade", "sh")).toContain("daemonset.apps/weft-agent");
    for (const agent of mesh.agents.values()) {
      await agent.stop();
      await agent.restart();
      expect(agent.log.find(({ msg }) => msg === "datapath loaded")).toMatchObject({ adopted: true });
    }
    expect(await image()).toBe(`weft:${await version()}`);
  });

  test("rolled back, every object is as the version before had it, and agents work with what it allows", async () => {
    await follow("Roll back", "sh");
    expect(await stateOf(previousManifest)).toEqual(previousState);
    for (const agent of mesh.agents.values()) {
      await agent.stop();
      await agent.restart();
    }
    await follow("Install", "sh");
  });

  test("a namespace is opted out, and the connection still goes on", async () => {
    await follow("Opt a namespace in, and out", "sh", 1);
    await eventually(
      async () =>
        (await shell.run("kubectl weft --node node-b workload list -o json")).stdout.trim() === "[]",
      "node-b to have no workload",
    );
    expect((await shell.run("kubectl weft --node node-a workload list")).stdout).toContain("draining");
    expect(await conversation.finish()).toMatchObject({ lost: 0, error: null });
  });

  test("uninstalled, nothing of it is left in the API or on the nodes", async () => {
    await follow("Uninstall", "sh", 0);
    await follow("Uninstall", "sh", 1);
    const { initContainers, containers } = (await daemonSet()).spec.template.spec;
    expect(initContainers?.map(({ args }) => args)).toEqual([["cleanup"]]);
    expect(containers.map(({ name }) => name)).toEqual(["done"]);
    for (const agent of mesh.agents.values()) {
      await agent.stop();
      await agent.weft(...(initContainers?.[0]?.args ?? []));
      expect(existsSync(agent.bpfRoot)).toBe(false);
    }
    await follow("Uninstall", "sh", 2);
    await finishNamespace();
    const left = async () =>
      mesh.kubernetes.plane
        .kubectl(["get", "-f", "deploy/weft.yaml", "--ignore-not-found"])
        .catch((error: unknown) => String(error));
    // The API takes its time over a definition: its objects go first.
    await eventually(
      async () => /^$|no matches for kind "MeshNode"/.test(await left()),
      "nothing of the manifest to be left",
    );
    expect(await exists("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/meshnodes.weft.dev")).toBe(
      false,
    );
  });
});

describe("with Helm", () => {
  test("installed, upgraded, rolled back and upgraded again", async () => {
    const install = `helm install weft ${PREVIOUS} --namespace weft-system --create-namespace`;
    expect(await shell.run(install)).toMatchObject({ exitCode: 0 });
    expect(await image()).toBe("weft:0.1.0");
    await follow("Install", "helm");
    expect(await image()).toBe(`weft:${await version()}`);
    await follow("Roll back", "helm");
    expect(await image()).toBe("weft:0.1.0");
    await follow("Install", "helm");
    expect(await image()).toBe(`weft:${await version()}`);
  });

  test("uninstalled, the MeshNodes stay until their definition goes", async () => {
    await follow("Uninstall", "helm", 0);
    expect((await daemonSet()).spec.template.spec.containers.map(({ name }) => name)).toEqual(["done"]);
    await follow("Uninstall", "helm", 1);
    expect(await exists("/apis/apps/v1/namespaces/weft-system/daemonsets/weft-agent")).toBe(false);
    expect(await exists("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/meshnodes.weft.dev")).toBe(
      false,
    );
  });
});

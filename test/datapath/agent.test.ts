import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { StatusView } from "../../agent/api/reads.ts";
import { MAX_MANIFEST_BYTES } from "../../agent/cluster/manifest-file.ts";
import { mapPin } from "../../agent/datapath/pins.ts";
import { exec } from "../../agent/host/exec.ts";
import type { AgentUnderTest } from "../support/agent-under-test.ts";
import { eventually, Mesh } from "../support/mesh.ts";
import { namespaceObject, serviceObject } from "../support/objects.ts";
import { connect } from "../support/traffic.ts";

const VIP = "10.96.0.10";
const OTHER_VIP = "10.96.0.20";
const CONNECTIONS = 200;

async function createMesh(tag: string, agentFlags: readonly string[]): Promise<Mesh> {
  const mesh = await Mesh.create({
    tag,
    topology: "routed",
    namespaces: { app: undefined, web: "l4" },
    nodes: [
      {
        name: "node-a",
        pods: [
          { name: "client", namespace: "web" },
          ...["a", "b"].map((name) => ({ name, namespace: "app" })),
        ],
      },
    ],
    agentFlags,
  });
  for (const name of ["a", "b"]) await mesh.serve(`app/${name}`, name, 8080);
  return mesh;
}

function service(key: string, clusterIP: string, pods: readonly string[]) {
  return { key, clusterIPs: [clusterIP], port: 80, targetPort: 8080, protocols: ["TCP"] as const, pods };
}

async function answers(mesh: Mesh, address: string): Promise<readonly string[]> {
  const report = await connect(mesh.pod("web/client"), address, 80, { count: CONNECTIONS, reset: true });
  expect(report.errors).toEqual({});
  return Object.keys(report.answers).sort();
}

async function statusOf(agent: AgentUnderTest): Promise<StatusView> {
  return (await agent.weftJson("status")) as StatusView;
}

describe.each(["tcx", "clsact"] as const)("the life of an agent that attaches by %s", (attach) => {
  let mesh: Mesh;
  let agent: AgentUnderTest;

  beforeAll(async () => {
    mesh = await createMesh(`life${attach}`, ["--tc-attach", attach]);
    await mesh.writeService(service("app/parent", VIP, ["app/a", "app/b"]));
    await mesh.startAgents();
    agent = mesh.agent("node-a");
  });
  afterAll(async () => {
    await mesh.close();
  });

  test("puts its MeshNode beside the manifests, where other agents find it", async () => {
    const path = join(mesh.manifests.path, "meshnode-node-a.yaml");
    await eventually(() => existsSync(path) && readFileSync(path, "utf8").includes("name: client"), path);
    const workloads = mesh.pod("web/client").ips.map((ip) => ({
      ...{ ip, namespace: "web", name: "client", serviceAccount: "default" },
    }));
    expect(parse(readFileSync(path, "utf8"))).toMatchObject({
      ...{ apiVersion: "weft.dev/v1alpha1", kind: "MeshNode", metadata: { name: "node-a" } },
      spec: { addresses: mesh.cluster.node("node-a").ips, workloads },
    });
  });

  test("it serves, and says so", async () => {
    expect(await answers(mesh, VIP)).toEqual(["a", "b"]);
    const { ready, datapath, workloads, problems } = await statusOf(agent);
    expect({ ready, attached: datapath.attached, workloads, problems }).toEqual({
      ready: true,
      attached: [{ mode: attach, count: 1 }],
      workloads: { active: 1, pending: 0, draining: 0, refused: 0 },
      problems: [],
    });
    const metrics = await agent.metrics();
    expect(metrics).toContain("weft_ready 1\n");
    expect(metrics).toMatch(
      new RegExp(`^weft_service_connections_total\\{.*service="parent".*\\} ${String(CONNECTIONS)}$`, "m"),
    );
  });

  test("a second agent in the same place ends and says why; the first goes on", async () => {
    const { node, runDir, stateDir, bpfRoot } = agent;
    const second = await node.spawn("bin/weft", [
      "agent",
      ...["--manifests", mesh.manifests.path, "--http", "127.0.0.1:0"],
      ...["--run-dir", runDir, "--state-dir", stateDir, "--bpf-root", bpfRoot],
    ]);
    const { exitCode } = await second.waitForEnd();
    expect(exitCode).toBe(1);
    expect(second.stdout.join("\n")).toContain('"code":"socket_in_use"');
    expect(await answers(mesh, VIP)).toEqual(["a", "b"]);
  });

  test("stopped, it leaves the kernel serving; started again, it finds nothing to do (G-65)", async () => {
    await agent.stop();
    expect(await answers(mesh, VIP)).toEqual(["a", "b"]);
    await agent.restart();
    expect(await answers(mesh, VIP)).toEqual(["a", "b"]);
    expect((await statusOf(agent)).datapath.lastWrite).toBeNull();
  });

  test("cleanup leaves no program, link, map, pin, filter or socket (K-62, T-43)", async () => {
    const maps = ["frontends", "flows", "events"] as const;
    const ids = await Promise.all(maps.map((map) => idOfPinned(mapPin(agent.bpfRoot, map))));
    const programs = await programsOf(ids);
    expect(programs.length).toBeGreaterThan(0);
    await agent.stop();
    await agent.cleanup();
    expect(existsSync(agent.bpfRoot)).toBe(false);
    // The directory itself belongs to the node, as the chart's mounts do.
    expect(readdirSync(agent.runDir)).toEqual([]);
    // The kernel frees what nobody holds after a grace period of its own.
    await eventually(async () => (await programsOf(ids)).length === 0, "the programs to be gone");
    await eventually(async () => (await mapsOf(ids)).length === 0, "the maps to be gone");
    const { netns } = agent.node;
    const { hostInterface } = mesh.pod("web/client");
    expect(await netns.exec("tc", ["filter", "show", "dev", hostInterface, "ingress"])).toBe("");
    expect(await netns.exec("tc", ["qdisc", "show", "dev", hostInterface])).not.toContain("clsact");
    expect(await netns.exec("bpftool", ["net", "show", "dev", hostInterface])).not.toContain("pod_");
    // Everything is kube-proxy's again.
    expect(await answers(mesh, VIP)).toEqual(["a", "b"]);
    // With the rights of the machine's root the empty directories go too; then there is nothing left.
    await agent.weft("cleanup");
    expect(existsSync(agent.runDir)).toBe(false);
    expect(await agent.weft("cleanup")).toContain("Nothing to remove");
  });
});

async function bpfJson(...args: readonly string[]): Promise<unknown> {
  return JSON.parse(await exec("bpftool", ["-j", ...args]));
}

async function idOfPinned(path: string): Promise<number> {
  return ((await bpfJson("map", "show", "pinned", path)) as { readonly id: number }).id;
}

/** Those of these ids that maps still have. */
async function mapsOf(ids: readonly number[]): Promise<readonly number[]> {
  const maps = (await bpfJson("map", "show")) as readonly { readonly id: number }[];
  return maps.map(({ id }) => id).filter((id) => ids.includes(id));
}

/** Ids of programs that use any of these maps. */
async function programsOf(maps: readonly number[]): Promise<readonly number[]> {
  const programs = (await bpfJson("prog", "show")) as readonly {
    readonly id: number;
    readonly map_ids?: readonly number[];
  }[];
  return programs.filter(({ map_ids = [] }) => map_ids.some((id) => maps.includes(id))).map(({ id }) => id);
}

describe("what cannot be used", () => {
  let mesh: Mesh;
  let agent: AgentUnderTest;

  beforeAll(async () => {
    // Room for the four endpoints of one Service, by pod and family, but not for those of two.
    mesh = await createMesh("unusable", ["--max-endpoints", "7"]);
    await mesh.writeService(service("app/parent", VIP, ["app/a", "app/b"]));
    await mesh.startAgents();
    agent = mesh.agent("node-a");
  });
  afterAll(async () => {
    await mesh.close();
  });

  test("each broken manifest gives one error that names it, and the rest goes on", async () => {
    const { manifests } = mesh;
    const good = serviceObject("app/parent", { clusterIPs: [VIP], ports: [{ port: 80 }] });
    await manifests.writeText("b-truncated", "apiVersion: v1\nkind: Service\nmetadata: {name: x, namespace");
    await manifests.writeText(
      "c-kind",
      "apiVersion: v1\nkind: Sevrice\nmetadata: {name: x, namespace: app}\n",
    );
    await manifests.write("t-twice", [good]);
    await manifests.writeText("d-large", `# ${"x".repeat(MAX_MANIFEST_BYTES)}\n`);
    await manifests.write("e-port", [
      serviceObject("app/port", { clusterIPs: ["10.96.0.30"], ports: [{ port: 70_000 }] }),
      namespaceObject("beside", undefined),
    ]);
    const wanted = [
      /^b-truncated\.yaml line \d+/,
      /^c-kind\.yaml line \d+.*Sevrice/,
      /^t-twice\.yaml line \d+.*Service app\/parent.*defined twice/,
      /^d-large\.yaml.*bytes/,
      /^e-port\.yaml line \d+.*Service app\/port.*port.*70000/,
    ];
    await mesh.settle();
    const { sources } = await statusOf(agent);
    expect(sources.errors).toHaveLength(wanted.length);
    for (const pattern of wanted)
      expect(sources.errors.filter((error) => pattern.test(error))).toHaveLength(1);
    expect(sources.objects.find(({ kind }) => kind === "Namespace")?.count).toBe(3);
    expect(await answers(mesh, VIP)).toEqual(["a", "b"]);
    for (const name of ["b-truncated", "c-kind", "t-twice", "d-large", "e-port"])
      await manifests.remove(name);
    await mesh.settle();
    expect((await statusOf(agent)).sources.errors).toEqual([]);
  });

  test("a full map is named; what fitted is served on, what did not is kube-proxy's, and room heals it (T-36)", async () => {
    await mesh.writeService(service("app/more", OTHER_VIP, ["app/a", "app/b"]));
    await eventually(async () => (await statusOf(agent)).problems.length > 0, "the problem to be told");
    const { ready, readiness, problems } = await statusOf(agent);
    expect(ready).toBe(false);
    expect(problems.join("\n")).toMatch(/map endpoints is full: .*app\/more.*--max-endpoints/);
    expect(readiness.find(({ name }) => name === "datapath")?.message).toContain("map endpoints is full");
    expect(agent.log.some(({ code }) => code === "map_full")).toBe(true);
    expect(await answers(mesh, VIP)).toEqual(["a", "b"]);
    expect(await answers(mesh, OTHER_VIP)).toEqual(["a", "b"]);
    await mesh.writeService(service("app/parent", VIP, ["app/a"]));
    await eventually(async () => (await statusOf(agent)).ready, "the agent to be ready again");
    expect((await statusOf(agent)).problems).toEqual([]);
    expect(await answers(mesh, OTHER_VIP)).toEqual(["a", "b"]);
    expect(await agent.weftJson("map", "check")).toMatchObject({ differences: [] });
  });
});

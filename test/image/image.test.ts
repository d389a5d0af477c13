import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StatusView } from "../../agent/api/reads.ts";
import { exec } from "../../agent/host/exec.ts";
import type { Mesh } from "../support/mesh.ts";
import { REPOSITORY } from "../support/places.ts";
import { createSmallMesh, SMALL_NODE, SMALL_VIP } from "../support/small-mesh.ts";
import { connect } from "../support/traffic.ts";
import { AgentContainer } from "./container.ts";

/** The image of deploy/Dockerfile, run as the DaemonSet says. */

const IMAGE = "localhost/weft:test";

let mesh: Mesh;
let container: AgentContainer;

beforeAll(async () => {
  mesh = await createSmallMesh("image");
  const working = (await exec("buildah", ["from", "--pull-never", IMAGE])).trim();
  mesh.run.defer("container of the image", async () => {
    await exec("buildah", ["rm", working], { timeoutMs: 60_000 });
  });
  const rootfs = (await exec("buildah", ["mount", working], { timeoutMs: 60_000 })).trim();
  const node = mesh.cluster.node(SMALL_NODE);
  container = await AgentContainer.start({ run: mesh.run, node, rootfs, manifests: mesh.manifests.path });
  await container.waitForLog("ready");
});

afterAll(async () => {
  await mesh.close();
});

test("the agent is ready, with the rights, mounts and read-only root of the DaemonSet, and picks", async () => {
  const report = await connect(mesh.pod("web/client"), SMALL_VIP, 80, { count: 100, reset: true });
  expect(report).toMatchObject({ answers: { server: 100 }, errors: {} });
});

test("it finds the cgroups of pods below the folder of the node's that it is given", async () => {
  const workloads = JSON.parse(await container.exec("weft", "workload", "list", "-o", "json")) as unknown;
  expect(workloads).toMatchObject([
    { state: "active", cgroup: expect.stringContaining("/sys/fs/cgroup/") as string },
  ]);
});

test("`weft` in the container asks this agent without being told where it is", async () => {
  const status = JSON.parse(await container.exec("weft", "status", "-o", "json")) as StatusView;
  expect(status).toMatchObject({ nodeName: SMALL_NODE, ready: true });
  expect(await container.exec("weft", "map", "check")).toMatch(/checked, all /);
});

test("the version in the image is the package's, on a Node.js that is still supported", async () => {
  const { version } = JSON.parse(await exec("cat", [join(REPOSITORY, "package.json")])) as {
    version: string;
  };
  expect(await container.exec("weft", "--version")).toBe(`${version}\n`);
  expect(await container.exec("node", "--version")).toMatch(/^v24\./);
});

test("wireguard-go is in the image, and the program that runs it for the agent", async () => {
  expect(await container.exec("wireguard-go", "--version")).toMatch(/^wireguard-go v/);
  expect(await container.exec("sh", "-n", "/usr/local/bin/weft-wireguard-go")).toBe("");
});

test("no build tool, and no package of the tests, is in the image", async () => {
  const listing = await container.exec("ls", "/usr/bin", "/opt/weft/node_modules");
  expect(listing).not.toMatch(/^(gcc|g\+\+|clang.*|make|vitest|typescript)$/m);
});

test("SIGTERM ends it with exit code 0, and connections still go on", async () => {
  expect(await container.stop()).toBe(0);
  const report = await connect(mesh.pod("web/client"), SMALL_VIP, 80, { count: 100, reset: true });
  expect(report).toMatchObject({ answers: { server: 100 }, errors: {} });
});

import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StatusView } from "../../agent/api/reads.ts";
import { exec } from "../../agent/host/exec.ts";
import { Mesh } from "../support/mesh.ts";
import { REPOSITORY } from "../support/places.ts";
import { connect } from "../support/traffic.ts";
import { AgentContainer } from "./container.ts";

/** The image of deploy/Dockerfile, run as the DaemonSet says. */

const IMAGE = "localhost/weft:test";
const VIP = "10.96.0.10";

let mesh: Mesh;
let container: AgentContainer;

beforeAll(async () => {
  mesh = await Mesh.create({
    tag: "image",
    topology: "routed",
    namespaces: { web: "l4", app: undefined },
    nodes: [
      {
        name: "node-a",
        pods: [
          { name: "client", namespace: "web" },
          { name: "server", namespace: "app" },
        ],
      },
    ],
  });
  await mesh.serve("app/server", "server", 8080);
  await mesh.writeService({
    key: "app/server",
    clusterIPs: [VIP],
    port: 80,
    targetPort: 8080,
    pods: ["app/server"],
  });
  const working = (await exec("buildah", ["from", "--pull-never", IMAGE])).trim();
  mesh.run.defer("container of the image", async () => {
    await exec("buildah", ["rm", working], { timeoutMs: 60_000 });
  });
  const rootfs = (await exec("buildah", ["mount", working], { timeoutMs: 60_000 })).trim();
  const node = mesh.cluster.node("node-a");
  container = await AgentContainer.start({ run: mesh.run, node, rootfs, manifests: mesh.manifests.path });
  await container.waitForLog("ready");
});

afterAll(async () => {
  await mesh.close();
});

test("the agent is ready, with the rights, mounts and read-only root of the DaemonSet, and picks", async () => {
  const report = await connect(mesh.pod("web/client"), VIP, 80, { count: 100, reset: true });
  expect(report).toMatchObject({ answers: { server: 100 }, errors: {} });
});

test("`weft` in the container asks this agent without being told where it is", async () => {
  const status = JSON.parse(await container.exec("weft", "status", "-o", "json")) as StatusView;
  expect(status).toMatchObject({ nodeName: "node-a", ready: true });
  expect(await container.exec("weft", "map", "check")).toMatch(/checked, all /);
});

test("the version in the image is the package's, on a Node.js that is still supported", async () => {
  const { version } = JSON.parse(await exec("cat", [join(REPOSITORY, "package.json")])) as {
    version: string;
  };
  expect(await container.exec("weft", "--version")).toBe(`${version}\n`);
  expect(await container.exec("node", "--version")).toMatch(/^v24\./);
});

test("no build tool, and no package of the tests, is in the image", async () => {
  const listing = await container.exec("ls", "/usr/bin", "/opt/weft/node_modules");
  expect(listing).not.toMatch(/^(gcc|g\+\+|clang.*|make|vitest|typescript)$/m);
});

test("SIGTERM ends it with exit code 0, and connections still go on", async () => {
  expect(await container.stop()).toBe(0);
  const report = await connect(mesh.pod("web/client"), VIP, 80, { count: 100, reset: true });
  expect(report).toMatchObject({ answers: { server: 100 }, errors: {} });
});

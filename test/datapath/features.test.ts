import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FlowView, WorkloadView } from "../../agent/datapath/views.ts";
import { AgentUnderTest } from "../support/agent-under-test.ts";
import { Mesh } from "../support/mesh.ts";
import { SocketShell } from "../support/socket-shell.ts";
import { connect } from "../support/traffic.ts";

/** What Weft can do without: the agent finds it missing, and a connection gets the same by another way. */

const NODE = "node-a";
const [CLIENT, HOST] = ["web/client", "web/host"] as const;
const [VIP, EMPTY, PORT] = ["10.96.0.10", "10.96.0.12", 80] as const;

let mesh: Mesh;

beforeAll(async () => {
  mesh = await Mesh.create({
    tag: "features",
    topology: "routed",
    namespaces: { web: "l4", app: undefined },
    nodes: [
      {
        name: NODE,
        pods: [
          { name: "client", namespace: "web" },
          { name: "host", namespace: "web", hostNetwork: true },
          { name: "server", namespace: "app" },
        ],
      },
    ],
  });
  await mesh.serve("app/server", "server", 8080);
  const ports = { port: PORT, targetPort: 8080 };
  await mesh.writeService({ ...ports, key: "app/server", clusterIPs: [VIP], pods: ["app/server"] });
  await mesh.writeService({ ...ports, key: "app/empty", clusterIPs: [EMPTY], pods: [] });
});

afterAll(async () => {
  await mesh.close();
});

/** Runs a command where the kernel's list of functions has none of this name. */
async function without(name: string): Promise<readonly string[]> {
  const path = join(await mesh.run.directory("kallsyms"), name);
  const lines = (await readFile("/proc/kallsyms", "latin1")).split("\n");
  await writeFile(path, lines.filter((line) => line.split(/\s/)[2] !== name).join("\n"));
  return ["unshare", "-m", "sh", "-c", 'mount --bind "$0" /proc/kallsyms && exec "$@"', path];
}

test("a kernel without bpf_set_retval: ECONNREFUSED comes from the packet level, and where there is none the pod stays kube-proxy's", async () => {
  const agent = await AgentUnderTest.start(mesh.run, mesh.cluster.node(NODE), {
    source: ["--manifests", mesh.manifests.path],
    under: await without("bpf_set_retval"),
    lb: "both",
  });
  const workloads = (await agent.weftJson("workload", "list")) as readonly WorkloadView[];
  const of = (name: string) => workloads.find(({ pod }) => pod === name);
  expect(of(CLIENT)).toMatchObject({
    state: "active",
    attached: "tcx",
    cgroup: expect.any(String) as string,
  });
  expect(of(HOST)).toMatchObject({ cgroup: null });
  expect(JSON.stringify(of(HOST))).toContain("cannot refuse a connect() with ECONNREFUSED (5.18 can)");

  const refused = await connect(mesh.pod(CLIENT), EMPTY, PORT, { count: 10 });
  expect(refused).toMatchObject({ answers: {}, errors: { ECONNREFUSED: 10 } });
  expect(await agent.metrics()).toMatch(
    /^weft_service_refusals_total\{.*service="empty".*reason="no_endpoint".*\} 10$/m,
  );

  const shell = await SocketShell.start(mesh.pod(CLIENT));
  await shell.open("s", "tcp");
  await shell.connect("s", [VIP, PORT]);
  expect(await shell.receive("s")).toBe("server\n");
  const flows = (await agent.weftJson("flow", "list")) as readonly FlowView[];
  expect(flows).toMatchObject([{ level: "socket", workload: CLIENT }]);
  await shell.end();
});

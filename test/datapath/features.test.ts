import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FlowView, WorkloadView } from "../../agent/datapath/views.ts";
import type { Lb } from "../../agent/levels.ts";
import { AgentUnderTest } from "../support/agent-under-test.ts";
import type { Mesh } from "../support/mesh.ts";
import { createSmallMesh, SMALL_NODE, SMALL_VIP } from "../support/small-mesh.ts";
import { SocketShell } from "../support/socket-shell.ts";
import { connect } from "../support/traffic.ts";

/** What Weft can do without: the agent finds it missing, and says or does the same by another way. */

const CLIENT = "web/client";
const EMPTY = "10.96.0.12";

let mesh: Mesh;

beforeAll(async () => {
  mesh = await createSmallMesh("features");
  const ports = { port: 80, targetPort: 8080 };
  await mesh.writeService({ ...ports, key: "app/empty", clusterIPs: [EMPTY], pods: [] });
});

afterAll(async () => {
  await mesh.close();
});

/** An agent to whom the kernel's list of functions has none of this name. */
async function startWithout(name: string, lb: Lb): Promise<AgentUnderTest> {
  const path = join(await mesh.run.directory("kallsyms"), name);
  const lines = (await readFile("/proc/kallsyms", "latin1")).split("\n");
  await writeFile(path, lines.filter((line) => line.split(/\s/)[2] !== name).join("\n"));
  const script = 'mount --bind "$0" /proc/kallsyms && exec "$@"';
  return AgentUnderTest.start(mesh.run, mesh.cluster.node(SMALL_NODE), {
    source: ["--manifests", mesh.manifests.path],
    under: ["unshare", "-m", "sh", "-c", script, path],
    lb,
  });
}

async function workloads(agent: AgentUnderTest): Promise<readonly WorkloadView[]> {
  return (await agent.weftJson("workload", "list")) as readonly WorkloadView[];
}

test("without bpf_set_retval, refusals of --lb both are the packet level's, and ECONNREFUSED all the same", async () => {
  const agent = await startWithout("bpf_set_retval", "both");
  expect(await workloads(agent)).toMatchObject([
    { pod: CLIENT, state: "active", attached: "tcx", cgroup: expect.any(String) as string },
  ]);
  const refused = await connect(mesh.pod(CLIENT), EMPTY, 80, { count: 10 });
  expect(refused).toMatchObject({ answers: {}, errors: { ECONNREFUSED: 10 } });
  expect(await agent.metrics()).toMatch(
    /^weft_service_refusals_total\{.*service="empty".*reason="no_endpoint".*\} 10$/m,
  );
  const shell = await SocketShell.start(mesh.pod(CLIENT));
  await shell.open("s", "tcp");
  await shell.connect("s", [SMALL_VIP, 80]);
  expect(await shell.receive("s")).toBe("server\n");
  const flows = (await agent.weftJson("flow", "list")) as readonly FlowView[];
  expect(flows).toMatchObject([{ level: "socket", workload: CLIENT }]);
  await shell.end();
  await agent.stop();
  await agent.cleanup();
});

test("without bpf_set_retval, --lb socket leaves the pod to kube-proxy, and says why", async () => {
  const agent = await startWithout("bpf_set_retval", "socket");
  const [workload] = await workloads(agent);
  expect(workload).toMatchObject({ pod: CLIENT, attached: null, cgroup: null });
  expect(JSON.stringify(workload)).toContain("cannot refuse a connect() with ECONNREFUSED (5.18 can)");
  const { answers, errors } = await connect(mesh.pod(CLIENT), SMALL_VIP, 80, { count: 10 });
  expect([answers, errors]).toEqual([{ server: 10 }, {}]);
});

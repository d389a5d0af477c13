import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StatusView } from "../../agent/api/status-view.ts";
import type { WorkloadView } from "../../agent/datapath/views.ts";
import { AgentUnderTest } from "../support/agent-under-test.ts";
import { chartCapabilities, inChartForm } from "../support/chart-rights.ts";
import type { Mesh } from "../support/mesh.ts";
import { REPOSITORY } from "../support/places.ts";
import { createSmallMesh, SMALL_NODE, SMALL_VIP } from "../support/small-mesh.ts";
import { connect, hold } from "../support/traffic.ts";

/** The agent as its container runs it: root, with the capabilities of the DaemonSet and no others. */

const GRANTED = chartCapabilities();

let mesh: Mesh;

beforeAll(async () => {
  mesh = await createSmallMesh("caps");
});

afterAll(async () => {
  await mesh.close();
});

async function start(names: readonly string[]): Promise<AgentUnderTest> {
  const source = ["--manifests", mesh.manifests.path] as const;
  return AgentUnderTest.start(mesh.run, mesh.cluster.node(SMALL_NODE), {
    source,
    capabilities: names,
    lb: "both",
  });
}

test("the capabilities of the DaemonSet are enough: programs loaded, attached and picking", async () => {
  const agent = await start(GRANTED);
  const workloads = (await agent.weftJson("workload", "list")) as readonly WorkloadView[];
  expect(workloads).toMatchObject([
    { pod: "web/client", state: "active", attached: "tcx", cgroup: expect.any(String) as string },
  ]);
  const report = await connect(mesh.pod("web/client"), SMALL_VIP, 80, { count: 100, reset: true });
  expect(report).toMatchObject({ answers: { server: 100 }, errors: {} });
  // The same by the scrape, which reads every map.
  expect(await agent.metrics()).toMatch(
    /^weft_service_connections_total\{namespace="app",service="server".*\} 100$/m,
  );
  await agent.stop();
  await agent.cleanup();
});

describe("an agent that starts again, beside programs that are not Weft's", () => {
  const FOREIGN = "build/shim_test.bpf.o";
  let agent: AgentUnderTest;
  let before: readonly WorkloadView[];

  const workloads = async () => (await agent.weftJson("workload", "list")) as readonly WorkloadView[];

  beforeAll(async () => {
    const { hostInterface } = mesh.pod("web/client");
    const tc = async (...args: readonly string[]) => mesh.cluster.node(SMALL_NODE).exec("tc", args);
    await tc("qdisc", "add", "dev", hostInterface, "clsact");
    const filter = ["bpf", "object-file", join(REPOSITORY, FOREIGN), "program", "other", "direct-action"];
    await tc("filter", "add", "dev", hostInterface, "egress", ...filter);
    agent = await start(GRANTED);
    before = await workloads();
  });

  test("both levels are attached, and the foreign program is named", () => {
    expect(before).toMatchObject([{ pod: "web/client", state: "active", attached: "tcx" }]);
    expect(before[0]?.how).toMatch(/beside other \(egress\)/);
  });

  test.each(["stop", "kill"] as const)("after %s nothing is lost, and no connection breaks", async (end) => {
    const held = await hold(mesh.pod("web/client"), SMALL_VIP, 80, { intervalMs: 20 });
    await agent[end]();
    await agent.restart();
    expect(await workloads()).toEqual(before);
    const { problems, ready } = (await agent.weftJson("status")) as StatusView;
    expect({ problems, ready }).toEqual({ problems: [], ready: true });
    expect(agent.log.filter(({ level }) => level !== "info")).toEqual([]);
    const report = await connect(mesh.pod("web/client"), SMALL_VIP, 80, { count: 100, reset: true });
    expect(report).toMatchObject({ answers: { server: 100 }, errors: {} });
    expect(await held.finish()).toMatchObject({ lost: 0, error: null });
  });

  afterAll(async () => {
    await agent.stop();
    await agent.cleanup();
  });
});

test("where no bpf file system is mounted, the agent ends and says what to do", async () => {
  const script = 'umount /sys/fs/bpf && exec "$@"';
  const unshare = ["unshare", "--mount", "--propagation", "private", "sh", "-c", script, "sh"];
  const source = ["--manifests", mesh.manifests.path] as const;
  const under = [...unshare, ...inChartForm(GRANTED, [mesh.manifests.path])];
  const started = AgentUnderTest.start(mesh.run, mesh.cluster.node(SMALL_NODE), { source, under });
  await expect(started).rejects.toThrow(/no bpf file system is mounted at \/sys\/fs\/bpf.*mount -t bpf bpf/);
});

test.each(GRANTED)(
  "without %s the kernel refuses the programs, and the agent says so and ends",
  async (name) => {
    const rest = GRANTED.filter((granted) => granted !== name);
    await expect(start(rest)).rejects.toThrow(/EPERM|EACCES/);
  },
);

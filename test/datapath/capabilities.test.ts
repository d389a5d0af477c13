import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import type { WorkloadView } from "../../agent/datapath/views.ts";
import { AgentUnderTest } from "../support/agent-under-test.ts";
import type { Mesh } from "../support/mesh.ts";
import { REPOSITORY } from "../support/places.ts";
import { createSmallMesh, SMALL_NODE, SMALL_VIP } from "../support/small-mesh.ts";
import { connect } from "../support/traffic.ts";

/** The agent as its container runs it: root, with the capabilities of the DaemonSet and no others. */

const GRANTED = capabilities();

interface Container {
  readonly securityContext: { readonly capabilities: { readonly add: readonly string[] } };
}

interface DaemonSet {
  readonly kind: string;
  readonly spec: { readonly template: { readonly spec: { readonly containers: readonly Container[] } } };
}

function capabilities(): readonly string[] {
  const text = readFileSync(join(REPOSITORY, "deploy", "weft.yaml"), "utf8");
  const objects = parseAllDocuments(text).map((document) => document.toJS() as DaemonSet);
  const agent = objects.find(({ kind }) => kind === "DaemonSet")?.spec.template.spec.containers[0];
  return agent?.securityContext.capabilities.add ?? [];
}

/** For root, what exec() grants is what the bounding set has (capabilities(7)). */
function limitedTo(names: readonly string[]): readonly string[] {
  const set = ["-all", ...names.map((name) => `+${name.toLowerCase()}`)].join(",");
  return ["setpriv", "--bounding-set", set, "--inh-caps", "-all", "--no-new-privs"];
}

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
    under: limitedTo(names),
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

test.each(GRANTED)(
  "without %s the kernel refuses the programs, and the agent says so and ends",
  async (name) => {
    const rest = GRANTED.filter((granted) => granted !== name);
    await expect(start(rest)).rejects.toThrow(/EPERM|EACCES/);
  },
);

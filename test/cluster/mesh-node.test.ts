import { afterAll, beforeAll, expect, test } from "vitest";
import type { StatusView } from "../../agent/api/status-view.ts";
import { eventually, Mesh } from "../support/mesh.ts";

/** What an agent writes about its node, to a real API server with the definition of the chart. */

const NODE = "node-a";
const PATH = `/apis/weft.dev/v1alpha1/meshnodes/${NODE}`;

interface MeshNodeObject {
  readonly spec: { readonly workloads: readonly { readonly ip: string; readonly name: string }[] };
}

let mesh: Mesh;

beforeAll(async () => {
  const host = (name: string) => ({ name, namespace: "web", hostNetwork: true });
  mesh = await Mesh.create({
    tag: "meshnode",
    topology: "routed",
    kubernetes: { channel: "standard" },
    namespaces: { web: "l4" },
    lb: "both",
    nodes: [{ name: NODE, pods: [host("first"), host("second"), { name: "client", namespace: "web" }] }],
  });
  await mesh.startAgents();
});

afterAll(async () => {
  await mesh.close();
});

test("hostNetwork workloads, which share the node's address, are all listed", async () => {
  const read = async () =>
    (await mesh.kubernetes.plane.json({ method: "GET", path: PATH })) as MeshNodeObject;
  await eventually(async () => (await read().catch(() => undefined)) !== undefined, PATH);
  await eventually(async () => (await read()).spec.workloads.some(({ name }) => name === "client"), "client");
  const ips = mesh.cluster.node(NODE).ips.map((ip) => ip);
  const { spec } = await read();
  for (const name of ["first", "second"])
    expect(spec.workloads.filter((entry) => entry.name === name).map(({ ip }) => ip)).toEqual(ips);
  const { problems } = (await mesh.agent(NODE).weftJson("status")) as StatusView;
  expect(problems).toEqual([]);
});

test("what cannot be written is a problem that `weft status` shows, until it can", async () => {
  const definition = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/meshnodes.weft.dev";
  const limit = async (maxItems: number): Promise<void> => {
    const workloads = "/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/workloads/maxItems";
    const body = [{ op: "replace", path: workloads, value: maxItems }];
    await mesh.kubernetes.plane.json({
      ...{ method: "PATCH", path: definition, body, patchType: "application/json-patch+json" },
    });
  };
  const problems = async () => ((await mesh.agent(NODE).weftJson("status")) as StatusView).problems;
  await limit(1);
  await mesh.agent(NODE).kill();
  await mesh.kubernetes.plane.json({ method: "DELETE", path: PATH });
  await mesh.agent(NODE).restart();
  const refused = /^the MeshNode of this node cannot be written: .*spec.workloads.*must have at most 1 item/;
  await eventually(async () => (await problems()).some((problem) => refused.test(problem)), "the problem");
  await limit(4096);
  await eventually(async () => (await problems()).length === 0, "the problem to be over");
});

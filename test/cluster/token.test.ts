import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { KubeClient, refusedWith } from "../../agent/kube/client.ts";
import { targetOf } from "../support/kubernetes/control-plane.ts";
import { Mesh } from "../support/mesh.ts";

/** No agent runs here: what tests do with an agent's token is not to count as what agents do. */
let mesh: Mesh;

async function as(node: string): Promise<KubeClient> {
  const token = await mesh.kubernetes.tokenOf(mesh.cluster.node(node));
  const ca = readFileSync(mesh.kubernetes.plane.certificate, "utf8");
  return new KubeClient(targetOf({ ...mesh.kubernetes.plane.admin, token }, ca));
}

async function refusal(promise: Promise<unknown>): Promise<{ status: number | undefined; text: string }> {
  try {
    await promise;
    return { status: undefined, text: "" };
  } catch (error) {
    return { status: refusedWith(error), text: (error as Error).message };
  }
}

const { signal } = new AbortController();
const meshNode = (name: string, query: Record<string, string> = {}) => ({
  method: "PATCH" as const,
  path: `/apis/weft.dev/v1alpha1/meshnodes/${name}`,
  query: { fieldManager: "weft-agent", force: "true", ...query },
  patchType: "application/apply-patch+yaml" as const,
  body: {
    apiVersion: "weft.dev/v1alpha1",
    kind: "MeshNode",
    metadata: { name },
    spec: { addresses: ["192.0.2.1"] },
  },
});
const pod = (body: object, query: Record<string, string> = {}) => ({
  method: "PATCH" as const,
  path: "/api/v1/namespaces/web/pods/client",
  query,
  patchType: "application/merge-patch+json" as const,
  body,
});
const annotation = (key: string) => ({ metadata: { annotations: { [key]: "x" } } });

beforeAll(async () => {
  mesh = await Mesh.create({
    tag: "token",
    topology: "routed",
    kubernetes: {},
    namespaces: { web: "l4" },
    nodes: [
      { name: "node-a", pods: [{ name: "client", namespace: "web" }] },
      { name: "node-b", pods: [] },
    ],
  });
  await policiesToHold();
}, 120_000);

afterAll(async () => {
  await mesh.close();
});

/** The API server learns of an admission policy by a watch: until then it admits what the policy refuses. */
async function policiesToHold(): Promise<void> {
  const agent = await as("node-b");
  const forbidden = [
    meshNode("node-a", { dryRun: "All" }),
    pod(annotation("weft.dev/status"), { dryRun: "All" }),
    pod(annotation("other"), { dryRun: "All" }),
  ];
  for (const request of forbidden)
    await vi.waitFor(
      async () => {
        expect((await refusal(agent.json(request, signal))).status).toBe(422);
      },
      { timeout: 30_000, interval: 100 },
    );
}

describe("an agent's token", () => {
  test("writes the MeshNode of its own node, and is refused another's", async () => {
    const agent = await as("node-a");
    expect(await refusal(agent.json(meshNode("node-a"), signal))).toMatchObject({ status: undefined });
    const { status, text } = await refusal(agent.json(meshNode("node-b"), signal));
    expect(status).toBe(422);
    expect(text).toContain('its token is for node "node-a"');
    expect((await refusal(agent.json(meshNode("made-up"), signal))).status).toBe(422);
  });

  test("annotates pods of its own node, and changes nothing else of them", async () => {
    const [own, other] = [await as("node-a"), await as("node-b")];
    expect(await refusal(own.json(pod(annotation("weft.dev/status")), signal))).toMatchObject({
      status: undefined,
    });
    const refused = await refusal(other.json(pod(annotation("weft.dev/status")), signal));
    expect(refused.text).toContain("annotates pods of its own node only");
    for (const body of [
      annotation("other"),
      { metadata: { labels: { "weft.dev/mesh": "none" } } },
      { spec: { activeDeadlineSeconds: 1 } },
      { metadata: { finalizers: ["example.com/x"] } },
    ]) {
      const { status, text } = await refusal(own.json(pod(body), signal));
      expect(status).toBe(422);
      expect(text).toContain("no more of a pod than the annotation");
    }
  });

  test("cannot do what the role does not list", async () => {
    const agent = await as("node-a");
    for (const path of ["/api/v1/secrets", "/api/v1/configmaps", "/apis/apps/v1/deployments"])
      expect((await refusal(agent.json({ method: "GET", path }, signal))).status).toBe(403);
    const path = "/api/v1/namespaces/web/pods/client";
    expect((await refusal(agent.json({ method: "DELETE", path }, signal))).status).toBe(403);
  });
});

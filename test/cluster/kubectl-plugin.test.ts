import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OperatorShell } from "../support/kubernetes/operator-shell.ts";
import type { Outcome } from "../support/kubernetes/operator-shell.ts";
import { Mesh } from "../support/mesh.ts";
import { serviceObject, tcpRouteObject } from "../support/objects.ts";

/** `kubectl weft` by a real kubectl, which asks a real API where agents are. */

let mesh: Mesh;
let shell: OperatorShell;

beforeAll(async () => {
  mesh = await Mesh.create({
    tag: "plugin",
    topology: "routed",
    kubernetes: {},
    namespaces: { app: undefined, web: "l4" },
    nodes: [
      { name: "node-a", pods: [{ name: "client", namespace: "web" }] },
      { name: "node-b", pods: [{ name: "other", namespace: "web" }] },
    ],
  });
  await mesh.objects.write("objects", [
    serviceObject("app/parent", { clusterIPs: ["10.96.0.10"], ports: [{ port: 80 }] }),
    tcpRouteObject("app/canary", { parent: "parent", backends: [{ service: "parent", port: 80 }] }),
  ]);
  await mesh.startAgents();
  await mesh.settle();
  shell = await OperatorShell.open(mesh);
});

afterAll(async () => {
  await mesh.close();
});

async function weft(...args: readonly string[]): Promise<Outcome> {
  return shell.run(["kubectl", "weft", ...args].join(" "));
}

async function podsSeen(...args: readonly string[]): Promise<readonly string[]> {
  const { stdout, stderr } = await weft(...args, "workload", "list", "-o", "json");
  expect(stderr).toBe("");
  return (JSON.parse(stdout) as readonly { pod: string }[]).map(({ pod }) => pod);
}

describe("the right agent", () => {
  test.each([
    [["--node", "node-a"], "web/client"],
    [["--node=node-b"], "web/other"],
    [["--pod", "web/client"], "web/client"],
    [["--pod=web/other", "-n", "weft-system"], "web/other"],
  ])("%j is asked", async (options, pod) => {
    expect(await podsSeen(...options)).toEqual([pod]);
  });

  test("an explanation for a pod comes from that pod's node", async () => {
    const { stdout, exitCode } = await weft("route", "explain", "app/parent:80", "--from", "web/other");
    expect(stdout).toContain("web/other is opted in");
    expect(exitCode).toBe(0);
  });

  test("--all asks each in turn, under its node's name", async () => {
    const { stdout, exitCode } = await weft("--all", "workload", "list");
    expect(stdout).toMatch(/^== node-a\n[^]*web\/client[^]*^== node-b\n[^]*web\/other/m);
    expect(exitCode).toBe(0);
  });

  test("the exit code is the command's, and with --all the worst", async () => {
    expect((await weft("--node", "node-a", "no-such-command")).exitCode).toBe(2);
    expect((await weft("--all", "no-such-command")).exitCode).toBe(2);
  });
});

describe("what cannot be done is said, and nothing is run", () => {
  test.each([
    [["status"], "say --node, --pod or --all: agents run on node-a node-b"],
    [["--node", "node-z", "status"], "no agent runs on node node-z in namespace weft-system"],
    [["--namespace", "default", "status"], "no agent runs in namespace default"],
    [["--pod", "client", "status"], '"client": must be NAMESPACE/POD'],
    [["--pod", "web/nobody", "status"], 'pods "nobody" not found'],
    [["--node", "node-a", "--pod", "web/client", "status"], "--node and --pod: say one of them"],
    [["--colour", "status"], "unknown option --colour"],
    [["--node"], "--node needs a value"],
    [[], "Which node"],
  ])("%j", async (args, message) => {
    const { exitCode, stdout, stderr } = await weft(...args);
    expect(stderr).toContain(message);
    expect(stdout).toBe("");
    expect(exitCode).toBeGreaterThan(0);
  });
});

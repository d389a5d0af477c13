import { execFile } from "node:child_process";
import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Mesh } from "../support/mesh.ts";
import { serviceObject, tcpRouteObject } from "../support/objects.ts";
import { REPOSITORY } from "../support/places.ts";

/**
 * `kubectl weft` by a real kubectl, which asks a real API where agents are. Only `kubectl exec`
 * is the test's: no kubelet is here, so it does what that would do on the agent's node.
 */

const KUBECTL = join(REPOSITORY, "build", "bin", "kubectl");

let mesh: Mesh;
let path: string;

interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

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
  path = await directoryWithKubectl();
});

afterAll(async () => {
  await mesh.close();
});

async function directoryWithKubectl(): Promise<string> {
  const directory = await mesh.run.directory("path");
  const agents = [...mesh.agents.values()].map(({ node, bpfRoot, stateDir, runDir }) => {
    const places = `--bpf-root ${bpfRoot} --state-dir ${stateDir} --run-dir ${runDir}`;
    return `  "weft-agent-${node.name}") exec nsenter --net=${node.netns.path} "$@" ${places} ;;`;
  });
  const script = [
    "#!/bin/sh",
    'case " $* " in *" exec "*) ;; *) exec "$REAL_KUBECTL" "$@" ;; esac',
    'while [ "$1" != exec ]; do shift; done',
    '[ "$2 $4" = "--namespace=weft-system --container=agent" ] || { echo "unexpected: $*" >&2; exit 9; }',
    "agent=$3",
    'while [ "$1" != -- ]; do shift; done',
    "shift",
    'case "$agent" in',
    ...agents,
    "esac",
  ];
  await writeFile(join(directory, "kubectl"), `${script.join("\n")}\n`);
  await chmod(join(directory, "kubectl"), 0o755);
  return [directory, join(REPOSITORY, "bin"), process.env["PATH"] ?? ""].join(":");
}

async function weft(...args: readonly string[]): Promise<Outcome> {
  const env = {
    ...process.env,
    PATH: path,
    REAL_KUBECTL: KUBECTL,
    KUBECONFIG: mesh.kubernetes.plane.kubeconfig,
  };
  return new Promise((resolve) => {
    execFile(KUBECTL, ["weft", ...args], { env }, (error, stdout, stderr) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
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

import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { AgentUnderTest, LogRecord } from "../support/agent-under-test.ts";
import { eventually, Mesh } from "../support/mesh.ts";
import { endpointSliceObjects, podObject, tcpRouteObject } from "../support/objects.ts";
import type { KubernetesObject } from "../support/objects.ts";
import { connect, hold } from "../support/traffic.ts";
import type { HeldConversation } from "../support/traffic.ts";

const VIP = "10.96.0.10";
const NODE = "node-a";
/** Longer than an agent may be without news before it says that it is not ready. */
const OUTAGE_MS = 33_000;
/** Longer than the longest pause between two attempts. */
const RECOVERY_MS = 30_000;

let mesh: Mesh;
const held: HeldConversation[] = [];

beforeAll(async () => {
  mesh = await Mesh.create({
    tag: "resilience",
    topology: "routed",
    kubernetes: {},
    namespaces: { app: undefined, web: "l4" },
    nodes: [
      {
        name: NODE,
        pods: [
          { name: "client", namespace: "web" },
          { name: "v1", namespace: "app" },
        ],
      },
      { name: "node-b", pods: [{ name: "v2", namespace: "app" }] },
    ],
    agentNodes: [NODE],
  });
  for (const name of ["v1", "v2"]) await mesh.serve(`app/${name}`, name, 8080);
  const service = { port: 80, targetPort: 8080 };
  await mesh.writeService({ ...service, key: "app/parent", clusterIPs: [VIP], pods: ["app/v1", "app/v2"] });
  await mesh.writeService({ ...service, key: "app/v1", clusterIPs: ["10.96.0.11"], pods: ["app/v1"] });
  await mesh.writeService({ ...service, key: "app/v2", clusterIPs: ["10.96.0.12"], pods: ["app/v2"] });
  await mesh.startAgents();
  await route(1, 1);
  for (const udp of [false, true])
    held.push(await hold(mesh.pod("web/client"), VIP, 80, { udp, intervalMs: 20, timeoutMs: 5_000 }));
});

/** Whatever goes on with the API, traffic does. */
afterEach(() => {
  for (const conversation of held)
    expect(new Set(conversation.states.map(({ state }) => state))).toEqual(new Set(["answered"]));
});

afterAll(async () => {
  for (const conversation of held)
    expect(await conversation.finish()).toMatchObject({ lost: 0, error: null });
  await mesh.close();
});

function agent(): AgentUnderTest {
  return mesh.agent(NODE);
}

function split(v1: number, v2: number): KubernetesObject {
  const backends = [
    { service: "v1", port: 80, weight: v1 },
    { service: "v2", port: 80, weight: v2 },
  ];
  return tcpRouteObject("app/split", { parent: "parent", backends });
}

async function route(v1: number, v2: number): Promise<void> {
  await mesh.objects.write("route", [split(v1, v2)]);
  await mesh.settle();
}

async function answers(): Promise<Readonly<Record<string, number>>> {
  const { answers: found, errors } = await connect(mesh.pod("web/client"), VIP, 80, {
    count: 40,
    reset: true,
  });
  expect(errors).toEqual({});
  return found;
}

async function expectConvergence(v1: number, v2: number): Promise<void> {
  const wanted = v1 > 0 ? { v1: 40 } : { v2: 40 };
  expect(v1 * v2).toBe(0);
  await eventually(
    async () => JSON.stringify(await answers()) === JSON.stringify(wanted),
    "the change to be in the kernel",
    RECOVERY_MS,
  );
  await eventually(async () => (await agent().readyz()) === "ready\n", "readiness", RECOVERY_MS);
  expect(await agent().weft("map", "check")).toContain("all as the agent wants them");
}

async function frontends(): Promise<string> {
  return agent().weft("map", "dump", "frontends");
}

describe("what an agent tells of its own node", () => {
  test("a MeshNode that may not be written does not hold up the annotations of pods", async () => {
    const { plane, api } = mesh.kubernetes;
    const rules = await rulesOfRole();
    const isMeshNodes = ({ resources }: Rule): boolean => resources.includes("meshnodes");
    await setRules(rules.map((rule) => (isMeshNodes(rule) ? { ...rule, verbs: ["list", "watch"] } : rule)));
    await api.put(podObject(mesh.pod("app/v1"), { "weft.dev/mesh": "l4" }));
    const path = "/api/v1/namespaces/app/pods/v1";
    const annotations = async () => {
      const pod = await plane.json({ method: "GET", path });
      return (pod as { metadata: { annotations?: Readonly<Record<string, string>> } }).metadata.annotations;
    };
    await eventually(async () => (await annotations())?.["weft.dev/status"] !== undefined, "the annotation");
    const isRefused = ({ msg, err }: LogRecord) =>
      msg.startsWith("cannot be written") && JSON.stringify(err).includes("meshnodes");
    // Each is written in its own time.
    await eventually(() => agent().log.some(isRefused), "the refusal");
    await setRules(rules);
    await api.put(podObject(mesh.pod("app/v1")));
  });
});

interface Rule {
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

const ROLE = "/apis/rbac.authorization.k8s.io/v1/clusterroles/weft-agent";

async function rulesOfRole(): Promise<readonly Rule[]> {
  const role = await mesh.kubernetes.plane.json({ method: "GET", path: ROLE });
  return (role as { rules: readonly Rule[] }).rules;
}

async function setRules(rules: readonly Rule[]): Promise<void> {
  const patchType = "application/merge-patch+json";
  await mesh.kubernetes.plane.json({ method: "PATCH", path: ROLE, body: { rules }, patchType });
}

describe("the API server", () => {
  test("stopped for longer than news may be old: traffic goes on, readiness says what is missing, and it converges", async () => {
    await mesh.kubernetes.plane.stopApiServer();
    const before = await frontends();
    expect(await agent().readyz()).toBe("ready\n");
    await new Promise((resolve) => setTimeout(resolve, OUTAGE_MS));
    expect(await agent().readyz()).toMatch(/^sources: .*services: no news for \d+ s \(.*/);
    expect(await frontends()).toBe(before);
    expect(Object.values(await answers()).reduce((sum, count) => sum + count, 0)).toBe(40);
    await mesh.kubernetes.plane.startApiServer();
    await mesh.objects.write("route", [split(0, 1)]);
    await expectConvergence(0, 1);
  });

  test("away when an agent starts: what is pinned serves, nothing is pruned, and the agent says why it waits", async () => {
    mesh.kubernetes.gate.fault = { kind: "refuse" };
    const before = await frontends();
    await agent().kill();
    await agent().begin();
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(await agent().readyz()).toMatch(/sources: .*services: not read yet \(GET \/api\/v1\/services: /);
    expect(await frontends()).toBe(before);
    expect(await answers()).toEqual({ v2: 40 });
    mesh.kubernetes.gate.fault = { kind: "none" };
    await mesh.objects.write("route", [split(1, 0)]);
    await expectConvergence(1, 0);
  });

  test("half of it away when an agent starts: nothing is pruned on a partial view (K-64)", async () => {
    const rules = await rulesOfRole();
    await setRules(rules.filter(({ resources }) => !resources.includes("endpointslices")));
    const before = await frontends();
    await agent().kill();
    await agent().begin();
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(await agent().readyz()).toMatch(/endpointslices: not read yet \(.*403 .*forbidden/);
    expect(await frontends()).toBe(before);
    expect(await answers()).toEqual({ v1: 40 });
    await setRules(rules);
    await mesh.objects.write("route", [split(0, 1)]);
    await expectConvergence(0, 1);
  });

  test.each([
    ["answers 429 and says when to come back", { kind: "answer", status: 429, retryAfterS: 1 }],
    ["answers 500", { kind: "answer", status: 500 }],
    ["is slow", { kind: "slow", ms: 1_500 }],
  ] as const)("%s", async (_name, fault) => {
    const { gate } = mesh.kubernetes;
    const wanted: [v1: number, v2: number] =
      fault.kind === "answer" && fault.status === 429 ? [1, 0] : [0, 1];
    gate.fault = fault;
    gate.dropAll();
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    await mesh.objects.write("route", [split(...wanted)]);
    if (fault.kind !== "slow") gate.fault = { kind: "none" };
    await expectConvergence(...wanted);
    gate.fault = { kind: "none" };
  });

  test("drops connections again and again", async () => {
    const { gate } = mesh.kubernetes;
    for (let i = 0; i < 20; i++) {
      await mesh.objects.write("route", [split(i % 2, (i + 1) % 2)]);
      gate.dropAll();
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    await expectConvergence(1, 0);
  });

  test("stops talking without a word: that is noticed when connections end, and by requests in time", async () => {
    const { gate } = mesh.kubernetes;
    gate.fault = { kind: "hang" };
    await mesh.objects.write("route", [split(0, 1)]);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(await answers()).toEqual({ v1: 40 });
    gate.fault = { kind: "none" };
    // As a load balancer does that forgets its connections.
    gate.dropAll();
    await expectConvergence(0, 1);
  });

  test("forgets what agents saw last: compacted, restarted, and lists from an earlier time are not believed", async () => {
    const { plane, gate } = mesh.kubernetes;
    const { metadata } = (await plane.json({ method: "GET", path: TCP_ROUTES })) as {
      metadata: { resourceVersion: string };
    };
    await mesh.objects.write("route", [split(1, 0)]);
    await expectConvergence(1, 0);
    gate.fault = { kind: "stale", resourceVersion: metadata.resourceVersion };
    await plane.stopApiServer();
    await plane.startApiServer();
    gate.dropAll();
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    // The list of that time says split(0, 1).
    expect(await answers()).toEqual({ v1: 40 });
    gate.fault = { kind: "none" };
    await plane.compactEtcd();
    gate.dropAll();
    await mesh.objects.write("route", [split(0, 1)]);
    await expectConvergence(0, 1);
  });
});

const TCP_ROUTES = "/apis/gateway.networking.k8s.io/v1/tcproutes";

describe("very many changes at once", () => {
  const SLICES = 1_000;
  const ROUNDS = 5;

  test("five thousand in one moment, and the kernel holds the last of each", async () => {
    await mesh.objects.write("route", [split(0, 1)]);
    const slices = (round: number): KubernetesObject[] =>
      Array.from({ length: SLICES }, (_, i) => {
        const [slice] = endpointSliceObjects(`app/many-${String(i)}`, {
          ports: [{ name: "tcp", port: 1_000 + round }],
          endpoints: [{ pod: mesh.pod(i % 2 === 0 ? "app/v1" : "app/v2") }],
        });
        if (slice === undefined) throw new Error("no slice");
        return slice;
      });
    const services = Array.from({ length: SLICES }, (_, i) => ({
      apiVersion: "v1",
      kind: "Service",
      metadata: { namespace: "app", name: `many-${String(i)}` },
      spec: {
        clusterIP: `10.96.${String(10 + Math.floor(i / 200))}.${String(1 + (i % 200))}`,
        clusterIPs: [`10.96.${String(10 + Math.floor(i / 200))}.${String(1 + (i % 200))}`],
        ports: [{ name: "tcp", port: 80 }],
      },
    }));
    await mesh.objects.write("many-services", services);
    const { gate } = mesh.kubernetes;
    gate.fault = { kind: "hold" };
    for (let round = 0; round < ROUNDS; round++) await mesh.objects.write("many-slices", slices(round));
    gate.fault = { kind: "none" };
    const last = 1_000 + ROUNDS - 1;
    const portsOf = async (): Promise<readonly number[]> => {
      const endpoints = (await agent().weftJson("map", "dump", "endpoints")) as readonly { port: number }[];
      return endpoints.map(({ port }) => port).filter((port) => port >= 1_000 && port <= last);
    };
    await eventually(async () => {
      const ports = await portsOf();
      return ports.length >= SLICES && ports.every((port) => port === last);
    }, "the last of all changes");
    await expectConvergence(0, 1);
  });
});

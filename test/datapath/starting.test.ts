import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StatusView } from "../../agent/api/status-view.ts";
import type { WorkloadView } from "../../agent/datapath/views.ts";
import { inCgroup, makePodCgroup, removePodCgroup } from "../support/cgroups.ts";
import { eventually, Mesh } from "../support/mesh.ts";
import { tcpRouteObject } from "../support/objects.ts";
import type { TrafficHost } from "../support/traffic.ts";
import { connect } from "../support/traffic.ts";

/**
 * A pod from the moment that it is scheduled, as a kubelet brings it up: its cgroup first, then its first
 * process, then its address in the API.
 */

const NODE = "node-a";
const VIP = "10.96.0.10";
const CONNECTIONS = 200;

let mesh: Mesh;

beforeAll(async () => {
  const pod = (name: string, namespace: string) => ({ name, namespace });
  mesh = await Mesh.create({
    tag: "starting",
    topology: "routed",
    namespaces: { web: "l4", app: undefined, out: undefined },
    lb: "both",
    nodes: [{ name: NODE, pods: [pod("v1", "app"), pod("v2", "app"), pod("host", "out")] }],
  });
  const ports = { port: 80, targetPort: 8080 };
  for (const [i, name] of ["v1", "v2"].entries()) {
    await mesh.serve(`app/${name}`, name, 8080);
    const clusterIPs = [`10.96.0.1${String(i + 1)}`];
    await mesh.writeService({ ...ports, key: `app/${name}`, clusterIPs, pods: [`app/${name}`] });
  }
  await mesh.writeService({ ...ports, key: "app/both", clusterIPs: [VIP], pods: ["app/v1", "app/v2"] });
  const backends = [{ service: "v1", port: 80, weight: 1 }];
  await mesh.objects.write("route", [tcpRouteObject("app/all-v1", { parent: "both", backends })]);
  await mesh.startAgents();
});

afterAll(async () => {
  await mesh.close();
});

async function workload(name: string): Promise<WorkloadView | undefined> {
  const all = (await mesh.agent(NODE).weftJson("workload", "list")) as readonly WorkloadView[];
  return all.find(({ pod }) => pod === `web/${name}`);
}

/** Scheduled, and nothing else. */
function scheduled(name: string, uid: string): object {
  return {
    ...{ apiVersion: "v1", kind: "Pod", metadata: { namespace: "web", name, uid } },
    spec: { nodeName: NODE, containers: [{ name: "main" }] },
    status: { phase: "Pending" },
  };
}

/** A process of the cgroup, in the network namespace of a pod that is not in the mesh. */
function processIn(cgroup: string): TrafficHost {
  const { netns } = mesh.pod("out/host");
  return {
    exec: async (program, args, options) => {
      const [first = "", ...rest] = inCgroup(cgroup, [program, ...args]);
      return netns.exec(first, rest, options);
    },
    spawn: async (program, args) => netns.spawn(program, args),
  };
}

describe.each(["cgroupfs", "systemd"] as const)("a pod that starts, with the %s driver", (driver) => {
  const name = `first-${driver}`;
  const uid = randomUUID();
  let cgroup: string;

  test("is awaited as soon as it is scheduled", async () => {
    await mesh.objects.write(name, [scheduled(name, uid) as never]);
    await mesh.settle();
    await eventually(async () => (await workload(name))?.state === "pending", "the pod to be awaited");
  });

  test("has the socket level from its cgroup on, before it has an address or an interface", async () => {
    cgroup = await makePodCgroup(mesh.run.prefix, uid, driver);
    await eventually(async () => (await workload(name))?.state === "active", "its cgroup to be attached");
    expect(await workload(name)).toMatchObject({ attached: null, ips: [] });
    const report = await connect(processIn(cgroup), VIP, 80, { count: CONNECTIONS, reset: true });
    expect(report).toMatchObject({ answers: { v1: CONNECTIONS }, errors: {} });
  });

  test("is no problem, and no warning, when it starts and when it ends", async () => {
    await removePodCgroup(cgroup);
    await mesh.settle();
    await mesh.objects.remove(name);
    await eventually(async () => (await workload(name)) === undefined, "the pod to be gone");
    const { problems } = (await mesh.agent(NODE).weftJson("status")) as StatusView;
    expect(problems).toEqual([]);
    const warnings = mesh.agent(NODE).log.filter(({ level }) => level !== "info");
    expect(warnings).toEqual([]);
  });
});

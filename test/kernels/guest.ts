/**
 * Runs in the guest: the core of what Weft does, with an agent on each of two nodes and the kernel's own WireGuard.
 * Tells of each thing in a line of the Test Anything Protocol; a whole test runner would take minutes here.
 */
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { release } from "node:os";
import type { WorkloadView } from "../../agent/datapath/views.ts";
import { Capture } from "../support/capture.ts";
import { HostWitness } from "../support/host-witness.ts";
import { eventually, Mesh } from "../support/mesh.ts";
import { tcpRouteObject } from "../support/objects.ts";
import { connect, hold } from "../support/traffic.ts";
import { encryptionOf } from "../support/tunnel.ts";

const NODES = ["node-a", "node-b"] as const;
const CLIENT = "web/client";
const PORT = 8080;
const APP = ["198.19.128.10", "fd00:20::10"] as const;
const EMPTY = "198.19.128.11";
const SPLIT = "198.19.128.12";
const DB = "198.19.128.13";

const hasTcx = Number(release().split(".")[0]) > 6 || Number(release().split(".")[1]) >= 6;
let failed = 0;

async function check(what: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
    console.log(`ok ${what}`);
  } catch (error) {
    failed += 1;
    console.log(`not ok ${what}`);
    console.log(String(error).replace(/^/gm, "# "));
  }
}

console.log(`# Linux ${release()}`);
const mesh = await Mesh.create({
  tag: "guest",
  topology: "routed",
  lb: "both",
  namespaces: { web: "l4", app: undefined },
  nodes: [
    {
      name: NODES[0],
      pods: [
        { name: "client", namespace: "web" },
        { name: "db", namespace: "web" },
        { name: "v1", namespace: "app" },
      ],
    },
    { name: NODES[1], pods: [{ name: "v2", namespace: "app" }] },
  ],
  agentFlags: ["--encryption", "wireguard", "--local-delivery", "short"],
});
try {
  for (const name of ["v1", "v2"]) await mesh.serve(`app/${name}`, name, PORT);
  const service = { port: 80, targetPort: PORT };
  await mesh.writeService({ ...service, key: "app/app", clusterIPs: APP, pods: ["app/v1", "app/v2"] });
  await mesh.serve("web/db", "db", PORT);
  await mesh.writeService({ ...service, key: "web/db", clusterIPs: [DB], pods: ["web/db"] });
  await mesh.writeService({ ...service, key: "app/empty", clusterIPs: [EMPTY], pods: [] });
  for (const name of ["v1", "v2"])
    await mesh.writeService({
      ...service,
      key: `app/${name}`,
      clusterIPs: [`198.19.128.2${name.slice(1)}`],
      pods: [`app/${name}`],
    });
  await mesh.writeService({ ...service, key: "app/split", clusterIPs: [SPLIT], pods: ["app/v1"] });
  await mesh.objects.write("route", [
    tcpRouteObject("app/split", {
      parent: "app/split",
      backends: [
        { service: "app/v1", port: 80, weight: 0 },
        { service: "app/v2", port: 80, weight: 1 },
      ],
    }),
  ]);
  await mesh.startAgents();
  await mesh.settle();

  await check(`programs are attached by ${hasTcx ? "tcx" : "clsact"}, and to the cgroup`, async () => {
    const workloads = (await mesh.agent(NODES[0]).weftJson("workload", "list")) as readonly WorkloadView[];
    const [workload] = workloads;
    deepStrictEqual([workload?.state, workload?.attached], ["active", hasTcx ? "tcx" : "clsact"]);
    ok(workload?.cgroup !== undefined);
  });
  await check("TCP from workload to workload goes past the host", async () => {
    const witness = await HostWitness.post(mesh.cluster.node(NODES[0]).netns, [PORT]);
    const { answers, errors } = await connect(mesh.pod(CLIENT), DB, 80, { count: 10 });
    deepStrictEqual([errors, answers], [{}, { db: 10 }]);
    strictEqual(await witness.count(), 0);
  });
  for (const address of APP)
    for (const udp of [false, true])
      await check(`${udp ? "UDP" : "TCP"} to ${address} reaches both endpoints`, async () => {
        const { answers, errors } = await connect(mesh.pod(CLIENT), address, 80, { count: 60, udp });
        deepStrictEqual([errors, Object.keys(answers).sort()], [{}, ["v1", "v2"]]);
      });
  await check("a route's weights are exact where they are 0", async () => {
    const { answers } = await connect(mesh.pod(CLIENT), SPLIT, 80, { count: 40 });
    deepStrictEqual(answers, { v2: 40 });
  });
  await check("what has no endpoint is refused at once", async () => {
    for (const udp of [false, true]) {
      const { errors } = await connect(mesh.pod(CLIENT), EMPTY, 80, { count: 5, udp });
      deepStrictEqual(errors, { ECONNREFUSED: 5 });
    }
  });
  await check("the tunnel is the kernel's own, and both nodes have shaken hands", async () => {
    await eventually(async () => {
      const views = await Promise.all(NODES.map((node) => encryptionOf(mesh, node)));
      return views.every(({ peers }) => peers[0]?.state === "ready");
    }, "both nodes to have shaken hands");
    deepStrictEqual((await encryptionOf(mesh, NODES[0])).device?.kind, "wireguard");
  });
  await check("nothing of a workload is on the wire between the nodes", async () => {
    const wire = await Capture.start(mesh.cluster, "host 198.18.1.10");
    await connect(mesh.pod(CLIENT), mesh.pod("app/v2").ips[0] ?? "", PORT, { count: 20 });
    deepStrictEqual(
      (await wire.take()).filter((line) => line.includes("198.18.1.10")),
      [],
    );
    await wire.stop();
  });
  await check("connections and keys outlive agents", async () => {
    const held = [false, true].map((udp) => hold(mesh.pod(CLIENT), APP[0], 80, { intervalMs: 100, udp }));
    const talks = await Promise.all(held);
    await mesh.agent(NODES[0]).kill();
    await mesh.agent(NODES[0]).restart();
    await mesh.agent(NODES[0]).weft("encryption", "rotate");
    await eventually(async () => {
      const [peer] = (await encryptionOf(mesh, NODES[1])).peers;
      return (
        peer?.publicKey === (await encryptionOf(mesh, NODES[0])).device?.publicKey && peer?.state === "ready"
      );
    }, "the new key to be the only one");
    for (const talk of talks) deepStrictEqual((await talk.finish()).lost, 0);
  });
  await check("the kernel holds what the agent wants", async () => {
    const result = (await mesh.agent(NODES[0]).weftJson("map", "check")) as { differences: unknown[] };
    deepStrictEqual(result.differences, []);
  });
} finally {
  await mesh.close();
}
process.exitCode = failed === 0 ? 0 : 1;

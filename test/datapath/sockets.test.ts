import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WorkloadView } from "../../agent/datapath/views.ts";
import { Mesh } from "../support/mesh.ts";
import { connect } from "../support/traffic.ts";

describe("trial", () => {
  let mesh: Mesh;
  beforeAll(async () => {
    mesh = await Mesh.create({
      tag: "sock",
      topology: "routed",
      lb: "both",
      namespaces: { web: "l4", app: undefined },
      nodes: [
        {
          name: "node-a",
          pods: [
            { name: "client", namespace: "web" },
            { name: "server", namespace: "app" },
          ],
        },
      ],
    });
    await mesh.serve("app/server", "server", 8080);
    await mesh.writeService({
      port: 80,
      targetPort: 8080,
      key: "app/server",
      clusterIPs: ["10.96.0.10", "fd00:96::10"],
      pods: ["app/server"],
    });
    await mesh.startAgents();
    await mesh.settle();
  });
  afterAll(async () => {
    await mesh.close();
  });
  test("tcp", async () => {
    const agent = mesh.agent("node-a");
    console.log(await agent.weft("workload", "list"));
    console.log(JSON.stringify(await connect(mesh.pod("web/client"), "10.96.0.10", 80, { count: 100 })));
    console.log(JSON.stringify(await connect(mesh.pod("web/client"), "fd00:96::10", 80, { count: 100 })));
    console.log(
      JSON.stringify(await connect(mesh.pod("web/client"), "10.96.0.10", 80, { count: 10, udp: true })),
    );
    console.log(await agent.weft("flow", "list"));
    console.log(await agent.weft("map", "dump", "traffic"));
    console.log(await agent.weft("map", "dump", "cgroups"));
    console.log(await agent.weft("map", "list"));
    console.log(await agent.weft("status"));
    expect((await agent.weftJson("workload", "list")) as WorkloadView[]).toMatchObject([{ state: "active" }]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exec } from "../../agent/host/exec.ts";
import { mapPin } from "../../agent/datapath/pins.ts";
import { Mesh, serviceObjects } from "../support/mesh.ts";
import { tcpRouteObject } from "../support/objects.ts";
import { connect } from "../support/traffic.ts";
import type { ConnectReport } from "../support/traffic.ts";

const CHANGES = 1_000;
const PAUSE_MS = 40;
const RATE_PER_S = 200;
const SERVERS = ["s0", "s1", "s2", "s3"] as const;
const VIP = "10.96.0.10";
const OTHER_VIP = "10.96.0.20";

interface Difference {
  readonly map: string;
  readonly kind: string;
}

describe("a thousand changes under load", () => {
  let mesh: Mesh;

  beforeAll(async () => {
    mesh = await Mesh.create({
      tag: "churn",
      topology: "routed",
      namespaces: { app: undefined, web: "l4" },
      nodes: [
        {
          name: "node-a",
          pods: [
            { name: "client", namespace: "web" },
            { name: "second", namespace: "web" },
          ],
        },
        { name: "node-b", pods: [...SERVERS, "other"].map((name) => ({ name, namespace: "app" })) },
      ],
      agentNodes: ["node-a"],
    });
    for (const name of [...SERVERS, "other"]) await mesh.serve(`app/${name}`, name, 8080);
    await mesh.writeService(service("app/parent", VIP, SERVERS));
    await mesh.writeService(service("app/left", "10.96.0.11", SERVERS.slice(0, 2)));
    await mesh.writeService(service("app/right", "10.96.0.12", SERVERS.slice(2)));
    await mesh.writeService(service("app/other", OTHER_VIP, ["other"]));
    await mesh.startAgents();
  });
  afterAll(async () => {
    await mesh.close();
  });

  function service(key: string, clusterIP: string, servers: readonly string[]) {
    const pods = servers.map((name) => `app/${name}`);
    return { key, clusterIPs: [clusterIP], port: 80, targetPort: 8080, pods };
  }

  /** The nth change: endpoints of a backend, or weights; at least one endpoint is always there. */
  async function change(n: number): Promise<void> {
    if (n % 3 === 0) {
      const backends = [
        { service: "app/left", port: 80, weight: n % 7 },
        { service: "app/right", port: 80, weight: 1 + (n % 11) },
      ];
      await mesh.manifests.write("route", [
        tcpRouteObject("app/split", { parent: "parent", parentPort: 80, backends }),
      ]);
      return;
    }
    const [name, clusterIP, all] =
      n % 3 === 1
        ? (["app/left", "10.96.0.11", SERVERS.slice(0, 2)] as const)
        : (["app/right", "10.96.0.12", SERVERS.slice(2)] as const);
    const some = n % 4 === 0 ? all : [all[n % all.length] ?? all[0] ?? ""];
    await mesh.manifests.write(
      `service-${name.replace("/", "-")}`,
      serviceObjects(mesh.cluster, service(name, clusterIP, some)),
    );
  }

  async function load(client: string, address: string, isOver: Promise<void>): Promise<ConnectReport[]> {
    const reports: ConnectReport[] = [];
    const over = new AbortController();
    void isOver.finally(() => {
      over.abort();
    });
    while (!over.signal.aborted) {
      reports.push(
        await connect(mesh.pod(client), address, 80, {
          durationMs: 2_000,
          ratePerS: RATE_PER_S,
          concurrency: 8,
          reset: true,
          timeoutMs: 10_000,
        }),
      );
    }
    return reports;
  }

  test("no connection is lost, and none is answered by the wrong Service (K-24)", async () => {
    const changes = (async () => {
      for (let n = 0; n < CHANGES; n++) {
        await change(n);
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    })();
    const [reports, others] = await Promise.all([
      load("web/client", VIP, changes),
      load("web/second", OTHER_VIP, changes),
    ]);
    expect(reports.map(({ errors }) => errors)).toEqual(reports.map(() => ({})));
    expect(others.map(({ errors }) => errors)).toEqual(others.map(() => ({})));
    const answered = new Set(reports.flatMap(({ answers }) => Object.keys(answers)));
    expect([...answered].sort()).toEqual([...SERVERS]);
    expect(new Set(others.flatMap(({ answers }) => Object.keys(answers)))).toEqual(new Set(["other"]));
    const attempts = [...reports, ...others].reduce((sum, report) => sum + report.attempts, 0);
    console.log(`${String(CHANGES)} changes under ${String(attempts)} connections`);
  });

  test("after all that, the kernel holds exactly what the agent wants", async () => {
    await mesh.settle();
    expect(await mesh.agent("node-a").weftJson("map", "check")).toMatchObject({
      against: "desired",
      differences: [],
    });
  });

  test("an entry changed or removed behind the agent's back is found, with and without an agent", async () => {
    const agent = mesh.agent("node-a");
    await tamper("delete", "endpoints");
    expect(await differences()).toMatchObject({
      against: "desired",
      differences: [{ map: "endpoints", kind: "missing" }],
    });
    await tamper("zero", "frontends");
    const found = await differences();
    expect(found.differences.map(({ map, kind }) => `${map} ${kind}`).sort()).toEqual([
      "endpoints missing",
      "frontends changed",
    ]);
    await agent.kill();
    const without = await differences();
    expect(without.against).toBe("references");
    expect(without.differences.map(({ map, kind }) => `${map} ${kind}`)).toEqual(["backend_sets dangling"]);
    await agent.restart();
    expect((await differences()).differences).toEqual([]);
  });

  /** Exit 1 is the answer of a check that found something; what it printed is what counts here. */
  async function differences(): Promise<{
    readonly against: string;
    readonly differences: readonly Difference[];
  }> {
    const { bpfRoot, stateDir, runDir, node } = mesh.agent("node-a");
    const places = ["--bpf-root", bpfRoot, "--state-dir", stateDir, "--run-dir", runDir];
    const script = 'bin/weft map check -o json "$@"; test $? -le 1';
    return JSON.parse(await node.exec("sh", ["-c", script, "sh", ...places])) as Awaited<
      ReturnType<typeof differences>
    >;
  }

  /** With another program than ours: the first row of a map. */
  async function tamper(how: "delete" | "zero", map: "endpoints" | "frontends"): Promise<void> {
    const pin = mapPin(mesh.agent("node-a").bpfRoot, map);
    const rows = JSON.parse(await exec("bpftool", ["-j", "map", "dump", "pinned", pin])) as readonly {
      readonly key: readonly string[];
      readonly value: readonly string[];
    }[];
    const key = rows[0]?.key ?? [];
    const zeros = (rows[0]?.value ?? []).map(() => "0x00");
    const value = how === "zero" ? ["value", ...zeros] : [];
    await exec("bpftool", [
      "map",
      how === "zero" ? "update" : "delete",
      "pinned",
      pin,
      "key",
      ...key,
      ...value,
    ]);
  }
});

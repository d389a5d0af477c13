import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chiSquareByName } from "../support/chi-square.ts";
import { Mesh } from "../support/mesh.ts";
import { tcpRouteObject, udpRouteObject } from "../support/objects.ts";
import type { RouteBackend } from "../support/objects.ts";
import { connect } from "../support/traffic.ts";
import type { ConnectReport } from "../support/traffic.ts";

const PICKS = 20_000;
/**
 * One draw in a thousand falls below by chance. Such a draw is made once more, from another pod, because the
 * picks of UDP depend on nothing but addresses and ports: two in a row are no chance.
 */
const SIGNIFICANCE = 0.001;
const CLIENTS = ["web/client", "web/second"] as const;

const VIP = { IPv4: "10.96.0.10", IPv6: "fd00:96::10" } as const;

/** Backends of 1, 2 and 7 endpoints; each endpoint answers with its own name. */
const SETS = {
  one: ["s0"],
  two: ["s1", "s2"],
  seven: ["s3", "s4", "s5", "s6", "s7", "s8", "s9"],
} as const;

/** Of a backend that nobody made. */
const REFUSED = ["ECONNREFUSED"] as const;

const SERVERS = Object.values(SETS).flat();

describe.each(["routed", "bridged"] as const)("splits over real connections, %s pods", (topology) => {
  let mesh: Mesh;

  beforeAll(async () => {
    mesh = await Mesh.create({
      tag: `exact${topology}`,
      topology,
      namespaces: { app: undefined, web: "l4" },
      nodes: [
        { name: "node-a", pods: ["client", "second"].map((name) => ({ name, namespace: "web" })) },
        { name: "node-b", pods: SERVERS.map((name) => ({ name, namespace: "app" })) },
      ],
      agentNodes: ["node-a"],
    });
    await Promise.all(SERVERS.map((name) => mesh.serve(`app/${name}`, name, 8080)));
    await service("app/parent", [VIP.IPv4, VIP.IPv6], SERVERS);
    for (const [index, [name, servers]] of Object.entries(SETS).entries()) {
      await service(
        `app/${name}`,
        [`10.96.1.${String(index + 1)}`, `fd00:96:1::${String(index + 1)}`],
        servers,
      );
    }
    await mesh.startAgents();
  });
  afterAll(async () => {
    await mesh.close();
  });

  async function service(
    key: string,
    clusterIPs: readonly string[],
    servers: readonly string[],
  ): Promise<void> {
    await mesh.writeService({
      key,
      clusterIPs,
      port: 80,
      targetPort: 8080,
      pods: servers.map((name) => `app/${name}`),
    });
  }

  async function route(weights: Readonly<Record<string, number>>): Promise<void> {
    const backends: RouteBackend[] = Object.entries(weights).map(([name, weight]) => ({
      service: `app/${name}`,
      port: 80,
      weight,
    }));
    await mesh.manifests.write("route", [
      tcpRouteObject("app/split", { parent: "parent", parentPort: 80, backends }),
      udpRouteObject("app/split", { parent: "parent", parentPort: 80, backends }),
    ]);
    await mesh.settle();
  }

  interface PickOptions {
    readonly family?: keyof typeof VIP;
    readonly udp?: boolean;
    readonly client?: (typeof CLIENTS)[number];
  }

  async function pick(options: PickOptions = {}): Promise<ConnectReport> {
    const address = VIP[options.family ?? "IPv4"];
    const transport = options.udp === true ? { udp: true } : { reset: true };
    const report = await connect(mesh.pod(options.client ?? CLIENTS[0]), address, 80, {
      count: PICKS,
      concurrency: 16,
      cyclePorts: true,
      timeoutMs: 10_000,
      ...transport,
    });
    return report;
  }

  /** What each server should get, by the weights and the sizes of the sets. */
  function shares(weights: Readonly<Record<string, number>>): Record<string, number> {
    const wanted: Record<string, number> = {};
    for (const [name, weight] of Object.entries(weights)) {
      const servers = name in SETS ? SETS[name as keyof typeof SETS] : REFUSED;
      for (const server of servers) if (weight > 0) wanted[server] = weight / servers.length;
    }
    return wanted;
  }

  /** `wanted` holds shares by server; whatever is not in it must not answer. */
  async function expectPicks(
    wanted: Readonly<Record<string, number>>,
    options: PickOptions = {},
  ): Promise<readonly ConnectReport[]> {
    const reports: ConnectReport[] = [];
    for (const client of CLIENTS) {
      const report = await pick({ ...options, client });
      reports.push(report);
      const counts = { ...report.answers, ...report.errors };
      expect(Object.keys(counts).filter((name) => wanted[name] === undefined)).toEqual([]);
      const { pValue } = chiSquareByName(counts, wanted);
      if (pValue > SIGNIFICANCE) return reports;
      console.log(`p = ${String(pValue)} for ${JSON.stringify(counts)}`);
    }
    throw new Error("the shares of two draws are off");
  }

  async function expectShares(weights: Readonly<Record<string, number>>, options: PickOptions = {}) {
    return expectPicks(shares(weights), options);
  }

  test("without a route, all endpoints alike (G-4)", async () => {
    await expectShares({ one: 1, two: 2, seven: 7 });
  });

  test("90/10 (T-20, U-P1)", async () => {
    await route({ one: 90, two: 10 });
    await expectShares({ one: 90, two: 10 });
    await expectShares({ one: 90, two: 10 }, { family: "IPv6" });
    await expectShares({ one: 90, two: 10 }, { udp: true });
  });

  test("three backends of 1, 2 and 7 endpoints, alike in weight (G-41)", async () => {
    await route({ one: 1, two: 1, seven: 1 });
    await expectShares({ one: 1, two: 1, seven: 1 });
  });

  test("70/30/0: weight 0 gets nothing", async () => {
    await route({ one: 70, two: 30, seven: 0 });
    await expectShares({ one: 70, two: 30, seven: 0 });
  });

  test("1/999999", async () => {
    await route({ one: 1, two: 999_999 });
    const { answers, errors } = await pick();
    expect(errors).toEqual({});
    // Expected: 0.02. Three or more would happen once in a million runs.
    expect(answers["s0"] ?? 0).toBeLessThan(3);
    expect((answers["s0"] ?? 0) + (answers["s1"] ?? 0) + (answers["s2"] ?? 0)).toBe(PICKS);
  });

  test("2:1 with a backend that does not exist: its third is refused at once (G-43, U-P2)", async () => {
    await route({ one: 2, nobody: 1 });
    const before = await refusals();
    const reports = [
      ...(await expectShares({ one: 2, nobody: 1 })),
      ...(await expectShares({ one: 2, nobody: 1 }, { family: "IPv6" })),
      // Another family than before: UDP conversations on the same ports would stay where they are.
      ...(await expectShares({ one: 2, nobody: 1 }, { udp: true, family: "IPv6" })),
    ];
    console.log(`refused in, microseconds: ${JSON.stringify(reports.map((one) => one.refusedLatencyUs))}`);
    const refused = reports.reduce((sum, { errors }) => sum + (errors["ECONNREFUSED"] ?? 0), 0);
    expect((await refusals()) - before).toBe(refused);
  });

  test("every connection and datagram is counted once, at the endpoint that answered (G-40, U-C2, U-P4)", async () => {
    await route({ one: 1, two: 1 });
    const before = await connections();
    const report = await pick();
    const after = await connections();
    expect(after - before).toBe(Object.values(report.answers).reduce((sum, count) => sum + count, 0));
  });

  async function refusals(): Promise<number> {
    const rows = (await mesh.agent("node-a").weftJson("map", "dump", "refusals")) as readonly {
      readonly reason: string;
      readonly packets: number;
    }[];
    const counted = rows.filter(({ reason }) => reason === "invalid_backend");
    return counted.reduce((sum, { packets }) => sum + packets, 0);
  }

  async function connections(): Promise<number> {
    const dump = (await mesh.agent("node-a").weftJson("map", "dump", "traffic")) as readonly {
      readonly connections: number;
    }[];
    return dump.reduce((sum, row) => sum + row.connections, 0);
  }
});

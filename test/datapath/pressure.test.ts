import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loseFlows } from "../support/lose-rows.ts";
import { eventually, Mesh } from "../support/mesh.ts";
import { tcpRouteObject } from "../support/objects.ts";
import { connect, flood, hold } from "../support/traffic.ts";
import type { HeldConversation, HoldSummary } from "../support/traffic.ts";

const VIP = { IPv4: "10.96.0.10", IPv6: "fd00:96::10" } as const;
const FLOODED = "10.96.0.13";
const CONVERSATIONS = 12;
/** Between two exchanges of a conversation there is time to lose the flows. */
const INTERVAL_MS = 3_000;
const FEW_PORTS = "net.ipv4.ip_local_port_range=40000 40127";
const SERVERS = ["a", "b", "c", "d"] as const;
const FLOOD_SYNS = 200_000;
/** Entries of the table that the flood fills many times over. */
const OPENING = 4_096;

describe.each(["routed", "bridged"] as const)("under pressure, %s pods", (topology) => {
  let mesh: Mesh;

  beforeAll(async () => {
    mesh = await Mesh.create({
      tag: `press${topology}`,
      topology,
      namespaces: { app: undefined, web: "l4" },
      nodes: [
        {
          name: "node-a",
          pods: [
            { name: "client", namespace: "web" },
            { name: "attacker", namespace: "web" },
          ],
        },
        { name: "node-b", pods: SERVERS.map((name) => ({ name, namespace: "app" })) },
      ],
      agentNodes: ["node-a"],
      agentFlags: ["--max-flows-opening", String(OPENING)],
    });
    for (const name of SERVERS) await mesh.serve(`app/${name}`, name, 8080);
    const service = { port: 80, targetPort: 8080 };
    const clusterIPs = Object.values(VIP);
    await mesh.writeService({ ...service, key: "app/parent", clusterIPs, pods: ["app/a"] });
    await mesh.writeService({
      ...{ ...service, key: "app/ab", clusterIPs: ["10.96.0.11", "fd00:96::11"] },
      pods: ["app/a", "app/b"],
    });
    await mesh.writeService({
      ...{ ...service, key: "app/cd", clusterIPs: ["10.96.0.12", "fd00:96::12"] },
      pods: ["app/c", "app/d"],
    });
    await mesh.writeService({ ...service, key: "app/flooded", clusterIPs: [FLOODED], pods: ["app/a"] });
    const backends = [
      { service: "app/ab", port: 80, weight: 1 },
      { service: "app/cd", port: 80, weight: 2 },
    ];
    await mesh.manifests.write("route", [tcpRouteObject("app/split", { parent: "parent", backends })]);
    await mesh.startAgents();
  });
  afterAll(async () => {
    await mesh.close();
  });

  async function begin(address: string): Promise<HeldConversation[]> {
    const client = mesh.pod("web/client");
    const options = { intervalMs: INTERVAL_MS, timeoutMs: 20_000 };
    return Promise.all(Array.from({ length: CONVERSATIONS }, () => hold(client, address, 80, options)));
  }

  /** Both directions of every conversation are known again, and only of those. */
  async function expectRecovered(count: number): Promise<void> {
    const metrics = await mesh.agent("node-a").metrics();
    expect(metrics).toMatch(new RegExp(`^weft_flow_entries_recovered_total ${String(count)}$`, "m"));
  }

  async function finish(conversations: readonly HeldConversation[]): Promise<HoldSummary[]> {
    return Promise.all(conversations.map((conversation) => conversation.finish()));
  }

  test("established connections survive the loss of the flow tables, on ports used before and new ones (K-60, T-29)", async () => {
    // Each port carries several connections before those that are to survive.
    await mesh.pod("web/client").exec("sysctl", ["-qw", FEW_PORTS]);
    const used = await connect(mesh.pod("web/client"), VIP.IPv4, 80, { count: 1_000, reset: true });
    expect(used.errors).toEqual({});
    expect(Object.keys(used.answers).sort()).toEqual(SERVERS);
    // All at once, so that none is in the middle of its second exchange when its flow is lost.
    const conversations = (await Promise.all([begin(VIP.IPv4), begin(VIP.IPv6)])).flat();
    const servers = conversations.map(({ states }) => states[0]?.server);
    expect(loseFlows(mesh.agent("node-a").bpfRoot)).toBeGreaterThanOrEqual(4 * CONVERSATIONS);
    await new Promise((resolve) => setTimeout(resolve, 2 * INTERVAL_MS));
    const summaries = await finish(conversations);
    expect(summaries.map(({ error }) => error)).toEqual(summaries.map(() => null));
    expect(summaries.map(({ server }) => server)).toEqual(servers);
    for (const { exchanges } of summaries) expect(exchanges).toBeGreaterThan(1);
    expect(new Set(servers).size).toBeGreaterThan(1);
    await expectRecovered(4 * CONVERSATIONS);
  });

  test("a flood of SYNs from one pod costs another neither its connections nor new ones (T-28)", async () => {
    const attacker = mesh.pod("web/attacker");
    const conversations = await begin(VIP.IPv4);
    const flooding = flood(attacker, FLOODED, 80, {
      ...{ count: FLOOD_SYNS, from: attacker.addresses.v4, spread: 64 },
    });
    const during = await connect(mesh.pod("web/client"), VIP.IPv4, 80, {
      ...{ count: 500, ratePerS: 250, timeoutMs: 20_000, reset: true },
    });
    expect(during.errors).toEqual({});
    expect(await flooding).toBeGreaterThan(FLOOD_SYNS / 2);
    await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
    const summaries = await finish(conversations);
    expect(summaries.map(({ error }) => error)).toEqual(summaries.map(() => null));
    // What the flood pushed out is counted, and it was the flood's own.
    await eventually(async () => {
      const evicted = /^weft_flow_entries_evicted_total (\d+)$/m.exec(await mesh.agent("node-a").metrics());
      return Number(evicted?.[1]) > OPENING;
    }, "evictions to be counted");
  });
});

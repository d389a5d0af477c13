import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { chiSquareByName } from "../support/chi-square.ts";
import { connect } from "../support/traffic.ts";
import { RealCluster } from "./cluster.ts";
import { Shop } from "./shop.ts";
import { waitForShares } from "./shares.ts";
import { waitForActive, workloadsOf } from "./weft.ts";

/** Weft on real nodes, as docs/install.md has it installed. */

const CONNECTIONS = 2_000;
/** A right split fails once in a million runs. */
const UNLIKELY = 1e-6;
const { lb } = inject("weft");

/** By packet, only pods with an interface of their own can be served. */
const KINDS = [
  { kind: "a pod with an interface of its own", clients: () => shop.clients },
  ...(lb === "packet"
    ? []
    : [{ kind: "a pod in its node's network namespace", clients: () => shop.hostClients }]),
];

let cluster: RealCluster;
let shop: Shop;

beforeAll(async () => {
  cluster = await RealCluster.attach(inject("cluster"));
  shop = await Shop.open(cluster);
  await shop.route({ "orders-v1": 90, "orders-v2": 10 });
  const clients = KINDS.flatMap(({ clients }) => clients());
  await waitForActive(
    cluster,
    clients.map(({ key }) => key),
  );
  for (const client of clients) await waitForShares(client, shop.addresses.ipv4, { v1: 0.9, v2: 0.1 });
});

afterAll(async () => {
  await shop.close();
});

test("every node is Ready, and has an agent that is ready", async () => {
  const nodes = await cluster.kubectl(["get", "nodes", "--no-headers"]);
  expect(nodes.match(/^node-\w +Ready /gm)).toHaveLength(cluster.nodes.length);
  const agents = await cluster.kubectl(["get", "pods", "-n", "weft-system", "--no-headers"]);
  expect(agents.match(/^weft-agent-\w+ +1\/1 +Running /gm)).toHaveLength(cluster.nodes.length);
});

describe.each(KINDS)("$kind", ({ clients }) => {
  test.each([
    ["TCP", "ipv4"],
    ["TCP", "ipv6"],
    ["UDP", "ipv4"],
    ["UDP", "ipv6"],
  ] as const)("splits %s over %s 90 to 10 on every node", async (protocol, family) => {
    for (const client of clients()) {
      const flags = { count: CONNECTIONS, udp: protocol === "UDP", reset: protocol === "TCP" };
      const { answers, errors } = await connect(client, shop.addresses[family], 80, flags);
      expect(errors, client.key).toEqual({});
      const { pValue } = chiSquareByName(answers, { v1: 90, v2: 10 });
      expect(pValue, `${client.key}: ${JSON.stringify(answers)}`).toBeGreaterThan(UNLIKELY);
    }
  });
});

test.skipIf(lb === "packet")("the socket level is on the cgroups that the kubelet made", async () => {
  for (const node of cluster.nodes) {
    const workloads = await workloadsOf(cluster, node.name);
    expect(workloads.length).toBeGreaterThan(0);
    for (const { pod, cgroup } of workloads) {
      const uid = await cluster.pod(pod).field(".metadata.uid");
      expect(cgroup).toContain(`pod${uid}`);
      const shown = await node.exec("bpftool", ["cgroup", "show", cgroup ?? ""]);
      expect(shown).toContain("connect4");
    }
  }
});

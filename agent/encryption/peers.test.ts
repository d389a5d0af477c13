import { describe, expect, test } from "vitest";
import type { MeshNode, Node } from "../cluster/model.ts";
import type { IpAddress, Port } from "../lib/ip.ts";
import { planPeers } from "./peers.ts";
import type { PeerPlan } from "./peers.ts";

const OWN = "node-1";
/** Base64 of 32 bytes, the same letter again and again. */
const key = (letter: string) => `${letter.repeat(42)}A=`;

interface Told {
  readonly cidrs?: readonly string[];
  readonly workloads?: readonly string[];
  readonly addresses?: readonly string[];
  readonly publicKey?: string | undefined;
}

function node(name: string, cidrs: readonly string[], addresses: readonly string[]): Node {
  const typed = addresses as readonly IpAddress[];
  return { name, uid: undefined, zone: undefined, addresses: typed, podCIDRs: cidrs };
}

function mesh(
  name: string,
  { cidrs = [], workloads = [], addresses = [], publicKey = key(name.slice(-1)) }: Told = {},
): MeshNode {
  return {
    name,
    addresses: addresses as readonly IpAddress[],
    podCIDRs: cidrs,
    wireguard: publicKey === "" ? undefined : { publicKey, port: 51871 as Port },
    workloads: workloads.map((ip) => ({
      ip: ip as IpAddress,
      namespace: "web",
      name: `pod-${ip}`,
      serviceAccount: "default",
    })),
  };
}

/** node-1, which is us, node-2 and node-3 as the API has them. */
const NODES = [1, 2, 3].map((n) =>
  node(`node-${String(n)}`, [`10.1.${String(n)}.0/24`, `fd00:1:${String(n)}::/64`], [`192.0.2.${String(n)}`]),
);

function plan(meshNodes: readonly MeshNode[], nodes: readonly Node[] = NODES): PeerPlan {
  const byName = <T extends { readonly name: string }>(list: readonly T[]) =>
    new Map(list.map((one) => [one.name, one]));
  return planPeers({ nodes: byName(nodes), meshNodes: byName(meshNodes) }, OWN, key("1"));
}

function codes({ problems }: PeerPlan): readonly string[] {
  return problems.map(({ node: name, code }) => `${name} ${code}`);
}

describe("peers", () => {
  test("a node with a key is a peer, with its pod CIDRs and its workloads", () => {
    const { peers, others, problems } = plan([mesh("node-2", { workloads: ["10.1.2.7"] }), mesh("node-3")]);
    expect(peers[0]).toEqual({
      node: "node-2",
      publicKey: key("2"),
      endpoint: { address: "192.0.2.2", port: 51871 },
      prefixes: ["10.1.2.0/24", "fd00:1:2::/64"],
      workloads: ["10.1.2.7/32"],
    });
    expect([peers.length, others, problems]).toEqual([2, [], []]);
  });

  test("nodes without a key, or with one that is none, are known and named", () => {
    const made = plan([mesh("node-2", { publicKey: "" }), mesh("node-3", { publicKey: "c2hvcnQ=" })]);
    expect(made.others.map(({ node: name, prefixes }) => [name, prefixes.length])).toEqual([
      ["node-2", 2],
      ["node-3", 2],
    ]);
    expect(codes(made)).toEqual(["node-2 no_key", "node-3 bad_key"]);
    expect(codes(plan([mesh("node-2")]))).toEqual(["node-3 no_key"]);
  });

  test.each([
    ["two others", [mesh("node-2"), mesh("node-3", { publicKey: key("2") })], ["node-2", "node-3"]],
    ["another and this node", [mesh("node-2", { publicKey: key("1") }), mesh("node-3")], ["node-2"]],
  ])("a key of %s is nobody's", (_, nodes, names) => {
    const made = plan(nodes);
    expect(codes(made)).toEqual(names.map((name) => `${name} key_used_twice`));
    expect(made.others.map(({ node: name }) => name)).toEqual(names);
  });

  test("the kubelet's word on addresses counts more than the agent's", () => {
    const { peers } = plan([mesh("node-2", { addresses: ["203.0.113.9"] }), mesh("node-3")]);
    expect(peers[0]?.endpoint.address).toBe("192.0.2.2");
  });

  test("a node without an address of our families is no peer", () => {
    const made = plan(
      [mesh("node-4", { cidrs: ["10.1.4.0/24"], addresses: ["fd00::4"] })],
      NODES.slice(0, 1),
    );
    expect(codes(made)).toEqual(["node-4 no_endpoint_address"]);
    expect(made.others[0]?.prefixes).toEqual(["10.1.4.0/24"]);
  });
});

describe("claims", () => {
  test("an agent's own pod CIDRs count where the API has none of its node", () => {
    const bare = [NODES[0], node("node-2", [], ["192.0.2.2"])].filter((one) => one !== undefined);
    const { peers } = plan([mesh("node-2", { cidrs: ["10.9.0.7/16"] })], bare);
    expect(peers[0]?.prefixes).toEqual(["10.9.0.0/16"]);
    const told = plan([mesh("node-2", { cidrs: ["0.0.0.0/0"] }), mesh("node-3")]);
    expect(told.peers[0]?.prefixes).toEqual(["10.1.2.0/24", "fd00:1:2::/64"]);
  });

  test("a workload's address that is another node's stays with that node", () => {
    const made = plan([mesh("node-2", { workloads: ["10.1.3.7", "10.1.2.8"] }), mesh("node-3")]);
    expect(made.peers[0]?.workloads).toEqual(["10.1.2.8/32"]);
    expect(codes(made)).toEqual(["node-2 address_of_other_node"]);
    expect(made.problems[0]?.message).toBe("its workload 10.1.3.7/32 is an address of node node-3");
  });

  test("nobody gets this node's pods, nor an address by which a node is reached", () => {
    const made = plan([mesh("node-2", { workloads: ["10.1.1.7", "192.0.2.3"] }), mesh("node-3")]);
    expect(made.peers.map(({ workloads }) => workloads)).toEqual([[], []]);
    expect(codes(made)).toEqual(["node-2 address_of_other_node", "node-2 address_of_other_node"]);
  });

  test("a hostNetwork pod has its node's address, which never takes the tunnel", () => {
    const made = plan([mesh("node-2", { workloads: ["192.0.2.2"] }), mesh("node-3")]);
    expect([made.peers[0]?.workloads, made.problems]).toEqual([[], []]);
  });

  test("an address outside of the pod CIDRs that the API gave the node is refused", () => {
    const made = plan([mesh("node-2", { workloads: ["203.0.113.7"] }), mesh("node-3")]);
    expect(codes(made)).toEqual(["node-2 address_outside_pod_cidrs"]);
  });

  test("what two nodes claim, neither gets", () => {
    const nodes = [1, 2, 3].map((n) => node(`node-${String(n)}`, [], [`192.0.2.${String(n)}`]));
    const both = plan(
      [mesh("node-2", { workloads: ["10.5.0.1", "10.5.0.2"] }), mesh("node-3", { workloads: ["10.5.0.1"] })],
      nodes,
    );
    expect(both.peers.map(({ prefixes }) => prefixes)).toEqual([["10.5.0.2/32"], []]);
    expect(codes(both)).toEqual(["node-2 address_claimed_twice", "node-3 address_claimed_twice"]);
    const cidrs = plan(
      [mesh("node-2", { cidrs: ["10.5.0.0/16"] }), mesh("node-3", { cidrs: ["10.5.7.0/24", "10.6.0.0/16"] })],
      nodes,
    );
    expect(cidrs.peers.map(({ prefixes }) => prefixes)).toEqual([[], ["10.6.0.0/16"]]);
    expect(codes(cidrs)).toEqual(["node-3 address_claimed_twice"]);
  });

  test("pod CIDRs around a node's address, and text that is none, are refused", () => {
    const nodes = [node(OWN, ["10.1.1.0/24"], ["192.0.2.1"]), node("node-2", [], ["192.0.2.2"])];
    const made = plan([mesh("node-2", { cidrs: ["192.0.2.0/24", "10.1.2.0/33"] })], nodes);
    expect(made.peers[0]?.prefixes).toEqual([]);
    expect(codes(made)).toEqual(["node-2 bad_pod_cidr", "node-2 bad_pod_cidr"]);
  });

  test("of this node: its pod CIDRs", () => {
    const made = plan([mesh(OWN, { workloads: ["10.1.1.5"] }), mesh("node-2"), mesh("node-3")]);
    expect(made.podCidrs).toEqual(["10.1.1.0/24", "fd00:1:1::/64"]);
  });
});

import { expect, test } from "vitest";
import type { MeshNode, Node } from "../cluster/model.ts";
import type { IpAddress, Port } from "../lib/ip.ts";
import type { WorkloadView } from "../datapath/views.ts";
import { changedMeshNode } from "./mesh-node.ts";

const NODE = "node-a";
const WIREGUARD = { publicKey: "key", port: 51871 as Port };
const ADDRESSES = ["192.0.2.1" as IpAddress];

const TOLD: MeshNode = {
  name: NODE,
  addresses: ADDRESSES,
  podCIDRs: [],
  wireguard: WIREGUARD,
  workloads: [],
};

function changed(
  workloads: readonly WorkloadView[] | undefined,
  wireguard: (told: MeshNode["wireguard"]) => MeshNode["wireguard"],
  meshNode: MeshNode | null = TOLD,
): object | undefined {
  const node = { name: NODE, addresses: ADDRESSES, podCIDRs: [] } as unknown as Node;
  const state = {
    nodes: new Map([[NODE, node]]),
    pods: new Map(),
    meshNodes: new Map(meshNode === null ? [] : [[NODE, meshNode]]),
  };
  return changedMeshNode(NODE, { workloads: () => workloads, wireguard }, state);
}

test("an agent that has not looked at its node yet leaves the word of an earlier one", () => {
  expect(changed(undefined, () => undefined)).toBeUndefined();
  expect(changed([], (told) => told)).toBeUndefined();
});

test("what has changed is told, also that there is no tunnel any more", () => {
  expect(changed([], () => undefined)).toMatchObject({ metadata: { name: NODE } });
  expect(changed([], () => ({ ...WIREGUARD, publicKey: "other" }))).toMatchObject({
    spec: { wireguard: { publicKey: "other" } },
  });
});

test("a node that was never told of is told of, as far as it is known", () => {
  const told = changed([], (before) => before, null);
  expect(told).toMatchObject({ spec: { addresses: ADDRESSES } });
});

import type { ClusterState, MeshNode, Node } from "../cluster/model.ts";
import { familyOf } from "../lib/ip.ts";
import type { Cidr, IpAddress, Port } from "../lib/ip.ts";
import { ClaimBook } from "./claim-book.ts";
import { isPublicKey } from "./key.ts";

/** Another node, as this one's tunnel has to know it. */
export interface Peer {
  readonly node: string;
  readonly publicKey: string;
  readonly endpoint: { readonly address: IpAddress; readonly port: Port };
  /** What may come from it, and goes to it: the AllowedIPs of wg(8). */
  readonly prefixes: readonly Cidr[];
  /** Its workloads, each as a network of one address. */
  readonly workloads: readonly Cidr[];
}

/** Addresses of pods of another node. */
export interface RemotePods {
  readonly node: string;
  readonly address: IpAddress | undefined;
  readonly prefixes: readonly Cidr[];
  readonly workloads: readonly Cidr[];
}

export const PROBLEM_CODES = [
  "no_key",
  "bad_key",
  "key_used_twice",
  "no_endpoint_address",
  "bad_pod_cidr",
  "address_of_other_node",
  "address_claimed_twice",
  "address_outside_pod_cidrs",
] as const;

/** What keeps a node, or an address of it, out of the tunnel. */
export interface PeerProblem {
  readonly node: string;
  readonly code: (typeof PROBLEM_CODES)[number];
  readonly message: string;
}

export interface PeerPlan {
  readonly peers: readonly Peer[];
  /** Of nodes that are no peers; no tunnel leads to these. */
  readonly others: readonly RemotePods[];
  readonly problems: readonly PeerProblem[];
  /** This node's own. */
  readonly podCidrs: readonly Cidr[];
}

type Inputs = Pick<ClusterState, "nodes" | "meshNodes">;

/** What the other nodes say of themselves, judged. Pure; sorted by node. */
export function planPeers({ nodes, meshNodes }: Inputs, nodeName: string, ownKey: string): PeerPlan {
  const book = new ClaimBook(nodes, meshNodes);
  const names = [...new Set([...nodes.keys(), ...meshNodes.keys()])].filter((name) => name !== nodeName);
  const own = addressesOf(nodes.get(nodeName), meshNodes.get(nodeName));
  const problems: PeerProblem[] = [...book.problems];
  const users = keyUsers(meshNodes, nodeName, ownKey);
  const peers: Peer[] = [];
  const others: RemotePods[] = [];
  for (const node of names.sort()) {
    const mesh = meshNodes.get(node);
    const pods = book.podsOf(node);
    const report = (code: PeerProblem["code"], message: string): void => {
      problems.push({ node, code, message });
    };
    const key = usableKey(mesh, users, report);
    const addresses = addressesOf(nodes.get(node), mesh);
    const address = reachable(addresses, own);
    if (key !== undefined && address === undefined)
      report("no_endpoint_address", `it has no address of a family that node ${nodeName} has`);
    if (key === undefined || address === undefined) {
      others.push({ node, address: addresses[0], ...pods });
      continue;
    }
    peers.push({ node, publicKey: key.publicKey, endpoint: { address, port: key.port }, ...pods });
  }
  return { peers, others, problems, podCidrs: book.podCidrsOf(nodeName) };
}

/** What the kubelet reports comes first: an agent can only write of itself, but anything. */
function addressesOf(node: Node | undefined, mesh: MeshNode | undefined): readonly IpAddress[] {
  return node !== undefined && node.addresses.length > 0 ? node.addresses : (mesh?.addresses ?? []);
}

/** The first address of a family that this node has too. */
function reachable(addresses: readonly IpAddress[], own: readonly IpAddress[]): IpAddress | undefined {
  const families = new Set(own.map(familyOf));
  return addresses.find((address) => families.has(familyOf(address)));
}

function keyUsers(
  meshNodes: Inputs["meshNodes"],
  nodeName: string,
  ownKey: string,
): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, readonly string[]>([[ownKey, [nodeName]]]);
  for (const { name, wireguard } of meshNodes.values()) {
    if (wireguard === undefined || name === nodeName) continue;
    users.set(wireguard.publicKey, [...(users.get(wireguard.publicKey) ?? []), name]);
  }
  return users;
}

function usableKey(
  mesh: MeshNode | undefined,
  users: ReadonlyMap<string, readonly string[]>,
  report: (code: PeerProblem["code"], message: string) => void,
): { readonly publicKey: string; readonly port: Port } | undefined {
  const wireguard = mesh?.wireguard;
  if (wireguard === undefined) {
    report("no_key", mesh === undefined ? "it has no MeshNode" : "its MeshNode has no WireGuard key");
    return undefined;
  }
  if (!isPublicKey(wireguard.publicKey)) {
    report("bad_key", `"${wireguard.publicKey}" is no WireGuard public key`);
    return undefined;
  }
  const sharing = users.get(wireguard.publicKey) ?? [];
  if (sharing.length > 1) {
    report("key_used_twice", `nodes ${[...sharing].sort().join(" and ")} have the same key`);
    return undefined;
  }
  return wireguard;
}

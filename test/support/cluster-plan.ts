import { createHash } from "node:crypto";
import { parseIp, type IpAddress } from "../../agent/lib/ip.ts";
import { assert } from "../../agent/lib/assert.ts";

/**
 * Addresses and commands of a bench cluster. All addresses are of ranges set aside for benchmarks
 * (198.18.0.0/15, RFC 2544) and for private use (fd00::/8, RFC 4193):
 *   pods      198.18.NODE.10…   fd00:18:NODE::10…
 *   nodes     198.19.0.NODE     fd00:19::NODE
 *   Services  198.19.128.0/17   fd00:20::/112 (left to the tests)
 */

/** routed: a host route to each pod, as Calico has it; bridged: pods on a bridge, as flannel has it. */
export type Topology = "routed" | "bridged";

export interface Addresses {
  readonly v4: IpAddress;
  /** undefined in a cluster without IPv6. */
  readonly v6: IpAddress | undefined;
}

export interface NodePlan {
  /** From 1. */
  readonly index: number;
  readonly addresses: Addresses;
  readonly podCidrs: readonly string[];
}

export interface PodPlan {
  readonly node: NodePlan;
  readonly addresses: Addresses;
  readonly hostInterface: string;
}

export const BRIDGE = "cni0";
export const NODE_UPLINK = "eth0";
const GATEWAY_V4 = "169.254.1.1";
const GATEWAY_V6 = "fe80::1";
/** Calico's, the same on every host-side veth: it is only ever seen on its own link. */
const GATEWAY_MAC = "ee:ee:ee:ee:ee:ee";
/** Where nodes send what they know no route to: it takes everything and answers nothing. */
const UPSTREAM_V4 = "198.19.0.254";
const UPSTREAM_V6 = "fd00:19::fffe";
const FIRST_POD_NUMBER = 10;
const PODS_PER_NODE_MAX = 240;

function ip(text: string): IpAddress {
  const address = parseIp(text);
  assert(address !== undefined, `${text} is no address`);
  return address;
}

export function planNode(index: number, dualStack: boolean): NodePlan {
  return {
    index,
    addresses: {
      v4: ip(`198.19.0.${index}`),
      v6: dualStack ? ip(`fd00:19::${index.toString(16)}`) : undefined,
    },
    podCidrs: [`198.18.${index}.0/24`, ...(dualStack ? [`fd00:18:${index.toString(16)}::/64`] : [])],
  };
}

/** `serial`: which pod of its node it is, from 0; `key`: what its interface is named after. */
export function planPod(topology: Topology, node: NodePlan, serial: number, key: string): PodPlan {
  assert(serial < PODS_PER_NODE_MAX, `more than ${PODS_PER_NODE_MAX} pods on a node`);
  const number = FIRST_POD_NUMBER + serial;
  const hash = createHash("sha1").update(key).digest("hex");
  return {
    node,
    addresses: {
      v4: ip(`198.18.${node.index}.${number}`),
      v6:
        node.addresses.v6 === undefined
          ? undefined
          : ip(`fd00:18:${node.index.toString(16)}::${number.toString(16)}`),
    },
    hostInterface: topology === "routed" ? `cali${hash.slice(0, 11)}` : `veth${hash.slice(0, 8)}`,
  };
}

/**
 * No duplicate address detection, which would hold up every IPv6 address for a second; and no limit on ICMP
 * errors, so that a test can count refusals.
 */
const COMMON_SYSCTLS = [
  "net.ipv6.conf.all.accept_dad=0",
  "net.ipv6.conf.default.accept_dad=0",
  "net.ipv4.icmp_ratelimit=0",
  "net.ipv6.icmp.ratelimit=0",
];

export const POD_SYSCTLS = COMMON_SYSCTLS;
export const FABRIC_SYSCTLS = COMMON_SYSCTLS;
/**
 * Whether bridged packets pass iptables and nftables. kube-proxy needs it for endpoints on the client's own
 * bridge, whose replies would otherwise be switched to the client past its connection tracking.
 */
export function bridgeNetfilterSysctls(isOn: boolean): string[] {
  return ["iptables", "ip6tables"].map((table) => `net.bridge.bridge-nf-call-${table}=${isOn ? 1 : 0}`);
}

/** rp_filter loose, as systemd sets it on the distributions that nodes run. */
export const NODE_SYSCTLS = [
  ...COMMON_SYSCTLS,
  "net.ipv4.ip_forward=1",
  "net.ipv6.conf.all.forwarding=1",
  "net.ipv4.conf.all.rp_filter=0",
  "net.ipv4.conf.default.rp_filter=2",
];

export function fabricCommands(): string[] {
  return [
    "link set lo up",
    "link add fabric type bridge mcast_snooping 0",
    "link set fabric addrgenmode none up",
    `addr add ${UPSTREAM_V4}/24 dev fabric`,
    `addr add ${UPSTREAM_V6}/64 dev fabric nodad`,
  ];
}

export function fabricPortCommands({ index }: NodePlan): string[] {
  return [`link set node${index} master fabric up`];
}

/** The node's side of its place in the cluster; `fabric` is the namespace of the wire between nodes. */
export function nodeCommands(topology: Topology, node: NodePlan, fabric: string): string[] {
  const { v4, v6 } = node.addresses;
  return [
    "link set lo up",
    `link add ${NODE_UPLINK} type veth peer name node${node.index} netns ${fabric}`,
    `link set ${NODE_UPLINK} addrgenmode none up`,
    `addr add ${v4}/24 dev ${NODE_UPLINK}`,
    `route add default via ${UPSTREAM_V4}`,
    ...(v6 === undefined
      ? []
      : [
          `addr add ${v6}/64 dev ${NODE_UPLINK} nodad`,
          `addr add fe80::${node.index.toString(16)}/64 dev ${NODE_UPLINK} nodad`,
          `route add default via ${UPSTREAM_V6}`,
        ]),
    ...(topology === "bridged" ? bridgeCommands(node) : []),
  ];
}

/** A fixed MAC, because a bridge without one changes its own with its ports, and pods have it cached. */
function bridgeCommands({ index, addresses }: NodePlan): string[] {
  const octet = index.toString(16).padStart(2, "0");
  const hex = index.toString(16);
  return [
    `link add ${BRIDGE} address 0a:58:c6:12:${octet}:01 type bridge`,
    `link set ${BRIDGE} addrgenmode none up`,
    `addr add 198.18.${index}.1/24 dev ${BRIDGE}`,
    ...(addresses.v6 === undefined
      ? []
      : [`addr add fd00:18:${hex}::1/64 dev ${BRIDGE} nodad`, `addr add fe80::1/64 dev ${BRIDGE} nodad`]),
  ];
}

/** The routes to another node's pods. */
export function peerRouteCommands(peer: NodePlan): string[] {
  return peerRoutes(peer).map((route) => `route add ${route}`);
}

/** Makes the way to another node's pods narrower, and leaves the way back as it is. */
export function narrowPeerRouteCommands(peer: NodePlan, mtu: number): string[] {
  return peerRoutes(peer).map((route) => `route change ${route} mtu ${mtu}`);
}

function peerRoutes(peer: NodePlan): string[] {
  return peer.podCidrs.map((cidr) => {
    const via = cidr.includes(":") ? peer.addresses.v6 : peer.addresses.v4;
    return `${cidr} via ${String(via)}`;
  });
}

/** A pod's link, seen from its node. */
export function podLinkCommands(topology: Topology, pod: PodPlan, podNetns: string): string[] {
  const { hostInterface: name, addresses } = pod;
  const create = `link add ${name} type veth peer name eth0 netns ${podNetns}`;
  if (topology === "bridged") {
    return [create, `link set ${name} master ${BRIDGE} up`, `link set ${name} type bridge_slave hairpin on`];
  }
  return [
    create,
    `link set ${name} address ${GATEWAY_MAC} addrgenmode none up`,
    `route add ${addresses.v4}/32 dev ${name}`,
    ...(addresses.v6 === undefined
      ? []
      : [`addr add ${GATEWAY_V6}/64 dev ${name} nodad`, `route add ${addresses.v6}/128 dev ${name}`]),
  ];
}

/** The same, seen from the pod. */
export function podCommands(topology: Topology, pod: PodPlan): string[] {
  return topology === "routed" ? routedPodCommands(pod) : bridgedPodCommands(pod);
}

function routedPodCommands({ addresses: { v4, v6 } }: PodPlan): string[] {
  return [
    "link set lo up",
    "link set eth0 up",
    `addr add ${v4}/32 dev eth0`,
    `neigh add ${GATEWAY_V4} lladdr ${GATEWAY_MAC} dev eth0 nud permanent`,
    `route add ${GATEWAY_V4} dev eth0 scope link`,
    `route add default via ${GATEWAY_V4} dev eth0`,
    ...(v6 === undefined
      ? []
      : [
          `addr add ${v6}/128 dev eth0 nodad`,
          `neigh add ${GATEWAY_V6} lladdr ${GATEWAY_MAC} dev eth0 nud permanent`,
          `route add default via ${GATEWAY_V6} dev eth0`,
        ]),
  ];
}

function bridgedPodCommands({ node, addresses: { v4, v6 } }: PodPlan): string[] {
  return [
    "link set lo up",
    "link set eth0 up",
    `addr add ${v4}/24 dev eth0`,
    `route add default via 198.18.${node.index}.1`,
    ...(v6 === undefined
      ? []
      : [`addr add ${v6}/64 dev eth0 nodad`, `route add default via fd00:18:${node.index.toString(16)}::1`]),
  ];
}

import type { Lb } from "../../agent/levels.ts";
import type { ProxyMode } from "./real-kube-proxy.ts";

/** Where the endpoint is, seen from the client. */
export const PLACES = ["other node", "same node"] as const;
export type Place = (typeof PLACES)[number];

export interface Contender {
  readonly name: string;
  readonly node: string;
  /** The client's, and the client's name in it is "client". */
  readonly namespace: string;
  /** Calls the pod's own address, not the Service's. */
  readonly isDirect?: boolean;
  /** To another node it is like the contender of the same level. */
  readonly isShort?: boolean;
}

/** Each runs a kube-proxy, as in a cluster; Weft's beside an agent. */
export interface BenchedNode {
  readonly name: string;
  readonly proxy: ProxyMode;
  readonly lb?: Lb;
  readonly flags?: readonly string[];
  /** The endpoint on this node. A workload where the short way is to lead to it; else nothing of Weft is on its interface. */
  readonly server: string;
}

const SHORT = ["--local-delivery", "short"];

export const NODES: readonly BenchedNode[] = [
  { name: "nft", proxy: "nftables", lb: "packet", server: "app/nft" },
  { name: "socket", proxy: "nftables", lb: "socket", server: "app/socket" },
  { name: "both", proxy: "nftables", lb: "both", server: "app/both" },
  { name: "both-short", proxy: "nftables", lb: "both", flags: SHORT, server: "weft-both-short/server" },
  { name: "packet-short", proxy: "nftables", lb: "packet", flags: SHORT, server: "weft-packet-short/server" },
  { name: "iptables", proxy: "iptables", server: "app/iptables" },
];

/** The first is what the others are compared with. */
const CONTENDERS: readonly [Contender, ...Contender[]] = [
  { name: "pod address", node: "nft", namespace: "direct", isDirect: true },
  { name: "socket", node: "socket", namespace: "weft-socket" },
  { name: "both", node: "both", namespace: "weft-both" },
  { name: "both, short way", node: "both-short", namespace: "weft-both-short", isShort: true },
  { name: "packet", node: "nft", namespace: "weft-packet" },
  { name: "packet, short way", node: "packet-short", namespace: "weft-packet-short", isShort: true },
  { name: "nftables", node: "nft", namespace: "nft" },
  { name: "iptables", node: "iptables", namespace: "iptables" },
];

export function contendersAt(place: Place): readonly [Contender, ...Contender[]] {
  const [first, ...others] = CONTENDERS;
  return [first, ...others.filter(({ isShort }) => place === "same node" || isShort !== true)];
}

export function contendersOn(node: string): readonly Contender[] {
  return CONTENDERS.filter((contender) => contender.node === node);
}

export const CLIENT_NAMESPACES: readonly string[] = CONTENDERS.map(({ namespace }) => namespace);

export function isWeft(namespace: string): boolean {
  return namespace.startsWith("weft-");
}

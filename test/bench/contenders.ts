import type { Lb } from "../../agent/levels.ts";
import type { ProxyMode } from "./real-kube-proxy.ts";

export interface Contender {
  readonly name: string;
  readonly node: string;
  /** The client's, and the client's name in it is "client". */
  readonly namespace: string;
  /** Calls the pod's own address, not the Service's. */
  readonly isDirect?: boolean;
}

/** Each runs a kube-proxy, as in a cluster; Weft's beside an agent. */
export interface BenchedNode {
  readonly name: string;
  readonly proxy: ProxyMode;
  readonly lb?: Lb;
}

export const NODES: readonly BenchedNode[] = [
  { name: "nft", proxy: "nftables", lb: "packet" },
  { name: "socket", proxy: "nftables", lb: "socket" },
  { name: "both", proxy: "nftables", lb: "both" },
  { name: "iptables", proxy: "iptables" },
];

/** The first is what the others are compared with. */
export const CONTENDERS: readonly [Contender, ...Contender[]] = [
  { name: "pod address", node: "nft", namespace: "direct", isDirect: true },
  { name: "Weft, socket level", node: "socket", namespace: "weft-socket" },
  { name: "Weft, both levels", node: "both", namespace: "weft-both" },
  { name: "Weft, packet level", node: "nft", namespace: "weft-packet" },
  { name: "kube-proxy, nftables", node: "nft", namespace: "nft" },
  { name: "kube-proxy, iptables", node: "iptables", namespace: "iptables" },
];

export function isWeft({ namespace }: Contender): boolean {
  return namespace.startsWith("weft-");
}

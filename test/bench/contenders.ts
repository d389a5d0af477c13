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
  readonly flags?: readonly string[];
  /** A workload, too, with the short way to it. */
  readonly server: string;
}

export const NODES: readonly BenchedNode[] = [
  { name: "nft", proxy: "nftables", lb: "packet", server: "app/nft" },
  { name: "socket", proxy: "nftables", lb: "socket", server: "app/socket" },
  { name: "both", proxy: "nftables", lb: "both", server: "app/both" },
  {
    name: "short",
    proxy: "nftables",
    lb: "both",
    flags: ["--local-delivery", "short"],
    server: "weft-short/server",
  },
  { name: "iptables", proxy: "iptables", server: "app/iptables" },
];

/** The first is what the others are compared with. */
export const CONTENDERS: readonly [Contender, ...Contender[]] = [
  { name: "pod address", node: "nft", namespace: "direct", isDirect: true },
  { name: "Weft, socket level", node: "socket", namespace: "weft-socket" },
  { name: "Weft, both levels", node: "both", namespace: "weft-both" },
  { name: "Weft, both, the short way", node: "short", namespace: "weft-short" },
  { name: "Weft, packet level", node: "nft", namespace: "weft-packet" },
  { name: "kube-proxy, nftables", node: "nft", namespace: "nft" },
  { name: "kube-proxy, iptables", node: "iptables", namespace: "iptables" },
];

export function isWeft({ namespace }: Contender): boolean {
  return namespace.startsWith("weft-");
}

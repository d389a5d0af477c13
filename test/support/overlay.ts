import type { BenchNode } from "./bench-cluster.ts";
import { NODE_UPLINK } from "./cluster-plan.ts";

const DEVICE = "flannel.1";
const NETWORK_ID = 1;
/** flannel's, on Linux. */
const PORT = 8472;

/**
 * The way to other nodes' pods by VXLAN (RFC 7348), with everything told and nothing learned, as flannel does it:
 * a device with a fixed MAC on each node, and of every other node a route, a neighbour and where its MAC is.
 */
export async function layOverlay(nodes: readonly BenchNode[]): Promise<void> {
  await Promise.all(
    nodes.map(async (node) => {
      const peers = nodes.filter((other) => other !== node);
      await node.netns.configure([], [...deviceCommands(node), ...peers.flatMap(peerCommands)]);
      for (const peer of peers)
        await node.exec("bridge", ["fdb", "append", macOf(peer), "dev", DEVICE, "dst", peer.addresses.v4]);
    }),
  );
}

function macOf({ plan: { index } }: BenchNode): string {
  return `0a:58:0a:00:00:${index.toString(16).padStart(2, "0")}`;
}

function deviceCommands(node: BenchNode): readonly string[] {
  const vxlan = `vxlan id ${String(NETWORK_ID)} local ${node.addresses.v4} dev ${NODE_UPLINK}`;
  return [
    `link add ${DEVICE} address ${macOf(node)} type ${vxlan} dstport ${String(PORT)} nolearning`,
    `link set ${DEVICE} addrgenmode none up`,
    ...gatewaysOf(node).map((gateway) => `addr add ${gateway} dev ${DEVICE}`),
  ];
}

function peerCommands(peer: BenchNode): readonly string[] {
  return gatewaysOf(peer).flatMap((gateway, i) => [
    `neigh add ${gateway} lladdr ${macOf(peer)} dev ${DEVICE} nud permanent`,
    // The one that is there already would be the way to the gateway.
    `route del ${String(peer.plan.podCidrs[i])}`,
    `route add ${String(peer.plan.podCidrs[i])} via ${gateway} dev ${DEVICE} onlink`,
  ]);
}

/** The first address of each of its pod CIDRs is the device's. */
function gatewaysOf({ plan: { podCidrs } }: BenchNode): readonly string[] {
  return podCidrs.map((cidr) => cidr.slice(0, cidr.indexOf("/")));
}

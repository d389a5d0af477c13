import { join } from "node:path";
import type { BenchNode } from "../support/bench-cluster.ts";
import type { ControlPlane } from "../support/kubernetes/control-plane.ts";
import type { KubernetesCluster } from "../support/kubernetes/kubernetes-cluster.ts";
import { REPOSITORY } from "../support/places.ts";

export type ProxyMode = "nftables" | "iptables";

/** 10,000 Services take three of them, side by side, many minutes. */
const SYNC_TIMEOUT_MS = 1_800_000;

/** The real kube-proxy on a node of the bench; ends with the node's namespace. */
export async function startKubeProxy(
  kubernetes: KubernetesCluster,
  node: BenchNode,
  mode: ProxyMode,
): Promise<void> {
  const kubeconfig = await kubernetes.adminKubeconfigOf(node);
  await node.spawn(join(REPOSITORY, "build", "bin", "kube-proxy"), [
    ...["--kubeconfig", kubeconfig, "--hostname-override", node.name, "--proxy-mode", mode],
    // Sysctls of conntrack are not a namespace's to set.
    ...["--conntrack-max-per-core", "0", "--conntrack-min", "0"],
    ...["--conntrack-tcp-timeout-established", "0", "--conntrack-tcp-timeout-close-wait", "0"],
    ...["--healthz-bind-address", "127.0.0.1:10256", "--metrics-bind-address", "127.0.0.1:10249"],
  ]);
}

/** Resolves when the node's rules have the address. */
export async function waitForRules(
  plane: ControlPlane,
  node: BenchNode,
  mode: ProxyMode,
  address: string,
): Promise<void> {
  const list =
    mode === "nftables"
      ? ["nft", "get", "element", "ip", "kube-proxy", "service-ips", `{ ${address} . tcp . 80 }`]
      : ["sh", "-c", `iptables-save -t nat | grep -qF -- '-d ${address}/32'`];
  const [program = "", ...args] = list;
  const what = `kube-proxy on ${node.name} to have a rule for ${address}`;
  await plane.waitFor(async () => node.exec(program, args, { timeoutMs: 120_000 }), what, SYNC_TIMEOUT_MS);
}

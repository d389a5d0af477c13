import { z } from "zod";
import type { RealNode } from "./node.ts";
import type { Pod } from "./pod.ts";

const CONFIGURATION = "/etc/cni/net.d/10-nodes.conflist";
/** Where host-local notes which sandbox has an address (node.ts). */
const LEASES = "/run/cni-ipam/nodes";

const conflist = z.looseObject({
  cniVersion: z.string(),
  name: z.string(),
  plugins: z.array(z.looseObject({ type: z.string() })),
});

/** Has the CNI plugin take a running pod's interface away and make another one, with the same addresses. */
export async function remakeInterface(node: RealNode, pod: Pod): Promise<void> {
  const { cniVersion, name, plugins } = conflist.parse(JSON.parse(await node.exec("cat", [CONFIGURATION])));
  const ips = (await pod.field(".status.podIPs[*].ip")).split(" ");
  const [plugin] = plugins;
  const [ip = ""] = ips;
  if (plugin === undefined) throw new Error(`${CONFIGURATION} has no plugin`);
  const sandbox = (await node.exec("head", ["--lines=1", `${LEASES}/${ip}`])).trim();
  const environment = {
    CNI_CONTAINERID: sandbox,
    CNI_NETNS: await namespaceWith(node, ip),
    CNI_IFNAME: "eth0",
    CNI_PATH: "/opt/cni/bin",
  };
  const input = JSON.stringify({ cniVersion, name, ...plugin, args: { cni: { ips } } });
  for (const command of ["DEL", "ADD"]) {
    const variables = Object.entries({ ...environment, CNI_COMMAND: command }).map(
      ([key, value]) => `${key}=${value}`,
    );
    await node.exec("env", [...variables, `/opt/cni/bin/${plugin.type}`], { input });
  }
}

/** The network namespace, as a path on the node, in which an interface has this address. */
async function namespaceWith(node: RealNode, ip: string): Promise<string> {
  const script =
    'for f in /run/netns/*; do nsenter --net="$f" ip -o addr | grep -qF " $0/" && echo "$f" && exit; done; exit 1';
  return (await node.exec("sh", ["-c", script, ip])).trim();
}

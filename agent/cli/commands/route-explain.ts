import { Argument, Option } from "commander";
import type { ExplainQuery } from "../../api/reads.ts";
import type { Port } from "../../lib/ip.ts";
import { askAgent } from "../agent-access.ts";
import type { CommandSpec, Invocation } from "../command-spec.ts";
import { explanationText } from "../explanation-text.ts";
import { print } from "../output.ts";

export const routeExplain: CommandSpec = {
  path: "route explain",
  summary: "Say which route decides for a Service port, why, and each backend's exact share",
  more:
    "Shares are of new connections. Without --from, the client is any pod of the mesh whose namespace " +
    "has no route of its own for the Service.",
  examples: [
    "weft route explain shop/orders:80",
    "weft route explain shop/orders:80 --from web/client-7d4b",
    "weft route explain kube-system/kube-dns:53 --protocol udp -o json",
  ],
  args: [new Argument("<service>", "NAMESPACE/SERVICE:PORT")],
  options: [
    new Option("--from <pod>", "NAMESPACE/POD of the client"),
    new Option("--protocol <protocol>", "only this protocol").choices(["tcp", "udp"]),
  ],
  run: async (invocation) => {
    const query = parseQuery(invocation);
    const value = await askAgent(invocation, (client) => client.explain(query));
    const nowMs = invocation.io.nowMs();
    const text = (): string => explanationText(value, nowMs);
    await print(invocation.io, invocation.settings.output, { value, text });
    return 0;
  },
};

function parseQuery({ args, options, misuse }: Invocation): ExplainQuery {
  const [target = ""] = args;
  const match = /^([^/:\s]+\/[^/:\s]+):(\d{1,5})$/.exec(target);
  const port = Number(match?.[2]);
  if (match === null || port < 1 || port > 65535) {
    return misuse(`"${target}": must be NAMESPACE/SERVICE:PORT, with a port from 1 to 65535`);
  }
  const { protocol, from } = options;
  if (typeof from === "string" && !/^[^/\s]+\/[^/\s]+$/.test(from)) {
    return misuse(`--from "${from}": must be NAMESPACE/POD`);
  }
  return {
    service: match[1] ?? "",
    port: port as Port,
    protocol: protocol === "tcp" ? "TCP" : protocol === "udp" ? "UDP" : undefined,
    fromPod: typeof from === "string" ? from : undefined,
  };
}

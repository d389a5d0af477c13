import { socketPath, probeSocket } from "../../api/socket-file.ts";
import { weftVersion } from "../../lib/version.ts";
import { askAgent } from "../agent-access.ts";
import type { CommandSpec, Invocation } from "../command-spec.ts";
import { print } from "../output.ts";
import { lines } from "../report.ts";

export const version: CommandSpec = {
  path: "version",
  summary: "Print the version of weft, and of the agent if one runs",
  examples: ["weft version", "weft version -o json"],
  run: async (invocation) => {
    const value = { version: weftVersion(), agentVersion: await agentVersion(invocation) };
    const agentLines = value.agentVersion === undefined ? [] : [`agent ${value.agentVersion}`];
    const text = (): string => lines(`weft ${value.version}`, ...agentLines);
    await print(invocation.io, invocation.settings.output, { value, text });
    return 0;
  },
};

/** Nothing of the API's client is loaded when there is no agent to ask. */
async function agentVersion(invocation: Invocation): Promise<string | undefined> {
  const state = await probeSocket(socketPath(invocation.settings.runDir)).catch(() => undefined);
  if (state !== "live") return undefined;
  const answer = await askAgent(invocation, (client) => client.version());
  return answer.version;
}

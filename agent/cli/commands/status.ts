import { askAgent } from "../agent-access.ts";
import type { CommandSpec } from "../command-spec.ts";
import { print } from "../output.ts";
import { statusText } from "../status-text.ts";

export const status: CommandSpec = {
  path: "status",
  summary: "Show how the agent of this node is doing",
  more: "Problems come last, so that they are what stays on the screen.",
  examples: ["weft status", "weft status -o json | jq .problems"],
  run: async (invocation) => {
    const value = await askAgent(invocation, (client) => client.status());
    await print(invocation.io, invocation.settings.output, { value, text: () => statusText(value) });
    return 0;
  },
};

import { askAgent } from "../agent-access.ts";
import type { CommandSpec } from "../command-spec.ts";
import { encryptionText } from "../encryption-text.ts";
import { print } from "../output.ts";

export const encryptionStatus: CommandSpec = {
  path: "encryption status",
  summary: "Show what is encrypted between this node and the others, and what is not and why",
  more:
    "A peer is ready once it has answered a handshake. Until then its pods are reached in the clear, or with " +
    "--encryption-strict not at all.",
  examples: ["weft encryption status", "weft encryption status -o json | jq '.clearText[].node'"],
  run: async (invocation) => {
    const value = await askAgent(invocation, (client) => client.encryption());
    await print(invocation.io, invocation.settings.output, { value, text: () => encryptionText(value) });
    return 0;
  },
};

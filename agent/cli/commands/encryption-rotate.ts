import { askAgent } from "../agent-access.ts";
import type { CommandSpec } from "../command-spec.ts";
import { print } from "../output.ts";
import { lines } from "../report.ts";

export const encryptionRotate: CommandSpec = {
  path: "encryption rotate",
  summary: "Give this node another WireGuard key, without losing a packet",
  more:
    "The last key goes when no peer uses it any more, after ten minutes at the latest; until then this fails. " +
    "--wireguard-rotate-hours does it by itself.",
  examples: ["weft encryption rotate"],
  run: async (invocation) => {
    const value = await askAgent(invocation, (client) => client.rotateKey());
    await print(invocation.io, invocation.settings.output, {
      value,
      text: () => lines(`This node's public key is ${value.publicKey} now.`),
    });
    return 0;
  },
};

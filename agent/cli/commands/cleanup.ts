import { rmdirSync } from "node:fs";
import { Option } from "commander";
import { probeSocket, removeIfThere, socketPath } from "../../api/socket-file.ts";
import { AgentError } from "../../lib/errors.ts";
import type { CommandSpec, Settings } from "../command-spec.ts";
import { print } from "../output.ts";
import { lines } from "../report.ts";

export const cleanup: CommandSpec = {
  path: "cleanup",
  summary:
    "Remove everything an agent made: programs, links, maps, pins, the tunnel with its key, its socket",
  more:
    "New connections of the pods are kube-proxy's again from then on; established ones that Weft translated " +
    "end. Run it in the network namespace of the agent, with the agent's --bpf-root, --run-dir and --state-dir.",
  examples: ["weft cleanup", "weft cleanup --bpf-root /sys/fs/bpf/other --run-dir /run/other"],
  options: [new Option("--force", "even while an agent runs; it then fails")],
  run: async ({ io, settings, options }) => {
    const isAlive = (await probeSocket(socketPath(settings.runDir))) === "live";
    if (isAlive && options["force"] !== true) {
      throw new AgentError(
        "socket_in_use",
        `an agent runs at ${settings.runDir}: stop it first, or say --force`,
      );
    }
    const { removed: ofDatapath } = await io.cleanupDatapath(settings.bpfRoot);
    const ofTunnel = await io.cleanupTunnel(settings.runDir, settings.stateDir);
    const value = { removed: [...ofDatapath, ...ofTunnel, ...removeFiles(settings, isAlive)] };
    await print(io, settings.output, { value, text: () => removedText(value.removed, settings) });
    return 0;
  },
};

/** A live agent keeps its socket: without it nobody could ask the agent anything any more. */
function removeFiles({ runDir, stateDir }: Settings, isAlive: boolean): readonly string[] {
  const removed: string[] = [];
  const socket = socketPath(runDir);
  if (!isAlive && removeIfThere(socket)) removed.push(`socket ${socket}`);
  // Whatever is left in it is somebody else's.
  for (const directory of [runDir, stateDir]) {
    if (removeIfEmpty(directory)) removed.push(`directory ${directory}`);
  }
  return removed;
}

/**
 * False if it holds something that is not Weft's, is a mount point, was never there, or is on a read-only file
 * system, as the directories of the chart's container are: there it belongs to the node.
 */
function removeIfEmpty(directory: string): boolean {
  try {
    rmdirSync(directory);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== undefined && ["ENOENT", "ENOTEMPTY", "EBUSY", "EROFS"].includes(code)) return false;
    throw error;
  }
}

function removedText(removed: readonly string[], { bpfRoot, runDir, stateDir }: Settings): string {
  if (removed.length === 0) return lines(`Nothing to remove under ${bpfRoot}, ${runDir} and ${stateDir}.`);
  return lines(...removed.map((what) => `removed ${what}`));
}

import type { KernelReader } from "../datapath/inspect.ts";
import type { CleanupView } from "../datapath/views.ts";

/** What a command reads of the kernel, with or without an agent. */
export type CliKernelReader = Pick<
  KernelReader,
  "listMaps" | "dumpMap" | "checkReferences" | "listFlows" | "close"
>;

/** The world around one run of the CLI. */
export interface CliIo {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** `weft agent …`: what follows "agent". Gives the exit code. */
  readonly runAgent: (argv: readonly string[]) => Promise<number>;
  readonly openKernelReader: (bpfRoot: string) => Promise<CliKernelReader>;
  readonly cleanupDatapath: (bpfRoot: string) => Promise<CleanupView>;
  readonly cleanupTunnel: (runDir: string, stateDir: string) => Promise<readonly string[]>;
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
}

/** The real world. Modules that load native code are imported when first used: `weft version` needs none. */
export function systemIo(runAgent: CliIo["runAgent"]): CliIo {
  return {
    env: process.env,
    stdout: writerTo(process.stdout),
    stderr: writerTo(process.stderr),
    runAgent,
    openKernelReader: async (bpfRoot) => {
      const { openKernelReader } = await import("../datapath/inspect.ts");
      return openKernelReader(bpfRoot);
    },
    cleanupDatapath: async (bpfRoot) => {
      const { cleanupDatapath } = await import("../datapath/cleanup.ts");
      return cleanupDatapath(bpfRoot);
    },
    cleanupTunnel: async (runDir, stateDir) => {
      const { cleanupTunnel } = await import("../encryption/cleanup.ts");
      return cleanupTunnel(runDir, stateDir);
    },
    nowMs: () => Date.now(),
  };
}

/** A reader that has seen enough, as in `weft flow list | head`, is no failure. */
function writerTo(stream: NodeJS.WriteStream): (text: string) => void {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  return (text) => {
    stream.write(text);
  };
}

import type { AgentClient } from "../api/client.ts";
import type { CliKernelReader } from "./io.ts";
import type { Invocation } from "./command-spec.ts";

/** Runs `ask` on a connection to the agent and closes it again. */
export async function askAgent<T>(
  { settings }: Invocation,
  ask: (client: AgentClient) => Promise<T>,
): Promise<T> {
  const { connectAgent } = await import("../api/client.ts");
  const client = await connectAgent({ runDir: settings.runDir });
  try {
    return await ask(client);
  } finally {
    client.close();
  }
}

/** Runs `read` on the kernel's maps and closes them again. */
export async function readKernel<T>(
  { io, settings }: Invocation,
  read: (reader: CliKernelReader) => T,
): Promise<T> {
  const reader = await io.openKernelReader(settings.bpfRoot);
  try {
    return read(reader);
  } finally {
    reader.close();
  }
}

import { lstatSync, unlinkSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { AgentError } from "../lib/errors.ts";

export function socketPath(runDir: string): string {
  return join(runDir, "weft.sock");
}

/** "live": somebody accepts connections; "stale": left behind by an agent that has ended. */
export type SocketState = "absent" | "stale" | "live";

/** Asks the kernel by connecting: it alone knows whether a socket's owner is still there. */
export async function probeSocket(path: string): Promise<SocketState> {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return "absent";
  if (!stat.isSocket()) throw new AgentError("socket_in_use", `${path} is there already and is not a socket`);
  const errno = await connectErrno(path);
  switch (errno) {
    case undefined:
    case "EAGAIN": // the queue of connections is full, so somebody owns it
      return "live";
    case "ECONNREFUSED":
      return "stale";
    case "ENOENT":
      return "absent";
    default:
      throw new AgentError("agent_unreachable", `${path}: cannot tell whether an agent owns it (${errno})`);
  }
}

function connectErrno(path: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      resolve(undefined);
    });
    socket.once("error", (error: NodeJS.ErrnoException) => {
      resolve(error.code ?? error.message);
    });
  });
}

/** Names one file, whatever path it is reached by. */
export function fileIdentity(path: string): string | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat === undefined ? undefined : `${String(stat.dev)}:${String(stat.ino)}`;
}

export function removeIfThere(path: string): boolean {
  try {
    unlinkSync(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

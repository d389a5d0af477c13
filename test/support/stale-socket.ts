import { once } from "node:events";
import { mkdirSync, renameSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { socketPath } from "../../agent/api/socket-file.ts";

/** What kill -9 of an agent leaves: a socket file that nobody listens on. */
export async function leaveStaleSocket(runDir: string): Promise<void> {
  mkdirSync(runDir, { recursive: true });
  const dying = join(runDir, "dying");
  const server = createServer();
  server.listen(dying);
  await once(server, "listening");
  renameSync(dying, socketPath(runDir));
  server.close();
  await once(server, "close");
}

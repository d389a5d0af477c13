import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Where `ip netns` and container runtimes keep the network namespaces that they name. */
const NETNS_FOLDER = "/run/netns";

/** As paths that setns(2) can be given an open file of; none if the folder is not there. */
export function listNetnses(): readonly string[] {
  try {
    return readdirSync(NETNS_FOLDER).map((name) => join(NETNS_FOLDER, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

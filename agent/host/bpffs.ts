import { statfsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { AgentError } from "../lib/errors.ts";
import type { Exec } from "./exec.ts";

/** BPF_FS_MAGIC of linux/magic.h. */
const BPF_FS_MAGIC = 0xcafe4a11;

/** Where the kernel keeps a place for it, and every distribution mounts it. */
const USUAL_MOUNT = "/sys/fs/bpf";

/**
 * Makes sure that what is pinned under `bpfRoot` can be: mounts the bpf file system at its usual place
 * if the machine has not. True if it was mounted now. Throws AgentError "config_invalid" if `bpfRoot` is
 * on another file system, or mounting is refused, as it is to the chart's container.
 */
export async function ensureBpffs(bpfRoot: string, exec: Exec): Promise<boolean> {
  if (isBpffs(bpfRoot)) return false;
  if (`${resolve(bpfRoot)}/`.startsWith(`${USUAL_MOUNT}/`)) {
    await mountBpffs(exec);
    return true;
  }
  throw new AgentError(
    "config_invalid",
    `--bpf-root ${bpfRoot} is not on a bpf file system (mount -t bpf bpf ${USUAL_MOUNT} makes one)`,
  );
}

async function mountBpffs(exec: Exec): Promise<void> {
  try {
    await exec("mount", ["-t", "bpf", "bpf", USUAL_MOUNT]);
  } catch (cause) {
    throw new AgentError(
      "config_invalid",
      `no bpf file system is mounted at ${USUAL_MOUNT}, and this process may not mount one: ` +
        `run "mount -t bpf bpf ${USUAL_MOUNT}" on the node, and add it to the node's /etc/fstab`,
      { cause },
    );
  }
}

/** By the nearest folder that is there already. */
function isBpffs(path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    try {
      // Node gives the kernel's signed long as it is on some architectures.
      return statfsSync(folder).type >>> 0 === BPF_FS_MAGIC;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT" || folder === dirname(folder)) throw error;
    }
  }
}

import { ensureBpffs } from "../../agent/host/bpffs.ts";
import { exec } from "../../agent/host/exec.ts";
import { BPFFS_DIRECTORY } from "./places.ts";

/** Before all tests of the kernel: some pin things without an agent that would mount the file system. */
export async function setup(): Promise<void> {
  await ensureBpffs(BPFFS_DIRECTORY, exec);
}

import { mkdir, readdir, rmdir } from "node:fs/promises";
import { readdirSync, rmdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { CGROUP_DIRECTORY } from "./places.ts";

/** How a kubelet with this cgroup driver calls the folders of a pod and of its container. */
export type CgroupDriver = "cgroupfs" | "systemd";

const REMOVE_TIMEOUT_MS = 5_000;

/** Below it are the pods of one run. */
export function cgroupRoot(prefix: string): string {
  return join(CGROUP_DIRECTORY, prefix.replace(/-$/, ""));
}

/** The cgroup of a pod's only container, made as a kubelet makes it. */
export async function makePodCgroup(prefix: string, uid: string, driver: CgroupDriver): Promise<string> {
  const parts =
    driver === "cgroupfs"
      ? ["kubepods", "besteffort", `pod${uid}`, "main"]
      : [
          "kubepods.slice",
          "kubepods-besteffort.slice",
          `kubepods-besteffort-pod${uid.replaceAll("-", "_")}.slice`,
          "cri-containerd-main.scope",
        ];
  const path = join(cgroupRoot(prefix), ...parts);
  await mkdir(path, { recursive: true });
  return path;
}

/** A command, run in a cgroup. */
export function inCgroup(path: string, command: readonly string[]): readonly string[] {
  return ["sh", "-c", 'echo 0 >"$0/cgroup.procs" && exec "$@"', path, ...command];
}

/** The pod's folder with the container's; processes that were just killed keep it for a moment. */
export async function removePodCgroup(container: string): Promise<void> {
  for (const path of [container, dirname(container)]) await removeFolder(path);
}

/** With everything below. */
export async function removeCgroups(prefix: string): Promise<void> {
  await removeTree(cgroupRoot(prefix));
}

async function removeTree(path: string): Promise<void> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) if (entry.isDirectory()) await removeTree(join(path, entry.name));
  await removeFolder(path);
}

async function removeFolder(path: string): Promise<void> {
  const deadline = performance.now() + REMOVE_TIMEOUT_MS;
  for (;;) {
    try {
      await rmdir(path);
      return;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "ENOENT") return;
      if (code !== "EBUSY" || performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** For an exit without the above: what is still in use stays, and the next run sweeps it up. */
export function removeCgroupsSync(path: string): void {
  try {
    for (const entry of readdirSync(path, { withFileTypes: true }))
      if (entry.isDirectory()) removeCgroupsSync(join(path, entry.name));
    rmdirSync(path);
  } catch {
    // in use, or gone
  }
}

import { readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exec } from "../../agent/host/exec.ts";
import { removeCgroups } from "./cgroups.ts";
import { BPFFS_DIRECTORY, CGROUP_DIRECTORY, NETNS_DIRECTORY } from "./places.ts";

/**
 * Removes what dead runs left behind: every `PREFIX…-PID-…` among namespaces, pins and temporary
 * directories whose process PID is gone. Ends the processes that still live in such a namespace, and
 * no others.
 */
export async function sweep(prefix: string): Promise<string[]> {
  const isLeftover = leftoverTest(prefix);
  const namespaces = (await namesIn(NETNS_DIRECTORY)).filter(isLeftover);
  await endProcessesIn(namespaces);
  for (const name of namespaces) await exec("ip", ["netns", "del", name]);
  const paths = [BPFFS_DIRECTORY, tmpdir()].map(async (directory) =>
    (await namesIn(directory)).filter(isLeftover).map((name) => join(directory, name)),
  );
  const leftovers = (await Promise.all(paths)).flat();
  for (const path of leftovers) await rm(path, { recursive: true, force: true });
  const cgroups = (await namesIn(CGROUP_DIRECTORY)).filter((name) => isLeftover(`${name}-`));
  for (const name of cgroups) await removeCgroups(name);
  return [...namespaces, ...leftovers, ...cgroups];
}

async function namesIn(directory: string): Promise<string[]> {
  return readdir(directory).catch(() => []);
}

function leftoverTest(prefix: string): (name: string) => boolean {
  return (name) => {
    if (!name.startsWith(prefix)) return false;
    const pid = /^weft-[a-z0-9]+-(\d+)-/.exec(name)?.[1];
    return pid !== undefined && !isAlive(Number(pid));
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and is somebody else's.
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

async function endProcessesIn(namespaces: readonly string[]): Promise<void> {
  if (namespaces.length === 0) return;
  const inodes = await Promise.all(namespaces.map((name) => inodeOf(join(NETNS_DIRECTORY, name))));
  for (const pid of await processIds()) {
    const inode = await inodeOf(`/proc/${pid}/ns/net`);
    if (inode === undefined || !inodes.includes(inode)) continue;
    endProcess(pid);
  }
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended by itself in the meantime.
  }
}

async function processIds(): Promise<number[]> {
  return (await readdir("/proc")).map(Number).filter((pid) => Number.isInteger(pid) && pid > 1);
}

/** Inodes of namespaces are unique among all that exist. */
async function inodeOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    ({ ino }) => ino,
    () => undefined,
  );
}

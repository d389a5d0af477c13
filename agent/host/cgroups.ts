import { readdir, readFile, stat, statfs } from "node:fs/promises";
import { join } from "node:path";

/** The cgroup v2 folder of one pod; every container's is somewhere below it. */
export interface PodCgroup {
  readonly path: string;
  /** As the kernel numbers cgroups: by the inode of the folder. */
  readonly id: bigint;
}

export type CgroupSearch =
  | { readonly kind: "found"; readonly root: string; readonly pods: ReadonlyMap<string, PodCgroup> }
  | { readonly kind: "failed"; readonly reason: string };

/** Deep enough for nodes that are containers themselves (kind): kubelet and slices repeat below theirs. */
const MAX_DEPTH = 10;

/** CGROUP2_SUPER_MAGIC of linux/magic.h. */
const CGROUP2_MAGIC = 0x63677270;

/**
 * `kubepods/burstable/podUID` with the cgroupfs driver, `…/kubepods-burstable-podUID.slice`, with _ for -,
 * with systemd's. What comes before differs with the kubelet's --cgroup-root, and does not matter.
 */
const POD_FOLDER = /(?:^|-)pod([0-9a-f]{8}[-_]?[0-9a-f_-]{24,27})(?:\.slice)?$/;

/** Where cgroup v2 is mounted: on a hybrid host, beside the controllers of v1. */
async function mountedRoot(): Promise<string | undefined> {
  const lines = (await readFile("/proc/self/mountinfo", "utf8")).split("\n");
  const mounts = lines.flatMap((line) => {
    const [before = "", after = ""] = line.split(" - ");
    const [, , , root = "", point = ""] = before.split(" ");
    return after.startsWith("cgroup2 ") ? [{ root, point }] : [];
  });
  // A container may see its own part of the tree too. The whole one begins at, or above, the root.
  const isWhole = ({ root }: { readonly root: string }): boolean => root === "/" || root.startsWith("/..");
  return (mounts.findLast(isWhole) ?? mounts.at(-1))?.point;
}

export type ParentSearch =
  | { readonly kind: "found"; readonly parents: readonly string[] }
  | { readonly kind: "failed"; readonly reason: string };

/**
 * Folders that a kubelet makes pods' folders in: `kubepods`, `kubepods/burstable`, `kubepods.slice/…`, also below
 * a kubelet's --cgroup-root, and the root itself for those still to come.
 */
const PARENT_FOLDER = /(^|[.-])kubepods|^(burstable|besteffort)$/;

export async function findPodParents(root: string | undefined): Promise<ParentSearch> {
  return withRoot(root, async (place) => {
    const parents = [place];
    await walkFolders(place, (path, name) => {
      if (PARENT_FOLDER.test(name)) parents.push(path);
      return podUidOf(name) === undefined;
    });
    return { kind: "found", parents };
  });
}

/** The folders of the pods with these uids; those that have none are not in the map. `root`: undefined for the mount. */
export async function findPodCgroups(
  root: string | undefined,
  uids: ReadonlySet<string>,
): Promise<CgroupSearch> {
  return withRoot(root, async (place) => {
    const pods = new Map<string, PodCgroup>();
    await walkFolders(place, async (path, name) => {
      const uid = podUidOf(name);
      if (uid !== undefined && uids.has(uid) && !pods.has(uid)) await note(path, uid, pods);
      return pods.size === uids.size ? "enough" : uid === undefined;
    });
    return { kind: "found", root: place, pods };
  });
}

async function withRoot<T>(
  root: string | undefined,
  search: (place: string) => Promise<T>,
): Promise<T | { readonly kind: "failed"; readonly reason: string }> {
  try {
    const place = root ?? (await mountedRoot());
    if (place === undefined) return { kind: "failed", reason: "no cgroup2 file system is mounted" };
    if ((await statfs(place)).type !== CGROUP2_MAGIC)
      return { kind: "failed", reason: `${place} is no cgroup2 file system` };
    return await search(place);
  } catch (error) {
    return { kind: "failed", reason: `cgroups cannot be read: ${(error as Error).message}` };
  }
}

/** Says whether to go into a folder, or that nothing else needs to be visited. */
type Visit = (path: string, name: string) => boolean | "enough" | Promise<boolean | "enough">;

/** Breadth first, so that of two folders of one pod the outer one comes first. */
async function walkFolders(root: string, visit: Visit): Promise<void> {
  let level = [root];
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth++) {
    const next: string[] = [];
    for (const folder of level) {
      for (const name of await foldersIn(folder)) {
        const path = join(folder, name);
        const answer = await visit(path, name);
        if (answer === "enough") return;
        if (answer) next.push(path);
      }
    }
    level = next;
  }
}

/** As the API writes it; a static pod's has no dashes. Undefined if the folder is no pod's. */
export function podUidOf(folder: string): string | undefined {
  return POD_FOLDER.exec(folder)?.[1]?.replaceAll("_", "-");
}

/** Cgroups come and go while they are gone through. */
async function foldersIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

async function note(path: string, uid: string, found: Map<string, PodCgroup>): Promise<void> {
  try {
    found.set(uid, { path, id: (await stat(path, { bigint: true })).ino });
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

function isGone(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === "ENOENT" || code === "ENODEV";
}

import { watch } from "node:fs";
import type { FSWatcher } from "node:fs";
import type { Clock } from "../lib/clock.ts";
import { Wake } from "../lib/wake.ts";
import { findPodParents, podUidOf } from "./cgroups.ts";

export interface CgroupWatchParts {
  readonly clock: Clock;
  /** Undefined for the mount of cgroup2. */
  readonly root: string | undefined;
  /** A pod's folder has appeared, or gone. */
  readonly onPod: () => void;
  /** Called once for a reason that stays. */
  readonly onFailure: (reason: string) => void;
  readonly rescanMs?: number;
}

/** A kubelet makes the folders that hold pods when it starts, and seldom later. */
const RESCAN_MS = 30_000;

/**
 * Reports pods' cgroups the moment that the kubelet makes them (inotify), which is before the pod's sandbox.
 * Watches the folders that hold pods, and looks for more of them when one changes, and twice a minute. Runs
 * until the signal aborts; never rejects.
 */
export async function watchPodCgroups(parts: CgroupWatchParts, signal: AbortSignal): Promise<void> {
  const watchers = new Map<string, FSWatcher>();
  const wake = new Wake();
  let failure: string | undefined;
  while (!signal.aborted) {
    const reason = await watchNewParents(parts, watchers, wake);
    if (reason !== undefined && reason !== failure) parts.onFailure(reason);
    failure = reason;
    await wake.wait(parts.rescanMs ?? RESCAN_MS, signal);
  }
  for (const watcher of watchers.values()) watcher.close();
}

/** Returns why pods would not be noticed; undefined if they are. */
async function watchNewParents(
  { root, onPod }: CgroupWatchParts,
  watchers: Map<string, FSWatcher>,
  wake: Wake,
): Promise<string | undefined> {
  const search = await findPodParents(root);
  if (search.kind === "failed") return search.reason;
  const parents = new Set(search.parents);
  for (const [path, watcher] of watchers) {
    if (parents.has(path)) continue;
    watcher.close();
    watchers.delete(path);
  }
  for (const path of parents) {
    if (watchers.has(path)) continue;
    try {
      watchers.set(path, watchFolder(path, onPod, wake));
      onPod(); // pods may have come before the watch
    } catch (error) {
      return `${path} cannot be watched: ${(error as Error).message}`;
    }
  }
  return undefined;
}

function watchFolder(path: string, onPod: () => void, wake: Wake): FSWatcher {
  const watcher = watch(path, (event, name) => {
    if (event !== "rename" || name === null) return;
    if (podUidOf(name) === undefined) wake.ring();
    else onPod();
  });
  watcher.on("error", () => {
    wake.ring();
  });
  return watcher;
}

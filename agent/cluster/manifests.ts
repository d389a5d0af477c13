import type { Clock } from "../lib/clock.ts";
import { Wake } from "../lib/wake.ts";
import { ManifestFolder } from "./manifest-folder.ts";
import type { ClusterStore } from "./store.ts";
import { FolderWatch } from "./watch-folder.ts";

/** Changes are looked for this often even if nobody told of one: watches miss some on symlinked volumes. */
const RESCAN_MS = 1_000;

/** Looking at very many files, to find nothing new, may take no more than a twentieth of the time. */
const IDLE_PER_SCAN = 20;

/** So that a file written in several steps is read once. */
const DEBOUNCE_MS = 20;

/** Somebody who never stops writing is read all the same. */
const MAX_DEBOUNCE_MS = 200;

export interface ManifestsOptions {
  readonly directory: string;
  readonly store: ClusterStore;
  readonly clock: Clock;
}

/** Reads a directory of YAML files into the store, and goes on as they change, until the signal aborts. */
export async function watchManifests(options: ManifestsOptions, signal: AbortSignal): Promise<void> {
  const { directory, store, clock } = options;
  const source = `manifests ${directory}`;
  const folder = new ManifestFolder(directory);
  const wake = new Wake();
  const watch = new FolderWatch(directory, () => {
    wake.ring();
  });
  store.expectSource(source);
  try {
    while (!signal.aborted) {
      const startedMs = clock.nowMs();
      await watch.follow();
      const isNew = await folder.scan();
      const scanMs = clock.nowMs() - startedMs;
      if (isNew) folder.publish(store, source);
      if (folder.wasRead) store.sourceSynced(source);
      const idleMs = isNew ? RESCAN_MS : Math.max(RESCAN_MS, IDLE_PER_SCAN * scanMs);
      if (await wake.wait(idleMs, signal)) await untilQuiet(wake, clock, signal);
    }
  } finally {
    watch.close();
  }
}

async function untilQuiet(wake: Wake, clock: Clock, signal: AbortSignal): Promise<void> {
  const deadlineMs = clock.nowMs() + MAX_DEBOUNCE_MS;
  while (clock.nowMs() < deadlineMs && (await wake.wait(DEBOUNCE_MS, signal)));
}

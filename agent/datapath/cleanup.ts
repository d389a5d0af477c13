import { existsSync, rmdirSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { detachHook } from "./attachments.ts";
import { Kernel } from "./kernel.ts";
import { entriesOf, listLinkPins, listSocketLinkPins, mapPin, pinFolders } from "./pins.ts";
import { detachSocketLink } from "./socket-attachments.ts";
import type { Hook } from "./pins.ts";
import type { CleanupView } from "./views.ts";
import { readWorkloadRows } from "./workload-table.ts";

const HOOKS: readonly Hook[] = ["ingress", "egress"];

/**
 * Takes every program of a datapath off its interfaces and removes links, maps and pins.
 * Must run in the network namespace of the agent that made it. Nothing there: nothing removed.
 */
export function cleanupDatapath(bpfRoot: string): CleanupView {
  if (!existsSync(bpfRoot)) return { removed: [] };
  const kernel = new Kernel();
  const removed = [...detachAll(kernel, bpfRoot), ...detachSockets(kernel, bpfRoot), ...removeFiles(bpfRoot)];
  return { removed };
}

function detachAll(kernel: Kernel, bpfRoot: string): readonly string[] {
  const interfaces = new Set([
    ...listLinkPins(bpfRoot).map((pin) => pin.ifindex),
    ...workloadInterfaces(kernel, bpfRoot),
  ]);
  return [...interfaces].flatMap((ifindex) =>
    HOOKS.filter((hook) => detachHook(kernel, bpfRoot, ifindex, hook)).map(
      (hook) => `link interface ${String(ifindex)} ${hook}`,
    ),
  );
}

function detachSockets(kernel: Kernel, bpfRoot: string): readonly string[] {
  return listSocketLinkPins(bpfRoot).map((pin) => {
    detachSocketLink(kernel, pin);
    return `link cgroup ${String(pin.cgroup)} ${pin.hook}`;
  });
}

/** With clsact there is no link to find an interface by. */
function workloadInterfaces(kernel: Kernel, bpfRoot: string): readonly number[] {
  const path = mapPin(bpfRoot, "workloads");
  if (!existsSync(path)) return [];
  const fd = kernel.openPin(path);
  try {
    return readWorkloadRows(kernel, fd).map((row) => row.ifindex);
  } finally {
    kernel.closeFd(fd);
  }
}

function removeFiles(bpfRoot: string): readonly string[] {
  const removed: string[] = [];
  for (const folder of pinFolders(bpfRoot)) {
    for (const name of entriesOf(folder)) {
      unlinkSync(join(folder, name));
      removed.push(folder.endsWith("maps") ? `map ${name}` : `link pin ${name}`);
    }
    removeFolder(folder);
  }
  removeFolder(bpfRoot);
  return removed;
}

/** A folder that holds something that is not ours stays. */
function removeFolder(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "ENOTEMPTY") throw error;
  }
}

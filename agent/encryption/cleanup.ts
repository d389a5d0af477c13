import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { exec } from "../host/exec.ts";
import { DEVICES, removeDevice } from "./device.ts";
import { KEY_FILES } from "./key.ts";
import { unsteer } from "./steering.ts";
import { REQUESTS, socketFolder } from "./user-space.ts";

/**
 * Removes device, routes, rules and keys of the tunnel, with or without an agent; in its network namespace. What
 * was removed, one line each.
 */
export async function cleanupTunnel(runDir: string, stateDir: string): Promise<readonly string[]> {
  const removed = [...(await removeTunnel(runDir, stateDir, new AbortController().signal))];
  for (const key of keyFiles(stateDir)) {
    rmSync(key);
    removed.push(`key ${key}`);
  }
  return removed;
}

/** As cleanupTunnel(), but for the keys. Without a key there never was a tunnel, and nothing is looked at. */
export async function removeTunnel(
  runDir: string,
  stateDir: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (keyFiles(stateDir).length === 0) return [];
  const removed: string[] = [];
  if (await unsteer(exec, signal)) removed.push("routes and rules of the tunnel");
  for (const name of DEVICES) if (await removeDevice(name, exec, signal)) removed.push(`device ${name}`);
  removeSockets(socketFolder(runDir));
  return removed;
}

/** The folder of a weft-wireguard-go that runs stays: other containers have it mounted, and a new one would be another. */
function removeSockets(folder: string): void {
  if (!existsSync(folder)) return;
  const names = readdirSync(folder);
  if (!names.includes(REQUESTS)) rmSync(folder, { recursive: true });
  else for (const name of names) if (name !== REQUESTS) rmSync(join(folder, name), { force: true });
}

function keyFiles(stateDir: string): readonly string[] {
  if (!existsSync(stateDir)) return [];
  return readdirSync(stateDir)
    .filter((name) => KEY_FILES.some((file) => name === file || name === `${file}.new`))
    .map((name) => join(stateDir, name));
}

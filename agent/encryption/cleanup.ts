import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { exec } from "../host/exec.ts";
import { systemClock } from "../lib/clock.ts";
import { Device, DEVICES, socketFolder } from "./device.ts";
import { KEY_FILES } from "./key.ts";
import { unsteer } from "./steering.ts";

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
  for (const name of DEVICES) {
    const device = new Device(name, { exec, clock: systemClock, runDir });
    if (await device.remove(signal)) removed.push(`device ${name}`);
  }
  const folder = socketFolder(runDir);
  if (existsSync(folder)) rmSync(folder, { recursive: true });
  return removed;
}

function keyFiles(stateDir: string): readonly string[] {
  if (!existsSync(stateDir)) return [];
  return readdirSync(stateDir)
    .filter((name) => KEY_FILES.some((file) => name === file || name === `${file}.new`))
    .map((name) => join(stateDir, name));
}

import { existsSync, statSync } from "node:fs";
import { chmod, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Exec } from "../host/exec.ts";
import { AgentError, errorText } from "../lib/errors.ts";

/** In the state directory; by turns, because the last one is in use for a while. */
export const KEY_FILES = ["wireguard.key", "wireguard-2.key"] as const;
export type KeyFile = (typeof KEY_FILES)[number];

/** 32 bytes in base64, as wg(8) writes them. */
const KEY = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;

export function isPublicKey(text: string): boolean {
  return KEY.test(text);
}

export interface KeyPair {
  readonly file: KeyFile;
  /** Where the private key is: it is never held here. */
  readonly path: string;
  readonly publicKey: string;
  /** Since the epoch. */
  readonly madeAtMs: number;
}

/**
 * The node's keys, the newest first; the first one is made if there is none (mode 0600), and kept over restarts and
 * reboots. There are two while the last one is still in use. Throws AgentError "encryption_failed" for a file
 * that holds no key: making another would lock this node out of the mesh without a word.
 */
export async function loadKeys(stateDir: string, exec: Exec): Promise<readonly [KeyPair, ...KeyPair[]]> {
  const found = KEY_FILES.filter((file) => existsSync(join(stateDir, file)));
  const age = (file: KeyFile): number => statSync(join(stateDir, file)).mtimeMs;
  const [newest = KEY_FILES[0], ...rest] = found.toSorted((a, b) => age(b) - age(a));
  const keys: KeyPair[] = [];
  for (const file of rest) keys.push(await loadKey(stateDir, file, exec));
  return [await loadKey(stateDir, newest, exec), ...keys];
}

/** A key in the file that is not in use. */
export async function makeNextKey(stateDir: string, current: KeyFile, exec: Exec): Promise<KeyPair> {
  const [first, second] = KEY_FILES;
  const file = current === first ? second : first;
  await makeKey(stateDir, join(stateDir, file), exec);
  return loadKey(stateDir, file, exec);
}

async function loadKey(stateDir: string, file: KeyFile, exec: Exec): Promise<KeyPair> {
  const path = join(stateDir, file);
  const text = (await readKey(path)) ?? (await makeKey(stateDir, path, exec));
  if (!KEY.test(text)) throw new AgentError("encryption_failed", `${path} holds no WireGuard key`);
  const publicKey = (await exec("wg", ["pubkey"], { input: `${text}\n` })).trim();
  return { file, path, publicKey, madeAtMs: statSync(path).mtimeMs };
}

/** Of a key that is not in use any more. */
export async function dropKey({ path }: KeyPair): Promise<void> {
  await rm(path, { force: true });
}

async function readKey(path: string): Promise<string | undefined> {
  try {
    const text = await readFile(path, "utf8");
    await chmod(path, 0o600);
    return text.trim();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new AgentError("encryption_failed", `the key ${path} cannot be read: ${errorText(cause)}`, {
      cause,
    });
  }
}

/** Whole or not at all, also if the machine stops in between. */
async function makeKey(stateDir: string, path: string, exec: Exec): Promise<string> {
  const key = (await exec("wg", ["genkey"])).trim();
  try {
    await mkdir(stateDir, { recursive: true, mode: 0o700 });
    const file = await open(`${path}.new`, "w", 0o600);
    try {
      await file.writeFile(`${key}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}.new`, path);
  } catch (cause) {
    throw new AgentError("encryption_failed", `the key ${path} cannot be written: ${errorText(cause)}`, {
      cause,
    });
  }
  return key;
}

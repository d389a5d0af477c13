import { chmod, mkdir, open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import type { Exec } from "../host/exec.ts";
import { AgentError, errorText } from "../lib/errors.ts";

/** In the state directory. */
export const KEY_FILE = "wireguard.key";

/** 32 bytes in base64, as wg(8) writes them. */
const KEY = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;

export function isPublicKey(text: string): boolean {
  return KEY.test(text);
}

export interface KeyPair {
  /** Where the private key is: it is never held here. */
  readonly path: string;
  readonly publicKey: string;
}

/**
 * The node's key, made the first time (mode 0600) and kept over restarts and reboots. Throws AgentError
 * "encryption_failed" for a file that holds no key: making another would lock this node out of the mesh
 * without a word.
 */
export async function loadKey(stateDir: string, name: string, exec: Exec): Promise<KeyPair> {
  const path = join(stateDir, name);
  const text = (await readKey(path)) ?? (await makeKey(stateDir, path, exec));
  if (!KEY.test(text)) throw new AgentError("encryption_failed", `${path} holds no WireGuard key`);
  const publicKey = (await exec("wg", ["pubkey"], { input: `${text}\n` })).trim();
  return { path, publicKey };
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

import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { AgentError } from "../lib/errors.ts";
import type { MapName } from "./views.ts";

/** Where things are pinned under a bpf root. bpffs refuses names with a dot. */

export type Hook = "ingress" | "egress";

/** As `enum socket_hook` of native/shim.h, in its order. */
export const SOCKET_HOOKS = [
  "connect4",
  "connect6",
  "peername4",
  "peername6",
  "sendmsg4",
  "sendmsg6",
  "recvmsg4",
  "recvmsg6",
  "ops",
  "release",
] as const;

export type SocketHook = (typeof SOCKET_HOOKS)[number];

/** The program of a hook, as bpf/socket.bpf.c calls it. */
export function socketProgram(hook: SocketHook): string {
  return `sock_${hook}`;
}

export interface SocketLinkPin {
  readonly path: string;
  /** The id of the cgroup: the number of its folder's inode. */
  readonly cgroup: bigint;
  readonly hook: SocketHook;
}

export interface LinkPin {
  readonly path: string;
  readonly ifindex: number;
  readonly hook: Hook;
}

export function mapPin(bpfRoot: string, map: MapName): string {
  return join(bpfRoot, "maps", map);
}

export function linkPin(bpfRoot: string, ifindex: number, hook: Hook): string {
  return join(bpfRoot, "links", `${String(ifindex)}_${hook}`);
}

export function pinFolders(bpfRoot: string): readonly string[] {
  return [join(bpfRoot, "maps"), join(bpfRoot, "links")];
}

export function makePinFolders(bpfRoot: string): void {
  try {
    for (const folder of pinFolders(bpfRoot)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new AgentError("config_invalid", `--bpf-root ${bpfRoot}: not a writable bpf file system`, {
      cause,
    });
  }
}

export function listLinkPins(bpfRoot: string): readonly LinkPin[] {
  const folder = join(bpfRoot, "links");
  return entriesOf(folder).flatMap((name) => {
    const match = /^(\d+)_(ingress|egress)$/.exec(name);
    if (match === null) return [];
    return [{ path: join(folder, name), ifindex: Number(match[1]), hook: match[2] as Hook }];
  });
}

export function socketLinkPin(bpfRoot: string, cgroup: bigint, hook: SocketHook): string {
  return join(bpfRoot, "links", `cgroup${String(cgroup)}_${hook}`);
}

export function listSocketLinkPins(bpfRoot: string): readonly SocketLinkPin[] {
  const folder = join(bpfRoot, "links");
  return entriesOf(folder).flatMap((name) => {
    const [, id = "", word = ""] = /^cgroup(\d+)_(\w+)$/.exec(name) ?? [];
    const hook = SOCKET_HOOKS.find((known) => known === word);
    return hook === undefined ? [] : [{ path: join(folder, name), cgroup: BigInt(id), hook }];
  });
}

/** Names in a folder; none if there is no such folder. */
export function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

import { AgentError } from "../lib/errors.ts";
import { mappedBits } from "../lib/cidr-index.ts";
import { familyOf, networkOf } from "../lib/ip.ts";
import type { Cidr, IpAddress } from "../lib/ip.ts";
import {
  ABI_LIMIT,
  readRemote,
  readRemoteKey,
  readTunnelTotals,
  REMOTE_BYTES,
  REMOTE_KEY_BYTES,
  REMOTE_STATE,
  TUNNEL_BYTES,
  TUNNEL_MODE,
  TUNNEL_TOTALS_BYTES,
  writeRemote,
  writeRemoteKey,
  writeTunnel,
} from "./abi.gen.ts";
import type { TunnelTotals } from "./abi.gen.ts";
import type { Kernel } from "./kernel.ts";
import { valuesAt } from "./raw-map.ts";
import type { MapName } from "./views.ts";

export interface TunnelRow {
  readonly mode: "off" | "open" | "strict";
  /** Of WireGuard's devices. */
  readonly ifindexes: readonly number[];
  /** Of the devices, in bytes, which segments of workloads' TCP are made to fit; 0: they stay as they are. */
  readonly mtu: number;
}

export interface RemoteRow {
  /** How the node is reached; undefined if nobody knows. */
  readonly node: IpAddress | undefined;
  readonly state: "tunnel" | "clear";
}

const MODES = {
  off: TUNNEL_MODE.TUNNEL_OFF,
  open: TUNNEL_MODE.TUNNEL_OPEN,
  strict: TUNNEL_MODE.TUNNEL_STRICT,
} as const;

const STATES = { tunnel: REMOTE_STATE.REMOTE_TUNNEL, clear: REMOTE_STATE.REMOTE_CLEAR } as const;
const NOWHERE = "::" as IpAddress;

/** What the programs know of the tunnel: the maps `tunnel`, `remotes` and `tunnel_totals`. */
export class TunnelTable {
  readonly #kernel: Kernel;
  readonly #fds: Readonly<Pick<Record<MapName, number>, "tunnel" | "remotes" | "tunnel_totals">>;

  constructor(kernel: Kernel, fds: Readonly<Record<MapName, number>>) {
    this.#kernel = kernel;
    this.#fds = fds;
  }

  setTunnel({ mode, ifindexes, mtu }: TunnelRow): void {
    const value = Buffer.alloc(TUNNEL_BYTES);
    const padded = Array.from({ length: ABI_LIMIT.TUNNEL_MAX_DEVICES }, (_, i) => ifindexes[i] ?? 0);
    writeTunnel(value, 0, { ifindex: padded, mode: MODES[mode], mtu });
    this.#put("tunnel", Buffer.alloc(4), value, 1);
  }

  /** What the kernel holds becomes what is wanted; what stays the same is not touched. */
  setRemotes(wanted: ReadonlyMap<Cidr, RemoteRow>): void {
    const held = this.#heldRemotes();
    const next = new Map([...wanted].map(([cidr, row]) => [encodeKey(cidr), encodeRow(row)] as const));
    const upserts = [...next].filter(([key, value]) => held.get(key) !== value);
    const deletes = [...held.keys()].filter((key) => !next.has(key));
    const bytes = (parts: readonly string[]) => Buffer.from(parts.join(""), "latin1");
    const keys = bytes(upserts.map(([key]) => key));
    const values = bytes(upserts.map(([, value]) => value));
    this.#put("remotes", keys, values, upserts.length);
    if (deletes.length === 0) return;
    this.#kernel.deleteBatch(this.#fds.remotes, REMOTE_KEY_BYTES, bytes(deletes), deletes.length);
  }

  totals(): TunnelTotals {
    const raw = this.#kernel.dump(this.#fds.tunnel_totals);
    return sumTunnelTotals(valuesAt(raw, 0, TUNNEL_TOTALS_BYTES));
  }

  #heldRemotes(): ReadonlyMap<string, string> {
    const { keys, values, count } = this.#kernel.dump(this.#fds.remotes);
    const part = (buffer: Buffer, i: number, size: number) =>
      buffer.toString("latin1", i * size, (i + 1) * size);
    return new Map(
      Array.from({ length: count }, (_, i) => [
        part(keys, i, REMOTE_KEY_BYTES),
        part(values, i, REMOTE_BYTES),
      ]),
    );
  }

  #put(map: "tunnel" | "remotes", keys: Buffer, values: Buffer, count: number): void {
    if (count === 0) return;
    const size = { key: keys.length / count, value: values.length / count };
    const { errno } = this.#kernel.updateBatch(this.#fds[map], size, keys, values, count);
    if (errno === undefined) return;
    // A full trie says so in its own way.
    const isFull = errno === "E2BIG" || errno === "ENOSPC";
    throw new AgentError(isFull ? "map_full" : "map_write_failed", `map ${map}: ${errno}`, {
      details: { map, errno },
    });
  }
}

/** Over all processors. */
export function sumTunnelTotals(values: readonly Buffer[]): TunnelTotals {
  const rows = values.map((value) => readTunnelTotals(value));
  const sum = (field: keyof TunnelTotals) => rows.reduce((total, row) => total + row[field], 0n);
  return {
    sent: sum("sent"),
    sentClear: sum("sentClear"),
    received: sum("received"),
    receivedClear: sum("receivedClear"),
  };
}

function encodeKey(cidr: Cidr): string {
  const key = Buffer.alloc(REMOTE_KEY_BYTES);
  writeRemoteKey(key, 0, { prefix: mappedBits(cidr), address: networkOf(cidr).address });
  return key.toString("latin1");
}

function encodeRow({ node, state }: RemoteRow): string {
  const value = Buffer.alloc(REMOTE_BYTES);
  writeRemote(value, 0, { node: node ?? NOWHERE, state: STATES[state] });
  return value.toString("latin1");
}

/** For dumps: "10.1.2.0/24", with the state in words. */
export function decodeRemote(key: Buffer, value: Buffer): { prefix: string; node: string; state: string } {
  const { prefix, address } = readRemoteKey(key);
  const { node, state } = readRemote(value);
  const bits = familyOf(address) === "IPv4" ? prefix - 96 : prefix;
  return {
    prefix: `${address}/${String(bits)}`,
    node: node === NOWHERE ? "unknown" : node,
    state: state === REMOTE_STATE.REMOTE_TUNNEL ? "tunnel" : "clear",
  };
}

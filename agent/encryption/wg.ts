import type { Exec } from "../host/exec.ts";
import { parseCidr } from "../lib/ip.ts";
import type { Cidr } from "../lib/ip.ts";
import type { Peer } from "./peers.ts";

/** What WireGuard knows of a peer now. */
export interface PeerState {
  readonly publicKey: string;
  /** "ADDRESS:PORT" or "[ADDRESS]:PORT"; undefined before anything is known. */
  readonly endpoint: string | undefined;
  readonly allowedIps: readonly Cidr[];
  /** Seconds since the epoch; 0: never. */
  readonly handshakeAtS: number;
  readonly receivedBytes: number;
  readonly sentBytes: number;
  readonly keepaliveS: number;
}

export interface DeviceState {
  readonly publicKey: string;
  readonly port: number;
  readonly peers: ReadonlyMap<string, PeerState>;
}

/**
 * Keeps the way open through state that firewalls hold, has both sides agree on keys before anything is
 * sent, and lets `weft encryption status` tell a peer that is away from one that is idle.
 */
export const KEEPALIVE_S = 20;

/** Peers of one call of wg(8): each takes a few hundred bytes of its arguments. */
const PEERS_A_CALL = 200;

/** wg(8) on one device. */
export class Wg {
  readonly #exec: Exec;
  readonly #device: string;

  constructor(exec: Exec, device: string) {
    this.#exec = exec;
    this.#device = device;
  }

  async read(): Promise<DeviceState> {
    return parseDump(await this.#exec("wg", ["show", this.#device, "dump"]));
  }

  async configure(keyFile: string, port: number): Promise<void> {
    await this.#exec("wg", ["set", this.#device, "private-key", keyFile, "listen-port", String(port)]);
  }

  /** Established sessions of peers that stay are not touched. */
  async apply(change: PeerChange): Promise<void> {
    // An address moves to whoever is given it last: first away, then there.
    const words = [
      ...change.remove.map((key) => ["peer", key, "remove"]),
      ...change.set.map((peer) => wordsOf(peer)),
    ];
    for (let at = 0; at < words.length; at += PEERS_A_CALL)
      await this.#exec("wg", ["set", this.#device, ...words.slice(at, at + PEERS_A_CALL).flat()]);
  }
}

export interface PeerChange {
  /** Public keys. */
  readonly remove: readonly string[];
  readonly set: readonly Peer[];
}

function wordsOf({ publicKey, endpoint, prefixes }: Peer): readonly string[] {
  return [
    ...["peer", publicKey, "endpoint", endpointText(endpoint)],
    ...["persistent-keepalive", String(KEEPALIVE_S), "allowed-ips", prefixes.join(",")],
  ];
}

export function endpointText({ address, port }: Peer["endpoint"]): string {
  return address.includes(":") ? `[${address}]:${String(port)}` : `${address}:${String(port)}`;
}

/** After which a session without a new handshake is dead (WireGuard's REJECT_AFTER_TIME). */
const SESSION_S = 180;

export function isAlive(peer: PeerState | undefined, nowS: number): boolean {
  return peer !== undefined && peer.handshakeAtS > 0 && nowS - peer.handshakeAtS < SESSION_S;
}

/**
 * What makes the peers those that are wanted. A peer's endpoint counts as different only if `known` has
 * another one of it, or if nothing is known and no session lives: a peer may roam, and is followed.
 */
export function changesTo(
  device: DeviceState,
  wanted: readonly Peer[],
  known: ReadonlyMap<string, Peer>,
  nowS = Date.now() / 1000,
): PeerChange {
  const keys = new Set(wanted.map(({ publicKey }) => publicKey));
  return {
    remove: [...device.peers.keys()].filter((key) => !keys.has(key)),
    set: wanted.filter((peer) => {
      const held = device.peers.get(peer.publicKey);
      if (held?.keepaliveS !== KEEPALIVE_S) return true;
      if (!sameSet(held.allowedIps, peer.prefixes)) return true;
      const before = known.get(peer.publicKey)?.endpoint;
      const now = endpointText(peer.endpoint);
      if (before !== undefined) return endpointText(before) !== now;
      return held.endpoint !== now && !isAlive(held, nowS);
    }),
  };
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  const held = new Set(a);
  return held.size === b.length && b.every((item) => held.has(item));
}

/** `wg show DEVICE dump`: tabs, the device first. */
export function parseDump(text: string): DeviceState {
  const [device = "", ...peers] = text.split("\n").filter((line) => line !== "");
  const [, publicKey = "", port = "0"] = device.split("\t");
  return {
    publicKey,
    port: Number(port),
    peers: new Map(peers.map(parsePeer).map((peer) => [peer.publicKey, peer])),
  };
}

function parsePeer(line: string): PeerState {
  const [publicKey = "", , endpoint, allowed = "", handshake, received, sent, keepalive] = line.split("\t");
  return {
    publicKey,
    endpoint: endpoint === "(none)" ? undefined : endpoint,
    allowedIps: allowed === "(none)" ? [] : allowed.split(",").flatMap((text) => parseCidr(text) ?? []),
    handshakeAtS: Number(handshake),
    receivedBytes: Number(received),
    sentBytes: Number(sent),
    keepaliveS: keepalive === "off" ? 0 : Number(keepalive),
  };
}

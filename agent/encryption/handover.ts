import type { Peer, PeerPlan } from "./peers.ts";
import { isAlive } from "./wg.ts";
import type { DeviceState, PeerState } from "./wg.ts";

/**
 * How keys change without a packet lost. A WireGuard device takes an address from one peer only, so the old and the new
 * key of a node cannot be on one device; and a device has one key, so a node's own old and new key are on two.
 *
 * - A node that changes its key makes a device with it (`main`), and keeps the ones of the last key (`old`, `oldSide`) until all
 *   peers have come over.
 * - Its peers put the new key on the device that the old one is not on: `side` if that is `main`, and the other way round. They send
 *   there as soon as there has been a handshake, and take what comes under the old key until that is silent. Nobody
 *   moves back: two devices of one key would take turns at being where the other end believes it to be.
 */
export const LANES = ["main", "side", "old", "oldSide"] as const;
export type LaneName = (typeof LANES)[number];
/** Of the key of now. */
export const CURRENT_LANES = ["main", "side"] as const;
export type CurrentLane = (typeof CURRENT_LANES)[number];

export type LaneStates = Readonly<Record<"main", DeviceState>> &
  Readonly<Partial<Record<Exclude<LaneName, "main">, DeviceState>>>;

export interface Assignment {
  readonly wanted: Readonly<Record<CurrentLane, readonly Peer[]>>;
  /** Keys of peers' past that may still be used, by the device that they are on. */
  readonly kept: Readonly<Record<CurrentLane, ReadonlySet<string>>>;
  /** By which device to send; peers that cannot be sent to have none. */
  readonly routes: ReadonlyMap<Peer, LaneName>;
  /** Peers with a past. */
  readonly changing: ReadonlySet<Peer>;
  /** Nobody uses this node's old key any more. */
  readonly isOldOver: boolean;
  /** Nothing is under way. */
  readonly isQuiet: boolean;
}

/** How long it must be silent under an old key before it goes. */
export const SILENCE_MS = 15_000;
/** Keepalives and handshakes of that time; real traffic is more. */
const SILENCE_BYTES = 512;
/** A node that is away this long comes back with the new key, or not at all. */
export const OLD_KEY_MS = 600_000;

interface Mark {
  readonly sinceMs: number;
  readonly bytes: number;
}

interface Now {
  readonly isStrict: boolean;
  readonly nowMs: number;
  readonly nowS: number;
}

/** Decides step by step; remembers only since when something has been so. */
export class Handover {
  readonly #silence = new Map<string, Mark>();
  /** Nodes that have had the tunnel. */
  readonly #answered = new Set<string>();
  #oldSinceMs: number | undefined;
  #allOverSinceMs: number | undefined;

  assign({ peers }: PeerPlan, states: LaneStates, now: Now): Assignment {
    const known = new Set(peers.map(({ publicKey }) => publicKey));
    const wanted: Record<CurrentLane, Peer[]> = { main: [], side: [] };
    const kept: Record<CurrentLane, Set<string>> = { main: new Set(), side: new Set() };
    const routes = new Map<Peer, LaneName>();
    const changing = new Set<Peer>();
    for (const peer of peers) {
      const lane = laneFor(peer, states, known, now.nowS);
      wanted[lane].push(peer);
      const [other, past] = pastBeside(lane, peer, states, known, now.nowS);
      const isPast = past !== undefined && !this.#isSilent(peer, past, states[lane], now.nowMs);
      if (isPast) {
        kept[other].add(past.publicKey);
        changing.add(peer);
      }
      const before = isPast ? other : oldLane(peer, states, known, now.nowS);
      const route = this.#routeOf(peer, lane, before, states[lane], now.isStrict);
      if (route !== undefined) routes.set(peer, route);
    }
    const isOldOver = this.#isOldOver(peers, states, now);
    return { wanted, kept, routes, changing, isOldOver, isQuiet: changing.size === 0 && !states.old };
  }

  #routeOf(
    { publicKey, node }: Peer,
    lane: CurrentLane,
    before: LaneName | undefined,
    device: DeviceState | undefined,
    isStrict: boolean,
  ): LaneName | undefined {
    const found = isReady(device, publicKey) ? lane : before;
    if (found !== undefined) this.#answered.add(node);
    // To go back to clear text because a peer is silent would be what somebody in between could wish for.
    return found ?? (isStrict || this.#answered.has(node) ? lane : undefined);
  }

  /** Whether what came under a peer's old key has come to an end, since the new one can be used. */
  #isSilent({ publicKey }: Peer, past: PeerState, device: DeviceState | undefined, nowMs: number): boolean {
    if (!isReady(device, publicKey)) {
      this.#silence.delete(publicKey);
      return false;
    }
    const mark = this.#silence.get(publicKey);
    if (mark !== undefined && past.receivedBytes - mark.bytes < SILENCE_BYTES)
      return nowMs - mark.sinceMs >= SILENCE_MS;
    this.#silence.set(publicKey, { sinceMs: nowMs, bytes: past.receivedBytes });
    return false;
  }

  #isOldOver(peers: readonly Peer[], states: LaneStates, { nowMs, nowS }: Now): boolean {
    const { main, side, old, oldSide } = states;
    if (old === undefined) {
      this.#oldSinceMs = this.#allOverSinceMs = undefined;
      return false;
    }
    this.#oldSinceMs ??= nowMs;
    const known = new Set(peers.map(({ publicKey }) => publicKey));
    const areAllOver = peers.every((peer) => {
      const { publicKey } = peer;
      if (isReady(main, publicKey) || isReady(side, publicKey)) return true;
      return [old, oldSide].every(
        (device) =>
          !isAlive(device?.peers.get(publicKey), nowS) && pastOn(device, peer, known, nowS) === undefined,
      );
    });
    this.#allOverSinceMs = areAllOver ? (this.#allOverSinceMs ?? nowMs) : undefined;
    const sinceMs = this.#allOverSinceMs;
    return (sinceMs !== undefined && nowMs - sinceMs >= SILENCE_MS) || nowMs - this.#oldSinceMs >= OLD_KEY_MS;
  }
}

/** Where it is, or else where its past is not. */
function laneFor(peer: Peer, states: LaneStates, known: ReadonlySet<string>, nowS: number): CurrentLane {
  const held = CURRENT_LANES.find((name) => states[name]?.peers.has(peer.publicKey) === true);
  return held ?? (pastOn(states.main, peer, known, nowS) === undefined ? "main" : "side");
}

function pastBeside(
  lane: CurrentLane,
  peer: Peer,
  states: LaneStates,
  known: ReadonlySet<string>,
  nowS: number,
): readonly [CurrentLane, PeerState | undefined] {
  const other = lane === "main" ? "side" : "main";
  return [other, pastOn(states[other], peer, known, nowS)];
}

/** Where there is a session under this node's old key, and under the peer's key of now or its last one. */
function oldLane(
  peer: Peer,
  states: LaneStates,
  known: ReadonlySet<string>,
  nowS: number,
): LaneName | undefined {
  return (["old", "oldSide"] as const).find(
    (name) => isReady(states[name], peer.publicKey) || pastOn(states[name], peer, known, nowS) !== undefined,
  );
}

/** A live session under a key that is nobody's now, from addresses that are this peer's. */
function pastOn(
  device: DeviceState | undefined,
  { prefixes }: Peer,
  known: ReadonlySet<string>,
  nowS: number,
): PeerState | undefined {
  return [...(device?.peers.values() ?? [])].find(
    (held) =>
      !known.has(held.publicKey) &&
      isAlive(held, nowS) &&
      held.allowedIps.some((cidr) => prefixes.includes(cidr)),
  );
}

/** Once is enough: whoever has had the key and answered has the tunnel. */
function isReady(device: DeviceState | undefined, publicKey: string): boolean {
  return (device?.peers.get(publicKey)?.handshakeAtS ?? 0) > 0;
}

import { beforeEach, describe, expect, test } from "vitest";
import type { Cidr, IpAddress, Port } from "../lib/ip.ts";
import { Handover, OLD_KEY_MS, SILENCE_MS } from "./handover.ts";
import type { Assignment, LaneStates } from "./handover.ts";
import type { Peer, PeerPlan } from "./peers.ts";
import type { DeviceState, PeerState } from "./wg.ts";

const NOW_S = 1_764_000_000;
const PREFIX = "10.1.2.0/24" as Cidr;

function peer(publicKey: string, node = "node-2"): Peer {
  const endpoint = { address: "192.0.2.2" as IpAddress, port: 51871 as Port };
  return { node, publicKey, endpoint, prefixes: [PREFIX], workloads: [] };
}

function held(publicKey: string, change: Partial<PeerState> = {}): PeerState {
  return {
    publicKey,
    endpoint: "192.0.2.2:51871",
    allowedIps: [PREFIX],
    handshakeAtS: NOW_S - 10,
    receivedBytes: 0,
    sentBytes: 0,
    keepaliveS: 20,
    ...change,
  };
}

function device(...peers: readonly PeerState[]): DeviceState {
  return { publicKey: "OWN", port: 51871, peers: new Map(peers.map((one) => [one.publicKey, one])) };
}

const SILENT = { handshakeAtS: 0 };

describe("keys change", () => {
  let handover: Handover;
  let nowMs: number;

  beforeEach(() => {
    handover = new Handover();
    nowMs = 0;
  });

  function assign(peers: readonly Peer[], states: LaneStates, isStrict = false): Assignment {
    const plan: PeerPlan = { peers, others: [], problems: [], podCidrs: [] };
    return handover.assign(plan, states, { isStrict, nowMs, nowS: NOW_S });
  }

  const routesOf = ({ routes }: Assignment) => [...routes].map(([{ publicKey }, lane]) => [publicKey, lane]);

  test("a peer that has not answered is not sent to, or in strict mode by the tunnel alone", () => {
    const states = { main: device(held("NEW", SILENT)) };
    expect(routesOf(assign([peer("NEW")], states))).toEqual([]);
    expect(routesOf(assign([peer("NEW")], states, true))).toEqual([["NEW", "main"]]);
  });

  test("a peer that has answered once keeps the tunnel, whatever becomes of its sessions", () => {
    assign([peer("NEW")], { main: device(held("NEW")) });
    expect(routesOf(assign([peer("NEW")], { main: device() }))).toEqual([["NEW", "main"]]);
  });

  test("a peer's new key comes up aside while the old one is in use, and stays there", () => {
    const wanted = [peer("NEW")];
    const main = device(held("OLD"));
    let now = assign(wanted, { main });
    expect([now.wanted, [...now.kept.main]]).toEqual([{ main: [], side: wanted }, ["OLD"]]);
    expect([routesOf(now), now.isQuiet]).toEqual([[["NEW", "main"]], false]);
    now = assign(wanted, { main, side: device(held("NEW")) });
    expect([routesOf(now), [...now.changing]]).toEqual([[["NEW", "side"]], wanted]);
    // Traffic under the old key.
    nowMs += SILENCE_MS;
    now = assign(wanted, { main: device(held("OLD", { receivedBytes: 4_000 })), side: device(held("NEW")) });
    expect([...now.kept.main]).toEqual(["OLD"]);
    // Keepalives alone.
    nowMs += SILENCE_MS;
    now = assign(wanted, { main: device(held("OLD", { receivedBytes: 4_096 })), side: device(held("NEW")) });
    expect([...now.kept.main, ...now.changing]).toEqual([]);
    now = assign(wanted, { main: device(), side: device(held("NEW")) });
    expect([now.wanted, routesOf(now), now.isQuiet]).toEqual([
      { main: [], side: wanted },
      [["NEW", "side"]],
      true,
    ]);
  });

  test("the next key of that peer comes up where the first was", () => {
    const now = assign([peer("NEWER")], { main: device(), side: device(held("NEW")) });
    expect([now.wanted, [...now.kept.side]]).toEqual([{ main: [peer("NEWER")], side: [] }, ["NEW"]]);
    expect(routesOf(now)).toEqual([["NEWER", "side"]]);
  });

  test("a node that comes back after its sessions are dead needs no device aside", () => {
    const main = device(held("OLD", { handshakeAtS: NOW_S - 200 }));
    const now = assign([peer("NEW")], { main });
    expect([now.wanted, now.isQuiet]).toEqual([{ main: [peer("NEW")], side: [] }, true]);
  });

  test("addresses that move from one node to another are no change of key", () => {
    const main = device(held("A"), held("B", { allowedIps: [] }));
    const now = assign([peer("A", "node-2"), peer("C", "node-3")], { main });
    expect([now.wanted.side, [...now.kept.main]]).toEqual([[], []]);
  });

  test("this node's old key goes when every live peer has come over, after a silence", () => {
    const wanted = [peer("P")];
    const old = device(held("P"));
    let now = assign(wanted, { main: device(held("P", SILENT)), old });
    expect([routesOf(now), now.isOldOver]).toEqual([[["P", "old"]], false]);
    now = assign(wanted, { main: device(held("P")), old });
    expect([routesOf(now), now.isOldOver]).toEqual([[["P", "main"]], false]);
    nowMs += SILENCE_MS;
    expect(assign(wanted, { main: device(held("P")), old }).isOldOver).toBe(true);
  });

  test("when both change their keys at a time, the last session of both is used until there is another", () => {
    const old = device(held("OLD"));
    const now = assign([peer("NEW")], { main: device(held("NEW", SILENT)), old });
    expect([routesOf(now), now.isOldOver]).toEqual([[["NEW", "old"]], false]);
  });

  test("a peer that never comes over does not hold it up for ever", () => {
    const states = { main: device(held("P", SILENT)), old: device(held("P")) };
    expect(assign([peer("P")], states).isOldOver).toBe(false);
    nowMs += OLD_KEY_MS - 1;
    expect(assign([peer("P")], states).isOldOver).toBe(false);
    nowMs += 1;
    expect(assign([peer("P")], states).isOldOver).toBe(true);
  });
});

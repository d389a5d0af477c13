import { expect, test } from "vitest";
import type { Cidr, IpAddress, Port } from "../lib/ip.ts";
import type { Peer } from "./peers.ts";
import { changesTo, KEEPALIVE_S, parseDump } from "./wg.ts";

const DUMP = [
  "PRIVATE\tPUBLIC\t51871\toff",
  `KEY-2\t(none)\t192.0.2.2:51871\t10.1.2.0/24,fd00:1:2::/64\t1764309000\t124\t180\t${String(KEEPALIVE_S)}`,
  "KEY-3\t(none)\t(none)\t(none)\t0\t0\t0\toff",
  "",
].join("\n");

function peer(publicKey: string, change: Partial<Peer> = {}): Peer {
  return {
    node: publicKey,
    publicKey,
    endpoint: { address: "192.0.2.2" as IpAddress, port: 51871 as Port },
    prefixes: ["10.1.2.0/24", "fd00:1:2::/64"] as readonly string[] as readonly Cidr[],
    workloads: [],
    ...change,
  };
}

const device = parseDump(DUMP);

test("what wg(8) dumps is read, and the private key is not kept", () => {
  expect(device).toMatchObject({ publicKey: "PUBLIC", port: 51871 });
  expect(device.peers.get("KEY-2")).toMatchObject({
    handshakeAtS: 1_764_309_000,
    receivedBytes: 124,
    sentBytes: 180,
  });
  expect(device.peers.get("KEY-3")).toMatchObject({ endpoint: undefined, allowedIps: [], keepaliveS: 0 });
  expect(JSON.stringify([device, ...device.peers])).not.toContain("PRIVATE");
});

test("a peer that is as it should be is not touched; others go", () => {
  expect(changesTo(device, [peer("KEY-2")], new Map())).toEqual({ remove: ["KEY-3"], set: [] });
});

test("a peer is set when its addresses or its endpoint are others", () => {
  const moved = peer("KEY-2", { endpoint: { address: "192.0.2.9" as IpAddress, port: 51871 as Port } });
  expect(changesTo(device, [moved], new Map()).set).toEqual([moved]);
  const fewer = peer("KEY-2", { prefixes: ["10.1.2.0/24" as Cidr] });
  expect(changesTo(device, [fewer], new Map([["KEY-2", peer("KEY-2")]])).set).toEqual([fewer]);
});

test("a peer that roams is followed, until it says itself that it moved", () => {
  const said = peer("KEY-2", { endpoint: { address: "192.0.2.8" as IpAddress, port: 51871 as Port } });
  expect(changesTo(device, [said], new Map([["KEY-2", said]])).set).toEqual([]);
});

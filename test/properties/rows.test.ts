import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as abi from "../../agent/datapath/abi.gen.ts";
import type { Id } from "../../agent/lib/id.ts";
import { readId, writeId } from "../../agent/lib/id.ts";
import { parseIp, readIp, writeIp } from "../../agent/lib/ip.ts";
import type { IpAddress, Port } from "../../agent/lib/ip.ts";

const u8 = fc.integer({ min: 0, max: 255 });
const u32 = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const u64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const id = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }).map((value) => value as Id);
const port = fc.integer({ min: 0, max: 65_535 }).map((value) => value as Port);
const address = fc
  .oneof(
    fc.ipV4(),
    fc.ipV6().filter((text) => parseIp(text) !== undefined),
  )
  .map((text) => parseIp(text) ?? ("0.0.0.0" as IpAddress));

/** Written, then read, in a buffer that was not clean and is longer than the row. */
function roundTrips<T>(
  arbitrary: fc.Arbitrary<T>,
  bytes: number,
  write: (buffer: Buffer, offset: number, value: T) => void,
  read: (buffer: Buffer, offset: number) => T,
): void {
  fc.assert(
    fc.property(arbitrary, fc.integer({ min: 0, max: 9 }), (value, offset) => {
      const buffer = Buffer.alloc(bytes + 20, 0xaa);
      write(buffer, offset, value);
      expect(read(buffer, offset)).toEqual(value);
      expect(buffer.subarray(0, offset)).toEqual(Buffer.alloc(offset, 0xaa));
      expect(buffer.subarray(offset + bytes)).toEqual(Buffer.alloc(20 - offset, 0xaa));
    }),
  );
}

describe("bytes there and back", () => {
  test("ids up to 2^53", () => {
    roundTrips(id, 8, writeId, readId);
  });

  test("addresses, in canonical form", () => {
    roundTrips(address, 16, writeIp, readIp);
  });

  test("frontends", () => {
    const key = fc.record({ scope: id, address, port, protocol: u8 });
    roundTrips(key, abi.FRONTEND_KEY_BYTES, abi.writeFrontendKey, abi.readFrontendKey);
    const row = fc.record({ service: id, targetId: id, target: u32, reason: u32, affinityS: u32 });
    roundTrips(row, abi.FRONTEND_BYTES, abi.writeFrontend, abi.readFrontend);
  });

  test("splits with every slot", () => {
    const slot = fc.record({ threshold: u64, set: id, target: u32, reason: u32, alias: u32, weight: u32 });
    const split = fc.record({
      route: id,
      slotCount: u32,
      slots: fc.array(slot, { minLength: 16, maxLength: 16 }),
    });
    roundTrips(split, abi.SPLIT_BYTES, abi.writeSplit, abi.readSplit);
  });

  test("flows and traffic", () => {
    const key = fc.record({
      local: address,
      remote: address,
      ifindex: u32,
      localPort: port,
      remotePort: port,
      protocol: u8,
      direction: u8,
    });
    roundTrips(key, abi.FLOW_KEY_BYTES, abi.writeFlowKey, abi.readFlowKey);
    const flow = fc.record({ address, service: id, set: id, createdNs: u64, seenNs: u64, port, flags: u8 });
    roundTrips(flow, abi.FLOW_BYTES, abi.writeFlow, abi.readFlow);
    const traffic = fc.record({
      connections: u64,
      packetsSent: u64,
      bytesSent: u64,
      packetsReceived: u64,
      bytesReceived: u64,
    });
    roundTrips(traffic, abi.TRAFFIC_BYTES, abi.writeTraffic, abi.readTraffic);
  });

  test("names as UTF-8, without their padding", () => {
    const name = fc.record({
      text: fc.string({ maxLength: 90 }).filter((text) => !text.includes("\0")),
    });
    roundTrips(name, abi.NAME_BYTES, abi.writeName, abi.readName);
  });
});

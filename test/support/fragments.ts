import { checksum, ETHERNET_BYTES } from "./packets.ts";

/** Frames cut into fragments (RFC 791, RFC 8200 4.5), and put together again. */

const IPV4_HEADER_BYTES = 20;
const IPV6_HEADER_BYTES = 40;
const FRAGMENT_HEADER_BYTES = 8;
const FRAGMENT_HEADER = 44;
const MORE_IPV4 = 0x2000;

function isIpv6(frame: Buffer): boolean {
  return frame.readUInt16BE(12) === 0x86dd;
}

/** `bytes` of each fragment's payload but the last; a multiple of 8. For frames without options and extensions. */
export function cut(frame: Buffer, bytes: number, id: number): readonly Buffer[] {
  const headerEnd = ETHERNET_BYTES + (isIpv6(frame) ? IPV6_HEADER_BYTES : IPV4_HEADER_BYTES);
  const payload = frame.subarray(headerEnd);
  const count = Math.ceil(payload.length / bytes);
  return Array.from({ length: count }, (_, i) => {
    const part = payload.subarray(i * bytes, (i + 1) * bytes);
    const place = { id, offset: i * bytes, hasMore: i < count - 1 };
    const header = Buffer.from(frame.subarray(0, headerEnd));
    return isIpv6(frame) ? ipv6Fragment(header, part, place) : ipv4Fragment(header, part, place);
  });
}

interface Place {
  readonly id: number;
  readonly offset: number;
  readonly hasMore: boolean;
}

function ipv4Fragment(header: Buffer, part: Buffer, { id, offset, hasMore }: Place): Buffer {
  const ip = header.subarray(ETHERNET_BYTES);
  ip.writeUInt16BE(IPV4_HEADER_BYTES + part.length, 2);
  ip.writeUInt16BE(id, 4);
  ip.writeUInt16BE((offset / 8) | (hasMore ? MORE_IPV4 : 0), 6);
  ip.writeUInt16BE(0, 10);
  ip.writeUInt16BE(checksum(ip), 10);
  return Buffer.concat([header, part]);
}

function ipv6Fragment(header: Buffer, part: Buffer, { id, offset, hasMore }: Place): Buffer {
  const ip = header.subarray(ETHERNET_BYTES);
  const extension = Buffer.alloc(FRAGMENT_HEADER_BYTES);
  extension[0] = ip[6] ?? 0;
  extension.writeUInt16BE(offset | (hasMore ? 1 : 0), 2);
  extension.writeUInt32BE(id, 4);
  ip[6] = FRAGMENT_HEADER;
  ip.writeUInt16BE(FRAGMENT_HEADER_BYTES + part.length, 4);
  return Buffer.concat([header, extension, part]);
}

/** The frame of the whole datagram; the fragments must agree about everything but their place. */
export function putTogether(fragments: readonly Buffer[]): Buffer {
  const first = fragments[0] ?? Buffer.alloc(0);
  const extra = isIpv6(first) ? FRAGMENT_HEADER_BYTES : 0;
  const headerEnd = ETHERNET_BYTES + (isIpv6(first) ? IPV6_HEADER_BYTES : IPV4_HEADER_BYTES);
  const addresses = fragments.map((frame) =>
    frame.toString("hex", headerEnd - (isIpv6(first) ? 32 : 8), headerEnd),
  );
  if (new Set(addresses).size !== 1)
    throw new Error(`the fragments have different addresses: ${addresses.join(", ")}`);
  const payload = Buffer.concat(fragments.map((frame) => frame.subarray(headerEnd + extra)));
  const header = Buffer.from(first.subarray(0, headerEnd));
  const ip = header.subarray(ETHERNET_BYTES);
  if (isIpv6(first)) {
    ip[6] = first[headerEnd] ?? 0;
    ip.writeUInt16BE(payload.length, 4);
  } else {
    for (const frame of fragments) {
      if (checksum(frame.subarray(ETHERNET_BYTES, headerEnd)) !== 0)
        throw new Error("a header's checksum is wrong");
    }
    ip.writeUInt16BE(IPV4_HEADER_BYTES + payload.length, 2);
    ip.writeUInt16BE(0, 6);
    ip.writeUInt16BE(0, 10);
    ip.writeUInt16BE(checksum(ip), 10);
  }
  return Buffer.concat([header, payload]);
}

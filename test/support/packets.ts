import { familyOf, readIp, writeIp } from "../../agent/lib/ip.ts";
import type { IpAddress } from "../../agent/lib/ip.ts";

/** Ethernet frames as the programs see them, built and taken apart byte by byte, with checksums verified. */

export const TCP = { FIN: 0x01, SYN: 0x02, RST: 0x04, PSH: 0x08, ACK: 0x10 } as const;

export const ETHERNET_BYTES = 14;
const PROTOCOL = { TCP: 6, UDP: 17, ICMP: 1, ICMPv6: 58 } as const;

export interface PacketSpec {
  readonly from: string;
  readonly fromPort: number;
  readonly to: string;
  readonly toPort: number;
  readonly protocol?: "TCP" | "UDP";
  /** TCP: bits of TCP. */
  readonly flags?: number;
  readonly sequence?: number;
  readonly payload?: Buffer;
  /** TCP: raw bytes, padded with the end of options. */
  readonly tcpOptions?: Buffer;
  /** UDP over IPv4: send checksum 0. */
  readonly withoutChecksum?: boolean;
  /** IPv4 options, or IPv6 extension headers, as raw bytes; the first byte of an extension is patched. */
  readonly ipv4Options?: Buffer;
  readonly ipv6Extension?: number;
}

export interface ParsedPacket {
  readonly from: string;
  readonly to: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly protocol: "TCP" | "UDP" | "ICMP" | "ICMPv6" | "other";
  readonly flags: number;
  readonly sequence: number;
  readonly acknowledgement: number;
  readonly payload: Buffer;
  readonly icmpType: number;
  readonly icmpCode: number;
  /** IP header (IPv4) and transport. A UDP checksum of 0 counts as right. */
  readonly checksumsAreRight: boolean;
  readonly sourceMac: string;
  readonly destinationMac: string;
}

const POD_MAC = Buffer.from("020000000001", "hex");
const HOST_MAC = Buffer.from("020000000002", "hex");

/** A frame from the pod to the host side of its veth. */
export function frame(spec: PacketSpec): Buffer {
  const isIpv6 = familyOf(spec.from as IpAddress) === "IPv6";
  const transport = spec.protocol === "UDP" ? udp(spec) : tcp(spec);
  const header = isIpv6 ? ipv6Header(spec, transport.length) : ipv4Header(spec, transport.length);
  writeTransportChecksum(spec, transport);
  const type = Buffer.from(isIpv6 ? "86dd" : "0800", "hex");
  return Buffer.concat([HOST_MAC, POD_MAC, type, header, transport]);
}

export interface IcmpErrorSpec {
  readonly from: string;
  readonly to: string;
  readonly type: number;
  readonly code: number;
  /** The packet that the error is about, as a frame. */
  readonly about: Buffer;
  /** Bytes of it that are quoted behind its network header; all if absent. */
  readonly quotedBytes?: number;
}

/** An ICMP or ICMPv6 error about a packet. */
export function icmpError({ from, to, type, code, about, quotedBytes }: IcmpErrorSpec): Buffer {
  const isIpv6 = familyOf(from as IpAddress) === "IPv6";
  const headerBytes = isIpv6 ? 40 : ((about[ETHERNET_BYTES] ?? 0) & 0x0f) * 4;
  const end = quotedBytes === undefined ? about.length : ETHERNET_BYTES + headerBytes + quotedBytes;
  const message = Buffer.concat([
    Buffer.from([type, code, 0, 0, 0, 0, 5, 20]),
    about.subarray(ETHERNET_BYTES, end),
  ]);
  const protocol = isIpv6 ? PROTOCOL.ICMPv6 : PROTOCOL.ICMP;
  message.writeUInt16BE(isIpv6 ? transportChecksum(from, to, protocol, message) : checksum(message), 2);
  const ends = { from, to, fromPort: 0, toPort: 0 };
  const header = isIpv6
    ? ipv6Header(ends, message.length, protocol)
    : ipv4Header(ends, message.length, protocol);
  const kind = Buffer.from(isIpv6 ? "86dd" : "0800", "hex");
  return Buffer.concat([HOST_MAC, POD_MAC, kind, header, message]);
}

function tcp(spec: PacketSpec): Buffer {
  const options = spec.tcpOptions ?? Buffer.alloc(0);
  const header = Buffer.alloc(20 + Math.ceil(options.length / 4) * 4);
  options.copy(header, 20);
  header.writeUInt16BE(spec.fromPort, 0);
  header.writeUInt16BE(spec.toPort, 2);
  header.writeUInt32BE(spec.sequence ?? 1000, 4);
  header[12] = (header.length / 4) << 4;
  header[13] = spec.flags ?? TCP.SYN;
  header.writeUInt16BE(64_240, 14);
  return Buffer.concat([header, spec.payload ?? Buffer.alloc(0)]);
}

function udp(spec: PacketSpec): Buffer {
  const payload = spec.payload ?? Buffer.from("ping");
  const header = Buffer.alloc(8);
  header.writeUInt16BE(spec.fromPort, 0);
  header.writeUInt16BE(spec.toPort, 2);
  header.writeUInt16BE(8 + payload.length, 4);
  return Buffer.concat([header, payload]);
}

function protocolOf(spec: PacketSpec): number {
  return PROTOCOL[spec.protocol ?? "TCP"];
}

function ipv4Header(spec: PacketSpec, length: number, protocol = protocolOf(spec)): Buffer {
  const options = spec.ipv4Options ?? Buffer.alloc(0);
  const header = Buffer.concat([Buffer.alloc(20), options]);
  header[0] = 0x40 | (header.length / 4);
  header.writeUInt16BE(header.length + length, 2);
  header.writeUInt16BE(0x4000, 6);
  header[8] = 64;
  header[9] = protocol;
  address(spec.from).copy(header, 12);
  address(spec.to).copy(header, 16);
  header.writeUInt16BE(checksum(header), 10);
  return header;
}

function ipv6Header(spec: PacketSpec, length: number, protocol = protocolOf(spec)): Buffer {
  const extension = spec.ipv6Extension === undefined ? Buffer.alloc(0) : Buffer.alloc(8);
  if (extension.length > 0) extension[0] = protocol;
  const header = Buffer.alloc(40);
  header[0] = 0x60;
  header.writeUInt16BE(extension.length + length, 4);
  header[6] = spec.ipv6Extension ?? protocol;
  header[7] = 64;
  address(spec.from).copy(header, 8);
  address(spec.to).copy(header, 24);
  return Buffer.concat([header, extension]);
}

/** 4 or 16 bytes. */
function address(text: string): Buffer {
  const bytes = Buffer.alloc(16);
  writeIp(bytes, 0, text as IpAddress);
  return familyOf(text as IpAddress) === "IPv6" ? bytes : bytes.subarray(12);
}

function writeTransportChecksum(spec: PacketSpec, transport: Buffer): void {
  const isUdp = spec.protocol === "UDP";
  if (isUdp && spec.withoutChecksum === true) return;
  const sum = transportChecksum(spec.from, spec.to, protocolOf(spec), transport);
  transport.writeUInt16BE(isUdp && sum === 0 ? 0xffff : sum, isUdp ? 6 : 16);
}

function transportChecksum(from: string, to: string, protocol: number, transport: Buffer): number {
  const pseudo = Buffer.alloc(8);
  pseudo.writeUInt32BE(transport.length, 0);
  pseudo.writeUInt32BE(protocol, 4);
  return checksum(Buffer.concat([address(from), address(to), pseudo, transport]));
}

/** RFC 1071. */
export function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let i = 0; i < bytes.length; i += 2) {
    sum += ((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0);
  }
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}

const PROTOCOL_NAMES = new Map<number, ParsedPacket["protocol"]>([
  [6, "TCP"],
  [17, "UDP"],
  [1, "ICMP"],
  [58, "ICMPv6"],
]);

interface Network {
  readonly from: string;
  readonly to: string;
  readonly protocol: number;
  readonly transport: Buffer;
  readonly headerIsRight: boolean;
}

function parseIpv4(bytes: Buffer): Network {
  const length = ((bytes[0] ?? 0) & 0x0f) * 4;
  return {
    from: bytes.subarray(12, 16).join("."),
    to: bytes.subarray(16, 20).join("."),
    protocol: bytes[9] ?? 0,
    transport: bytes.subarray(length, bytes.readUInt16BE(2)),
    headerIsRight: checksum(bytes.subarray(0, length)) === 0,
  };
}

function parseIpv6(bytes: Buffer): Network {
  let protocol = bytes[6] ?? 0;
  let at = 40;
  while (protocol === 0 || protocol === 43 || protocol === 60) {
    protocol = bytes[at] ?? 0;
    at += ((bytes[at + 1] ?? 0) + 1) * 8;
  }
  return {
    from: readIp(bytes, 8),
    to: readIp(bytes, 24),
    protocol,
    transport: bytes.subarray(at, 40 + bytes.readUInt16BE(4)),
    headerIsRight: true,
  };
}

/** The packet in a frame; or, from `parsePacket`, in an ICMP quotation. */
export function parseFrame(bytes: Buffer): ParsedPacket {
  return {
    ...parsePacket(bytes.subarray(ETHERNET_BYTES)),
    destinationMac: bytes.toString("hex", 0, 6),
    sourceMac: bytes.toString("hex", 6, 12),
  };
}

export function parsePacket(bytes: Buffer): ParsedPacket {
  const network = (bytes[0] ?? 0) >> 4 === 6 ? parseIpv6(bytes) : parseIpv4(bytes);
  const { transport } = network;
  const protocol = PROTOCOL_NAMES.get(network.protocol) ?? "other";
  const isTcp = protocol === "TCP" && transport.length >= 20;
  const isIcmp = protocol === "ICMP" || protocol === "ICMPv6";
  return {
    from: network.from,
    to: network.to,
    fromPort: isIcmp ? 0 : transport.readUInt16BE(0),
    toPort: isIcmp ? 0 : transport.readUInt16BE(2),
    protocol,
    flags: isTcp ? (transport[13] ?? 0) : 0,
    sequence: isTcp ? transport.readUInt32BE(4) : 0,
    acknowledgement: isTcp ? transport.readUInt32BE(8) : 0,
    payload: transport.subarray(isTcp ? ((transport[12] ?? 0) >> 4) * 4 : 8),
    icmpType: isIcmp ? (transport[0] ?? -1) : -1,
    icmpCode: isIcmp ? (transport[1] ?? -1) : -1,
    checksumsAreRight: network.headerIsRight && transportIsRight(network, protocol),
    sourceMac: "",
    destinationMac: "",
  };
}

function transportIsRight(network: Network, protocol: ParsedPacket["protocol"]): boolean {
  const { from, to, transport } = network;
  if (protocol === "ICMP") return checksum(transport) === 0;
  if (protocol === "UDP" && transport.readUInt16BE(6) === 0) return !from.includes(":");
  return transportChecksum(from, to, network.protocol, transport) === 0;
}

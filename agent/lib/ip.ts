import ipaddr from "ipaddr.js";
import type { Brand } from "./brand.ts";

/** Canonical text: dotted IPv4, or RFC 5952 IPv6. IPv4-mapped IPv6 is held as IPv4. */
export type IpAddress = Brand<string, "IpAddress">;

export type Family = "IPv4" | "IPv6";

/** A TCP or UDP port in host order, 1..65535. */
export type Port = Brand<number, "Port">;

/** Canonical already: most addresses of a cluster are, and it has a hundred thousand. */
const CANONICAL_IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** Leading zeros are decimal, as Kubernetes' own lenient parser has it (KEP-4858). */
const SLOPPY_IPV4 = /^\d{1,10}\.\d{1,10}\.\d{1,10}\.\d{1,10}$/;

/** Reads an address as leniently as Kubernetes does; undefined if it is none. */
export function parseIp(text: string): IpAddress | undefined {
  if (CANONICAL_IPV4.test(text)) return text as IpAddress;
  const candidate = SLOPPY_IPV4.test(text)
    ? text
        .split(".")
        .map((part) => String(Number(part)))
        .join(".")
    : text;
  if (!isStrictIp(candidate)) return undefined;
  return canonical(ipaddr.process(candidate));
}

function isStrictIp(text: string): boolean {
  if (text.includes("%")) return false;
  return text.includes(":") ? ipaddr.IPv6.isValid(text) : ipaddr.IPv4.isValidFourPartDecimal(text);
}

function canonical(address: ipaddr.IPv4 | ipaddr.IPv6): IpAddress {
  const text = address instanceof ipaddr.IPv6 ? address.toRFC5952String() : address.toString();
  return text as IpAddress;
}

export function familyOf(address: IpAddress): Family {
  return address.includes(":") ? "IPv6" : "IPv4";
}

/** Writes 16 bytes; IPv4 goes in IPv4-mapped (RFC 4291 2.5.5.2). */
export function writeIp(buffer: Buffer, offset: number, address: IpAddress): void {
  if (address.includes(":")) {
    buffer.set(ipaddr.IPv6.parse(address).toByteArray(), offset);
    return;
  }
  buffer.fill(0, offset, offset + 10);
  buffer.writeUInt16BE(0xffff, offset + 10);
  writeIpv4Octets(buffer, offset + 12, address);
}

/** By hand, because a full load writes this several hundred thousand times. */
function writeIpv4Octets(buffer: Buffer, offset: number, address: string): void {
  let octet = 0;
  let at = offset;
  for (let i = 0; i < address.length; i++) {
    const code = address.charCodeAt(i);
    if (code === 0x2e) {
      buffer[at++] = octet;
      octet = 0;
    } else {
      octet = octet * 10 + (code - 0x30);
    }
  }
  buffer[at] = octet;
}

/** The inverse of writeIp. */
export function readIp(buffer: Buffer, offset: number): IpAddress {
  const isMapped =
    buffer.readUInt32BE(offset) === 0 &&
    buffer.readUInt32BE(offset + 4) === 0 &&
    buffer.readUInt32BE(offset + 8) === 0xffff;
  if (isMapped) return buffer.subarray(offset + 12, offset + 16).join(".") as IpAddress;
  return canonical(ipaddr.fromByteArray([...buffer.subarray(offset, offset + 16)]));
}

/** A network in canonical text, host bits zero, e.g. "10.1.2.0/24". */
export type Cidr = Brand<string, "Cidr">;

/** undefined if it is no network; host bits that are set are cleared, as Kubernetes does (KEP-4858). */
export function parseCidr(text: string): Cidr | undefined {
  const [address = "", bits = "", ...rest] = text.split("/");
  const ip = parseIp(address);
  if (ip === undefined || rest.length > 0 || !/^\d{1,3}$/.test(bits)) return undefined;
  const parsed = ipaddr.parse(ip);
  if (Number(bits) > (parsed instanceof ipaddr.IPv6 ? 128 : 32)) return undefined;
  const network =
    parsed instanceof ipaddr.IPv6
      ? ipaddr.IPv6.networkAddressFromCIDR(`${ip}/${bits}`)
      : ipaddr.IPv4.networkAddressFromCIDR(`${ip}/${bits}`);
  return `${canonical(network)}/${String(Number(bits))}` as Cidr;
}

/** The network of one address. */
export function hostCidr(address: IpAddress): Cidr {
  return `${address}/${familyOf(address) === "IPv6" ? "128" : "32"}` as Cidr;
}

export function networkOf(cidr: Cidr): { readonly address: IpAddress; readonly bits: number } {
  const at = cidr.indexOf("/");
  return { address: cidr.slice(0, at) as IpAddress, bits: Number(cidr.slice(at + 1)) };
}

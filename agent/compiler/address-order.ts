import type { IpAddress } from "../lib/ip.ts";

/**
 * Text whose code units are the address in network order, so that comparing it as text
 * compares the bytes. For canonical addresses of one family.
 */
export function bytesOrder(address: IpAddress): string {
  return address.includes(":") ? ipv6Groups(address) : String.fromCharCode(...address.split(".").map(Number));
}

const IPV6_GROUPS = 8;

function ipv6Groups(address: string): string {
  const [head = "", tail] = address.split("::");
  const first = groups(head);
  if (tail === undefined) return String.fromCharCode(...first);
  const last = groups(tail);
  const zeros = Math.max(0, IPV6_GROUPS - first.length - last.length);
  return String.fromCharCode(...first, ...new Array<number>(zeros).fill(0), ...last);
}

function groups(text: string): number[] {
  return text === "" ? [] : text.split(":").map((group) => Number.parseInt(group, 16));
}

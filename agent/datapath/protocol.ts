import type { TableProtocol } from "./tables.ts";

const IPPROTO_TCP = 6;
const IPPROTO_UDP = 17;

/** As in the protocol field of an IP header. */
export function protocolNumber(protocol: TableProtocol): number {
  return protocol === "TCP" ? IPPROTO_TCP : IPPROTO_UDP;
}

export function protocolName(number: number): string {
  if (number === IPPROTO_TCP) return "TCP";
  return number === IPPROTO_UDP ? "UDP" : String(number);
}

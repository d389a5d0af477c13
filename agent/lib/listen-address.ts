import { isIP } from "node:net";

/** Where a server listens. Port 0 lets the kernel choose. */
export interface ListenAddress {
  /** A name, or an IP address without brackets. */
  readonly host: string;
  readonly port: number;
}

const HOST_PORT = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5})$/;
const HOST_NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/i;
const ONLY_NUMBERS = /^[\d.]+$/;

/** Reads "host:port", with IPv6 addresses in brackets; undefined if it is none. */
export function parseListenAddress(text: string): ListenAddress | undefined {
  const [, bracketed, plain, digits] = HOST_PORT.exec(text) ?? [];
  const host = bracketed ?? plain ?? "";
  const port = Number(digits);
  const isHost = bracketed === undefined ? isIP(host) === 4 || isName(host) : isIP(host) === 6;
  return isHost && port <= 65_535 ? { host, port } : undefined;
}

/** "10.0.0.300" is a mistaken address, not a name. */
function isName(text: string): boolean {
  return text.length <= 253 && HOST_NAME.test(text) && !ONLY_NUMBERS.test(text);
}

/** The inverse of parseListenAddress. */
export function listenAddressText({ host, port }: ListenAddress): string {
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}

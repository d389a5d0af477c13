/** The address plan. Every run has a fabric of its own, so that all use the same. */

/** Of the control plane, on the fabric. */
export const API = { ipv4: "198.19.0.1", ipv6: "fd00:19::1" } as const;
export const API_PORT = 6443;
export const POD_RANGES = "198.18.0.0/16,fd00:18::/48";
export const SERVICE_RANGES = "198.19.128.0/17,fd00:96::/108";
/** The first address of each range of Services. */
export const API_SERVICE = { ipv4: "198.19.128.1", ipv6: "fd00:96::1" } as const;

const FIRST_NODE = 11;

/** Of one address for each family. */
export interface DualStack {
  readonly ipv4: string;
  readonly ipv6: string;
}

/** The addresses of node number `index`, from 0. */
export function nodeAddresses(index: number): DualStack {
  const host = FIRST_NODE + index;
  return { ipv4: `198.19.0.${host}`, ipv6: `fd00:19::${host}` };
}

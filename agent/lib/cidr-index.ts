import { familyOf, networkOf, writeIp } from "./ip.ts";
import type { Cidr, IpAddress } from "./ip.ts";

/** Bits of a network's prefix, IPv4 taken as IPv4-mapped IPv6: 0..128. */
export function mappedBits(cidr: Cidr): number {
  const { address, bits } = networkOf(cidr);
  return familyOf(address) === "IPv4" ? bits + 96 : bits;
}

const scratch = Buffer.alloc(16);

function numberOf(address: IpAddress): bigint {
  writeIp(scratch, 0, address);
  return (scratch.readBigUInt64BE(0) << 64n) | scratch.readBigUInt64BE(8);
}

/**
 * Finds the networks that another one lies in, by one look for each length of prefix that occurs: the price does not
 * depend on how many networks there are.
 */
export class CidrIndex<T> {
  readonly #byLength = new Map<number, Map<bigint, T[]>>();

  add(cidr: Cidr, value: T): void {
    const bits = mappedBits(cidr);
    const networks: Map<bigint, T[]> = this.#byLength.get(bits) ?? new Map<bigint, T[]>();
    this.#byLength.set(bits, networks);
    const prefix = numberOf(networkOf(cidr).address) >> BigInt(128 - bits);
    const values = networks.get(prefix);
    if (values === undefined) networks.set(prefix, [value]);
    else values.push(value);
  }

  /** Values of the networks that hold the whole of this one, itself among them. */
  around(cidr: Cidr): readonly T[] {
    const bits = mappedBits(cidr);
    const number = numberOf(networkOf(cidr).address);
    const found: T[] = [];
    for (const [length, networks] of this.#byLength) {
      if (length > bits) continue;
      found.push(...(networks.get(number >> BigInt(128 - length)) ?? []));
    }
    return found;
  }
}

import { createHash } from "node:crypto";
import type { Brand } from "./brand.ts";

/**
 * A 52-bit hash of the identity of what it names: the same on every node and after every
 * restart, and never reused for anything else, so that no table of allocations has to be
 * kept. 52 bits are exact in a JavaScript number; among a million ids the chance of one
 * collision is about 1 in 9,000, and the compiler reports it.
 */
export type Id = Brand<number, "Id">;

/** "None", and the scope of everybody. */
export const NO_ID = 0 as Id;

/** The id of an identity given as parts; a part may hold any text but a zero byte. */
export function idOf(...parts: readonly string[]): Id {
  const digest = createHash("sha256").update(parts.join("\0")).digest();
  const id = digest.readUIntBE(0, 6) * 16 + ((digest[6] ?? 0) & 0xf);
  return (id === 0 ? 1 : id) as Id;
}

/** Reads 8 little-endian bytes. */
export function readId(buffer: Buffer, offset: number): Id {
  return (buffer.readUInt32LE(offset) + buffer.readUInt32LE(offset + 4) * 0x1_0000_0000) as Id;
}

/** The inverse of readId. */
export function writeId(buffer: Buffer, offset: number, id: Id): void {
  buffer.writeUInt32LE(id % 0x1_0000_0000, offset);
  buffer.writeUInt32LE(Math.floor(id / 0x1_0000_0000), offset + 4);
}

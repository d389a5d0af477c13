/** All rows of a map at one moment, as bytes. */
export interface RawMap {
  readonly keys: Buffer;
  /** For a per-CPU map: one value a possible processor, each rounded up to 8 bytes. */
  readonly values: Buffer;
  readonly count: number;
  /** 1 for a map that is not per CPU. */
  readonly cpus: number;
}

/** The nth key. */
export function keyAt(raw: RawMap, index: number, keyBytes: number): Buffer {
  return raw.keys.subarray(index * keyBytes, (index + 1) * keyBytes);
}

/** The value of the nth row, one element a processor. */
export function valuesAt(raw: RawMap, index: number, valueBytes: number): readonly Buffer[] {
  const stride = raw.values.length / (raw.count * raw.cpus);
  return Array.from({ length: raw.cpus }, (_, cpu) => {
    const at = (index * raw.cpus + cpu) * stride;
    return raw.values.subarray(at, at + valueBytes);
  });
}

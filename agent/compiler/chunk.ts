import type { NamespacedName } from "../cluster/model.ts";
import type { Chunk } from "../datapath/tables.ts";
import { compareText } from "./order.ts";

/** Who owns which rows. The text is the key of Tables, and what `dependsOn` names. */
export const owners = {
  backends: (service: NamespacedName) => `backends ${service}`,
  frontends: (service: NamespacedName) => `frontends ${service}`,
  namespace: (name: string) => `namespace ${name}`,
  split: (route: string) => `split ${route}`,
  workload: (pod: NamespacedName) => `workload ${pod}`,
} as const;

/** A chunk with its key in Tables. */
export interface OwnedChunk {
  readonly owner: string;
  readonly chunk: Chunk;
}

const NONE: readonly never[] = [];

export function chunkOf(rows: Partial<Chunk>): Chunk {
  return {
    dependsOn: rows.dependsOn ?? NONE,
    names: rows.names ?? NONE,
    members: rows.members ?? NONE,
    endpoints: rows.endpoints ?? NONE,
    backendSets: rows.backendSets ?? NONE,
    splits: rows.splits ?? NONE,
    frontends: rows.frontends ?? NONE,
  };
}

/** Each owner once, in an order that does not hang on how they were found. */
export function dependencies(found: Iterable<string>): readonly string[] {
  return [...new Set(found)].sort(compareText);
}

/** `next`, unless `previous` says the same: then that object, by which later stages see that nothing changed. */
export function kept<T>(previous: T | undefined, next: T): T {
  return previous !== undefined && sameContent(previous, next) ? previous : next;
}

/** Each chunk as it was, where it says the same. */
export function keptChunks(
  previous: readonly OwnedChunk[] | undefined,
  next: readonly OwnedChunk[],
): readonly OwnedChunk[] {
  const before = new Map((previous ?? []).map((entry) => [entry.owner, entry]));
  return kept(
    previous,
    next.map((entry) => kept(before.get(entry.owner), entry)),
  );
}

/** Deep equality of plain objects, arrays, maps, sets and primitives. */
export function sameContent(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && sameItems(a, b);
  if (a instanceof Map) return b instanceof Map && sameItems([...a], [...b]);
  if (a instanceof Set) return b instanceof Set && sameItems([...a], [...b]);
  return sameFields(a as Fields, b as Fields);
}

type Fields = Readonly<Record<string, unknown>>;

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => sameContent(item, b[index]));
}

function sameFields(a: Fields, b: Fields): boolean {
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && sameContent(a[name], b[name]))
  );
}

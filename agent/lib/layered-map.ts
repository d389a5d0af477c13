/** More changes than this are merged into a base of their own: the price of that is one copy of everything. */
const MAX_LAYER = 256;

/** Stands for a key that the base has and the map has not. */
const GONE = Symbol("gone");

type Layer<K, V> = ReadonlyMap<K, V | typeof GONE>;

/**
 * An immutable map, of which a changed copy costs as much as the change and not as the map: copies
 * share a base, and each has a layer of what is different on it. Two of them can be compared at the
 * same price. Iteration is in the order of a Map, but that a key which goes and comes back may have its old place.
 */
export class LayeredMap<K, V> implements ReadonlyMap<K, V> {
  readonly #base: ReadonlyMap<K, V>;
  readonly #layer: Layer<K, V>;
  /** What this base was merged from, to compare with maps on the one before. */
  readonly #merged: { readonly base: ReadonlyMap<unknown, unknown>; readonly keys: Iterable<K> } | undefined;
  readonly size: number;

  private constructor(
    base: ReadonlyMap<K, V>,
    layer: Layer<K, V>,
    size: number,
    merged?: { readonly base: ReadonlyMap<unknown, unknown>; readonly keys: Iterable<K> },
  ) {
    this.#base = base;
    this.#layer = layer;
    this.#merged = merged;
    this.size = size;
  }

  static of<K, V>(entries: Iterable<readonly [K, V]>): LayeredMap<K, V> {
    const base = new Map<K, V>(entries);
    return new LayeredMap(base, new Map<K, V | typeof GONE>(), base.size);
  }

  /** A copy with these values; undefined removes a key. Itself if there are no changes. */
  with(changes: ReadonlyMap<K, V | undefined>): LayeredMap<K, V> {
    if (changes.size === 0) return this;
    if (this.size === 0) return LayeredMap.of(present(changes));
    const layer = new Map(this.#layer);
    let size = this.size;
    for (const [key, value] of changes) {
      size += Number(value !== undefined) - Number(this.has(key));
      if (value !== undefined) layer.set(key, value);
      else if (this.#base.has(key)) layer.set(key, GONE);
      else layer.delete(key);
    }
    const copy = new LayeredMap(this.#base, layer, size, this.#merged);
    return layer.size > MAX_LAYER ? copy.#onOneBase() : copy;
  }

  #onOneBase(): LayeredMap<K, V> {
    const base = new Map<K, V>(this.entries());
    return new LayeredMap(base, new Map<K, V | typeof GONE>(), base.size, {
      base: this.#base,
      keys: [...this.#layer.keys()],
    });
  }

  get(key: K): V | undefined {
    const value = this.#layer.get(key);
    if (value !== undefined) return value === GONE ? undefined : value;
    return this.#base.get(key);
  }

  has(key: K): boolean {
    return this.get(key) !== undefined;
  }

  *entries(): MapIterator<[K, V]> {
    for (const [key, value] of this.#base) {
      const changed = this.#layer.get(key);
      if (changed === undefined) yield [key, value];
      else if (changed !== GONE) yield [key, changed];
    }
    for (const [key, value] of this.#layer) {
      if (value !== GONE && !this.#base.has(key)) yield [key, value];
    }
  }

  *keys(): MapIterator<K> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries();
  }

  forEach(work: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this.entries()) work(value, key, this);
  }

  /** Keys that may have other values in the other map; undefined if only a look at everything can tell. */
  maybeDifferent(other: LayeredMap<K, V>): ReadonlySet<K> | undefined {
    const layers = [...this.#layer.keys(), ...other.#layer.keys()];
    if (this.#base === other.#base) return new Set(layers);
    if (this.#merged?.base === other.#base) return new Set([...layers, ...this.#merged.keys]);
    if (other.#merged?.base === this.#base) return new Set([...layers, ...other.#merged.keys]);
    return undefined;
  }
}

function* present<K, V>(changes: ReadonlyMap<K, V | undefined>): Iterable<readonly [K, V]> {
  for (const [key, value] of changes) if (value !== undefined) yield [key, value];
}

/**
 * The keys under which two maps hold different values, or one of them none. At the price of the
 * difference where one map was made from the other, else of the maps.
 */
export function differentKeys<K, V>(before: ReadonlyMap<K, V>, after: ReadonlyMap<K, V>): Iterable<K> {
  if (before === after) return [];
  const maybe =
    before instanceof LayeredMap && after instanceof LayeredMap
      ? (before as LayeredMap<K, V>).maybeDifferent(after as LayeredMap<K, V>)
      : undefined;
  return different(maybe ?? new Set([...before.keys(), ...after.keys()]), before, after);
}

function* different<K, V>(
  keys: Iterable<K>,
  before: ReadonlyMap<K, V>,
  after: ReadonlyMap<K, V>,
): Iterable<K> {
  for (const key of keys) if (before.get(key) !== after.get(key)) yield key;
}

import { isDeepStrictEqual } from "node:util";
import { LayeredMap } from "../lib/layered-map.ts";
import type { ClusterState, EndpointSlice, NamespacedName, SourceError } from "./model.ts";
import type { ObjectKind, ParsedObject } from "./parse/object.ts";

type Field = Exclude<keyof ClusterState, "errors">;

/** A snapshot after a change costs as much as the change. */
type Snapshot = Pick<ClusterState, "errors"> & {
  readonly [F in Field]: LayeredMap<string, MapValue<ClusterState[F]>>;
};

type MapValue<M> = M extends ReadonlyMap<string, infer V> ? V : never;

/** Where each kind is, and its key there; slices are gathered by Service. */
const FIELDS = {
  Namespace: ["namespaces", "name"],
  Node: ["nodes", "name"],
  Pod: ["pods", "key"],
  Service: ["services", "key"],
  EndpointSlice: ["slicesByService", "service"],
  TCPRoute: ["routes", "identity"],
  UDPRoute: ["routes", "identity"],
  HTTPRoute: ["l7Routes", "identity"],
  GRPCRoute: ["l7Routes", "identity"],
  TLSRoute: ["l7Routes", "identity"],
  ReferenceGrant: ["referenceGrants", "key"],
  MeshNode: ["meshNodes", "name"],
} as const satisfies Record<ObjectKind, readonly [Field, "name" | "key" | "service" | "identity"]>;

type Changes = Map<string, unknown>;

const NOTHING = LayeredMap.of<string, never>([]);
const EMPTY: Snapshot = {
  namespaces: NOTHING,
  nodes: NOTHING,
  pods: NOTHING,
  services: NOTHING,
  slicesByService: NOTHING,
  routes: NOTHING,
  l7Routes: NOTHING,
  referenceGrants: NOTHING,
  meshNodes: NOTHING,
  errors: [],
};

/** "Kind namespace/name", or "Kind name" for what has no namespace. */
export function identityOfParsed({ kind, value }: ParsedObject): string {
  return "key" in value ? `${kind} ${value.key}` : `${kind} ${value.name}`;
}

/**
 * All objects that the agent knows, from whatever source. Writers put and remove, then
 * commit; readers take snapshots, which never change. What is put again with the same
 * content is no change, and everything that did not change keeps its identity.
 */
export class ClusterStore {
  readonly #objects = new Map<string, ParsedObject>();
  readonly #errors = new Map<string, readonly SourceError[]>();
  readonly #waiting = new Set<string>();
  /** Since the last snapshot; undefined: gone. Of slices only their Services. */
  readonly #changes = new Map<Field, Changes>();
  readonly #slices = new Map<NamespacedName, Map<NamespacedName, EndpointSlice>>();
  readonly #listeners = new Set<() => void>();
  #errorsChanged = false;
  #snapshot: Snapshot = EMPTY;

  /** Announces a source that has to be read before the picture is whole. */
  expectSource(source: string): void {
    this.#waiting.add(source);
  }

  /** The source has been read completely once. */
  sourceSynced(source: string): void {
    if (this.#waiting.delete(source)) this.#notify();
  }

  get unsyncedSources(): readonly string[] {
    return [...this.#waiting];
  }

  put(object: ParsedObject): void {
    const identity = identityOfParsed(object);
    const held = this.#objects.get(identity);
    if (held !== undefined && isDeepStrictEqual(held.value, object.value)) return;
    if (held !== undefined) this.#take(held);
    this.#objects.set(identity, object);
    this.#add(object);
  }

  /** By "Kind namespace/name". */
  remove(identity: string): void {
    const held = this.#objects.get(identity);
    if (held === undefined) return;
    this.#objects.delete(identity);
    this.#take(held);
  }

  /** What a source complains about now, instead of what it complained about before. */
  setErrors(source: string, errors: readonly SourceError[]): void {
    if (isDeepStrictEqual(this.#errors.get(source) ?? [], errors)) return;
    this.#errors.set(source, errors);
    this.#errorsChanged = true;
  }

  get errors(): readonly SourceError[] {
    return [...this.#errors.values()].flat();
  }

  /** Tells the listeners, if anything has changed since the last commit. */
  commit(): void {
    if (this.#changes.size === 0 && !this.#errorsChanged) return;
    // Each source's part at its own time: all of them at once would take long.
    this.snapshot();
    this.#notify();
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  snapshot(): ClusterState {
    if (this.#changes.size === 0 && !this.#errorsChanged) return this.#snapshot;
    const changed = [...this.#changes].map(([field, changes]) => [field, this.#changed(field, changes)]);
    const next = {
      ...this.#snapshot,
      ...(Object.fromEntries(changed) as Partial<Snapshot>),
      ...(this.#errorsChanged && { errors: this.errors }),
    };
    this.#changes.clear();
    this.#errorsChanged = false;
    this.#snapshot = next;
    return next;
  }

  #changed(field: Field, changes: Changes): LayeredMap<string, unknown> {
    const before: LayeredMap<string, unknown> = this.#snapshot[field];
    return before.with(field === "slicesByService" ? this.#gathered(changes.keys()) : changes);
  }

  #gathered(services: Iterable<NamespacedName>): ReadonlyMap<NamespacedName, unknown> {
    const gathered = new Map<NamespacedName, readonly EndpointSlice[] | undefined>();
    for (const service of services) {
      const slices = this.#slices.get(service);
      gathered.set(service, slices && [...slices.values()].sort((a, b) => (a.key < b.key ? -1 : 1)));
    }
    return gathered;
  }

  #add(object: ParsedObject): void {
    this.#note(object, object.value);
    if (object.kind !== "EndpointSlice") return;
    const { service, key } = object.value;
    const slices = this.#slices.get(service) ?? new Map<NamespacedName, EndpointSlice>();
    this.#slices.set(service, slices.set(key, object.value));
  }

  #take(object: ParsedObject): void {
    this.#note(object, undefined);
    if (object.kind !== "EndpointSlice") return;
    const { service, key } = object.value;
    const slices = this.#slices.get(service);
    slices?.delete(key);
    if (slices?.size === 0) this.#slices.delete(service);
  }

  #note(object: ParsedObject, value: unknown): void {
    const [field, property] = FIELDS[object.kind];
    const key =
      property === "identity"
        ? identityOfParsed(object)
        : (object.value as unknown as Record<typeof property, string>)[property];
    const changes = this.#changes.get(field) ?? new Map<string, unknown>();
    this.#changes.set(field, changes.set(key, value));
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

import { isDeepStrictEqual } from "node:util";
import { LayeredMap } from "../lib/layered-map.ts";
import type {
  ClusterState,
  EndpointSlice,
  L4Route,
  L7Route,
  MeshNode,
  Namespace,
  NamespacedName,
  Node,
  Pod,
  ReferenceGrant,
  Service,
  SourceError,
} from "./model.ts";
import type { ObjectKind, ParsedObject } from "./parse/object.ts";

/** Slices change most: a snapshot after such a change costs as much as the change. */
type SlicesByService = LayeredMap<NamespacedName, readonly EndpointSlice[]>;

type Snapshot = Omit<ClusterState, "slicesByService"> & { readonly slicesByService: SlicesByService };

const EMPTY = {
  namespaces: new Map(),
  nodes: new Map(),
  pods: new Map(),
  services: new Map(),
  slicesByService: LayeredMap.of<NamespacedName, readonly EndpointSlice[]>([]),
  routes: new Map(),
  l7Routes: new Map(),
  referenceGrants: new Map(),
  meshNodes: new Map(),
  errors: [],
} satisfies ClusterState;

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
  readonly #changedKinds = new Set<ObjectKind>();
  readonly #changedServices = new Set<NamespacedName>();
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
    if (held !== undefined) this.#unindex(held);
    this.#objects.set(identity, object);
    this.#index(object);
    this.#changedKinds.add(object.kind);
  }

  /** By "Kind namespace/name". */
  remove(identity: string): void {
    const held = this.#objects.get(identity);
    if (held === undefined) return;
    this.#objects.delete(identity);
    this.#unindex(held);
    this.#changedKinds.add(held.kind);
  }

  /** What a source complains about now, instead of what it complained about before. */
  setErrors(source: string, errors: readonly SourceError[]): void {
    if (isDeepStrictEqual(this.#errors.get(source) ?? [], errors)) return;
    this.#errors.set(source, errors);
    this.#errorsChanged = true;
  }

  /** Tells the listeners, if anything has changed since the last commit. */
  commit(): void {
    if (this.#changedKinds.size > 0 || this.#errorsChanged) this.#notify();
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  snapshot(): ClusterState {
    if (this.#changedKinds.size === 0 && !this.#errorsChanged) return this.#snapshot;
    const next = {
      ...this.#snapshot,
      ...this.#rebuiltKinds(),
      ...(this.#errorsChanged && { errors: [...this.#errors.values()].flat() }),
    };
    this.#changedKinds.clear();
    this.#changedServices.clear();
    this.#errorsChanged = false;
    this.#snapshot = next;
    return next;
  }

  #rebuiltKinds(): Partial<Snapshot> {
    const changed = (...kinds: readonly ObjectKind[]) => kinds.some((kind) => this.#changedKinds.has(kind));
    return {
      ...(changed("Namespace") && { namespaces: this.#named<Namespace>("Namespace") }),
      ...(changed("Node") && { nodes: this.#named<Node>("Node") }),
      ...(changed("Pod") && { pods: this.#keyed<Pod>("Pod") }),
      ...(changed("Service") && { services: this.#keyed<Service>("Service") }),
      ...(changed("EndpointSlice") && { slicesByService: this.#slicesByService() }),
      ...(changed("TCPRoute", "UDPRoute") && { routes: this.#routes<L4Route>("TCPRoute", "UDPRoute") }),
      ...(changed("HTTPRoute", "GRPCRoute", "TLSRoute") && {
        l7Routes: this.#routes<L7Route>("HTTPRoute", "GRPCRoute", "TLSRoute"),
      }),
      ...(changed("ReferenceGrant") && { referenceGrants: this.#keyed<ReferenceGrant>("ReferenceGrant") }),
      ...(changed("MeshNode") && { meshNodes: this.#named<MeshNode>("MeshNode") }),
    };
  }

  #ofKinds(...kinds: readonly ObjectKind[]): readonly ParsedObject[] {
    return [...this.#objects.values()].filter((object) => kinds.includes(object.kind));
  }

  #named<T extends { readonly name: string }>(kind: ObjectKind): ReadonlyMap<string, T> {
    return new Map(this.#ofKinds(kind).map(({ value }) => [value.name, value as unknown as T]));
  }

  #keyed<T extends { readonly key: string }>(kind: ObjectKind): ReadonlyMap<NamespacedName, T> {
    return new Map(
      this.#ofKinds(kind).map(({ value }) => [(value as unknown as T).key, value as unknown as T]),
    );
  }

  #routes<T>(...kinds: readonly ObjectKind[]): ReadonlyMap<string, T> {
    return new Map(
      this.#ofKinds(...kinds).map((object) => [identityOfParsed(object), object.value as unknown as T]),
    );
  }

  #slicesByService(): SlicesByService {
    const changes = new Map<NamespacedName, readonly EndpointSlice[] | undefined>();
    for (const service of this.#changedServices) {
      const slices = this.#slices.get(service);
      changes.set(service, slices && [...slices.values()].sort((a, b) => (a.key < b.key ? -1 : 1)));
    }
    return this.#snapshot.slicesByService.with(changes);
  }

  #index(object: ParsedObject): void {
    if (object.kind !== "EndpointSlice") return;
    const { service, key } = object.value;
    const slices = this.#slices.get(service) ?? new Map<NamespacedName, EndpointSlice>();
    this.#slices.set(service, slices.set(key, object.value));
    this.#changedServices.add(service);
  }

  #unindex(object: ParsedObject): void {
    if (object.kind !== "EndpointSlice") return;
    const { service, key } = object.value;
    const slices = this.#slices.get(service);
    slices?.delete(key);
    if (slices?.size === 0) this.#slices.delete(service);
    this.#changedServices.add(service);
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

import type { SourceError } from "./model.ts";
import { ParseError } from "./parse/fields.ts";
import { identityOf, parseKind } from "./parse/object.ts";
import type { ObjectKind } from "./parse/object.ts";
import { identityOfParsed } from "./store.ts";
import type { ClusterStore } from "./store.ts";
import type { ResourceSink } from "./watch.ts";

/** Also told of every object as it came, before it is parsed. */
export interface RawListener {
  put(object: unknown): void;
  delete(identity: string): void;
}

/**
 * Brings the objects of one resource into the store. An object that cannot be parsed is
 * reported, and its last good content stays in force.
 */
export class StoreSink implements ResourceSink {
  readonly #store: ClusterStore;
  readonly #kind: ObjectKind;
  readonly #source: string;
  readonly #listener: RawListener | undefined;
  /** What the API has, by "Kind namespace/name": true if the store has it too. */
  #known = new Map<string, boolean>();
  #listed: Set<string> | undefined;
  readonly #errors = new Map<string, SourceError>();

  constructor(store: ClusterStore, kind: ObjectKind, source: string, listener?: RawListener) {
    this.#store = store;
    this.#kind = kind;
    this.#source = source;
    this.#listener = listener;
  }

  beginList(): void {
    this.#listed = new Set();
  }

  put(object: unknown): void {
    // Items of a list do not say of what kind they are.
    const identity =
      identityOf({ ...(object as object), kind: this.#kind }) ?? `${this.#kind} (without a name)`;
    this.#listed?.add(identity);
    this.#listener?.put(object);
    try {
      const parsed = parseKind(this.#kind, object);
      this.#errors.delete(identity);
      if (parsed === undefined) this.#forget(identity);
      else this.#keep(identityOfParsed(parsed), parsed);
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      this.#errors.set(identity, this.#errorOf(identity, error));
      if (!this.#known.has(identity)) this.#known.set(identity, false);
    }
  }

  #keep(identity: string, parsed: Parameters<ClusterStore["put"]>[0]): void {
    this.#known.set(identity, true);
    this.#store.put(parsed);
  }

  delete(object: unknown): void {
    const identity = identityOf({ ...(object as object), kind: this.#kind });
    if (identity !== undefined) this.#remove(identity);
  }

  endList(): void {
    const listed = this.#listed ?? new Set();
    this.#listed = undefined;
    for (const identity of [...this.#known.keys()]) if (!listed.has(identity)) this.#remove(identity);
  }

  commit(): void {
    this.#store.setErrors(this.#source, [...this.#errors.values()]);
    this.#store.commit();
  }

  #remove(identity: string): void {
    this.#errors.delete(identity);
    this.#listener?.delete(identity);
    this.#forget(identity);
  }

  #forget(identity: string): void {
    if (this.#known.get(identity) === true) this.#store.remove(identity);
    this.#known.delete(identity);
  }

  #errorOf(object: string, error: ParseError): SourceError {
    const { field, message } = error;
    return { source: this.#source, document: undefined, line: undefined, object, field, message };
  }
}

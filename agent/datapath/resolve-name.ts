import { NO_ID, writeId } from "../lib/id.ts";
import type { Id } from "../lib/id.ts";
import { readBackendSet, readName } from "./abi.gen.ts";

const ID_BYTES = 8;

/** Ids to text, from the `names` and `backend_sets` maps of the same kernel. */
export interface NameResolver {
  /** The text, or the id in hexadecimal if the map has none. */
  name(id: Id): string;
  /** The Service port whose endpoints a backend set holds. */
  set(id: Id): string;
}

export function idText(id: Id): string {
  return id.toString(16).padStart(13, "0");
}

/** A row of one of the maps, by the bytes of an id; undefined if there is none. */
export type IdLookup = (id: Buffer) => Buffer | undefined;

/** Each row is read when it is first asked for: of tens of thousands of names most answers need a few. */
export function nameResolver(names: IdLookup, backendSets: IdLookup): NameResolver {
  const textOf = remembered((id) => {
    const row = names(id);
    return row && readName(row).text;
  });
  const serviceOf = remembered((id) => {
    const row = backendSets(id);
    return row && readBackendSet(row).service;
  });
  const name = (id: Id): string => (id === NO_ID ? "-" : (textOf(id) ?? idText(id)));
  return { name, set: (id) => name(serviceOf(id) ?? id) };
}

function remembered<T>(read: (id: Buffer) => T | undefined): (id: Id) => T | undefined {
  const known = new Map<Id, T | undefined>();
  return (id) => {
    if (!known.has(id)) {
      const key = Buffer.alloc(ID_BYTES);
      writeId(key, 0, id);
      known.set(id, read(key));
    }
    return known.get(id);
  };
}

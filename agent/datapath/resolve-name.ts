import { NO_ID, readId } from "../lib/id.ts";
import type { Id } from "../lib/id.ts";
import { NAME_BYTES, readBackendSet, BACKEND_SET_BYTES, readName } from "./abi.gen.ts";
import type { RawMap } from "./raw-map.ts";

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

export function nameResolver(names: RawMap, backendSets: RawMap): NameResolver {
  const texts = new Map<Id, string>();
  for (let i = 0; i < names.count; i++) {
    texts.set(readId(names.keys, i * ID_BYTES), readName(names.values, i * NAME_BYTES).text);
  }
  const services = new Map<Id, Id>();
  for (let i = 0; i < backendSets.count; i++) {
    const { service } = readBackendSet(backendSets.values, i * BACKEND_SET_BYTES);
    services.set(readId(backendSets.keys, i * ID_BYTES), service);
  }
  const name = (id: Id): string => (id === NO_ID ? "-" : (texts.get(id) ?? idText(id)));
  return { name, set: (id) => name(services.get(id) ?? id) };
}

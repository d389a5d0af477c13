import { weft } from "./weft.gen.js";

/**
 * A domain type as protobufjs's plain objects have it: the same fields, but whole numbers
 * beyond 2^53 as decimal text and maps as objects. What is undefined is not there at all.
 */
export type Wire<T> = T extends bigint
  ? string
  : T extends string | number | boolean | undefined
    ? T
    : T extends ReadonlyMap<string | number, infer V>
      ? Readonly<Record<string, Wire<V>>>
      : T extends readonly (infer E)[]
        ? readonly Wire<E>[]
        : { readonly [K in keyof T]: Wire<T[K]> };

export function toWire<T>(value: T): Wire<T>;
export function toWire(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((element: unknown) => toWire(element));
  const entries: Iterable<[PropertyKey, unknown]> =
    value instanceof Map ? (value as Map<string | number, unknown>) : Object.entries(value);
  return Object.fromEntries(Array.from(entries, ([key, field]) => [key, toWire(field)]));
}

/**
 * The only door to the generated code. Always through fromObject: encode() of a plain object
 * writes a bigint as 0, and a number above 2^32 wrong, without a word.
 */
export function encodeRequest(request: object): Uint8Array {
  const { Request } = weft.v1;
  return Request.encode(Request.fromObject(request)).finish();
}

export function encodeResponse(response: object): Uint8Array {
  const { Response } = weft.v1;
  return Response.encode(Response.fromObject(response)).finish();
}

/** Ids and times are below 2^53, so numbers hold them exactly. */
const AS_PLAIN_OBJECTS = { defaults: true, longs: Number };

/** Throws an Error of protobufjs for what is no Request. */
export function decodeRequest(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  const { Request } = weft.v1;
  return Request.toObject(Request.decode(bytes), AS_PLAIN_OBJECTS);
}

/** Throws an Error of protobufjs for what is no Response. */
export function decodeResponse(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  const { Response } = weft.v1;
  return Response.toObject(Response.decode(bytes), AS_PLAIN_OBJECTS);
}

import { z } from "zod";
import type { ObjectMeta } from "../model.ts";
import { name, optional, show, wholeNumber, withDefault } from "./fields.ts";

/** The object's own namespace, if it has none in writing. */
const DEFAULT_NAMESPACE = "default";

const time = z.iso
  .datetime({ offset: true, error: (issue) => `${show(issue.input)} is not a time (RFC 3339)` })
  .transform((text) => Date.parse(text));

/** YAML 1.1 habits give true and 1 where text is meant; no value is the empty text. */
const labelValue = z
  .union([z.string(), z.number(), z.boolean(), z.null()], {
    error: (issue) => `${show(issue.input)} is not a text`,
  })
  .transform((value) => String(value ?? ""));

/** Templates leave an empty namespace behind; to the API that is none. */
const namespace = z
  .string()
  .nullish()
  .transform((text) => namespaceOr(text))
  .pipe(name);

/** The namespace in writing, or the default. */
export function namespaceOr(written: string | null | undefined): string {
  return written === "" ? DEFAULT_NAMESPACE : (written ?? DEFAULT_NAMESPACE);
}

export const metadata = z.object({
  name,
  namespace,
  uid: optional(z.string()),
  generation: withDefault(wholeNumber(0, Number.MAX_SAFE_INTEGER), 0),
  creationTimestamp: withDefault(time, 0),
  deletionTimestamp: optional(time),
  labels: withDefault(z.record(z.string(), labelValue), {}),
  annotations: withDefault(z.record(z.string(), labelValue), {}),
});

export type Metadata = z.infer<typeof metadata>;

export function metaOf(meta: Metadata): ObjectMeta {
  return {
    namespace: meta.namespace,
    name: meta.name,
    key: `${meta.namespace}/${meta.name}`,
    uid: meta.uid,
    generation: meta.generation,
    createdAtMs: meta.creationTimestamp,
  };
}

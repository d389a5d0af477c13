import { z } from "zod";
import type { ObjectMeta } from "../model.ts";
import { optional, show, wholeNumber, withDefault } from "./fields.ts";

/** The object's own namespace, if it has none in writing. */
export const DEFAULT_NAMESPACE = "default";

/** The label that opts a Namespace or a Pod in. */
export const MESH_LABEL = "weft.dev/mesh";

const NAME = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;
const MAX_NAME = 253;

/** DNS names as the API has them; a Service's may begin with a digit (KEP-5311). */
export const name = z.string().refine((text) => text.length <= MAX_NAME && NAME.test(text), {
  error: (issue) => `${show(issue.input)} is not a name (lower case letters, digits, "-" and ".")`,
});

const time = z.string().transform((text, context) => {
  const ms = Date.parse(text);
  if (!Number.isNaN(ms)) return ms;
  context.addIssue({ code: "custom", message: `${show(text)} is not a time (RFC 3339)` });
  return z.NEVER;
});

/** YAML 1.1 habits give true and 1 where text is meant. */
const labelValue = z.union([z.string(), z.number(), z.boolean()]).transform(String);

export const metadata = z.object({
  name,
  namespace: withDefault(name, DEFAULT_NAMESPACE),
  uid: optional(z.string()),
  generation: withDefault(wholeNumber(0, Number.MAX_SAFE_INTEGER), 0),
  creationTimestamp: withDefault(time, 0),
  labels: withDefault(z.record(z.string(), labelValue), {}),
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

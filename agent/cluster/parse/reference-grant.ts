import { z } from "zod";
import type { ReferenceGrant } from "../model.ts";
import { list, optional, parseWith } from "./fields.ts";
import { metadata, metaOf } from "./meta.ts";

const schema = z.object({
  metadata,
  spec: z.object({
    from: list(z.object({ group: z.string(), kind: z.string(), namespace: z.string() })),
    to: list(z.object({ group: z.string(), kind: z.string(), name: optional(z.string()) })),
  }),
});

export function parseReferenceGrant(value: unknown): ReferenceGrant {
  const { metadata: meta, spec } = parseWith(schema, value);
  const to = spec.to.map(({ group, kind, name }) => ({ group, kind, name }));
  return { from: spec.from, to, ...metaOf(meta) };
}

import { z } from "zod";
import { MESH_LABEL } from "../../lib/api-names.ts";
import type { Namespace } from "../model.ts";
import { parseWith } from "./fields.ts";
import { metadata } from "./meta.ts";

const schema = z.object({ metadata });

export function parseNamespace(value: unknown): Namespace {
  const { metadata: meta } = parseWith(schema, value);
  return { name: meta.name, uid: meta.uid, meshLabel: meta.labels[MESH_LABEL] };
}

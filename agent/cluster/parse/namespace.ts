import { z } from "zod";
import type { Namespace } from "../model.ts";
import { parseWith } from "./fields.ts";
import { MESH_LABEL, metadata } from "./meta.ts";

const schema = z.object({ metadata });

export function parseNamespace(value: unknown): Namespace {
  const { metadata: meta } = parseWith(schema, value);
  return { name: meta.name, meshLabel: meta.labels[MESH_LABEL] };
}

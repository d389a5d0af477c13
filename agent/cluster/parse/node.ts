import { z } from "zod";
import type { Node } from "../model.ts";
import { parseWith } from "./fields.ts";
import { metadata } from "./meta.ts";

const ZONE_LABEL = "topology.kubernetes.io/zone";

const schema = z.object({ metadata });

export function parseNode(value: unknown): Node {
  const { metadata: meta } = parseWith(schema, value);
  return { name: meta.name, zone: meta.labels[ZONE_LABEL] };
}

import { z } from "zod";
import type { XMesh } from "../model.ts";
import { list, optional, parseWith, withDefault } from "./fields.ts";
import { metadata } from "./meta.ts";
import { condition } from "./route-status.ts";

const schema = z.object({
  metadata,
  spec: z.object({ controllerName: z.string(), parametersRef: optional(z.looseObject({})) }),
  status: withDefault(
    z.object({ conditions: list(condition), supportedFeatures: list(z.object({ name: z.string() })) }),
    { conditions: [], supportedFeatures: [] },
  ),
});

export function parseXMesh(value: unknown): XMesh {
  const { metadata: meta, spec, status } = parseWith(schema, value);
  return {
    name: meta.name,
    generation: meta.generation,
    controllerName: spec.controllerName,
    hasParameters: spec.parametersRef !== undefined,
    conditions: status.conditions,
    supportedFeatures: status.supportedFeatures.map((feature) => feature.name),
  };
}

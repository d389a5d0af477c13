import { z } from "zod";
import type { MeshNode } from "../model.ts";
import { ip, list, name, optional, parseWith, port, withDefault } from "./fields.ts";
import { metadata } from "./meta.ts";

const schema = z.object({
  metadata,
  spec: withDefault(
    z.object({
      addresses: list(ip),
      podCIDRs: list(z.string()),
      wireguard: optional(z.object({ publicKey: z.string(), port })),
      workloads: list(z.object({ ip, namespace: name, name, serviceAccount: z.string() })),
    }),
    { addresses: [], podCIDRs: [], wireguard: undefined, workloads: [] },
  ),
});

export function parseMeshNode(value: unknown): MeshNode {
  const { metadata: meta, spec } = parseWith(schema, value);
  return { name: meta.name, ...spec, wireguard: spec.wireguard };
}

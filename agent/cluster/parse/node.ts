import { z } from "zod";
import type { Node } from "../model.ts";
import { ip, list, optional, parseWith, withDefault } from "./fields.ts";
import { metadata } from "./meta.ts";

const ZONE_LABEL = "topology.kubernetes.io/zone";

const schema = z.object({
  metadata,
  spec: withDefault(z.object({ podCIDR: optional(z.string()), podCIDRs: list(z.string()) }), {
    podCIDR: undefined,
    podCIDRs: [],
  }),
  status: withDefault(z.object({ addresses: list(z.object({ type: z.string(), address: z.string() })) }), {
    addresses: [],
  }),
});

export function parseNode(value: unknown): Node {
  const { metadata: meta, spec, status } = parseWith(schema, value);
  const single = spec.podCIDR === undefined || spec.podCIDR === "" ? [] : [spec.podCIDR];
  return {
    name: meta.name,
    uid: meta.uid,
    zone: meta.labels[ZONE_LABEL],
    addresses: status.addresses
      .filter(({ type }) => type === "InternalIP")
      .map(({ address }, index) => parseWith(ip, address, ["status", "addresses", index, "address"])),
    podCIDRs: spec.podCIDRs.length > 0 ? spec.podCIDRs : single,
  };
}

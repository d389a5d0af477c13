import { z } from "zod";
import { parseIp } from "../../lib/ip.ts";
import type { IpAddress } from "../../lib/ip.ts";
import type { EndpointSlice, SliceEndpoint, SlicePort } from "../model.ts";
import { list, optional, ParseError, parseWith, protocol, show, wholeNumber, withDefault } from "./fields.ts";
import { metadata, metaOf } from "./meta.ts";

const SERVICE_LABEL = "kubernetes.io/service-name";
const HEADLESS_LABEL = "service.kubernetes.io/headless";
const MAX_PORT = 65_535;

const endpoint = z.object({
  addresses: z.array(z.string()).min(1, { error: "is empty (want one address)" }),
  conditions: optional(
    z.object({
      ready: optional(z.boolean()),
      serving: optional(z.boolean()),
      terminating: optional(z.boolean()),
    }),
  ),
  nodeName: optional(z.string()),
  zone: optional(z.string()),
  hints: optional(
    z.object({
      forZones: list(z.object({ name: z.string() })),
      forNodes: list(z.object({ name: z.string() })),
    }),
  ),
});

const schema = z.object({
  metadata,
  addressType: z.enum(["IPv4", "IPv6", "FQDN"]),
  ports: list(
    z.object({
      // The API server fills in the empty name, which is that of a Service's only port.
      name: withDefault(z.string(), ""),
      // 0 and null stand for "all ports", which no Service port can mean.
      port: optional(wholeNumber(0, MAX_PORT)),
      protocol,
    }),
  ),
  endpoints: list(endpoint),
});

type Parsed = z.infer<typeof schema>;

/** Undefined for a slice that belongs to no Service. Ports without a number count for nothing (SEMANTICS K-9). */
export function parseEndpointSlice(value: unknown): EndpointSlice | undefined {
  const parsed = parseWith(schema, value);
  const service = parsed.metadata.labels[SERVICE_LABEL];
  if (service === undefined || service === "") return undefined;
  return {
    service: `${parsed.metadata.namespace}/${service}`,
    addressType: parsed.addressType,
    isHeadless: parsed.metadata.labels[HEADLESS_LABEL] !== undefined,
    ports: parsed.ports.flatMap(portOf),
    endpoints: parsed.endpoints.map((one, index) => endpointOf(one, index, parsed.addressType)),
    ...metaOf(parsed.metadata),
  };
}

function portOf({ name, port, protocol: used }: Parsed["ports"][number]): readonly SlicePort[] {
  if (port === undefined || port === 0) return [];
  return [{ name, port: port as SlicePort["port"], protocol: used }];
}

/** Only the first address counts (K-11); absent conditions mean ready, serving, not terminating (K-12). */
function endpointOf(
  one: Parsed["endpoints"][number],
  index: number,
  addressType: Parsed["addressType"],
): SliceEndpoint {
  return {
    address: addressOf(one.addresses[0] ?? "", index, addressType),
    ready: one.conditions?.ready ?? true,
    serving: one.conditions?.serving ?? true,
    terminating: one.conditions?.terminating ?? false,
    nodeName: one.nodeName,
    zone: one.zone,
    forZones: (one.hints?.forZones ?? []).map((hint) => hint.name),
    forNodes: (one.hints?.forNodes ?? []).map((hint) => hint.name),
  };
}

function addressOf(text: string, index: number, addressType: Parsed["addressType"]): IpAddress {
  // Names are nothing to the kernel; the compiler passes such slices over.
  if (addressType === "FQDN") return text as IpAddress;
  const address = parseIp(text);
  const isRight = address !== undefined && address.includes(":") === (addressType === "IPv6");
  if (isRight) return address;
  throw new ParseError(
    ["endpoints", index, "addresses", 0],
    `${show(text)} is not an ${addressType} address`,
  );
}

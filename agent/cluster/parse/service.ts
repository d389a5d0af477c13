import { z } from "zod";
import { familyOf, parseIp } from "../../lib/ip.ts";
import type { IpAddress } from "../../lib/ip.ts";
import type { Service } from "../model.ts";
import {
  list,
  optional,
  ParseError,
  parseWith,
  port,
  protocol,
  show,
  wholeNumber,
  withDefault,
} from "./fields.ts";
import { metadata, metaOf } from "./meta.ts";

const PROXY_LABEL = "service.kubernetes.io/service-proxy-name";
const HEADLESS = "None";

/** SEMANTICS K-33. */
const DEFAULT_AFFINITY_S = 10_800;
const MAX_AFFINITY_S = 86_400;

const schema = z.object({
  metadata,
  spec: z.object({
    type: withDefault(z.enum(["ClusterIP", "NodePort", "LoadBalancer", "ExternalName"]), "ClusterIP"),
    clusterIP: optional(z.string()),
    clusterIPs: list(z.string()),
    ports: list(z.object({ name: withDefault(z.string(), ""), port, protocol })),
    internalTrafficPolicy: withDefault(z.enum(["Cluster", "Local"]), "Cluster"),
    sessionAffinity: withDefault(z.enum(["None", "ClientIP"]), "None"),
    sessionAffinityConfig: optional(
      z.object({
        clientIP: optional(z.object({ timeoutSeconds: optional(wholeNumber(1, MAX_AFFINITY_S)) })),
      }),
    ),
  }),
});

type Spec = z.infer<typeof schema>["spec"];

export function parseService(value: unknown): Service {
  const { metadata: meta, spec } = parseWith(schema, value);
  checkPorts(spec);
  const written = spec.clusterIPs.length > 0 ? spec.clusterIPs : [spec.clusterIP ?? ""];
  const headless = written.includes(HEADLESS);
  const hasNone = headless || spec.type === "ExternalName";
  return {
    type: spec.type,
    headless,
    clusterIPs: hasNone ? [] : addressesOf(written, spec),
    ports: spec.ports,
    serviceProxyName: meta.labels[PROXY_LABEL],
    internalTrafficPolicy: spec.internalTrafficPolicy,
    clientIpAffinityTimeoutS: spec.sessionAffinity === "ClientIP" ? affinityOf(spec) : undefined,
    ...metaOf(meta),
  };
}

function affinityOf(spec: Spec): number {
  return spec.sessionAffinityConfig?.clientIP?.timeoutSeconds ?? DEFAULT_AFFINITY_S;
}

function addressesOf(written: readonly string[], spec: Spec): readonly IpAddress[] {
  const addresses: IpAddress[] = [];
  written.forEach((text, index) => {
    if (text === "") return;
    const path = spec.clusterIPs.length > 0 ? ["spec", "clusterIPs", index] : ["spec", "clusterIP"];
    const address = parseIp(text);
    if (address === undefined) throw new ParseError(path, `${show(text)} is not an IP address`);
    if (addresses.some((other) => familyOf(other) === familyOf(address))) {
      throw new ParseError(path, `${show(text)} is the second ${familyOf(address)} address; one is allowed`);
    }
    addresses.push(address);
  });
  return addresses;
}

/** Names tell ports apart, and so do port and protocol together. */
function checkPorts({ ports }: Spec): void {
  ports.forEach((one, index) => {
    const others = ports.slice(0, index);
    if (ports.length > 1 && one.name === "") {
      throw new ParseError(
        ["spec", "ports", index, "name"],
        "is missing: a Service with several ports names each",
      );
    }
    if (others.some((other) => other.name === one.name)) {
      throw new ParseError(["spec", "ports", index, "name"], `${show(one.name)} is used twice`);
    }
    if (others.some((other) => other.port === one.port && other.protocol === one.protocol)) {
      throw new ParseError(
        ["spec", "ports", index, "port"],
        `${String(one.port)}/${one.protocol} is used twice`,
      );
    }
  });
}

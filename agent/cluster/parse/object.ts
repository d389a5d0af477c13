import { z } from "zod";
import { GATEWAY_GROUP, WEFT_API_VERSION } from "../../lib/api-names.ts";
import type {
  EndpointSlice,
  L4Route,
  L7Route,
  MeshNode,
  Namespace,
  Node,
  Pod,
  ReferenceGrant,
  Service,
} from "../model.ts";
import { parseEndpointSlice } from "./endpoint-slice.ts";
import { ParseError, parseWith, show } from "./fields.ts";
import { parseMeshNode } from "./mesh-node.ts";
import { namespaceOr } from "./meta.ts";
import { parseNamespace } from "./namespace.ts";
import { parseNode } from "./node.ts";
import { parsePod } from "./pod.ts";
import { parseReferenceGrant } from "./reference-grant.ts";
import { parseL4Route, parseL7Route } from "./route.ts";
import { parseService } from "./service.ts";

/** An object that the store can hold. */
export type ParsedObject =
  | { readonly kind: "Namespace"; readonly value: Namespace }
  | { readonly kind: "Node"; readonly value: Node }
  | { readonly kind: "Pod"; readonly value: Pod }
  | { readonly kind: "Service"; readonly value: Service }
  | { readonly kind: "EndpointSlice"; readonly value: EndpointSlice }
  | { readonly kind: "TCPRoute" | "UDPRoute"; readonly value: L4Route }
  | { readonly kind: "HTTPRoute" | "GRPCRoute" | "TLSRoute"; readonly value: L7Route }
  | { readonly kind: "ReferenceGrant"; readonly value: ReferenceGrant }
  | { readonly kind: "MeshNode"; readonly value: MeshNode };

export type ObjectKind = ParsedObject["kind"];

const GATEWAY_V1 = `${GATEWAY_GROUP}/v1`;

/** The versions that are read, by kind. */
const API_VERSIONS: Readonly<Record<ObjectKind, readonly string[]>> = {
  Namespace: ["v1"],
  Node: ["v1"],
  Pod: ["v1"],
  Service: ["v1"],
  EndpointSlice: ["discovery.k8s.io/v1"],
  TCPRoute: [GATEWAY_V1],
  UDPRoute: [GATEWAY_V1],
  HTTPRoute: [GATEWAY_V1],
  GRPCRoute: [GATEWAY_V1],
  TLSRoute: [GATEWAY_V1],
  ReferenceGrant: [GATEWAY_V1, `${GATEWAY_GROUP}/v1beta1`],
  MeshNode: [WEFT_API_VERSION],
};

const CLUSTER_SCOPED: ReadonlySet<string> = new Set(["Namespace", "Node", "MeshNode", "XMesh"]);

const header = z.object({ apiVersion: z.string(), kind: z.string() });

/**
 * One object of any kind; undefined for one that there is no use for, such as a slice
 * without a Service. Throws ParseError, and nothing else, for what cannot be used.
 */
export function parseObject(value: unknown): ParsedObject | undefined {
  const { apiVersion, kind } = parseWith(header, value);
  if (!isKnown(kind)) {
    const known = Object.keys(API_VERSIONS).join(", ");
    throw new ParseError(["kind"], `${show(kind)} is not a kind that Weft reads (${known})`);
  }
  if (!API_VERSIONS[kind].includes(apiVersion)) {
    const wanted = API_VERSIONS[kind].join(" or ");
    throw new ParseError(["apiVersion"], `${show(apiVersion)} of ${kind} is not read; write ${wanted}`);
  }
  return parseKind(kind, value);
}

function isKnown(kind: string): kind is ObjectKind {
  return Object.hasOwn(API_VERSIONS, kind);
}

/** As parseObject, for an object whose kind is known from where it was read. */
export function parseKind(kind: ObjectKind, value: unknown): ParsedObject | undefined {
  switch (kind) {
    case "Namespace":
      return { kind, value: parseNamespace(value) };
    case "Node":
      return { kind, value: parseNode(value) };
    case "Pod":
      return { kind, value: parsePod(value) };
    case "Service":
      return { kind, value: parseService(value) };
    case "EndpointSlice": {
      const slice = parseEndpointSlice(value);
      return slice === undefined ? undefined : { kind, value: slice };
    }
    case "TCPRoute":
    case "UDPRoute":
      return { kind, value: parseL4Route(kind, value) };
    case "HTTPRoute":
    case "GRPCRoute":
    case "TLSRoute":
      return { kind, value: parseL7Route(kind, value) };
    case "ReferenceGrant":
      return { kind, value: parseReferenceGrant(value) };
    case "MeshNode":
      return { kind, value: parseMeshNode(value) };
  }
}

const loose = z.object({
  kind: z.string(),
  metadata: z.object({ namespace: z.string().nullish(), name: z.string() }),
});

/** "Kind namespace/name" as far as a broken object still says so; it tells objects apart. */
export function identityOf(value: unknown): string | undefined {
  const result = loose.safeParse(value);
  if (!result.success) return undefined;
  const { kind, metadata } = result.data;
  if (CLUSTER_SCOPED.has(kind)) return `${kind} ${metadata.name}`;
  return `${kind} ${namespaceOr(metadata.namespace)}/${metadata.name}`;
}

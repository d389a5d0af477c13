import ipaddr from "ipaddr.js";
import type { IpAddress } from "../lib/ip.ts";
import {
  fdbKey,
  hostPrefixLength,
  isHostPrefix,
  neighbourKey,
  type Link,
  type LinkTables,
  type OnLinkRoute,
} from "./link-tables.ts";

export interface FoundLink {
  readonly ifindex: number;
  readonly name: string;
  /** For people: by what the link was found. */
  readonly how: string;
}

export type LinkResult =
  | { readonly kind: "found"; readonly link: FoundLink }
  /** The bridge has not seen the pod lately: a packet to each of these addresses may change that. */
  | { readonly kind: "unresolved"; readonly reason: string; readonly provoke: readonly IpAddress[] }
  | { readonly kind: "missing"; readonly reason: string };

/**
 * The host-side veth of the pod that has these addresses. One address is enough: a node often has a route
 * for one family only. Addresses that lead to different links are refused, because programs on one of
 * them would not see all of the pod's packets.
 */
export function resolveLink(tables: LinkTables, addresses: readonly IpAddress[]): LinkResult {
  if (addresses.length === 0) return missing("the pod has no address yet");
  const results = addresses.map((address) => resolveAddress(tables, address));
  const found = results.flatMap((result) => (result.kind === "found" ? [result.link] : []));
  const [first] = found;
  if (first === undefined) return joinFailures(results);
  const other = found.find(({ ifindex }) => ifindex !== first.ifindex);
  if (other === undefined) return { kind: "found", link: first };
  return missing(`the addresses lead to different links: ${first.how}; ${other.how}`);
}

function joinFailures(results: readonly LinkResult[]): LinkResult {
  const reason = results.flatMap((result) => (result.kind === "found" ? [] : [result.reason])).join("; ");
  const provoke = results.flatMap((result) => (result.kind === "unresolved" ? result.provoke : []));
  return provoke.length > 0 ? { kind: "unresolved", reason, provoke } : missing(reason);
}

function resolveAddress(tables: LinkTables, address: IpAddress): LinkResult {
  if (tables.localAddresses.has(address)) return missing(`${address} is an address of the node itself`);
  const routes = routesTo(tables, address);
  const hostRoutes = routes.filter(isHostPrefix);
  if (hostRoutes.length > 0) return resolveRouted(tables, address, hostRoutes);
  const bridged = routes.find(({ device }) => tables.links.get(device)?.kind === "bridge");
  if (bridged !== undefined) return resolveBridged(tables, address, bridged.device);
  const [nearest] = routes;
  if (nearest === undefined) return missing(`no route on this node leads directly to ${address}`);
  const { prefixLength, device } = nearest;
  return missing(
    `the route to ${address} is not a host route (/${prefixLength}) and its device ${device} is ${describeLink(tables, device)}, not a bridge`,
  );
}

/** The most specific first; among equals, the main table before the others. */
function routesTo(tables: LinkTables, address: IpAddress): OnLinkRoute[] {
  return tables.routes
    .filter((route) => covers(route, address))
    .sort((a, b) => b.prefixLength - a.prefixLength || mainFirst(a) - mainFirst(b));
}

function mainFirst({ table }: OnLinkRoute): number {
  return table === "main" ? 0 : 1;
}

function covers(route: OnLinkRoute, address: IpAddress): boolean {
  if (route.address === address) return true;
  if (isHostPrefix(route) || hostPrefixLength(route.address) !== hostPrefixLength(address)) return false;
  return ipaddr.parse(address).match(ipaddr.parse(route.address), route.prefixLength);
}

function resolveRouted(tables: LinkTables, address: IpAddress, routes: readonly OnLinkRoute[]): LinkResult {
  const veths = routes.flatMap(({ device, table }) => {
    const link = tables.links.get(device);
    return link?.kind === "veth" ? [{ link, table }] : [];
  });
  const [first] = veths;
  if (first !== undefined) {
    return foundLink(first.link, `host route ${address} dev ${first.link.name} in table ${first.table}`);
  }
  const devices = [...new Set(routes.map(({ device }) => device))];
  const described = devices.map((device) => `${device} is ${describeLink(tables, device)}`).join(", ");
  return missing(`the host route to ${address} does not lead to a veth: ${described}`);
}

function resolveBridged(tables: LinkTables, address: IpAddress, bridge: string): LinkResult {
  const mac = tables.macs.get(neighbourKey(bridge, address));
  if (mac === undefined) return unresolved(address, `${address} does not answer on the bridge ${bridge}`);
  const ports = [...(tables.ports.get(fdbKey(bridge, mac)) ?? [])];
  const [port, otherPort] = ports;
  if (port === undefined) {
    return unresolved(address, `the bridge ${bridge} does not know the port of ${mac} (${address})`);
  }
  if (otherPort !== undefined) {
    return missing(`the bridge ${bridge} has seen ${mac} (${address}) at several ports: ${ports.join(", ")}`);
  }
  const link = tables.links.get(port);
  if (link?.kind !== "veth") {
    return missing(
      `${address} is behind the port ${port} of ${bridge}, ${describeLink(tables, port)}, not a veth`,
    );
  }
  return foundLink(link, `port ${port} of the bridge ${bridge}, where ${address} is ${mac}`);
}

function describeLink({ links }: LinkTables, name: string): string {
  const link = links.get(name);
  if (link === undefined) return "gone";
  if (link.isLoopback) return "the loopback device";
  return link.kind === undefined ? "a physical device" : `a ${link.kind} device`;
}

function foundLink({ ifindex, name }: Link, how: string): LinkResult {
  return { kind: "found", link: { ifindex, name, how } };
}

function unresolved(address: IpAddress, reason: string): LinkResult {
  return { kind: "unresolved", reason, provoke: [address] };
}

function missing(reason: string): LinkResult {
  return { kind: "missing", reason };
}

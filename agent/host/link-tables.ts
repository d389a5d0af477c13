import { z } from "zod";
import { parseIp, type IpAddress } from "../lib/ip.ts";
import type { Exec } from "./exec.ts";
import { rowsOf } from "./ip-json.ts";

/** What the kernel of this network namespace knows about where an address lies. */
export interface LinkTables {
  readonly links: ReadonlyMap<string, Link>;
  /** Unicast routes without a gateway, of every table and family. */
  readonly routes: readonly OnLinkRoute[];
  /** The node's own addresses, without those that kube-proxy gives it in ipvs mode. */
  readonly localAddresses: ReadonlySet<IpAddress>;
  /** By `neighbourKey`. */
  readonly macs: ReadonlyMap<string, string>;
  /** By `fdbKey`: the ports behind which a bridge has seen a MAC. */
  readonly ports: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface Link {
  readonly ifindex: number;
  readonly name: string;
  /** The kernel's name of the driver, such as "veth", "bridge", "vxlan"; undefined for hardware. */
  readonly kind: string | undefined;
  readonly isLoopback: boolean;
}

/** "10.244.0.0/24". */
export interface Prefix {
  readonly address: IpAddress;
  readonly prefixLength: number;
}

export interface OnLinkRoute extends Prefix {
  readonly device: string;
  readonly table: string;
}

export function neighbourKey(device: string, address: IpAddress): string {
  return `${device} ${address}`;
}

export function fdbKey(bridge: string, mac: string): string {
  return `${bridge} ${mac}`;
}

/**
 * One command a table, however many pods there are. One after the other: to begin one takes a large agent some
 * twenty milliseconds, in which it does nothing else.
 */
export async function readLinkTables(exec: Exec, signal: AbortSignal): Promise<LinkTables> {
  const links = await exec("ip", ["-j", "-d", "link", "show"], { signal });
  const routes = await exec("ip", ["-j", "-d", "route", "show", "table", "all"], { signal });
  const neighbours = await exec("ip", ["-j", "neigh", "show"], { signal });
  const fdb = await exec("bridge", ["-j", "fdb", "show"], { signal });
  return {
    links: parseLinks(links),
    ...parseRoutes(routes),
    macs: parseNeighbours(neighbours),
    ports: parseFdb(fdb),
  };
}

const linkSchema = z.object({
  ifindex: z.number(),
  ifname: z.string(),
  link_type: z.string().optional(),
  linkinfo: z.object({ info_kind: z.string().optional() }).nullish(),
});

export function parseLinks(json: string): Map<string, Link> {
  const links = rowsOf("ip link", json, linkSchema).map((row): Link => ({
    ifindex: row.ifindex,
    name: row.ifname,
    kind: row.linkinfo?.info_kind,
    isLoopback: row.link_type === "loopback",
  }));
  return new Map(links.map((link) => [link.name, link]));
}

const routeSchema = z.object({
  type: z.string().default("unicast"),
  dst: z.string(),
  dev: z.string(),
  gateway: z.string().nullish(),
  /** A gateway of the other family. */
  via: z.unknown().optional(),
  table: z.coerce.string().default("main"),
});

/** Where kube-proxy in ipvs mode has every clusterIP (SEMANTICS K-61). */
const IPVS_DEVICE = "kube-ipvs0";

/** Addresses that packets to are delivered on this node. */
export async function readLocalAddresses(exec: Exec, signal: AbortSignal): Promise<ReadonlySet<IpAddress>> {
  const [v4, v6] = await Promise.all([
    exec("ip", ["-j", "-d", "-4", "route", "show", "table", "local"], { signal }),
    exec("ip", ["-j", "-d", "-6", "route", "show", "table", "local"], { signal }),
  ]);
  return new Set([...parseRoutes(v4).localAddresses, ...parseRoutes(v6).localAddresses]);
}

export function parseRoutes(json: string): Pick<LinkTables, "routes" | "localAddresses"> {
  const routes: OnLinkRoute[] = [];
  const localAddresses = new Set<IpAddress>();
  for (const row of rowsOf("ip route", json, routeSchema)) {
    const prefix = parsePrefix(row.dst);
    if (prefix === undefined) continue;
    if (row.type === "local" && isHostPrefix(prefix) && row.dev !== IPVS_DEVICE)
      localAddresses.add(prefix.address);
    if (isOnLink(row)) routes.push({ ...prefix, device: row.dev, table: row.table });
  }
  return { routes, localAddresses };
}

function isOnLink({ type, gateway, via }: z.infer<typeof routeSchema>): boolean {
  return type === "unicast" && typeof gateway !== "string" && via === undefined;
}

/** iproute2 leaves out the length of a host route's prefix. */
function parsePrefix(text: string): Prefix | undefined {
  const [addressText = "", lengthText] = text.split("/");
  const address = parseIp(addressText);
  if (address === undefined) return undefined;
  return { address, prefixLength: lengthText === undefined ? hostPrefixLength(address) : Number(lengthText) };
}

export function hostPrefixLength(address: IpAddress): 32 | 128 {
  return address.includes(":") ? 128 : 32;
}

export function isHostPrefix({ address, prefixLength }: Prefix): boolean {
  return prefixLength === hostPrefixLength(address);
}

const neighbourSchema = z.object({
  dst: z.string(),
  dev: z.string(),
  lladdr: z.string().nullish(),
  state: z.array(z.string()).default([]),
});

export function parseNeighbours(json: string): Map<string, string> {
  const macs = new Map<string, string>();
  for (const row of rowsOf("ip neigh", json, neighbourSchema)) {
    const address = parseIp(row.dst);
    // A failed entry may still carry the MAC that no longer answers.
    if (address === undefined || typeof row.lladdr !== "string" || row.state.includes("FAILED")) continue;
    macs.set(neighbourKey(row.dev, address), row.lladdr);
  }
  return macs;
}

const fdbSchema = z.object({
  mac: z.string(),
  ifname: z.string(),
  /** Only the entries of a bridge's own table have one; the others are a device's address filter. */
  master: z.string(),
});

export function parseFdb(json: string): Map<string, Set<string>> {
  const ports = new Map<string, Set<string>>();
  for (const row of rowsOf("bridge fdb", json, fdbSchema)) {
    const key = fdbKey(row.master, row.mac);
    const seen = ports.get(key);
    if (seen === undefined) ports.set(key, new Set([row.ifname]));
    else seen.add(row.ifname);
  }
  return ports;
}

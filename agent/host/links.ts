import { createSocket } from "node:dgram";
import type { Clock } from "../lib/clock.ts";
import { familyOf, type IpAddress } from "../lib/ip.ts";
import type { Exec } from "./exec.ts";
import { readLinkTables } from "./link-tables.ts";
import { resolveLink, type FoundLink, type LinkResult } from "./resolve-link.ts";

export type { FoundLink } from "./resolve-link.ts";

export type LinkSearch =
  | { readonly kind: "found"; readonly link: FoundLink }
  | { readonly kind: "missing"; readonly reason: string };

export interface LinkSearchParts {
  readonly exec: Exec;
  readonly clock: Clock;
  /** Makes the kernel ask who has the address. */
  readonly provoke: (address: IpAddress) => Promise<void>;
}

/** ARP on a veth answers in well under a millisecond; a node under load is given this much in all: 700 ms. */
const RETRY_DELAYS_MS = [20, 80, 200, 400];

/**
 * Finds the host-side links of pods, in this process's network namespace: one result for each entry of
 * `pods`, which holds one pod's addresses. The kernel's tables are read once for all pods, and again only
 * while a bridge has yet to learn where a pod is. Not for hostNetwork pods: they have no link.
 */
export async function findLinks(
  pods: readonly (readonly IpAddress[])[],
  parts: LinkSearchParts,
  signal: AbortSignal,
): Promise<LinkSearch[]> {
  let results = await resolveAll(pods, parts, signal);
  for (const delayMs of RETRY_DELAYS_MS) {
    const silent = results.flatMap((result) => (result.kind === "unresolved" ? result.provoke : []));
    if (silent.length === 0) break;
    await Promise.all(silent.map((address) => parts.provoke(address)));
    await parts.clock.sleep(delayMs, signal);
    results = await resolveAll(pods, parts, signal);
  }
  return results.map(settle);
}

async function resolveAll(
  pods: readonly (readonly IpAddress[])[],
  { exec }: LinkSearchParts,
  signal: AbortSignal,
): Promise<LinkResult[]> {
  const tables = await readLinkTables(exec, signal);
  return pods.map((addresses) => resolveLink(tables, addresses));
}

function settle(result: LinkResult): LinkSearch {
  return result.kind === "unresolved" ? { kind: "missing", reason: result.reason } : result;
}

const DISCARD_PORT = 9;

/**
 * An empty datagram to the discard port (RFC 863). The kernel must resolve the neighbour to send it, and
 * the pod's answer, be it only an ICMP error, teaches the bridge its port. A stale neighbour entry needs no
 * other treatment: either the pod answers at the old MAC, or the kernel asks anew within seconds.
 */
export async function provokeResolution(address: IpAddress): Promise<void> {
  const socket = createSocket(familyOf(address) === "IPv6" ? "udp6" : "udp4");
  // An address that cannot be reached stays unresolved, and is reported as that.
  socket.on("error", () => undefined);
  await new Promise<void>((resolve) => {
    socket.send("", DISCARD_PORT, address, () => {
      resolve();
    });
  });
  socket.close();
}

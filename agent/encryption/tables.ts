import type { RemoteRow } from "../datapath/tunnel-table.ts";
import type { Cidr } from "../lib/ip.ts";
import type { DeviceName } from "./device.ts";
import type { Assignment, LaneName } from "./handover.ts";
import type { EncryptionOptions } from "./options.ts";
import type { PeerPlan } from "./peers.ts";
import type { Steering, TableContent } from "./steering.ts";

/** What the programs are told of other nodes' pods. */
export function remoteRows(plan: PeerPlan, { routes }: Assignment): ReadonlyMap<Cidr, RemoteRow> {
  const rows = new Map<Cidr, RemoteRow>();
  for (const peer of plan.peers) {
    const row: RemoteRow = { node: peer.endpoint.address, state: routes.has(peer) ? "tunnel" : "clear" };
    for (const cidr of peer.prefixes) rows.set(cidr, row);
  }
  for (const { address, prefixes } of plan.others)
    for (const cidr of prefixes) rows.set(cidr, { node: address, state: "clear" });
  return rows;
}

/** What leads there. */
export function steeringOf(
  plan: PeerPlan,
  { routes }: Assignment,
  { scope, isStrict }: EncryptionOptions,
  nameOf: (lane: LaneName) => DeviceName,
): Steering {
  const everybody = isStrict ? [...plan.peers, ...plan.others] : [];
  const leadingTo = (what: "prefixes" | "workloads"): TableContent => ({
    tunnel: new Map(
      [...routes].flatMap(([peer, lane]) => peer[what].map((cidr) => [cidr, nameOf(lane)] as const)),
    ),
    forbidden: new Set(everybody.flatMap((node) => node[what])),
  });
  return {
    marked: leadingTo("prefixes"),
    pods: leadingTo(scope === "all" ? "prefixes" : "workloads"),
    sources: plan.podCidrs,
    leadsOthers: scope === "all",
  };
}

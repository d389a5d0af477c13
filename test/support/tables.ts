import { idOf } from "../../agent/lib/id.ts";
import type { Id } from "../../agent/lib/id.ts";
import type { IpAddress, Port } from "../../agent/lib/ip.ts";
import type { BackendSetRow, Chunk, FrontendRow, SplitRow, Tables } from "../../agent/datapath/tables.ts";

/** Small tables by hand, for tests below the compiler. */

export const EMPTY_CHUNK: Chunk = {
  dependsOn: [],
  names: [],
  members: [],
  endpoints: [],
  backendSets: [],
  splits: [],
  frontends: [],
};

export function setId(service: string): Id {
  return idOf("set", service);
}

export function serviceId(service: string): Id {
  return idOf("service", service);
}

export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/** The chunk of a Service's endpoints. */
export function backends(
  service: string,
  endpoints: readonly Endpoint[],
  emptyReason: BackendSetRow["emptyReason"] = "no_endpoint",
  affinityS = 0,
): Chunk {
  const set = setId(service);
  const rows = endpoints.map(({ address, port }, index) => ({
    set,
    index,
    address: address as IpAddress,
    port: port as Port,
  }));
  return {
    ...EMPTY_CHUNK,
    names: [{ id: serviceId(service), text: service }],
    members: rows.map((row) => ({ ...row, state: "eligible" })),
    endpoints: rows,
    backendSets: [
      { id: set, service: serviceId(service), endpointCount: rows.length, emptyReason, affinityS },
    ],
  };
}

/** The chunk of a route; slots as [service, weight], or "invalid" for a backendRef that leads nowhere. */
export function split(route: string, slots: readonly (readonly [string, number])[]): Chunk {
  const row: SplitRow = {
    id: splitId(route, slots),
    route: idOf("route", route),
    slots: aliasTable(slots),
  };
  return {
    ...EMPTY_CHUNK,
    dependsOn: slots.filter(([service]) => service !== "invalid").map(([service]) => `backends ${service}`),
    names: [{ id: row.route, text: route }],
    splits: [row],
  };
}

export function splitId(route: string, slots: readonly (readonly [string, number])[]): Id {
  return idOf("split", route, JSON.stringify(slots));
}

/** A plain alias table for a few slots: every column is filled from the slots in order. */
function aliasTable(slots: readonly (readonly [string, number])[]): SplitRow["slots"] {
  const total = slots.reduce((sum, [, weight]) => sum + weight, 0);
  const n = slots.length;
  // In units of 1 / (n * total): a column holds `total` units, slot i has weight * n of them.
  const left = slots.map(([, weight]) => weight * n);
  const own: number[] = new Array<number>(n).fill(total);
  const alias = slots.map((_, index) => index);
  const small = left.flatMap((units, index) => (units < total ? [index] : []));
  const large = left.flatMap((units, index) => (units >= total ? [index] : []));
  while (small.length > 0 && large.length > 0) {
    const poor = small.pop() ?? 0;
    const rich = large.pop() ?? 0;
    own[poor] = left[poor] ?? 0;
    alias[poor] = rich;
    left[rich] = (left[rich] ?? 0) - (total - (left[poor] ?? 0));
    ((left[rich] ?? 0) < total ? small : large).push(rich);
  }
  return slots.map(([service, weight], index) => ({
    weight,
    threshold: own[index] === total ? 2n ** 64n - 1n : (BigInt(own[index] ?? 0) << 64n) / BigInt(total),
    alias: alias[index] ?? index,
    target:
      service === "invalid"
        ? { kind: "reject", reason: "invalid_backend" }
        : { kind: "set", set: setId(service) },
  }));
}

/** The chunk of a Service's frontend. */
export function frontend(
  service: string,
  row: Partial<FrontendRow> & Pick<FrontendRow, "address" | "target">,
  dependsOn: readonly string[],
): Chunk {
  const full: FrontendRow = {
    scope: 0 as Id,
    port: 80 as Port,
    protocol: "TCP",
    service: serviceId(service),
    affinityS: 0,
    ...row,
  };
  return { ...EMPTY_CHUNK, dependsOn, frontends: [full] };
}

export function tables(chunks: Readonly<Record<string, Chunk>>): Tables {
  return new Map(Object.entries(chunks));
}

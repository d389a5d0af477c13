import type { Chunk, FrontendTarget, SlotRow, SplitRow } from "../datapath/tables.ts";
import { idOf } from "../lib/id.ts";
import type { NamespacedName } from "../cluster/model.ts";
import type { Family } from "../lib/ip.ts";
import { familyOf } from "../lib/ip.ts";
import { differentKeys } from "../lib/layered-map.ts";
import type { Steps } from "../lib/steps.ts";
import { aliasColumns } from "./alias.ts";
import { backendText } from "./backend-refs.ts";
import type { Backends } from "./backend-sets.ts";
import type { OwnedChunk } from "./chunk.ts";
import { chunkOf, dependencies, kept, owners } from "./chunk.ts";
import type { Diagnostic } from "./diagnostics.ts";
import type { FrontendPlan } from "./frontend-plan.ts";
import { identityOf, nameRow } from "./names.ts";
import type { AttachedRoute } from "./routes.ts";
import { weightSum } from "./routes.ts";
import { FAMILIES } from "./services.ts";
import type { Slot } from "./slots.ts";
import { slotsOf } from "./slots.ts";

/** The sixth stage: the alias tables of the routes that some frontend follows. */

export interface RouteSplits {
  readonly route: AttachedRoute;
  /** Undefined if none is needed: every weight is 0. */
  readonly table: OwnedChunk | undefined;
  readonly targets: ReadonlyMap<Family, FrontendTarget>;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Splits {
  readonly demand: Demand;
  /** By "Kind namespace/name". The same map as before while no table, target or diagnostic changed. */
  readonly routes: ReadonlyMap<string, RouteSplits>;
  /** Which routes lead to a Service. */
  readonly users: ReadonlyMap<NamespacedName, readonly string[]>;
  /** What the tables were made of. */
  readonly entries: Backends["entries"];
}

/** Routes in force, and the families they are in force for. */
type Demand = ReadonlyMap<string, { readonly route: AttachedRoute; readonly families: ReadonlySet<Family> }>;

export function demandOf({ services }: FrontendPlan): Demand {
  const demand = new Map<string, { readonly route: AttachedRoute; readonly families: Set<Family> }>();
  for (const { frontends } of services.values()) {
    for (const { route, address } of frontends) {
      if (route === undefined) continue;
      const entry = demand.get(route.key) ?? { route, families: new Set<Family>() };
      entry.families.add(familyOf(address));
      demand.set(route.key, entry);
    }
  }
  return demand;
}

export function* splits(demand: Demand, backends: Backends, previous: Splits | undefined): Steps<Splits> {
  if (previous?.demand === demand) return refreshed(previous, backends);
  const routes = new Map<string, RouteSplits>();
  for (const [key, { route, families }] of demand) {
    const before = previous?.routes.get(key);
    routes.set(key, kept(before, routeSplits(route, families, backends, before)));
    yield;
  }
  const { entries } = backends;
  return { demand, routes: kept(previous?.routes, routes), users: usersOf(demand), entries };
}

/** Endpoints may have changed, routes and Services have not. */
function refreshed(previous: Splits, backends: Backends): Splits {
  const { demand, users } = previous;
  const { entries } = backends;
  if (entries === previous.entries) return previous;
  const stale = new Set<string>();
  for (const service of differentKeys(previous.entries, entries))
    for (const route of users.get(service) ?? []) stale.add(route);
  const changes = new Map<string, RouteSplits>();
  for (const key of stale) {
    const wanted = demand.get(key);
    const before = previous.routes.get(key);
    const made = wanted && kept(before, routeSplits(wanted.route, wanted.families, backends, before));
    if (made !== undefined && made !== before) changes.set(key, made);
  }
  const routes = changes.size === 0 ? previous.routes : new Map([...previous.routes, ...changes]);
  return { demand, routes, users, entries };
}

function usersOf(demand: Demand): Splits["users"] {
  const users = new Map<NamespacedName, string[]>();
  for (const [key, { route }] of demand) {
    for (const backend of route.backends) {
      if (backend.kind !== "port") continue;
      const service = backend.known.service.key;
      users.set(service, [...(users.get(service) ?? []), key]);
    }
  }
  return users;
}

function routeSplits(
  route: AttachedRoute,
  families: ReadonlySet<Family>,
  backends: Backends,
  before: RouteSplits | undefined,
): RouteSplits {
  if (weightSum(route) === 0) {
    const refusal: FrontendTarget = { kind: "reject", reason: "zero_weight" };
    const targets = new Map([...families].map((family) => [family, refusal]));
    return { route, table: undefined, targets, diagnostics: [] };
  }
  const made = FAMILIES.filter((family) => families.has(family)).map((family) => {
    const slots = slotsOf(route, family, backends);
    return { family, slots, row: splitRow(route, family, slots) };
  });
  const rows = made.map(({ row }) => row);
  const table = { owner: owners.split(route.key), chunk: splitChunk(route, rows) };
  return {
    route,
    table: kept(before?.table, table),
    targets: new Map(made.map(({ family, row }) => [family, { kind: "split", split: row.id }])),
    diagnostics: made.flatMap(({ family, slots }) => emptyBackends(route, family, slots)),
  };
}

/** The id stands for the content: whoever reads the table never sees it change. */
function splitRow(route: AttachedRoute, family: Family, slots: readonly Slot[]): SplitRow {
  const columns = aliasColumns(slots.map((slot) => slot.weight));
  const rows = slots.map(({ weight, target }, index): SlotRow => {
    const { threshold, alias } = columns[index] ?? { threshold: 0n, alias: index };
    return { weight, threshold, alias, target };
  });
  const content = JSON.stringify(rows, (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
  const { kind } = route.route;
  return { id: idOf("split", kind, identityOf(route.route), family, content), route: route.id, slots: rows };
}

function splitChunk(route: AttachedRoute, rows: readonly SplitRow[]): Chunk {
  return chunkOf({
    dependsOn: dependencies(
      route.backends.flatMap((backend) =>
        backend.kind === "port" ? [owners.backends(backend.known.service.key)] : [],
      ),
    ),
    names: [nameRow(route.id, route.key)],
    splits: rows,
  });
}

function emptyBackends(route: AttachedRoute, family: Family, slots: readonly Slot[]): readonly Diagnostic[] {
  return slots.flatMap(({ backend, weight, set }): readonly Diagnostic[] => {
    if (weight === 0 || set?.empty === undefined) return [];
    const where = set.empty === "no_local_endpoint" ? " on this node (internalTrafficPolicy Local)" : "";
    return [
      {
        code: "backend_without_endpoints",
        severity: "info",
        object: route.key,
        message: `${route.key}: ${backendText(backend.ref)} has no usable ${family} endpoint${where}; its share is refused`,
      },
    ];
  });
}

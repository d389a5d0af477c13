import type { Chunk, FrontendTarget, SlotRow, SplitRow } from "../datapath/tables.ts";
import { idOf } from "../lib/id.ts";
import type { Family } from "../lib/ip.ts";
import { familyOf } from "../lib/ip.ts";
import { aliasColumns } from "./alias.ts";
import { backendText } from "./backend-refs.ts";
import type { Backends, ServiceBackends } from "./backend-sets.ts";
import { chunkOf, dependencies, kept, owners, sameContent } from "./chunk.ts";
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
  readonly families: ReadonlySet<Family>;
  readonly consulted: readonly (ServiceBackends | undefined)[];
  /** Undefined if no table is needed: every weight is 0. */
  readonly chunk: Chunk | undefined;
  readonly targets: ReadonlyMap<Family, FrontendTarget>;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Splits {
  readonly demand: Demand;
  /** By "Kind namespace/name". */
  readonly routes: ReadonlyMap<string, RouteSplits>;
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

/** The same object as before if no table changed, so that no frontend is looked at again. */
export function splits(demand: Demand, backends: Backends, previous: Splits | undefined): Splits {
  const routes = new Map<string, RouteSplits>();
  let changed = previous?.demand !== demand;
  for (const [key, { route, families }] of demand) {
    const before = previous?.routes.get(key);
    const made =
      before !== undefined && sameContent(before.families, families) && isCurrent(before, route, backends)
        ? before
        : routeSplits(route, families, backends, before);
    changed ||= made !== before;
    routes.set(key, made);
  }
  return changed || previous === undefined ? { demand, routes } : previous;
}

function isCurrent(before: RouteSplits, route: AttachedRoute, backends: Backends): boolean {
  const now = consult(route, backends);
  return before.route === route && now.every((service, index) => service === before.consulted[index]);
}

function consult(route: AttachedRoute, { services }: Backends): readonly (ServiceBackends | undefined)[] {
  return route.backends.map((backend) =>
    backend.kind === "port" ? services.get(backend.known.service.key) : undefined,
  );
}

function routeSplits(
  route: AttachedRoute,
  families: ReadonlySet<Family>,
  backends: Backends,
  before: RouteSplits | undefined,
): RouteSplits {
  const base = { route, families, consulted: consult(route, backends) };
  if (weightSum(route) === 0) {
    const refusal: FrontendTarget = { kind: "reject", reason: "zero_weight" };
    const targets = new Map([...families].map((family) => [family, refusal]));
    return { ...base, chunk: undefined, targets: kept(before?.targets, targets), diagnostics: [] };
  }
  const made = FAMILIES.filter((family) => families.has(family)).map((family) => {
    const slots = slotsOf(route, family, backends);
    return { family, slots, row: splitRow(route, family, slots) };
  });
  const targets = made.map(({ family, row }) => [family, splitTarget(row)] as const);
  return {
    ...base,
    chunk: kept(
      before?.chunk,
      splitChunk(
        route,
        made.map(({ row }) => row),
      ),
    ),
    targets: kept(before?.targets, new Map(targets)),
    diagnostics: made.flatMap(({ family, slots }) => emptyBackends(route, family, slots)),
  };
}

function splitTarget(row: SplitRow): FrontendTarget {
  return { kind: "split", split: row.id };
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

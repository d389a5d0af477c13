import type { NamespacedName } from "../cluster/model.ts";
import type { FrontendRow, FrontendTarget } from "../datapath/tables.ts";
import { familyOf } from "../lib/ip.ts";
import type { Steps } from "../lib/steps.ts";
import type { OwnedChunk } from "./chunk.ts";
import { chunkOf, dependencies, kept, owners } from "./chunk.ts";
import type { FrontendPlan, PlannedFrontend, ServicePlan } from "./frontend-plan.ts";
import type { RouteSplits, Splits } from "./splits.ts";

/** The last stage of rows: where each frontend leads. */

export interface ServiceFrontends extends OwnedChunk {
  readonly plan: ServicePlan;
  readonly consulted: readonly (RouteSplits | undefined)[];
}

export interface Frontends {
  readonly plan: FrontendPlan;
  readonly splits: Splits["routes"];
  readonly services: ReadonlyMap<NamespacedName, ServiceFrontends>;
}

export function* frontends(
  plan: FrontendPlan,
  splits: Splits["routes"],
  previous: Frontends | undefined,
): Steps<Frontends> {
  if (previous?.plan === plan && previous.splits === splits) return previous;
  const services = new Map<NamespacedName, ServiceFrontends>();
  for (const [key, servicePlan] of plan.services) {
    services.set(key, serviceFrontends(key, servicePlan, splits, previous?.services.get(key)));
    yield;
  }
  return { plan, splits, services };
}

function serviceFrontends(
  key: NamespacedName,
  plan: ServicePlan,
  splits: Splits["routes"],
  before: ServiceFrontends | undefined,
): ServiceFrontends {
  const consulted = plan.frontends.map(({ route }) =>
    route === undefined ? undefined : splits.get(route.key),
  );
  if (before?.plan === plan && consulted.every((made, index) => made === before.consulted[index]))
    return before;
  const chunk = chunkOf({
    dependsOn: dependencies([
      owners.backends(key),
      ...plan.frontends.flatMap((frontend, index) => dependenciesOf(frontend, consulted[index])),
    ]),
    frontends: plan.frontends.map((frontend, index) => frontendRow(plan, frontend, consulted[index])),
  });
  const owner = before?.owner ?? owners.frontends(key);
  return { owner, plan, consulted, chunk: kept(before?.chunk, chunk) };
}

function dependenciesOf({ client }: PlannedFrontend, splits: RouteSplits | undefined): readonly string[] {
  return [
    ...(client === undefined ? [] : [owners.namespace(client)]),
    ...(splits?.table === undefined ? [] : [splits.table.owner]),
  ];
}

function frontendRow(
  { known }: ServicePlan,
  frontend: PlannedFrontend,
  splits: RouteSplits | undefined,
): FrontendRow {
  const { scope, address, port } = frontend;
  const target = frontendTarget(frontend, splits);
  return {
    scope,
    address,
    port: port.port,
    protocol: port.protocol,
    service: port.id,
    target,
    // Without a split, the set that the frontend leads to keeps clients by itself (G-51, G-52).
    affinityS: target.kind === "split" ? (known.service.clientIpAffinityTimeoutS ?? 0) : 0,
  };
}

function frontendTarget({ address, port }: PlannedFrontend, splits: RouteSplits | undefined): FrontendTarget {
  const family = familyOf(address);
  return splits?.targets.get(family) ?? { kind: "set", set: port.sets[family] };
}

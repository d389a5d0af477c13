import type { ClusterState } from "../cluster/model.ts";
import type { Steps } from "../lib/steps.ts";
import type { Backends } from "./backend-sets.ts";
import { backends } from "./backend-sets.ts";
import type { L7Claims } from "./conflicts.ts";
import { l7Claims } from "./conflicts.ts";
import type { FrontendPlan } from "./frontend-plan.ts";
import { planFrontends } from "./frontend-plan.ts";
import type { Frontends } from "./frontends.ts";
import { frontends } from "./frontends.ts";
import type { Grants } from "./grants.ts";
import { grantsOf } from "./grants.ts";
import type { Circumstances } from "./policy.ts";
import type { RouteReports } from "./route-reports.ts";
import { routeReports } from "./route-reports.ts";
import type { AttachedRoutes } from "./routes.ts";
import { attachRoutes } from "./routes.ts";
import type { Catalogue } from "./services.ts";
import { catalogue } from "./services.ts";
import type { Splits } from "./splits.ts";
import { demandOf, splits } from "./splits.ts";
import type { Routing } from "./winners.ts";
import { routing } from "./winners.ts";
import type { Workloads } from "./workloads.ts";
import { workloads } from "./workloads.ts";

/**
 * Every stage takes what it reads and its own last result. Inputs are immutable, so the
 * same objects mean the same result: a stage returns its last result as it is, or looks
 * anew only at the Services and routes whose inputs are other objects.
 */
export interface Stages {
  readonly state: ClusterState;
  readonly nodeName: string;
  readonly circumstances: Circumstances;
  readonly grants: Grants;
  readonly catalogue: Catalogue;
  readonly attached: AttachedRoutes;
  readonly claims: L7Claims;
  readonly routing: Routing;
  readonly workloads: Workloads;
  readonly backends: Backends;
  readonly plan: FrontendPlan;
  readonly splits: Splits;
  readonly frontends: Frontends;
  readonly routeReports: RouteReports;
}

export function* runStages(
  state: ClusterState,
  nodeName: string,
  circumstances: Circumstances,
  previous: Stages | undefined,
): Steps<Stages> {
  const known = yield* catalogue(state.services, previous?.catalogue);
  const grants = grantsOf(state.referenceGrants, previous?.grants);
  const needed = circumstances.requireReferenceGrant ? grants : undefined;
  const attached = yield* attachRoutes(state.routes, known, needed, previous?.attached);
  yield;
  const claims = l7Claims(state.l7Routes, known, circumstances.l7Precedence, previous?.claims);
  const routed = yield* routing(attached, claims, previous?.routing);
  const local = yield* workloads(state, nodeName, [known.ids, attached.ids], previous?.workloads);
  const zone = state.nodes.get(nodeName)?.zone;
  const usable = yield* backends(known, state.slicesByService, { nodeName, zone }, previous?.backends);
  const plan = yield* planFrontends(
    known,
    routed,
    local.scopes,
    circumstances.localAddresses,
    previous?.plan,
  );
  const demand = previous?.plan === plan ? previous.splits.demand : demandOf(plan);
  const split = yield* splits(demand, usable, previous?.splits);
  return {
    state,
    nodeName,
    circumstances,
    grants,
    catalogue: known,
    attached,
    claims,
    routing: routed,
    workloads: local,
    backends: usable,
    plan,
    splits: split,
    frontends: yield* frontends(plan, split.routes, previous?.frontends),
    routeReports: yield* routeReports(routed, local.enrolled, previous?.routeReports),
  };
}

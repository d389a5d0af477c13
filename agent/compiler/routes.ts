import type { L4Route, NamespacedName, ParentRef, Protocol } from "../cluster/model.ts";
import type { Id } from "../lib/id.ts";
import { idOf } from "../lib/id.ts";
import type { Steps } from "../lib/steps.ts";
import type { Backend } from "./backend-refs.ts";
import { backendText, resolveBackend } from "./backend-refs.ts";
import type { IdLedger } from "./collisions.ts";
import { claimIds, collisionDiagnostics } from "./collisions.ts";
import type { Diagnostic } from "./diagnostics.ts";
import type { Grants } from "./grants.ts";
import { isPermitted } from "./grants.ts";
import { identityOf } from "./names.ts";
import { compareNames, compareText } from "./order.ts";
import type { Binding, Refusal } from "./parent-refs.ts";
import { bindParent, isServiceRef } from "./parent-refs.ts";
import type { Catalogue, KnownService } from "./services.ts";

/** The third stage: what each route's parentRefs and backendRefs lead to. */

export interface Attachment {
  readonly ref: ParentRef;
  readonly role: "producer" | "consumer";
  readonly binding: Binding;
}

export interface AttachedRoute {
  readonly route: L4Route;
  /** "Kind namespace/name". */
  readonly key: string;
  readonly id: Id;
  readonly protocol: Protocol;
  /** The parentRefs that are ours. */
  readonly attachments: readonly Attachment[];
  /** Of the first rule, in the order of writing. */
  readonly backends: readonly Backend[];
  /** The owner of its id, if that is not the route itself. */
  readonly sameIdAs: string | undefined;
  /** The Services looked up for it, to see whether it must be attached anew. */
  readonly consulted: readonly (KnownService | undefined)[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface AttachedRoutes {
  readonly source: ReadonlyMap<string, L4Route>;
  readonly services: Catalogue["services"];
  /** Undefined: no reference needs one. */
  readonly grants: Grants | undefined;
  /** In the order of kind, namespace and name. */
  readonly routes: ReadonlyMap<string, AttachedRoute>;
  readonly ids: IdLedger;
  readonly diagnostics: readonly Diagnostic[];
}

type Services = ReadonlyMap<NamespacedName, KnownService>;

interface Context {
  readonly services: Services;
  readonly grants: Grants | undefined;
  /** As they were when the routes were looked at last. */
  readonly sameGrants: boolean;
}

/** SPLIT_MAX_SLOTS of bpf/abi.h; the Gateway API allows no more either. */
const MAX_BACKENDS = 16;

export function* attachRoutes(
  source: ReadonlyMap<string, L4Route>,
  { services, ids: serviceIds }: Catalogue,
  grants: Grants | undefined,
  previous: AttachedRoutes | undefined,
): Steps<AttachedRoutes> {
  if (previous?.source === source && previous.services === services && previous.grants === grants)
    return previous;
  const context: Context = { services, grants, sameGrants: previous?.grants === grants };
  const sorted = [...source.values()].sort((a, b) => compareText(a.kind, b.kind) || compareNames(a, b));
  const ids = yield* claimIds(
    sorted.map((route) => ({ owner: routeKey(route), ids: [routeId(route)] })),
    [serviceIds],
  );
  const routes = new Map<string, AttachedRoute>();
  for (const route of sorted) {
    const before = previous?.routes.get(routeKey(route));
    const first = ids.yielding.get(routeKey(route));
    const unchanged = before !== undefined && isCurrent(before, route, first, context);
    routes.set(routeKey(route), unchanged ? before : attachRoute(route, context, first));
    yield;
  }
  return {
    source,
    services,
    grants,
    routes,
    ids,
    diagnostics: [
      ...[...routes.values()].flatMap((route) => route.diagnostics),
      ...collisionDiagnostics(ids),
    ],
  };
}

function routeKey(route: L4Route): string {
  return `${route.kind} ${route.key}`;
}

function routeId(route: L4Route): Id {
  return idOf("route", route.kind, identityOf(route));
}

function isCurrent(
  before: AttachedRoute,
  route: L4Route,
  sameIdAs: string | undefined,
  { services, sameGrants }: Context,
): boolean {
  if (before.route !== route || before.sameIdAs !== sameIdAs) return false;
  if (!sameGrants && before.backends.some(({ ref }) => ref.namespace !== route.namespace)) return false;
  const now = consult(route, services);
  return now.every((service, index) => service === before.consulted[index]);
}

function consult(route: L4Route, services: Services): readonly (KnownService | undefined)[] {
  const refs = [...route.parentRefs.filter(isServiceRef), ...(route.rules[0]?.backendRefs ?? [])];
  return refs.map((ref) => services.get(`${ref.namespace}/${ref.name}`));
}

function attachRoute(
  route: L4Route,
  { services, grants }: Context,
  sameIdAs: string | undefined,
): AttachedRoute {
  const protocol = route.kind === "TCPRoute" ? "TCP" : "UDP";
  const refusal = routeRefusal(route, sameIdAs);
  const attachments = route.parentRefs.filter(isServiceRef).map((ref): Attachment => {
    const binding: Binding =
      refusal === undefined ? bindParent(ref, protocol, services) : { kind: "refused", refusal };
    return { ref, role: ref.namespace === route.namespace ? "producer" : "consumer", binding };
  });
  // A route whose parents all belong to somebody else is not ours to judge.
  const refs = attachments.length === 0 ? [] : (route.rules[0]?.backendRefs ?? []);
  const backends = refs.map((ref) =>
    resolveBackend(ref, protocol, services, isPermitted(route, ref, grants)),
  );
  const attached = {
    route,
    key: routeKey(route),
    id: routeId(route),
    protocol,
    attachments,
    backends,
  } as const;
  return {
    sameIdAs,
    consulted: consult(route, services),
    diagnostics: routeDiagnostics(attached),
    ...attached,
  };
}

/** What keeps a route as a whole from being honoured. */
function routeRefusal(route: L4Route, sameIdAs: string | undefined): Refusal | undefined {
  const because = (message: string): Refusal => ({ code: undefined, reason: "UnsupportedValue", message });
  if (sameIdAs !== undefined) return because(`its id is that of ${sameIdAs} (the same uid?)`);
  const count = route.rules[0]?.backendRefs.length ?? 0;
  if (count > MAX_BACKENDS) return because(`it has ${count} backendRefs; ${MAX_BACKENDS} are supported`);
  return undefined;
}

/** The message of a route of which not everything counts, begun as the Gateway API prescribes (G-3). */
export function droppedRules({ rules }: L4Route): string | undefined {
  return rules.length > 1 ? `Dropped Rule: it has ${rules.length} rules, only the first counts` : undefined;
}

export function weightSum({ backends }: Pick<AttachedRoute, "backends">): number {
  return backends.reduce((sum, backend) => sum + backend.ref.weight, 0);
}

function routeDiagnostics(
  attached: Pick<AttachedRoute, "route" | "key" | "attachments" | "backends">,
): readonly Diagnostic[] {
  const { route, key, attachments, backends } = attached;
  if (attachments.length === 0) return [];
  const found: Diagnostic[] = [];
  const report = (code: Diagnostic["code"], severity: Diagnostic["severity"], message: string): void => {
    found.push({ code, severity, object: key, message: `${key}: ${message}` });
  };
  for (const { binding } of attachments) {
    if (binding.kind === "refused" && binding.refusal.code !== undefined)
      report(binding.refusal.code, "error", binding.refusal.message);
  }
  for (const backend of backends) {
    if (backend.kind === "invalid")
      report(
        backend.code,
        "error",
        `${backend.message}; the share of ${backendText(backend.ref)} is refused`,
      );
  }
  const dropped = droppedRules(route);
  if (dropped !== undefined) report("rules_dropped", "warning", dropped);
  if (weightSum(attached) === 0)
    report("all_weights_zero", "warning", "every weight is 0, so all connections are refused");
  return found;
}

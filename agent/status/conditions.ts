import type { ParentRef, RouteStatus, StatusCondition } from "../cluster/model.ts";
import type { RouteParentReport, RouteReport } from "../compiler/compiled.ts";
import { CONTROLLER_NAME, GATEWAY_GROUP } from "../lib/api-names.ts";

/** Reports of the compiler as entries of a route's status.parents (SEMANTICS G-56 to G-61). Pure. */

/** Entries of one status, over all controllers, as the CRD allows. */
export const MAX_PARENTS = 32;

/** As metav1.Condition allows. */
const MAX_MESSAGE = 32_768;

const OWN_TYPES: ReadonlySet<string> = new Set(["Accepted", "ResolvedRefs", "PartiallyInvalid"]);

/** A condition as the API has it. */
export interface RawCondition {
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly message: string;
  readonly observedGeneration?: number;
  readonly lastTransitionTime: string;
}

export interface RawParentRef {
  readonly group?: string;
  readonly kind?: string;
  readonly namespace?: string;
  readonly name: string;
  readonly sectionName?: string;
  readonly port?: number;
}

export interface RawParent {
  readonly parentRef: RawParentRef;
  readonly controllerName: string;
  readonly conditions?: readonly RawCondition[];
}

export interface RawRoute {
  readonly metadata: {
    readonly namespace: string;
    readonly name: string;
    readonly uid: string;
    readonly generation: number;
    readonly resourceVersion: string;
  };
  readonly spec: { readonly parentRefs?: readonly RawParentRef[] };
  readonly status?: { readonly parents?: readonly RawParent[] };
}

export function conditionsOf(parent: RouteParentReport, generation: number): readonly StatusCondition[] {
  const condition = (type: string, isTrue: boolean, reason: string, message: string): StatusCondition => ({
    type,
    status: isTrue ? "True" : "False",
    reason,
    message: message.slice(0, MAX_MESSAGE),
    observedGeneration: generation,
  });
  return [
    condition("Accepted", parent.accepted, parent.acceptedReason, parent.acceptedMessage),
    condition("ResolvedRefs", parent.resolvedRefs, parent.resolvedRefsReason, parent.resolvedRefsMessage),
    ...(parent.partiallyInvalid === undefined
      ? []
      : [condition("PartiallyInvalid", true, "UnsupportedValue", parent.partiallyInvalid)]),
  ];
}

/** How many of our entries there is no room for beside those of others. */
export function omittedParents(report: RouteReport, foreign: number): number {
  return Math.max(0, report.parents.length - Math.max(0, MAX_PARENTS - foreign));
}

/** True if the status says what the report says, or what a newer generation was judged by. */
export function isCurrent(status: RouteStatus, report: RouteReport): boolean {
  if (status.generation !== report.generation || isJudgedLater(status, report.generation)) return true;
  const room = report.parents.length - omittedParents(report, status.foreign);
  const wanted = report.parents.slice(0, room);
  if (wanted.length !== status.ours.length) return false;
  const open = [...status.ours];
  return wanted.every((parent) => {
    const key = keyOf(parent.parentRef);
    const index = open.findIndex((entry) => keyOf(entry.parentRef) === key);
    const [entry] = index < 0 ? [] : open.splice(index, 1);
    return entry !== undefined && haveSame(entry.conditions, conditionsOf(parent, report.generation));
  });
}

/** Somebody with a newer view has been here (G-60). */
function isJudgedLater({ ours }: RouteStatus, generation: number): boolean {
  return ours.some(({ conditions }) => conditions.some((entry) => entry.observedGeneration > generation));
}

function haveSame(found: readonly StatusCondition[], wanted: readonly StatusCondition[]): boolean {
  const own = found.filter(({ type }) => OWN_TYPES.has(type));
  return (
    own.length === wanted.length &&
    wanted.every((condition) => own.some((entry) => isSameCondition(entry, condition)))
  );
}

function isSameCondition(a: StatusCondition, b: StatusCondition): boolean {
  return (
    a.type === b.type &&
    a.status === b.status &&
    a.reason === b.reason &&
    a.message === b.message &&
    a.observedGeneration === b.observedGeneration
  );
}

function keyOf({ group, kind, namespace, name, sectionName, port }: ParentRef): string {
  return [group, kind, namespace, name, sectionName ?? "", port ?? ""].join("\0");
}

/**
 * status.parents as it should be. Entries of others stay as and where they are; ours keep
 * their places, those of references that are gone go, new ones come last. `now` is RFC 3339.
 */
export function mergedParents(route: RawRoute, report: RouteReport, now: string): readonly RawParent[] {
  const held = route.status?.parents ?? [];
  const room = report.parents.length - omittedParents(report, foreignParents(route));
  const wanted = entriesOf(route, report).slice(0, room);
  const open = [...wanted];
  const kept = held.flatMap((entry): readonly RawParent[] => {
    if (entry.controllerName !== CONTROLLER_NAME) return [entry];
    const index = open.findIndex(
      ({ parentRef }) => literalKeyOf(parentRef) === literalKeyOf(entry.parentRef),
    );
    const [match] = index < 0 ? [] : open.splice(index, 1);
    return match === undefined ? [] : [withTimes(match, entry.conditions ?? [], now)];
  });
  return [...kept, ...open.map((entry) => withTimes(entry, [], now))];
}

/** Entries of other controllers. */
function foreignParents({ status }: RawRoute): number {
  return (status?.parents ?? []).filter((entry) => entry.controllerName !== CONTROLLER_NAME).length;
}

interface WantedParent {
  readonly parentRef: RawParentRef;
  readonly conditions: readonly StatusCondition[];
}

/** Our entries in the order of spec.parentRefs, with the references as they are written there. */
function entriesOf(route: RawRoute, report: RouteReport): readonly WantedParent[] {
  const reports = [...report.parents];
  return (route.spec.parentRefs ?? []).flatMap((written) => {
    const key = keyOf(resolve(written, route.metadata.namespace));
    const index = reports.findIndex(({ parentRef }) => keyOf(parentRef) === key);
    const [parent] = index < 0 ? [] : reports.splice(index, 1);
    if (parent === undefined) return [];
    const { group, kind } = parent.parentRef;
    return [{ parentRef: { ...written, group, kind }, conditions: conditionsOf(parent, report.generation) }];
  });
}

function resolve(written: RawParentRef, namespace: string): ParentRef {
  return {
    group: written.group ?? GATEWAY_GROUP,
    kind: written.kind ?? "Gateway",
    namespace: written.namespace ?? namespace,
    name: written.name,
    sectionName: written.sectionName,
    port: written.port as ParentRef["port"],
  };
}

function literalKeyOf(ref: RawParentRef): string {
  return [ref.group, ref.kind, ref.namespace, ref.name, ref.sectionName, ref.port].join("\0");
}

/** A condition keeps the time of its last transition as long as its status stays. */
function withTimes(wanted: WantedParent, held: readonly RawCondition[], now: string): RawParent {
  const others = held.filter(({ type }) => !OWN_TYPES.has(type));
  const own = wanted.conditions.map((condition) => ({
    ...condition,
    lastTransitionTime: transitionTime(condition, held, now),
  }));
  return { parentRef: wanted.parentRef, controllerName: CONTROLLER_NAME, conditions: [...own, ...others] };
}

export function transitionTime(
  { type, status }: StatusCondition,
  held: readonly RawCondition[],
  now: string,
): string {
  const before = held.find((entry) => entry.type === type);
  return before?.status === status ? before.lastTransitionTime : now;
}

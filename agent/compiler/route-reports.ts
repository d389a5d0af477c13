import type { Port } from "../lib/ip.ts";
import type { Steps } from "../lib/steps.ts";
import type { Backend } from "./backend-refs.ts";
import type { ResolvedRefsReason, RouteParentReport, RouteReport } from "./compiled.ts";
import type { Diagnostic } from "./diagnostics.ts";
import { compareAge } from "./order.ts";
import type { AttachedRoute, Attachment } from "./routes.ts";
import { droppedRules } from "./routes.ts";
import type { KnownPort, KnownService } from "./services.ts";
import type { RouteGroup, Routing } from "./winners.ts";

/** For `weft route list` and the status of routes: conditions after G-61. */

export interface RouteReports {
  readonly routing: Routing;
  readonly enrolled: ReadonlySet<string>;
  readonly reports: readonly RouteReport[];
  readonly diagnostics: readonly Diagnostic[];
}

export function* routeReports(
  routing: Routing,
  enrolled: ReadonlySet<string>,
  previous: RouteReports | undefined,
): Steps<RouteReports> {
  if (previous?.routing === routing && previous.enrolled === enrolled) return previous;
  const reports: RouteReport[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const attached of routing.attached.routes.values()) {
    reports.push(routeReport(attached, routing, enrolled));
    diagnostics.push(...lossDiagnostics(attached, routing), ...enrolmentDiagnostics(attached, enrolled));
    yield;
  }
  return { routing, enrolled, reports, diagnostics };
}

function routeReport(attached: AttachedRoute, routing: Routing, enrolled: ReadonlySet<string>): RouteReport {
  const { kind, namespace, name, generation, createdAtMs } = attached.route;
  const resolved = resolvedRefs(attached.backends);
  return {
    route: attached.key,
    kind,
    namespace,
    name,
    generation,
    createdAtMs,
    id: attached.id,
    parents: attached.attachments.map((attachment) => ({
      parentRef: attachment.ref,
      role: attachment.role,
      ...acceptance(attached, attachment, routing, enrolled),
      ...resolved,
      partiallyInvalid: droppedRules(attached.route),
    })),
  };
}

type Acceptance = Pick<
  RouteParentReport,
  "accepted" | "acceptedReason" | "acceptedMessage" | "ports" | "beatenOn"
>;

function acceptance(
  attached: AttachedRoute,
  { binding, role }: Attachment,
  routing: Routing,
  enrolled: ReadonlySet<string>,
): Acceptance {
  if (binding.kind === "refused") return notAccepted(binding.refusal.reason, binding.refusal.message);
  const { known } = binding;
  const standings = binding.ports.map((port) => standing(attached, known, port, routing));
  const open = standings.filter((entry) => entry.conflict === undefined);
  if (open.length === 0) {
    const takers = [...new Set(standings.map((entry) => entry.conflict ?? ""))].join(", ");
    const message = `Service ${known.service.key} is served by ${takers}`;
    return notAccepted("RouteReasonConflicted", message);
  }
  const idle = role === "consumer" && !enrolled.has(attached.route.namespace);
  return {
    accepted: true,
    acceptedReason: "Accepted",
    acceptedMessage: [
      `bound to ${portsText(open.map((entry) => entry.port))} of Service ${known.service.key}`,
      ...standings.flatMap(standingText),
      ...(idle ? [notEnrolled(attached)] : []),
    ].join("; "),
    ports: open.map((entry) => entry.port),
    beatenOn: new Map(
      open.flatMap(({ port, beatenBy }): [Port, string][] =>
        beatenBy === undefined ? [] : [[port, beatenBy.key]],
      ),
    ),
  };
}

function notAccepted(
  acceptedReason: RouteParentReport["acceptedReason"],
  acceptedMessage: string,
): Acceptance {
  return { accepted: false, acceptedReason, acceptedMessage, ports: [], beatenOn: new Map() };
}

interface Standing {
  readonly attached: AttachedRoute;
  readonly port: Port;
  readonly conflict: string | undefined;
  readonly beatenBy: AttachedRoute | undefined;
}

function standing(attached: AttachedRoute, known: KnownService, port: KnownPort, routing: Routing): Standing {
  const group = groupOf(attached, known, port, routing);
  const first = group?.routes[0];
  return {
    attached,
    port: port.port,
    conflict: group?.conflict,
    beatenBy: first?.key === attached.key ? undefined : first,
  };
}

function groupOf(
  { route }: AttachedRoute,
  { service }: KnownService,
  port: KnownPort,
  routing: Routing,
): RouteGroup | undefined {
  return routing.services.get(service.key)?.get(port.id)?.groups.get(route.namespace);
}

/** Those who lose by age stay accepted; only this message tells them (G-32). */
function standingText({ attached, port, conflict, beatenBy }: Standing): readonly string[] {
  if (conflict !== undefined) return [`port ${port} is served by ${conflict}`];
  return beatenBy === undefined ? [] : [`on port ${port} ${beats(beatenBy, attached)}`];
}

/** "TCPRoute a/b is in force, which is older". */
export function beats(winner: AttachedRoute, loser: AttachedRoute): string {
  return `${winner.key} is in force, ${precedence(winner, loser)}`;
}

export function precedence(first: AttachedRoute, second: AttachedRoute): string {
  if (compareAge(first.route, second.route) > 0) return "which is younger";
  return first.route.createdAtMs === second.route.createdAtMs
    ? "which is as old and comes first by name"
    : "which is older";
}

function portsText(ports: readonly Port[]): string {
  return `${ports.length === 1 ? "port" : "ports"} ${ports.join(", ")}`;
}

function notEnrolled({ route }: AttachedRoute): string {
  return `no pod of namespace ${route.namespace} is opted in, so it has no effect`;
}

const REASON_ORDER = ["RefNotPermitted", "InvalidKind", "BackendNotFound", "UnsupportedProtocol"] as const;

type ResolvedRefs = Pick<RouteParentReport, "resolvedRefs" | "resolvedRefsReason" | "resolvedRefsMessage">;

function resolvedRefs(backends: readonly Backend[]): ResolvedRefs {
  const invalid = backends.filter((backend) => backend.kind === "invalid");
  const reason = REASON_ORDER.find((candidate) => invalid.some((backend) => backend.reason === candidate));
  const resolvedRefsReason: ResolvedRefsReason = reason ?? "ResolvedRefs";
  return {
    resolvedRefs: reason === undefined,
    resolvedRefsReason,
    resolvedRefsMessage:
      reason === undefined ? "all backendRefs resolve" : invalid.map((backend) => backend.message).join("; "),
  };
}

/** Ports that a route is bound to and that others have, each once. */
function lossDiagnostics(attached: AttachedRoute, routing: Routing): readonly Diagnostic[] {
  const losses = new Map<string, Diagnostic["code"]>();
  for (const { binding } of attached.attachments) {
    if (binding.kind === "refused") continue;
    for (const port of binding.ports) {
      const { beatenBy, conflict } = standing(attached, binding.known, port, routing);
      if (conflict !== undefined)
        losses.set(
          `${attached.key} does not count on ${port.text}: it is served by ${conflict}`,
          "route_conflicted",
        );
      else if (beatenBy !== undefined)
        losses.set(`${attached.key} is beaten on ${port.text}: ${beats(beatenBy, attached)}`, "route_beaten");
    }
  }
  return [...losses].map(([message, code]) => ({ code, severity: "warning", object: attached.key, message }));
}

/** G-27. */
function enrolmentDiagnostics(attached: AttachedRoute, enrolled: ReadonlySet<string>): readonly Diagnostic[] {
  const concerned = attached.attachments.some(
    ({ role, binding }) => role === "consumer" && binding.kind === "bound",
  );
  if (!concerned || enrolled.has(attached.route.namespace)) return [];
  return [
    {
      code: "namespace_not_opted_in",
      severity: "info",
      object: attached.key,
      message: `${attached.key}: ${notEnrolled(attached)}`,
    },
  ];
}

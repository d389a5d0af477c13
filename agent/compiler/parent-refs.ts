import type { NamespacedName, ParentRef, Protocol, ServicePort } from "../cluster/model.ts";
import type { AcceptedReason } from "./compiled.ts";
import type { DiagnosticCode } from "./diagnostics.ts";
import type { KnownPort, KnownService } from "./services.ts";

export interface Refusal {
  /** Undefined if another diagnostic has said it already. */
  readonly code: DiagnosticCode | undefined;
  readonly reason: Exclude<AcceptedReason, "Accepted">;
  readonly message: string;
}

/** What one parentRef binds its route to. */
export type Binding =
  | { readonly kind: "bound"; readonly known: KnownService; readonly ports: readonly KnownPort[] }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/**
 * A ref that names another group or kind belongs to somebody else and is left alone, also
 * `kind: Service` with the default group, which is the Gateway API's own (G-11).
 */
export function isServiceRef(ref: ParentRef): boolean {
  return ref.group === "" && ref.kind === "Service";
}

/** G-13 to G-20. */
export function bindParent(
  ref: ParentRef,
  protocol: Protocol,
  services: ReadonlyMap<NamespacedName, KnownService>,
): Binding {
  const object = `Service ${ref.namespace}/${ref.name}`;
  const known = services.get(`${ref.namespace}/${ref.name}`);
  if (known === undefined) return refused("parent_not_found", `${object} does not exist`);
  if (known.refused !== undefined)
    return refused("parent_unsupported", `${object} cannot be a parent: ${known.refused}`);

  const ports = known.ports.filter((port) => port.protocol === protocol && selects(ref, port));
  if (ports.length > 0) return { kind: "bound", known, ports };
  if (known.service.ports.some((port) => selects(ref, port)))
    return refused("parent_protocol_mismatch", `${portText(ref)} of ${object} is not ${protocol}`);
  return refused("parent_port_not_found", `${object} has no ${portText(ref)}`);
}

function refused(code: DiagnosticCode, message: string): Binding {
  return { kind: "refused", refusal: { code, reason: "NoMatchingParent", message } };
}

/** sectionName is the name of a port; with both set, both must fit the same port (G-14). */
export function selects(ref: ParentRef, port: Pick<ServicePort, "name" | "port">): boolean {
  return (
    (ref.port === undefined || ref.port === port.port) &&
    (ref.sectionName === undefined || ref.sectionName === port.name)
  );
}

function portText({ port, sectionName }: ParentRef): string {
  if (port === undefined) return sectionName === undefined ? "any port" : `port named "${sectionName}"`;
  return sectionName === undefined ? `port ${port}` : `port ${port} named "${sectionName}"`;
}

import type { BackendRef, NamespacedName, Protocol } from "../cluster/model.ts";
import type { ResolvedRefsReason } from "./compiled.ts";
import type { DiagnosticCode } from "./diagnostics.ts";
import type { KnownPort, KnownService } from "./services.ts";

/** What a backendRef leads to: a port of a Service, or nowhere (G-43, G-47 to G-50). */
export type Backend =
  | {
      readonly kind: "port";
      readonly ref: BackendRef;
      readonly known: KnownService;
      readonly port: KnownPort;
    }
  | {
      readonly kind: "invalid";
      readonly ref: BackendRef;
      readonly code: DiagnosticCode;
      readonly reason: Exclude<ResolvedRefsReason, "ResolvedRefs">;
      readonly message: string;
    };

type Services = ReadonlyMap<NamespacedName, KnownService>;

/** `isPermitted`: whether the route may refer to that object at all. */
export function resolveBackend(
  ref: BackendRef,
  protocol: Protocol,
  services: Services,
  isPermitted: boolean,
): Backend {
  const invalid = (
    code: DiagnosticCode,
    reason: Exclude<ResolvedRefsReason, "ResolvedRefs">,
    message: string,
  ): Backend => ({ kind: "invalid", ref, code, reason, message });

  const object = `${ref.kind} ${ref.namespace}/${ref.name}`;
  // Before anything is looked up, so that the message does not tell whether the object exists (G-54).
  if (!isPermitted) {
    const message = `no ReferenceGrant in namespace ${ref.namespace} permits the reference to ${object}`;
    return invalid("backend_not_permitted", "RefNotPermitted", message);
  }
  if (ref.group !== "" || ref.kind !== "Service") {
    const kind = ref.group === "" ? ref.kind : `${ref.group}/${ref.kind}`;
    const message = `backend ${object} is of kind ${kind}; only Services are supported`;
    return invalid("backend_kind_unsupported", "InvalidKind", message);
  }
  const known = services.get(`${ref.namespace}/${ref.name}`);
  if (known === undefined) return invalid("backend_not_found", "BackendNotFound", `${object} does not exist`);
  if (known.yielding)
    return invalid("id_collision", "BackendNotFound", `${object} is left out: ${known.refused ?? ""}`);
  if (known.service.type === "ExternalName")
    return invalid(
      "backend_unsupported",
      "InvalidKind",
      `${object} is of type ExternalName and has no endpoints`,
    );

  const port = known.ports.find((entry) => entry.port === ref.port && entry.protocol === protocol);
  if (port !== undefined) return { kind: "port", ref, known, port };
  return missingPort(ref, protocol, known, invalid);
}

function missingPort(
  ref: BackendRef,
  protocol: Protocol,
  { service }: KnownService,
  invalid: (
    code: DiagnosticCode,
    reason: Exclude<ResolvedRefsReason, "ResolvedRefs">,
    message: string,
  ) => Backend,
): Backend {
  const object = `Service ${service.key}`;
  if (ref.port === undefined)
    return invalid("backend_port_not_found", "BackendNotFound", `the reference to ${object} names no port`);
  const other = service.ports.find((entry) => entry.port === ref.port);
  if (other === undefined)
    return invalid("backend_port_not_found", "BackendNotFound", `${object} has no port ${ref.port}`);
  const message = `port ${ref.port} of ${object} is ${other.protocol}, not ${protocol}`;
  return invalid("backend_protocol_mismatch", "UnsupportedProtocol", message);
}

/** "namespace/name:port", as it is written in the route. */
export function backendText({ namespace, name, port }: BackendRef): string {
  return port === undefined ? `${namespace}/${name}` : `${namespace}/${name}:${port}`;
}

/** A mistake or surprise in the user's objects: data, never an exception. docs/diagnostics.md lists the codes. */
export const DIAGNOSTIC_CODES = [
  "service_unclaimed",
  "duplicate_cluster_ip",
  "cluster_ip_local",
  "parent_not_found",
  "parent_unsupported",
  "parent_port_not_found",
  "parent_protocol_mismatch",
  "backend_not_found",
  "backend_not_permitted",
  "backend_port_not_found",
  "backend_protocol_mismatch",
  "backend_kind_unsupported",
  "backend_unsupported",
  "backend_without_endpoints",
  "route_beaten",
  "route_conflicted",
  "rules_dropped",
  "all_weights_zero",
  "namespace_not_opted_in",
  "mesh_label_not_understood",
  "id_collision",
] as const;

export type DiagnosticCode = (typeof DIAGNOSTIC_CODES)[number];

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: "error" | "warning" | "info";
  /** "Kind namespace/name" of the object to look at. */
  readonly object: string;
  readonly message: string;
}

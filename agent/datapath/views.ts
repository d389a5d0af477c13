/** What readers of the kernel's maps get: domain values with names resolved, ready for a table or JSON. */

export const MAP_NAMES = [
  "settings",
  "names",
  "frontends",
  "splits",
  "backend_sets",
  "endpoints",
  "members",
  "workloads",
  "flows",
  "flows_opening",
  "affinity",
  "fragments",
  "tuples",
  "answers",
  "flow_totals",
  "traffic",
  "refusals",
  "events",
] as const;

export type MapName = (typeof MAP_NAMES)[number];

export interface MapView {
  readonly name: MapName;
  readonly type: string;
  readonly keyBytes: number;
  readonly valueBytes: number;
  readonly maxEntries: number;
  /** Rows held now; undefined where the kernel cannot say (events). */
  readonly entries: number | undefined;
}

/** Column -> value, in column order. Nested values only for the slots of a split. */
export interface DumpRow {
  readonly [column: string]: string | number | readonly DumpRow[];
}

export interface MapDump {
  readonly map: MapName;
  readonly columns: readonly string[];
  readonly rows: readonly DumpRow[];
}

export interface MapDifference {
  readonly map: MapName;
  readonly kind: "missing" | "unexpected" | "changed" | "dangling";
  /** The row's key, for people. */
  readonly key: string;
  readonly expected: string | undefined;
  readonly actual: string | undefined;
}

export interface MapCheck {
  /** "desired": compared with what the agent wants; "references": no agent, so only the rows against one another. */
  readonly against: "desired" | "references";
  readonly rowsChecked: number;
  readonly differences: readonly MapDifference[];
}

export interface FlowView {
  readonly protocol: "TCP" | "UDP";
  /** "address:port" ("[address]:port" for IPv6). */
  readonly client: string;
  readonly frontend: string;
  readonly endpoint: string;
  /** "namespace/name:port" of the Service called. */
  readonly service: string;
  readonly workload: string;
  readonly state: "opening" | "established" | "closing" | "unreplied" | "replied";
  readonly ageMs: number;
  readonly idleMs: number;
}

export interface WorkloadView {
  readonly pod: string;
  readonly ips: readonly string[];
  readonly optedInBy: "pod" | "namespace";
  readonly state: "active" | "draining" | "pending" | "refused";
  /** Host-side interface; undefined if not found. */
  readonly interface: string | undefined;
  readonly ifindex: number | undefined;
  /** How it was found, or why not, e.g. "host route 10.1.0.5 dev veth1". */
  readonly how: string;
  /** tcx or clsact; undefined while not attached. */
  readonly attached: "tcx" | "clsact" | undefined;
}

export interface CleanupView {
  /** One line for each thing removed, e.g. "map frontends", "link veth1 ingress". */
  readonly removed: readonly string[];
}

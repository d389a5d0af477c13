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
  "quiet",
  "cgroups",
  "flows",
  "flows_opening",
  "sockets",
  "socket_peers",
  "affinity",
  "fragments",
  "tuples",
  "shortcuts",
  "answers",
  "tunnel",
  "remotes",
  "tunnel_totals",
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
  /** 0: its rows live in what they are of, so it has no size of its own. */
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
  /** Where the pick was made, and is kept. */
  readonly level: "packet" | "socket";
  readonly protocol: "TCP" | "UDP";
  /** "address:port" ("[address]:port" for IPv6). Not known of a UDP socket. */
  readonly client: string | undefined;
  readonly frontend: string;
  readonly endpoint: string;
  /** "namespace/name:port" of the Service called. */
  readonly service: string;
  readonly workload: string;
  readonly state: "opening" | "established" | "closing" | "unreplied" | "replied";
  readonly ageMs: number;
  /** Not known of connected sockets: their packets are not looked at. */
  readonly idleMs: number | undefined;
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
  /** The folder of the cgroup that the socket level is attached to; undefined while it is not. */
  readonly cgroup: string | undefined;
}

export interface CleanupView {
  /** One line for each thing removed, e.g. "map frontends", "link veth1 ingress". */
  readonly removed: readonly string[];
}

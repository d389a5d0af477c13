export interface MetricRow {
  readonly name: `weft_${string}`;
  readonly type: "counter" | "gauge" | "histogram";
  readonly help: string;
  readonly labels: readonly string[];
  /** Upper bounds of a histogram's buckets. */
  readonly buckets?: readonly number[];
}

const DURATION_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** A change may have to wait for room or for a kernel that refuses. */
const LATENCY_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

const SERVICE = ["namespace", "service", "port", "protocol"] as const;
const BACKEND = [...SERVICE, "backend", "endpoint"] as const;

/** Every metric of Weft, in the order of docs/metrics.md. Node's own process metrics come on top. */
export const METRICS = {
  buildInfo: {
    name: "weft_build_info",
    type: "gauge",
    help: "Always 1; the label is the agent's version.",
    labels: ["version"],
  },
  ready: {
    name: "weft_ready",
    type: "gauge",
    help: "1 if the agent is ready, as /readyz has it, else 0.",
    labels: [],
  },
  sourceObjects: {
    name: "weft_source_objects",
    type: "gauge",
    help: "Objects in force, by kind.",
    labels: ["kind"],
  },
  sourceErrors: {
    name: "weft_source_errors",
    type: "gauge",
    help: "Objects and files that cannot be read now; their last good content is in force.",
    labels: [],
  },
  sourceWatched: {
    name: "weft_source_watched",
    type: "gauge",
    help: "1 if changes of the resource are being told by the Kubernetes API now, else 0.",
    labels: ["source"],
  },
  sourceLists: {
    name: "weft_source_lists_total",
    type: "counter",
    help: "Whole lists of the resource that were read from the Kubernetes API.",
    labels: ["source"],
  },
  sourceFailures: {
    name: "weft_source_failures_total",
    type: "counter",
    help: "Lists and watches of the resource that failed.",
    labels: ["source"],
  },
  apiRequests: {
    name: "weft_api_requests_total",
    type: "counter",
    help: "Requests to the Kubernetes API; outcome is the HTTP status, or unreachable.",
    labels: ["method", "outcome"],
  },
  gatewayApi: {
    name: "weft_gateway_api_info",
    type: "gauge",
    help: "1 for each definition of a route that the API has, with the Gateway API release and channel it is from.",
    labels: ["resource", "release", "channel"],
  },
  leader: {
    name: "weft_leader",
    type: "gauge",
    help: "1 if this agent writes the statuses of routes now, else 0.",
    labels: [],
  },
  statusWrites: {
    name: "weft_status_writes_total",
    type: "counter",
    help: "Statuses of routes; result is written, conflict (another wrote at the same time) or unchanged.",
    labels: ["result"],
  },
  statusOmitted: {
    name: "weft_status_entries_omitted",
    type: "gauge",
    help: "Entries of routes' statuses that are left out because other controllers fill the list of 32; told by the leader.",
    labels: [],
  },
  diagnostics: {
    name: "weft_diagnostics",
    type: "gauge",
    help: "Diagnostics about objects in force, by code (docs/diagnostics.md).",
    labels: ["code"],
  },
  compileDuration: {
    name: "weft_compile_duration_seconds",
    type: "histogram",
    help: "Time to compile the objects into tables.",
    labels: [],
    buckets: DURATION_BUCKETS,
  },
  writeDuration: {
    name: "weft_datapath_write_duration_seconds",
    type: "histogram",
    help: "Time to write the difference between two states of the tables into the kernel.",
    labels: [],
    buckets: DURATION_BUCKETS,
  },
  rowsWritten: {
    name: "weft_datapath_rows_written_total",
    type: "counter",
    help: "Rows written to the kernel's maps; operation is upsert or delete.",
    labels: ["map", "operation"],
  },
  rowsRepaired: {
    name: "weft_datapath_rows_repaired_total",
    type: "counter",
    help: "Rows of the kernel's maps that were found not to be as they had been written, and put right.",
    labels: ["map"],
  },
  writeFailures: {
    name: "weft_datapath_write_failures_total",
    type: "counter",
    help: "Writes that the kernel refused, by map and errno.",
    labels: ["map", "errno"],
  },
  programmingLatency: {
    name: "weft_programming_latency_seconds",
    type: "histogram",
    help: "Time from a change of objects being seen to the kernel holding it.",
    labels: [],
    buckets: LATENCY_BUCKETS,
  },
  mapEntries: {
    name: "weft_map_entries",
    type: "gauge",
    help: "Rows that a map holds.",
    labels: ["map"],
  },
  mapMaxEntries: {
    name: "weft_map_max_entries",
    type: "gauge",
    help: "Rows that a map has room for; of events: bytes.",
    labels: ["map"],
  },
  workloads: {
    name: "weft_workloads",
    type: "gauge",
    help: "Pods of this node that opted in; state is active, draining, pending or refused.",
    labels: ["state"],
  },
  flows: {
    name: "weft_flows",
    type: "gauge",
    help: "Flows held; table is flows, or flows_opening for those without a reply yet.",
    labels: ["table"],
  },
  sweepRemoved: {
    name: "weft_flow_sweep_removed_total",
    type: "counter",
    help: "Flow entries, two a flow, removed because the flow was idle or over.",
    labels: [],
  },
  flowsOpened: {
    name: "weft_flow_entries_opened_total",
    type: "counter",
    help: "Flow entries made, two a flow.",
    labels: [],
  },
  flowsEvicted: {
    name: "weft_flow_entries_evicted_total",
    type: "counter",
    help: "Flow entries without a reply yet that newer ones pushed out (--max-flows-opening).",
    labels: [],
  },
  flowsUnsettled: {
    name: "weft_flow_table_full_total",
    type: "counter",
    help: "Answers to flows that the table flows had no room for (--max-flows), so that they stayed where they can be evicted.",
    labels: [],
  },
  flowsRecovered: {
    name: "weft_flow_entries_recovered_total",
    type: "counter",
    help: "Flow entries that had been lost and were found again from a packet of the connection.",
    labels: [],
  },
  serviceConnections: {
    name: "weft_service_connections_total",
    type: "counter",
    help: "Connections, and UDP flows, of this node's pods to a Service.",
    labels: SERVICE,
  },
  serviceRefusals: {
    name: "weft_service_refusals_total",
    type: "counter",
    help: "Packets to a Service that were rejected or dropped, by reason (docs/reasons.md).",
    labels: [...SERVICE, "reason"],
  },
  serviceBytes: {
    name: "weft_service_bytes_total",
    type: "counter",
    help: "Bytes between this node's pods and a Service; direction is sent or received, as the client has it.",
    labels: [...SERVICE, "direction"],
  },
  servicePackets: {
    name: "weft_service_packets_total",
    type: "counter",
    help: "Packets between this node's pods and a Service; direction is sent or received, as the client has it.",
    labels: [...SERVICE, "direction"],
  },
  backendConnections: {
    name: "weft_backend_connections_total",
    type: "counter",
    help: "Connections, and UDP flows, to one endpoint; backend is the Service port whose endpoint it is.",
    labels: BACKEND,
  },
  backendBytes: {
    name: "weft_backend_bytes_total",
    type: "counter",
    help: "Bytes to and from one endpoint; direction is sent or received, as the client has it.",
    labels: [...BACKEND, "direction"],
  },
  encryptionPeers: {
    name: "weft_encryption_peers",
    type: "gauge",
    help: "Other nodes with a WireGuard key; state is ready, waiting (no handshake yet) or changing (its key).",
    labels: ["state"],
  },
  encryptionClear: {
    name: "weft_encryption_clear_text_nodes",
    type: "gauge",
    help: "Nodes whose pods are not reached by a tunnel: in the clear, or with --encryption-strict not at all.",
    labels: [],
  },
  encryptionHandshake: {
    name: "weft_encryption_handshake_age_seconds",
    type: "gauge",
    help: "Time since the last handshake with a node; at most some three minutes while it is there.",
    labels: ["node"],
  },
  encryptionBytes: {
    name: "weft_encryption_bytes_total",
    type: "counter",
    help: "Bytes of the tunnel to and from a node, as WireGuard counts them under the key of now.",
    labels: ["node", "direction"],
  },
  encryptionPackets: {
    name: "weft_encryption_packets_total",
    type: "counter",
    help: "Packets of workloads with pods of other nodes; path is tunnel or clear.",
    labels: ["direction", "path"],
  },
  collectFailures: {
    name: "weft_collect_failures_total",
    type: "counter",
    help: "Scrapes for which the kernel's maps could not be read, so that what they hold is left out.",
    labels: [],
  },
} as const satisfies Readonly<Record<string, MetricRow>>;

export type MetricKey = keyof typeof METRICS;

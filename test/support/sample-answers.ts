import type { ApiAnswers, ApiReads, ExplainedBackend, RouteParentReport } from "../../agent/api/reads.ts";
import { idOf } from "../../agent/lib/id.ts";
import type { IpAddress, Port } from "../../agent/lib/ip.ts";
import { weftVersion } from "../../agent/lib/version.ts";

/** What an agent might answer: every field is used, every optional one with and without a value. */

/** The clock of the samples. */
export const SAMPLE_NOW_MS = Date.UTC(2026, 10, 24, 12);
const DAY_MS = 86_400_000;

const VIP = "10.96.0.10" as IpAddress;
const PORT = 80 as Port;
const TARGET_PORT = 8080 as Port;

const CANARY_PARENT: RouteParentReport = {
  parentRef: {
    group: "",
    kind: "Service",
    namespace: "shop",
    name: "orders",
    sectionName: undefined,
    port: PORT,
  },
  accepted: true,
  acceptedReason: "Accepted",
  acceptedMessage: "attached to port 80",
  resolvedRefs: false,
  resolvedRefsReason: "BackendNotFound",
  resolvedRefsMessage: "Service shop/orders-v3 does not exist",
  partiallyInvalid: undefined,
  ports: [PORT],
  beatenOn: new Map(),
  role: "producer",
};

const BACKENDS: readonly ExplainedBackend[] = [
  {
    backend: "shop/orders-v1:80",
    weight: 3,
    share: { numerator: 3n, denominator: 4n },
    refused: undefined,
    message: "2 usable IPv4 endpoints, all equally likely",
    endpoints: ["10.1.0.5", "10.1.1.6"].map((address) => ({
      address: address as IpAddress,
      port: TARGET_PORT,
      share: { numerator: 3n, denominator: 8n },
    })),
  },
  {
    backend: "shop/orders-v3:80",
    weight: 1,
    share: { numerator: 1n, denominator: 4n },
    refused: "invalid_backend",
    message: "Service shop/orders-v3 does not exist; its share is refused",
    endpoints: [],
  },
];

export const SAMPLE_ANSWERS: ApiAnswers = {
  version: { version: weftVersion() },
  status: {
    nodeName: "node-a",
    version: weftVersion(),
    pid: 4711,
    uptimeMs: 3 * 60_000,
    ready: false,
    readiness: [
      { name: "sources", ready: true, message: "all read" },
      { name: "datapath", ready: false, message: "endpoints: no room for default/huge" },
    ],
    sources: {
      synced: true,
      objects: [
        { kind: "Service", count: 12 },
        { kind: "TCPRoute", count: 3 },
      ],
      errors: ["shop.yaml: document 2, line 14: Service shop/x: spec.ports[0].port: must be 1 to 65535"],
      watched: [
        { source: "services", state: "watching", message: "" },
        { source: "pods", state: "failing", message: "GET /api/v1/pods: 403 pods is forbidden" },
        { source: "tcproutes", state: "absent", message: "" },
      ],
    },
    leader: "node-b",
    diagnostics: [
      {
        code: "backend_without_endpoints",
        severity: "info",
        object: "Service shop/idle",
        message: "no endpoint",
      },
      {
        code: "backend_not_found",
        severity: "error",
        object: "TCPRoute shop/canary",
        message: "no orders-v3",
      },
      { code: "route_beaten", severity: "warning", object: "TCPRoute shop/late", message: "canary is older" },
    ],
    datapath: {
      generation: 17,
      lastWrite: { durationMs: 2.4, rows: 12 },
      maps: [
        { name: "frontends", entries: 40, maxEntries: 65_536 },
        { name: "endpoints", entries: 262_144, maxEntries: 262_144 },
      ],
      attached: [{ mode: "tcx", count: 4 }],
    },
    workloads: { active: 3, pending: 1, draining: 0, refused: 0 },
    problems: ["map endpoints is full: default/huge is not programmed (--max-endpoints)"],
  },
  services: [
    {
      service: "shop/orders",
      addresses: [VIP, "fd00:96::10" as IpAddress],
      ports: [
        {
          id: idOf("port", "shop/orders", "http"),
          name: "http",
          port: PORT,
          protocol: "TCP",
          producerRoute: "TCPRoute shop/canary",
          consumerRoutes: new Map([["qa", "TCPRoute qa/try-v2"]]),
          endpoints: { IPv4: 3, IPv6: 0 },
        },
        {
          id: idOf("port", "shop/orders", "metrics"),
          name: "",
          port: 9090 as Port,
          protocol: "UDP",
          producerRoute: undefined,
          consumerRoutes: new Map(),
          endpoints: { IPv4: 10, IPv6: 10 },
        },
      ],
      unclaimed: undefined,
    },
    { service: "shop/peers", addresses: [], ports: [], unclaimed: "it is headless" },
  ],
  routes: [
    {
      route: "TCPRoute shop/canary",
      kind: "TCPRoute",
      namespace: "shop",
      name: "canary",
      generation: 3,
      createdAtMs: SAMPLE_NOW_MS - 2 * DAY_MS - DAY_MS / 6,
      id: idOf("route", "TCPRoute shop/canary"),
      parents: [CANARY_PARENT],
    },
    {
      route: "TCPRoute shop/late",
      kind: "TCPRoute",
      namespace: "shop",
      name: "late",
      generation: 1,
      createdAtMs: 0,
      id: idOf("route", "TCPRoute shop/late"),
      parents: [
        {
          ...CANARY_PARENT,
          parentRef: { ...CANARY_PARENT.parentRef, sectionName: "http", port: undefined },
          accepted: false,
          acceptedReason: "RouteReasonConflicted",
          acceptedMessage: "an older route has the port",
          resolvedRefs: true,
          resolvedRefsReason: "ResolvedRefs",
          resolvedRefsMessage: "all references are resolved",
          partiallyInvalid: "Dropped Rule: it has 2 rules, only the first counts",
          beatenOn: new Map([[PORT, "TCPRoute shop/canary"]]),
          role: "consumer",
        },
      ],
    },
  ],
  explain: {
    service: "shop/orders",
    port: PORT,
    client: "web/client is opted in by its namespace",
    frontends: [
      {
        address: VIP,
        port: PORT,
        protocol: "TCP",
        claimed: true,
        because: "producer route TCPRoute shop/canary is in force",
        route: "TCPRoute shop/canary",
        candidates: [
          {
            route: "TCPRoute shop/canary",
            role: "producer",
            createdAtMs: SAMPLE_NOW_MS - DAY_MS,
            wins: true,
            because: "it is the oldest",
          },
          {
            route: "TCPRoute shop/late",
            role: "producer",
            createdAtMs: 0,
            wins: false,
            because: "TCPRoute shop/canary is older",
          },
        ],
        backends: BACKENDS,
      },
      {
        address: "fd00:96::10" as IpAddress,
        port: PORT,
        protocol: "TCP",
        claimed: false,
        because: "[fd00:96::10]:80 belongs to Service shop/elder, which is older",
        route: undefined,
        candidates: [],
        backends: [],
      },
    ],
  },
  workloads: [
    {
      pod: "web/client",
      ips: ["10.1.0.9", "fd00:1::9"],
      optedInBy: "namespace",
      state: "active",
      interface: "veth12",
      ifindex: 12,
      how: "host route 10.1.0.9 dev veth12; cgroup /sys/fs/cgroup/kubepods/poda1",
      attached: "tcx",
      cgroup: "/sys/fs/cgroup/kubepods/poda1",
    },
    {
      pod: "web/starting",
      ips: [],
      optedInBy: "pod",
      state: "pending",
      interface: undefined,
      ifindex: undefined,
      how: "the pod has no address yet",
      attached: undefined,
      cgroup: undefined,
    },
  ],
  encryption: {
    mode: "wireguard",
    scope: "mesh",
    strict: false,
    device: {
      name: "weft-wg",
      ifindex: 9,
      mtu: 1420,
      kind: "wireguard",
      publicKey: "XyMrjRTBGqUPSPfwMTeNXsM5yH0ThbSsXpa7RCGpSVQ=",
      port: 51871,
    },
    peers: [
      {
        node: "node-2",
        publicKey: "2QhmJmRuR8LYFGoYZr+dkWe6WOQqSTcHBTLoDk8Ib2M=",
        endpoint: "192.0.2.2:51871",
        prefixes: ["10.1.2.0/24", "fd00:1:2::/64"],
        state: "ready",
        handshakeAgeS: 37,
        receivedBytes: 123_456,
        sentBytes: 65_432,
      },
      {
        node: "node-3",
        publicKey: "0kLxDTbRVGh8uYPTUOxE3m3nUQd9bk1pDdJ5n0cjRkg=",
        endpoint: "192.0.2.3:51871",
        prefixes: ["10.1.3.0/24"],
        state: "waiting",
        handshakeAgeS: undefined,
        receivedBytes: 0,
        sentBytes: 148,
      },
    ],
    clearText: [
      { node: "node-3", prefixes: ["10.1.3.0/24"], because: "it has not answered a handshake yet" },
      { node: "node-4", prefixes: [], because: "it has no MeshNode" },
    ],
    problems: ["node node-4: it has no MeshNode"],
    packets: { sent: 4_711, sentClear: 12, received: 4_700, receivedClear: 3 },
    failure: undefined,
  },
  rotateKey: { publicKey: "XyMrjRTBGqUPSPfwMTeNXsM5yH0ThbSsXpa7RCGpSVQ=" },
  mapCheck: {
    against: "desired",
    rowsChecked: 321,
    differences: [
      {
        map: "frontends",
        kind: "missing",
        key: "10.96.0.10:80/TCP",
        expected: "split 1f",
        actual: undefined,
      },
      { map: "members", kind: "unexpected", key: "10.1.0.5:8080", expected: undefined, actual: "eligible" },
    ],
  },
};

/** An agent that answers the samples, but for what is given. */
export function sampleReads(overrides: Partial<ApiReads> = {}): ApiReads {
  const { status, services, routes, explain, workloads, mapCheck, encryption, rotateKey } = SAMPLE_ANSWERS;
  return {
    status: () => status,
    services: () => services,
    routes: () => routes,
    explain: () => explain,
    workloads: () => workloads,
    mapCheck: () => mapCheck,
    encryption: () => encryption,
    rotateKey: () => rotateKey,
    ...overrides,
  };
}

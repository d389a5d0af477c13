import * as type from "./flag-types.ts";
import type { FlagType } from "./flag-types.ts";

/** The flags of `weft agent`: the root of parsing, help, environment, file and docs/configuration.md. */

export interface Flag<T, Default extends string | undefined> {
  readonly type: FlagType<T>;
  /** As a user would write it. */
  readonly default: Default;
  /** Where there is no fixed default: what happens instead, in words. */
  readonly otherwise: string;
  readonly help: string;
}

function flag<T>(type: FlagType<T>, text: string, help: string): Flag<T, string> {
  return { type, default: text, otherwise: "", help };
}

function optional<T>(type: FlagType<T>, otherwise: string, help: string): Flag<T, undefined> {
  return { type, default: undefined, otherwise, help };
}

/** Entries of a table that the agent writes, and of one that packets write. */
const MAX_ROWS = 2 ** 22;
const MAX_FLOW_ENTRIES = 2 ** 24;

const rows = type.wholeNumber(1, MAX_ROWS);
/** A flow has two entries. */
const flowEntries = type.wholeNumber(2, MAX_FLOW_ENTRIES);

/** A ring buffer is made of whole pages; no kernel that Weft runs on has larger ones than this. */
const LARGEST_PAGE_BYTES = 2 ** 16;

export const FLAGS = {
  config: optional(type.file, "no file", "YAML file with further settings; its keys are the names of flags"),
  "node-name": optional(type.nodeName, "$NODE_NAME, else the hostname", "name of this node in Kubernetes"),
  manifests: optional(
    type.directory,
    "the Kubernetes API",
    "read and watch Kubernetes objects from YAML files here, and not from an API",
  ),
  kubeconfig: optional(
    type.file,
    "the API of the pod's own cluster",
    "how to reach the Kubernetes API: the current context counts",
  ),
  "v1alpha2-routes": flag(
    type.onOff,
    "false",
    "read TCPRoutes and UDPRoutes in v1alpha2 where the cluster has no v1 of them",
  ),
  "mesh-name": flag(type.objectName, "weft", "name of the XMesh object that tells of this mesh"),
  "bpf-root": flag(
    type.directory,
    "/sys/fs/bpf/weft",
    "where maps and links are pinned, on a bpf file system",
  ),
  "state-dir": flag(type.directory, "/var/lib/weft", "files that must survive a reboot"),
  "run-dir": flag(type.socketDirectory, "/run/weft", "where weft.sock is, by which the other commands ask"),
  "cgroup-root": optional(
    type.directory,
    "where cgroup2 is mounted",
    "cgroup2 folder below which the pods' cgroups are",
  ),
  http: flag(type.address, "127.0.0.1:9797", "where /healthz, /readyz and /metrics are served"),
  "log-level": flag(
    type.oneOf("trace", "debug", "info", "warn", "error", "fatal"),
    "info",
    "least severe lines that are logged",
  ),
  lb: flag(
    type.oneOf("packet", "socket", "both"),
    "both",
    "where endpoints are picked: packet, on pods' interfaces; socket, at connect() and sendmsg(); both, TCP at connect() and all else by packet",
  ),
  "local-delivery": flag(
    type.oneOf("stack", "short"),
    "stack",
    "how TCP gets from one workload to another of the same node: stack, through the host's routing and netfilter; short, past both",
  ),
  "tc-attach": flag(
    type.oneOf("auto", "tcx", "clsact"),
    "auto",
    "how programs are put on interfaces; auto takes tcx where the kernel has it",
  ),
  "require-reference-grant": flag(
    type.onOff,
    "false",
    "backendRefs to another namespace need a ReferenceGrant there",
  ),
  "l7-precedence": flag(
    type.oneOf("accepted", "always", "never"),
    "accepted",
    "which HTTP, gRPC and TLS routes take a port from a TCPRoute: those that another controller has accepted, all, none",
  ),
  encryption: flag(
    type.oneOf("off", "wireguard"),
    "off",
    "how workloads' traffic between nodes is encrypted",
  ),
  "encryption-scope": flag(
    type.oneOf("mesh", "all"),
    "mesh",
    "whose traffic is encrypted: that of workloads with any pod, or that of all pods with one another",
  ),
  "encryption-strict": flag(type.onOff, "false", "drop what would otherwise leave, or arrive, unencrypted"),
  "wireguard-port": flag(
    // Three more follow it.
    type.wholeNumber(1, 65_532),
    "51871",
    "UDP port of the tunnel; the three after it are used while keys change",
  ),
  "wireguard-rotate-hours": flag(
    type.wholeNumber(0, 87_600),
    "0",
    "age at which this node's key is replaced, in hours; 0: only by weft encryption rotate",
  ),
  "wireguard-go": flag(
    type.oneOf("spawn", "external"),
    "spawn",
    "who runs wireguard-go where the kernel has no WireGuard: spawn, the agent; external, the program weft-wireguard-go",
  ),
  "max-frontends": flag(
    rows,
    "65536",
    "addresses and ports of Services, once more for each client namespace",
  ),
  "max-splits": flag(rows, "16384", "routes in force, by address family"),
  "max-backend-sets": flag(rows, "65536", "ports of Services, by address family"),
  "max-endpoints": flag(rows, "262144", "endpoints that may be picked, over all Services"),
  "max-members": flag(rows, "262144", "endpoints that may keep their flows, over all Services"),
  "max-names": flag(rows, "65536", "names of ports, routes, namespaces and pods"),
  "max-workloads": flag(type.wholeNumber(1, 65_536), "1024", "opted-in pods of this node"),
  "max-flows": flag(flowEntries, "524288", "answered connections, two entries each"),
  "max-flows-opening": flag(flowEntries, "131072", "connections not answered yet, two entries each"),
  "max-affinity": flag(rows, "65536", "clients of Services with sessionAffinity, by what each one keeps"),
  "max-fragments": flag(rows, "8192", "datagrams in fragments that are on their way at the same time"),
  "max-sockets": flag(rows, "131072", "connected sockets whose Service and endpoint are remembered"),
  "max-socket-peers": flag(
    flowEntries,
    "65536",
    "pairs of an unconnected UDP socket and a Service, two entries each",
  ),
  "max-tuples": flag(rows, "131072", "addresses and ports of clients whose connections are counted apart"),
  "max-shortcuts": flag(
    rows,
    "65536",
    "TCP connections between workloads of this node that go the short way",
  ),
  "max-remotes": flag(rows, "65536", "networks and addresses of other nodes' pods, for encryption"),
  "max-traffic": flag(rows, "65536", "pairs of Service and endpoint with counters"),
  "max-refusals": flag(rows, "16384", "pairs of Service and reason with a counter"),
  "max-events-bytes": flag(
    type.powerOfTwo(LARGEST_PAGE_BYTES, 2 ** 30),
    "1048576",
    "ring buffer of connection events, in bytes",
  ),
} as const;

export type FlagName = keyof typeof FLAGS;

/** What each flag comes out as. */
export type FlagValues = {
  readonly [Name in FlagName]: (typeof FLAGS)[Name] extends Flag<infer T, infer Default>
    ? Default extends string
      ? T
      : T | undefined
    : never;
};

export const FLAG_NAMES = Object.keys(FLAGS) as readonly FlagName[];

export function isFlagName(text: string): text is FlagName {
  return Object.hasOwn(FLAGS, text);
}

/** E.g. "WEFT_NODE_NAME". */
export function variableOf(flag: FlagName): string {
  return `WEFT_${flag.replaceAll("-", "_").toUpperCase()}`;
}

/** Sections of help and docs, each with the flag that it starts at. */
export const FLAG_SECTIONS: readonly { readonly title: string; readonly from: FlagName }[] = [
  { title: "Sources", from: "config" },
  { title: "Places", from: "bpf-root" },
  { title: "Datapath", from: "lb" },
  { title: "Routes", from: "require-reference-grant" },
  { title: "Encryption", from: "encryption" },
  { title: "Map sizes", from: "max-frontends" },
];

/** The flags of a section, in the order of the table. */
export function flagsOf(title: string): readonly FlagName[] {
  const index = FLAG_SECTIONS.findIndex((section) => section.title === title);
  const starts = FLAG_SECTIONS.map(({ from }) => FLAG_NAMES.indexOf(from));
  return FLAG_NAMES.slice(starts[index], starts[index + 1]);
}

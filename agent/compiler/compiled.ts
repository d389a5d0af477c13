import type { L4RouteKind, NamespacedName, ParentRef, Protocol } from "../cluster/model.ts";
import type { RejectReason, Tables } from "../datapath/tables.ts";
import type { Id } from "../lib/id.ts";
import type { IpAddress, Port } from "../lib/ip.ts";
import type { Diagnostic } from "./diagnostics.ts";

/** What compile() makes of one snapshot. Everything here is immutable. */
export interface Compiled {
  readonly tables: Tables;
  readonly workloads: readonly DesiredWorkload[];
  readonly services: readonly ServiceReport[];
  readonly routes: readonly RouteReport[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A pod of this node whose label, or whose namespace's label, opts it in. */
export interface DesiredWorkload {
  readonly pod: NamespacedName;
  readonly namespace: string;
  readonly id: Id;
  readonly namespaceId: Id;
  /** namespaceId if consumer routes of this namespace are in force, else NO_ID. */
  readonly scope: Id;
  readonly ips: readonly IpAddress[];
  readonly hostNetwork: boolean;
  /** Its interface and cgroup may go at any time. */
  readonly isEnding: boolean;
  readonly cgroupUid: string | undefined;
  readonly sidecar: string | undefined;
  /** Which label opted it in. */
  readonly optedInBy: "pod" | "namespace";
}

/** One Service port as the datapath serves it; for `weft service list`. */
export interface ServicePortReport {
  readonly id: Id;
  readonly name: string;
  readonly port: Port;
  readonly protocol: Protocol;
  /** The route in force for clients without a consumer route, "Kind namespace/name". */
  readonly producerRoute: string | undefined;
  /** Client namespace -> route in force there. */
  readonly consumerRoutes: ReadonlyMap<string, string>;
  /** Usable endpoints of the Service port itself, by family. */
  readonly endpoints: { readonly IPv4: number; readonly IPv6: number };
}

export interface ServiceReport {
  readonly service: NamespacedName;
  readonly addresses: readonly IpAddress[];
  readonly ports: readonly ServicePortReport[];
  /** Why nothing of it is claimed (headless, ExternalName, another proxy, …); undefined if it is. */
  readonly unclaimed: string | undefined;
}

export type AcceptedReason = "Accepted" | "NoMatchingParent" | "RouteReasonConflicted" | "UnsupportedValue";
export type ResolvedRefsReason =
  "ResolvedRefs" | "BackendNotFound" | "InvalidKind" | "RefNotPermitted" | "UnsupportedProtocol";

/** Conditions as the Gateway API names them (SEMANTICS G-61). */
export interface RouteParentReport {
  readonly parentRef: ParentRef;
  readonly accepted: boolean;
  readonly acceptedReason: AcceptedReason;
  readonly acceptedMessage: string;
  readonly resolvedRefs: boolean;
  readonly resolvedRefsReason: ResolvedRefsReason;
  readonly resolvedRefsMessage: string;
  /** The message of PartiallyInvalid (reason UnsupportedValue), a condition that is there only when it is true. */
  readonly partiallyInvalid: string | undefined;
  /** Service ports this ref attached to. */
  readonly ports: readonly Port[];
  /** Attached ports on which another route beats this one, with that route, "Kind namespace/name". */
  readonly beatenOn: ReadonlyMap<Port, string>;
  readonly role: "producer" | "consumer";
}

export interface RouteReport {
  readonly route: string;
  readonly kind: L4RouteKind;
  readonly namespace: string;
  readonly name: string;
  readonly generation: number;
  readonly createdAtMs: number;
  readonly id: Id;
  /** One entry a parentRef that is ours (group "", kind Service); others are left alone. */
  readonly parents: readonly RouteParentReport[];
}

/** `weft route explain`: what happens to a new connection. */
export interface ExplainQuery {
  readonly service: NamespacedName;
  readonly port: Port;
  /** undefined: both, if the Service has both. */
  readonly protocol: Protocol | undefined;
  /** The client; undefined: any client without a consumer route. */
  readonly fromPod: NamespacedName | undefined;
}

export interface ExplainedCandidate {
  readonly route: string;
  readonly role: "producer" | "consumer";
  readonly createdAtMs: number;
  readonly wins: boolean;
  /** One sentence: why it wins, or why not. */
  readonly because: string;
}

export interface ExplainedEndpoint {
  readonly address: IpAddress;
  readonly port: Port;
  /** Exact share of all new connections, as a reduced fraction and its value 0..1. */
  readonly share: Fraction;
}

export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export interface ExplainedBackend {
  /** "namespace/name:port". */
  readonly backend: string;
  readonly weight: number;
  readonly share: Fraction;
  /** Why its share is refused; undefined if it is served. */
  readonly refused: RejectReason | undefined;
  readonly message: string;
  readonly endpoints: readonly ExplainedEndpoint[];
}

export interface ExplainedFrontend {
  readonly address: IpAddress;
  readonly port: Port;
  readonly protocol: Protocol;
  /** False: Weft leaves these connections to kube-proxy; `because` says why. */
  readonly claimed: boolean;
  readonly because: string;
  readonly route: string | undefined;
  readonly candidates: readonly ExplainedCandidate[];
  readonly backends: readonly ExplainedBackend[];
}

export interface Explanation {
  readonly service: NamespacedName;
  readonly port: Port;
  /** How the client was judged, e.g. "default/web-0 is opted in by its namespace". */
  readonly client: string;
  readonly frontends: readonly ExplainedFrontend[];
}

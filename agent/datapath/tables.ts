import type { Id } from "../lib/id.ts";
import type { IpAddress, Port } from "../lib/ip.ts";

/** The rows of the datapath's maps in domain form; bpf/abi.h says what each one means. */

export type TableProtocol = "TCP" | "UDP";

/** Names as in `enum reason` of bpf/abi.h, lower case, without the prefix. */
export type RejectReason = "no_endpoint" | "invalid_backend" | "zero_weight" | "no_local_endpoint";

export interface NameRow {
  readonly id: Id;
  readonly text: string;
}

export type FrontendTarget =
  | { readonly kind: "reject"; readonly reason: RejectReason }
  | { readonly kind: "set"; readonly set: Id }
  | { readonly kind: "split"; readonly split: Id };

export interface FrontendRow {
  /** NO_ID for everybody, else the id of a client namespace. */
  readonly scope: Id;
  readonly address: IpAddress;
  readonly port: Port;
  readonly protocol: TableProtocol;
  readonly service: Id;
  readonly target: FrontendTarget;
  /** How long a client keeps its slot of a split, in seconds; 0: not at all. */
  readonly affinityS: number;
}

export type SlotTarget =
  { readonly kind: "reject"; readonly reason: RejectReason } | { readonly kind: "set"; readonly set: Id };

export interface SlotRow {
  readonly weight: number;
  /** 0 .. 2^64-1; column yields its own slot when a 64-bit coin is below it. */
  readonly threshold: bigint;
  readonly alias: number;
  readonly target: SlotTarget;
}

export interface SplitRow {
  readonly id: Id;
  readonly route: Id;
  readonly slots: readonly SlotRow[];
}

export interface BackendSetRow {
  readonly id: Id;
  readonly service: Id;
  readonly endpointCount: number;
  readonly emptyReason: RejectReason;
  /** How long a client keeps its endpoint, in seconds; 0: not at all. */
  readonly affinityS: number;
}

export interface EndpointRow {
  readonly set: Id;
  readonly index: number;
  readonly address: IpAddress;
  readonly port: Port;
}

export interface MemberRow {
  readonly set: Id;
  readonly address: IpAddress;
  readonly port: Port;
  readonly state: "eligible" | "serving";
}

/** Rows that one owner (a Service, a route, the workloads) wants; no two owners want the same key. */
export interface Chunk {
  /** Owners whose rows these rows point at: they must be whole before these are written. */
  readonly dependsOn: readonly string[];
  readonly names: readonly NameRow[];
  readonly members: readonly MemberRow[];
  readonly endpoints: readonly EndpointRow[];
  readonly backendSets: readonly BackendSetRow[];
  readonly splits: readonly SplitRow[];
  readonly frontends: readonly FrontendRow[];
}

/** By owner, e.g. "backends default/app", "frontends default/app", "route TCPRoute default/app". A chunk that did not change is the same object. */
export type Tables = ReadonlyMap<string, Chunk>;

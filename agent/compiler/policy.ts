import type { IpAddress } from "../lib/ip.ts";

/** What the operator may decide about routes, where the standards leave it open. */
export interface RoutePolicy {
  /** backendRefs to another namespace want a ReferenceGrant there (G-53, G-54). */
  readonly requireReferenceGrant: boolean;
  /** Which L7 routes take a port from a TCPRoute (G-37). */
  readonly l7Precedence: L7Precedence;
}

export type L7Precedence = "accepted" | "always" | "never";

/** All that the compiler goes by besides the objects of the cluster. */
export interface Circumstances extends RoutePolicy {
  /**
   * Addresses that packets to are delivered on this node. A clusterIP among them is somebody's who serves it
   * here, as a node-local DNS cache does: it is left to them unless a route names the Service (T-52).
   */
  readonly localAddresses: ReadonlySet<IpAddress>;
}

export const DEFAULT_CIRCUMSTANCES: Circumstances = {
  requireReferenceGrant: false,
  l7Precedence: "accepted",
  localAddresses: new Set(),
};

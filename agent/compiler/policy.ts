/** What the operator may decide about routes, where the standards leave it open. */
export interface RoutePolicy {
  /** backendRefs to another namespace want a ReferenceGrant there (G-53, G-54). */
  readonly requireReferenceGrant: boolean;
  /** Which L7 routes take a port from a TCPRoute (G-37). */
  readonly l7Precedence: L7Precedence;
}

export type L7Precedence = "accepted" | "always" | "never";

export const DEFAULT_POLICY: RoutePolicy = { requireReferenceGrant: false, l7Precedence: "accepted" };

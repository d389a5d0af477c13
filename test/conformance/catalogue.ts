import type { Bed } from "./bed.ts";
import { meshTests } from "./mesh.ts";
import { routeTests } from "./routes.ts";

/** Weft's own profiles: Gateway API v1.6 has none for TCP or UDP in a mesh (G-73). */
export type Profile = "MESH-TCP" | "MESH-UDP";
export const PROFILES: readonly Profile[] = ["MESH-TCP", "MESH-UDP"];

/** One test of Gateway API v1.6, re-stated for a Service as parent (SEMANTICS 1.9). */
export interface ConformanceTest {
  /** The official name. */
  readonly shortName: string;
  readonly profile: Profile;
  readonly feature: "Mesh" | "MeshClusterIPMatching" | "MeshConsumerRoute" | "TCPRoute" | "UDPRoute";
  /** What the official test asserts, and what stands for it here. */
  readonly asserts: string;
  readonly here: string;
  readonly run: (bed: Bed) => Promise<void>;
}

export interface SkippedTest extends Omit<ConformanceTest, "run"> {
  readonly reason: string;
}

const L7 = "it is about HTTP or gRPC, which Weft does not look into";

const l7 = (shortName: string, asserts: string): SkippedTest => ({
  ...{ shortName, profile: "MESH-TCP", feature: "Mesh", asserts },
  ...{ here: "nothing", reason: L7 },
});

export const SKIPPED: readonly SkippedTest[] = [
  l7("MeshHTTPRouteSimpleSameNamespace", "an HTTPRoute sends requests to a backend of its namespace"),
  l7("MeshHTTPRouteMatching", "requests are told apart by path and headers"),
  l7("MeshHTTPRouteQueryParamMatching", "requests are told apart by the parameters of their query"),
  l7("MeshHTTPRouteRedirectHostAndStatus", "requests are redirected to another host, with a chosen status"),
  l7("MeshHTTPRouteRedirectPath", "requests are redirected to another path"),
  l7("MeshHTTPRouteRedirectPort", "requests are redirected to another port"),
  l7("MeshHTTPRouteRewritePath", "the path of requests is changed on the way"),
  l7("MeshHTTPRouteSchemeRedirect", "requests are redirected to another scheme"),
  l7("MeshHTTPRouteRequestHeaderModifier", "headers of requests are set, added and removed"),
];

export const CONFORMANCE_TESTS: readonly ConformanceTest[] = [
  ...routeTests("TCP"),
  ...routeTests("UDP"),
  ...meshTests,
];

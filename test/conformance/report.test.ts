import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { CONFORMANCE_TESTS, PROFILES, SKIPPED } from "./catalogue.ts";
import { conformanceReport } from "./report.ts";
import type { Outcome } from "./report.ts";

function reportOf(outcomeOf: (name: string) => Outcome): Record<string, unknown> {
  const gatewayApi = { version: "v1.6.3", channel: "standard" };
  const parts = { tests: CONFORMANCE_TESTS, skipped: SKIPPED, profiles: PROFILES, outcomeOf, gatewayApi };
  return parse(conformanceReport({ ...parts, version: "0.1.0", date: "2026-01-01T00:00:00Z" })) as Record<
    string,
    unknown
  >;
}

/** Every row of SEMANTICS 1.9, by profile. */
const OFFICIAL = [
  ...["InvalidBackendRefNonexistent", "InvalidCrossNamespaceBackendRef", "MultipleRoutesAttachment"].flatMap(
    (name) => [`TCPRoute${name}`, `UDPRoute${name}`],
  ),
  ...["ParentRefPortAndSectionName", "ReferenceGrant", "WeightedRouting"].flatMap((name) => [
    `TCPRoute${name}`,
    `UDPRoute${name}`,
  ]),
  ...["TCPRouteInvalidNonTCPListener", "TCPRouteParentRefAttachAll", "UDPRoute"],
  ...["UDPRouteNotAllowedByListeners", "UDPRouteParentRefAttachAllListeners"],
  ...["MeshBasic", "MeshTrafficSplit", "MeshFrontend", "MeshFrontendHostname", "MeshPorts"],
  ...["MeshConsumerRoute", "MeshHTTPRouteWeight", "MeshGRPCRouteWeight", "MeshHTTPRouteNamedRule"],
];

describe("the conformance report", () => {
  test("has the shape of Gateway API's own (G-73)", () => {
    expect(reportOf(() => "passed")).toMatchObject({
      apiVersion: "gateway.networking.k8s.io/v1",
      kind: "ConformanceReport",
      gatewayAPIVersion: "v1.6.3",
      gatewayAPIChannel: "standard",
      implementation: { project: "weft", version: "0.1.0" },
      profiles: [
        {
          name: "MESH-TCP",
          core: { result: "partial", statistics: { Passed: 17, Failed: 0, Skipped: SKIPPED.length } },
        },
        { name: "MESH-UDP", core: { result: "success", statistics: { Passed: 9, Failed: 0, Skipped: 0 } } },
      ],
    });
  });

  test("counts what failed and what was not run as failed", () => {
    const outcomes: Readonly<Record<string, Outcome>> = { MeshBasic: "failed", MeshPorts: undefined };
    const { profiles } = reportOf((name) => (name in outcomes ? outcomes[name] : "passed"));
    expect(profiles).toMatchObject([
      {
        core: {
          result: "failure",
          statistics: { Passed: 15, Failed: 2 },
          failedTests: ["MeshBasic", "MeshPorts"],
        },
        summary: expect.stringContaining("failed") as string,
      },
      {},
    ]);
  });

  test("has every test of the official suite, and each skipped one says why (G-74)", () => {
    const names = CONFORMANCE_TESTS.map(({ shortName }) => shortName);
    expect([...names].sort()).toEqual([...OFFICIAL].sort());
    for (const { shortName, reason } of SKIPPED) {
      expect(names).not.toContain(shortName);
      expect(reason).not.toBe("");
    }
  });
});

import { expect } from "vitest";
import type { Bed, ParentRef, Protocol, ServiceName } from "./bed.ts";
import { FAMILIES, referenceGrant, route } from "./bed.ts";
import type { ConformanceTest } from "./catalogue.ts";
import { expectWeights } from "./weights.ts";

const PROBES = 20;
const MANY = 100;
const SHARES = [
  { service: "v1", weight: 7 },
  { service: "v2", weight: 3 },
  { service: "v3", weight: 0 },
] as const;
/** The same backends, by the names of their pods. */
const ANSWERS = { "echo-v1": 7, "echo-v2": 3, "echo-v3": 0 };

interface Side {
  readonly protocol: Protocol;
  readonly profile: ConformanceTest["profile"];
  readonly feature: ConformanceTest["feature"];
  readonly parent: ServiceName;
  /** Names of the parent's ports of the protocol, and of one of the other. */
  readonly ports: readonly string[];
  readonly foreign: string;
  readonly numbers: Readonly<Record<string, number>>;
}

const SIDES: Readonly<Record<Protocol, Side>> = {
  TCP: {
    ...{ protocol: "TCP", profile: "MESH-TCP", feature: "TCPRoute", parent: "tcpParent" },
    ...{ ports: ["one", "two", "three", "four"], foreign: "dns", numbers: { one: 80, two: 8080 } },
  },
  UDP: {
    ...{ protocol: "UDP", profile: "MESH-UDP", feature: "UDPRoute", parent: "udpParent" },
    ...{ ports: ["one", "two", "three"], foreign: "web", numbers: { one: 53, two: 5353 } },
  },
};

/** The tests that TCPRoute and UDPRoute have in common, under the official names of each. */
export function routeTests(protocol: Protocol): readonly ConformanceTest[] {
  const side = SIDES[protocol];
  const kind = `${protocol}Route`;
  const test = (
    shortName: string,
    asserts: string,
    here: string,
    run: (bed: Bed, side: Side) => Promise<void>,
  ): ConformanceTest => ({
    ...{ shortName, profile: side.profile, feature: side.feature, asserts, here },
    run: (bed) => run(bed, side),
  });
  return [
    ...(protocol === "UDP"
      ? [test("UDPRoute", "a datagram is echoed through the route", "the same", simpleRoute)]
      : []),
    test(
      `${kind}InvalidBackendRefNonexistent`,
      "ResolvedRefs is False with BackendNotFound",
      "the same, and every connection is refused",
      nonexistentBackend,
    ),
    test(
      `${kind}InvalidCrossNamespaceBackendRef`,
      "Accepted, and ResolvedRefs is False with RefNotPermitted",
      "the same with --require-reference-grant; without it the reference works (GEP-1294)",
      crossNamespaceBackend,
    ),
    test(
      protocol === "TCP" ? "TCPRouteInvalidNonTCPListener" : "UDPRouteNotAllowedByListeners",
      "a listener of another protocol does not accept the route",
      "a port of the other protocol: NoMatchingParent, and its traffic stays as it was",
      foreignPort,
    ),
    test(
      `${kind}MultipleRoutesAttachment`,
      "of two routes both are accepted, and all traffic goes to the older one's backend",
      "the same on one Service port, also when both are as old, where the name decides",
      twoRoutes,
    ),
    test(
      protocol === "TCP" ? "TCPRouteParentRefAttachAll" : "UDPRouteParentRefAttachAllListeners",
      "a parentRef without port and sectionName attaches to every listener",
      "to every port of the protocol; the port of the other protocol stays as it was",
      allPorts,
    ),
    test(
      `${kind}ParentRefPortAndSectionName`,
      "a parentRef attaches by port, by sectionName, and by both",
      "the same, and both on different ports is NoMatchingParent",
      oneSection,
    ),
    test(
      `${kind}ReferenceGrant`,
      "works with a grant, and after its removal RefNotPermitted",
      "the same with --require-reference-grant, and connections are refused then",
      grantGivenAndTaken,
    ),
    test(
      `${kind}WeightedRouting`,
      "0.7, 0.3 and 0 of the traffic, within 5 points",
      "the same in both families; weight 0 gets nothing at all, and one flow stays where it is",
      weights,
    ),
  ];
}

const at = ({ parent }: Side, section: Omit<ParentRef, "service"> = {}): readonly ParentRef[] => [
  { service: parent, ...section },
];

async function simpleRoute(bed: Bed, side: Side): Promise<void> {
  await bed.setRoutes(route(side.protocol, "simple", at(side), [{ service: "v1" }]));
  await bed.expectOnly(side.parent, "one", "echo-v1");
}

async function nonexistentBackend(bed: Bed, side: Side): Promise<void> {
  await bed.setRoutes(route(side.protocol, "nowhere", at(side), [{ service: "nonexistent" }]));
  await bed.expectUnresolved(`${side.protocol}Route gateway-conformance-mesh/nowhere`, "BackendNotFound");
  await expectRefused(bed, side);
}

async function expectRefused(bed: Bed, side: Side): Promise<void> {
  for (const family of FAMILIES) {
    const options = { family, ...(side.protocol === "UDP" ? { connected: true } : {}) };
    const { answers, errors } = await bed.probe(side.parent, "one", PROBES, options);
    expect({ answers, errors }).toEqual({ answers: {}, errors: { ECONNREFUSED: PROBES } });
  }
}

async function crossNamespaceBackend(bed: Bed, side: Side): Promise<void> {
  const name = `${side.protocol}Route gateway-conformance-mesh/cross`;
  await bed.setRoutes(route(side.protocol, "cross", at(side), [{ service: "other" }]));
  await bed.expectAccepted(name);
  await bed.expectOnly(side.parent, "one", "other");
  await bed.whileStrict(async () => {
    await bed.expectUnresolved(name, "RefNotPermitted");
  });
}

async function foreignPort(bed: Bed, side: Side): Promise<void> {
  const parents = at(side, { sectionName: side.foreign });
  await bed.setRoutes(route(side.protocol, "foreign", parents, [{ service: "v1" }]));
  await bed.expectNoMatchingParent(`${side.protocol}Route gateway-conformance-mesh/foreign`);
  await bed.expectOnly(side.parent, side.foreign, "own");
  await bed.expectOnly(side.parent, "one", "own");
}

async function twoRoutes(bed: Bed, side: Side): Promise<void> {
  for (const younger of ["2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z"]) {
    await bed.setRoutes(
      route(side.protocol, "b-second", at(side), [{ service: "v2" }], { createdAt: younger }),
      route(side.protocol, "a-first", at(side), [{ service: "v1" }], { createdAt: "2026-01-01T00:00:00Z" }),
    );
    for (const name of ["a-first", "b-second"])
      await bed.expectAccepted(`${side.protocol}Route gateway-conformance-mesh/${name}`);
    await bed.expectOnly(side.parent, "one", "echo-v1", { count: side.protocol === "TCP" ? MANY : PROBES });
  }
}

async function allPorts(bed: Bed, side: Side): Promise<void> {
  await bed.setRoutes(route(side.protocol, "all", at(side), [{ service: "v1" }]));
  await bed.expectAccepted(`${side.protocol}Route gateway-conformance-mesh/all`);
  for (const port of side.ports) await bed.expectOnly(side.parent, port, "echo-v1");
  await bed.expectOnly(side.parent, side.foreign, "own");
}

async function oneSection(bed: Bed, side: Side): Promise<void> {
  const { one, two } = side.numbers;
  const sections = [
    { port: Number(one) },
    { sectionName: "one" },
    { port: Number(one), sectionName: "one" },
  ] as const;
  for (const section of sections) {
    await bed.setRoutes(route(side.protocol, "section", at(side, section), [{ service: "v1" }]));
    await bed.expectAccepted(`${side.protocol}Route gateway-conformance-mesh/section`);
    await bed.expectOnly(side.parent, "one", "echo-v1");
    await bed.expectOnly(side.parent, "two", "own");
  }
  const mismatch = at(side, { port: Number(two), sectionName: "one" });
  await bed.setRoutes(route(side.protocol, "section", mismatch, [{ service: "v1" }]));
  await bed.expectNoMatchingParent(`${side.protocol}Route gateway-conformance-mesh/section`);
  await bed.expectOnly(side.parent, "one", "own");
}

async function grantGivenAndTaken(bed: Bed, side: Side): Promise<void> {
  const crossing = route(side.protocol, "granted", at(side), [{ service: "other" }]);
  await bed.whileStrict(async () => {
    await bed.setRoutes(crossing, referenceGrant(`${side.protocol}Route`));
    await bed.expectAccepted(`${side.protocol}Route gateway-conformance-mesh/granted`);
    await bed.expectOnly(side.parent, "one", "other");
    await bed.setRoutes(crossing);
    await bed.expectUnresolved(`${side.protocol}Route gateway-conformance-mesh/granted`, "RefNotPermitted");
    await expectRefused(bed, side);
  });
}

async function weights(bed: Bed, side: Side): Promise<void> {
  await bed.setRoutes(route(side.protocol, "weighted", at(side), SHARES));
  await bed.expectAccepted(`${side.protocol}Route gateway-conformance-mesh/weighted`);
  for (const family of FAMILIES) await expectWeights(bed, side.parent, "one", family, ANSWERS);
}

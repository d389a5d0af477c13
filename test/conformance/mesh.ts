import { expect } from "vitest";
import type { Bed } from "./bed.ts";
import { CONSUMER_NAMESPACE, route } from "./bed.ts";
import type { ConformanceTest } from "./catalogue.ts";
import { expectWeights } from "./weights.ts";

/** The official mesh tests that say something about connections. */

type Run = (bed: Bed) => Promise<void>;

const PROBES = 20;
const SPLIT = [
  { service: "v1", weight: 7 },
  { service: "v2", weight: 3 },
] as const;

function test(
  shortName: string,
  asserts: string,
  here: string,
  run: Run,
  feature: ConformanceTest["feature"] = "Mesh",
): ConformanceTest {
  return { shortName, profile: "MESH-TCP", feature, asserts, here, run };
}

const basic: Run = async (bed) => {
  await bed.setRoutes();
  await bed.expectOnly("v1", "tcp", "echo-v1");
  await bed.expectOnly("v1", "udp", "echo-v1");
};

const trafficSplit: Run = async (bed) => {
  await bed.setRoutes(
    route("TCP", "first", [{ service: "tcpParent", sectionName: "one" }], [{ service: "v1" }]),
    route("TCP", "second", [{ service: "tcpParent", sectionName: "two" }], [{ service: "v2" }]),
  );
  await bed.expectOnly("tcpParent", "one", "echo-v1");
  await bed.expectOnly("tcpParent", "two", "echo-v2");
};

const frontend: Run = async (bed) => {
  await bed.setRoutes(route("TCP", "frontend", [{ service: "v1" }], [{ service: "v2" }]));
  await bed.expectOnly("v1", "tcp", "echo-v2");
  expect((await bed.probePod("echo-v1", PROBES)).answers).toEqual({ "echo-v1": PROBES });
  // Nor is what a route sends to a backend routed again.
  await bed.expectOnly("v2", "tcp", "echo-v2");
};

const anyPayload: Run = async (bed) => {
  await bed.setRoutes(route("TCP", "frontend", [{ service: "v1" }], [{ service: "v2" }]));
  for (const payloadBytes of [1, 100, 10_000]) {
    const { answers, errors } = await bed.probe("v1", "tcp", PROBES, { payloadBytes });
    expect({ answers, errors }).toEqual({ answers: { "echo-v2": PROBES }, errors: {} });
  }
};

const ports: Run = async (bed) => {
  await bed.setRoutes(route("TCP", "one", [{ service: "tcpParent", port: 80 }], [{ service: "v1" }]));
  await bed.expectOnly("tcpParent", "one", "echo-v1");
  await bed.expectOnly("tcpParent", "two", "own");
  await bed.setRoutes(route("TCP", "every", [{ service: "tcpParent" }], [{ service: "v2" }]));
  await bed.expectOnly("tcpParent", "one", "echo-v2");
  await bed.expectOnly("tcpParent", "two", "echo-v2");
};

const consumerRoute: Run = async (bed) => {
  const consumers = route("TCP", "consumer", [{ service: "tcpParent" }], [{ service: "other" }], {
    namespace: CONSUMER_NAMESPACE,
  });
  const producers = route("TCP", "producer", [{ service: "tcpParent" }], [{ service: "v1" }]);
  await bed.setRoutes(consumers);
  await bed.expectAccepted(`TCPRoute ${CONSUMER_NAMESPACE}/consumer`);
  await bed.expectOnly("tcpParent", "one", "other", { from: "consumer" });
  await bed.expectOnly("tcpParent", "one", "own");
  await bed.setRoutes(consumers, producers);
  await bed.expectOnly("tcpParent", "one", "other", { from: "consumer" });
  await bed.expectOnly("tcpParent", "one", "echo-v1");
  await bed.setRoutes(producers);
  await bed.expectOnly("tcpParent", "one", "echo-v1", { from: "consumer" });
};

const weight: Run = async (bed) => {
  await bed.setRoutes(route("TCP", "weights", [{ service: "tcpParent" }], SPLIT));
  await expectWeights(bed, "tcpParent", "one", "IPv4", { "echo-v1": 7, "echo-v2": 3 });
};

const namedRule: Run = async (bed) => {
  const named = route("TCP", "named", [{ service: "tcpParent" }], [{ service: "v1" }], { ruleName: "main" });
  await bed.setRoutes(named);
  await bed.expectAccepted("TCPRoute gateway-conformance-mesh/named");
  await bed.expectOnly("tcpParent", "one", "echo-v1");
};

export const meshTests: readonly ConformanceTest[] = [
  test("MeshBasic", "with nothing configured, a client reaches a server", "the same, TCP and UDP", basic),
  test(
    "MeshTrafficSplit",
    "requests are split by path between two versions",
    "connections are split by port between two versions",
    trafficSplit,
  ),
  test(
    "MeshFrontend",
    "a route acts on the Service's address and not on a pod's",
    "the same with TCP; nor does it act on what another route sends to its backend",
    frontend,
  ),
  test(
    "MeshFrontendHostname",
    "the destination decides, whatever the Host header says",
    "whatever the client sends",
    anyPayload,
    "MeshClusterIPMatching",
  ),
  test("MeshPorts", "a parentRef with a port acts on that one, without on all", "the same", ports),
  test(
    "MeshConsumerRoute",
    "a route in another namespace acts on that namespace's clients alone",
    "the same; it replaces the producer's, which is back when it goes",
    consumerRoute,
    "MeshConsumerRoute",
  ),
  test("MeshHTTPRouteWeight", "70 and 30 of 100 requests of one client", "of new connections", weight),
  test("MeshGRPCRouteWeight", "70 and 30 of 100 calls of one client", "of new connections", weight),
  test("MeshHTTPRouteNamedRule", "a rule may have a name", "the name is taken, and means nothing", namedRule),
];

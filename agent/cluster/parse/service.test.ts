import { describe, expect, test } from "vitest";
import { parseService } from "./service.ts";

const service = (spec: unknown, labels?: object): unknown => ({
  metadata: { name: "web", namespace: "shop", labels },
  spec,
});

describe("Service", () => {
  test("is read whole", () => {
    const spec = {
      type: "LoadBalancer",
      clusterIP: "10.96.0.1",
      clusterIPs: ["10.96.0.1", "fd00:0:0::1"],
      ports: [
        { name: "http", port: 80, targetPort: "web", nodePort: 30_080 },
        { name: "dns", port: 53, protocol: "UDP" },
        { name: "sig", port: 53, protocol: "SCTP" },
      ],
      internalTrafficPolicy: "Local",
      sessionAffinity: "ClientIP",
      sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } },
    };
    const labels = { "service.kubernetes.io/service-proxy-name": "other" };
    expect(parseService(service(spec, labels))).toMatchObject({
      key: "shop/web",
      type: "LoadBalancer",
      headless: false,
      clusterIPs: ["10.96.0.1", "fd00::1"],
      ports: [
        { name: "http", port: 80, protocol: "TCP" },
        { name: "dns", port: 53, protocol: "UDP" },
        { name: "sig", port: 53, protocol: "SCTP" },
      ],
      serviceProxyName: "other",
      internalTrafficPolicy: "Local",
      clientIpAffinityTimeoutS: 60,
    });
  });

  test("has the defaults of the API", () => {
    expect(parseService(service({ ports: [{ port: 80 }] }))).toMatchObject({
      type: "ClusterIP",
      headless: false,
      clusterIPs: [],
      ports: [{ name: "", port: 80, protocol: "TCP" }],
      serviceProxyName: undefined,
      internalTrafficPolicy: "Cluster",
      clientIpAffinityTimeoutS: undefined,
    });
  });

  test("takes clusterIP where there are no clusterIPs", () => {
    expect(parseService(service({ clusterIP: "10.96.0.1" })).clusterIPs).toEqual(["10.96.0.1"]);
  });

  test.each([{ clusterIP: "None" }, { clusterIPs: ["None"] }, { clusterIPs: ["None", "10.96.0.1"] }])(
    "%j is headless and has no address",
    (spec) => {
      expect(parseService(service(spec))).toMatchObject({ headless: true, clusterIPs: [] });
    },
  );

  test("of type ExternalName has no address, whatever is left over", () => {
    const spec = { type: "ExternalName", externalName: "db.example", clusterIP: "10.96.0.1" };
    expect(parseService(service(spec))).toMatchObject({ type: "ExternalName", clusterIPs: [] });
  });

  test("K-5: an empty service-proxy-name is a name too", () => {
    const labels = { "service.kubernetes.io/service-proxy-name": "" };
    expect(parseService(service({}, labels)).serviceProxyName).toBe("");
  });

  test("K-7: canonical addresses", () => {
    expect(parseService(service({ clusterIP: "010.096.0.1" })).clusterIPs).toEqual(["10.96.0.1"]);
  });

  test.each([
    [{}, 10_800],
    [{ sessionAffinityConfig: null }, 10_800],
    [{ sessionAffinityConfig: { clientIP: {} } }, 10_800],
    [{ sessionAffinityConfig: { clientIP: { timeoutSeconds: 1 } } }, 1],
    [{ sessionAffinityConfig: { clientIP: { timeoutSeconds: 86_400 } } }, 86_400],
  ])("K-33: affinity with %j lasts %i s", (config, timeoutS) => {
    const spec = { sessionAffinity: "ClientIP", ...config };
    expect(parseService(service(spec)).clientIpAffinityTimeoutS).toBe(timeoutS);
  });

  test.each([
    [{ ports: [{ port: 70_000 }] }, "spec.ports[0].port", "70000 is not a whole number between 1 and 65535"],
    [{ ports: [{ port: "80" }] }, "spec.ports[0].port", '"80" is not a whole number between 1 and 65535'],
    [{ ports: [{}] }, "spec.ports[0].port", "is missing (want a number from 1 to 65535)"],
    [{ ports: [{ port: 80, protocol: "tcp" }] }, "spec.ports[0].protocol", '"tcp" is none of TCP, UDP, SCTP'],
    [
      { ports: [{ port: 80, name: "a" }, { port: 81 }] },
      "spec.ports[1].name",
      "is missing: a Service with several ports names each",
    ],
    [
      {
        ports: [
          { port: 80, name: "a" },
          { port: 81, name: "a" },
        ],
      },
      "spec.ports[1].name",
      '"a" is used twice',
    ],
    [
      {
        ports: [
          { port: 80, name: "a" },
          { port: 80, name: "b" },
        ],
      },
      "spec.ports[1].port",
      "80/TCP is used twice",
    ],
    [{ clusterIP: "10.96" }, "spec.clusterIP", '"10.96" is not an IP address'],
    [{ clusterIP: 10 }, "spec.clusterIP", "10 is not a string"],
    [{ clusterIPs: ["10.96.0.1", "x"] }, "spec.clusterIPs[1]", '"x" is not an IP address'],
    [
      { clusterIPs: ["10.96.0.1", "10.96.0.2"] },
      "spec.clusterIPs[1]",
      '"10.96.0.2" is the second IPv4 address; one is allowed',
    ],
    [
      { type: "Internal" },
      "spec.type",
      '"Internal" is none of ClusterIP, NodePort, LoadBalancer, ExternalName',
    ],
    [{ internalTrafficPolicy: "Zone" }, "spec.internalTrafficPolicy", '"Zone" is none of Cluster, Local'],
    [{ sessionAffinity: "Cookie" }, "spec.sessionAffinity", '"Cookie" is none of None, ClientIP'],
    [
      { sessionAffinity: "ClientIP", sessionAffinityConfig: { clientIP: { timeoutSeconds: 0 } } },
      "spec.sessionAffinityConfig.clientIP.timeoutSeconds",
      "0 is not a whole number between 1 and 86400",
    ],
    [
      { sessionAffinity: "ClientIP", sessionAffinityConfig: { clientIP: { timeoutSeconds: 86_401 } } },
      "spec.sessionAffinityConfig.clientIP.timeoutSeconds",
      "86401 is not a whole number between 1 and 86400",
    ],
    [undefined, "spec", "is missing (want an object)"],
  ])("spec %j is refused", (spec, field, message) => {
    expect(() => parseService(service(spec))).toThrow(expect.objectContaining({ field, message }));
  });
});

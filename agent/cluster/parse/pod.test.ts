import { describe, expect, test } from "vitest";
import { parsePod } from "./pod.ts";

const pod = (spec?: unknown, status?: unknown, labels?: object): unknown => ({
  metadata: { name: "web-0", namespace: "shop", labels },
  spec,
  status,
});

describe("Pod", () => {
  test("is read whole", () => {
    const value = pod(
      { nodeName: "n1", hostNetwork: true, serviceAccountName: "web" },
      { phase: "Running", podIP: "10.0.0.1", podIPs: [{ ip: "10.0.0.1" }, { ip: "fd00::0001" }] },
      { "weft.dev/mesh": "none" },
    );
    expect(parsePod(value)).toMatchObject({
      key: "shop/web-0",
      meshLabel: "none",
      nodeName: "n1",
      hostNetwork: true,
      serviceAccount: "web",
      ips: ["10.0.0.1", "fd00::1"],
      phase: "Running",
    });
  });

  test("has the defaults of the API", () => {
    expect(parsePod(pod())).toMatchObject({
      meshLabel: undefined,
      nodeName: undefined,
      hostNetwork: false,
      serviceAccount: "default",
      ips: [],
      phase: "Unknown",
    });
  });

  test("takes podIP where there are no podIPs", () => {
    expect(parsePod(pod({}, { podIP: "10.0.0.1", podIPs: [] })).ips).toEqual(["10.0.0.1"]);
  });

  test("with addresses but no phase runs: hand-written manifests leave it out", () => {
    expect(parsePod(pod({}, { podIP: "10.0.0.1" })).phase).toBe("Running");
  });

  test.each(["Pending", "Succeeded", "Failed", "Unknown"])("keeps phase %s", (phase) => {
    expect(parsePod(pod({}, { phase, podIP: "10.0.0.1" })).phase).toBe(phase);
  });

  test("K-7: reads addresses as leniently as Kubernetes", () => {
    const podIPs = [{ ip: "010.000.0.01" }, { ip: "::ffff:10.0.0.2" }];
    expect(parsePod(pod({}, { podIPs })).ips).toEqual(["10.0.0.1", "10.0.0.2"]);
  });

  test.each([
    [pod({}, { podIP: "10.0.0.256" }), "status.podIP", '"10.0.0.256" is not an IP address'],
    [
      pod({}, { podIPs: [{ ip: "10.0.0.1" }, { ip: "web" }] }),
      "status.podIPs[1].ip",
      '"web" is not an IP address',
    ],
    [pod({}, { podIPs: [{}] }), "status.podIPs[0].ip", "is missing (want a string)"],
    [
      pod({}, { phase: "Asleep" }),
      "status.phase",
      '"Asleep" is none of Pending, Running, Succeeded, Failed, Unknown',
    ],
    [pod({ hostNetwork: "yes" }), "spec.hostNetwork", '"yes" is not a boolean'],
    [pod({ nodeName: 7 }), "spec.nodeName", "7 is not a string"],
    [pod([]), "spec", "[] is not an object"],
  ])("%j is refused", (value, field, message) => {
    expect(() => parsePod(value)).toThrow(expect.objectContaining({ field, message }));
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { BenchPod } from "../support/bench-cluster.ts";
import { testAt } from "../support/level.ts";
import { Mesh, serviceObjects } from "../support/mesh.ts";
import { connect, sendByRing } from "../support/traffic.ts";
import type { ConnectOptions } from "../support/traffic.ts";

/** Frontends by where their only endpoint is; "empty" refuses. */
const FRONTENDS = {
  near: ["10.96.0.11", "fd00:96::11"],
  far: ["10.96.0.12", "fd00:96::12"],
  empty: ["10.96.0.13", "fd00:96::13"],
} as const;

const TIMEOUT_MS = 20_000;
/** Larger than any segment, so that the sender's kernel hands down packets of up to 64 kB where it may. */
const BULK_BYTES = 4_000_000;

describe.each(["routed", "bridged"] as const)(
  "checksums and segments are right (T-7, T-10), %s pods",
  (topology) => {
    let mesh: Mesh;

    beforeAll(async () => {
      mesh = await Mesh.create({
        tag: `checksums${topology}`,
        topology,
        namespaces: { app: undefined, web: "l4" },
        nodes: [
          {
            name: "node-a",
            pods: [
              { name: "client", namespace: "web" },
              { name: "near", namespace: "app" },
            ],
          },
          { name: "node-b", pods: [{ name: "far", namespace: "app" }] },
        ],
        agentNodes: ["node-a"],
      });
      for (const name of ["near", "far"]) await mesh.serve(`app/${name}`, name, 8080);
      for (const [name, clusterIPs] of Object.entries(FRONTENDS)) {
        const pods = name === "empty" ? [] : [`app/${name}`];
        await mesh.writeService({ key: `app/${name}`, clusterIPs, port: 80, targetPort: 8080, pods });
      }
      await mesh.startAgents();
    });
    afterAll(async () => {
      await mesh.close();
    });

    describe.each([
      ["offload as it is", []],
      ["the pod finishes its own checksums and segments", ["pod"]],
      ["the node finishes what it sends to the pod", ["host"]],
      ["nobody leaves anything to a device", ["pod", "host"]],
    ] as const)("%s", (_, sides) => {
      beforeEach(async () => {
        const client = mesh.pod("web/client");
        await setOffload(client, "pod", !(sides as readonly string[]).includes("pod"));
        await setOffload(client, "host", !(sides as readonly string[]).includes("host"));
      });

      test.each(["near", "far"] as const)(
        "%s endpoint, both families, TCP and UDP (T-7, T-9, T-10, T-18, T-21, T-40, T-41)",
        async (where) => {
          const before = await checksumErrors();
          for (const address of FRONTENDS[where]) {
            const stream: ConnectOptions = { count: 1, payloadBytes: BULK_BYTES, timeoutMs: TIMEOUT_MS };
            const datagrams: ConnectOptions = {
              count: 20,
              udp: true,
              payloadBytes: 1_000,
              timeoutMs: TIMEOUT_MS,
            };
            for (const options of [stream, datagrams]) {
              const report = await connect(mesh.pod("web/client"), address, 80, options);
              expect(report, address).toMatchObject({ answers: { [where]: options.count }, errors: {} });
            }
          }
          expect(await checksumErrors()).toBe(before);
        },
      );

      testAt(
        ["packet", "both"],
        "a packet without a header in its linear part is translated like any other (T-6)",
        async () => {
          const client = mesh.pod("web/client");
          // Of Weft's alone: kube-proxy, who would serve what passes, knows nothing of it.
          const address = "10.96.0.14";
          const pods = ["app/far"];
          await mesh.manifests.write(
            "ring",
            serviceObjects(mesh.cluster, {
              ...{ key: "app/ring", clusterIPs: [address], port: 80, targetPort: 8080, pods },
            }),
          );
          await mesh.settle();
          // The client has called before, so it knows its gateway's MAC.
          const { answers } = await connect(client, address, 80, { count: 1 });
          expect(answers).toEqual({ far: 1 });
          const gatewayMac = await macOfGateway(client);
          const [link] = JSON.parse(await client.exec("ip", ["-j", "link", "show", "dev", "eth0"])) as {
            address: string;
          }[];
          const options = { from: client.addresses.v4, gatewayMac, ownMac: link?.address ?? "" };
          expect(await sendByRing(client, address, 80, options)).toEqual({
            server: "far",
            error: null,
          });
        },
      );

      test("a refusal is understood (T-44)", async () => {
        const before = await checksumErrors();
        for (const address of FRONTENDS.empty) {
          for (const udp of [false, true]) {
            const report = await connect(mesh.pod("web/client"), address, 80, {
              count: 5,
              udp,
              timeoutMs: TIMEOUT_MS,
            });
            expect(report, address).toMatchObject({ answers: {}, errors: { ECONNREFUSED: 5 } });
          }
        }
        expect(await checksumErrors()).toBe(before);
      });
    });

    test("a socket of IPv6 may call an IPv4 address (T-42)", async () => {
      for (const udp of [false, true]) {
        const report = await connect(mesh.pod("web/client"), `::ffff:${FRONTENDS.far[0]}`, 80, {
          count: 5,
          udp,
        });
        expect(report).toMatchObject({ answers: { far: 5 }, errors: {} });
      }
    });

    /** Checksum offload takes segmentation with it: segments need their sums. */
    async function macOfGateway(pod: BenchPod): Promise<string> {
      const rows = async (...args: readonly string[]) =>
        JSON.parse(await pod.exec("ip", ["-j", "-4", ...args])) as readonly Readonly<
          Record<string, string>
        >[];
      const [route] = await rows("route", "show", "default");
      const neighbours = await rows("neigh", "show", "dev", "eth0");
      return neighbours.find(({ dst }) => dst === route?.["gateway"])?.["lladdr"] ?? "";
    }

    async function setOffload(pod: BenchPod, side: "pod" | "host", on: boolean): Promise<void> {
      const [host, device] = side === "pod" ? [pod, "eth0"] : [pod.node, pod.hostInterface];
      await host.exec("ethtool", ["-K", device, "tx", on ? "on" : "off"]);
    }

    /** Of everything that received something. */
    async function checksumErrors(): Promise<number> {
      const pods = ["web/client", "app/near", "app/far"].map((key) => mesh.pod(key));
      const counts = await Promise.all(pods.flatMap((pod) => [ipv4Errors(pod), ipv6Errors(pod)]));
      return counts.reduce((sum, count) => sum + count, 0);
    }
  },
);

/** /proc/net/snmp has a line of names and a line of values for each protocol. */
async function ipv4Errors(pod: BenchPod): Promise<number> {
  const lines = (await pod.exec("cat", ["/proc/net/snmp"])).split("\n").map((line) => line.split(" "));
  return lines.reduce((sum, names, index) => {
    const column = names.indexOf("InCsumErrors");
    return column < 0 ? sum : sum + Number(lines[index + 1]?.[column]);
  }, 0);
}

async function ipv6Errors(pod: BenchPod): Promise<number> {
  const text = await pod.exec("cat", ["/proc/net/snmp6"]);
  return [...text.matchAll(/^\w+InCsumErrors\s+(\d+)$/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
}

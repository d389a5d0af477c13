import { afterEach, describe, expect, test } from "vitest";
import { Capture } from "../support/capture.ts";
import { Mesh } from "../support/mesh.ts";
import { layOverlay } from "../support/overlay.ts";
import { connect } from "../support/traffic.ts";
import { encryptionOf, untilTunnels } from "../support/tunnel.ts";

/** What is below the tunnel: nodes that know each other by IPv6, and a CNI that carries pods' packets in VXLAN. */

const [A, B] = ["node-a", "node-b"] as const;
const PORT = 8080;
const SECRET = "cleartextmarker";
/** Of the links between nodes (Ethernet), less an outer header, UDP's, and WireGuard's own 32 bytes. */
const MTU = { IPv4: 1440, IPv6: 1420 } as const;

let mesh: Mesh;
let wire: Capture | undefined;

afterEach(async () => {
  await wire?.stop();
  await mesh.close();
});

async function createMesh(tag: string, flags: readonly string[] = []): Promise<void> {
  mesh = await Mesh.create({
    tag,
    topology: "routed",
    lb: "both",
    namespaces: { web: "l4", app: undefined },
    nodes: [A, B].map((name) => ({
      name,
      pods: [
        { name: `pod-${name}`, namespace: "web" },
        { name: `other-${name}`, namespace: "app" },
      ],
    })),
    agentFlags: ["--encryption", "wireguard", ...flags],
  });
  for (const pod of mesh.cluster.pods) await mesh.serve(pod.key, `${SECRET}-${pod.key}`, PORT);
}

async function listen(): Promise<void> {
  await mesh.startAgents();
  await untilTunnels(mesh, [A, B]);
  wire = await Capture.start(mesh.cluster, "not arp and not udp portrange 51871-51874");
}

/** Small and large, TCP and UDP, both families: whether anything of it could be read. */
async function readable(from: string, to: string): Promise<boolean> {
  await wire?.take();
  for (const address of mesh.pod(to).ips)
    for (const udp of [false, true])
      for (const payloadBytes of [10, 6_000]) {
        const options = { udp, payloadBytes };
        // Over IPv6 no router fragments: the first datagram tells the pod what the way takes (RFC 8201).
        if (udp) await connect(mesh.pod(from), address, PORT, { ...options, count: 2, timeoutMs: 500 });
        const { errors } = await connect(mesh.pod(from), address, PORT, { ...options, count: 5 });
        expect(errors).toEqual({});
      }
  return (await wire?.take())?.some((line) => line.includes(SECRET)) ?? false;
}

describe("nodes that know each other by IPv6", () => {
  test("the tunnel goes by IPv6, and is as much narrower", async () => {
    await createMesh("enc6");
    for (const node of mesh.cluster.nodes) node.reported = [...node.ips].reverse();
    await mesh.writeCluster();
    await listen();
    for (const node of [A, B]) {
      const { device, peers } = await encryptionOf(mesh, node);
      expect(device?.mtu).toBe(MTU.IPv6);
      expect(peers.map(({ endpoint }) => endpoint)).toEqual([expect.stringMatching(/^\[fd00:19::/)]);
    }
    expect(await readable(`web/pod-${A}`, `web/pod-${B}`)).toBe(false);
    expect(await readable(`app/other-${B}`, `web/pod-${A}`)).toBe(false);
  });
});

describe.each([{ flags: [] }, { flags: ["--encryption-strict"] }])(
  "a CNI with VXLAN: $flags",
  ({ flags }) => {
    test("workloads' packets are in the tunnel and in no VXLAN; others' are as the CNI has them", async () => {
      await createMesh("encvx", flags);
      await layOverlay(mesh.cluster.nodes);
      await listen();
      expect((await encryptionOf(mesh, A)).device?.mtu).toBe(MTU.IPv4);
      expect(await readable(`web/pod-${A}`, `web/pod-${B}`)).toBe(false);
      expect(await readable(`web/pod-${A}`, `app/other-${B}`)).toBe(false);
      expect(await readable(`app/other-${B}`, `web/pod-${A}`)).toBe(false);
      expect(await readable(`app/other-${A}`, `app/other-${B}`)).toBe(true);
    });
  },
);

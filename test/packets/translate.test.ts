import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FrontendTarget } from "../../agent/datapath/tables.ts";
import { idOf } from "../../agent/lib/id.ts";
import type { IpAddress } from "../../agent/lib/ip.ts";
import { frame, parseFrame, parsePacket, TCP } from "../support/packets.ts";
import type { PacketSpec } from "../support/packets.ts";
import { Programs, VERDICT } from "../support/programs.ts";
import { backends, frontend, setId, split, splitId, tables } from "../support/tables.ts";

/** Both families through every case: the addresses are all that differs. */
const FAMILIES = [
  {
    family: "IPv4",
    client: "10.1.0.5",
    vip: "10.96.0.1",
    other: "10.96.0.2",
    endpoint: "10.1.1.7",
    second: "10.1.1.8",
  },
  {
    family: "IPv6",
    client: "fd00:1::5",
    vip: "fd00:96::1",
    other: "fd00:96::2",
    endpoint: "fd00:1:1::7",
    second: "fd00:1:1::8",
  },
] as const;

let port = 20_000;

describe.each(FAMILIES)("$family packets of an opted-in pod", ({ client, vip, other, endpoint, second }) => {
  let programs: Programs;

  beforeAll(() => {
    programs = Programs.load();
    programs.optIn();
    programs.apply(oneService([endpoint]));
  });
  afterAll(() => {
    programs.close();
  });

  function oneService(addresses: readonly string[]) {
    const rows = addresses.map((address) => ({ address, port: 8080 }));
    return tables({
      "backends app": backends("app", rows),
      ...frontends({ kind: "set", set: setId("app") }),
    });
  }

  function frontends(target: FrontendTarget, dependsOn = ["backends app"]) {
    return {
      "frontends tcp": frontend("app", { address: vip as IpAddress, target }, dependsOn),
      "frontends udp": frontend("app", { address: vip as IpAddress, target, protocol: "UDP" }, dependsOn),
      "frontends other": frontend("app", { address: other as IpAddress, target }, dependsOn),
      "frontends other udp": frontend(
        "app",
        { address: other as IpAddress, target, protocol: "UDP" },
        dependsOn,
      ),
    };
  }

  function request(more: Partial<PacketSpec> = {}): PacketSpec {
    return { from: client, fromPort: port, to: vip, toPort: 80, ...more };
  }

  function reply(more: Partial<PacketSpec> = {}): PacketSpec {
    return { from: endpoint, fromPort: 8080, to: client, toPort: port, flags: TCP.SYN | TCP.ACK, ...more };
  }

  /** A connection of its own for each test. */
  function nextPort(): void {
    port += 1;
  }

  test("a SYN goes to the endpoint, with checksums right (G-55, G-71, K-44, T-5, T-19, T-51, T-61, U-P3, U-P7, D-2)", () => {
    nextPort();
    const { verdict, frame: out } = programs.fromPod(frame(request()));
    expect(verdict).toBe(VERDICT.NEXT);
    expect(parseFrame(out)).toMatchObject({
      from: client,
      fromPort: port,
      to: endpoint,
      toPort: 8080,
      checksumsAreRight: true,
    });
  });

  test("the answer comes back from the frontend, and later packets follow the flow (G-48, T-23, T-59, T-62, D-3)", () => {
    nextPort();
    programs.fromPod(frame(request()));
    const answer = parseFrame(programs.toPod(frame(reply())).frame);
    expect(answer).toMatchObject({
      from: vip,
      fromPort: 80,
      to: client,
      toPort: port,
      checksumsAreRight: true,
    });
    const payload = Buffer.from("hello");
    const data = parseFrame(programs.fromPod(frame(request({ flags: TCP.ACK | TCP.PSH, payload }))).frame);
    expect(data).toMatchObject({ to: endpoint, toPort: 8080, checksumsAreRight: true });
    expect(data.payload.toString()).toBe("hello");
  });

  test("UDP goes there and comes back (T-49)", () => {
    nextPort();
    const there = programs.fromPod(frame(request({ protocol: "UDP" })));
    expect(parseFrame(there.frame)).toMatchObject({
      protocol: "UDP",
      to: endpoint,
      toPort: 8080,
      checksumsAreRight: true,
    });
    const back = programs.toPod(frame(reply({ protocol: "UDP", payload: Buffer.from("pong!") })));
    expect(parseFrame(back.frame)).toMatchObject({ from: vip, fromPort: 80, checksumsAreRight: true });
  });

  test("a packet in the middle of a connection that is not ours passes untouched", () => {
    nextPort();
    for (const flags of [TCP.ACK, TCP.FIN | TCP.ACK, TCP.RST, TCP.SYN | TCP.ACK, 0]) {
      const data = frame(request({ flags }));
      expect(programs.fromPod(data)).toEqual({ verdict: VERDICT.NEXT, frame: data });
    }
    expect(programs.reader.listFlows().filter((flow) => flow.client?.endsWith(`:${String(port)}`))).toEqual(
      [],
    );
  });

  test("what no frontend claims passes untouched (K-29, T-63)", () => {
    nextPort();
    for (const more of [{ toPort: 81 }, { to: endpoint }, { protocol: "UDP", toPort: 81 } as const]) {
      const data = frame(request(more));
      expect(programs.fromPod(data)).toEqual({ verdict: VERDICT.NEXT, frame: data });
    }
    const stray = frame(reply());
    expect(programs.toPod(stray)).toEqual({ verdict: VERDICT.NEXT, frame: stray });
  });

  test("a packet cut off in its TCP header passes untouched", () => {
    nextPort();
    const whole = frame(request());
    // BPF_PROG_TEST_RUN itself refuses what has no whole IP header.
    const header = vip.includes(":") ? 54 : 34;
    for (const length of [header, header + 8, whole.length - 1]) {
      const data = whole.subarray(0, length);
      expect(programs.fromPod(data).verdict).toBe(VERDICT.NEXT);
      expect(programs.fromPod(data).frame).toEqual(data);
    }
  });

  test("a SYN sent again goes where the first one went (T-26)", () => {
    programs.apply(oneService([endpoint, second]));
    for (let i = 0; i < 20; i++) {
      nextPort();
      const first = parseFrame(programs.fromPod(frame(request({ sequence: i }))).frame).to;
      expect(parseFrame(programs.fromPod(frame(request({ sequence: i }))).frame).to).toBe(first);
    }
    programs.apply(oneService([endpoint]));
  });

  test("a SYN sent again does not follow an endpoint that is gone (K-15)", () => {
    nextPort();
    programs.apply(oneService([second]));
    expect(parseFrame(programs.fromPod(frame(request())).frame).to).toBe(second);
    programs.apply(oneService([endpoint]));
    expect(parseFrame(programs.fromPod(frame(request())).frame).to).toBe(endpoint);
  });

  test("an established connection stays with an endpoint that has left the set (T-31)", () => {
    nextPort();
    programs.fromPod(frame(request()));
    programs.toPod(frame(reply()));
    programs.apply(oneService([second]));
    expect(parseFrame(programs.fromPod(frame(request({ flags: TCP.ACK }))).frame).to).toBe(endpoint);
    programs.apply(oneService([endpoint]));
  });

  test("after FIN or RST the same ports open a new connection (K-55, T-27)", () => {
    for (const end of [TCP.FIN | TCP.ACK, TCP.RST]) {
      nextPort();
      programs.fromPod(frame(request()));
      programs.toPod(frame(reply()));
      programs.fromPod(frame(request({ flags: end })));
      programs.apply(oneService([second]));
      expect(parseFrame(programs.fromPod(frame(request({ sequence: 7 }))).frame).to).toBe(second);
      programs.apply(oneService([endpoint]));
    }
  });

  test("a UDP conversation moves as soon as its endpoint no longer serves (K-51, D-5)", () => {
    nextPort();
    programs.fromPod(frame(request({ protocol: "UDP" })));
    programs.toPod(frame(reply({ protocol: "UDP" })));
    programs.apply(oneService([second]));
    expect(parseFrame(programs.fromPod(frame(request({ protocol: "UDP" }))).frame).to).toBe(second);
    programs.apply(oneService([endpoint]));
  });

  test("one source port towards two frontends never shares an endpoint (U-A4)", () => {
    nextPort();
    programs.apply(oneService([endpoint, second]));
    const first = parseFrame(programs.fromPod(frame(request())).frame).to;
    const third = parseFrame(programs.fromPod(frame(request({ to: other }))).frame).to;
    expect(new Set([first, third])).toEqual(new Set([endpoint, second]));
    programs.apply(oneService([endpoint]));
    nextPort();
    expect(programs.fromPod(frame(request())).verdict).toBe(VERDICT.NEXT);
    expect(programs.fromPod(frame(request({ to: other }))).verdict).toBe(VERDICT.DROP);
    expect(programs.reader.dumpMap("refusals").rows).toContainEqual(
      expect.objectContaining({ reason: "tuple_collision" }),
    );
  });

  test.each([
    ["the client resets it", [{ flags: TCP.RST }], []],
    ["the server resets it", [], [{ flags: TCP.RST | TCP.ACK }]],
    ["both close it", [{ flags: TCP.FIN | TCP.ACK }], [{ flags: TCP.FIN | TCP.ACK }]],
  ] as const)("a connection no longer keeps its endpoint from others once %s (T-3)", (_, sent, received) => {
    nextPort();
    programs.fromPod(frame(request()));
    programs.toPod(frame(reply()));
    for (const more of sent) programs.fromPod(frame(request(more)));
    for (const more of received) programs.toPod(frame(reply(more)));
    expect(parseFrame(programs.fromPod(frame(request({ to: other }))).frame).to).toBe(endpoint);
    expect(parseFrame(programs.toPod(frame(reply())).frame).from).toBe(other);
  });

  test("a connection that only one side has closed still keeps it (T-3)", () => {
    nextPort();
    programs.fromPod(frame(request()));
    programs.toPod(frame(reply()));
    programs.fromPod(frame(request({ flags: TCP.FIN | TCP.ACK })));
    expect(programs.fromPod(frame(request({ to: other }))).verdict).toBe(VERDICT.DROP);
    expect(parseFrame(programs.toPod(frame(reply({ flags: TCP.ACK }))).frame).from).toBe(vip);
  });

  test.each([
    ["TCP", [{ flags: TCP.RST }]],
    ["UDP", []],
  ] as const)(
    "an endpoint called by its own address answers from it, %s (T-3, T-50)",
    async (protocol, ending) => {
      nextPort();
      programs.fromPod(frame(request({ protocol })));
      programs.toPod(frame(reply({ protocol })));
      // While the first conversation goes on, the two cannot be told apart, and the first has it.
      const direct = { protocol, to: endpoint, toPort: 8080 };
      const data = frame(request(direct));
      expect(programs.fromPod(data)).toEqual({ verdict: VERDICT.NEXT, frame: data });
      expect(parseFrame(programs.toPod(frame(reply({ protocol }))).frame).from).toBe(vip);
      for (const more of ending) programs.fromPod(frame(request({ protocol, ...more })));
      if (protocol === "UDP") await new Promise((resolve) => setTimeout(resolve, 400));
      expect(programs.fromPod(data)).toEqual({ verdict: VERDICT.NEXT, frame: data });
      expect(parseFrame(programs.toPod(frame(reply({ protocol }))).frame).from).toBe(endpoint);
    },
  );

  test("a UDP conversation keeps its endpoint from another only while it goes on (T-3)", async () => {
    nextPort();
    const protocol = "UDP";
    programs.fromPod(frame(request({ protocol })));
    programs.toPod(frame(reply({ protocol })));
    expect(programs.fromPod(frame(request({ protocol, to: other }))).verdict).toBe(VERDICT.DROP);
    expect(parseFrame(programs.toPod(frame(reply({ protocol }))).frame).from).toBe(vip);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(parseFrame(programs.fromPod(frame(request({ protocol, to: other }))).frame).to).toBe(endpoint);
    expect(parseFrame(programs.toPod(frame(reply({ protocol }))).frame).from).toBe(other);
    expect(programs.fromPod(frame(request({ protocol }))).verdict).toBe(VERDICT.DROP);
  });

  test("an empty set refuses TCP with a reset", () => {
    nextPort();
    programs.apply(oneService([]));
    const { verdict, frame: out } = programs.fromPod(
      frame(request({ sequence: 4242, payload: Buffer.from("x") })),
    );
    expect(verdict).toBe(VERDICT.REDIRECT);
    expect(parseFrame(out)).toMatchObject({
      from: vip,
      fromPort: 80,
      to: client,
      toPort: port,
      flags: TCP.RST | TCP.ACK,
      acknowledgement: 4243,
      checksumsAreRight: true,
      sourceMac: "020000000002",
      destinationMac: "020000000001",
    });
    programs.apply(oneService([endpoint]));
  });

  test.each([0, 4, 1400])(
    "an empty set refuses a datagram of %i bytes with port unreachable (G-44)",
    (length) => {
      nextPort();
      programs.apply(oneService([]));
      const payload = Buffer.alloc(length, 7);
      const { verdict, frame: out } = programs.fromPod(frame(request({ protocol: "UDP", payload })));
      expect(verdict).toBe(VERDICT.REDIRECT);
      const message = parseFrame(out);
      const isIpv6 = vip.includes(":");
      expect(message).toMatchObject({
        protocol: isIpv6 ? "ICMPv6" : "ICMP",
        from: vip,
        to: client,
        icmpType: isIpv6 ? 1 : 3,
        icmpCode: isIpv6 ? 4 : 3,
        checksumsAreRight: true,
      });
      expect(parsePacket(message.payload)).toMatchObject({
        from: client,
        fromPort: port,
        to: vip,
        toPort: 80,
        protocol: "UDP",
      });
      programs.apply(oneService([endpoint]));
    },
  );

  test("an internalTrafficPolicy Local without endpoint drops in silence, and is counted (K-27)", () => {
    nextPort();
    programs.apply(
      tables({
        "backends app": backends("app", [], "no_local_endpoint"),
        ...frontends({ kind: "set", set: setId("app") }),
      }),
    );
    expect(programs.fromPod(frame(request())).verdict).toBe(VERDICT.DROP);
    expect(programs.reader.dumpMap("refusals").rows).toContainEqual(
      expect.objectContaining({ reason: "no_local_endpoint", packets: 1 }),
    );
    programs.apply(oneService([endpoint]));
  });

  test("a row that is missing drops the packet and says so (T-34)", () => {
    nextPort();
    const slots = [["app", 1]] as const;
    programs.apply(
      tables({
        "backends app": backends("app", [{ address: endpoint, port: 8080 }]),
        "split r": split("r", slots),
        ...frontends({ kind: "split", split: splitId("r", slots) }, ["split r"]),
      }),
    );
    const key = Buffer.alloc(8);
    key.writeBigUInt64LE(BigInt(splitId("r", slots)));
    programs.deleteRow("splits", key);
    expect(programs.fromPod(frame(request())).verdict).toBe(VERDICT.DROP);
    expect(programs.reader.dumpMap("refusals").rows).toContainEqual(
      expect.objectContaining({ reason: "row_missing", packets: 1 }),
    );
    programs.apply(oneService([endpoint]));
  });

  test("a consumer's scope comes before everybody's", () => {
    nextPort();
    const scope = idOf("namespace", "default");
    programs.apply(
      tables({
        "backends app": backends("app", [{ address: endpoint, port: 8080 }]),
        "backends mine": backends("mine", [{ address: second, port: 9090 }]),
        ...frontends({ kind: "set", set: setId("app") }),
        "frontends mine": frontend(
          "app",
          { address: vip as IpAddress, scope, target: { kind: "set", set: setId("mine") } },
          ["backends mine"],
        ),
      }),
    );
    programs.optIn({ scope });
    expect(parseFrame(programs.fromPod(frame(request())).frame)).toMatchObject({ to: second, toPort: 9090 });
    expect(parseFrame(programs.fromPod(frame(request({ protocol: "UDP" }))).frame)).toMatchObject({
      to: endpoint,
    });
    programs.optIn();
    nextPort();
    expect(parseFrame(programs.fromPod(frame(request())).frame)).toMatchObject({ to: endpoint });
    programs.apply(oneService([endpoint]));
  });

  test("a drained workload keeps its flows and claims nothing new", () => {
    nextPort();
    programs.fromPod(frame(request()));
    programs.toPod(frame(reply()));
    programs.optIn({ mode: "drain" });
    expect(parseFrame(programs.fromPod(frame(request({ flags: TCP.ACK }))).frame).to).toBe(endpoint);
    nextPort();
    const data = frame(request());
    expect(programs.fromPod(data)).toEqual({ verdict: VERDICT.NEXT, frame: data });
    programs.optIn();
  });

  test("packets, bytes and connections are counted by endpoint, each way", () => {
    nextPort();
    const before = counted();
    programs.fromPod(frame(request()));
    programs.toPod(frame(reply()));
    const data = frame(request({ flags: TCP.ACK, payload: Buffer.alloc(100) }));
    programs.fromPod(data);
    const after = counted();
    expect(after["connections"]).toBe((before["connections"] ?? 0) + 1);
    expect(after["packetsSent"]).toBe((before["packetsSent"] ?? 0) + 2);
    expect(after["bytesSent"]).toBe((before["bytesSent"] ?? 0) + frame(request()).length + data.length);
    expect(after["packetsReceived"]).toBe((before["packetsReceived"] ?? 0) + 1);
  });

  function counted(): Record<string, number> {
    const row = programs.reader
      .dumpMap("traffic")
      .rows.find((one) => JSON.stringify(one["endpoint"]).includes(endpoint));
    return (row ?? {}) as Record<string, number>;
  }
});

describe("IPv4 and IPv6 apart", () => {
  let programs: Programs;

  beforeAll(() => {
    programs = Programs.load();
    programs.optIn();
    const endpoints = backends("app", [{ address: "10.1.1.7", port: 8080 }]);
    const endpoints6 = backends("app6", [{ address: "fd00:1:1::7", port: 8080 }]);
    const target: FrontendTarget = { kind: "set", set: setId("app") };
    const target6: FrontendTarget = { kind: "set", set: setId("app6") };
    programs.apply(
      tables({
        "backends app": endpoints,
        "backends app6": endpoints6,
        "frontends tcp": frontend("app", { address: "10.96.0.1" as IpAddress, target }, ["backends app"]),
        "frontends udp": frontend("app", { address: "10.96.0.1" as IpAddress, target, protocol: "UDP" }, [
          "backends app",
        ]),
        "frontends tcp6": frontend("app6", { address: "fd00:96::1" as IpAddress, target: target6 }, [
          "backends app6",
        ]),
      }),
    );
  });
  afterAll(() => {
    programs.close();
  });

  const ipv4 = { from: "10.1.0.5", to: "10.96.0.1", fromPort: 4000, toPort: 80 };
  const ipv6 = { from: "fd00:1::5", to: "fd00:96::1", fromPort: 4000, toPort: 80 };

  test("a UDP checksum of 0 stays 0 (T-8)", () => {
    const out = parseFrame(
      programs.fromPod(frame({ ...ipv4, protocol: "UDP", withoutChecksum: true })).frame,
    );
    expect(out).toMatchObject({ to: "10.1.1.7", checksumsAreRight: true });
  });

  test("IPv4 options are stepped over", () => {
    const options = Buffer.from("01010101", "hex");
    const out = parseFrame(programs.fromPod(frame({ ...ipv4, ipv4Options: options })).frame);
    expect(out).toMatchObject({ to: "10.1.1.7", toPort: 8080, checksumsAreRight: true });
  });

  test.each([0, 43, 60])("IPv6 extension header %i is stepped over", (extension) => {
    const out = parseFrame(
      programs.fromPod(frame({ ...ipv6, fromPort: 4100 + extension, ipv6Extension: extension })).frame,
    );
    expect(out).toMatchObject({ to: "fd00:1:1::7", toPort: 8080, checksumsAreRight: true });
  });
});

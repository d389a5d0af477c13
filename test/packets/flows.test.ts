import net from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { EVENT_KIND, REASON } from "../../agent/datapath/abi.gen.ts";
import { FLOW_TIMEOUTS } from "../../agent/datapath/flow-sweep.ts";
import type { FlowTimeouts } from "../../agent/datapath/flow-sweep.ts";
import type { IpAddress } from "../../agent/lib/ip.ts";
import { frame, parseFrame, TCP } from "../support/packets.ts";
import type { PacketSpec } from "../support/packets.ts";
import { parseEvents, Programs, TEST_IFINDEX, VERDICT } from "../support/programs.ts";
import { backends, frontend, setId, tables } from "../support/tables.ts";

const CLIENT = "10.1.0.5";
const VIP = "10.96.0.1";
const ENDPOINT = "10.1.1.7";
const TABLE_SIZE = 64;

describe("the flow tables", () => {
  let programs: Programs;

  beforeEach(() => {
    programs = Programs.load({ flows: TABLE_SIZE, flows_opening: 1024 });
    programs.optIn();
    const target = { kind: "set", set: setId("app") } as const;
    programs.apply(
      tables({
        "backends app": backends("app", [{ address: ENDPOINT, port: 8080 }]),
        "frontends tcp": frontend("app", { address: VIP as IpAddress, target }, ["backends app"]),
        "frontends udp": frontend("app", { address: VIP as IpAddress, target, protocol: "UDP" }, [
          "backends app",
        ]),
      }),
    );
  });
  afterEach(() => {
    programs.close();
  });

  function request(fromPort: number, more: Partial<PacketSpec> = {}): Buffer {
    return frame({ from: CLIENT, fromPort, to: VIP, toPort: 80, ...more });
  }

  function reply(toPort: number, more: Partial<PacketSpec> = {}): Buffer {
    return frame({ from: ENDPOINT, fromPort: 8080, to: CLIENT, toPort, flags: TCP.SYN | TCP.ACK, ...more });
  }

  function entries(map: "flows" | "flows_opening"): number {
    return programs.reader.dumpMap(map).rows.length;
  }

  test("an unanswered flow waits among the opening ones, an answered one among the settled", () => {
    programs.fromPod(request(5000));
    expect([entries("flows"), entries("flows_opening")]).toEqual([0, 2]);
    programs.toPod(reply(5000));
    expect([entries("flows"), entries("flows_opening")]).toEqual([2, 0]);
  });

  test("an interface is quiet until its first TCP flow, whatever it does besides", () => {
    const quiet = () => programs.reader.dumpMap("quiet").rows.map(({ ifindex }) => ifindex);
    const direct = frame({ from: CLIENT, fromPort: 5000, to: ENDPOINT, toPort: 8080 });
    const answer = reply(5000);
    for (const [data, verdict] of [
      [direct, programs.fromPod(direct)],
      [answer, programs.toPod(answer)],
    ] as const)
      expect(verdict).toEqual({ verdict: VERDICT.NEXT, frame: data });
    expect(parseFrame(programs.fromPod(request(5001, { protocol: "UDP" })).frame).to).toBe(ENDPOINT);
    expect(quiet()).toEqual([TEST_IFINDEX]);
    expect(parseFrame(programs.fromPod(request(5002)).frame).to).toBe(ENDPOINT);
    expect(quiet()).toEqual([]);
    expect(parseFrame(programs.toPod(reply(5002)).frame).from).toBe(VIP);
  });

  test("the list of flows tells the state of each", () => {
    programs.fromPod(request(5000));
    programs.fromPod(request(5001));
    programs.toPod(reply(5001));
    programs.fromPod(request(5002));
    programs.toPod(reply(5002));
    programs.fromPod(request(5002, { flags: TCP.FIN | TCP.ACK }));
    programs.fromPod(request(5003, { protocol: "UDP" }));
    programs.fromPod(request(5004, { protocol: "UDP" }));
    programs.toPod(reply(5004, { protocol: "UDP" }));
    const states = programs.reader
      .listFlows()
      .map(({ client, endpoint, state }) => [client, endpoint, state]);
    expect(states.sort()).toEqual([
      [`${CLIENT}:5000`, `${ENDPOINT}:8080`, "opening"],
      [`${CLIENT}:5001`, `${ENDPOINT}:8080`, "established"],
      [`${CLIENT}:5002`, `${ENDPOINT}:8080`, "closing"],
      [`${CLIENT}:5003`, `${ENDPOINT}:8080`, "unreplied"],
      [`${CLIENT}:5004`, `${ENDPOINT}:8080`, "replied"],
    ]);
  });

  test("a flood of SYNs pushes out no answered flow", () => {
    for (let port = 5000; port < 5010; port++) {
      programs.fromPod(request(port));
      programs.toPod(reply(port));
    }
    for (let port = 10_000; port < 14_000; port++) programs.fromPod(request(port));
    expect(entries("flows")).toBe(20);
    for (let port = 5000; port < 5010; port++) {
      const out = parseFrame(programs.fromPod(request(port, { flags: TCP.ACK })).frame);
      expect(out.to).toBe(ENDPOINT);
    }
  });

  test("what became of entries is counted: opened, closed, pushed out", () => {
    const total = () => {
      const [row = {}] = programs.reader.dumpMap("flow_totals").rows;
      const { opened, closed } = row as { opened: number; closed: number };
      return { opened, closed, evicted: opened - closed - entries("flows_opening") };
    };
    for (let port = 5000; port < 5010; port++) programs.fromPod(request(port));
    for (let port = 5000; port < 5005; port++) programs.toPod(reply(port));
    expect(total()).toEqual({ opened: 20, closed: 10, evicted: 0 });
    // The same SYN again, and a sweep of everything, leave nothing unaccounted for.
    programs.fromPod(request(5009));
    programs.sweep({ purgeIfindex: TEST_IFINDEX });
    expect(total()).toEqual({ opened: 20, closed: 20, evicted: 0 });
    for (let port = 10_000; port < 14_000; port++) programs.fromPod(request(port));
    const { opened, closed, evicted } = total();
    expect([opened, closed]).toEqual([8020, 20]);
    expect(evicted).toBeGreaterThanOrEqual(8000 - 1024);
  });

  test("with the settled table full, connections still open and work", () => {
    for (let port = 5000; port < 5000 + TABLE_SIZE; port++) {
      programs.fromPod(request(port));
      programs.toPod(reply(port));
    }
    expect(entries("flows")).toBe(TABLE_SIZE);
    for (let port = 5000; port < 5000 + TABLE_SIZE; port++) {
      expect(parseFrame(programs.fromPod(request(port, { flags: TCP.ACK })).frame).to).toBe(ENDPOINT);
      expect(parseFrame(programs.toPod(reply(port, { flags: TCP.ACK })).frame).from).toBe(VIP);
    }
  });

  test("a sweep keeps what is not idle, counts by interface, and purges an interface on request", () => {
    programs.fromPod(request(5000));
    programs.fromPod(request(5001));
    programs.toPod(reply(5001));
    expect(programs.sweep({ countIfindex: TEST_IFINDEX })).toEqual({ live: 4, removed: 0, counted: 4 });
    expect(programs.sweep({ countIfindex: 99 })).toEqual({ live: 4, removed: 0, counted: 0 });
    expect(programs.sweep({ purgeIfindex: TEST_IFINDEX })).toEqual({ live: 0, removed: 4, counted: 0 });
    expect([entries("flows"), entries("flows_opening")]).toEqual([0, 0]);
  });

  /** With this many flows, in this many buckets, some have both sides in one. */
  test("flows whose two sides share a bucket are not taken for live ones", async () => {
    for (let round = 0; round < 8; round++) {
      for (let port = 5000; port < 5000 + TABLE_SIZE / 2; port++) {
        programs.fromPod(request(round * 100 + port));
        programs.toPod(reply(round * 100 + port));
      }
      await new Promise((resolve) => setTimeout(resolve, 20)); // the clock has ticks
      const timeouts = { ...FLOW_TIMEOUTS, tcpEstablishedNs: 0n };
      expect(programs.sweep({ timeouts })).toMatchObject({ live: 0, removed: TABLE_SIZE });
    }
  });

  test.each([
    ["opening TCP", "tcpOpeningNs", []],
    ["established TCP", "tcpEstablishedNs", ["answer"]],
    ["half-closed TCP", "tcpHalfClosedNs", ["answer", "fin"]],
    ["closed TCP", "tcpClosedNs", ["answer", "fin", "answer fin"]],
    ["reset TCP", "tcpResetNs", ["answer", "reset"]],
    ["unreplied UDP", "udpUnrepliedNs", ["udp"]],
    ["replied UDP", "udpRepliedNs", ["udp", "udp answer"]],
  ] as const)(
    "%s goes when idle for %s, and no sooner (K-53, K-54, K-56, T-30)",
    async (_name, timeout, packets) => {
      if (packets[0] === "udp") programs.fromPod(request(5000, { protocol: "UDP" }));
      else programs.fromPod(request(5000));
      for (const packet of packets) {
        if (packet === "answer") programs.toPod(reply(5000));
        if (packet === "fin") programs.fromPod(request(5000, { flags: TCP.FIN | TCP.ACK }));
        if (packet === "answer fin") programs.toPod(reply(5000, { flags: TCP.FIN | TCP.ACK }));
        if (packet === "reset") programs.fromPod(request(5000, { flags: TCP.RST }));
        if (packet === "udp answer") programs.toPod(reply(5000, { protocol: "UDP" }));
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
      // Every other timeout is zero: only this one can keep the flow.
      const zeros = Object.fromEntries(Object.keys(FLOW_TIMEOUTS).map((name) => [name, 0n]));
      const only = { ...zeros, [timeout]: FLOW_TIMEOUTS[timeout] } as FlowTimeouts;
      expect(programs.sweep({ timeouts: only })).toMatchObject({ live: 2, removed: 0 });
      const without = { ...FLOW_TIMEOUTS, [timeout]: 0n };
      expect(programs.sweep({ timeouts: without })).toMatchObject({ live: 0, removed: 2 });
    },
  );

  test("connects, rejections and drops are told to whoever listens", async () => {
    const stream = programs.openEvents();
    const socket = new net.Socket({ fd: stream.fd });
    const chunks: Buffer[] = [];
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    programs.fromPod(request(5000));
    programs.apply(tables({}));
    programs.apply(
      tables({
        "backends app": backends("app", []),
        "frontends tcp": frontend(
          "app",
          { address: VIP as IpAddress, target: { kind: "set", set: setId("app") } },
          ["backends app"],
        ),
      }),
    );
    expect(programs.fromPod(request(5001)).verdict).toBe(VERDICT.REDIRECT);
    await expect.poll(() => parseEvents(Buffer.concat(chunks)).length).toBe(2);
    const [connected, rejected] = parseEvents(Buffer.concat(chunks));
    expect(connected).toMatchObject({
      kind: EVENT_KIND.EVENT_CONNECT,
      client: CLIENT,
      clientPort: 5000,
      frontend: VIP,
      frontendPort: 80,
      endpoint: ENDPOINT,
      endpointPort: 8080,
      ifindex: TEST_IFINDEX,
    });
    expect(rejected).toMatchObject({
      kind: EVENT_KIND.EVENT_REJECT,
      reason: REASON.REASON_NO_ENDPOINT,
      clientPort: 5001,
    });
    socket.destroy();
    stream.stop();
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ABI_LIMIT } from "../../agent/datapath/abi.gen.ts";
import { idOf } from "../../agent/lib/id.ts";
import type { IpAddress } from "../../agent/lib/ip.ts";
import { chiSquareTest } from "../support/chi-square.ts";
import { ETHERNET_BYTES, frame, parseFrame, TCP } from "../support/packets.ts";
import type { PacketSpec } from "../support/packets.ts";
import { Programs, VERDICT } from "../support/programs.ts";
import { backends, frontend, setId, tables } from "../support/tables.ts";

const FAMILIES = [
  {
    protocolAt: ETHERNET_BYTES + 9,
    ...{ family: "IPv4", client: "10.1.0.5", neighbour: "10.1.0.6", vip: "10.96.0.1", empty: "10.96.0.2" },
    ...{ endpoints: ["10.1.1.7", "10.1.1.8"], own: "10.1.1.9" },
  },
  {
    protocolAt: ETHERNET_BYTES + 6,
    ...{
      family: "IPv6",
      client: "fd00:1::5",
      neighbour: "fd00:1::6",
      vip: "fd00:96::1",
      empty: "fd00:96::2",
    },
    ...{ endpoints: ["fd00:1:1::7", "fd00:1:1::8"], own: "fd00:1:1::9" },
  },
];

const ROUNDS = 2_000;
const SCOPE = idOf("namespace", "web");

let port = 30_000;

describe.each(FAMILIES)(
  "corners, $family",
  ({ family, protocolAt, client, neighbour, vip, empty, endpoints, own }) => {
    let programs: Programs;

    beforeAll(() => {
      programs = Programs.load();
      programs.optIn({ scope: SCOPE });
      const at = (addresses: readonly string[]) => addresses.map((address) => ({ address, port: 8080 }));
      const target = (service: string) => ({ kind: "set", set: setId(service) }) as const;
      programs.apply(
        tables({
          "backends app": backends("app", at(endpoints)),
          "backends empty": backends("empty", []),
          "backends own": backends("own", at([own])),
          app: frontend("app", { address: vip as IpAddress, target: target("app") }, ["backends app"]),
          empty: frontend("empty", { address: empty as IpAddress, target: target("empty") }, [
            "backends empty",
          ]),
          // What consumers in the namespace of this interface are led to, on a port of its own.
          consumer: frontend(
            "app",
            { address: vip as IpAddress, target: target("own"), scope: SCOPE, port: 81 as never },
            ["backends own"],
          ),
          producer: frontend("app", { address: vip as IpAddress, target: target("app"), port: 81 as never }, [
            "backends app",
          ]),
        }),
      );
    });
    afterAll(() => {
      programs.close();
    });

    function request(more: Partial<PacketSpec> = {}): Buffer {
      return frame({ from: client, fromPort: port, to: vip, toPort: 80, ...more });
    }

    function nextPort(): void {
      port += 1;
    }

    /** One whole connection, so that the next SYN on the port begins another. */
    function connection(sequence: number): string {
      const { to } = parseFrame(programs.fromPod(request({ sequence })).frame);
      programs.fromPod(request({ flags: TCP.RST }));
      return to;
    }

    test("a port that is used again is drawn for afresh each time, and exactly (K-32, K-55)", () => {
      nextPort();
      const counts = new Map<string, number>();
      for (let i = 0; i < ROUNDS; i++) {
        const to = connection(i);
        counts.set(to, (counts.get(to) ?? 0) + 1);
      }
      const [first = 0, second = 0] = endpoints.map((address) => counts.get(address));
      expect(first + second).toBe(ROUNDS);
      // The hash key is fixed, so this is the same draw each time that the test is run.
      expect(chiSquareTest([first, second], [1, 1]).pValue).toBeGreaterThan(0.001);
    });

    test("a SYN sent again is the same draw, also when it was refused before (G-45)", () => {
      nextPort();
      const refused = programs.fromPod(request({ to: empty, sequence: 7 }));
      expect(refused.verdict).toBe(VERDICT.REDIRECT);
      expect(programs.fromPod(request({ to: empty, sequence: 7 })).verdict).toBe(VERDICT.REDIRECT);
      const rounds = programs.reader.dumpMap("tuples").rows.filter(({ sequence }) => sequence === 7);
      expect(rounds.map(({ round }) => round)).toEqual([0]);
      programs.fromPod(request({ to: empty, sequence: 8 }));
      expect(programs.reader.dumpMap("tuples").rows).toContainEqual(
        expect.objectContaining({ sequence: 8, round: 1 }),
      );
    });

    test("the scope is the interface's, whatever source address a packet has (G-26, T-1)", () => {
      nextPort();
      for (const from of [client, neighbour, vip]) {
        expect(parseFrame(programs.fromPod(request({ from, toPort: 81 })).frame).to).toBe(own);
      }
    });

    test("too many rejections within a second are met by silence, and counted as such (D-8)", () => {
      nextPort();
      programs.setAnswers(ABI_LIMIT.MAX_ANSWERS_PER_SECOND - 1, 0);
      expect(programs.fromPod(request({ to: empty })).verdict).toBe(VERDICT.REDIRECT);
      expect(programs.fromPod(request({ to: empty })).verdict).toBe(VERDICT.DROP);
      expect(programs.reader.dumpMap("refusals").rows).toContainEqual(
        expect.objectContaining({ reason: "answer_limit", packets: 1 }),
      );
      programs.setAnswers(ABI_LIMIT.MAX_ANSWERS_PER_SECOND, 1_500);
      expect(programs.fromPod(request({ to: empty })).verdict).toBe(VERDICT.REDIRECT);
    });

    test.each([
      ["SCTP (K-63)", 132],
      ["GRE", 47],
      ["ESP (T-13)", 50],
      ["an unknown protocol", 253],
    ])("%s to a frontend's address passes untouched (T-15)", (_name, protocol) => {
      nextPort();
      const data = request();
      data[protocolAt] = protocol;
      expect(programs.fromPod(data)).toEqual({ verdict: VERDICT.NEXT, frame: data });
    });

    test("ICMP echo to a frontend's address passes untouched (K-30)", () => {
      const data = request();
      data[protocolAt] = family === "IPv4" ? 1 : 58;
      data[data.length - 20] = family === "IPv4" ? 8 : 128;
      data[data.length - 19] = 0;
      expect(programs.fromPod(data)).toEqual({ verdict: VERDICT.NEXT, frame: data });
    });

    test.each(["8100", "88a8"])("a frame tagged in line, ethertype %s, passes untouched (T-14)", (type) => {
      nextPort();
      const plain = request();
      const tag = Buffer.concat([Buffer.from(type, "hex"), Buffer.from("0064", "hex")]);
      const data = Buffer.concat([plain.subarray(0, 12), tag, plain.subarray(12)]);
      expect(programs.fromPod(data)).toEqual({ verdict: VERDICT.NEXT, frame: data });
      expect(programs.toPod(data)).toEqual({ verdict: VERDICT.NEXT, frame: data });
    });

    test("headers that contradict themselves pass untouched (T-11)", () => {
      nextPort();
      for (const first of family === "IPv4" ? [0x40, 0x44, 0x65] : [0x40]) {
        const data = request();
        data[ETHERNET_BYTES] = first;
        expect(programs.fromPod(data)).toEqual({ verdict: VERDICT.NEXT, frame: data });
      }
    });
  },
);

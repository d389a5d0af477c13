import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Cidr, IpAddress } from "../../agent/lib/ip.ts";
import { frame, parseFrame, TCP } from "../support/packets.ts";
import type { PacketSpec } from "../support/packets.ts";
import { Programs, VERDICT } from "../support/programs.ts";
import { backends, frontend, setId, tables } from "../support/tables.ts";

/** The interface of WireGuard's device, of which there is only the number here. */
const TUNNEL = 77;
const MTU = 1_440;

const FAMILIES = [
  {
    ...{
      family: "IPv4",
      most: MTU - 40,
      transportAt: 34,
      pod: "10.1.0.5",
      far: "10.1.1.7",
      vip: "10.96.0.1",
    },
    ...{ farCidr: "10.1.1.0/24", clearCidr: "10.1.2.0/24", clear: "10.1.2.7", near: "10.1.0.6" },
  },
  {
    ...{ family: "IPv6", most: MTU - 60, transportAt: 54, pod: "fd00:1::5", far: "fd00:1:1::7" },
    ...{ vip: "fd00:96::1", farCidr: "fd00:1:1::/64", clearCidr: "fd00:1:2::/64", clear: "fd00:1:2::7" },
    near: "fd00:1::6",
  },
];

const NOTHING = Buffer.from([1]);
const WINDOW_SCALE = Buffer.from([3, 3, 7]);
const SACK_PERMITTED = Buffer.from([4, 2]);

function segment(bytes: number): Buffer {
  return Buffer.from([2, 4, bytes >> 8, bytes & 0xff]);
}

describe.each(FAMILIES)(
  "segments of TCP and the tunnel, $family",
  ({ most, transportAt, pod, far, vip, farCidr, clearCidr, clear, near }) => {
    let programs: Programs;

    beforeAll(() => {
      programs = Programs.load();
      programs.optIn();
      programs.apply(
        tables({
          "backends app": backends("app", [{ address: far, port: 8080 }]),
          app: frontend("app", { address: vip as IpAddress, target: { kind: "set", set: setId("app") } }, [
            "backends app",
          ]),
        }),
      );
      programs.tunnel.setTunnel({ mode: "open", ifindexes: [TUNNEL], mtu: MTU });
      programs.tunnel.setRemotes(
        new Map([
          [farCidr as Cidr, { node: undefined, state: "tunnel" }],
          [clearCidr as Cidr, { node: undefined, state: "clear" }],
        ]),
      );
    });
    afterAll(() => {
      programs.close();
    });

    function sent(
      tcpOptions: Buffer,
      { to = far, flags = TCP.SYN, toPort = 8080 }: Partial<Pick<PacketSpec, "to" | "flags" | "toPort">> = {},
    ): Buffer {
      const data = frame({ from: pod, fromPort: 4000, to, toPort, flags, tcpOptions });
      const { verdict, frame: out } = programs.fromPod(data);
      expect(verdict).toBe(VERDICT.NEXT);
      expect(parseFrame(out).checksumsAreRight).toBe(true);
      return out.subarray(transportAt + 20, transportAt + 20 + tcpOptions.length);
    }

    function received(tcpOptions: Buffer, cameBy: number, from = far): Buffer {
      const flags = TCP.SYN | TCP.ACK;
      const data = frame({ from, fromPort: 8080, to: pod, toPort: 4001, flags, tcpOptions });
      const { verdict, frame: out } = programs.toPod(data, cameBy);
      expect(verdict).toBe(VERDICT.NEXT);
      expect(parseFrame(out).checksumsAreRight).toBe(true);
      return out.subarray(transportAt + 20, transportAt + 20 + tcpOptions.length);
    }

    test.each([
      ["first", []],
      ["behind one byte, at an odd place", [NOTHING]],
      ["behind three bytes, at an odd place", [WINDOW_SCALE]],
      ["behind others", [SACK_PERMITTED, NOTHING, WINDOW_SCALE]],
      ["as far back as it can be", Array.from({ length: 36 }, () => NOTHING)],
    ])("a SYN into the tunnel says what fits, with the option %s", (_where, before) => {
      const options = (bytes: number) => Buffer.concat([...before, segment(bytes)]);
      expect(sent(options(1_460))).toEqual(options(most));
      expect(sent(options(8_960))).toEqual(options(most));
    });

    test("what fits already stays as it is", () => {
      for (const bytes of [536, most]) expect(sent(segment(bytes))).toEqual(segment(bytes));
    });

    test("so does a SYN's answer, one to a Service, and what comes by the tunnel", () => {
      expect(sent(segment(1_460), { flags: TCP.SYN | TCP.ACK })).toEqual(segment(most));
      expect(sent(segment(1_460), { to: vip, toPort: 80 })).toEqual(segment(most));
      expect(received(segment(1_460), TUNNEL)).toEqual(segment(most));
    });

    test("what does not go by the tunnel, or is no SYN, is left alone", () => {
      for (const to of [near, clear]) expect(sent(segment(1_460), { to })).toEqual(segment(1_460));
      expect(sent(segment(1_460), { flags: TCP.ACK })).toEqual(segment(1_460));
      for (const [cameBy, from] of [
        [TUNNEL + 1, far],
        [0, near],
      ] as const)
        expect(received(segment(1_460), cameBy, from)).toEqual(segment(1_460));
    });

    test.each([
      ["an option without a length", [5, 0, 2, 4, 5, 180]],
      ["the end of options before it", [0, 0, 2, 4, 5, 180, 0, 0]],
      ["an option that is longer than the header", [8, 40, 2, 4, 5, 180, 0, 0]],
      ["half of the option", [1, 1, 1, 1, 1, 2, 4, 5]],
      ["a length that is not the option's", [2, 3, 5, 180, 0, 0, 0, 0]],
    ])("%s: nothing is changed", (_what, bytes) => {
      expect(sent(Buffer.from(bytes))).toEqual(Buffer.from(bytes));
    });

    test("with an MTU that nobody knows, nothing is changed", () => {
      programs.tunnel.setTunnel({ mode: "open", ifindexes: [TUNNEL], mtu: 0 });
      expect(sent(segment(1_460))).toEqual(segment(1_460));
      programs.tunnel.setTunnel({ mode: "open", ifindexes: [TUNNEL], mtu: MTU });
    });
  },
);

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { IpAddress } from "../../agent/lib/ip.ts";
import { frame, icmpError, parseFrame, parsePacket, TCP } from "../support/packets.ts";
import type { PacketSpec } from "../support/packets.ts";
import { Programs, VERDICT } from "../support/programs.ts";
import { backends, frontend, setId, tables } from "../support/tables.ts";

const FAMILIES = [
  {
    family: "IPv4",
    client: "10.1.0.5",
    vip: "10.96.0.1",
    endpoint: "10.1.1.7",
    router: "10.0.0.1",
    errors: { unreachable: [3, 3], tooBig: [3, 4], exceeded: [11, 0], parameter: [12, 0] },
    echo: [8, 0],
  },
  {
    family: "IPv6",
    client: "fd00:1::5",
    vip: "fd00:96::1",
    endpoint: "fd00:1:1::7",
    router: "fd00::1",
    errors: { unreachable: [1, 4], tooBig: [2, 0], exceeded: [3, 0], parameter: [4, 0] },
    echo: [128, 0],
  },
] as const;

let port = 40_000;

describe.each(FAMILIES)(
  "ICMP errors about translated packets (K-57, K-58, T-16), $family",
  ({ client, vip, endpoint, router, errors, echo }) => {
    let programs: Programs;

    beforeAll(() => {
      programs = Programs.load();
      programs.optIn();
      const target = { kind: "set", set: setId("app") } as const;
      programs.apply(
        tables({
          "backends app": backends("app", [{ address: endpoint, port: 8080 }]),
          "frontends tcp": frontend("app", { address: vip as IpAddress, target }, ["backends app"]),
          "frontends udp": frontend("app", { address: vip as IpAddress, target, protocol: "UDP" }, [
            "backends app",
          ]),
        }),
      );
    });
    afterAll(() => {
      programs.close();
    });

    function request(more: Partial<PacketSpec> = {}): PacketSpec {
      return { from: client, fromPort: port, to: vip, toPort: 80, ...more };
    }

    /** A new flow; gives the packet as it left the node. */
    function open(more: Partial<PacketSpec> = {}): Buffer {
      port += 1;
      return programs.fromPod(frame(request(more))).frame;
    }

    const KINDS = Object.entries<readonly [number, number]>(errors).map(([name, [type, code]]) => ({
      name,
      type,
      code,
    }));

    describe.each(["TCP", "UDP"] as const)("%s", (protocol) => {
      test.each(KINDS)("to the client, $name: about the frontend it called", ({ type, code }) => {
        const about = open({ protocol });
        const { verdict, frame: out } = programs.toPod(
          icmpError({ from: router, to: client, type, code, about }),
        );
        expect(verdict).toBe(VERDICT.NEXT);
        const error = parseFrame(out);
        expect(error).toMatchObject({ from: router, to: client, icmpType: type, icmpCode: code });
        expect(error.checksumsAreRight).toBe(true);
        expect(parsePacket(error.payload)).toMatchObject({
          from: client,
          fromPort: port,
          to: vip,
          toPort: 80,
          checksumsAreRight: true,
        });
      });

      test("of which only 8 bytes are quoted", () => {
        const about = open({ protocol });
        const [type, code] = errors.tooBig;
        const { frame: out } = programs.toPod(
          icmpError({ from: router, to: client, type, code, about, quotedBytes: 8 }),
        );
        const error = parseFrame(out);
        expect(error.checksumsAreRight).toBe(true);
        expect(error.payload.readUInt16BE(error.payload.length - 6)).toBe(80);
      });

      test("from the endpoint itself, it comes from the frontend (K-58)", () => {
        const about = open({ protocol });
        const [type, code] = errors.unreachable;
        const { frame: out } = programs.toPod(icmpError({ from: endpoint, to: client, type, code, about }));
        expect(parseFrame(out)).toMatchObject({ from: vip, to: client, checksumsAreRight: true });
      });

      test("from the client, about an answer: on to the endpoint", () => {
        open({ protocol });
        const reply = { from: endpoint, fromPort: 8080, to: client, toPort: port, protocol };
        const about = programs.toPod(frame({ ...reply, flags: TCP.SYN | TCP.ACK })).frame;
        const [type, code] = errors.unreachable;
        const { verdict, frame: out } = programs.fromPod(
          icmpError({ from: client, to: vip, type, code, about }),
        );
        expect(verdict).toBe(VERDICT.NEXT);
        const error = parseFrame(out);
        expect(error).toMatchObject({ from: client, to: endpoint, checksumsAreRight: true });
        expect(parsePacket(error.payload)).toMatchObject({
          from: endpoint,
          fromPort: 8080,
          to: client,
          toPort: port,
          checksumsAreRight: true,
        });
      });
    });

    test("a quoted UDP checksum of 0 stays 0 over IPv4, and is never made over IPv6 (T-8)", () => {
      const about = open({ protocol: "UDP", withoutChecksum: vip.includes(".") });
      const [type, code] = errors.unreachable;
      const { frame: out } = programs.toPod(icmpError({ from: router, to: client, type, code, about }));
      const quoted = parseFrame(out).payload;
      const sum = quoted.readUInt16BE(quoted.length - 6);
      expect(sum === 0).toBe(vip.includes("."));
    });

    test.each([
      ["an error about no flow of ours", errors.unreachable, undefined],
      ["an echo request that looks like one", echo, undefined],
      ["a quotation that is cut off in the ports", errors.unreachable, 2],
    ] as const)("%s passes untouched (K-30, T-15)", (_, [type, code], quotedBytes) => {
      open();
      const stranger = frame({ from: client, fromPort: 7, to: router, toPort: 9, flags: TCP.ACK });
      const error = icmpError({
        ...{ from: router, to: client, type, code },
        about: stranger,
        ...(quotedBytes === undefined ? {} : { quotedBytes }),
      });
      for (const run of [programs.toPod(error), programs.fromPod(error)]) {
        expect(run.verdict).toBe(VERDICT.NEXT);
        expect(run.frame).toEqual(error);
      }
    });
  },
);

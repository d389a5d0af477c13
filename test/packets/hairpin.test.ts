import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { IpAddress } from "../../agent/lib/ip.ts";
import { frame, parseFrame, TCP } from "../support/packets.ts";
import type { PacketSpec } from "../support/packets.ts";
import { Programs, VERDICT } from "../support/programs.ts";
import { backends, frontend, setId, tables } from "../support/tables.ts";

const FAMILIES = [
  { family: "IPv4", client: "10.1.0.5", vip: "10.96.0.1" },
  { family: "IPv6", client: "fd00:1::5", vip: "fd00:96::1" },
] as const;

let port = 30_000;

describe.each(FAMILIES)("a pod that is its own endpoint (K-46, K-47, T-17), $family", ({ client, vip }) => {
  let programs: Programs;

  beforeAll(() => {
    programs = Programs.load();
    programs.optIn();
    const target = { kind: "set", set: setId("app") } as const;
    programs.apply(
      tables({
        "backends app": backends("app", [{ address: client, port: 8080 }]),
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

  test.each(["TCP", "UDP"] as const)(
    "%s comes from a reserved address, and the answer finds back (K-45)",
    (protocol) => {
      port += 1;
      const there = programs.fromPod(frame(request({ protocol })));
      expect(there.verdict).toBe(VERDICT.REDIRECT);
      const arrived = parseFrame(there.frame);
      expect(arrived).toMatchObject({ to: client, toPort: 8080, fromPort: port, checksumsAreRight: true });
      expect(arrived.from).not.toBe(client);
      expect(arrived).toMatchObject({ sourceMac: "020000000002", destinationMac: "020000000001" });

      const answer = { from: client, fromPort: 8080, to: arrived.from, toPort: port, protocol };
      const back = programs.fromPod(frame({ ...answer, flags: TCP.SYN | TCP.ACK }));
      expect(back.verdict).toBe(VERDICT.REDIRECT);
      expect(parseFrame(back.frame)).toMatchObject({
        from: vip,
        fromPort: 80,
        to: client,
        toPort: port,
        checksumsAreRight: true,
      });
      expect(programs.fromPod(frame(request({ protocol, flags: TCP.ACK }))).verdict).toBe(VERDICT.REDIRECT);
      expect(programs.reader.listFlows()).toContainEqual(
        expect.objectContaining({ protocol, endpoint: expect.stringContaining(client) as string }),
      );
    },
  );

  test("what goes to the reserved address without a flow passes untouched", () => {
    port += 1;
    const reserved = parseFrame(programs.fromPod(frame(request())).frame).from;
    const stray = frame({ from: client, fromPort: 9_999, to: reserved, toPort: 9_998, flags: TCP.SYN });
    const { verdict, frame: out } = programs.fromPod(stray);
    expect(verdict).toBe(VERDICT.NEXT);
    expect(out).toEqual(stray);
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { IpAddress } from "../../agent/lib/ip.ts";
import { cut, putTogether } from "../support/fragments.ts";
import { frame, parseFrame } from "../support/packets.ts";
import { Programs, VERDICT } from "../support/programs.ts";
import type { Verdict } from "../support/programs.ts";
import { backends, frontend, setId, tables } from "../support/tables.ts";

const FAMILIES = [
  {
    family: "IPv4",
    client: "10.1.0.5",
    endpoint: "10.1.1.7",
    router: "10.9.9.9",
    vips: { far: "10.96.0.1", self: "10.96.0.2", empty: "10.96.0.3" },
  },
  {
    family: "IPv6",
    client: "fd00:1::5",
    endpoint: "fd00:1:1::7",
    router: "fd00:9::9",
    vips: { far: "fd00:96::1", self: "fd00:96::2", empty: "fd00:96::3" },
  },
] as const;

const PAYLOAD = Buffer.from(Array.from({ length: 4_000 }, (_, i) => i % 251));
const FRAGMENT_BYTES = 1_456;

let port = 50_000;
let id = 100;

describe.each(FAMILIES)("fragments (K-59, T-12), $family", ({ client, endpoint, router, vips }) => {
  let programs: Programs;

  beforeAll(() => {
    programs = Programs.load();
    programs.optIn();
    const at = (address: string, service: string) => ({
      [`frontends ${service}`]: frontend(
        service,
        { address: address as IpAddress, target: { kind: "set", set: setId(service) }, protocol: "UDP" },
        [`backends ${service}`],
      ),
    });
    programs.apply(
      tables({
        "backends far": backends("far", [{ address: endpoint, port: 8080 }]),
        "backends self": backends("self", [{ address: client, port: 8080 }]),
        "backends empty": backends("empty", []),
        ...at(vips.far, "far"),
        ...at(vips.self, "self"),
        ...at(vips.empty, "empty"),
      }),
    );
  });
  afterAll(() => {
    programs.close();
  });

  interface Ends {
    readonly from: string;
    readonly fromPort: number;
    readonly to: string;
    readonly toPort: number;
  }

  function fragments(ends: Ends): readonly Buffer[] {
    id += 1;
    return cut(frame({ ...ends, protocol: "UDP", payload: PAYLOAD }), FRAGMENT_BYTES, id);
  }

  function nextPort(): number {
    port += 1;
    return port;
  }

  function whole(runs: readonly Verdict[]) {
    return parseFrame(putTogether(runs.map((run) => run.frame)));
  }

  test("of a request all go to the endpoint, and those of the answer all come from the frontend", () => {
    const fromPort = nextPort();
    const there = fragments({ from: client, fromPort, to: vips.far, toPort: 80 }).map((one) =>
      programs.fromPod(one),
    );
    expect(there.map(({ verdict }) => verdict)).toEqual([VERDICT.NEXT, VERDICT.NEXT, VERDICT.NEXT]);
    expect(whole(there)).toMatchObject({
      ...{ from: client, fromPort, to: endpoint, toPort: 8080 },
      ...{ payload: PAYLOAD, checksumsAreRight: true },
    });
    const back = fragments({ from: endpoint, fromPort: 8080, to: client, toPort: fromPort }).map((one) =>
      programs.toPod(one),
    );
    expect(whole(back)).toMatchObject({
      ...{ from: vips.far, fromPort: 80, to: client, toPort: fromPort },
      ...{ payload: PAYLOAD, checksumsAreRight: true },
    });
  });

  test("of a pod to itself go back into it, both ways (K-46)", () => {
    const fromPort = nextPort();
    const there = fragments({ from: client, fromPort, to: vips.self, toPort: 80 }).map((one) =>
      programs.fromPod(one),
    );
    expect(new Set(there.map(({ verdict }) => verdict))).toEqual(new Set([VERDICT.REDIRECT]));
    const arrived = whole(there);
    expect(arrived).toMatchObject({ to: client, toPort: 8080, payload: PAYLOAD, checksumsAreRight: true });
    const answer = { from: client, fromPort: 8080, to: arrived.from, toPort: fromPort };
    const back = fragments(answer).map((one) => programs.fromPod(one));
    expect(new Set(back.map(({ verdict }) => verdict))).toEqual(new Set([VERDICT.REDIRECT]));
    expect(whole(back)).toMatchObject({
      ...{ from: vips.self, fromPort: 80, to: client, toPort: fromPort },
      ...{ payload: PAYLOAD, checksumsAreRight: true },
    });
  });

  test("of a datagram that is none of ours pass untouched (T-12)", () => {
    for (const one of fragments({ from: client, fromPort: nextPort(), to: router, toPort: 80 })) {
      expect(programs.fromPod(one)).toEqual({ verdict: VERDICT.NEXT, frame: one });
      expect(programs.toPod(one)).toEqual({ verdict: VERDICT.NEXT, frame: one });
    }
  });

  test("of a datagram that was refused are not turned into anything", () => {
    const [first = Buffer.alloc(0), ...later] = fragments({
      ...{ from: client, fromPort: nextPort(), to: vips.empty, toPort: 80 },
    });
    expect(programs.fromPod(first).verdict).toBe(VERDICT.REDIRECT);
    for (const one of later) expect(programs.fromPod(one)).toEqual({ verdict: VERDICT.NEXT, frame: one });
  });

  test("of another datagram with other addresses or another id do not follow", () => {
    const [first = Buffer.alloc(0)] = fragments({
      from: client,
      fromPort: nextPort(),
      to: vips.far,
      toPort: 80,
    });
    programs.fromPod(first);
    const [, later = Buffer.alloc(0)] = fragments({
      from: client,
      fromPort: nextPort(),
      to: vips.far,
      toPort: 80,
    });
    expect(programs.fromPod(later)).toEqual({ verdict: VERDICT.NEXT, frame: later });
  });
});

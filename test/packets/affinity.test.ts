import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { idOf } from "../../agent/lib/id.ts";
import type { IpAddress } from "../../agent/lib/ip.ts";
import { frame, parseFrame } from "../support/packets.ts";
import type { PacketSpec } from "../support/packets.ts";
import { Programs, VERDICT } from "../support/programs.ts";
import { backends, frontend, setId, split, splitId, tables } from "../support/tables.ts";

const FAMILIES = [
  { family: "IPv4", client: "10.1.0.5", vip: "10.96.0.1", other: "10.96.0.2", prefix: "10.1.1." },
  { family: "IPv6", client: "fd00:1::5", vip: "fd00:96::1", other: "fd00:96::2", prefix: "fd00:1:1::" },
] as const;

const CONNECTIONS = 40;
/** Less than any machine that runs the tests has been up. */
const AFFINITY_S = 120;

let port = 1_024;

describe.each(FAMILIES)("sessionAffinity ClientIP, $family", ({ client, vip, other, prefix }) => {
  let programs: Programs;

  beforeEach(() => {
    programs = Programs.load();
    programs.optIn();
  });
  afterEach(() => {
    programs.close();
  });

  function addresses(...numbers: readonly number[]): readonly string[] {
    return numbers.map((number) => `${prefix}${number}`);
  }

  function set(service: string, members: readonly string[], affinityS = 0) {
    const rows = members.map((address) => ({ address, port: 8080 }));
    return { [`backends ${service}`]: backends(service, rows, "no_endpoint", affinityS) };
  }

  /** A Service without a route, at two addresses. */
  function plain(members: readonly string[], affinityS: number): void {
    const target = { kind: "set", set: setId("app") } as const;
    const at = (address: string) =>
      frontend("app", { address: address as IpAddress, target }, ["backends app"]);
    programs.apply(
      tables({ ...set("app", members, affinityS), "frontends a": at(vip), "frontends b": at(other) }),
    );
  }

  type Slots = readonly (readonly [string, number])[];

  /** A Service with a route to others; `affinityS` is the parent's. */
  function routed(slots: Slots, affinityS: number, ownS = 0): void {
    const target = { kind: "split", split: splitId("route", slots) } as const;
    programs.apply(
      tables({
        ...set("one", addresses(1, 2, 3, 4), ownS),
        ...set("two", addresses(5, 6, 7, 8), ownS),
        "route r": split("route", slots),
        "frontends a": frontend("app", { address: vip as IpAddress, target, affinityS }, ["route r"]),
      }),
    );
  }

  /** A new connection; gives the endpoint. */
  function endpoint(more: Partial<PacketSpec> = {}): string {
    port += 1;
    const request = { from: client, fromPort: port, to: vip, toPort: 80, ...more };
    const { verdict, frame: out } = programs.fromPod(frame(request));
    expect(verdict).toBe(VERDICT.NEXT);
    return parseFrame(out).to;
  }

  function endpoints(more: Partial<PacketSpec> = {}): ReadonlySet<string> {
    return new Set(Array.from({ length: CONNECTIONS }, () => endpoint(more)));
  }

  /** Which backend of the route an endpoint is of. */
  function slotOf(address: string): "one" | "two" {
    return addresses(1, 2, 3, 4).includes(address) ? "one" : "two";
  }

  test("None: every connection is drawn anew (K-32, K-37)", () => {
    plain(addresses(1, 2, 3, 4), 0);
    expect(endpoints().size).toBe(4);
    expect(programs.reader.dumpMap("affinity").rows).toEqual([]);
  });

  test("a client keeps its endpoint, by whichever address it calls (K-33)", () => {
    plain(addresses(1, 2, 3, 4), AFFINITY_S);
    const kept = endpoint();
    expect(endpoints()).toEqual(new Set([kept]));
    expect(endpoints({ to: other })).toEqual(new Set([kept]));
    expect(programs.reader.dumpMap("affinity").rows).toMatchObject([
      { of: "app", keeps: expect.stringContaining(kept) as string },
    ]);
  });

  test("switching it on and off takes effect at once (K-37)", () => {
    plain(addresses(1, 2, 3, 4), AFFINITY_S);
    endpoint();
    plain(addresses(1, 2, 3, 4), 0);
    expect(endpoints().size).toBe(4);
    plain(addresses(1, 2, 3, 4), AFFINITY_S);
    expect(endpoints().size).toBe(1);
  });

  test("an endpoint that may no longer be picked is forgotten (K-35)", () => {
    plain(addresses(1, 2, 3, 4), AFFINITY_S);
    const kept = endpoint();
    const rest = addresses(1, 2, 3, 4).filter((address) => address !== kept);
    plain(rest, AFFINITY_S);
    const next = endpoint();
    expect(rest).toContain(next);
    plain(addresses(1, 2, 3, 4), AFFINITY_S);
    expect(endpoints()).toEqual(new Set([next]));
  });

  test("a client that has been away for longer is free again (K-34)", () => {
    plain(addresses(1, 2, 3, 4), AFFINITY_S);
    const kept = endpoint();
    programs.ageAffinity(AFFINITY_S - 60);
    expect(endpoint()).toBe(kept);
    // The connection just made started the time anew.
    programs.ageAffinity(AFFINITY_S - 60);
    expect(endpoint()).toBe(kept);
    const drawn = Array.from({ length: CONNECTIONS }, () => {
      programs.ageAffinity(AFFINITY_S + 1);
      return endpoint();
    });
    expect(new Set(drawn).size).toBe(4);
  });

  test("each workload has a memory of its own (K-36)", () => {
    plain(addresses(1, 2, 3, 4), AFFINITY_S);
    const firsts = Array.from({ length: CONNECTIONS }, (_, pod) => {
      programs.optIn({ id: idOf("workload", `default/pod-${pod}`) });
      return endpoint();
    });
    expect(new Set(firsts).size).toBe(4);
    programs.optIn({ id: idOf("workload", "default/pod-0") });
    expect(endpoint()).toBe(firsts[0]);
  });

  test("a retransmission and an established connection refresh nothing (K-34)", () => {
    plain(addresses(1, 2, 3, 4), AFFINITY_S);
    endpoint();
    programs.ageAffinity(60);
    const [before] = programs.reader.dumpMap("affinity").rows;
    programs.fromPod(frame({ from: client, fromPort: port, to: vip, toPort: 80 }));
    const [after] = programs.reader.dumpMap("affinity").rows;
    expect(Number(after?.["ageMs"])).toBeGreaterThanOrEqual(Number(before?.["ageMs"]));
  });

  describe("under a split (G-52)", () => {
    const EVEN: Slots = [
      ["one", 1],
      ["two", 1],
    ];

    test("the parent's affinity keeps the slot, and only the slot", () => {
      routed(EVEN, AFFINITY_S);
      const slot = slotOf(endpoint());
      const seen = endpoints();
      expect(new Set([...seen].map(slotOf))).toEqual(new Set([slot]));
      expect(seen.size).toBe(4);
    });

    test("the backend's own affinity keeps the endpoint within it (G-51)", () => {
      routed(EVEN, 0, AFFINITY_S);
      const seen = endpoints();
      expect([...seen].map(slotOf).sort()).toEqual(["one", "two"]);
    });

    test("other weights leave a client where it is; weight 0, and a slot that is gone, do not", () => {
      routed(EVEN, AFFINITY_S);
      const slot = slotOf(endpoint());
      const rest = slot === "one" ? "two" : "one";
      routed([[slot, 1], [rest, 1_000_000]], AFFINITY_S); // prettier-ignore
      expect(new Set([...endpoints()].map(slotOf))).toEqual(new Set([slot]));
      routed([[slot, 0], [rest, 1]], AFFINITY_S); // prettier-ignore
      expect(new Set([...endpoints()].map(slotOf))).toEqual(new Set([rest]));
      routed([[slot, 1]], AFFINITY_S);
      expect(new Set([...endpoints()].map(slotOf))).toEqual(new Set([slot]));
    });
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyRows } from "../../agent/datapath/rows.ts";
import { AgentError } from "../../agent/lib/errors.ts";
import { TableWriter } from "../../agent/datapath/table-writer.ts";
import type { Chunk, FrontendTarget, Tables } from "../../agent/datapath/tables.ts";
import type { IpAddress } from "../../agent/lib/ip.ts";
import { MemoryStore } from "../support/memory-store.ts";
import { allRows, expectWithin, reachable } from "../support/reach.ts";
import type { Reach } from "../support/reach.ts";
import { backends, frontend, setId, split, splitId, tables } from "../support/tables.ts";

const SERVICES = ["a", "b", "c"] as const;

interface Wish {
  /** Endpoint numbers by service; undefined: the Service is gone. */
  readonly endpoints: readonly (readonly number[] | undefined)[];
  /** Weights by service of the one route; undefined: no route. */
  readonly weights: readonly number[] | undefined;
  /** What each frontend points at: a service's set, or the route. */
  readonly viaRoute: readonly boolean[];
}

const wishes = fc.record<Wish>({
  endpoints: fc.array(
    fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 5 }), { nil: undefined, freq: 6 }),
    { minLength: 3, maxLength: 3 },
  ),
  weights: fc.option(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 }), {
    nil: undefined,
  }),
  viaRoute: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
});

/** Each service's endpoints have addresses of their own, so that a stray one is recognised. */
function address(service: number, endpoint: number): string {
  return `10.${String(service)}.0.${String(endpoint)}`;
}

function desired(wish: Wish, previous: Tables): Tables {
  const chunks: Record<string, Chunk> = {};
  const alive = SERVICES.filter((_, i) => wish.endpoints[i] !== undefined);
  SERVICES.forEach((service, i) => {
    const endpoints = wish.endpoints[i];
    if (endpoints === undefined) return;
    const rows = [...endpoints].sort().map((n) => ({ address: address(i, n), port: 8080 }));
    chunks[`backends ${service}`] = backends(service, rows);
  });
  const slots = alive.map((service) => [service, wish.weights?.[SERVICES.indexOf(service)] ?? 1] as const);
  if (wish.weights !== undefined && slots.length > 0) chunks["split r"] = split("r", slots);
  alive.forEach((service) => {
    const viaRoute = wish.viaRoute[SERVICES.indexOf(service)] === true && chunks["split r"] !== undefined;
    const target: FrontendTarget = viaRoute
      ? { kind: "split", split: splitId("r", slots) }
      : { kind: "set", set: setId(service) };
    const vip = `10.96.0.${String(SERVICES.indexOf(service) + 1)}` as IpAddress;
    chunks[`frontends ${service}`] = frontend(service, { address: vip, target }, [
      viaRoute ? "split r" : `backends ${service}`,
    ]);
  });
  return keepIdentities(tables(chunks), previous);
}

/** As the compiler does: a chunk with the same content is the same object. */
function keepIdentities(next: Tables, previous: Tables): Tables {
  return new Map(
    [...next].map(([owner, chunk]) => {
      const before = previous.get(owner);
      return [
        owner,
        before !== undefined && JSON.stringify(before, bigints) === JSON.stringify(chunk, bigints)
          ? before
          : chunk,
      ];
    }),
  );
}

function bigints(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}

describe("writing the kernel's tables", () => {
  test("no row ever points at what is not there, and every pick is of the old state or the new (T-33)", () => {
    fc.assert(
      fc.property(fc.array(wishes, { minLength: 1, maxLength: 8 }), fc.boolean(), (steps, restarts) => {
        let old = reachable(emptyRows());
        let coming = old;
        const store = new MemoryStore({}, () => {
          expectWithin(reachable(store.rows), [old, coming]);
        });
        let writer = new TableWriter(store);
        let before: Tables = new Map();
        for (const step of steps) {
          const next = desired(step, before);
          [old, coming] = [coming, reachable(allRows(next))];
          if (restarts) writer = new TableWriter(store);
          expect(writer.apply(next).deferred).toEqual([]);
          expect(store.rows).toEqual(allRows(next));
          before = next;
        }
      }),
    );
  });

  test("with writes that fail, and an agent killed between any two, no pick is ever a wrong one", () => {
    const faults = fc.array(fc.constantFrom("works", "works", "works", "fails", "killed"), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(wishes, { minLength: 1, maxLength: 8 }), faults, (steps, sequence) => {
        /** What was in force, and what has been tried since. */
        let states: Reach[] = [reachable(emptyRows())];
        let turn = 0;
        let isFaulty = true;
        let wasKilled = false;
        const store = new MemoryStore(
          {},
          () => {
            expectWithin(reachable(store.rows), states);
          },
          () => {
            const fault = sequence[turn++ % sequence.length];
            wasKilled ||= isFaulty && fault === "killed";
            return isFaulty && fault !== "works";
          },
        );
        let writer = new TableWriter(store);
        let before: Tables = new Map();
        const attempt = (wanted: Tables): boolean => {
          if (wasKilled) writer = new TableWriter(store);
          wasKilled = false;
          try {
            return writer.apply(wanted).deferred.length === 0;
          } catch (error) {
            expect(error).toBeInstanceOf(AgentError);
            return false;
          }
        };
        for (const step of steps) {
          const next = desired(step, before);
          states.push(reachable(allRows(next)));
          // Now and then it gives up before it is through, and the next wish comes.
          for (let tries = 0; tries < 3 && !attempt(next); tries++);
          before = next;
        }
        isFaulty = false;
        expect(attempt(before)).toBe(true);
        expect(store.rows).toEqual(allRows(before));
        states = [reachable(allRows(before))];
        expectWithin(reachable(store.rows), states);
      }),
      { numRuns: 300 },
    );
  });

  test("a full map defers whole owners, keeps every reference good, and heals when there is room", () => {
    const capacities = fc.record({
      endpoints: fc.integer({ min: 0, max: 12 }),
      splits: fc.integer({ min: 0, max: 2 }),
      frontends: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(
        fc.array(wishes, { minLength: 1, maxLength: 8 }),
        capacities,
        fc.boolean(),
        (steps, capacity, restarts) => {
          const store = new MemoryStore(capacity, () => reachable(store.rows));
          let writer = new TableWriter(store);
          let before: Tables = new Map();
          for (const step of steps) {
            const next = desired(step, before);
            if (restarts) writer = new TableWriter(store);
            const { deferred } = writer.apply(next);
            if (deferred.length === 0) expect(store.rows).toEqual(allRows(next));
            for (const deferral of deferred) expect(deferral.full ?? deferral.dependsOn).toBeDefined();
            before = next;
          }
          expect(writer.apply(new Map()).deferred).toEqual([]);
          expect(store.rows).toEqual(emptyRows());
        },
      ),
    );
  });

  test("an unchanged chunk costs nothing", () => {
    const chunk = backends("a", [{ address: "10.0.0.1", port: 80 }]);
    const store = new MemoryStore();
    const writer = new TableWriter(store);
    writer.apply(tables({ "backends a": chunk }));
    const { upserted, deleted } = writer.apply(tables({ "backends a": chunk }));
    expect(
      Object.values(upserted)
        .concat(Object.values(deleted))
        .every((n) => n === 0),
    ).toBe(true);
  });

  test("a row changed behind the writer's back is put right after distrust", () => {
    const wanted = tables({ "backends a": backends("a", [{ address: "10.0.0.1", port: 80 }]) });
    const store = new MemoryStore();
    const writer = new TableWriter(store);
    writer.apply(wanted);
    store.rows.endpoints.clear();
    store.rows.names.set("12345678", "x".repeat(384));
    writer.distrust();
    writer.apply(wanted);
    expect(store.rows).toEqual(allRows(wanted));
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ClusterState } from "../../agent/cluster/model.ts";
import { aliasColumns } from "../../agent/compiler/alias.ts";
import { compile } from "../../agent/compiler/compile.ts";
import type { Compiled, ExplainedBackend, Fraction } from "../../agent/compiler/compiled.ts";
import { explain } from "../../agent/compiler/explain.ts";
import { fraction, ZERO } from "../../agent/compiler/fraction.ts";
import type { Chunk, FrontendRow, RejectReason } from "../../agent/datapath/tables.ts";
import type { Id } from "../../agent/lib/id.ts";
import { NO_ID } from "../../agent/lib/id.ts";
import { areWithin, slotProbabilities } from "../support/alias-shares.ts";
import type { Circumstances } from "../../agent/compiler/policy.ts";
import { arbitraryObjects } from "../support/arbitrary-state.ts";
import type { Objects } from "../support/cluster-state.ts";
import { clusterState, ip } from "../support/cluster-state.ts";

const NODE = "node-1";

/** Deep equality of tables as text: it names the difference, and keeps the order of rows. */
function text(compiled: Compiled): unknown {
  const sorted = { ...compiled, tables: [...compiled.tables].sort(([a], [b]) => (a < b ? -1 : 1)) };
  return JSON.parse(
    JSON.stringify(sorted, (_, value: unknown) => {
      if (typeof value === "bigint") return `${value}n`;
      return value instanceof Map ? [...value] : value;
    }),
  ) as unknown;
}

function keysOf(chunk: Chunk): readonly string[] {
  return [
    ...chunk.names.map(({ id }) => `name ${id}`),
    ...chunk.members.map(({ set, address, port }) => `member ${set} ${address} ${port}`),
    ...chunk.endpoints.map(({ set, index }) => `endpoint ${set} ${index}`),
    ...chunk.backendSets.map(({ id }) => `set ${id}`),
    ...chunk.splits.map(({ id }) => `split ${id}`),
    ...chunk.frontends.map((row) => `frontend ${row.scope} ${row.address} ${row.port} ${row.protocol}`),
  ];
}

/** Ids that a chunk's rows point at, each with the chunk kinds it may be found in. */
function referencesOf(chunk: Chunk): readonly string[] {
  const targets = [
    ...chunk.frontends.map(({ target }) => target),
    ...chunk.splits.flatMap(({ slots }) => slots.map(({ target }) => target)),
  ];
  return [
    ...chunk.frontends.flatMap(({ scope, service }) => [
      `name ${service}`,
      ...(scope === NO_ID ? [] : [`name ${scope}`]),
    ]),
    ...chunk.backendSets.map(({ service }) => `name ${service}`),
    ...chunk.splits.map(({ route }) => `name ${route}`),
    ...chunk.endpoints.map(({ set }) => `set ${set}`),
    ...chunk.members.map(({ set }) => `set ${set}`),
    ...targets.flatMap((target) => {
      switch (target.kind) {
        case "reject":
          return [];
        case "set":
          return [`set ${target.set}`];
        case "split":
          return [`split ${target.split}`];
      }
    }),
  ];
}

/** A chunk's own keys, and those of all it says it depends on. */
function reachable(compiled: Compiled, owner: string): ReadonlySet<string> {
  const keys = new Set<string>();
  const visit = (name: string): void => {
    const chunk = compiled.tables.get(name);
    expect(chunk, `${owner} depends on ${name}`).toBeDefined();
    if (chunk === undefined) return;
    for (const key of keysOf(chunk)) keys.add(key);
    chunk.dependsOn.forEach(visit);
  };
  visit(owner);
  return keys;
}

describe("compile", () => {
  test("the order of objects does not matter", () => {
    const shuffled = arbitraryObjects.chain((objects) =>
      fc.record({ objects: fc.constant(objects), other: shuffle(objects) }),
    );
    fc.assert(
      fc.property(shuffled, ({ objects, other }) => {
        expect(text(compile(clusterState(other), NODE))).toEqual(text(compile(clusterState(objects), NODE)));
      }),
    );
  });

  test("no key is wanted twice, and all that is pointed at is there, in chunks that are depended on (D-6)", () => {
    fc.assert(
      fc.property(arbitraryObjects, (objects) => {
        const compiled = compile(clusterState(objects), NODE);
        const keys = [...compiled.tables.values()].flatMap(keysOf);
        expect(keys.length).toBe(new Set(keys).size);
        for (const [owner, chunk] of compiled.tables) {
          const found = reachable(compiled, owner);
          for (const reference of referencesOf(chunk))
            expect(found.has(reference), `${owner}: ${reference}`).toBe(true);
        }
      }),
    );
  });

  test("endpoints of a set are numbered from 0, and each is an eligible member", () => {
    fc.assert(
      fc.property(arbitraryObjects, (objects) => {
        for (const chunk of compile(clusterState(objects), NODE).tables.values()) {
          for (const { id, endpointCount } of chunk.backendSets) {
            const endpoints = chunk.endpoints.filter(({ set }) => set === id);
            expect(endpoints.map(({ index }) => index)).toEqual([...Array(endpointCount).keys()]);
            const eligible = chunk.members.filter(({ set, state }) => set === id && state === "eligible");
            expect(eligible.map(({ address, port }) => `${address} ${port}`)).toEqual(
              endpoints.map(({ address, port }) => `${address} ${port}`),
            );
          }
        }
      }),
    );
  });

  test("the same input gives the same chunks, and other input what a first compile gives (G-16)", () => {
    fc.assert(
      fc.property(
        arbitraryObjects,
        arbitraryObjects,
        choices,
        circumstances,
        (first, second, chosen, around) => {
          const base = clusterState(first);
          const before = compile(base, NODE, undefined, around);
          const again = compile(clusterState(first), NODE, before, around);
          expect(again.tables.size).toBe(before.tables.size);
          for (const [owner, chunk] of before.tables) expect(again.tables.get(owner), owner).toBe(chunk);
          const mixed = unchangedMapsOf(base, mixture(first, second, chosen), chosen);
          const next = compile(mixed, NODE, before, around);
          expect(text(next)).toEqual(text(compile(mixed, NODE, undefined, around)));
          for (const [owner, chunk] of next.tables) {
            const last = before.tables.get(owner);
            if (last !== undefined && last !== chunk) expect(chunk, owner).not.toEqual(last);
          }
          // And back, over a result that was itself made from a previous one.
          expect(text(compile(clusterState(first), NODE, next, around))).toEqual(text(before));
        },
      ),
      { numRuns: 300 },
    );
  });

  test("the result of another node is not reused", () => {
    fc.assert(
      fc.property(arbitraryObjects, (objects) => {
        const state = clusterState(objects);
        expect(text(compile(state, NODE, compile(state, "node-2")))).toEqual(text(compile(state, NODE)));
      }),
    );
  });
});

/** Kinds that did not change are the same maps, as in real snapshots. */
function unchangedMapsOf(base: ClusterState, mixed: ClusterState, chosen: readonly Choice[]): ClusterState {
  const maps = KINDS.flatMap((kind, index) => {
    const name = kind === "slices" ? "slicesByService" : kind;
    return chosen[index] === "first" ? [[name, base[name]] as const] : [];
  });
  return { ...mixed, ...Object.fromEntries(maps) };
}

type Choice = "first" | "second" | "some of both";
const choice = fc.constantFrom<Choice>("first", "first", "second", "some of both");
const KINDS = [
  "namespaces",
  "nodes",
  "pods",
  "services",
  "slices",
  "routes",
  "l7Routes",
  "referenceGrants",
] as const;
const circumstances: fc.Arbitrary<Circumstances> = fc.record({
  localAddresses: fc
    .constantFrom<readonly string[]>([], ["10.96.0.1"], ["10.96.0.2", "fd00::1"])
    .map((addresses) => new Set(addresses.map(ip))),
  requireReferenceGrant: fc.boolean(),
  l7Precedence: fc.constantFrom("accepted", "always", "never"),
});
const choices = fc.tuple(...KINDS.map(() => choice));

/** Some kinds of one cluster with others of another: most objects stay the same ones. */
function mixture(
  first: Required<Objects>,
  second: Required<Objects>,
  chosen: readonly Choice[],
): ClusterState {
  const choose = <T extends { readonly name: string }>(
    kind: number,
    a: readonly T[],
    b: readonly T[],
  ): readonly T[] => {
    switch (chosen[kind]) {
      case "second":
        return b;
      case "some of both":
        return [...a.slice(1), ...b.filter(isNew(a)).slice(0, 1)];
      case "first":
      case undefined:
        break;
    }
    return a;
  };
  return clusterState({
    namespaces: choose(0, first.namespaces, second.namespaces),
    nodes: choose(1, first.nodes, second.nodes),
    pods: choose(2, first.pods, second.pods),
    services: choose(3, first.services, second.services),
    slices: choose(4, first.slices, second.slices),
    routes: choose(5, first.routes, second.routes),
    l7Routes: choose(6, first.l7Routes, second.l7Routes),
    referenceGrants: choose(7, first.referenceGrants, second.referenceGrants),
  });
}

function isNew<T extends { readonly name: string }>(existing: readonly T[]): (entry: T) => boolean {
  return ({ name }) => existing.every((entry) => entry.name !== name);
}

function shuffle(objects: Required<Objects>): fc.Arbitrary<Objects> {
  const shuffled = <T>(entries: readonly T[]): fc.Arbitrary<T[]> =>
    fc.shuffledSubarray([...entries], { minLength: entries.length, maxLength: entries.length });
  return fc.record({
    namespaces: shuffled(objects.namespaces),
    nodes: shuffled(objects.nodes),
    pods: shuffled(objects.pods),
    services: shuffled(objects.services),
    slices: shuffled(objects.slices),
    routes: shuffled(objects.routes),
    l7Routes: shuffled(objects.l7Routes),
    referenceGrants: shuffled(objects.referenceGrants),
  });
}

describe("alias tables", () => {
  test("give every slot its exact share, and a weight of 0 nothing (G-39)", () => {
    const weights = fc
      .array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 16 })
      .filter((list) => list.some((weight) => weight > 0));
    fc.assert(
      fc.property(weights, (list) => {
        const sum = BigInt(list.reduce((a, b) => a + b));
        const probabilities = slotProbabilities(aliasColumns(list));
        list.forEach((weight, slot) => {
          const found = probabilities[slot] ?? ZERO;
          expect(areWithin(found, { numerator: BigInt(weight), denominator: sum }, 63n)).toBe(true);
          if (weight === 0) expect(found.numerator).toBe(0n);
        });
      }),
      { numRuns: 500 },
    );
  });
});

/** What the datapath's tables do with a frontend: shares by outcome. */
type Outcomes = ReadonlyMap<string, Fraction>;

function outcomesOf(compiled: Compiled, row: FrontendRow): Outcomes {
  const chunks = [...compiled.tables.values()];
  const outcomes = new Map<string, Fraction>();
  const reach = (
    target: { kind: "reject"; reason: RejectReason } | { kind: "set"; set: Id },
    share: Fraction,
  ): void => {
    if (target.kind === "reject") {
      addShare(outcomes, target.reason, share);
      return;
    }
    const set = chunks.flatMap((chunk) => chunk.backendSets).find(({ id }) => id === target.set);
    if (set === undefined || set.endpointCount === 0)
      addShare(outcomes, set?.emptyReason ?? "missing", share);
    for (const chunk of chunks) {
      for (const { set: of, address, port } of chunk.endpoints) {
        if (of === target.set)
          addShare(
            outcomes,
            `${address} ${port}`,
            fraction(share.numerator, share.denominator * BigInt(set?.endpointCount ?? 1)),
          );
      }
    }
  };
  const { target } = row;
  if (target.kind !== "split") {
    reach(target, { numerator: 1n, denominator: 1n });
    return outcomes;
  }
  const slots = chunks.flatMap((chunk) => chunk.splits).find(({ id }) => id === target.split)?.slots ?? [];
  slotProbabilities(slots).forEach((share, index) => {
    const slot = slots[index];
    if (slot !== undefined && share.numerator > 0n) reach(slot.target, share);
  });
  return outcomes;
}

function explainedOutcomes(backends: readonly ExplainedBackend[]): Outcomes {
  const outcomes = new Map<string, Fraction>();
  for (const { share, refused, endpoints } of backends) {
    if (refused !== undefined)
      addShare(
        outcomes,
        refused,
        refused === "zero_weight" ? { numerator: 1n, denominator: BigInt(backends.length) } : share,
      );
    for (const { address, port, share: part } of endpoints) addShare(outcomes, `${address} ${port}`, part);
  }
  return outcomes;
}

function addShare(outcomes: Map<string, Fraction>, outcome: string, share: Fraction): void {
  if (share.numerator === 0n) return;
  const before = outcomes.get(outcome) ?? ZERO;
  const numerator = before.numerator * share.denominator + share.numerator * before.denominator;
  outcomes.set(outcome, fraction(numerator, before.denominator * share.denominator));
}

describe("explain", () => {
  test("says of every frontend what the tables do", () => {
    fc.assert(
      fc.property(arbitraryObjects, (objects) => {
        const state = clusterState(objects);
        const compiled = compile(state, NODE);
        for (const { frontends } of compiled.tables.values()) {
          for (const row of frontends) expectSame(state, compiled, row);
        }
      }),
    );
  });

  test("claims exactly the frontends that are in the tables", () => {
    fc.assert(
      fc.property(arbitraryObjects, circumstances, (objects, around) => {
        const state = clusterState(objects);
        const compiled = compile(state, NODE, undefined, around);
        const rows = [...compiled.tables.values()].flatMap(({ frontends }) => frontends);
        for (const { service, ports } of compiled.services) {
          for (const { port, protocol, id } of ports) {
            const explanation = explain(state, compiled, NODE, {
              service,
              port,
              protocol,
              fromPod: undefined,
            });
            const claimed =
              "error" in explanation ? [] : explanation.frontends.filter((entry) => entry.claimed);
            const inTables = rows.filter((row) => row.service === id && row.scope === NO_ID);
            expect(claimed.map(({ address }) => address).sort()).toEqual(
              inTables.map(({ address }) => address).sort(),
            );
          }
        }
      }),
    );
  });
});

function expectSame(state: ClusterState, compiled: Compiled, row: FrontendRow): void {
  const service = compiled.services.find(({ ports }) => ports.some(({ id }) => id === row.service));
  const client = compiled.workloads.find(
    ({ namespaceId, hostNetwork }) => namespaceId === row.scope && !hostNetwork,
  );
  // hostNetwork pods alone: nobody explain() would answer for.
  if (row.scope !== NO_ID && client === undefined) return;
  const { port, protocol } = row;
  const explanation = explain(state, compiled, NODE, {
    service: service?.service ?? "",
    port,
    protocol,
    fromPod: row.scope === NO_ID ? undefined : client?.pod,
  });
  if ("error" in explanation) throw new Error(explanation.error);
  const frontend = explanation.frontends.find(({ address }) => address === row.address);
  expect(frontend?.claimed).toBe(true);
  const wanted = outcomesOf(compiled, row);
  const found = explainedOutcomes(frontend?.backends ?? []);
  // A route without any backendRef has no backend to explain.
  if (frontend?.backends.length === 0) return;
  expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort());
  for (const [outcome, share] of found)
    expect(areWithin(share, wanted.get(outcome) ?? ZERO, 60n), outcome).toBe(true);
}

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseAllDocuments, stringify } from "yaml";
import type { ClusterState } from "../../agent/cluster/model.ts";
import { parseObject } from "../../agent/cluster/parse/object.ts";
import type { ParsedObject } from "../../agent/cluster/parse/object.ts";
import { ClusterStore } from "../../agent/cluster/store.ts";
import { emptyRows } from "../../agent/datapath/rows.ts";
import { TableWriter } from "../../agent/datapath/table-writer.ts";
import { AgentError } from "../../agent/lib/errors.ts";
import { compile } from "../../agent/compiler/compile.ts";
import type { Compiled, RouteParentReport } from "../../agent/compiler/compiled.ts";
import { MemoryStore } from "../support/memory-store.ts";
import { allRows, expectWithin, reachable } from "../support/reach.ts";
import type { Reach } from "../support/reach.ts";
import { tableText } from "../support/table-text.ts";

/**
 * NAME.in.yaml: the objects of a cluster. NAME.out.yaml: what node-1 makes of them. After
 * a wanted change: `UPDATE_GOLDEN=1 npx vitest run --project unit test/scenarios`, and read
 * the difference.
 */
const DIRECTORY = new URL("./", import.meta.url);
const NODE = "node-1";

const names = readdirSync(DIRECTORY)
  .filter((file) => file.endsWith(".in.yaml"))
  .map((file) => file.replace(/\.in\.yaml$/, ""))
  .sort();

/** Empty parts are left out, so that a scenario shows what it is about. */
function golden(compiled: Compiled): string {
  const parts = {
    tables: tableText(compiled).filter((line) => !/IPv6: 0 endpoints, if empty no_endpoint$/.test(line)),
    workloads: compiled.workloads.map(
      ({ pod, optedInBy, scope, namespaceId, hostNetwork }) =>
        `${pod}: opted in by its ${optedInBy}` +
        (scope === namespaceId ? ", with routes of its namespace's own" : "") +
        (hostNetwork ? ", hostNetwork" : ""),
    ),
    unclaimed: compiled.services.flatMap(({ service, unclaimed }) =>
      unclaimed === undefined ? [] : [`${service}: ${unclaimed}`],
    ),
    conditions: Object.fromEntries(
      compiled.routes.map(({ route, parents }) => [route, parents.flatMap(conditionText)]),
    ),
    diagnostics: compiled.diagnostics.map(({ severity, code, message }) => `${severity} ${code}: ${message}`),
  };
  const filled = Object.entries(parts).filter(([, part]) => Object.keys(part).length > 0);
  return stringify(Object.fromEntries(filled), { lineWidth: 0 });
}

function conditionText(report: RouteParentReport): readonly string[] {
  const { parentRef, role } = report;
  const section = parentRef.sectionName === undefined ? "" : ` section ${parentRef.sectionName}`;
  const port = parentRef.port === undefined ? "" : ` port ${parentRef.port}`;
  return [
    `${role} of ${parentRef.namespace}/${parentRef.name}${port}${section}`,
    `Accepted ${report.accepted} ${report.acceptedReason}: ${report.acceptedMessage}`,
    `ResolvedRefs ${report.resolvedRefs} ${report.resolvedRefsReason}: ${report.resolvedRefsMessage}`,
  ];
}

function readObjects(yaml: string): readonly ParsedObject[] {
  return parseAllDocuments(yaml).map((document) => {
    const object = parseObject(document.toJS());
    if (object === undefined) throw new Error("a scenario holds nothing that this node does not read");
    return object;
  });
}

function stateOf(objects: readonly ParsedObject[]): ClusterState {
  const store = new ClusterStore();
  for (const object of objects) store.put(object);
  return store.snapshot();
}

/** Compiles after each change, on top of the last result; every step must be what a fresh compile gives. */
function follow(steps: readonly (readonly ParsedObject[])[], start?: Compiled): Compiled | undefined {
  return steps.reduce<Compiled | undefined>((previous, objects) => {
    const state = stateOf(objects);
    const next = compile(state, NODE, previous);
    expect(golden(next)).toBe(golden(compile(state, NODE)));
    return next;
  }, start);
}

describe.each(names)("%s", (name) => {
  const objects = readObjects(readFileSync(new URL(`${name}.in.yaml`, DIRECTORY), "utf8"));
  const outFile = new URL(`${name}.out.yaml`, DIRECTORY);
  const found = golden(compile(stateOf(objects), NODE));
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(outFile, found);
  const wanted = readFileSync(outFile, "utf8");

  test("gives its tables, conditions and diagnostics", () => {
    expect(found).toBe(wanted);
  });

  test.each([
    ["as written", objects],
    ["the other way round", [...objects].reverse()],
  ])("object by object, %s, and then away again", (_, arriving) => {
    const growing = arriving.map((__, index) => arriving.slice(0, index + 1));
    const full = follow(growing);
    expect(full === undefined ? "" : golden(full)).toBe(wanted);
    const shrinking = arriving.map((__, index) => arriving.slice(index + 1));
    const empty = follow(shrinking, full);
    expect(empty?.tables.size).toBe(0);
    expect(empty?.diagnostics).toEqual([]);
  });
});

/** One write in ten fails; with a seed, so that a failure can be looked at again. */
const FAULTS = { inOne: 10, seed: 42 } as const;
const TRIES_MAX = 1_000;

describe("written one after the other, with one write in ten failing", () => {
  let state = FAULTS.seed;
  /** An xorshift generator (Marsaglia 2003). */
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  let reach: readonly Reach[] = [reachable(emptyRows())];
  const store = new MemoryStore(
    {},
    () => {
      expectWithin(reachable(store.rows), reach);
    },
    () => next() % FAULTS.inOne === 0,
  );
  const writer = new TableWriter(store);
  let failures = 0;

  test.each(names)("%s", (name) => {
    const objects = readObjects(readFileSync(new URL(`${name}.in.yaml`, DIRECTORY), "utf8"));
    const { tables } = compile(stateOf(objects), NODE);
    reach = [...reach, reachable(allRows(tables))];
    let tries = 0;
    for (; tries < TRIES_MAX; tries++) {
      try {
        expect(writer.apply(tables).deferred).toEqual([]);
        break;
      } catch (error) {
        if (!(error instanceof AgentError)) throw error;
        failures += 1;
      }
    }
    expect(tries).toBeLessThan(TRIES_MAX);
    expect(store.rows).toEqual(allRows(tables));
    reach = [reachable(allRows(tables))];
  });

  test("some of them did", () => {
    expect(failures).toBeGreaterThan(names.length);
  });
});

test("every golden file has its scenario", () => {
  const outs = readdirSync(DIRECTORY).filter((file) => file.endsWith(".out.yaml"));
  expect(outs.map((file) => file.replace(/\.out\.yaml$/, "")).sort()).toEqual(names);
});

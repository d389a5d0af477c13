import { readId } from "../lib/id.ts";
import type { Id } from "../lib/id.ts";
import type { Steps } from "../lib/steps.ts";
import { readBackendSet, readEndpointKey, readFrontend, readSplit, TARGET } from "./abi.gen.ts";
import { ROW_DECODERS } from "./decode.ts";
import type { NameResolver } from "./resolve-name.ts";
import { idKey, TABLE_NAMES } from "./rows.ts";
import type { EncodedRows, TableName } from "./rows.ts";
import type { DumpRow, MapCheck, MapDifference } from "./views.ts";

/** What the kernel holds against what the agent wants, row by row. */
export function* checkAgainstDesired(
  kernel: EncodedRows,
  desired: EncodedRows,
  names: NameResolver,
): Steps<MapCheck> {
  const differences: MapDifference[] = [];
  for (const table of TABLE_NAMES) {
    differences.push(...compareTable(table, kernel, desired, names));
    yield;
  }
  return { against: "desired", rowsChecked: countRows(kernel), differences };
}

function compareTable(
  table: TableName,
  kernel: EncodedRows,
  desired: EncodedRows,
  names: NameResolver,
): readonly MapDifference[] {
  const differences: MapDifference[] = [];
  for (const [key, expected] of desired[table]) {
    const actual = kernel[table].get(key);
    if (actual === expected) continue;
    const kind = actual === undefined ? "missing" : "changed";
    differences.push(difference(table, kind, key, expected, actual, names));
  }
  for (const [key, actual] of kernel[table]) {
    if (!desired[table].has(key))
      differences.push(difference(table, "unexpected", key, undefined, actual, names));
  }
  return differences;
}

function difference(
  table: TableName,
  kind: MapDifference["kind"],
  key: string,
  expected: string | undefined,
  actual: string | undefined,
  names: NameResolver,
): MapDifference {
  const text = (value: string | undefined): string | undefined =>
    value === undefined ? undefined : rowText(table, key, value, names);
  const shown = expected ?? actual ?? "";
  return {
    map: table,
    kind,
    key: rowText(table, key, shown, names),
    expected: text(expected),
    actual: text(actual),
  };
}

/** "column=value …" of one row. */
function rowText(table: TableName, key: string, value: string, names: NameResolver): string {
  const decoder = ROW_DECODERS[table];
  const row = decoder.decode(Buffer.from(key, "latin1"), [Buffer.from(value, "latin1")], names);
  return dumpRowText(row);
}

function dumpRowText(row: DumpRow): string {
  return Object.entries(row)
    .map(([column, value]) => {
      const shown = typeof value === "object" ? `[${value.map(dumpRowText).join("; ")}]` : String(value);
      return `${column}=${shown}`;
    })
    .join(" ");
}

function countRows(rows: EncodedRows): number {
  return TABLE_NAMES.reduce((sum, table) => sum + rows[table].size, 0);
}

/** Whether every row points at rows that are there: what can be known without an agent. */
export function checkReferences(kernel: EncodedRows, names: NameResolver): MapCheck {
  const differences: MapDifference[] = [];
  const dangling = (table: TableName, key: string, value: string, missing: string): void => {
    const text = rowText(table, key, value, names);
    differences.push({ map: table, kind: "dangling", key: text, expected: missing, actual: undefined });
  };
  for (const [key, value] of kernel.frontends) {
    const { target, targetId } = readFrontend(Buffer.from(value, "latin1"));
    const missing = missingTarget(kernel, target, targetId);
    if (missing !== undefined) dangling("frontends", key, value, missing);
  }
  for (const [key, value] of kernel.splits) {
    const split = readSplit(Buffer.from(value, "latin1"));
    for (const slot of split.slots.slice(0, split.slotCount)) {
      const missing = missingTarget(kernel, slot.target, slot.set);
      if (missing !== undefined) dangling("splits", key, value, missing);
    }
  }
  const counts = endpointCounts(kernel);
  for (const [key, value] of kernel.backend_sets) {
    const { endpointCount } = readBackendSet(Buffer.from(value, "latin1"));
    const held = counts.get(readId(Buffer.from(key, "latin1"), 0)) ?? 0;
    if (held === endpointCount) continue;
    dangling("backend_sets", key, value, `${String(endpointCount)} endpoints, not ${String(held)}`);
  }
  for (const [key, value] of kernel.endpoints) {
    const { set } = readEndpointKey(Buffer.from(key, "latin1"));
    if (!kernel.backend_sets.has(idKey(set))) dangling("endpoints", key, value, "a backend set");
  }
  return { against: "references", rowsChecked: countRows(kernel), differences };
}

function missingTarget(kernel: EncodedRows, target: number, id: Id): string | undefined {
  if (target === TARGET.TARGET_SPLIT && !kernel.splits.has(idKey(id))) return "a split";
  if (target === TARGET.TARGET_SET && !kernel.backend_sets.has(idKey(id))) return "a backend set";
  return undefined;
}

function endpointCounts(kernel: EncodedRows): ReadonlyMap<Id, number> {
  const counts = new Map<Id, number>();
  for (const key of kernel.endpoints.keys()) {
    const { set } = readEndpointKey(Buffer.from(key, "latin1"));
    counts.set(set, (counts.get(set) ?? 0) + 1);
  }
  return counts;
}

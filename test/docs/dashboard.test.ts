import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { METRICS } from "../../agent/telemetry/metric-table.ts";
import type { MetricRow } from "../../agent/telemetry/metric-table.ts";
import { REPOSITORY } from "../support/places.ts";

interface Dashboard {
  readonly panels: readonly {
    readonly title: string;
    readonly type: string;
    readonly targets?: readonly { readonly expr: string; readonly legendFormat: string }[];
  }[];
  readonly templating: { readonly list: readonly { readonly name: string; readonly definition?: string }[] };
}

const DASHBOARD = JSON.parse(
  readFileSync(join(REPOSITORY, "deploy", "grafana", "weft.json"), "utf8"),
) as Dashboard;

const ROWS = new Map<string, MetricRow>(Object.values(METRICS).map((row) => [row.name, row]));
/** What Prometheus adds. */
const ADDED = ["instance", "le"];

const QUERIES = [
  ...DASHBOARD.panels.flatMap(({ title, targets = [] }) =>
    targets.map(({ expr, legendFormat }) => [title, `${expr} ${legendFormat}`] as const),
  ),
  ...DASHBOARD.templating.list.flatMap(({ name, definition }) =>
    definition === undefined ? [] : [[`variable ${name}`, definition] as const],
  ),
];

test.each(QUERIES)("the dashboard's \"%s\" asks for metrics and labels that there are: %s", (_, query) => {
  const names = [...query.matchAll(/weft_[a-z_]+/g)].map(([name]) => name.replace(/_bucket$/, ""));
  expect(names.length).toBeGreaterThan(0);
  const labels = names.flatMap((name) => {
    expect([...ROWS.keys()]).toContain(name);
    return [...(ROWS.get(name)?.labels ?? [])];
  });
  const used = [
    ...[...query.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list = ""]) => list.split(", ")),
    ...[...query.matchAll(/([a-z_]+)=~/g)].map(([, label = ""]) => label),
    ...[...query.matchAll(/\{\{([a-z_]+)\}\}/g)].map(([, label = ""]) => label),
  ];
  for (const label of used) expect([...labels, ...ADDED]).toContain(label);
});

test("every variable of the dashboard is used, and every one used is there", () => {
  const text = JSON.stringify(DASHBOARD);
  const known = DASHBOARD.templating.list.map(({ name }) => name).sort();
  const used = new Set([...text.matchAll(/\$\{?([a-z]+)\}?/g)].map(([, name = ""]) => name));
  expect([...used].sort()).toEqual(known);
});

import { expect, test } from "vitest";
import { METRICS } from "../../agent/telemetry/metric-table.ts";
import type { MetricRow } from "../../agent/telemetry/metric-table.ts";
import { docPath, markdownTable, withTables } from "../support/docs.ts";

const HEAD = ["metric", "type", "labels", "meaning"];

function row({ name, type, labels, help }: MetricRow): readonly string[] {
  return [`\`${name}\``, type, labels.map((label) => `\`${label}\``).join(", "), help];
}

test("docs/metrics.md has the metrics of the table (written anew by vitest -u)", async () => {
  const page = withTables("metrics.md", { metrics: markdownTable(HEAD, Object.values(METRICS).map(row)) });
  await expect(page).toMatchFileSnapshot(docPath("metrics.md"));
});

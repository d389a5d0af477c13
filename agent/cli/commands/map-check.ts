import type { MapCheck, MapDifference } from "../../api/reads.ts";
import { askAgent, readKernel } from "../agent-access.ts";
import type { CommandSpec, Invocation } from "../command-spec.ts";
import { print } from "../output.ts";
import { lines } from "../report.ts";
import { renderTable } from "../table.ts";
import type { Column } from "../table.ts";
import { counted } from "../units.ts";

const COLUMNS: readonly Column<MapDifference>[] = [
  { title: "map", cell: ({ map }) => map },
  { title: "kind", cell: ({ kind }) => kind },
  { title: "row", cell: ({ key }) => key },
  { title: "expected", cell: ({ expected }) => expected },
  { title: "actual", cell: ({ actual }) => actual },
];

export const mapCheck: CommandSpec = {
  path: "map check",
  summary: "Compare the kernel's maps with what the agent wants; exit 1 if they differ",
  more:
    "Without an agent, the rows are only checked against one another: a row that points at nothing is " +
    "dangling. The field `against` of the JSON says which check it was: desired or references.",
  examples: ["weft map check", "weft map check -o json | jq .differences"],
  run: async (invocation) => {
    const value = await check(invocation);
    await print(invocation.io, invocation.settings.output, { value, text: () => checkText(value) });
    return value.differences.length === 0 ? 0 : 1;
  },
};

async function check(invocation: Invocation): Promise<MapCheck> {
  const { io, settings } = invocation;
  const { isAgentAlive } = await import("../../api/client.ts");
  if (await isAgentAlive(settings.runDir)) return askAgent(invocation, (client) => client.mapCheck());
  io.stderr(`weft: no agent runs at ${settings.runDir}: rows are only checked against one another\n`);
  return readKernel(invocation, (reader) => reader.checkReferences());
}

function checkText({ against, rowsChecked, differences }: MapCheck): string {
  const rows = counted(rowsChecked, "row");
  const claim = against === "desired" ? "as the agent wants them" : "whole: nothing points at a missing row";
  if (differences.length === 0) return lines(`${rows} checked, all ${claim}.`);
  return (
    renderTable(COLUMNS, differences) +
    lines(`${rows} checked, ${counted(differences.length, "difference")}.`)
  );
}

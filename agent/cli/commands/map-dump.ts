import { Argument } from "commander";
import { MAP_NAMES } from "../../datapath/views.ts";
import type { DumpRow, MapDump, MapName } from "../../datapath/views.ts";
import { readKernel } from "../agent-access.ts";
import type { CommandSpec } from "../command-spec.ts";
import { printList } from "../output.ts";
import type { Cell, Column } from "../table.ts";

/** `events` is a stream: it has no rows. */
const DUMPABLE = MAP_NAMES.filter((name) => name !== "events");

export const mapDump: CommandSpec = {
  path: "map dump",
  summary: "Print the rows of one of the kernel's maps, with names for ids",
  more: "Reads the kernel, with or without an agent.",
  examples: ["weft map dump frontends", "weft map dump splits -o json"],
  args: [new Argument("<map>", "the map's name").choices(DUMPABLE)],
  run: async (invocation) => {
    const map = invocation.args[0] as MapName;
    const dump = await readKernel(invocation, (reader) => reader.dumpMap(map));
    await printList(invocation.io, invocation.settings.output, dump.rows, {
      columns: columnsOf(dump),
      empty: `Map ${map} has no rows.`,
    });
    return 0;
  },
};

/** packetsSent becomes PACKETS-SENT. */
function columnsOf({ columns }: MapDump): readonly Column<DumpRow>[] {
  return columns.map((column) => ({
    title: column.replace(/[A-Z]/g, (letter) => `-${letter}`),
    cell: (row) => cellOf(row[column]),
  }));
}

function cellOf(value: DumpRow[string] | undefined): Cell {
  return typeof value === "object" ? value.map(nestedText).join("; ") : value;
}

/** A slot of a split: "slot=0 weight=90 target=…". */
function nestedText(row: DumpRow): string {
  return Object.entries(row)
    .map(([column, value]) => `${column}=${String(cellOf(value))}`)
    .join(" ");
}

import type { MapView } from "../../datapath/views.ts";
import { readKernel } from "../agent-access.ts";
import type { CommandSpec } from "../command-spec.ts";
import { printList } from "../output.ts";
import type { Column } from "../table.ts";

const COLUMNS: readonly Column<MapView>[] = [
  { title: "map", cell: ({ name }) => name },
  { title: "type", cell: ({ type }) => type },
  { title: "entries", cell: ({ entries }) => entries },
  { title: "max", cell: ({ maxEntries }) => (maxEntries === 0 ? undefined : maxEntries) },
  { title: "key-bytes", cell: ({ keyBytes }) => keyBytes },
  { title: "value-bytes", cell: ({ valueBytes }) => valueBytes },
];

export const mapList: CommandSpec = {
  path: "map list",
  summary: "List the kernel's maps with their sizes",
  more: "Reads the kernel, with or without an agent.",
  examples: ["weft map list"],
  run: async (invocation) => {
    const maps = await readKernel(invocation, (reader) => reader.listMaps());
    await printList(invocation.io, invocation.settings.output, maps, { columns: COLUMNS, empty: "No maps." });
    return 0;
  },
};

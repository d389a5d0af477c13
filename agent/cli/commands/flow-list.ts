import type { FlowView } from "../../datapath/views.ts";
import { readKernel } from "../agent-access.ts";
import type { CommandSpec } from "../command-spec.ts";
import { printList } from "../output.ts";
import type { Column } from "../table.ts";
import { durationText } from "../units.ts";

const COLUMNS: readonly Column<FlowView>[] = [
  { title: "level", cell: ({ level }) => level },
  { title: "protocol", cell: ({ protocol }) => protocol },
  { title: "client", cell: ({ client }) => client },
  { title: "service", cell: ({ service }) => service },
  { title: "frontend", cell: ({ frontend }) => frontend },
  { title: "endpoint", cell: ({ endpoint }) => endpoint },
  { title: "workload", cell: ({ workload }) => workload },
  { title: "state", cell: ({ state }) => state },
  { title: "age", cell: ({ ageMs }) => durationText(ageMs) },
  { title: "idle", cell: ({ idleMs }) => (idleMs === undefined ? undefined : durationText(idleMs)) },
];

export const flowList: CommandSpec = {
  path: "flow list",
  summary: "List the connections that Weft translates, and where each one goes",
  more: "Reads the kernel, with or without an agent.",
  examples: ["weft flow list", "weft flow list -o json | jq 'map(.endpoint) | group_by(.) | map(length)'"],
  run: async (invocation) => {
    const flows = await readKernel(invocation, (reader) => reader.listFlows());
    await printList(invocation.io, invocation.settings.output, flows, {
      columns: COLUMNS,
      empty: "No flows.",
    });
    return 0;
  },
};

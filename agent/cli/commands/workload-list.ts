import type { WorkloadView } from "../../api/reads.ts";
import { askAgent } from "../agent-access.ts";
import type { CommandSpec } from "../command-spec.ts";
import { printList } from "../output.ts";
import type { Column } from "../table.ts";

const COLUMNS: readonly Column<WorkloadView>[] = [
  { title: "pod", cell: ({ pod }) => pod },
  { title: "state", cell: ({ state }) => state },
  { title: "opted-in-by", cell: ({ optedInBy }) => optedInBy },
  { title: "ips", cell: ({ ips }) => ips.join(",") },
  { title: "interface", cell: (workload) => workload.interface },
  { title: "attached", cell: ({ attached }) => attached },
  { title: "sockets", cell: ({ cgroup }) => (cgroup === undefined ? undefined : "cgroup") },
  { title: "how", cell: ({ how }) => how },
];

export const workloadList: CommandSpec = {
  path: "workload list",
  summary: "List the pods of this node that opted in, and whether Weft serves them",
  more:
    "The label weft.dev/mesh says what somebody wants; STATE says what is: active, draining (opted out, " +
    "connections to go), pending (not attached yet) or refused. ATTACHED is for the packet level, SOCKETS for the socket level. HOW says how interface and cgroup were " +
    "found, or why not.",
  examples: ["weft workload list", "weft workload list -o json | jq '.[] | select(.state != \"active\")'"],
  run: async (invocation) => {
    const workloads = await askAgent(invocation, (client) => client.workloads());
    await printList(invocation.io, invocation.settings.output, workloads, {
      columns: COLUMNS,
      empty: "No workloads.",
    });
    return 0;
  },
};

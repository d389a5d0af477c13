import type { RouteParentReport, RouteReport } from "../../api/reads.ts";
import { askAgent } from "../agent-access.ts";
import type { CommandSpec } from "../command-spec.ts";
import { printList } from "../output.ts";
import type { Column } from "../table.ts";
import { ageText } from "../units.ts";

/** One line of the table: a route under one of its parents. */
interface Row {
  readonly route: RouteReport;
  readonly parent: RouteParentReport | undefined;
}

function columns(nowMs: number): readonly Column<Row>[] {
  return [
    { title: "route", cell: ({ route }) => route.route },
    { title: "parent", cell: ({ parent }) => parent && parentText(parent) },
    { title: "role", cell: ({ parent }) => parent?.role },
    { title: "ports", cell: ({ parent }) => parent?.ports.join(",") },
    { title: "accepted", cell: ({ parent }) => parent && acceptedText(parent) },
    {
      title: "resolved-refs",
      cell: ({ parent }) => parent && condition(parent.resolvedRefs, parent.resolvedRefsReason),
    },
    { title: "beaten-by", cell: ({ parent }) => parent && beatenText(parent) },
    { title: "age", cell: ({ route }) => ageText(route.createdAtMs, nowMs) },
  ];
}

export const routeList: CommandSpec = {
  path: "route list",
  summary: "List TCPRoutes and UDPRoutes whose parent is a Service, and whether they are in force",
  more: "weft route explain says more about one Service port.",
  examples: ["weft route list", "weft route list -o json | jq '.[].parents[].acceptedMessage'"],
  run: async (invocation) => {
    const routes = await askAgent(invocation, (client) => client.routes());
    await printList(invocation.io, invocation.settings.output, routes.flatMap(rowsOf), {
      columns: columns(invocation.io.nowMs()),
      empty: "No routes.",
      value: routes,
    });
    return 0;
  },
};

function rowsOf(route: RouteReport): readonly Row[] {
  if (route.parents.length === 0) return [{ route, parent: undefined }];
  return route.parents.map((parent) => ({ route, parent }));
}

/** "shop/orders:80", "shop/orders#http", "shop/orders". */
function parentText({ parentRef }: RouteParentReport): string {
  const { namespace, name, port, sectionName } = parentRef;
  const portText = port === undefined ? "" : `:${port}`;
  const sectionText = sectionName === undefined ? "" : `#${sectionName}`;
  return `${namespace}/${name}${portText}${sectionText}`;
}

function acceptedText({ accepted, acceptedReason, partiallyInvalid }: RouteParentReport): string {
  return `${condition(accepted, acceptedReason)}${partiallyInvalid === undefined ? "" : " (partially invalid)"}`;
}

function condition(holds: boolean, reason: string): string {
  return holds ? "yes" : `no: ${reason}`;
}

function beatenText({ beatenOn }: RouteParentReport): string {
  return [...beatenOn].map(([port, route]) => `${port}: ${route}`).join(", ");
}

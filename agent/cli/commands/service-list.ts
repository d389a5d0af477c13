import type { ServicePortReport, ServiceReport } from "../../api/reads.ts";
import { askAgent } from "../agent-access.ts";
import type { CommandSpec } from "../command-spec.ts";
import { printList } from "../output.ts";
import type { Column } from "../table.ts";

/** One line of the table: a Service port, or a Service without any. */
interface Row {
  readonly service: ServiceReport;
  readonly port: ServicePortReport | undefined;
}

const COLUMNS: readonly Column<Row>[] = [
  { title: "service", cell: ({ service }) => service.service },
  { title: "port", cell: ({ port }) => port && `${port.port}/${port.protocol}` },
  { title: "name", cell: ({ port }) => port?.name },
  { title: "addresses", cell: ({ service }) => service.addresses.join(",") },
  { title: "ipv4", cell: ({ port }) => port?.endpoints.IPv4 },
  { title: "ipv6", cell: ({ port }) => port?.endpoints.IPv6 },
  { title: "route", cell: ({ port }) => port?.producerRoute },
  { title: "consumer-routes", cell: ({ port }) => port && consumersText(port) },
  { title: "unclaimed", cell: ({ service }) => service.unclaimed },
];

export const serviceList: CommandSpec = {
  path: "service list",
  summary: "List Services: their addresses, usable endpoints and the routes in force",
  more:
    "IPV4 and IPV6 count the usable endpoints of the Service itself. UNCLAIMED says why Weft leaves a " +
    "Service to kube-proxy.",
  examples: ["weft service list", "weft service list -o json | jq '.[] | select(.unclaimed)'"],
  run: async (invocation) => {
    const services = await askAgent(invocation, (client) => client.services());
    await printList(invocation.io, invocation.settings.output, services.flatMap(rowsOf), {
      columns: COLUMNS,
      empty: "No services.",
      value: services,
    });
    return 0;
  },
};

function rowsOf(service: ServiceReport): readonly Row[] {
  if (service.ports.length === 0) return [{ service, port: undefined }];
  return service.ports.map((port) => ({ service, port }));
}

function consumersText({ consumerRoutes }: ServicePortReport): string {
  return [...consumerRoutes].map(([namespace, route]) => `${namespace}: ${route}`).join(", ");
}

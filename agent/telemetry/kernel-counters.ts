import type { Instruments } from "./metrics.ts";

/** What the kernel has counted for one Service port and one endpoint since its maps were made. */
export interface TrafficTotal {
  /** "namespace/name:port/protocol". */
  readonly service: string;
  readonly backend: string;
  readonly endpoint: string;
  readonly connections: number;
  readonly packetsSent: number;
  readonly bytesSent: number;
  readonly packetsReceived: number;
  readonly bytesReceived: number;
}

export interface RefusalTotal {
  readonly service: string;
  readonly reason: string;
  readonly packets: number;
}

/** Entries of the flow tables, two a flow. */
export interface FlowTotal {
  readonly opened: number;
  readonly evicted: number;
  readonly unsettled: number;
  readonly recovered: number;
}

/** Counters whose truth is in the kernel. */
export const KERNEL_COUNTERS = [
  "serviceConnections",
  "serviceBytes",
  "servicePackets",
  "backendConnections",
  "backendBytes",
  "serviceRefusals",
  "flowsOpened",
  "flowsEvicted",
  "flowsUnsettled",
  "flowsRecovered",
] as const;

export function countTraffic(instruments: Instruments, totals: readonly TrafficTotal[]): void {
  for (const total of totals) {
    const service = serviceLabels(total.service);
    const backend = { ...service, backend: total.backend, endpoint: total.endpoint };
    instruments.serviceConnections.inc(service, total.connections);
    instruments.backendConnections.inc(backend, total.connections);
    for (const { direction, bytes, packets } of directions(total)) {
      instruments.serviceBytes.inc({ ...service, direction }, bytes);
      instruments.servicePackets.inc({ ...service, direction }, packets);
      instruments.backendBytes.inc({ ...backend, direction }, bytes);
    }
  }
}

function directions(total: TrafficTotal): readonly { direction: string; bytes: number; packets: number }[] {
  return [
    { direction: "sent", bytes: total.bytesSent, packets: total.packetsSent },
    { direction: "received", bytes: total.bytesReceived, packets: total.packetsReceived },
  ];
}

export function countRefusals(instruments: Instruments, totals: readonly RefusalTotal[]): void {
  for (const { service, reason, packets } of totals) {
    instruments.serviceRefusals.inc({ ...serviceLabels(service), reason }, packets);
  }
}

export function countFlows(instruments: Instruments, total: FlowTotal): void {
  instruments.flowsOpened.inc(total.opened);
  instruments.flowsEvicted.inc(total.evicted);
  instruments.flowsUnsettled.inc(total.unsettled);
  instruments.flowsRecovered.inc(total.recovered);
}

interface ServiceLabels {
  readonly namespace: string;
  readonly service: string;
  readonly port: string;
  readonly protocol: string;
}

/** A name that the kernel has no text for any more (a bare id) is kept whole as the service. */
export function serviceLabels(text: string): ServiceLabels {
  const match = /^([^/]+)\/([^:/]+):(\d+)\/(\w+)$/.exec(text);
  if (match === null) return { namespace: "", service: text, port: "", protocol: "" };
  const [, namespace = "", service = "", port = "", protocol = ""] = match;
  return { namespace, service, port, protocol };
}

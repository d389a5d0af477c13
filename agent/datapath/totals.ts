import {
  readRefusalKey,
  readTrafficKey,
  REFUSAL_BYTES,
  REFUSAL_KEY_BYTES,
  TRAFFIC_BYTES,
  TRAFFIC_KEY_BYTES,
} from "./abi.gen.ts";
import { endText, sumRefusals, sumTraffic } from "./decode.ts";
import type { EntryTotals } from "./decode.ts";
import { keyAt, valuesAt } from "./raw-map.ts";
import type { RawMap } from "./raw-map.ts";
import { reasonName } from "./reasons.ts";
import type { NameResolver } from "./resolve-name.ts";

/** What the kernel has counted since its maps were made. Numbers are exact up to 2^53. */
export interface TrafficTotal {
  /** "namespace/name:port/protocol" of the Service called. */
  readonly service: string;
  /** The same of the Service whose endpoint answered. */
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

/** What happened to the entries of the flow tables, two a flow. */
export interface FlowTotal {
  readonly opened: number;
  /** Pushed out of flows_opening by newer ones. A lower bound while packets go on. */
  readonly evicted: number;
  /** Answers whose flow was kept in flows_opening because flows was full; one flow may have many. */
  readonly unsettled: number;
  /** Found again from a packet in the middle of a connection. */
  readonly recovered: number;
}

/**
 * The kernel tells nobody when it evicts: it is what went in, did not go out, and is not there. `before` and
 * `after` are the totals around the moment at which `held` entries were counted.
 */
export function flowTotal(before: EntryTotals, held: number, after: EntryTotals): FlowTotal {
  const { opened, unsettled, recovered } = after;
  return { opened, unsettled, recovered, evicted: Math.max(0, before.opened - after.closed - held) };
}

export function trafficTotals(raw: RawMap, names: NameResolver): readonly TrafficTotal[] {
  return Array.from({ length: raw.count }, (_, i) => {
    const { service, set, address, port } = readTrafficKey(keyAt(raw, i, TRAFFIC_KEY_BYTES));
    const sum = sumTraffic(valuesAt(raw, i, TRAFFIC_BYTES));
    return {
      service: names.name(service),
      backend: names.set(set),
      endpoint: endText(address, port),
      connections: Number(sum.connections),
      packetsSent: Number(sum.packetsSent),
      bytesSent: Number(sum.bytesSent),
      packetsReceived: Number(sum.packetsReceived),
      bytesReceived: Number(sum.bytesReceived),
    };
  });
}

export function refusalTotals(raw: RawMap, names: NameResolver): readonly RefusalTotal[] {
  return Array.from({ length: raw.count }, (_, i) => {
    const { service, reason } = readRefusalKey(keyAt(raw, i, REFUSAL_KEY_BYTES));
    return {
      service: names.name(service),
      reason: reasonName(reason),
      packets: sumRefusals(valuesAt(raw, i, REFUSAL_BYTES)),
    };
  });
}

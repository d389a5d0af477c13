import {
  FLOW_BYTES,
  FLOW_DIRECTION,
  FLOW_FLAG,
  FLOW_KEY_BYTES,
  readFlow,
  readFlowKey,
  readWorkload,
} from "./abi.gen.ts";
import type { Flow, FlowKey } from "./abi.gen.ts";
import { readWorkloadKey, WORKLOAD_BYTES, WORKLOAD_KEY_BYTES } from "./abi.gen.ts";
import { endText, monotonicAgeMs } from "./decode.ts";
import { protocolName } from "./protocol.ts";
import type { RawMap } from "./raw-map.ts";
import type { NameResolver } from "./resolve-name.ts";
import type { FlowView } from "./views.ts";

interface Entry {
  readonly key: FlowKey;
  readonly flow: Flow;
}

/** Joins the two entries of each flow. */
export function listFlows(
  tables: readonly RawMap[],
  workloads: RawMap,
  names: NameResolver,
): readonly FlowView[] {
  const entries = tables.flatMap(readEntries);
  const reverse = new Map(
    entries
      .filter((entry) => entry.key.direction === FLOW_DIRECTION.FLOW_REVERSE)
      .map((entry) => [reverseName(entry.key), entry.flow]),
  );
  const workloadNames = namesByInterface(workloads, names);
  return entries
    .filter((entry) => entry.key.direction === FLOW_DIRECTION.FLOW_FORWARD)
    .map(({ key, flow }) => {
      const answer = reverse.get(reverseName({ ...key, remote: flow.address, remotePort: flow.port }));
      return viewOf(key, flow, answer, workloadNames.get(key.ifindex) ?? "-", names);
    });
}

function readEntries(raw: RawMap): readonly Entry[] {
  return Array.from({ length: raw.count }, (_, i) => ({
    key: readFlowKey(raw.keys, i * FLOW_KEY_BYTES),
    flow: readFlow(raw.values, i * FLOW_BYTES),
  }));
}

function reverseName(key: FlowKey): string {
  const { ifindex, protocol, local, localPort, remote, remotePort } = key;
  return [ifindex, protocol, local, localPort, remote, remotePort].join(" ");
}

function namesByInterface(workloads: RawMap, names: NameResolver): ReadonlyMap<number, string> {
  return new Map(
    Array.from({ length: workloads.count }, (_, i) => [
      readWorkloadKey(workloads.keys, i * WORKLOAD_KEY_BYTES).ifindex,
      names.name(readWorkload(workloads.values, i * WORKLOAD_BYTES).id),
    ]),
  );
}

function viewOf(
  key: FlowKey,
  flow: Flow,
  answer: Flow | undefined,
  workload: string,
  names: NameResolver,
): FlowView {
  const seenNs = answer !== undefined && answer.seenNs > flow.seenNs ? answer.seenNs : flow.seenNs;
  const protocol = protocolName(key.protocol) === "UDP" ? "UDP" : "TCP";
  return {
    level: "packet",
    protocol,
    client: endText(key.local, key.localPort),
    frontend: endText(key.remote, key.remotePort),
    endpoint: endText(flow.address, flow.port),
    service: names.name(flow.service),
    workload,
    state: stateOf(protocol, flow.flags, answer?.flags ?? 0),
    ageMs: monotonicAgeMs(flow.createdNs),
    idleMs: monotonicAgeMs(seenNs),
  };
}

function stateOf(protocol: "TCP" | "UDP", sent: number, answered: number): FlowView["state"] {
  const isAnswered = (answered & FLOW_FLAG.FLOW_SEEN) !== 0;
  if (protocol === "UDP") return isAnswered ? "replied" : "unreplied";
  if (((sent | answered) & (FLOW_FLAG.FLOW_FIN | FLOW_FLAG.FLOW_RST)) !== 0) return "closing";
  return isAnswered ? "established" : "opening";
}

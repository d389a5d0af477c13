import { NO_ID, readId } from "../lib/id.ts";
import type { Id } from "../lib/id.ts";
import type { IpAddress, Port } from "../lib/ip.ts";
import {
  AFFINITY_BYTES,
  AFFINITY_KEY_BYTES,
  ANSWERS_BYTES,
  BACKEND_SET_BYTES,
  CGROUP_WORKLOAD_BYTES,
  CONNECTED_SOCKET_BYTES,
  ENDPOINT_BYTES,
  ENDPOINT_KEY_BYTES,
  FLOW_BYTES,
  FLOW_DIRECTION,
  FLOW_FLAG,
  FLOW_KEY_BYTES,
  FLOW_TOTALS_BYTES,
  FRAGMENT_BYTES,
  FRAGMENT_KEY_BYTES,
  FRONTEND_BYTES,
  FRONTEND_KEY_BYTES,
  MEMBER_BYTES,
  MEMBER_KEY_BYTES,
  MEMBER_STATE,
  NAME_BYTES,
  PEER_BYTES,
  PEER_KEY_BYTES,
  QUIET_BYTES,
  readAffinity,
  readAffinityKey,
  readAnswers,
  readBackendSet,
  readCgroupWorkload,
  readConnectedSocket,
  readEndpoint,
  readEndpointKey,
  readFlow,
  readFlowKey,
  readFlowTotals,
  readFragment,
  readFragmentKey,
  readFrontend,
  readFrontendKey,
  readMember,
  readMemberKey,
  readName,
  readPeer,
  readPeerKey,
  readQuiet,
  readRefusal,
  readRefusalKey,
  readSettings,
  readSplit,
  readTraffic,
  readTrafficKey,
  readTunnel,
  readShortcut,
  readShortcutKey,
  readTuple,
  readWorkload,
  readWorkloadKey,
  REFUSAL_BYTES,
  REFUSAL_KEY_BYTES,
  REMOTE_BYTES,
  REMOTE_KEY_BYTES,
  SETTINGS_BYTES,
  SOCKET_FLAG,
  SPLIT_BYTES,
  TARGET,
  TRAFFIC_BYTES,
  TRAFFIC_KEY_BYTES,
  TUNNEL_BYTES,
  TUNNEL_MODE,
  TUNNEL_TOTALS_BYTES,
  SHORTCUT_BYTES,
  SHORTCUT_KEY_BYTES,
  TUPLE_BYTES,
  WORKLOAD_BYTES,
  WORKLOAD_KEY_BYTES,
  WORKLOAD_MODE,
} from "./abi.gen.ts";
import type { FlowTotals, Split, Traffic } from "./abi.gen.ts";
import { protocolName } from "./protocol.ts";
import { reasonName } from "./reasons.ts";
import { decodeRemote, sumTunnelTotals } from "./tunnel-table.ts";
import { idText } from "./resolve-name.ts";
import type { NameResolver } from "./resolve-name.ts";
import type { DumpRow, MapName } from "./views.ts";

/** How the rows of one map become text. */
export interface RowDecoder {
  readonly keyBytes: number;
  readonly valueBytes: number;
  /** `values` holds one element for each processor of a per-CPU map, else one. */
  decode(key: Buffer, values: readonly Buffer[], names: NameResolver): DumpRow;
}

/** Maps with rows; `events` is a stream. */
export type RowMapName = Exclude<MapName, "events">;

const ID_BYTES = 8;

const WORKLOAD_MODES: ReadonlyMap<number, string> = new Map([
  [WORKLOAD_MODE.WORKLOAD_ACTIVE, "active"],
  [WORKLOAD_MODE.WORKLOAD_DRAIN, "drain"],
]);

const TUNNEL_MODES: ReadonlyMap<number, string> = new Map([
  [TUNNEL_MODE.TUNNEL_OPEN, "open"],
  [TUNNEL_MODE.TUNNEL_STRICT, "strict"],
]);

export const ROW_DECODERS: Readonly<Record<RowMapName, RowDecoder>> = {
  settings: single(4, SETTINGS_BYTES, (_key, value) => {
    // The hash key stays out: whoever has it can choose backends.
    const { abiVersion, eventsWanted } = readSettings(value);
    return { abiVersion, eventsWanted };
  }),
  names: single(ID_BYTES, NAME_BYTES, (key, value) => ({
    id: idText(readId(key, 0)),
    name: readName(value).text,
  })),
  frontends: single(FRONTEND_KEY_BYTES, FRONTEND_BYTES, (key, value, names) => {
    const { scope, address, port, protocol } = readFrontendKey(key);
    const row = readFrontend(value);
    return {
      scope: scope === NO_ID ? "everybody" : names.name(scope),
      address,
      port,
      protocol: protocolName(protocol),
      service: names.name(row.service),
      target: targetText(row.target, row.targetId, row.reason, names),
      affinityS: row.affinityS,
    };
  }),
  splits: single(ID_BYTES, SPLIT_BYTES, (key, value, names) => {
    const split = readSplit(value);
    return { id: idText(readId(key, 0)), route: names.name(split.route), slots: decodeSlots(split, names) };
  }),
  backend_sets: single(ID_BYTES, BACKEND_SET_BYTES, (key, value, names) => {
    const row = readBackendSet(value);
    return {
      id: idText(readId(key, 0)),
      service: names.name(row.service),
      endpoints: row.endpointCount,
      whenEmpty: reasonName(row.emptyReason),
      affinityS: row.affinityS,
    };
  }),
  endpoints: single(ENDPOINT_KEY_BYTES, ENDPOINT_BYTES, (key, value, names) => {
    const { set, index } = readEndpointKey(key);
    return { set: idText(set), service: names.set(set), index, ...readEndpoint(value) };
  }),
  members: single(MEMBER_KEY_BYTES, MEMBER_BYTES, (key, value, names) => {
    const { set, address, port } = readMemberKey(key);
    const { state } = readMember(value);
    const isEligible = state === MEMBER_STATE.MEMBER_ELIGIBLE;
    return {
      set: idText(set),
      service: names.set(set),
      address,
      port,
      state: isEligible ? "eligible" : "serving",
    };
  }),
  workloads: single(WORKLOAD_KEY_BYTES, WORKLOAD_BYTES, (key, value, names) => {
    const row = readWorkload(value);
    return {
      ifindex: readWorkloadKey(key).ifindex,
      workload: names.name(row.id),
      namespace: names.name(row.namespaceId),
      scope: row.scope === NO_ID ? "everybody" : names.name(row.scope),
      mode: WORKLOAD_MODES.get(row.mode) ?? "off",
    };
  }),
  quiet: single(WORKLOAD_KEY_BYTES, QUIET_BYTES, (key, value) => ({
    ifindex: readWorkloadKey(key).ifindex,
    ageMs: monotonicAgeMs(readQuiet(value).sinceNs),
  })),
  cgroups: single(ID_BYTES, CGROUP_WORKLOAD_BYTES, (key, value, names) => {
    const row = readCgroupWorkload(value);
    return {
      cgroup: String(key.readBigUInt64LE(0)),
      workload: names.name(row.id),
      namespace: names.name(row.namespaceId),
      scope: row.scope === NO_ID ? "everybody" : names.name(row.scope),
      mode: WORKLOAD_MODES.get(row.mode) ?? "off",
      protocols: (row.flags & SOCKET_FLAG.SOCKET_UDP) === 0 ? "TCP" : "TCP,UDP",
    };
  }),
  sockets: single(ID_BYTES, CONNECTED_SOCKET_BYTES, (key, value, names) => {
    const row = readConnectedSocket(value);
    return {
      cookie: String(key.readBigUInt64LE(0)),
      protocol: protocolName(row.protocol),
      workload: names.name(row.workload),
      local: row.localPort === 0 ? "-" : endText(row.local, row.localPort),
      frontend: endText(row.frontend, row.frontendPort),
      endpoint: endText(row.endpoint, row.endpointPort),
      service: names.name(row.service),
      backend: names.set(row.set),
      ageMs: monotonicAgeMs(row.createdNs),
    };
  }),
  socket_peers: single(PEER_KEY_BYTES, PEER_BYTES, (key, value, names) => {
    const { cookie, direction, remote, port } = readPeerKey(key);
    const { flow, workload } = readPeer(value);
    return {
      cookie: String(cookie),
      direction: directionName(direction),
      workload: names.name(workload),
      remote: endText(remote, port),
      becomes: endText(flow.address, flow.port),
      service: names.name(flow.service),
      backend: names.set(flow.set),
      idleMs: monotonicAgeMs(flow.seenNs),
    };
  }),
  affinity: single(AFFINITY_KEY_BYTES, AFFINITY_BYTES, (key, value, names) => {
    const { client, of, isIpv6 } = readAffinityKey(key);
    const { address, port, set, chosenNs } = readAffinity(value);
    const isSlot = of !== set;
    return {
      client: names.name(client),
      family: isIpv6 === 0 ? "IPv4" : "IPv6",
      of: isSlot ? names.name(of) : names.set(of),
      keeps: isSlot ? `set ${idText(set)} ${names.set(set)}` : endText(address, port),
      ageMs: monotonicAgeMs(chosenNs),
    };
  }),
  fragments: single(FRAGMENT_KEY_BYTES, FRAGMENT_BYTES, (key, value) => {
    const { ifindex, protocol, direction, id, source, destination } = readFragmentKey(key);
    const fragment = readFragment(value);
    return {
      ifindex,
      protocol: protocolName(protocol),
      direction: directionName(direction),
      id,
      source,
      destination,
      newSource: fragment.source,
      newDestination: fragment.destination,
      ageMs: monotonicAgeMs(fragment.seenNs),
    };
  }),
  tuples: single(ID_BYTES, TUPLE_BYTES, (key, value) => ({
    // A keyed hash: nothing in it says whose tuple it is.
    tuple: `0x${key.readBigUInt64LE(0).toString(16).padStart(16, "0")}`,
    ...readTuple(value),
  })),
  shortcuts: single(SHORTCUT_KEY_BYTES, SHORTCUT_BYTES, (key, value) => {
    const { low, lowPort, high, highPort } = readShortcutKey(key);
    const { lowIfindex, highIfindex } = readShortcut(value);
    return {
      end: endText(low, lowPort),
      ifindex: lowIfindex,
      otherEnd: endText(high, highPort),
      otherIfindex: highIfindex,
    };
  }),
  answers: single(WORKLOAD_KEY_BYTES, ANSWERS_BYTES, (key, value) => {
    const { count, sinceNs } = readAnswers(value);
    return { ifindex: readWorkloadKey(key).ifindex, answers: count, ageMs: monotonicAgeMs(sinceNs) };
  }),
  tunnel: single(4, TUNNEL_BYTES, (_key, value) => {
    const { mode, ifindex, mtu } = readTunnel(value);
    const used = ifindex.filter((one) => one !== 0);
    return { mode: TUNNEL_MODES.get(mode) ?? "off", interfaces: used.join(",") || "none", mtu };
  }),
  remotes: single(REMOTE_KEY_BYTES, REMOTE_BYTES, (key, value) => decodeRemote(key, value)),
  tunnel_totals: {
    keyBytes: 4,
    valueBytes: TUNNEL_TOTALS_BYTES,
    decode: (_key, values) => {
      const { sent, sentClear, received, receivedClear } = sumTunnelTotals(values);
      return {
        sent: Number(sent),
        sentClear: Number(sentClear),
        received: Number(received),
        receivedClear: Number(receivedClear),
      };
    },
  },
  flow_totals: {
    keyBytes: 4,
    valueBytes: FLOW_TOTALS_BYTES,
    decode: (_key, values) => sumFlowTotals(values),
  },
  flows: single(FLOW_KEY_BYTES, FLOW_BYTES, decodeFlowEntry),
  flows_opening: single(FLOW_KEY_BYTES, FLOW_BYTES, decodeFlowEntry),
  traffic: {
    keyBytes: TRAFFIC_KEY_BYTES,
    valueBytes: TRAFFIC_BYTES,
    decode: (key, values, names) => {
      const { service, set, address, port } = readTrafficKey(key);
      const total = sumTraffic(values);
      return {
        service: names.name(service),
        backend: names.set(set),
        endpoint: endText(address, port),
        connections: Number(total.connections),
        packetsSent: Number(total.packetsSent),
        bytesSent: Number(total.bytesSent),
        packetsReceived: Number(total.packetsReceived),
        bytesReceived: Number(total.bytesReceived),
      };
    },
  },
  refusals: {
    keyBytes: REFUSAL_KEY_BYTES,
    valueBytes: REFUSAL_BYTES,
    decode: (key, values, names) => {
      const { service, reason } = readRefusalKey(key);
      return { service: names.name(service), reason: reasonName(reason), packets: sumRefusals(values) };
    },
  },
};

function single(
  keyBytes: number,
  valueBytes: number,
  decode: (key: Buffer, value: Buffer, names: NameResolver) => DumpRow,
): RowDecoder {
  return {
    keyBytes,
    valueBytes,
    decode: (key, [value], names) => (value === undefined ? {} : decode(key, value, names)),
  };
}

/** "address:port", "[address]:port" for IPv6. */
export function endText(address: IpAddress, port: Port): string {
  return address.includes(":") ? `[${address}]:${String(port)}` : `${address}:${String(port)}`;
}

function targetText(target: number, id: Id, reason: number, names: NameResolver): string {
  if (target === TARGET.TARGET_SPLIT) return `split ${idText(id)}`;
  if (target === TARGET.TARGET_SET) return `set ${idText(id)} ${names.set(id)}`;
  return `reject ${reasonName(reason)}`;
}

function decodeSlots(split: Split, names: NameResolver): readonly DumpRow[] {
  return split.slots.slice(0, split.slotCount).map((slot, index) => ({
    slot: index,
    weight: slot.weight,
    target: targetText(slot.target, slot.set, slot.reason, names),
    threshold: `0x${slot.threshold.toString(16).padStart(16, "0")}`,
    alias: slot.alias,
  }));
}

function decodeFlowEntry(key: Buffer, value: Buffer, names: NameResolver): DumpRow {
  const flow = readFlow(value);
  const { local, localPort, remote, remotePort, direction, ifindex, protocol } = readFlowKey(key);
  const flags = Object.entries(FLOW_FLAG)
    .filter(([, bit]) => (flow.flags & bit) !== 0)
    .map(([name]) => name.replace(/^FLOW_/, "").toLowerCase());
  return {
    ifindex,
    protocol: protocolName(protocol),
    direction: directionName(direction),
    local: endText(local, localPort),
    remote: endText(remote, remotePort),
    becomes: endText(flow.address, flow.port),
    service: names.name(flow.service),
    backend: names.set(flow.set),
    flags: flags.join(","),
    idleMs: monotonicAgeMs(flow.seenNs),
  };
}

function directionName(direction: number): string {
  return direction === FLOW_DIRECTION.FLOW_FORWARD ? "forward" : "reverse";
}

/** Milliseconds since a time of CLOCK_MONOTONIC, as the programs write it. */
export function monotonicAgeMs(timeNs: bigint): number {
  const age = process.hrtime.bigint() - timeNs;
  return age < 0n ? 0 : Number(age / 1_000_000n);
}

export function sumTraffic(values: readonly Buffer[]): Traffic {
  return values
    .map((value) => readTraffic(value))
    .reduce((a, b) => ({
      connections: a.connections + b.connections,
      packetsSent: a.packetsSent + b.packetsSent,
      bytesSent: a.bytesSent + b.bytesSent,
      packetsReceived: a.packetsReceived + b.packetsReceived,
      bytesReceived: a.bytesReceived + b.bytesReceived,
    }));
}

/** Entries, two a flow. */
export interface EntryTotals {
  readonly opened: number;
  readonly closed: number;
  readonly unsettled: number;
  readonly recovered: number;
}

export function sumFlowTotals(values: readonly Buffer[]): EntryTotals & DumpRow {
  const totals = values.map((value) => readFlowTotals(value));
  const sum = (field: keyof FlowTotals) => Number(totals.reduce((all, one) => all + one[field], 0n));
  return {
    opened: sum("opened"),
    closed: sum("closed"),
    unsettled: sum("unsettled"),
    recovered: sum("recovered"),
  };
}

export function sumRefusals(values: readonly Buffer[]): number {
  return Number(values.reduce((sum, value) => sum + readRefusal(value).packets, 0n));
}

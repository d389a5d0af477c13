import type {
  Diagnostic,
  EncryptionPeerView,
  EncryptionView,
  MapCheck,
  MapDifference,
  StatusView,
  VersionView,
  WorkloadView,
} from "./reads.ts";
import type { DatapathView, SourcesView } from "./status-view.ts";
import type { Wire } from "./wire.ts";

/** The agent's and the kernel's state, from the wire; fields in the order of their types. */

export function decodeVersion({ version }: Wire<VersionView>): VersionView {
  return { version };
}

export function decodeStatus(wire: Wire<StatusView>): StatusView {
  const { nodeName, version, pid, uptimeMs, ready, problems } = wire;
  const { active, pending, draining, refused } = wire.workloads;
  return {
    nodeName,
    version,
    pid,
    uptimeMs,
    ready,
    readiness: wire.readiness.map(({ name, ready, message }) => ({ name, ready, message })),
    sources: decodeSources(wire.sources),
    leader: wire.leader,
    diagnostics: wire.diagnostics.map(decodeDiagnostic),
    datapath: decodeDatapath(wire.datapath),
    workloads: { active, pending, draining, refused },
    problems,
  };
}

function decodeSources({ synced, objects, errors, watched }: Wire<SourcesView>): SourcesView {
  return {
    synced,
    objects: objects.map(({ kind, count }) => ({ kind, count })),
    errors,
    watched: watched.map(({ source, state, message }) => ({ source, state, message })),
  };
}

function decodeDiagnostic({ code, severity, object, message }: Wire<Diagnostic>): Diagnostic {
  return { code, severity, object, message };
}

function decodeDatapath({ generation, lastWrite, maps, attached }: Wire<DatapathView>): DatapathView {
  return {
    generation,
    lastWrite:
      lastWrite === undefined ? undefined : { durationMs: lastWrite.durationMs, rows: lastWrite.rows },
    maps: maps.map(({ name, entries, maxEntries }) => ({ name, entries, maxEntries })),
    attached: attached.map(({ mode, count }) => ({ mode, count })),
  };
}

export function decodeWorkload(wire: Wire<WorkloadView>): WorkloadView {
  const { pod, ips, optedInBy, state, ifindex, how, attached, cgroup } = wire;
  return { pod, ips, optedInBy, state, interface: wire.interface, ifindex, how, attached, cgroup };
}

export function decodeMapCheck({ against, rowsChecked, differences }: Wire<MapCheck>): MapCheck {
  return { against, rowsChecked, differences: differences.map(decodeDifference) };
}

function decodeDifference(wire: Wire<MapDifference>): MapDifference {
  const { map, kind, key, expected, actual } = wire;
  return { map, kind, key, expected, actual };
}

/** Words of closed sets come from an agent that may know more of them than this weft does. */
export function decodeEncryption(wire: Wire<EncryptionView>): EncryptionView {
  const { mode, scope, strict, device, problems, failure } = wire;
  const { sent, sentClear, received, receivedClear } = wire.packets;
  return {
    mode,
    scope,
    strict,
    device: device && {
      name: device.name,
      ifindex: device.ifindex,
      mtu: device.mtu,
      kind: device.kind,
      publicKey: device.publicKey,
      port: device.port,
    },
    peers: wire.peers.map(decodePeer),
    clearText: wire.clearText.map(({ node, prefixes, because }) => ({ node, prefixes, because })),
    problems,
    packets: { sent, sentClear, received, receivedClear },
    failure,
  };
}

function decodePeer(wire: Wire<EncryptionPeerView>): EncryptionPeerView {
  const { node, publicKey, endpoint, prefixes, state, handshakeAgeS, receivedBytes, sentBytes } = wire;
  return { node, publicKey, endpoint, prefixes, state, handshakeAgeS, receivedBytes, sentBytes };
}

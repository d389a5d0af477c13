import {
  CONNECTED_SOCKET_BYTES,
  FLOW_DIRECTION,
  FLOW_FLAG,
  PEER_BYTES,
  PEER_KEY_BYTES,
  readConnectedSocket,
  readPeer,
  readPeerKey,
  SOCKET_STATE,
} from "./abi.gen.ts";
import type { ConnectedSocket, Peer, PeerKey } from "./abi.gen.ts";
import type { Id } from "../lib/id.ts";
import { endText, monotonicAgeMs } from "./decode.ts";
import { protocolName } from "./protocol.ts";
import type { RawMap } from "./raw-map.ts";
import type { NameResolver } from "./resolve-name.ts";
import type { FlowView } from "./views.ts";

/** As PEER_IDLE_NS of bpf/peer.h: then the next datagram is a new pick. */
const PEER_IDLE_MS = 120_000;

/** What the socket level has picked. Of an unconnected UDP socket, one entry for each Service that it calls. */
export function listSockets(sockets: RawMap, peers: RawMap, names: NameResolver): readonly FlowView[] {
  const conversations = readPeers(peers);
  const answers = new Map(
    conversations
      .filter(({ key }) => key.direction === FLOW_DIRECTION.FLOW_REVERSE)
      .map(({ key, peer }) => [peerName(key), peer]),
  );
  return [
    ...readSockets(sockets).map((socket) => socketView(socket, names)),
    ...liveForward(conversations).map(({ key, peer }) => {
      const answer = answers.get(peerName({ ...key, remote: peer.flow.address, port: peer.flow.port }));
      return peerView(key, peer, answer, names);
    }),
  ];
}

export function countSockets(sockets: RawMap, peers: RawMap): ReadonlyMap<Id, number> {
  const counts = new Map<Id, number>();
  const owners = [
    ...readSockets(sockets).map(({ workload }) => workload),
    ...liveForward(readPeers(peers)).map(({ peer }) => peer.workload),
  ];
  for (const owner of owners) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  return counts;
}

interface Conversation {
  readonly key: PeerKey;
  readonly peer: Peer;
}

function liveForward(conversations: readonly Conversation[]): readonly Conversation[] {
  return conversations.filter(
    ({ key, peer }) =>
      key.direction === FLOW_DIRECTION.FLOW_FORWARD && monotonicAgeMs(peer.flow.seenNs) < PEER_IDLE_MS,
  );
}

function readSockets(raw: RawMap): readonly ConnectedSocket[] {
  return Array.from({ length: raw.count }, (_, i) =>
    readConnectedSocket(raw.values, i * CONNECTED_SOCKET_BYTES),
  );
}

function readPeers(raw: RawMap): readonly Conversation[] {
  return Array.from({ length: raw.count }, (_, i) => ({
    key: readPeerKey(raw.keys, i * PEER_KEY_BYTES),
    peer: readPeer(raw.values, i * PEER_BYTES),
  }));
}

function peerName({ cookie, remote, port }: Pick<PeerKey, "cookie" | "remote" | "port">): string {
  return [cookie, remote, port].join(" ");
}

const STATES: Readonly<Record<number, FlowView["state"]>> = {
  [SOCKET_STATE.SOCKET_CALLING]: "opening",
  [SOCKET_STATE.SOCKET_OPENING]: "opening",
  [SOCKET_STATE.SOCKET_ESTABLISHED]: "established",
  [SOCKET_STATE.SOCKET_CLOSING]: "closing",
};

function socketView(socket: ConnectedSocket, names: NameResolver): FlowView {
  const protocol = protocolName(socket.protocol) === "UDP" ? "UDP" : "TCP";
  const ageMs = monotonicAgeMs(socket.createdNs);
  return {
    level: "socket",
    protocol,
    client: socket.localPort === 0 ? undefined : endText(socket.local, socket.localPort),
    frontend: endText(socket.frontend, socket.frontendPort),
    endpoint: endText(socket.endpoint, socket.endpointPort),
    service: names.name(socket.service),
    workload: names.name(socket.workload),
    state: protocol === "UDP" ? "established" : (STATES[socket.state] ?? "opening"),
    ageMs,
    idleMs: undefined,
  };
}

function peerView(
  key: PeerKey,
  { flow, workload }: Peer,
  answer: Peer | undefined,
  names: NameResolver,
): FlowView {
  const seenNs = answer !== undefined && answer.flow.seenNs > flow.seenNs ? answer.flow.seenNs : flow.seenNs;
  const isAnswered = answer !== undefined && (answer.flow.flags & FLOW_FLAG.FLOW_SEEN) !== 0;
  return {
    level: "socket",
    protocol: "UDP",
    client: undefined,
    frontend: endText(key.remote, key.port),
    endpoint: endText(flow.address, flow.port),
    service: names.name(flow.service),
    workload: names.name(workload),
    state: isAnswered ? "replied" : "unreplied",
    ageMs: monotonicAgeMs(flow.createdNs),
    idleMs: monotonicAgeMs(seenNs),
  };
}

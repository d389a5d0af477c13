import type { DeviceView } from "./device.ts";
import type { Assignment, LaneStates } from "./handover.ts";
import type { EncryptionOptions } from "./options.ts";
import type { Peer, PeerPlan } from "./peers.ts";
import { endpointText } from "./wg.ts";

export interface EncryptionPeerView {
  readonly node: string;
  readonly publicKey: string;
  /** Where it is now, "ADDRESS:PORT". */
  readonly endpoint: string;
  readonly prefixes: readonly string[];
  /** "waiting": it has not answered yet; "changing": it has another key, and the last one is still in use. */
  readonly state: "ready" | "waiting" | "changing";
  /** Since its last handshake; undefined: never. */
  readonly handshakeAgeS: number | undefined;
  readonly receivedBytes: number;
  readonly sentBytes: number;
}

/** Pods that no tunnel leads to. */
export interface ClearTextView {
  readonly node: string;
  readonly prefixes: readonly string[];
  readonly because: string;
}

/** For `weft encryption status`. */
export interface EncryptionView {
  readonly mode: "off" | "wireguard";
  readonly scope: "mesh" | "all";
  readonly strict: boolean;
  readonly device: (DeviceView & { readonly publicKey: string; readonly port: number }) | undefined;
  readonly peers: readonly EncryptionPeerView[];
  readonly clearText: readonly ClearTextView[];
  /** Claims that were refused, as sentences. */
  readonly problems: readonly string[];
  /** Packets of workloads with pods of other nodes. */
  readonly packets: {
    readonly sent: number;
    readonly sentClear: number;
    readonly received: number;
    readonly receivedClear: number;
  };
  /** Why there is no tunnel. */
  readonly failure: string | undefined;
}

/** Of an agent that does not encrypt. */
export const DISABLED: Omit<EncryptionView, "packets" | "failure"> = {
  mode: "off",
  scope: "mesh",
  strict: false,
  device: undefined,
  peers: [],
  clearText: [],
  problems: [],
};

export interface ViewInputs {
  readonly options: EncryptionOptions;
  readonly device: DeviceView | undefined;
  readonly states: LaneStates | undefined;
  readonly assignment: Assignment | undefined;
  readonly plan: PeerPlan | undefined;
  readonly nowS: number;
}

export function encryptionView(inputs: ViewInputs): Omit<EncryptionView, "packets" | "failure"> {
  const { options, device, states, plan } = inputs;
  const { peers = [], others = [], problems = [] } = plan ?? {};
  const views = peers.map((peer) => peerView(peer, inputs));
  const text = ({ node, message }: { node: string; message: string }): string => `node ${node}: ${message}`;
  return {
    mode: "wireguard",
    scope: options.scope,
    strict: options.isStrict,
    device: device && states && { ...device, publicKey: states.main.publicKey, port: states.main.port },
    peers: views,
    clearText: [
      ...others.map(({ node, prefixes }) => ({
        node,
        prefixes,
        because: problems.find((problem) => problem.node === node)?.message ?? "",
      })),
      ...views
        .filter(({ state }) => !options.isStrict && state === "waiting")
        .map(({ node, prefixes }) => ({ node, prefixes, because: "it has not answered a handshake yet" })),
    ],
    problems: problems.map(text),
  };
}

function peerView(peer: Peer, { states, assignment, nowS }: ViewInputs): EncryptionPeerView {
  const lane = assignment?.routes.get(peer) ?? "main";
  const held = states?.[lane]?.peers.get(peer.publicKey);
  const at = held?.handshakeAtS ?? 0;
  const isChanging = assignment?.changing.has(peer) === true;
  return {
    node: peer.node,
    publicKey: peer.publicKey,
    endpoint: held?.endpoint ?? endpointText(peer.endpoint),
    prefixes: peer.prefixes,
    state: isChanging ? "changing" : at > 0 ? "ready" : "waiting",
    handshakeAgeS: at > 0 ? Math.max(0, Math.round(nowS - at)) : undefined,
    receivedBytes: held?.receivedBytes ?? 0,
    sentBytes: held?.sentBytes ?? 0,
  };
}

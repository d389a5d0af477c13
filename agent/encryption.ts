import type { ClusterState, MeshNode } from "./cluster/model.ts";
import type { RemoteRow, TunnelRow } from "./datapath/tunnel-table.ts";
import { Device, readUnderlay } from "./encryption/device.ts";
import type { DeviceView } from "./encryption/device.ts";
import { KEY_FILE, loadKey } from "./encryption/key.ts";
import type { KeyPair } from "./encryption/key.ts";
import type { EncryptionOptions } from "./encryption/options.ts";
import { planPeers } from "./encryption/peers.ts";
import type { Peer, PeerPlan } from "./encryption/peers.ts";
import { steer, unsteer } from "./encryption/steering.ts";
import type { Steering, TableContent } from "./encryption/steering.ts";
import { encryptionView } from "./encryption/view.ts";
import type { EncryptionView } from "./encryption/view.ts";
import { changesTo } from "./encryption/wg.ts";
import type { DeviceState } from "./encryption/wg.ts";
import type { Exec } from "./host/exec.ts";
import type { Clock } from "./lib/clock.ts";
import { AgentError } from "./lib/errors.ts";
import type { Cidr, Port } from "./lib/ip.ts";
import { Wake } from "./lib/wake.ts";

export interface EncryptionParts {
  readonly options: EncryptionOptions;
  readonly nodeName: string;
  readonly stateDir: string;
  readonly runDir: string;
  readonly exec: Exec;
  readonly clock: Clock;
  readonly table: {
    setTunnel(row: TunnelRow): void;
    setRemotes(rows: ReadonlyMap<Cidr, RemoteRow>): void;
  };
  readonly observer: EncryptionObserver;
}

export interface EncryptionObserver {
  /** The tunnel is there, or why not. */
  condition(isReady: boolean, message: string): void;
  /** What the other nodes may know has changed. */
  published(): void;
  /** Told again only when they have changed. */
  problems(plan: PeerPlan): void;
  opened(device: DeviceView, publicKey: string): void;
}

interface Done {
  readonly plan: PeerPlan;
  readonly device: DeviceView;
  readonly usable: readonly Peer[];
  readonly atMs: number;
}

/** How often routes, rules and rows are looked at when nothing has changed. */
const RESYNC_MS = 60_000;

/** How soon peers that have not answered are looked at again, and the others. */
const SOON_MS = 250;
const SOON_FOR_MS = 10_000;
const LATER_MS = 5_000;

/**
 * Keeps device, peers, routes and the programs' tables as the other nodes' MeshNodes want them. What is new comes
 * in the order device, peer, route, mark, and goes the other way round, so that nothing is led where nobody waits.
 */
export class Encryption {
  readonly #parts: EncryptionParts;
  readonly #device: Device;
  readonly #wake = new Wake();
  #state: ClusterState | undefined;
  #key: KeyPair | undefined;
  #view: DeviceView | undefined;
  #plan: PeerPlan | undefined;
  #planned: ClusterState | undefined;
  #done: Done | undefined;
  /** As it was configured last, by public key: wg(8) tells where a peer is, not where it was said to be. */
  #configured: ReadonlyMap<string, Peer> = new Map();
  #changedAtMs: number;
  #problems = "";

  constructor(parts: EncryptionParts) {
    this.#parts = parts;
    this.#device = new Device(parts);
    this.#changedAtMs = parts.clock.nowMs();
  }

  /** For this node's MeshNode; undefined until the device is there. */
  get published(): MeshNode["wireguard"] {
    if (this.#key === undefined || this.#view === undefined) return undefined;
    return { publicKey: this.#key.publicKey, port: this.#parts.options.port as Port };
  }

  objectsChanged(state: ClusterState): void {
    if (state.nodes === this.#state?.nodes && state.meshNodes === this.#state.meshNodes) return;
    this.#state = state;
    this.#changedAtMs = this.#parts.clock.nowMs();
    this.#wake.ring();
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#attempt(signal);
      await this.#wake.wait(this.#pauseMs(), signal);
    }
  }

  #pauseMs(): number {
    return this.#parts.clock.nowMs() - this.#changedAtMs < SOON_FOR_MS ? SOON_MS : LATER_MS;
  }

  async #attempt(signal: AbortSignal): Promise<void> {
    if (this.#state === undefined) return;
    try {
      const device = await this.#open(this.#state, signal);
      await this.#reconcile(this.#state, device, signal);
      this.#parts.observer.condition(true, "");
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof AgentError)) throw error;
      this.#done = undefined;
      this.#parts.observer.condition(false, error.message);
    }
  }

  async #open(state: ClusterState, signal: AbortSignal): Promise<DeviceView> {
    const { exec, stateDir, nodeName, options } = this.#parts;
    const found = this.#view === undefined ? undefined : await this.#device.find(signal);
    if (found !== undefined && found.ifindex === this.#view?.ifindex) return this.#view;
    this.#key ??= await loadKey(stateDir, KEY_FILE, exec);
    const underlay = await readUnderlay(state.nodes.get(nodeName)?.addresses ?? [], exec, signal);
    this.#view = await this.#device.open(this.#key, options.port, underlay, signal);
    this.#configured = new Map();
    this.#parts.observer.opened(this.#view, this.#key.publicKey);
    this.#parts.observer.published();
    return this.#view;
  }

  async #reconcile(state: ClusterState, device: DeviceView, signal: AbortSignal): Promise<void> {
    const { options, table, clock } = this.#parts;
    const plan = this.#planFor(state);
    const before = await this.#device.wg.read();
    const change = changesTo(before, plan.peers, this.#configured);
    const usable = plan.peers.filter((peer) => options.isStrict || hasAnswered(before, peer));
    if (change.remove.length + change.set.length === 0 && this.#isDone(plan, device, usable)) return;
    this.#done = undefined;
    const rows = remoteRows(plan, new Set(usable));
    table.setTunnel({ mode: options.isStrict ? "strict" : "open", ifindexes: [device.ifindex] });
    // What leads to peers that go, goes first.
    if (change.remove.length > 0) table.setRemotes(rows);
    await this.#device.wg.apply({ remove: [], set: change.set });
    await steer(steeringOf(plan, usable, options), this.#parts.exec, signal);
    table.setRemotes(rows);
    await this.#device.wg.apply({ remove: change.remove, set: [] });
    this.#configured = new Map(plan.peers.map((peer) => [peer.publicKey, peer]));
    this.#done = { plan, device, usable, atMs: clock.nowMs() };
  }

  #planFor(state: ClusterState): PeerPlan {
    if (this.#plan !== undefined && this.#planned === state) return this.#plan;
    this.#plan = planPeers(state, this.#parts.nodeName, this.#key?.publicKey ?? "");
    this.#planned = state;
    this.#tellProblems(this.#plan);
    return this.#plan;
  }

  /** Whether everything is as it was made last; not for ever, because others may write to the kernel too. */
  #isDone(plan: PeerPlan, device: DeviceView, usable: readonly Peer[]): boolean {
    const done = this.#done;
    if (done?.plan !== plan || done.device !== device) return false;
    if (this.#parts.clock.nowMs() - done.atMs >= RESYNC_MS) return false;
    return done.usable.length === usable.length && usable.every((peer, i) => peer === done.usable[i]);
  }

  #tellProblems(plan: PeerPlan): void {
    const text = JSON.stringify(plan.problems);
    if (text === this.#problems) return;
    this.#problems = text;
    this.#parts.observer.problems(plan);
  }

  /** As the kernel has it now. */
  async view(): Promise<Omit<EncryptionView, "packets" | "failure">> {
    const device = this.#view;
    const state = device === undefined ? undefined : await this.#device.wg.read();
    const { options } = this.#parts;
    return encryptionView({ options, device, state, plan: this.#plan, nowS: Date.now() / 1000 });
  }
}

/** Takes away what an agent that encrypts has made. True if there was anything. */
export async function removeTunnel(
  parts: Pick<EncryptionParts, "exec" | "clock" | "runDir">,
  signal: AbortSignal,
): Promise<boolean> {
  const wasSteered = await unsteer(parts.exec, signal);
  const wasThere = await new Device(parts).remove(signal);
  return wasSteered || wasThere;
}

/**
 * Once is enough: a peer that has had the key and answered has the tunnel. To go back to clear text because it is
 * silent would be what somebody in between could wish for.
 */
function hasAnswered(device: DeviceState, { publicKey }: Peer): boolean {
  return (device.peers.get(publicKey)?.handshakeAtS ?? 0) > 0;
}

function remoteRows(plan: PeerPlan, usable: ReadonlySet<Peer>): ReadonlyMap<Cidr, RemoteRow> {
  const rows = new Map<Cidr, RemoteRow>();
  for (const peer of plan.peers) {
    const row: RemoteRow = { node: peer.endpoint.address, state: usable.has(peer) ? "tunnel" : "clear" };
    for (const cidr of peer.prefixes) rows.set(cidr, row);
  }
  for (const { address, prefixes } of plan.others)
    for (const cidr of prefixes) rows.set(cidr, { node: address, state: "clear" });
  return rows;
}

function steeringOf(
  plan: PeerPlan,
  usable: readonly Peer[],
  { scope, isStrict }: EncryptionOptions,
): Steering {
  const everybody = isStrict ? [...plan.peers, ...plan.others] : [];
  const leadingTo = (what: "prefixes" | "workloads"): TableContent => ({
    tunnel: new Set(usable.flatMap((peer) => peer[what])),
    forbidden: new Set(everybody.flatMap((node) => node[what])),
  });
  return {
    marked: leadingTo("prefixes"),
    pods: leadingTo(scope === "all" ? "prefixes" : "workloads"),
    sources: plan.podCidrs,
    workloads: plan.workloads,
  };
}

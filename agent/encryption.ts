import type { ClusterState, MeshNode } from "./cluster/model.ts";
import type { RemoteRow, TunnelRow } from "./datapath/tunnel-table.ts";
import { readUnderlay } from "./encryption/device.ts";
import type { DeviceView } from "./encryption/device.ts";
import { Handover } from "./encryption/handover.ts";
import type { Assignment, LaneStates } from "./encryption/handover.ts";
import { dropKey, loadKeys, makeNextKey } from "./encryption/key.ts";
import type { KeyPair } from "./encryption/key.ts";
import { Lanes } from "./encryption/lanes.ts";
import type { EncryptionOptions } from "./encryption/options.ts";
import { planPeers } from "./encryption/peers.ts";
import type { PeerPlan } from "./encryption/peers.ts";
import { steer } from "./encryption/steering.ts";
import { remoteRows, steeringOf } from "./encryption/tables.ts";
import { userSpaceOf } from "./encryption/user-space.ts";
import { encryptionView } from "./encryption/view.ts";
import type { EncryptionView } from "./encryption/view.ts";
import type { Exec } from "./host/exec.ts";
import type { Clock } from "./lib/clock.ts";
import { AgentError } from "./lib/errors.ts";
import type { Cidr } from "./lib/ip.ts";
import { Lock } from "./lib/lock.ts";
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
  rotated(publicKey: string): void;
  /** Of one that was due by itself; it is tried again. */
  rotationFailed(error: AgentError): void;
}

interface Done {
  readonly plan: PeerPlan;
  /** Of devices, and which peer goes by which. */
  readonly text: string;
  readonly atMs: number;
}

/** How often routes, rules and rows are looked at when nothing has changed. */
const RESYNC_MS = 60_000;

/** How soon peers that have not answered are looked at again, and the others. */
const SOON_MS = 250;
const SOON_FOR_MS = 10_000;
const LATER_MS = 5_000;

/**
 * Keeps devices, peers, routes and the programs' tables as the other nodes' MeshNodes want them. What is new comes
 * in the order device, peer, route, mark, and goes the other way round, so that nothing is led where nobody waits.
 */
export class Encryption {
  readonly #parts: EncryptionParts;
  readonly #lanes: Lanes;
  readonly #handover = new Handover();
  readonly #wake = new Wake();
  readonly #lock = new Lock();
  #state: ClusterState | undefined;
  #keys: readonly [KeyPair, ...KeyPair[]] | undefined;
  #plan: PeerPlan | undefined;
  #planned: ClusterState | undefined;
  #done: Done | undefined;
  #assignment: Assignment | undefined;
  #changedAtMs: number;
  #problems = "";

  constructor(parts: EncryptionParts) {
    this.#parts = parts;
    const { options, runDir, exec } = parts;
    this.#lanes = new Lanes({ ...parts, userSpace: userSpaceOf(options, runDir, exec) });
    this.#changedAtMs = parts.clock.nowMs();
  }

  /** For this node's MeshNode; undefined until the device is there. */
  get published(): MeshNode["wireguard"] {
    return this.#lanes.published;
  }

  objectsChanged(state: ClusterState): void {
    if (state.nodes === this.#state?.nodes && state.meshNodes === this.#state.meshNodes) return;
    this.#state = state;
    this.#soon();
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#lock.hold(() => this.#attempt(signal));
      await this.#rotateWhenDue(signal);
      await this.#wake.wait(this.#pauseMs(), signal);
    }
  }

  /**
   * Gives this node another key; resolves with the public one when it can be used. Throws AgentError "request_failed"
   * while the last one is still in use, and "encryption_failed" if it cannot be made or used.
   */
  rotate(signal: AbortSignal): Promise<string> {
    return this.#lock.hold(async () => {
      const { stateDir, exec, observer } = this.#parts;
      const keys = this.#keys;
      if (keys === undefined || this.#state === undefined)
        throw new AgentError("request_failed", "there is no tunnel yet");
      if (keys.length > 1)
        throw new AgentError("request_failed", "the last key is still in use by some peer: try again later");
      const next = await makeNextKey(stateDir, keys[0].file, exec);
      this.#keys = [next, ...keys];
      await this.#attempt(signal);
      if (this.published?.publicKey !== next.publicKey)
        throw new AgentError("encryption_failed", "the new key has no device yet; weft status says why");
      observer.rotated(next.publicKey);
      observer.published();
      return next.publicKey;
    });
  }

  async #rotateWhenDue(signal: AbortSignal): Promise<void> {
    const [current, old] = this.#keys ?? [];
    if (current === undefined || old !== undefined || this.#done === undefined) return;
    if (Date.now() - current.madeAtMs < this.#parts.options.rotateAfterMs) return;
    try {
      await this.rotate(signal);
    } catch (error) {
      if (!(error instanceof AgentError)) throw error;
      this.#parts.observer.rotationFailed(error);
    }
  }

  #soon(): void {
    this.#changedAtMs = this.#parts.clock.nowMs();
    this.#wake.ring();
  }

  #pauseMs(): number {
    const isFresh = this.#parts.clock.nowMs() - this.#changedAtMs < SOON_FOR_MS;
    return isFresh || this.#assignment?.isQuiet === false ? SOON_MS : LATER_MS;
  }

  async #attempt(signal: AbortSignal): Promise<void> {
    if (this.#state === undefined) return;
    try {
      await this.#open(this.#state, signal);
      await this.#reconcile(this.#state, signal);
      this.#parts.observer.condition(true, "");
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof AgentError)) throw error;
      this.#done = undefined;
      this.#parts.observer.condition(false, error.message);
    }
  }

  async #open(state: ClusterState, signal: AbortSignal): Promise<void> {
    const { exec, stateDir, nodeName, observer } = this.#parts;
    this.#keys ??= await loadKeys(stateDir, exec);
    const addresses = state.nodes.get(nodeName)?.addresses ?? [];
    const opened = await this.#lanes.open(this.#keys, () => readUnderlay(addresses, exec, signal), signal);
    if (opened === undefined) return;
    observer.opened(opened, this.#keys[0].publicKey);
    observer.published();
  }

  async #reconcile(state: ClusterState, signal: AbortSignal): Promise<void> {
    const { options, table, clock, exec } = this.#parts;
    const plan = this.#planFor(state);
    const states = await this.#lanes.read();
    const assignment = this.#assign(plan, states);
    if (assignment.wanted.side.length > 0) await this.#lanes.openSide(signal);
    const change = this.#lanes.changes(assignment, states);
    const text = this.#lanes.text(assignment);
    // The device of the old key may be lost before every peer has come over: it would have no peers if made again.
    const isOldOver = assignment.isOldOver || !this.#lanes.hasOld;
    const forgetsKey = isOldOver && this.#keys?.[1] !== undefined;
    if (change.isEmpty && !forgetsKey && this.#isDone(plan, text)) return;
    this.#done = undefined;
    this.#lanes.allowForwarding();
    const rows = remoteRows(plan, assignment);
    const mode = options.isStrict ? "strict" : "open";
    table.setTunnel({ mode, ifindexes: this.#lanes.ifindexes, mtu: this.#lanes.mtu });
    // What leads to peers that go, goes first.
    if (change.removes) table.setRemotes(rows);
    await this.#lanes.set(change);
    await steer(steeringOf(plan, assignment, options, this.#lanes.nameOf), exec, signal);
    table.setRemotes(rows);
    await this.#lanes.remove(change);
    if (assignment.wanted.side.length + assignment.kept.side.size === 0) await this.#lanes.closeSide(signal);
    if (forgetsKey) await this.#forgetOldKey(signal);
    this.#done = { plan, text, atMs: clock.nowMs() };
  }

  #assign(plan: PeerPlan, states: LaneStates): Assignment {
    const { options, clock } = this.#parts;
    const now = { nowMs: clock.nowMs(), nowS: Date.now() / 1000, isStrict: options.isStrict };
    this.#assignment = this.#handover.assign(plan, states, now);
    return this.#assignment;
  }

  async #forgetOldKey(signal: AbortSignal): Promise<void> {
    const [current, old] = this.#keys ?? [];
    if (current === undefined || old === undefined) return;
    await this.#lanes.closeOld(signal);
    await dropKey(old);
    this.#keys = [current];
  }

  #planFor(state: ClusterState): PeerPlan {
    if (this.#plan !== undefined && this.#planned === state) return this.#plan;
    this.#plan = planPeers(state, this.#parts.nodeName, this.#keys?.[0].publicKey ?? "");
    this.#planned = state;
    const text = JSON.stringify(this.#plan.problems);
    if (text !== this.#problems) this.#parts.observer.problems(this.#plan);
    this.#problems = text;
    return this.#plan;
  }

  /** Whether everything is as it was made last; not for ever, because others may write to the kernel too. */
  #isDone(plan: PeerPlan, text: string): boolean {
    const done = this.#done;
    return done?.plan === plan && done.text === text && this.#parts.clock.nowMs() - done.atMs < RESYNC_MS;
  }

  /** As the kernel has it now; not while devices come and go. */
  async view(): Promise<Omit<EncryptionView, "packets" | "failure">> {
    const states = await this.#lock.hold(() => this.#readIfThere());
    return encryptionView({
      options: this.#parts.options,
      device: this.#lanes.mainView,
      states,
      plan: this.#plan,
      assignment: this.#assignment,
      nowS: Date.now() / 1000,
    });
  }
  /** Undefined without a device, as when one has gone and the next attempt has not made it again. */
  async #readIfThere(): Promise<LaneStates | undefined> {
    if (!this.#lanes.isOpen) return undefined;
    try {
      return await this.#lanes.read();
    } catch (error) {
      if (error instanceof AgentError) return undefined;
      throw error;
    }
  }
}

import type { MeshNode } from "../cluster/model.ts";
import { AgentError } from "../lib/errors.ts";
import type { Port } from "../lib/ip.ts";
import { Device, DEVICES } from "./device.ts";
import type { DeviceName, DeviceParts, DeviceView, Underlay } from "./device.ts";
import { allowForwarding } from "./sysctl.ts";
import { CURRENT_LANES, LANES } from "./handover.ts";
import type { Assignment, CurrentLane, LaneName, LaneStates } from "./handover.ts";
import { KEY_FILES } from "./key.ts";
import type { KeyPair } from "./key.ts";
import type { EncryptionOptions } from "./options.ts";
import type { Peer } from "./peers.ts";
import { changesTo } from "./wg.ts";
import type { DeviceState, PeerChange } from "./wg.ts";

interface Lane {
  readonly device: Device;
  readonly key: KeyPair;
  readonly port: number;
  readonly view: DeviceView;
  /** As it was configured last, by public key: wg(8) tells where a peer is, not where it was said to be. */
  readonly configured: ReadonlyMap<string, Peer>;
}

export interface LanesParts extends DeviceParts {
  readonly options: EncryptionOptions;
}

type LaneChange = PeerChange & { readonly wanted: readonly Peer[] };

export interface LaneChanges {
  readonly changes: ReadonlyMap<CurrentLane, LaneChange>;
  readonly isEmpty: boolean;
  readonly removes: boolean;
}

/** The devices of a node: `main`, and while keys change, others; see handover.ts. */
export class Lanes {
  readonly #parts: LanesParts;
  #lanes = new Map<LaneName, Lane>();
  #underlay: Underlay | undefined;

  constructor(parts: LanesParts) {
    this.#parts = parts;
  }

  get isOpen(): boolean {
    return this.#lanes.has("main");
  }

  get hasOld(): boolean {
    return this.#lanes.has("old");
  }

  get mainView(): DeviceView | undefined {
    return this.#lanes.get("main")?.view;
  }

  get published(): MeshNode["wireguard"] {
    const main = this.#lanes.get("main");
    return main && { publicKey: main.key.publicKey, port: main.port as Port };
  }

  get ifindexes(): readonly number[] {
    return [...this.#lanes.values()].map(({ view }) => view.ifindex);
  }

  /** All have the same one. */
  get mtu(): number {
    return this.mainView?.mtu ?? 0;
  }

  readonly nameOf = (lane: LaneName): DeviceName => this.#laneOf(lane).device.name;

  /** Devices of the keys, also those of an earlier agent. Gives the main one if it is new here. */
  async open(
    [current, old]: readonly [KeyPair, ...KeyPair[]],
    readUnderlay: () => Promise<Underlay>,
    signal: AbortSignal,
  ): Promise<DeviceView | undefined> {
    const before = this.#lanes.get("main");
    if (before?.key === current && (await isThere(before, signal))) {
      await this.#forgetGone(signal);
      return undefined;
    }
    this.#underlay = await readUnderlay();
    const main = await this.#make("main", current, signal);
    const next = new Map<LaneName, Lane>([["main", main]]);
    for (const [name, key] of [
      ["side", current],
      ["old", old],
      ["oldSide", old],
    ] as const)
      if (key !== undefined && (await this.#planned(name, key).device.find(signal)) !== undefined)
        next.set(name, await this.#make(name, key, signal));
    // At once: whoever asks meanwhile is told of the devices that there were.
    this.#lanes = next;
    return main.view;
  }

  /** Devices go without the agent: a process of wireguard-go ends, an operator removes one. */
  async #forgetGone(signal: AbortSignal): Promise<void> {
    for (const [name, lane] of this.#lanes)
      if (name !== "main" && !(await isThere(lane, signal))) this.#lanes.delete(name);
  }

  /** Makes the device, or adopts it if it is there. */
  async #make(name: LaneName, key: KeyPair, signal: AbortSignal): Promise<Lane> {
    const { underlay, device, port } = this.#planned(name, key);
    const view = await device.open(key, port, underlay, signal);
    return { device, key, port, view, configured: new Map() };
  }

  #planned(name: LaneName, key: KeyPair) {
    const slot = KEY_FILES.indexOf(key.file);
    const isSide = name === "side" || name === "oldSide";
    const device = new Device(DEVICES[slot + (isSide ? KEY_FILES.length : 0)] ?? DEVICES[0], this.#parts);
    if (this.#underlay === undefined) throw new AgentError("encryption_failed", "the underlay is unknown");
    return {
      device,
      underlay: this.#underlay,
      port: this.#parts.options.port + DEVICES.indexOf(device.name),
    };
  }

  /** Others may have changed what a device's way depends on. */
  allowForwarding(): void {
    for (const { device } of this.#lanes.values()) allowForwarding(device.name);
  }

  async openSide(signal: AbortSignal): Promise<void> {
    const held = this.#lanes.get("side");
    if (held !== undefined && (await isThere(held, signal))) return;
    this.#lanes.set("side", await this.#make("side", this.#laneOf("main").key, signal));
  }

  async closeSide(signal: AbortSignal): Promise<void> {
    await this.#close("side", signal);
  }

  async closeOld(signal: AbortSignal): Promise<void> {
    await this.#close("old", signal);
    await this.#close("oldSide", signal);
  }

  async #close(name: LaneName, signal: AbortSignal): Promise<void> {
    const lane = this.#lanes.get(name);
    if (lane === undefined) return;
    await lane.device.remove(signal);
    this.#lanes.delete(name);
  }

  async read(): Promise<LaneStates> {
    const read: Partial<Record<LaneName, DeviceState>> = {};
    for (const name of LANES) {
      const lane = this.#lanes.get(name);
      if (lane !== undefined) read[name] = await lane.device.wg.read();
    }
    const { main, ...others } = read;
    if (main === undefined) throw new AgentError("encryption_failed", "there is no device yet");
    return { main, ...others };
  }

  /** Who is on a device of the old key stays there as it was, and nobody comes to it any more. */
  changes({ wanted, kept }: Assignment, states: LaneStates): LaneChanges {
    const changes = new Map<CurrentLane, LaneChange>();
    for (const name of CURRENT_LANES) {
      const lane = this.#lanes.get(name);
      if (lane === undefined) continue;
      const { remove, set } = changesTo(states[name] ?? EMPTY, wanted[name], lane.configured);
      const gone = remove.filter((key) => !kept[name].has(key));
      changes.set(name, { remove: gone, set, wanted: wanted[name] });
    }
    const all = [...changes.values()];
    const removes = all.some(({ remove }) => remove.length > 0);
    return { changes, removes, isEmpty: !removes && all.every(({ set }) => set.length === 0) };
  }

  /** An address of a peer that goes is the other's from here on. */
  async set({ changes }: LaneChanges): Promise<void> {
    for (const [name, { set, wanted }] of changes) {
      const lane = this.#laneOf(name);
      if (set.length > 0) await lane.device.wg.apply({ remove: [], set });
      const configured = new Map(wanted.map((peer) => [peer.publicKey, peer]));
      this.#lanes.set(name, { ...lane, configured });
    }
  }

  async remove({ changes }: LaneChanges): Promise<void> {
    for (const [name, { remove }] of changes)
      if (remove.length > 0) await this.#laneOf(name).device.wg.apply({ remove, set: [] });
  }

  /** What has to be the same for everything to be done already. */
  text({ routes }: Assignment): string {
    const devices = [...this.#lanes].map(([name, { view }]) => [name, view.ifindex]);
    return JSON.stringify([devices, [...routes].map(([{ publicKey }, lane]) => [publicKey, lane])]);
  }

  #laneOf(name: LaneName): Lane {
    const lane = this.#lanes.get(name);
    if (lane === undefined) throw new AgentError("encryption_failed", `there is no ${name} device`);
    return lane;
  }
}

const EMPTY: DeviceState = { publicKey: "", port: 0, peers: new Map() };

async function isThere({ device, view }: Lane, signal: AbortSignal): Promise<boolean> {
  return (await device.find(signal))?.ifindex === view.ifindex;
}

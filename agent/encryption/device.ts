import { z } from "zod";
import type { Exec } from "../host/exec.ts";
import { rowsOf } from "../host/ip-json.ts";
import type { Clock } from "../lib/clock.ts";
import { AgentError, errorText } from "../lib/errors.ts";
import { familyOf } from "../lib/ip.ts";
import type { IpAddress } from "../lib/ip.ts";
import type { KeyPair } from "./key.ts";
import type { UserSpace } from "./user-space.ts";
import { Wg } from "./wg.ts";

/** Of the node's keys by turns, and beside each for peers whose key changes (handover.ts); ports follow one another. */
export const DEVICES = ["weft-wg", "weft-wg-2", "weft-wg-side", "weft-wg-2-side"] as const;
export type DeviceName = (typeof DEVICES)[number];
/** For nftables: all of them. */
export const DEVICE_PATTERN = "weft-wg*";

/**
 * Nobody calls it: the kernel's loose reverse path filter (RFC 3704 2.4) takes everything for forged that comes from
 * a device without any address.
 */
const ADDRESS = "169.254.51.87/32";

/** IPv4: 20 + 8 + 16 + 16 bytes of headers; IPv6: 20 more. */
const OVERHEAD_BYTES = { IPv4: 60, IPv6: 80 } as const;

const START_TIMEOUT_MS = 5_000;
const POLL_MS = 20;

export interface DeviceParts {
  readonly exec: Exec;
  readonly clock: Clock;
  readonly userSpace: UserSpace;
}

export interface DeviceView {
  readonly name: string;
  readonly ifindex: number;
  readonly mtu: number;
  /** "wireguard" is the kernel's own, "tun" that of wireguard-go. */
  readonly kind: string;
}

/** The WireGuard device: the kernel's where it has one, else wireguard-go's. It outlives the agent. */
export class Device {
  readonly name: DeviceName;
  #wg: Wg;
  readonly #parts: DeviceParts;

  constructor(name: DeviceName, parts: DeviceParts) {
    this.name = name;
    this.#parts = parts;
    this.#wg = new Wg(parts.exec, name);
  }

  get wg(): Wg {
    return this.#wg;
  }

  /** Makes the device, or adopts the one that is there; sessions in progress go on. */
  async open(key: KeyPair, port: number, underlay: Underlay, signal: AbortSignal): Promise<DeviceView> {
    if ((await this.find(signal)) === undefined) await this.#make(signal);
    await this.#chooseWg(signal);
    const state = await this.wg.read();
    // Setting a key ends every session, also if it is the same.
    if (state.publicKey !== key.publicKey || state.port !== port) await this.wg.configure(key.path, port);
    const mtu = underlay.mtu - OVERHEAD_BYTES[underlay.family];
    await this.#parts.exec("ip", ["link", "set", "dev", this.name, "mtu", String(mtu), "up"], { signal });
    const address = ["address", "replace", ADDRESS, "dev", this.name, "scope", "link"];
    await this.#parts.exec("ip", address, { signal });
    const view = await this.find(signal);
    if (view === undefined) throw new AgentError("encryption_failed", `device ${this.name} has gone`);
    return view;
  }

  async find(signal: AbortSignal): Promise<DeviceView | undefined> {
    return findDevice(this.name, this.#parts.exec, signal);
  }

  async remove(signal: AbortSignal): Promise<void> {
    await removeDevice(this.name, this.#parts.exec, signal);
  }

  async #make(signal: AbortSignal): Promise<void> {
    try {
      await this.#parts.exec("ip", ["link", "add", "dev", this.name, "type", "wireguard"], { signal });
    } catch (error) {
      if (!isUnknownType(error)) throw error;
      await this.#startUserSpace(signal);
    }
  }

  async #startUserSpace(signal: AbortSignal): Promise<void> {
    const { clock, userSpace } = this.#parts;
    const start = userSpace.start(this.name);
    for (let waitedMs = 0; waitedMs < START_TIMEOUT_MS && !start.hasFailed; waitedMs += POLL_MS) {
      if (await this.#answers(signal)) return;
      await clock.sleep(POLL_MS, signal);
      signal.throwIfAborted();
    }
    throw new AgentError("encryption_failed", `this kernel has no WireGuard, and ${start.failure}`);
  }

  /** wg(8) reaches the kernel by itself, and wireguard-go by a socket. */
  async #chooseWg(signal: AbortSignal): Promise<void> {
    const { exec, userSpace } = this.#parts;
    const isKernels = (await this.find(signal))?.kind === "wireguard";
    this.#wg = new Wg(isKernels ? exec : userSpace.exec, this.name);
  }

  async #answers(signal: AbortSignal): Promise<boolean> {
    if ((await this.find(signal)) === undefined) return false;
    await this.#chooseWg(signal);
    return this.wg.read().then(
      () => true,
      () => false,
    );
  }
}

async function findDevice(
  name: DeviceName,
  exec: Exec,
  signal: AbortSignal,
): Promise<DeviceView | undefined> {
  const args = ["-j", "-d", "link", "show", "dev", name];
  const text = await exec("ip", args, { signal }).catch((error: unknown) => {
    if (error instanceof AgentError && error.message.includes("does not exist")) return "";
    throw error;
  });
  return parseDevices(text)[0];
}

/** The process behind it ends too: wireguard-go ends with its device. Returns whether there was a device. */
export async function removeDevice(name: DeviceName, exec: Exec, signal: AbortSignal): Promise<boolean> {
  if ((await findDevice(name, exec, signal)) === undefined) return false;
  await exec("ip", ["link", "del", "dev", name], { signal });
  return true;
}

export interface Underlay {
  readonly family: "IPv4" | "IPv6";
  readonly mtu: number;
}

const linkSchema = z.object({
  ifname: z.string(),
  ifindex: z.number(),
  mtu: z.number(),
  linkinfo: z.object({ info_kind: z.string().optional() }).nullish(),
});

function parseDevices(text: string): readonly DeviceView[] {
  return rowsOf("ip link", text, linkSchema).map(({ ifname, ifindex, mtu, linkinfo }) => ({
    name: ifname,
    ifindex,
    mtu,
    kind: linkinfo?.info_kind ?? "unknown",
  }));
}

const addressSchema = z.object({
  mtu: z.number().optional(),
  addr_info: z.array(z.object({ local: z.string().optional() })).optional(),
});

/** The link that has the node's address. Throws AgentError "encryption_failed" if none has. */
export async function readUnderlay(
  addresses: readonly IpAddress[],
  exec: Exec,
  signal: AbortSignal,
): Promise<Underlay> {
  const rows = rowsOf("ip address", await exec("ip", ["-j", "address", "show"], { signal }), addressSchema);
  for (const address of addresses) {
    const link = rows.find(({ addr_info: held = [] }) => held.some(({ local }) => local === address));
    if (link?.mtu !== undefined) return { family: familyOf(address), mtu: link.mtu };
  }
  throw new AgentError(
    "encryption_failed",
    `no interface has an address of this node (${addresses.join(", ") || "it has none"}): the tunnel's MTU is unknown`,
  );
}

function isUnknownType(error: unknown): boolean {
  return error instanceof AgentError && /Unknown device type|Operation not supported/i.test(errorText(error));
}

import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { AgentError } from "../lib/errors.ts";
import { ABI_LIMIT, readSettings, SETTINGS_BYTES, writeSettings } from "./abi.gen.ts";
import type { KernelFeatures } from "./features.ts";
import type { Kernel } from "./kernel.ts";
import type { KernelObject } from "./kernel-object.ts";
import { makePinFolders, mapPin, SOCKET_HOOKS, socketProgram } from "./pins.ts";
import type { SocketHook } from "./pins.ts";
import { MAP_NAMES } from "./views.ts";
import type { MapName } from "./views.ts";

/** Maps with one row, always. */
const SINGLE_ROW_MAPS = [
  "settings",
  "tunnel",
  "tunnel_totals",
  "flow_totals",
] as const satisfies readonly MapName[];
/** Their rows live in what they are of. */
const UNSIZED_MAPS = ["cgroups"] as const satisfies readonly MapName[];
type FixedMap = (typeof SINGLE_ROW_MAPS | typeof UNSIZED_MAPS)[number];

/** max_entries by map; `events` in bytes. */
export type MapSizes = Readonly<Record<Exclude<MapName, FixedMap>, number>>;

/** A pinned map keeps the size it was made with until it is made anew. */
export interface KeptSize {
  readonly map: MapName;
  readonly maxEntries: number;
  readonly configured: number;
}

export interface LoadedDatapath {
  readonly mapFds: Readonly<Record<MapName, number>>;
  readonly podIngress: number;
  readonly podEgress: number;
  readonly sweepFlows: number;
  readonly socketPrograms: Readonly<Record<SocketHook, number>>;
  /** True if maps of an earlier agent were found and kept. */
  readonly adopted: boolean;
  readonly keptSizes: readonly KeptSize[];
}

/** How TCP gets from one workload of the node to another. */
export type LocalDelivery = "stack" | "short";

export interface LoadOptions {
  readonly bpfRoot: string;
  readonly object: string;
  readonly socketObject: string;
  readonly sizes: MapSizes;
  readonly features: KernelFeatures;
  readonly localDelivery: LocalDelivery;
}

/**
 * Loads the programs onto pinned maps, making those that are not there yet. Throws
 * AgentError "abi_mismatch" when the pinned maps are of another layout; nothing of a
 * running datapath is touched then.
 */
export function loadDatapath(kernel: Kernel, options: LoadOptions): LoadedDatapath {
  makePinFolders(options.bpfRoot);
  checkAbi(kernel, options.bpfRoot);
  const object = kernel.openObject(options.object);
  const pinned = MAP_NAMES.filter((map) => existsSync(mapPin(options.bpfRoot, map)));
  const keptSizes = pinned.flatMap((map) => reuse(kernel, object, map, options));
  for (const [map, size] of sizesOf(options)) if (!pinned.includes(map)) object.setMaxEntries(map, size);
  object.setConstant("csum_flag_ipv6", options.features.csumFlagIpv6);
  object.setConstant("has_ct_lookup", options.features.hasCtLookup);
  object.setConstant("delivers_short", options.localDelivery === "short");
  object.load();
  const mapFds = recordOf(MAP_NAMES, (map) => object.mapFd(map));
  if (!pinned.includes("settings")) writeFirstSettings(kernel, mapFds.settings);
  for (const map of MAP_NAMES)
    if (!pinned.includes(map)) kernel.pin(mapFds[map], mapPin(options.bpfRoot, map));
  const programs = {
    podIngress: object.programFd("pod_ingress"),
    podEgress: object.programFd("pod_egress"),
    sweepFlows: object.programFd("sweep_flows"),
  };
  object.close();
  const socketPrograms = loadSocketPrograms(kernel, mapFds, options);
  return { mapFds, ...programs, socketPrograms, adopted: pinned.length > 0, keptSizes };
}

/** An object of its own, on the same maps. */
function loadSocketPrograms(
  kernel: Kernel,
  mapFds: LoadedDatapath["mapFds"],
  { socketObject, features }: LoadOptions,
): LoadedDatapath["socketPrograms"] {
  const object = kernel.openObject(socketObject);
  try {
    for (const map of MAP_NAMES) object.reuseMap(map, mapFds[map]);
    object.setConstant("has_set_retval", features.hasSetRetval);
    object.load();
    return recordOf(SOCKET_HOOKS, (hook) => object.programFd(socketProgram(hook)));
  } finally {
    object.close();
  }
}

function recordOf<Key extends string>(
  keys: readonly Key[],
  of: (key: Key) => number,
): Readonly<Record<Key, number>> {
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<Key, number>;
}

function sizesOf(options: LoadOptions): readonly (readonly [MapName, number])[] {
  return Object.entries(options.sizes) as [MapName, number][];
}

function isFixed(map: MapName): map is FixedMap {
  return [...SINGLE_ROW_MAPS, ...UNSIZED_MAPS].some((fixed) => fixed === map);
}

function reuse(
  kernel: Kernel,
  object: KernelObject,
  map: MapName,
  options: LoadOptions,
): readonly KeptSize[] {
  const fd = kernel.openPin(mapPin(options.bpfRoot, map));
  try {
    object.reuseMap(map, fd);
    if (isFixed(map)) return [];
    const { maxEntries } = kernel.mapInfo(fd);
    const configured = options.sizes[map];
    return maxEntries === configured ? [] : [{ map, maxEntries, configured }];
  } finally {
    kernel.closeFd(fd);
  }
}

const SETTINGS_KEY = Buffer.alloc(4);

function checkAbi(kernel: Kernel, bpfRoot: string): void {
  const path = mapPin(bpfRoot, "settings");
  if (!existsSync(path)) return;
  const fd = kernel.openPin(path);
  try {
    const row = kernel.lookup(fd, SETTINGS_KEY, SETTINGS_BYTES);
    const version = row === undefined ? 0 : readSettings(row).abiVersion;
    if (version === ABI_LIMIT.ABI_VERSION) return;
    throw new AgentError(
      "abi_mismatch",
      `the maps pinned under ${bpfRoot} have layout ${String(version)}, this agent needs ` +
        `${String(ABI_LIMIT.ABI_VERSION)}; the datapath goes on as it is. Run the agent of that layout, ` +
        "or `weft cleanup` and start anew",
      { details: { pinned: version, wanted: ABI_LIMIT.ABI_VERSION } },
    );
  } finally {
    kernel.closeFd(fd);
  }
}

function writeFirstSettings(kernel: Kernel, fd: number): void {
  const key = randomBytes(16);
  const value = Buffer.alloc(SETTINGS_BYTES);
  writeSettings(value, 0, {
    hashKey: [key.readBigUInt64LE(0), key.readBigUInt64LE(8)],
    abiVersion: ABI_LIMIT.ABI_VERSION,
    eventsWanted: 0,
  });
  kernel.updateBatch(fd, { key: SETTINGS_KEY.length, value: SETTINGS_BYTES }, SETTINGS_KEY, value, 1);
}

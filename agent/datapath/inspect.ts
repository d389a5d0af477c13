import { existsSync } from "node:fs";
import { AgentError } from "../lib/errors.ts";
import { finish } from "../lib/steps.ts";
import type { Steps } from "../lib/steps.ts";
import { BACKEND_SET_BYTES, NAME_BYTES } from "./abi.gen.ts";
import { readTables } from "./adopt.ts";
import { checkReferences } from "./check.ts";
import { ROW_DECODERS } from "./decode.ts";
import type { RowMapName } from "./decode.ts";
import { listFlows } from "./flow-list.ts";
import { listSockets } from "./socket-list.ts";
import { KernelStore, ROWS_A_READ } from "./kernel-store.ts";
import { Kernel } from "./kernel.ts";
import { mapPin } from "./pins.ts";
import type { RawMap } from "./raw-map.ts";
import { keyAt, valuesAt } from "./raw-map.ts";
import { nameResolver } from "./resolve-name.ts";
import type { NameResolver } from "./resolve-name.ts";
import type { EncodedRows } from "./rows.ts";
import { MAP_NAMES } from "./views.ts";
import type { DumpRow, FlowView, MapCheck, MapDump, MapName, MapView } from "./views.ts";

/** Reads the maps of a datapath, whoever made it. */
export class KernelReader {
  readonly #kernel: Kernel;
  readonly #fds: Readonly<Record<MapName, number>>;
  readonly #ownsFds: boolean;

  constructor(kernel: Kernel, fds: Readonly<Record<MapName, number>>, ownsFds = false) {
    this.#kernel = kernel;
    this.#fds = fds;
    this.#ownsFds = ownsFds;
  }

  listMaps(): readonly MapView[] {
    return finish(this.mapSteps());
  }

  /** As listMaps(): to count the rows of a large map takes a while. */
  *mapSteps(): Steps<readonly MapView[]> {
    const views: MapView[] = [];
    for (const name of MAP_NAMES) {
      const { type, keySize, valueSize, maxEntries } = this.#kernel.mapInfo(this.#fds[name]);
      const entries = name === "events" ? undefined : yield* this.#countRows(name);
      views.push({ name, type, keyBytes: keySize, valueBytes: valueSize, maxEntries, entries });
    }
    return views;
  }

  *#countRows(name: MapName): Steps<number> {
    let total = 0;
    for (const rows of this.#kernel.countParts(this.#fds[name], ROWS_A_READ)) {
      total += rows;
      yield;
    }
    return total;
  }

  /** Throws AgentError "request_failed" for `events`, which has no rows. */
  dumpMap(map: MapName): MapDump {
    if (map === "events")
      throw new AgentError("request_failed", "map events is a stream: it has no rows to dump");
    const rows = this.#decode(map, this.#dump(map), this.#names());
    return { map, columns: Object.keys(rows[0] ?? {}), rows };
  }

  /** The rows against one another; what an agent wants is not known here. */
  checkReferences(): MapCheck {
    return checkReferences(finish(this.tables()), this.#names());
  }

  listFlows(): readonly FlowView[] {
    const tables = [this.#dump("flows"), this.#dump("flows_opening")];
    const names = this.#names();
    return [
      ...listFlows(tables, this.#dump("workloads"), names),
      ...listSockets(this.#dump("sockets"), this.#dump("socket_peers"), names),
    ];
  }

  /** The maps that the agent writes, as bytes. */
  tables(): Steps<EncodedRows> {
    return readTables(new KernelStore(this.#kernel, this.#fds));
  }

  names(): NameResolver {
    return this.#names();
  }

  close(): void {
    if (this.#ownsFds) for (const map of MAP_NAMES) this.#kernel.closeFd(this.#fds[map]);
  }

  #names(): NameResolver {
    const { names, backend_sets: sets } = this.#fds;
    return nameResolver(
      (id) => this.#kernel.lookup(names, id, NAME_BYTES),
      (id) => this.#kernel.lookup(sets, id, BACKEND_SET_BYTES),
    );
  }

  #decode(map: RowMapName, raw: RawMap, names: NameResolver): readonly DumpRow[] {
    const decoder = ROW_DECODERS[map];
    const { keyBytes, valueBytes } = decoder;
    return Array.from({ length: raw.count }, (_, index) =>
      decoder.decode(keyAt(raw, index, keyBytes), valuesAt(raw, index, valueBytes), names),
    ).sort(compareRows);
  }

  #dump(map: MapName): RawMap {
    return this.#kernel.dump(this.#fds[map]);
  }
}

/** By the text of the columns, left to right, numbers as numbers: the same for the same rows. */
function compareRows(a: DumpRow, b: DumpRow): number {
  for (const [column, left] of Object.entries(a)) {
    const right = b[column];
    if (left === right || typeof left === "object" || typeof right === "object") continue;
    if (typeof left === "number" && typeof right === "number") return left - right;
    return String(left) < String(right) ? -1 : 1;
  }
  return 0;
}

/** Opens the maps pinned under a bpf root. Throws AgentError "not_found" if there are none. */
export function openKernelReader(bpfRoot: string): KernelReader {
  const missing = MAP_NAMES.find((map) => !existsSync(mapPin(bpfRoot, map)));
  if (missing !== undefined) {
    throw new AgentError(
      "not_found",
      `no datapath of Weft under ${bpfRoot} (map ${missing} is not pinned there)`,
    );
  }
  const kernel = new Kernel();
  const fds = Object.fromEntries(MAP_NAMES.map((map) => [map, kernel.openPin(mapPin(bpfRoot, map))]));
  return new KernelReader(kernel, fds as Record<MapName, number>, true);
}

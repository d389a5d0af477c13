import type { Id } from "../lib/id.ts";
import { writeId } from "../lib/id.ts";
import {
  BACKEND_SET_BYTES,
  ENDPOINT_BYTES,
  ENDPOINT_KEY_BYTES,
  FRONTEND_BYTES,
  FRONTEND_KEY_BYTES,
  MEMBER_BYTES,
  MEMBER_KEY_BYTES,
  MEMBER_STATE,
  NAME_BYTES,
  REASON,
  SPLIT_BYTES,
  TARGET,
  writeBackendSet,
  writeEndpoint,
  writeEndpointKey,
  writeFrontend,
  writeFrontendKey,
  writeMember,
  writeMemberKey,
  writeName,
  writeSplit,
} from "./abi.gen.ts";
import type { Slot } from "./abi.gen.ts";
import { protocolNumber } from "./protocol.ts";
import type { Chunk, FrontendTarget, RejectReason, SlotRow, SlotTarget } from "./tables.ts";

/**
 * The maps that chunks are written to, in the order of writing: what is pointed at comes
 * before what points at it. Deletion goes the other way.
 */
export const TABLE_NAMES = ["names", "members", "endpoints", "backend_sets", "splits", "frontends"] as const;

export type TableName = (typeof TABLE_NAMES)[number];

export interface RowSize {
  readonly key: number;
  readonly value: number;
}

const ID_BYTES = 8;

export const ROW_SIZES: Readonly<Record<TableName, RowSize>> = {
  names: { key: ID_BYTES, value: NAME_BYTES },
  members: { key: MEMBER_KEY_BYTES, value: MEMBER_BYTES },
  endpoints: { key: ENDPOINT_KEY_BYTES, value: ENDPOINT_BYTES },
  backend_sets: { key: ID_BYTES, value: BACKEND_SET_BYTES },
  splits: { key: ID_BYTES, value: SPLIT_BYTES },
  frontends: { key: FRONTEND_KEY_BYTES, value: FRONTEND_BYTES },
};

/** Key bytes -> value bytes, both as latin1 text, which JavaScript compares and hashes well. */
export type EncodedTable = ReadonlyMap<string, string>;

export type EncodedRows = Readonly<Record<TableName, EncodedTable>>;

export function emptyRows(): Record<TableName, Map<string, string>> {
  return {
    names: new Map(),
    members: new Map(),
    endpoints: new Map(),
    backend_sets: new Map(),
    splits: new Map(),
    frontends: new Map(),
  };
}

const REASON_NUMBERS: Readonly<Record<RejectReason, number>> = {
  no_endpoint: REASON.REASON_NO_ENDPOINT,
  invalid_backend: REASON.REASON_INVALID_BACKEND,
  zero_weight: REASON.REASON_ZERO_WEIGHT,
  no_local_endpoint: REASON.REASON_NO_LOCAL_ENDPOINT,
};

const MEMBER_STATES = {
  eligible: MEMBER_STATE.MEMBER_ELIGIBLE,
  serving: MEMBER_STATE.MEMBER_SERVING,
} as const;

/** Reused for every row: nothing here waits, so nobody else can write to it meanwhile. */
const scratchKey = Buffer.alloc(Math.max(...Object.values(ROW_SIZES).map((size) => size.key)));
const scratchValue = Buffer.alloc(Math.max(...Object.values(ROW_SIZES).map((size) => size.value)));

function put<Row>(
  table: Map<string, string>,
  name: TableName,
  rows: readonly Row[],
  write: (row: Row) => void,
): void {
  const size = ROW_SIZES[name];
  for (const row of rows) {
    write(row);
    table.set(scratchKey.toString("latin1", 0, size.key), scratchValue.toString("latin1", 0, size.value));
  }
}

/** The key of names, splits and backend sets. */
export function idKey(id: Id): string {
  writeId(scratchKey, 0, id);
  return scratchKey.toString("latin1", 0, ID_BYTES);
}

/** The bytes of a chunk's rows. */
export function encodeChunk(chunk: Chunk): EncodedRows {
  const rows = emptyRows();
  put(rows.names, "names", chunk.names, (row) => {
    writeId(scratchKey, 0, row.id);
    writeName(scratchValue, 0, row);
  });
  put(rows.members, "members", chunk.members, (row) => {
    writeMemberKey(scratchKey, 0, row);
    writeMember(scratchValue, 0, { state: MEMBER_STATES[row.state] });
  });
  put(rows.endpoints, "endpoints", chunk.endpoints, (row) => {
    writeEndpointKey(scratchKey, 0, row);
    writeEndpoint(scratchValue, 0, row);
  });
  put(rows.backend_sets, "backend_sets", chunk.backendSets, (row) => {
    writeId(scratchKey, 0, row.id);
    const { service, endpointCount, affinityS, emptyReason } = row;
    writeBackendSet(scratchValue, 0, {
      service,
      endpointCount,
      affinityS,
      emptyReason: REASON_NUMBERS[emptyReason],
    });
  });
  put(rows.splits, "splits", chunk.splits, (row) => {
    writeId(scratchKey, 0, row.id);
    writeSplit(scratchValue, 0, {
      route: row.route,
      slotCount: row.slots.length,
      slots: row.slots.map(encodeSlot),
    });
  });
  put(rows.frontends, "frontends", chunk.frontends, (row) => {
    const { scope, address, port, service, affinityS } = row;
    writeFrontendKey(scratchKey, 0, { scope, address, port, protocol: protocolNumber(row.protocol) });
    writeFrontend(scratchValue, 0, { service, affinityS, ...encodeTarget(row.target) });
  });
  return rows;
}

interface EncodedTarget {
  readonly target: number;
  readonly targetId: Id;
  readonly reason: number;
}

const NO_TARGET_ID = 0 as Id;

function encodeTarget(target: FrontendTarget | SlotTarget): EncodedTarget {
  switch (target.kind) {
    case "reject":
      return {
        target: TARGET.TARGET_REJECT,
        targetId: NO_TARGET_ID,
        reason: REASON_NUMBERS[target.reason],
      };
    case "set":
      return { target: TARGET.TARGET_SET, targetId: target.set, reason: REASON.REASON_NONE };
    case "split":
      return { target: TARGET.TARGET_SPLIT, targetId: target.split, reason: REASON.REASON_NONE };
  }
}

function encodeSlot(slot: SlotRow): Slot {
  const { target, targetId, reason } = encodeTarget(slot.target);
  return {
    threshold: slot.threshold,
    set: targetId,
    target,
    reason,
    alias: slot.alias,
    weight: slot.weight,
  };
}

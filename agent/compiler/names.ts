import type { ObjectMeta } from "../cluster/model.ts";
import type { NameRow } from "../datapath/tables.ts";
import type { Id } from "../lib/id.ts";

/** NAME_MAX_BYTES of bpf/abi.h, less the terminating zero. */
const TEXT_MAX_BYTES = 383;

/** What an object's ids are made of: an object made anew under the same name is another one. */
export function identityOf(meta: ObjectMeta): string {
  return meta.uid ?? meta.key;
}

export function nameRow(id: Id, text: string): NameRow {
  return { id, text: cutToBytes(text, TEXT_MAX_BYTES) };
}

/** Kubernetes' own limits keep names shorter than this; hand-made objects may not. */
function cutToBytes(text: string, limit: number): string {
  // One UTF-16 code unit is at most 3 bytes of UTF-8.
  if (text.length * 3 <= limit) return text;
  let bytes = 0;
  let cut = "";
  for (const character of text) {
    bytes += utf8Bytes(character.codePointAt(0) ?? 0);
    if (bytes > limit) return cut;
    cut += character;
  }
  return text;
}

function utf8Bytes(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x1_0000 ? 3 : 4;
}

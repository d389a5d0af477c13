import type { Compiled } from "../../agent/compiler/compiled.ts";
import type { Chunk, FrontendTarget, SlotTarget, SplitRow } from "../../agent/datapath/tables.ts";
import type { Id } from "../../agent/lib/id.ts";
import { NO_ID } from "../../agent/lib/id.ts";
import { slotProbabilities } from "./alias-shares.ts";

/** Tables as sorted lines for people, with ids resolved; a dangling id shows as its number. */
export function tableText(compiled: Compiled): readonly string[] {
  const chunks = [...compiled.tables.values()];
  const names = new Names(chunks);
  return chunks.flatMap((chunk) => chunkText(chunk, names)).sort();
}

class Names {
  readonly #texts = new Map<Id, string>();
  readonly #sets = new Map<Id, string>();
  readonly #splits = new Map<Id, string>();

  constructor(chunks: readonly Chunk[]) {
    for (const chunk of chunks) for (const { id, text } of chunk.names) this.#texts.set(id, text);
    for (const chunk of chunks) {
      for (const row of chunk.backendSets) {
        // Each Service port has two sets, IPv4 first.
        const family = [...this.#sets.values()].includes(`${this.text(row.service)} IPv4`) ? "IPv6" : "IPv4";
        this.#sets.set(row.id, `${this.text(row.service)} ${family}`);
      }
    }
    for (const chunk of chunks)
      for (const row of chunk.splits) this.#splits.set(row.id, this.text(row.route));
  }

  text(id: Id): string {
    return this.#texts.get(id) ?? `?${id}`;
  }

  scope(id: Id): string {
    return id === NO_ID ? "everybody" : this.text(id);
  }

  target(target: FrontendTarget | SlotTarget): string {
    switch (target.kind) {
      case "reject":
        return `reject ${target.reason}`;
      case "set":
        return `set ${this.#sets.get(target.set) ?? `?${target.set}`}`;
      case "split":
        return `split ${this.#splits.get(target.split) ?? `?${target.split}`}`;
    }
  }

  set(id: Id): string {
    return this.#sets.get(id) ?? `?${id}`;
  }
}

function chunkText(chunk: Chunk, names: Names): readonly string[] {
  return [
    ...chunk.backendSets.map(
      (row) =>
        `set ${names.set(row.id)}: ${row.endpointCount} endpoints, if empty ${row.emptyReason}` +
        affinityText(row.affinityS),
    ),
    ...chunk.endpoints.map(
      (row) => `endpoint ${names.set(row.set)} [${row.index}]: ${row.address} ${row.port}`,
    ),
    ...chunk.members.map((row) => `member ${names.set(row.set)}: ${row.address} ${row.port} ${row.state}`),
    ...chunk.frontends.map(
      (row) =>
        `frontend ${row.address} ${row.port}/${row.protocol} for ${names.scope(row.scope)}: ` +
        `${names.text(row.service)} -> ${names.target(row.target)}${affinityText(row.affinityS)}`,
    ),
    ...chunk.splits.flatMap((row) => splitText(row, names)),
  ];
}

function affinityText(affinityS: number): string {
  return affinityS === 0 ? "" : `, kept for ${affinityS} s`;
}

function splitText(split: SplitRow, names: Names): readonly string[] {
  const probabilities = slotProbabilities(split.slots);
  return split.slots.map(({ weight, target }, index) => {
    const share = (Number(probabilities[index]?.numerator) / Number(probabilities[index]?.denominator)) * 100;
    return `split ${names.text(split.route)} [${index}]: weight ${weight}, ${Number(share.toFixed(6))}% -> ${names.target(target)}`;
  });
}

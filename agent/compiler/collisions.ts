import type { Id } from "../lib/id.ts";
import type { Steps } from "../lib/steps.ts";
import type { Diagnostic } from "./diagnostics.ts";

/**
 * An id must never stand for two things. Two objects get the same one if they carry the
 * same uid (a copied manifest), or by chance: see agent/lib/id.ts. The later owner yields.
 */

export interface IdClaim {
  /** "Kind namespace/name". */
  readonly owner: string;
  readonly ids: readonly Id[];
}

export interface IdLedger {
  readonly owners: ReadonlyMap<Id, string>;
  /** Owner that yields -> owner that had an id of it first. */
  readonly yielding: ReadonlyMap<string, string>;
}

/** Claims in the order given, after those of the ledgers in `taken`. */
export function* claimIds(claims: Iterable<IdClaim>, taken: readonly IdLedger[]): Steps<IdLedger> {
  const owners = new Map<Id, string>();
  const yielding = new Map<string, string>();
  const ledgers = [...taken.map((ledger) => ledger.owners), owners];
  for (const { owner, ids } of claims) {
    const first = firstOwner(ids, ledgers);
    if (first !== undefined) yielding.set(owner, first);
    else for (const id of ids) owners.set(id, owner);
    yield;
  }
  return { owners, yielding };
}

function firstOwner(ids: readonly Id[], ledgers: readonly ReadonlyMap<Id, string>[]): string | undefined {
  for (const id of ids) {
    for (const ledger of ledgers) {
      const owner = ledger.get(id);
      if (owner !== undefined) return owner;
    }
  }
  return undefined;
}

export function collisionDiagnostics(ledger: IdLedger): readonly Diagnostic[] {
  return [...ledger.yielding].map(([owner, first]) => ({
    code: "id_collision",
    severity: "error",
    object: owner,
    message: `${owner} has the same id as ${first} (the same uid?) and is left out; give it a uid of its own, or make it anew`,
  }));
}

import type { NamespacedName } from "../cluster/model.ts";
import type { IpAddress } from "../lib/ip.ts";
import type { Steps } from "../lib/steps.ts";
import type { Diagnostic } from "./diagnostics.ts";
import { compareAge } from "./order.ts";
import type { KnownPort, KnownService } from "./services.ts";

/** Loser -> "address port/protocol" -> the Service that has it. */
export type RivalClaims = ReadonlyMap<NamespacedName, ReadonlyMap<string, NamespacedName>>;

export function claimText(address: IpAddress, port: KnownPort): string {
  return `${address} ${port.port}/${port.protocol}`;
}

/**
 * The API server gives no clusterIP out twice, but manifests can. The oldest Service keeps
 * the frontend, so that a new one cannot take traffic away from it.
 */
export function* findRivals(services: Iterable<KnownService>): Steps<RivalClaims> {
  const rivals = new Map<NamespacedName, Map<string, NamespacedName>>();
  for (const sharing of yield* byAddress(services)) {
    const taken = new Map<string, NamespacedName>();
    for (const [address, entry] of sharing) {
      for (const port of entry.ports) {
        const claim = claimText(address, port);
        const winner = taken.get(claim);
        if (winner === undefined) taken.set(claim, entry.service.key);
        else lostBy(rivals, entry.service.key).set(claim, winner);
      }
    }
  }
  return rivals;
}

type Claimant = readonly [IpAddress, KnownService];

/** Services that share an address, oldest first. */
function* byAddress(services: Iterable<KnownService>): Steps<readonly (readonly Claimant[])[]> {
  const holders = new Map<IpAddress, KnownService[]>();
  for (const entry of services) {
    if (entry.refused !== undefined) continue;
    for (const address of entry.addresses) {
      const sharing = holders.get(address);
      if (sharing === undefined) holders.set(address, [entry]);
      else sharing.push(entry);
    }
    yield;
  }
  return [...holders]
    .filter(([, sharing]) => sharing.length > 1)
    .map(([address, sharing]) =>
      sharing.sort((a, b) => compareAge(a.service, b.service)).map((entry) => [address, entry] as const),
    );
}

function lostBy(
  rivals: Map<NamespacedName, Map<string, NamespacedName>>,
  loser: NamespacedName,
): Map<string, NamespacedName> {
  const lost = rivals.get(loser) ?? new Map<string, NamespacedName>();
  rivals.set(loser, lost);
  return lost;
}

export function rivalDiagnostics(rivals: RivalClaims): readonly Diagnostic[] {
  return [...rivals].flatMap(([loser, lost]) =>
    [...lost].map(([claim, winner]) => ({
      code: "duplicate_cluster_ip" as const,
      severity: "error" as const,
      object: `Service ${loser}`,
      message: `${claim} of Service ${loser} belongs to Service ${winner}, which is older; give one of them another clusterIP`,
    })),
  );
}

import type { ClusterState } from "../cluster/model.ts";
import { CidrIndex, mappedBits } from "../lib/cidr-index.ts";
import { hostCidr, parseCidr } from "../lib/ip.ts";
import type { Cidr } from "../lib/ip.ts";
import type { PeerProblem } from "./peers.ts";

export interface NodePods {
  /** Its pod CIDRs, and its workloads outside of them. */
  readonly prefixes: readonly Cidr[];
  readonly workloads: readonly Cidr[];
}

interface PodCidrClaim {
  readonly node: string;
  readonly cidr: Cidr;
}

const NONE: NodePods = { prefixes: [], workloads: [] };

/**
 * Which addresses belong to which node. A node's own word counts only where it takes nothing from another:
 * whoever could claim any address could have any traffic. What two nodes claim, neither gets.
 */
export class ClaimBook {
  readonly problems: PeerProblem[] = [];
  readonly #podCidrs = new Map<string, readonly Cidr[]>();
  readonly #pods = new Map<string, NodePods>();
  readonly #nodeAddresses: ReadonlyMap<Cidr, string>;

  constructor(nodes: ClusterState["nodes"], meshNodes: ClusterState["meshNodes"]) {
    this.#nodeAddresses = new Map(
      [...nodes.values()].flatMap(({ name, addresses }) =>
        addresses.map((address) => [hostCidr(address), name] as const),
      ),
    );
    for (const name of new Set([...nodes.keys(), ...meshNodes.keys()])) {
      const given = nodes.get(name)?.podCIDRs ?? [];
      const said = meshNodes.get(name)?.podCIDRs ?? [];
      this.#podCidrs.set(name, this.#readCidrs(name, given.length > 0 ? given : said));
    }
    this.#refuseNodeAddresses();
    this.#refuseOverlaps();
    this.#admitWorkloads(nodes, meshNodes);
  }

  podCidrsOf(node: string): readonly Cidr[] {
    return this.#podCidrs.get(node) ?? [];
  }

  podsOf(node: string): NodePods {
    return this.#pods.get(node) ?? NONE;
  }

  #report(node: string, code: PeerProblem["code"], message: string): void {
    this.problems.push({ node, code, message });
  }

  #readCidrs(node: string, texts: readonly string[]): readonly Cidr[] {
    return texts.flatMap((text) => {
      const cidr = parseCidr(text);
      if (cidr === undefined) this.#report(node, "bad_pod_cidr", `pod CIDR "${text}" is no network`);
      return cidr ?? [];
    });
  }

  #claims(): readonly PodCidrClaim[] {
    return [...this.#podCidrs].flatMap(([node, cidrs]) => cidrs.map((cidr) => ({ node, cidr })));
  }

  #drop({ node, cidr }: PodCidrClaim): void {
    const kept = this.podCidrsOf(node).filter((other) => other !== cidr);
    this.#podCidrs.set(node, kept);
  }

  /** What reaches the node itself must never hang on the tunnel. */
  #refuseNodeAddresses(): void {
    const index = new CidrIndex<PodCidrClaim>();
    for (const claim of this.#claims()) index.add(claim.cidr, claim);
    const refused = new Set<PodCidrClaim>();
    for (const [address, owner] of this.#nodeAddresses) {
      for (const claim of index.around(address)) {
        if (refused.has(claim)) continue;
        refused.add(claim);
        const message = `pod CIDR "${claim.cidr}" has the address of node ${owner} in it`;
        this.#report(claim.node, "bad_pod_cidr", message);
        this.#drop(claim);
      }
    }
  }

  #refuseOverlaps(): void {
    const sorted = [...this.#claims()].sort((a, b) => mappedBits(a.cidr) - mappedBits(b.cidr));
    const overlapping = new Set<PodCidrClaim>();
    const wider = new CidrIndex<PodCidrClaim>();
    for (const claim of sorted) {
      for (const other of wider.around(claim.cidr)) {
        if (other.node === claim.node) continue;
        overlapping.add(claim).add(other);
        const both = [other.node, claim.node].sort().join(" and ");
        const message = `pod CIDR ${claim.cidr} is claimed by nodes ${both}: none gets it`;
        this.#report(claim.node, "address_claimed_twice", message);
      }
      wider.add(claim.cidr, claim);
    }
    for (const claim of overlapping) this.#drop(claim);
  }

  #admitWorkloads(nodes: ClusterState["nodes"], meshNodes: ClusterState["meshNodes"]): void {
    const owners = new CidrIndex<string>();
    for (const [node, cidrs] of this.#podCidrs) for (const cidr of cidrs) owners.add(cidr, node);
    const loose = new Map<Cidr, string[]>();
    for (const { name, workloads } of meshNodes.values()) {
      const isBound = (nodes.get(name)?.podCIDRs.length ?? 0) > 0;
      const admitted: Cidr[] = [];
      for (const cidr of new Set(workloads.map(({ ip }) => hostCidr(ip)))) {
        const owner = owners.around(cidr)[0] ?? this.#nodeAddresses.get(cidr);
        // Of a hostNetwork pod; what reaches the node itself never takes the tunnel.
        if (this.#nodeAddresses.get(cidr) === name) continue;
        if (owner === name && !this.#nodeAddresses.has(cidr)) admitted.push(cidr);
        else if (owner !== undefined)
          this.#report(name, "address_of_other_node", `its workload ${cidr} is an address of node ${owner}`);
        else if (isBound)
          this.#report(name, "address_outside_pod_cidrs", `its workload ${cidr} is in none of its pod CIDRs`);
        else loose.set(cidr, [...(loose.get(cidr) ?? []), name]);
      }
      this.#pods.set(name, { prefixes: this.podCidrsOf(name), workloads: admitted });
    }
    for (const [name, cidrs] of this.#podCidrs)
      if (!this.#pods.has(name)) this.#pods.set(name, { prefixes: cidrs, workloads: [] });
    this.#admitLoose(loose);
  }

  /** Workloads of nodes that have no pod CIDRs. */
  #admitLoose(loose: ReadonlyMap<Cidr, readonly string[]>): void {
    for (const [cidr, names] of loose) {
      const [name = ""] = names;
      if (names.length > 1) {
        const both = [...names].sort().join(" and ");
        for (const node of names)
          this.#report(
            node,
            "address_claimed_twice",
            `workload ${cidr} is claimed by nodes ${both}: none gets it`,
          );
        continue;
      }
      const { prefixes, workloads } = this.podsOf(name);
      this.#pods.set(name, { prefixes: [...prefixes, cidr], workloads: [...workloads, cidr] });
    }
  }
}

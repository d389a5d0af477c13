import { z } from "zod";
import type { Netns } from "./netns.ts";

const TABLE = "witness";

const chain = z.object({
  nftables: z.array(
    z.looseObject({
      rule: z
        .object({
          expr: z.array(z.looseObject({ counter: z.object({ packets: z.number() }).optional() })),
        })
        .optional(),
    }),
  ),
});

/** Counts what a node forwards of TCP, from and to some ports; goes with the node. */
export class HostWitness {
  readonly #node: Netns;
  #seen = 0;

  private constructor(node: Netns) {
    this.#node = node;
  }

  static async post(node: Netns, ports: readonly number[]): Promise<HostWitness> {
    const rules = [
      `table inet ${TABLE} {`,
      "chain forward {",
      "type filter hook forward priority -200;",
      ...["dport", "sport"].map((direction) => `tcp ${direction} { ${ports.join(", ")} } counter`),
      "}",
      "}",
      "",
    ];
    await node.exec("nft", ["-f", "-"], { input: rules.join("\n") });
    return new HostWitness(node);
  }

  /** Packets since it was asked last. */
  async count(): Promise<number> {
    const listing = await this.#node.exec("nft", ["-j", "list", "chain", "inet", TABLE, "forward"]);
    const counters = chain
      .parse(JSON.parse(listing))
      .nftables.flatMap(({ rule }) => rule?.expr ?? [])
      .map(({ counter }) => counter?.packets ?? 0);
    const total = counters.reduce((sum, packets) => sum + packets, 0);
    const since = total - this.#seen;
    this.#seen = total;
    return since;
  }
}

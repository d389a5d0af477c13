const CHOICES = {
  CGROUP: ["cgroup2", "hybrid"],
  CNI: ["ptp", "bridge"],
  PROXY: ["nftables", "iptables"],
  LB: ["both", "socket", "packet"],
  ENCRYPTION: ["off", "wireguard"],
} as const;

type Choice<Name extends keyof typeof CHOICES> = (typeof CHOICES)[Name][number];

/** What nodes are made of. */
export interface ClusterOptions {
  readonly nodes: readonly string[];
  readonly cgroup: Choice<"CGROUP">;
  readonly cni: Choice<"CNI">;
  readonly proxy: Choice<"PROXY">;
}

/** How Weft is configured on them. */
export interface WeftOptions {
  readonly lb: Choice<"LB">;
  readonly encryption: Choice<"ENCRYPTION">;
}

export interface Options {
  readonly cluster: ClusterOptions;
  readonly weft: WeftOptions;
}

/** The flags of `make test-cluster`; the first choice is the default. */
export function optionsFrom(environment: Readonly<Record<string, string | undefined>>): Options {
  const choose = <Name extends keyof typeof CHOICES>(name: Name): Choice<Name> => {
    const choices: readonly string[] = CHOICES[name];
    const value = environment[name] ?? "";
    if (value === "") return CHOICES[name][0];
    if (!choices.includes(value)) throw new RangeError(`${name}=${value}: must be ${choices.join(" or ")}`);
    return value as Choice<Name>;
  };
  return {
    cluster: {
      nodes: namesOf(environment["NODES"] ?? ""),
      cgroup: choose("CGROUP"),
      cni: choose("CNI"),
      proxy: choose("PROXY"),
    },
    weft: { lb: choose("LB"), encryption: choose("ENCRYPTION") },
  };
}

/** For the first lines of a log. */
export function describeOptions({ cluster, weft }: Options): string {
  const { nodes, cgroup, cni, proxy } = cluster;
  const { lb, encryption } = weft;
  return `NODES=${nodes.length} CGROUP=${cgroup} CNI=${cni} PROXY=${proxy} LB=${lb} ENCRYPTION=${encryption}`;
}

/** NODES=3 is node-a, node-b and node-c. */
function namesOf(count: string): readonly string[] {
  const nodes = count === "" ? 2 : Number(count);
  if (!Number.isInteger(nodes) || nodes < 1 || nodes > 26)
    throw new RangeError(`NODES=${count}: must be 1 to 26`);
  return Array.from({ length: nodes }, (_, i) => `node-${String.fromCharCode(97 + i)}`);
}

import type { IpAddress, Port } from "../../agent/lib/ip.ts";
import type { Netns } from "./netns.ts";

export interface ProxiedEndpoint {
  readonly address: IpAddress;
  readonly port: Port | number;
}

export interface ProxiedService {
  /** "namespace/name:port", unique. */
  readonly key: string;
  readonly clusterIPs: readonly IpAddress[];
  readonly port: Port | number;
  readonly protocol: "TCP" | "UDP";
  readonly endpoints: readonly ProxiedEndpoint[];
}

const TABLE = "kube-proxy-standin";
const MASQUERADE_MARK = "0x4000";
/** By number: nft knows the name "dstnat" in prerouting only. */
const DSTNAT = "-100";
/** In a guest without KVM the first rules of a kernel take more than ten seconds. */
const NFT_TIMEOUT_MS = 120_000;

/**
 * A stand-in for kube-proxy on one node, in the layout of its nftables mode: a chain a Service, a chain an
 * endpoint, masquerade for an endpoint that calls itself, and a reject without endpoints. Every change
 * replaces the whole table in one transaction; the kernel's connection tracking keeps established ones.
 */
export class KubeProxy {
  readonly #node: Netns;
  readonly #services = new Map<string, ProxiedService>();

  constructor(node: Netns) {
    this.#node = node;
  }

  /** Adds Services, or replaces those of the same key. */
  async set(...services: readonly ProxiedService[]): Promise<void> {
    for (const service of services) this.#services.set(service.key, service);
    await this.#apply();
  }

  async remove(...keys: readonly string[]): Promise<void> {
    for (const key of keys) this.#services.delete(key);
    await this.#apply();
  }

  async #apply(): Promise<void> {
    const input = rulesetOf([...this.#services.values()]);
    await this.#node.exec("nft", ["-f", "-"], { input, timeoutMs: NFT_TIMEOUT_MS });
  }
}

/** The text for `nft -f`. */
export function rulesetOf(services: readonly ProxiedService[]): string {
  const frontends = services.flatMap(frontendsOf);
  return [
    `add table inet ${TABLE}`,
    `delete table inet ${TABLE}`,
    `table inet ${TABLE} {`,
    ...frontends.flatMap(({ chain, endpoints }) => serviceChains(chain, endpoints)),
    ...dispatchChain("services", frontends.filter(hasEndpoints), ({ chain }) => `goto ${chain}`),
    ...dispatchChain("no-endpoints", frontends.filter(lacksEndpoints), () => "reject"),
    ...hookChain("prerouting", "nat", DSTNAT, "jump services"),
    ...hookChain("output", "nat", DSTNAT, "jump services"),
    ...hookChain("postrouting", "nat", "srcnat", `meta mark & ${MASQUERADE_MARK} != 0 masquerade`),
    ...hookChain("forward", "filter", "filter", "ct state invalid drop; ct state new jump no-endpoints"),
    ...hookChain("local-output", "filter", "filter", "ct state new jump no-endpoints", "output"),
    "}",
    "",
  ].join("\n");
}

interface Frontend {
  readonly chain: string;
  readonly match: string;
  readonly endpoints: readonly string[];
}

/** One for each address, with the endpoints of its family. */
function frontendsOf(service: ProxiedService): Frontend[] {
  return service.clusterIPs.map((address, i) => {
    const isV6 = address.includes(":");
    const protocol = service.protocol.toLowerCase();
    const endpoints = service.endpoints.filter((endpoint) => endpoint.address.includes(":") === isV6);
    return {
      chain: `svc-${service.key.replaceAll(/[^A-Za-z0-9]/g, "-")}-${protocol}-${i}`,
      match: `${isV6 ? "ip6" : "ip"} daddr ${address} ${protocol} dport ${service.port}`,
      endpoints: endpoints.map((endpoint) => endpointRule(endpoint, protocol)),
    };
  });
}

function endpointRule({ address, port }: ProxiedEndpoint, protocol: string): string {
  const isV6 = address.includes(":");
  const family = isV6 ? "ip6" : "ip";
  const target = isV6 ? `[${address}]:${port}` : `${address}:${port}`;
  return [
    `${family} saddr ${address} meta mark set meta mark or ${MASQUERADE_MARK}`,
    `meta l4proto ${protocol} dnat ${family} to ${target}`,
  ].join("; ");
}

function hasEndpoints({ endpoints }: Frontend): boolean {
  return endpoints.length > 0;
}

function lacksEndpoints(frontend: Frontend): boolean {
  return !hasEndpoints(frontend);
}

/** The chains of the endpoints come first: a chain must exist before a rule can name it. */
function serviceChains(chain: string, endpoints: readonly string[]): string[] {
  if (endpoints.length === 0) return [];
  const turns = endpoints.map((_, i) => `${i} : goto ${chain}-${i}`).join(", ");
  return [
    ...endpoints.map((rule, i) => `chain ${chain}-${i} { ${rule}; }`),
    `chain ${chain} { numgen random mod ${endpoints.length} vmap { ${turns} }; }`,
  ];
}

function dispatchChain(
  name: string,
  frontends: readonly Frontend[],
  verdict: (frontend: Frontend) => string,
): string[] {
  return [`chain ${name} {`, ...frontends.map((frontend) => `${frontend.match} ${verdict(frontend)}`), "}"];
}

function hookChain(name: string, type: string, priority: string, rule: string, hook = name): string[] {
  return [`chain ${name} {`, `type ${type} hook ${hook} priority ${priority}; policy accept;`, rule, "}"];
}

import { SOCKET_HOOKS, socketProgram } from "./pins.ts";
import type { Hook, SocketHook } from "./pins.ts";

/** A program of somebody else's on the interface, or for the sockets, of a workload. */
export interface OtherProgram {
  readonly hook: Hook | SocketHook;
  /** At most 15 bytes, as the kernel keeps them. */
  readonly name: string;
}

/** Names of Weft's own programs, this agent's or another's (bpf/pod.bpf.c, bpf/socket.bpf.c). */
const OWN = new Set(["pod_ingress", "pod_egress", ...SOCKET_HOOKS.map(socketProgram)]);

/** Programs that balance Services themselves, by how their names begin (T-56). */
const BALANCERS = [
  { prefix: "cil_", owner: "Cilium" },
  { prefix: "cali_", owner: "Calico's eBPF dataplane" },
] as const;

export function isOwn(name: string): boolean {
  return OWN.has(name);
}

/** Why Weft must not work on the interface too; undefined if nothing keeps it from that. */
export function refusalOf(others: readonly OtherProgram[]): string | undefined {
  for (const { name, hook } of others) {
    const balancer = BALANCERS.find(({ prefix }) => name.startsWith(prefix));
    if (balancer !== undefined)
      return `${balancer.owner} balances Services of this pod already (program ${name} on ${hook})`;
  }
  return undefined;
}

/** E.g. "beside policy (ingress)". Undefined if there are none. */
export function besideText(others: readonly OtherProgram[]): string | undefined {
  if (others.length === 0) return undefined;
  return `beside ${others.map(({ name, hook }) => `${name} (${hook})`).join(", ")}`;
}

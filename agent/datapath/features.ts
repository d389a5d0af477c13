import { readFileSync } from "node:fs";
import { AgentError } from "../lib/errors.ts";
import { ABI_FLAG } from "./abi.gen.ts";
import type { Kernel } from "./kernel.ts";

/** What this kernel can do beyond what Weft requires; becomes constants of the programs. */
export interface KernelFeatures {
  /** Flag for bpf_l4_csum_replace when an IPv6 address changes; 0 if the kernel refuses it. */
  readonly csumFlagIpv6: bigint;
  /**
   * A program can ask nf_conntrack: since 6.0, where it is built into the kernel, or where it is a module and this
   * process may read the type information of modules (CAP_SYS_ADMIN).
   */
  readonly hasCtLookup: boolean;
  /** A program of a cgroup can say why it refuses (bpf_set_retval, 5.18). */
  readonly hasSetRetval: boolean;
  /** A program can end a socket (bpf_sock_destroy, 6.5). */
  readonly hasSockDestroy: boolean;
}

const PROBE_PACKET_BYTES = 128;

/** `probes`: paths of bpf/probe.bpf.c and bpf/probe_conntrack.bpf.c, compiled. */
export function probeFeatures(
  kernel: Kernel,
  probes: { readonly helpers: string; readonly conntrack: string },
): KernelFeatures {
  return {
    csumFlagIpv6: takesCsumFlag(kernel, probes.helpers) ? BigInt(ABI_FLAG.CSUM_FLAG_IPV6) : 0n,
    hasCtLookup: hasKernelFunction("bpf_skb_ct_lookup") && loads(kernel, probes.conntrack),
    hasSetRetval: hasKernelFunction("bpf_set_retval"),
    hasSockDestroy: hasKernelFunction("bpf_sock_destroy"),
  };
}

function takesCsumFlag(kernel: Kernel, probeObject: string): boolean {
  const object = kernel.openObject(probeObject);
  try {
    object.load();
    const data = Buffer.alloc(PROBE_PACKET_BYTES);
    return kernel.testRun(object.programFd("probe_csum_flag"), { data }).retval === 1;
  } finally {
    object.close();
  }
}

function loads(kernel: Kernel, path: string): boolean {
  const object = kernel.openObject(path);
  try {
    object.load();
    return true;
  } catch (error) {
    if (error instanceof AgentError && error.code === "object_load_failed") return false;
    throw error;
  } finally {
    object.close();
  }
}

function hasKernelFunction(name: string): boolean {
  return new RegExp(`^\\w+ [tT] ${name}(\\s|$)`, "m").test(readFileSync("/proc/kallsyms", "latin1"));
}

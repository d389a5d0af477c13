import { readFileSync } from "node:fs";
import { ABI_FLAG } from "./abi.gen.ts";
import type { Kernel } from "./kernel.ts";

/** What this kernel can do beyond what Weft requires; becomes constants of the programs. */
export interface KernelFeatures {
  /** Flag for bpf_l4_csum_replace when an IPv6 address changes; 0 if the kernel refuses it. */
  readonly csumFlagIpv6: bigint;
  /** nf_conntrack can be asked from a program (6.0, and the module is there). */
  readonly hasCtLookup: boolean;
  /** A program of a cgroup can say why it refuses (bpf_set_retval, 5.18). */
  readonly hasSetRetval: boolean;
  /** A program can end a socket (bpf_sock_destroy, 6.5). */
  readonly hasSockDestroy: boolean;
}

const PROBE_PACKET_BYTES = 128;

export function probeFeatures(kernel: Kernel, probeObject: string): KernelFeatures {
  return {
    csumFlagIpv6: takesCsumFlag(kernel, probeObject) ? BigInt(ABI_FLAG.CSUM_FLAG_IPV6) : 0n,
    hasCtLookup: hasKernelFunction("bpf_skb_ct_lookup"),
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

function hasKernelFunction(name: string): boolean {
  return new RegExp(`^\\w+ [tT] ${name}(\\s|$)`, "m").test(readFileSync("/proc/kallsyms", "latin1"));
}

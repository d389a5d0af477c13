import { FLOW_SWEEP_BYTES, readFlowSweep, writeFlowSweep } from "./abi.gen.ts";
import type { Kernel } from "./kernel.ts";

export interface SweepResult {
  /** Entries left; a flow has two. */
  readonly live: number;
  readonly removed: number;
  /** Entries of `countIfindex`. */
  readonly counted: number;
}

const SECOND_NS = 1_000_000_000n;

/** How long a flow may be idle: as nf_conntrack under kube-proxy has it (SEMANTICS K-53, K-54). */
export const FLOW_TIMEOUTS = {
  tcpEstablishedNs: 24n * 3600n * SECOND_NS,
  tcpHalfClosedNs: 3600n * SECOND_NS,
  tcpClosedNs: 120n * SECOND_NS,
  tcpResetNs: 10n * SECOND_NS,
  tcpOpeningNs: 120n * SECOND_NS,
  udpRepliedNs: 120n * SECOND_NS,
  udpUnrepliedNs: 30n * SECOND_NS,
} as const;

export type FlowTimeouts = Readonly<Record<keyof typeof FLOW_TIMEOUTS, bigint>>;

export interface SweepOptions {
  /** All flows and shortcuts of this interface go. */
  readonly purgeIfindex?: number;
  /** It is being left: its flows are counted, and its shortcuts go. */
  readonly countIfindex?: number;
  readonly timeouts?: FlowTimeouts;
}

/** One pass over both flow tables. */
export function sweepFlows(kernel: Kernel, programFd: number, options: SweepOptions = {}): SweepResult {
  const context = Buffer.alloc(FLOW_SWEEP_BYTES);
  writeFlowSweep(context, 0, {
    ...(options.timeouts ?? FLOW_TIMEOUTS),
    purgeIfindex: options.purgeIfindex ?? 0,
    countIfindex: options.countIfindex ?? 0,
    live: 0,
    removed: 0,
    counted: 0,
  });
  const { live, removed, counted } = readFlowSweep(kernel.runSyscall(programFd, context).context);
  return { live, removed, counted };
}

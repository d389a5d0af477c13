import { packageFile } from "../lib/package-file.ts";
import { Attachments } from "./attachments.ts";
import type { AttachMode } from "./attachments.ts";
import { checkAgainstDesired } from "./check.ts";
import { FLOW_TOTALS_BYTES } from "./abi.gen.ts";
import { sumFlowTotals } from "./decode.ts";
import { probeFeatures } from "./features.ts";
import type { KernelFeatures } from "./features.ts";
import { countSockets } from "./socket-list.ts";
import { StrandedSockets } from "./stranded.ts";
import { sweepFlows } from "./flow-sweep.ts";
import type { SweepOptions, SweepResult } from "./flow-sweep.ts";
import { KernelReader } from "./inspect.ts";
import { KernelStore } from "./kernel-store.ts";
import { loadDatapath } from "./maps.ts";
import type { KeptSize, LoadedDatapath, LocalDelivery, MapSizes } from "./maps.ts";
import { Kernel } from "./kernel.ts";
import { valuesAt } from "./raw-map.ts";
import { emptyRows, encodeChunk, TABLE_NAMES } from "./rows.ts";
import { TableWriter } from "./table-writer.ts";
import type { WriteReport } from "./table-writer.ts";
import type { Tables } from "./tables.ts";
import { flowTotal, refusalTotals, trafficTotals } from "./totals.ts";
import type { FlowTotal, RefusalTotal, TrafficTotal } from "./totals.ts";
import type { MapCheck } from "./views.ts";
import { WorkloadTable } from "./workload-table.ts";
import { CgroupTable } from "./cgroup-table.ts";
import { TunnelTable } from "./tunnel-table.ts";
import { SocketAttachments } from "./socket-attachments.ts";
import type { Id } from "../lib/id.ts";
import type { Steps } from "../lib/steps.ts";

export interface DatapathOptions {
  readonly bpfRoot: string;
  readonly sizes: MapSizes;
  readonly attachMode: AttachMode;
  readonly localDelivery: LocalDelivery;
}

/** The kernel side of one agent. Opening it adopts what an earlier agent left, and interrupts nothing. */
export class Datapath {
  readonly attachments: Attachments;
  readonly workloads: WorkloadTable;
  readonly sockets: SocketAttachments;
  readonly cgroups: CgroupTable;
  readonly tunnel: TunnelTable;
  readonly reader: KernelReader;
  readonly features: KernelFeatures;
  readonly keptSizes: readonly KeptSize[];
  readonly adopted: boolean;
  readonly #kernel: Kernel;
  readonly #loaded: LoadedDatapath;
  readonly #writer: TableWriter;
  readonly #stranded: StrandedSockets | undefined;

  private constructor(
    kernel: Kernel,
    features: KernelFeatures,
    loaded: LoadedDatapath,
    options: DatapathOptions,
  ) {
    this.#kernel = kernel;
    this.#loaded = loaded;
    this.features = features;
    this.keptSizes = loaded.keptSizes;
    this.adopted = loaded.adopted;
    this.attachments = new Attachments(kernel, loaded, options.bpfRoot, options.attachMode);
    this.workloads = new WorkloadTable(kernel, loaded.mapFds);
    this.sockets = new SocketAttachments(kernel, loaded.socketPrograms, options.bpfRoot);
    this.cgroups = new CgroupTable(kernel, loaded.mapFds.cgroups);
    this.tunnel = new TunnelTable(kernel, loaded.mapFds);
    this.reader = new KernelReader(kernel, loaded.mapFds);
    this.#writer = new TableWriter(new KernelStore(kernel, loaded.mapFds));
    this.#stranded = features.hasSockDestroy
      ? new StrandedSockets(kernel, packageFile("build/stranded.bpf.o"), loaded.mapFds)
      : undefined;
  }

  static open(options: DatapathOptions): Datapath {
    const kernel = new Kernel();
    const features = probeFeatures(kernel, {
      helpers: packageFile("build/probe.bpf.o"),
      conntrack: packageFile("build/probe_conntrack.bpf.o"),
    });
    const loaded = loadDatapath(kernel, {
      bpfRoot: options.bpfRoot,
      sizes: options.sizes,
      localDelivery: options.localDelivery,
      object: packageFile(`build/${features.hasCtLookup ? "pod" : "pod-without-conntrack"}.bpf.o`),
      socketObject: packageFile("build/socket.bpf.o"),
      features,
    });
    return new Datapath(kernel, features, loaded, options);
  }

  /** Makes the kernel's tables what the compiler wants. Throws AgentError if the kernel refuses. */
  apply(tables: Tables): Steps<WriteReport> {
    return this.#writer.applySteps(tables);
  }

  /** Reads the kernel anew before the next apply(). */
  distrust(): void {
    this.#writer.distrust();
  }

  *check(tables: Tables): Steps<MapCheck> {
    const desired = emptyRows();
    for (const chunk of tables.values()) {
      const rows = encodeChunk(chunk);
      for (const table of TABLE_NAMES) for (const [key, value] of rows[table]) desired[table].set(key, value);
      yield;
    }
    const held = yield* this.reader.tables();
    return yield* checkAgainstDesired(held, desired, this.reader.names());
  }

  sweepFlows(options?: SweepOptions): SweepResult {
    return sweepFlows(this.#kernel, this.#loaded.sweepFlows, options);
  }

  /** See StrandedSockets; a kernel that cannot, ends none. */
  endStranded(netnses: readonly string[]): number {
    return this.#stranded?.end(netnses) ?? 0;
  }

  /** Sockets, and peers of sockets, that each workload still has; idle peers have ended. */
  countSockets(): ReadonlyMap<Id, number> {
    const { sockets, socket_peers: peers } = this.#loaded.mapFds;
    return countSockets(this.#kernel.dump(sockets), this.#kernel.dump(peers));
  }

  traffic(): readonly TrafficTotal[] {
    return trafficTotals(this.#kernel.dump(this.#loaded.mapFds.traffic), this.reader.names());
  }

  flowTotals(): FlowTotal {
    const { flow_totals: totals, flows_opening: opening } = this.#loaded.mapFds;
    const read = () => {
      const raw = this.#kernel.dump(totals);
      return sumFlowTotals(valuesAt(raw, 0, FLOW_TOTALS_BYTES));
    };
    const before = read();
    return flowTotal(before, this.#kernel.countRows(opening), read());
  }

  refusals(): readonly RefusalTotal[] {
    return refusalTotals(this.#kernel.dump(this.#loaded.mapFds.refusals), this.reader.names());
  }
}

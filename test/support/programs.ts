import {
  ABI_LIMIT,
  AFFINITY_BYTES,
  AFFINITY_KEY_BYTES,
  ANSWERS_BYTES,
  readAffinity,
  readEvent,
  SETTINGS_BYTES,
  WORKLOAD_KEY_BYTES,
  writeAffinity,
  writeAnswers,
  writeSettings,
  writeWorkloadKey,
} from "../../agent/datapath/abi.gen.ts";
import type { Event } from "../../agent/datapath/abi.gen.ts";
import { probeFeatures } from "../../agent/datapath/features.ts";
import { sweepFlows } from "../../agent/datapath/flow-sweep.ts";
import type { SweepOptions, SweepResult } from "../../agent/datapath/flow-sweep.ts";
import { KernelReader } from "../../agent/datapath/inspect.ts";
import { KernelStore } from "../../agent/datapath/kernel-store.ts";
import { Kernel } from "../../agent/datapath/kernel.ts";
import type { KernelObject } from "../../agent/datapath/kernel-object.ts";
import { TableWriter } from "../../agent/datapath/table-writer.ts";
import type { Tables } from "../../agent/datapath/tables.ts";
import { TunnelTable } from "../../agent/datapath/tunnel-table.ts";
import { MAP_NAMES } from "../../agent/datapath/views.ts";
import type { MapName } from "../../agent/datapath/views.ts";
import { WorkloadTable } from "../../agent/datapath/workload-table.ts";
import { packageFile } from "../../agent/lib/package-file.ts";
import type { Id } from "../../agent/lib/id.ts";
import { idOf } from "../../agent/lib/id.ts";

/** Verdicts of the programs. */
export const VERDICT = { NEXT: 0xffffffff, DROP: 2, REDIRECT: 7 } as const;

/** BPF_PROG_TEST_RUN gives packets the loopback's interface number. */
export const TEST_IFINDEX = 1;

export interface Verdict {
  readonly verdict: number;
  readonly frame: Buffer;
}

/** Where `struct __sk_buff` says by which interface a packet came; and its size, of which the rest is zero. */
const CONTEXT = { bytes: 192, ingressIfindexAt: 36 } as const;

/** The programs loaded for BPF_PROG_TEST_RUN: own maps, nothing pinned, nothing attached. */
export class Programs {
  readonly #kernel: Kernel;
  readonly #object: KernelObject;
  readonly #fds: Readonly<Record<MapName, number>>;
  readonly #writer: TableWriter;
  readonly reader: KernelReader;

  private constructor(kernel: Kernel, object: KernelObject, fds: Readonly<Record<MapName, number>>) {
    this.#kernel = kernel;
    this.#object = object;
    this.#fds = fds;
    this.#writer = new TableWriter(new KernelStore(kernel, fds));
    this.reader = new KernelReader(kernel, fds);
  }

  static load(sizes: Partial<Record<MapName, number>> = {}): Programs {
    const kernel = new Kernel();
    const features = probeFeatures(kernel, {
      helpers: packageFile("build/probe.bpf.o"),
      conntrack: packageFile("build/probe_conntrack.bpf.o"),
    });
    const object = kernel.openObject(packageFile("build/pod.bpf.o"));
    object.setConstant("csum_flag_ipv6", features.csumFlagIpv6);
    for (const [map, size] of Object.entries(sizes)) object.setMaxEntries(map, size);
    object.load();
    const fds = Object.fromEntries(MAP_NAMES.map((map) => [map, object.mapFd(map)]));
    const programs = new Programs(kernel, object, fds as Record<MapName, number>);
    programs.#writeSettings();
    new WorkloadTable(kernel, programs.#fds).hush(TEST_IFINDEX);
    return programs;
  }

  #writeSettings(): void {
    const value = Buffer.alloc(SETTINGS_BYTES);
    const hashKey = [0x0706050403020100n, 0x0f0e0d0c0b0a0908n];
    writeSettings(value, 0, { hashKey, abiVersion: ABI_LIMIT.ABI_VERSION, eventsWanted: 1 });
    this.#kernel.updateBatch(
      this.#fds.settings,
      { key: 4, value: SETTINGS_BYTES },
      Buffer.alloc(4),
      value,
      1,
    );
  }

  apply(tables: Tables): void {
    this.#writer.apply(tables);
  }

  /** Opts the test interface in. */
  optIn(options: { readonly id?: Id; readonly scope?: Id; readonly mode?: "active" | "drain" } = {}): void {
    new WorkloadTable(this.#kernel, this.#fds).write({
      ifindex: TEST_IFINDEX,
      id: options.id ?? idOf("workload", "default/client"),
      namespaceId: idOf("namespace", "default"),
      scope: options.scope ?? (0 as Id),
      mode: options.mode ?? "active",
    });
  }

  fromPod(data: Buffer): Verdict {
    return this.#run("pod_ingress", data);
  }

  /** `cameBy`: the interface by which it came to the node. */
  toPod(data: Buffer, cameBy?: number): Verdict {
    return this.#run("pod_egress", data, cameBy);
  }

  #run(program: string, data: Buffer, cameBy = 0): Verdict {
    const context = Buffer.alloc(CONTEXT.bytes);
    context.writeUInt32LE(cameBy, CONTEXT.ingressIfindexAt);
    const { retval, data: out } = this.#kernel.testRun(this.#object.programFd(program), { data, context });
    return { verdict: retval, frame: out };
  }

  get tunnel(): TunnelTable {
    return new TunnelTable(this.#kernel, this.#fds);
  }

  sweep(options?: SweepOptions): SweepResult {
    return sweepFlows(this.#kernel, this.#object.programFd("sweep_flows"), options);
  }

  /** As if every client had made its last connection that much earlier. */
  ageAffinity(seconds: number): void {
    const { keys, values, count } = this.#kernel.dump(this.#fds.affinity);
    for (let at = 0; at < values.length; at += AFFINITY_BYTES) {
      const row = readAffinity(values, at);
      writeAffinity(values, at, { ...row, chosenNs: row.chosenNs - BigInt(seconds) * 1_000_000_000n });
    }
    const size = { key: AFFINITY_KEY_BYTES, value: AFFINITY_BYTES };
    this.#kernel.updateBatch(this.#fds.affinity, size, keys, values, count);
  }

  /** As if the test interface had been given that many rejections since then. */
  setAnswers(count: number, sinceMs: number): void {
    const key = Buffer.alloc(WORKLOAD_KEY_BYTES);
    writeWorkloadKey(key, 0, { ifindex: TEST_IFINDEX });
    const value = Buffer.alloc(ANSWERS_BYTES);
    const sinceNs = process.hrtime.bigint() - BigInt(sinceMs) * 1_000_000n;
    writeAnswers(value, 0, { count, sinceNs });
    this.#kernel.updateBatch(
      this.#fds.answers,
      { key: WORKLOAD_KEY_BYTES, value: ANSWERS_BYTES },
      key,
      value,
      1,
    );
  }

  /** Deletes one row by its raw key. */
  deleteRow(map: MapName, key: Buffer): void {
    this.#kernel.deleteBatch(this.#fds[map], key.length, key, 1);
  }

  openEvents(): { readonly fd: number; stop(): void } {
    return this.#kernel.openEventStream(this.#fds.events);
  }

  close(): void {
    this.#object.close();
  }
}

/** Records as the shim writes them: a little-endian length before each. */
export function parseEvents(bytes: Buffer): readonly Event[] {
  const events: Event[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4 + bytes.readUInt32LE(at))
    events.push(readEvent(bytes, at + 4));
  return events;
}

import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { countEncryption, ENCRYPTION_METRICS } from "./encryption-counters.ts";
import type { EncryptionTotal } from "./encryption-counters.ts";
import { countFlows, countTraffic, countRefusals, KERNEL_COUNTERS } from "./kernel-counters.ts";
import type { FlowTotal, RefusalTotal, TrafficTotal } from "./kernel-counters.ts";
import { METRICS } from "./metric-table.ts";
import type { MetricKey, MetricRow } from "./metric-table.ts";

type Labels<K extends MetricKey> = (typeof METRICS)[K]["labels"][number];

/** The prom-client object of each row of the table. */
export type Instruments = {
  readonly [K in MetricKey]: {
    readonly counter: Counter<Labels<K>>;
    readonly gauge: Gauge<Labels<K>>;
    readonly histogram: Histogram<Labels<K>>;
  }[(typeof METRICS)[K]["type"]];
};

/** What is asked for at each scrape. Where the maps cannot be read, the scrape does without the kernel's part. */
export interface Collectors {
  readonly isReady: () => boolean;
  readonly objects: () => readonly ObjectCount[];
  readonly maps: () => Promise<readonly MapFill[]>;
  /** Undefined where nothing is encrypted. */
  readonly encryption: () => Promise<EncryptionTotal | undefined>;
  readonly flows: () => FlowTotal;
  readonly traffic: () => readonly TrafficTotal[];
  readonly refusals: () => readonly RefusalTotal[];
  readonly failed: (error: unknown) => void;
}

/** Objects of a kind that are in force. */
export interface ObjectCount {
  readonly kind: string;
  readonly count: number;
}

export interface MapFill {
  readonly name: string;
  readonly maxEntries: number;
  /** Undefined where the kernel cannot say. */
  readonly entries: number | undefined;
}

/** How exactly the event loop's delay is measured. */
const LOOP_PRECISION_MS = 50;

/** The agent's metrics: app.ts sets what happens, `text` reads what the kernel holds. */
export class Metrics {
  readonly contentType: string;
  readonly instruments: Instruments;
  readonly #registry = new Registry();
  #collectors: Collectors | undefined;
  /** Each reading is a lower bound, so the highest so far is the best one. */
  #evicted = 0;

  constructor(version: string) {
    this.contentType = this.#registry.contentType;
    // The default of 10 ms is a third of what an agent with nothing to do takes of a core.
    collectDefaultMetrics({ register: this.#registry, eventLoopMonitoringPrecision: LOOP_PRECISION_MS });
    this.instruments = makeInstruments(this.#registry);
    this.instruments.buildInfo.set({ version }, 1);
  }

  /** From here on each scrape asks them. */
  collectFrom(collectors: Collectors): void {
    this.#collectors = collectors;
  }

  /** Text exposition format 0.0.4. */
  async text(): Promise<string> {
    if (this.#collectors !== undefined) await this.#collect(this.#collectors);
    return this.#registry.metrics();
  }

  async #collect(collectors: Collectors): Promise<void> {
    const { instruments } = this;
    instruments.ready.set(collectors.isReady() ? 1 : 0);
    for (const { kind, count } of collectors.objects()) instruments.sourceObjects.set({ kind }, count);
    try {
      // Everything that waits comes first: of two scrapes at a time, neither tells half of the other.
      const held = {
        maps: await collectors.maps(),
        encryption: await collectors.encryption(),
        flows: collectors.flows(),
        traffic: collectors.traffic(),
        refusals: collectors.refusals(),
      };
      this.#forgetKernel();
      this.#countMaps(held.maps);
      this.#evicted = Math.max(this.#evicted, held.flows.evicted);
      countFlows(instruments, { ...held.flows, evicted: this.#evicted });
      if (held.encryption !== undefined) countEncryption(instruments, held.encryption);
      countTraffic(instruments, held.traffic);
      countRefusals(instruments, held.refusals);
    } catch (error) {
      this.#forgetKernel();
      instruments.collectFailures.inc();
      collectors.failed(error);
    }
  }

  /**
   * The kernel's totals outlive the agent, so each scrape starts from nothing and takes them whole. What cannot
   * be read is left out: a gap in a counter is harmless, a step back to zero is a rate that never was.
   */
  #forgetKernel(): void {
    for (const key of [...KERNEL_COUNTERS, ...ENCRYPTION_METRICS]) this.instruments[key].reset();
    for (const key of ["mapEntries", "mapMaxEntries", "flows"] as const) this.instruments[key].reset();
  }

  #countMaps(maps: readonly MapFill[]): void {
    for (const { name, entries, maxEntries } of maps) {
      if (maxEntries > 0) this.instruments.mapMaxEntries.set({ map: name }, maxEntries);
      if (entries === undefined) continue;
      this.instruments.mapEntries.set({ map: name }, entries);
      if (isFlowTable(name)) this.instruments.flows.set({ table: name }, Math.floor(entries / 2));
    }
  }
}

function isFlowTable(map: string): boolean {
  return map === "flows" || map === "flows_opening";
}

function makeInstruments(registry: Registry): Instruments {
  const made = Object.entries(METRICS).map(([key, row]) => [key, makeInstrument(row, registry)] as const);
  return Object.fromEntries(made) as unknown as Instruments;
}

function makeInstrument(row: MetricRow, registry: Registry): Counter | Gauge | Histogram {
  const { name, help, labels, buckets } = row;
  const common = { name, help, labelNames: labels, registers: [registry] };
  switch (row.type) {
    case "counter":
      return new Counter(common);
    case "gauge":
      return new Gauge(common);
    case "histogram":
      return new Histogram({ ...common, ...(buckets && { buckets: [...buckets] }) });
  }
}

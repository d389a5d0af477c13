/**
 * What one endpoint's change costs in clusters of different sizes: parse, snapshot, compile, plan and write,
 * into maps in memory, so that nothing of the kernel's or the API's is counted. `make measure` runs it last.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseObject } from "../../agent/cluster/parse/object.ts";
import { ClusterStore } from "../../agent/cluster/store.ts";
import { compile } from "../../agent/compiler/compile.ts";
import type { Compiled } from "../../agent/compiler/compiled.ts";
import { TableWriter } from "../../agent/datapath/table-writer.ts";
import { barChart } from "../bench/plot.ts";
import { spreadOf, spreadText } from "../bench/spread.ts";
import type { Spread } from "../bench/spread.ts";
import { say, step, table } from "../demo/narrate.ts";
import { MemoryStore } from "../support/memory-store.ts";
import { serviceObject } from "../support/objects.ts";
import { REPOSITORY } from "../support/places.ts";
import { endpointsOf, namespaceOf, SERVICE_PORT, serviceName, sliceOf } from "./synthetic.ts";

const ENDPOINTS = 10;
const SIZES = [1_000, 3_000, 10_000, 30_000, 100_000];
const NODE = "node-0";
const WARM_UP = 200;
const CHANGES = 1_000;

class Cluster {
  readonly #store = new ClusterStore();
  readonly #writer = new TableWriter(new MemoryStore());
  readonly #services: number;
  #compiled: Compiled | undefined;

  constructor(services: number) {
    this.#services = services;
    this.#put({
      apiVersion: "v1",
      kind: "Namespace",
      metadata: { name: "web", labels: { "weft.dev/mesh": "l4" } },
    });
    for (let i = 0; i < services; i++) {
      const address = [10, 96 + (i >> 16), (i >> 8) & 255, i & 255].join(".");
      const ports = [{ name: "main", port: SERVICE_PORT }];
      this.#put(serviceObject(`${namespaceOf(i)}/${serviceName(i)}`, { clusterIPs: [address], ports }));
      this.#put(sliceOf(i, this.#numbers(i)));
    }
    this.#store.commit();
  }

  #numbers(service: number): readonly number[] {
    return endpointsOf(service, { services: this.#services, endpoints: ENDPOINTS, routes: 0, pods: 0 });
  }

  #put(object: object): void {
    const parsed = parseObject(object);
    if (parsed !== undefined) this.#store.put(parsed);
  }

  /** Milliseconds. */
  bring(): number {
    const startMs = performance.now();
    this.#compiled = compile(this.#store.snapshot(), NODE, this.#compiled);
    this.#writer.apply(this.#compiled.tables);
    return performance.now() - startMs;
  }

  /** One endpoint less, or that one more again; milliseconds. */
  change(turn: number): number {
    const service = Math.floor(turn / 2) % this.#services;
    const numbers = this.#numbers(service);
    const startMs = performance.now();
    this.#put(sliceOf(service, turn % 2 === 0 ? numbers.slice(1) : numbers));
    this.#store.commit();
    this.bring();
    return performance.now() - startMs;
  }
}

interface Cost {
  readonly endpoints: number;
  readonly wholeMs: number;
  readonly changeMs: Spread;
}

function costAt(endpoints: number): Cost {
  const cluster = new Cluster(endpoints / ENDPOINTS);
  const wholeMs = cluster.bring();
  for (let turn = 0; turn < WARM_UP; turn++) cluster.change(turn);
  return {
    endpoints,
    wholeMs,
    changeMs: spreadOf(Array.from({ length: CHANGES }, (_, i) => cluster.change(i))),
  };
}

const costs = SIZES.map(costAt);
const [smallest] = costs;
const unit = smallest?.changeMs.median ?? NaN;
step("One endpoint's change, by the size of the cluster");
table(
  ["endpoints", "everything, once", "one change, ms"],
  costs.map(({ endpoints, wholeMs, changeMs }) => [
    endpoints.toLocaleString("en"),
    `${wholeMs.toFixed(0)} ms`,
    spreadText(changeMs),
  ]),
);
const path = join(REPOSITORY, "docs", "change-cost.svg");
const chart = barChart({
  title: "One endpoint's change, as a ratio to that among 1,000 endpoints",
  groups: costs.map(({ endpoints }) => endpoints.toLocaleString("en")),
  series: [
    {
      name: "parse to write",
      values: costs.map(({ changeMs: { median, low, high } }) => ({
        median: median / unit,
        low: low / unit,
        high: high / unit,
      })),
    },
  ],
});
await writeFile(path, chart);
say(`The plot is ${path}`);

import { describe, expect, test } from "vitest";
import { KERNEL_COUNTERS, serviceLabels } from "./kernel-counters.ts";
import type { RefusalTotal, TrafficTotal } from "./kernel-counters.ts";
import { METRICS } from "./metric-table.ts";
import type { MetricRow } from "./metric-table.ts";
import { Metrics } from "./metrics.ts";
import type { Collectors } from "./metrics.ts";

const ROWS: readonly MetricRow[] = Object.values(METRICS);

describe("names follow the conventions of Prometheus", () => {
  test.each(ROWS.map((row) => [row.name, row] as const))("%s", (name, row) => {
    expect(name).toMatch(/^weft(_[a-z]+)+$/);
    expect(name.endsWith("_total")).toBe(row.type === "counter");
    if (row.type === "histogram") expect(name).toMatch(/_seconds$/);
    expect(row.help).toMatch(/^[A-Z0-9].*[^.]\.$/);
    expect(row.help.startsWith(name)).toBe(false);
    for (const label of row.labels) expect(label).toMatch(/^[a-z]+$/);
    expect(new Set(row.labels).size).toBe(row.labels.length);
  });

  test("no two have one name", () => {
    expect(new Set(ROWS.map(({ name }) => name)).size).toBe(ROWS.length);
  });

  test("only histograms have buckets, and these rise", () => {
    for (const { type, buckets } of ROWS) {
      expect(buckets !== undefined).toBe(type === "histogram");
      expect(buckets?.toSorted((a, b) => a - b)).toEqual(buckets);
    }
  });

  test("what the kernel holds is a counter", () => {
    for (const key of KERNEL_COUNTERS) expect(METRICS[key].type).toBe("counter");
  });
});

interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Text exposition format 0.0.4, strictly: every line must be understood. */
function parseExposition(text: string): { samples: readonly Sample[]; types: ReadonlyMap<string, string> } {
  const samples: Sample[] = [];
  const types = new Map<string, string>();
  for (const line of text.split("\n")) {
    if (line === "" || line.startsWith("# HELP ")) continue;
    const type = /^# TYPE (\S+) (counter|gauge|histogram|summary)$/.exec(line);
    if (type !== null) {
      types.set(String(type[1]), String(type[2]));
      continue;
    }
    const sample = /^([a-z][a-z0-9_]*)(?:\{(.*)\})? (\S+)$/.exec(line);
    if (sample === null) throw new Error(`not understood: ${line}`);
    const labels = [...(sample[2] ?? "").matchAll(/([a-z_]+)="((?:[^"\\]|\\.)*)"(?:,|$)/g)];
    samples.push({
      name: String(sample[1]),
      labels: Object.fromEntries(labels.map(([, name, value]) => [String(name), String(value)])),
      value: Number(sample[3]),
    });
  }
  return { samples, types };
}

async function read(metrics: Metrics): Promise<(name: string) => readonly Omit<Sample, "name">[]> {
  const { samples } = parseExposition(await metrics.text());
  return (name) =>
    samples.filter((sample) => sample.name === name).map(({ labels, value }) => ({ labels, value }));
}

const APP = { namespace: "shop", service: "app", port: "80", protocol: "TCP" };

function traffic(changes: Partial<TrafficTotal> = {}): TrafficTotal {
  return {
    ...{ service: "shop/app:80/TCP", backend: "shop/app-v1:80/TCP", endpoint: "10.1.0.5:8080" },
    ...{ connections: 3, packetsSent: 10, bytesSent: 1000, packetsReceived: 20, bytesReceived: 2000 },
    ...changes,
  };
}

function collectors(changes: Partial<Collectors> = {}): Collectors {
  return {
    isReady: () => true,
    objects: () => [],
    maps: () => Promise.resolve([]),
    encryption: () => Promise.resolve(undefined),
    traffic: () => [],
    flows: () => ({ opened: 0, evicted: 0, unsettled: 0, recovered: 0 }),
    refusals: () => [],
    failed: (error) => {
      throw error;
    },
    ...changes,
  };
}

describe("the page", () => {
  test("declares every metric of the table with its type, and those of the process (D-7)", async () => {
    const { types } = parseExposition(await new Metrics("1.2.3").text());
    for (const { name, type } of ROWS) expect([name, types.get(name)]).toEqual([name, type]);
    const others = [...types.keys()].filter((name) => !ROWS.some((row) => row.name === name));
    expect(others).toContain("process_cpu_seconds_total");
    expect(others.every((name) => /^(process|nodejs)_/.test(name))).toBe(true);
  });

  test("names the version", async () => {
    const sample = await read(new Metrics("1.2.3"));
    expect(sample("weft_build_info")).toEqual([{ labels: { version: "1.2.3" }, value: 1 }]);
  });

  test("two agents in one process do not share anything", async () => {
    const first = new Metrics("1");
    new Metrics("2").instruments.sourceErrors.set(5);
    expect((await read(first))("weft_source_errors")).toEqual([{ labels: {}, value: 0 }]);
  });
});

describe("what the agent sets", () => {
  test("is on the page", async () => {
    const metrics = new Metrics("1");
    metrics.collectFrom(collectors({ objects: () => [{ kind: "Service", count: 4 }] }));
    metrics.instruments.rowsWritten.inc({ map: "frontends", operation: "upsert" }, 7);
    metrics.instruments.compileDuration.observe(0.003);
    const sample = await read(metrics);
    expect(sample("weft_source_objects")).toEqual([{ labels: { kind: "Service" }, value: 4 }]);
    expect(sample("weft_datapath_rows_written_total")).toEqual([
      { labels: { map: "frontends", operation: "upsert" }, value: 7 },
    ]);
    expect(sample("weft_compile_duration_seconds_sum")).toEqual([{ labels: {}, value: 0.003 }]);
    expect(sample("weft_compile_duration_seconds_bucket")).toContainEqual({
      labels: { le: "0.005" },
      value: 1,
    });
    expect(sample("weft_compile_duration_seconds_bucket")).toContainEqual({
      labels: { le: "0.0025" },
      value: 0,
    });
  });
});

describe("what the kernel holds", () => {
  test("is taken whole at every scrape, never added up", async () => {
    const metrics = new Metrics("1");
    metrics.collectFrom(collectors({ traffic: () => [traffic()] }));
    await metrics.text();
    const sample = await read(metrics);
    expect(sample("weft_service_connections_total")).toEqual([{ labels: APP, value: 3 }]);
  });

  test("the endpoints of a Service add up to the Service", async () => {
    const metrics = new Metrics("1");
    const rows = [traffic(), traffic({ endpoint: "[fd00::5]:8080", connections: 4, bytesSent: 1 })];
    metrics.collectFrom(collectors({ traffic: () => rows }));
    const sample = await read(metrics);
    expect(sample("weft_service_connections_total")).toEqual([{ labels: APP, value: 7 }]);
    expect(sample("weft_service_bytes_total")).toEqual([
      { labels: { ...APP, direction: "sent" }, value: 1001 },
      { labels: { ...APP, direction: "received" }, value: 4000 },
    ]);
    expect(sample("weft_service_packets_total")).toEqual([
      { labels: { ...APP, direction: "sent" }, value: 20 },
      { labels: { ...APP, direction: "received" }, value: 40 },
    ]);
    const backend = { ...APP, backend: "shop/app-v1:80/TCP" };
    expect(sample("weft_backend_connections_total")).toEqual([
      { labels: { ...backend, endpoint: "10.1.0.5:8080" }, value: 3 },
      { labels: { ...backend, endpoint: "[fd00::5]:8080" }, value: 4 },
    ]);
    expect(sample("weft_backend_bytes_total")).toHaveLength(4);
  });

  test("TCP and UDP of one port are told apart", async () => {
    const metrics = new Metrics("1");
    metrics.collectFrom(
      collectors({ traffic: () => [traffic(), traffic({ service: "shop/app:80/UDP", connections: 9 })] }),
    );
    expect((await read(metrics))("weft_service_connections_total")).toEqual([
      { labels: APP, value: 3 },
      { labels: { ...APP, protocol: "UDP" }, value: 9 },
    ]);
  });

  test("the tunnel, by node and by path; nodes that have gone are gone", async () => {
    const metrics = new Metrics("1");
    const bytes = { receivedBytes: 7, sentBytes: 9 };
    const near = { node: "node-2", state: "ready", handshakeAgeS: 12, ...bytes } as const;
    const far = { node: "node-3", state: "waiting", handshakeAgeS: undefined, ...bytes } as const;
    let peers: readonly (typeof near | typeof far)[] = [near, far];
    const packets = { sent: 5, sentClear: 1, received: 4, receivedClear: 0 };
    metrics.collectFrom(
      collectors({ encryption: () => Promise.resolve({ peers, clearText: [{}], packets }) }),
    );
    const before = await read(metrics);
    expect(before("weft_encryption_handshake_age_seconds")).toEqual([
      { labels: { node: "node-2" }, value: 12 },
    ]);
    expect(before("weft_encryption_peers")).toContainEqual({ labels: { state: "waiting" }, value: 1 });
    expect(before("weft_encryption_bytes_total")).toHaveLength(4);
    expect(before("weft_encryption_clear_text_nodes")).toEqual([{ labels: {}, value: 1 }]);
    peers = [near];
    const after = await read(metrics);
    expect(after("weft_encryption_bytes_total")).toEqual([
      { labels: { node: "node-2", direction: "received" }, value: 7 },
      { labels: { node: "node-2", direction: "sent" }, value: 9 },
    ]);
    expect(after("weft_encryption_packets_total")).toContainEqual({
      labels: { direction: "sent", path: "clear" },
      value: 1,
    });
  });

  test("what became of flow entries; evictions never step back", async () => {
    const metrics = new Metrics("1.2.3");
    let flows = { opened: 100, evicted: 7, unsettled: 2, recovered: 4 };
    metrics.collectFrom(collectors({ flows: () => flows }));
    await metrics.text();
    flows = { ...flows, opened: 120, evicted: 5 };
    const value = await read(metrics);
    expect(value("weft_flow_entries_opened_total")).toEqual([{ labels: {}, value: 120 }]);
    expect(value("weft_flow_entries_evicted_total")).toEqual([{ labels: {}, value: 7 }]);
    expect(value("weft_flow_table_full_total")).toEqual([{ labels: {}, value: 2 }]);
    expect(value("weft_flow_entries_recovered_total")).toEqual([{ labels: {}, value: 4 }]);
  });

  test("refusals are counted by reason", async () => {
    const refusals: readonly RefusalTotal[] = [
      { service: "shop/app:80/TCP", reason: "no_endpoint", packets: 2 },
      { service: "shop/app:80/TCP", reason: "zero_weight", packets: 5 },
    ];
    const metrics = new Metrics("1");
    metrics.collectFrom(collectors({ refusals: () => refusals }));
    expect((await read(metrics))("weft_service_refusals_total")).toEqual([
      { labels: { ...APP, reason: "no_endpoint" }, value: 2 },
      { labels: { ...APP, reason: "zero_weight" }, value: 5 },
    ]);
  });

  test("a row that is gone is gone from the page", async () => {
    const metrics = new Metrics("1");
    let rows = [traffic()];
    metrics.collectFrom(collectors({ traffic: () => rows }));
    expect((await read(metrics))("weft_service_connections_total")).toHaveLength(1);
    rows = [];
    expect((await read(metrics))("weft_service_connections_total")).toHaveLength(0);
  });

  test("maps, their room, and two entries to a flow", async () => {
    const metrics = new Metrics("1");
    const maps = [
      { name: "frontends", entries: 12, maxEntries: 100 },
      { name: "flows", entries: 10, maxEntries: 1000 },
      { name: "flows_opening", entries: 3, maxEntries: 500 },
      { name: "events", entries: undefined, maxEntries: 65_536 },
    ];
    metrics.collectFrom(collectors({ maps: () => Promise.resolve(maps) }));
    const sample = await read(metrics);
    expect(sample("weft_map_entries").map(({ labels, value }) => [labels["map"], value])).toEqual([
      ["frontends", 12],
      ["flows", 10],
      ["flows_opening", 3],
    ]);
    expect(sample("weft_map_max_entries")).toContainEqual({ labels: { map: "events" }, value: 65_536 });
    expect(sample("weft_flows")).toEqual([
      { labels: { table: "flows" }, value: 5 },
      { labels: { table: "flows_opening" }, value: 1 },
    ]);
  });

  test("readiness is asked for at every scrape", async () => {
    const metrics = new Metrics("1");
    let isReady = false;
    metrics.collectFrom(collectors({ isReady: () => isReady }));
    expect((await read(metrics))("weft_ready")).toEqual([{ labels: {}, value: 0 }]);
    isReady = true;
    expect((await read(metrics))("weft_ready")).toEqual([{ labels: {}, value: 1 }]);
  });

  test("that cannot be read leaves a gap, not a zero, and is counted and told", async () => {
    const metrics = new Metrics("1");
    const failure = new Error("no map");
    const told: unknown[] = [];
    const traffics = [() => [traffic()], () => fail(failure)];
    metrics.collectFrom(
      collectors({ traffic: () => traffics.shift()?.() ?? [], failed: (error) => void told.push(error) }),
    );
    expect((await read(metrics))("weft_service_connections_total")).toHaveLength(1);
    const sample = await read(metrics);
    expect(sample("weft_service_connections_total")).toEqual([]);
    expect(sample("weft_collect_failures_total")).toEqual([{ labels: {}, value: 1 }]);
    expect(sample("weft_ready")).toEqual([{ labels: {}, value: 1 }]);
    expect(told).toEqual([failure]);
  });
});

function fail(error: Error): never {
  throw error;
}

describe("the labels of a Service port", () => {
  test("come from the kernel's name of it", () => {
    expect(serviceLabels("shop/app:80/TCP")).toEqual(APP);
  });

  test.each(["00a1b2c3d4e5f", "-", "shop/app", "shop/app:80"])("%s has no parts", (text) => {
    expect(serviceLabels(text)).toEqual({ namespace: "", service: text, port: "", protocol: "" });
  });
});

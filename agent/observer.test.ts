import { beforeEach, describe, expect, test } from "vitest";
import type { Compiled } from "./compiler/compiled.ts";
import { zeroCounts } from "./datapath/plan.ts";
import type { WriteReport } from "./datapath/table-writer.ts";
import type { WorkloadView } from "./datapath/views.ts";
import { AgentError } from "./lib/errors.ts";
import { AgentObserver, WAITING_FOR } from "./observer.ts";
import { createLog } from "./telemetry/log.ts";
import { Metrics } from "./telemetry/metrics.ts";
import { Readiness } from "./telemetry/readiness.ts";

const COMPILED: Compiled = { tables: new Map(), workloads: [], services: [], routes: [], diagnostics: [] };
const WRITTEN: WriteReport = {
  upserted: { ...zeroCounts(), endpoints: 3 },
  deleted: zeroCounts(),
  deferred: [],
};
const FULL: WriteReport = {
  ...WRITTEN,
  deferred: [{ owner: "backends shop/app", full: "backend_sets", dependsOn: undefined }],
};
const PENDING: WorkloadView = {
  pod: "web/client",
  ips: [],
  optedInBy: "pod",
  state: "pending",
  interface: undefined,
  ifindex: undefined,
  how: "no route",
  attached: undefined,
  cgroup: undefined,
};

describe("what the loop does", () => {
  let lines: { readonly msg: string }[];
  let workloads: readonly WorkloadView[];
  let overdue: readonly WorkloadView[];
  let readiness: Readiness<keyof typeof WAITING_FOR>;
  let metrics: Metrics;
  let observer: AgentObserver;

  beforeEach(() => {
    lines = [];
    workloads = [];
    overdue = [];
    readiness = new Readiness(WAITING_FOR);
    metrics = new Metrics("1.2.3");
    const write = (text: string) => void lines.push(JSON.parse(text) as { msg: string });
    const log = createLog({ level: "info", nodeName: "node-a" }, { write });
    observer = new AgentObserver({
      log,
      instruments: metrics.instruments,
      readiness,
      workloads: () => workloads,
      overdue: () => overdue,
    });
  });

  function messages(): readonly string[] {
    return lines.map(({ msg }) => msg);
  }

  function firstPass(): void {
    observer.setCondition("sources", true, "all read");
    observer.compiled(COMPILED, 1);
    observer.wrote(WRITTEN, 2, 5);
    observer.attached();
  }

  test("makes the agent ready when all of it is done once, and says so once", () => {
    observer.setCondition("sources", true, "all read");
    observer.compiled(COMPILED, 1);
    observer.wrote(WRITTEN, 2, 5);
    expect(readiness.isReady).toBe(false);
    observer.attached();
    expect(readiness.isReady).toBe(true);
    firstPass();
    expect(messages()).toEqual(["ready"]);
    expect(observer.generation).toBe(2);
    expect(observer.lastWrite).toEqual({ durationMs: 2, rows: 3 });
  });

  test("a full map is named once, with the flag that makes room; the next whole write ends it", async () => {
    firstPass();
    observer.wrote(FULL, 2, 5);
    observer.wrote(FULL, 2, 5);
    expect(observer.problems).toEqual([
      "map backend_sets is full: backends shop/app is not programmed as it is now (--max-backend-sets)",
    ]);
    expect(readiness.isReady).toBe(false);
    expect(await metrics.text()).toContain(
      'weft_datapath_write_failures_total{map="backend_sets",errno="E2BIG"} 1\n',
    );
    observer.wrote(WRITTEN, 2, 5);
    expect(observer.problems).toEqual([]);
    expect(messages()).toEqual(["ready", "map full", "not ready", "ready"]);
  });

  test("a refused write is counted by map and errno, told once, and not ready", async () => {
    firstPass();
    const error = new AgentError("map_write_failed", "map splits: ENOMEM", {
      details: { map: "splits", errno: "ENOMEM" },
    });
    observer.failed("write", error);
    observer.failed("write", error);
    expect(messages()).toEqual(["ready", "write failed", "not ready"]);
    expect(await metrics.text()).toContain(
      'weft_datapath_write_failures_total{map="splits",errno="ENOMEM"} 2\n',
    );
  });

  test("a pod that starts or ends is counted, and no problem", () => {
    workloads = [PENDING];
    observer.attached();
    expect(observer.problems).toEqual([]);
    expect(messages()).toEqual([]);
  });

  test("a pod without an interface is a problem, but not the agent's readiness", async () => {
    workloads = overdue = [PENDING];
    observer.setCondition("sources", true, "all read");
    observer.compiled(COMPILED, 1);
    observer.wrote(WRITTEN, 2, 5);
    observer.attached();
    observer.attached();
    expect(readiness.isReady).toBe(true);
    expect(observer.problems).toEqual(["workload web/client is not attached: no route"]);
    expect(messages()).toEqual(["workloads wait to be attached", "ready"]);
    expect(await metrics.text()).toContain('weft_workloads{state="pending"} 1\n');
  });
});

import { beforeEach, describe, expect, test } from "vitest";
import type { ClusterState } from "./cluster/model.ts";
import type { Compiled } from "./compiler/compiled.ts";
import { zeroCounts } from "./datapath/plan.ts";
import type { WriteReport } from "./datapath/table-writer.ts";
import { AgentError } from "./lib/errors.ts";
import { TURN_MS } from "./lib/steps.ts";
import { Reconciler, RESYNC_INTERVAL_MS } from "./reconcile.ts";
import type { ReconcileParts } from "./reconcile.ts";

const COMPILED: Compiled = { tables: new Map(), workloads: [], services: [], routes: [], diagnostics: [] };

const WRITTEN: WriteReport = { upserted: zeroCounts(), deleted: zeroCounts(), deferred: [] };

describe("the loop", () => {
  let calls: string[];
  let state: ClusterState | undefined;
  let writeError: Error | undefined;
  let deferred: WriteReport["deferred"];
  let nowMs: number;
  let written: Partial<WriteReport>;
  let workloads: Compiled["workloads"];
  let duringCompile: (() => void) | undefined;

  beforeEach(() => {
    calls = [];
    duringCompile = undefined;
    workloads = [];
    state = undefined;
    writeError = undefined;
    deferred = [];
    written = {};
    nowMs = 100_000;
  });

  function parts(): ReconcileParts {
    return {
      clock: { nowMs: () => nowMs, sleep: async () => Promise.resolve() },
      snapshot: () => state,
      *compile() {
        calls.push("compile");
        duringCompile?.();
        nowMs += TURN_MS;
        yield;
        return { ...COMPILED, workloads };
      },
      *write() {
        calls.push("write");
        nowMs += TURN_MS;
        yield;
        if (writeError !== undefined) throw writeError;
        return { ...WRITTEN, ...written, deferred };
      },
      distrust: () => calls.push("distrust"),
      programmed: () => calls.push("programmed"),
      observer: {
        compiled: () => undefined,
        wrote: () => calls.push("wrote"),
        repaired: () => calls.push("repaired"),
        failed: (step, error) => calls.push(`failed ${step} ${error.code}`),
      },
    };
  }

  /** Runs until the loop has nothing more to do at once. */
  async function runBriefly(reconciler: Reconciler): Promise<void> {
    const stop = new AbortController();
    const running = reconciler.run(stop.signal);
    await new Promise((resolve) => setTimeout(resolve, 20));
    stop.abort();
    await running;
  }

  test("nothing is compiled, written or swept before every source has been read", async () => {
    const reconciler = new Reconciler(parts());
    reconciler.objectsChanged();
    await runBriefly(reconciler);
    expect(calls).toEqual([]);
  });

  test("a change is compiled and written, and then programs are attached for it", async () => {
    state = {} as ClusterState;
    await runBriefly(new Reconciler(parts()));
    expect(calls).toEqual(["compile", "write", "wrote", "programmed"]);
  });

  test("an unchanged snapshot costs nothing", async () => {
    state = {} as ClusterState;
    const reconciler = new Reconciler(parts());
    await runBriefly(reconciler);
    calls = [];
    reconciler.objectsChanged();
    await runBriefly(reconciler);
    expect(calls).toEqual([]);
  });

  test("what changes while it compiles is compiled next", async () => {
    const reconciler = new Reconciler(parts());
    state = {} as ClusterState;
    const changes = [
      () => {
        state = {} as ClusterState;
        reconciler.objectsChanged();
      },
      () => {
        reconciler.circumstancesChanged();
      },
    ];
    duringCompile = () => changes.pop()?.();
    await runBriefly(reconciler);
    expect(calls.filter((call) => call !== "programmed")).toEqual([
      ...["compile", "write", "wrote"],
      ...["compile", "write", "wrote"],
      ...["compile", "write", "wrote"],
    ]);
  });

  test("whoever reads undisturbed reads neither before a write nor in the middle of it", async () => {
    const reconciler = new Reconciler(parts());
    state = {} as ClusterState;
    let read: Promise<unknown> = Promise.resolve();
    duringCompile = () => {
      read = reconciler.undisturbed(async () => {
        calls.push("read");
        return Promise.resolve();
      });
    };
    await runBriefly(reconciler);
    await read;
    expect(calls.indexOf("read")).toBeGreaterThan(calls.indexOf("wrote"));
  });

  test("other circumstances are compiled anew, with the same objects", async () => {
    state = {} as ClusterState;
    const reconciler = new Reconciler(parts());
    await runBriefly(reconciler);
    calls = [];
    reconciler.circumstancesChanged();
    await runBriefly(reconciler);
    expect(calls).toEqual(["compile", "write", "wrote", "programmed"]);
    calls = [];
    await runBriefly(reconciler);
    expect(calls).toEqual([]);
  });

  test("what the kernel refused is written again", async () => {
    state = {} as ClusterState;
    writeError = new AgentError("map_full", "map endpoints: E2BIG");
    const reconciler = new Reconciler(parts());
    await runBriefly(reconciler);
    expect(calls).toContain("failed write map_full");
    writeError = undefined;
    calls = [];
    await runBriefly(reconciler);
    expect(calls).toEqual(["write", "wrote", "programmed"]);
  });

  test("deferred owners are tried again", async () => {
    state = {} as ClusterState;
    deferred = [{ owner: "backends a", full: "endpoints", dependsOn: undefined }];
    const reconciler = new Reconciler(parts());
    await runBriefly(reconciler);
    calls = [];
    deferred = [];
    await runBriefly(reconciler);
    expect(calls).toEqual(["write", "wrote", "programmed"]);
    calls = [];
    await runBriefly(reconciler);
    expect(calls).toEqual([]);
  });

  test("now and then the kernel is read anew, and what was put right is told", async () => {
    state = {} as ClusterState;
    const reconciler = new Reconciler(parts());
    await runBriefly(reconciler);
    calls = [];
    nowMs += RESYNC_INTERVAL_MS;
    await runBriefly(reconciler);
    expect(calls.slice(0, 3)).toEqual(["distrust", "write", "wrote"]);
    calls = [];
    nowMs += RESYNC_INTERVAL_MS;
    written = { upserted: { ...zeroCounts(), endpoints: 2 } };
    await runBriefly(reconciler);
    expect(calls.slice(0, 4)).toEqual(["distrust", "write", "repaired", "wrote"]);
    calls = [];
    await runBriefly(reconciler);
    expect(calls).toEqual([]);
  });

  test("a mistake of our own is not swallowed", async () => {
    state = {} as ClusterState;
    writeError = new TypeError("undefined is not a function");
    await expect(new Reconciler(parts()).run(new AbortController().signal)).rejects.toThrow(TypeError);
  });
});

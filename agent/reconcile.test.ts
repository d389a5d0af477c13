import { beforeEach, describe, expect, test } from "vitest";
import type { ClusterState } from "./cluster/model.ts";
import type { Compiled } from "./compiler/compiled.ts";
import { zeroCounts } from "./datapath/plan.ts";
import type { WriteReport } from "./datapath/table-writer.ts";
import { AgentError } from "./lib/errors.ts";
import { TURN_MS } from "./lib/steps.ts";
import { LOOK_INTERVAL_MS, Reconciler, RESYNC_INTERVAL_MS, SWEEP_INTERVAL_MS } from "./reconcile.ts";
import type { AttachState, ReconcileParts } from "./reconcile.ts";

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
  let attachState: AttachState;
  let duringCompile: (() => void) | undefined;

  beforeEach(() => {
    calls = [];
    duringCompile = undefined;
    workloads = [];
    attachState = "settled";
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
      attach: async () => {
        calls.push("attach");
        await Promise.resolve();
        return attachState;
      },
      sweep: () => {
        calls.push("sweep");
        return { live: 0, removed: 0, counted: 0 };
      },
      observer: {
        compiled: () => undefined,
        wrote: () => calls.push("wrote"),
        repaired: () => calls.push("repaired"),
        failed: (step, error) => calls.push(`failed ${step} ${error.code}`),
        attached: () => undefined,
        swept: () => undefined,
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

  test("a change is compiled, written, and then attached", async () => {
    state = {} as ClusterState;
    await runBriefly(new Reconciler(parts()));
    expect(calls).toEqual(["compile", "write", "wrote", "attach", "sweep"]);
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
    expect(calls.filter((call) => call !== "attach" && call !== "sweep")).toEqual([
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

  test("interfaces are looked for when the workloads changed, and not for every endpoint", async () => {
    const reconciler = new Reconciler(parts());
    state = {} as ClusterState;
    await runBriefly(reconciler);
    calls = [];
    state = {} as ClusterState;
    reconciler.objectsChanged();
    await runBriefly(reconciler);
    expect(calls).toEqual(["compile", "write", "wrote"]);
    calls = [];
    [state, workloads] = [{} as ClusterState, []];
    reconciler.objectsChanged();
    await runBriefly(reconciler);
    expect(calls).toEqual(["compile", "write", "wrote", "attach"]);
  });

  test.each([
    ["settled", LOOK_INTERVAL_MS],
    ["draining", SWEEP_INTERVAL_MS],
    ["pending", SWEEP_INTERVAL_MS],
  ] as const)("while workloads are %s, interfaces are looked at every %i ms", async (now, intervalMs) => {
    attachState = now;
    const reconciler = new Reconciler(parts());
    state = {} as ClusterState;
    await runBriefly(reconciler);
    calls = [];
    nowMs += intervalMs - 1;
    await runBriefly(reconciler);
    expect(calls).not.toContain("attach");
    nowMs += 1;
    await runBriefly(reconciler);
    expect(calls.filter((call) => call === "attach")).toHaveLength(1);
  });

  test("other circumstances are compiled anew, with the same objects", async () => {
    state = {} as ClusterState;
    const reconciler = new Reconciler(parts());
    await runBriefly(reconciler);
    calls = [];
    reconciler.circumstancesChanged();
    await runBriefly(reconciler);
    expect(calls).toEqual(["compile", "write", "wrote"]);
    calls = [];
    await runBriefly(reconciler);
    expect(calls).toEqual([]);
  });

  test("changed links attach without compiling", async () => {
    state = {} as ClusterState;
    const reconciler = new Reconciler(parts());
    await runBriefly(reconciler);
    calls = [];
    reconciler.linksChanged();
    await runBriefly(reconciler);
    expect(calls).toEqual(["attach"]);
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
    expect(calls).toEqual(["write", "wrote"]);
  });

  test("deferred owners are tried again", async () => {
    state = {} as ClusterState;
    deferred = [{ owner: "backends a", full: "endpoints", dependsOn: undefined }];
    const reconciler = new Reconciler(parts());
    await runBriefly(reconciler);
    calls = [];
    deferred = [];
    await runBriefly(reconciler);
    expect(calls).toEqual(["write", "wrote"]);
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

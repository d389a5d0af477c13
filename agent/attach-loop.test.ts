import { beforeEach, describe, expect, test } from "vitest";
import { desiredWorkload } from "../test/support/cluster-state.ts";
import { AttachLoop, LOOK_INTERVAL_MS, SWEEP_INTERVAL_MS } from "./attach-loop.ts";
import type { AttachLoopParts, AttachState } from "./attach-loop.ts";
import { AgentError } from "./lib/errors.ts";

describe("programs on workloads", () => {
  let calls: string[];
  let state: AttachState;
  let nowMs: number;
  let attachError: Error | undefined;
  /** Holds up `attach` until it resolves. */
  let attaching: Promise<void>;

  beforeEach(() => {
    calls = [];
    state = "settled";
    nowMs = 100_000;
    attachError = undefined;
    attaching = Promise.resolve();
  });

  function parts(): AttachLoopParts {
    return {
      clock: { nowMs: () => nowMs, sleep: async () => Promise.resolve() },
      attach: async () => {
        calls.push("attach");
        await attaching;
        if (attachError !== undefined) throw attachError;
        return state;
      },
      attachStarting: async (workloads) => {
        calls.push(`starting ${String(workloads.length)}`);
        return Promise.resolve();
      },
      sweep: () => {
        calls.push("sweep");
        return { live: 0, removed: 0, counted: 0 };
      },
      observer: {
        attached: (now) => calls.push(`attached ${now}`),
        swept: () => undefined,
        failed: (step, error) => calls.push(`failed ${step} ${error.code}`),
      },
    };
  }

  /** Runs until the loop has nothing more to do at once. */
  async function runBriefly(loop: AttachLoop): Promise<void> {
    const stop = new AbortController();
    const running = loop.run(stop.signal);
    await new Promise((resolve) => setTimeout(resolve, 20));
    stop.abort();
    await running;
  }

  async function settled(): Promise<AttachLoop> {
    const loop = new AttachLoop(parts());
    loop.programmed([]);
    await runBriefly(loop);
    calls = [];
    return loop;
  }

  test("nothing is attached, and nothing swept, before the tables are in the kernel", async () => {
    const loop = new AttachLoop(parts());
    loop.cgroupsChanged();
    loop.linksChanged();
    await runBriefly(loop);
    expect(calls).toEqual([]);
  });

  test("pods that start do not wait for the search of interfaces", async () => {
    let release = (): void => undefined;
    attaching = new Promise((resolve) => (release = resolve));
    const loop = new AttachLoop(parts());
    loop.programmed([]);
    const running = runBriefly(loop);
    await Promise.resolve();
    loop.programmed([desiredWorkload("web")]);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(calls.filter((call) => !call.startsWith("starting 0"))).toEqual(["attach", "starting 1"]);
    release();
    await running;
    expect(calls.filter((call) => call === "attach")).toHaveLength(2);
  });

  test("interfaces are looked for when the workloads changed, and not for every endpoint", async () => {
    const loop = new AttachLoop(parts());
    const workloads = [desiredWorkload("web")];
    loop.programmed(workloads);
    await runBriefly(loop);
    expect(calls).toContain("attach");
    calls = [];
    loop.programmed(workloads);
    await runBriefly(loop);
    expect(calls).toEqual([]);
  });

  test("a cgroup that appears is looked at, interfaces are not", async () => {
    const loop = await settled();
    loop.cgroupsChanged();
    await runBriefly(loop);
    expect(calls).toEqual(["starting 0"]);
  });

  test("changed links attach", async () => {
    const loop = await settled();
    loop.linksChanged();
    await runBriefly(loop);
    expect(calls).toEqual(["attach", "attached settled"]);
  });

  test.each([
    ["settled", LOOK_INTERVAL_MS],
    ["draining", SWEEP_INTERVAL_MS],
    ["pending", SWEEP_INTERVAL_MS],
  ] as const)("while workloads are %s, interfaces are looked at every %i ms", async (now, intervalMs) => {
    state = now;
    const loop = await settled();
    nowMs += intervalMs - 1;
    await runBriefly(loop);
    expect(calls).not.toContain("attach");
    nowMs += 1;
    await runBriefly(loop);
    expect(calls.filter((call) => call === "attach")).toHaveLength(1);
  });

  test("what failed is reported and tried again", async () => {
    attachError = new AgentError("command_failed", "ip: exit 1");
    const loop = new AttachLoop(parts());
    loop.programmed([]);
    await runBriefly(loop);
    expect(calls).toContain("failed attach command_failed");
    attachError = undefined;
    calls = [];
    await runBriefly(loop);
    expect(calls).toContain("attached settled");
  });

  test("a mistake of Weft's own is not swallowed", async () => {
    attachError = new TypeError("undefined is not a function");
    const loop = new AttachLoop(parts());
    loop.programmed([]);
    await expect(loop.run(new AbortController().signal)).rejects.toThrow(TypeError);
  });
});

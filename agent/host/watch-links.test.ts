import { readFile } from "node:fs/promises";
import { afterEach, describe, expect, test, vi } from "vitest";
import { systemClock, type Clock } from "../lib/clock.ts";
import { watchLinks, type LinkWatchParts } from "./watch-links.ts";

/** Sleeps take no time, and are remembered. */
function instantClock(): Clock & { readonly slept: number[] } {
  const slept: number[] = [];
  return {
    slept,
    nowMs: () => 0,
    sleep: async (ms) => {
      slept.push(ms);
      await new Promise(setImmediate);
    },
  };
}

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

function start(parts: Partial<LinkWatchParts> & Pick<LinkWatchParts, "command">): {
  onChange: ReturnType<typeof vi.fn<() => void>>;
  failures: string[];
  stop: () => Promise<void>;
} {
  const onChange = vi.fn<() => void>();
  const failures: string[] = [];
  const controller = new AbortController();
  const running = watchLinks(
    { clock: systemClock, coalesceMs: 1, onChange, onFailure: (reason) => failures.push(reason), ...parts },
    controller.signal,
  );
  const stop = async (): Promise<void> => {
    controller.abort();
    await running;
  };
  stops.push(stop);
  return { onChange, failures, stop };
}

describe("watchLinks", () => {
  test("wakes once at the start, and once for a burst of events", async () => {
    const { onChange } = start({
      coalesceMs: 100,
      command: ["sh", "-c", "sleep 0.3; for i in 1 2 3 4; do echo $i; done; exec sleep 60"],
    });
    await vi.waitFor(() => {
      expect(onChange).toHaveBeenCalledTimes(1);
    });
    await vi.waitFor(() => {
      expect(onChange).toHaveBeenCalledTimes(2);
    });
  });

  test("starts a monitor that ended again, after growing delays, and says why", async () => {
    const clock = instantClock();
    const { failures, stop } = start({ clock, command: ["sh", "-c", "echo no buffer >&2; exit 2"] });
    await vi.waitFor(() => {
      expect(failures.length).toBeGreaterThanOrEqual(3);
    });
    await stop();
    expect(failures[0]).toBe("sh -c echo no buffer >&2; exit 2 ended with exit code 2: no buffer");
    expect(clock.slept.filter((ms) => ms >= 500).slice(0, 3)).toEqual([500, 1000, 2000]);
  });

  test("survives a program that is not there", async () => {
    const { failures } = start({ clock: instantClock(), command: ["weft-no-such-program"] });
    await vi.waitFor(() => {
      expect(failures[0]).toMatch(/^weft-no-such-program could not be started: .*ENOENT/);
    });
  });

  test("stops when aborted, and leaves no child", async () => {
    const { onChange, failures, stop } = start({ command: ["sh", "-c", "echo $$ >&2; exec sleep 61"] });
    await vi.waitFor(() => {
      expect(onChange).toHaveBeenCalled();
    });
    await stop();
    expect(failures).toEqual([]);
    expect(await childrenOf(process.pid)).not.toContain("sleep 61");
  });
});

async function childrenOf(pid: number): Promise<string> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8");
  const names = children.split(" ").filter((child) => child !== "");
  const commands = names.map(async (child) => readFile(`/proc/${child}/cmdline`, "utf8").catch(() => ""));
  return (await Promise.all(commands)).join("\n").replaceAll("\0", " ");
}

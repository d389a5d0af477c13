import { spawn, type ChildProcess } from "node:child_process";
import type { Clock } from "../lib/clock.ts";
import { nextTurn } from "../lib/steps.ts";

export interface LinkWatchParts {
  readonly clock: Clock;
  /** Something about links, routes or neighbours may have changed; also called after every restart. */
  readonly onChange: () => void;
  readonly onFailure: (reason: string) => void;
  /** For tests: what to run instead of `ip monitor`. */
  readonly command?: readonly [program: string, ...args: string[]];
  readonly coalesceMs?: number;
}

/**
 * The kernel ends the child when its parent ends, even by SIGKILL: a quiet monitor would otherwise
 * notice only at the next event that nobody reads it.
 */
const MONITOR = [
  "setpriv",
  "--pdeathsig",
  "TERM",
  "ip",
  "monitor",
  "link",
  "address",
  "route",
  "neigh",
] as const;

/** Neighbours of a busy node change all the time, and one look at the tables serves any number of events. */
const COALESCE_MS = 200;
const FIRST_RESTART_DELAY_MS = 500;
const MAX_RESTART_DELAY_MS = 30_000;
/** A monitor that lived this long was well: its end starts the delays anew. */
const HEALTHY_AFTER_MS = 60_000;
const STDERR_TAIL_CHARACTERS = 400;

/** Runs until the signal aborts; never rejects. The periodic resync covers what is missed in between. */
export async function watchLinks(parts: LinkWatchParts, signal: AbortSignal): Promise<void> {
  let delayMs = FIRST_RESTART_DELAY_MS;
  while (!signal.aborted) {
    const startedAtMs = parts.clock.nowMs();
    const reason = await watchOnce(parts, signal);
    if (isAborted(signal)) return;
    parts.onFailure(reason);
    if (parts.clock.nowMs() - startedAtMs >= HEALTHY_AFTER_MS) delayMs = FIRST_RESTART_DELAY_MS;
    await parts.clock.sleep(delayMs, signal);
    delayMs = Math.min(delayMs * 2, MAX_RESTART_DELAY_MS);
  }
}

/** A call, because the compiler takes the property for unchanged within the loop. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

/** Resolves once the child is gone, with why. */
async function watchOnce(parts: LinkWatchParts, signal: AbortSignal): Promise<string> {
  const ended = new AbortController();
  const end = (): void => {
    ended.abort();
  };
  // Taken off again below: the agent's signal outlives any number of monitors.
  signal.addEventListener("abort", end, { once: true });
  try {
    return await runMonitor(parts, ended.signal);
  } finally {
    end();
    signal.removeEventListener("abort", end);
  }
}

async function runMonitor(parts: LinkWatchParts, signal: AbortSignal): Promise<string> {
  const [program, ...args] = parts.command ?? MONITOR;
  await nextTurn();
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], signal });
  const wake = coalesced(parts, signal);
  let stderr = "";
  child.stdout.on("data", wake);
  child.stderr.on(
    "data",
    (chunk: Buffer) => (stderr = (stderr + chunk.toString()).slice(-STDERR_TAIL_CHARACTERS)),
  );
  // What happened while no monitor ran was seen by nobody.
  wake();
  const outcome = await outcomeOf(child);
  const said = stderr.trim();
  return `${[program, ...args].join(" ")} ${outcome}${said === "" ? "" : `: ${said}`}`;
}

/** Settles only when the child is gone (or never was), also after an abort. */
async function outcomeOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("close", (exitCode, endSignal) => {
      resolve(
        exitCode === null ? `was ended by ${endSignal ?? "a signal"}` : `ended with exit code ${exitCode}`,
      );
    });
    child.once("error", (error) => {
      if (child.pid === undefined) resolve(`could not be started: ${error.message}`);
    });
  });
}

/** Calls onChange once for all that happens within COALESCE_MS of the first event. */
function coalesced({ clock, onChange, coalesceMs }: LinkWatchParts, signal: AbortSignal): () => void {
  let isPending = false;
  const flush = async (): Promise<void> => {
    await clock.sleep(coalesceMs ?? COALESCE_MS, signal);
    isPending = false;
    if (!signal.aborted) onChange();
  };
  return () => {
    if (isPending) return;
    isPending = true;
    void flush();
  };
}

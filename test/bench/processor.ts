import type { TrafficHost } from "../support/traffic.ts";

export const CLIENT_PROCESSOR = 0;
export const SERVER_PROCESSOR = 1;

/**
 * Runs programs of the host on one processor. Where client and server are left to the scheduler, what it
 * does with them decides a turn: 27,000 connections a second or 39,000, by the same datapath.
 */
export function onProcessor(host: TrafficHost, processor: number): TrafficHost {
  const pinned = (program: string, args: readonly string[]) =>
    ["-c", String(processor), program, ...args] as const;
  return {
    exec: async (program, args, options) => host.exec("taskset", pinned(program, args), options),
    spawn: async (program, args) => host.spawn("taskset", pinned(program, args)),
  };
}

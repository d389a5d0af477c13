import { connect, type ConnectReport, type TrafficHost } from "../support/traffic.ts";
import { poll } from "./poll.ts";

/** By the name of a server or of an error: the part of all connections, from 0 to 1. */
export type Shares = Readonly<Record<string, number>>;

const SAMPLE = 200;
/** Right shares of the sample are further off once in 100,000 samples. */
const SAMPLE_TOLERANCE = 0.16;

export function sharesOf({ answers, errors, attempts }: ConnectReport): Shares {
  const counts = Object.entries({ ...answers, ...errors });
  return Object.fromEntries(counts.map(([name, count]) => [name, count / attempts]));
}

/** The greatest difference between what is observed and what is wanted. */
export function deviation(observed: Shares, wanted: Shares): number {
  const names = Object.keys({ ...wanted, ...observed });
  return Math.max(...names.map((name) => Math.abs((observed[name] ?? 0) - (wanted[name] ?? 0))));
}

/** Until a sample of a pod's connections looks like these shares: a route takes effect a moment after it is written. */
export async function waitForShares(client: TrafficHost, address: string, wanted: Shares): Promise<void> {
  await poll(`connections to ${address} in the shares ${JSON.stringify(wanted)}`, async () => {
    const observed = sharesOf(await connect(client, address, 80, { count: SAMPLE, reset: true }));
    if (deviation(observed, wanted) > SAMPLE_TOLERANCE) throw new Error(JSON.stringify(observed));
    return true;
  });
}

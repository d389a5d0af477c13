import { expect } from "vitest";
import type { Bed, Family, ServiceName } from "./bed.ts";

/** As the official suite measures (G-75): 500 probes, 10 at a time, 5 points of tolerance, 10 further tries. */
const PROBES = 500;
const TOLERANCE = 0.05;
const TRIES = 11;

/** A backend of weight 0 may not answer once, in any try. */
export async function expectWeights(
  bed: Bed,
  service: ServiceName,
  port: string,
  family: Family,
  weights: Readonly<Record<string, number>>,
): Promise<void> {
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  let found: Readonly<Record<string, number>> = {};
  for (let tries = 0; tries < TRIES; tries++) {
    const { answers, errors } = await bed.probe(service, port, PROBES, { family });
    expect(errors).toEqual({});
    expect(Object.keys(answers).filter((name) => (weights[name] ?? 0) === 0)).toEqual([]);
    found = answers;
    const isClose = Object.entries(weights).every(
      ([name, weight]) => Math.abs((answers[name] ?? 0) / PROBES - weight / total) <= TOLERANCE,
    );
    if (isClose) return;
  }
  expect.fail(`${JSON.stringify(found)} of ${String(PROBES)} probes is not ${JSON.stringify(weights)}`);
}

/**
 * findLinks in the network namespace of whoever runs this file: argv[2] is a JSON array with one array of
 * addresses a pod. Prints the results as JSON.
 */
import { z } from "zod";
import { exec } from "../../agent/host/exec.ts";
import { findLinks, provokeResolution } from "../../agent/host/links.ts";
import { systemClock } from "../../agent/lib/clock.ts";
import type { IpAddress } from "../../agent/lib/ip.ts";

const pods = z.array(z.array(z.string())).parse(JSON.parse(process.argv[2] ?? ""));
const results = await findLinks(
  pods.map((addresses) => addresses.map((address) => address as IpAddress)),
  { exec, clock: systemClock, provoke: provokeResolution },
  new AbortController().signal,
);
process.stdout.write(JSON.stringify(results));

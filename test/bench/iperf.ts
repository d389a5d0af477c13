import { z } from "zod";
import type { TrafficHost } from "../support/traffic.ts";

const SECONDS = 1;

const reportSchema = z.object({
  end: z.object({ sum_received: z.object({ bits_per_second: z.number() }) }),
});

/** What arrives of a stream of a second, in bits per second. */
export async function streamBitsPerS(host: TrafficHost, address: string, port: number): Promise<number> {
  const args = ["-c", address, "-p", String(port), "-t", String(SECONDS), "-J"];
  const report = reportSchema.parse(JSON.parse(await host.exec("iperf3", args)));
  return report.end.sum_received.bits_per_second;
}

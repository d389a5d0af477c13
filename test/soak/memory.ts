import type { Mesh } from "../support/mesh.ts";
import { NODE } from "./world.ts";

export interface Memory {
  readonly residentBytes: number;
  /** Rows by map. */
  readonly rows: Readonly<Record<string, number>>;
}

/** What one agent, and the maps of its node, hold now. */
export async function measure(mesh: Mesh): Promise<Memory> {
  const metrics = await mesh.agent(NODE).metrics();
  const rows = [...metrics.matchAll(/^weft_map_entries\{map="(\w+)"\} (\d+)$/gm)].map(
    ([, map = "", count]) => [map, Number(count)] as const,
  );
  const resident = /^process_resident_memory_bytes (\S+)$/m.exec(metrics);
  return { residentBytes: Number(resident?.[1]), rows: Object.fromEntries(rows) };
}

/** Resident memory all along, read every few seconds; an agent that is being restarted is passed over. */
export async function watchMemory(mesh: Mesh, everyMs: number, isOver: () => boolean): Promise<number[]> {
  const samples: number[] = [];
  while (!isOver()) {
    await new Promise((resolve) => setTimeout(resolve, everyMs));
    try {
      samples.push((await measure(mesh)).residentBytes);
    } catch {
      continue;
    }
  }
  return samples;
}

export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

import {
  BACKEND_SET_BYTES,
  ENDPOINT_BYTES,
  ENDPOINT_KEY_BYTES,
  readBackendSet,
  readEndpoint,
  readEndpointKey,
} from "../../agent/datapath/abi.gen.ts";
import { Kernel } from "../../agent/datapath/kernel.ts";
import { mapPin } from "../../agent/datapath/pins.ts";
import { keyAt, valuesAt } from "../../agent/datapath/raw-map.ts";
import { idKey } from "../../agent/datapath/rows.ts";
import type { Id } from "../../agent/lib/id.ts";
import { pathOf } from "../support/kubernetes/api-objects.ts";
import type { Mesh } from "../support/mesh.ts";
import { addressOf, endpointsOf, sliceOf } from "./synthetic.ts";
import type { Size } from "./synthetic.ts";

const GIVE_UP_MS = 30_000;

/**
 * Writes `changes` EndpointSlices one after another, each with one endpoint more or less, and times
 * from the API's answer until a lookup in the kernel's map shows it. In ms; 0 if the map was first.
 */
export async function timeChanges(
  mesh: Mesh,
  node: string,
  size: Size,
  changes: number,
): Promise<readonly number[]> {
  const { bpfRoot } = mesh.agent(node);
  const kernel = new Kernel();
  const setOf = setsByAddress(kernel, bpfRoot);
  const sets = kernel.openPin(mapPin(bpfRoot, "backend_sets"));
  try {
    const times: number[] = [];
    for (let i = 0; i < changes; i++) {
      const service = i % size.services;
      const numbers = endpointsOf(service, size);
      const isWhole = Math.floor(i / size.services) % 2 === 1;
      const slice = sliceOf(service, isWhole ? numbers : numbers.slice(0, -1));
      const set = setOf.get(addressOf(numbers[0] ?? 0));
      if (set === undefined) throw new Error(`no endpoint of Service ${String(service)} is in the kernel`);
      await mesh.kubernetes.plane.json({ method: "PUT", path: pathOf(slice), body: slice });
      times.push(await timeUntil(() => endpointCount(kernel, sets, set) === slice.endpoints.length));
    }
    return times;
  } finally {
    kernel.closeFd(sets);
  }
}

/** Asks the kernel, and lets this process read its sockets between two questions. */
async function timeUntil(isSo: () => boolean): Promise<number> {
  const startMs = performance.now();
  while (!isSo()) {
    if (performance.now() - startMs > GIVE_UP_MS) throw new Error("a change did not reach the kernel");
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return performance.now() - startMs;
}

function endpointCount(kernel: Kernel, fd: number, set: Id): number | undefined {
  const value = kernel.lookup(fd, Buffer.from(idKey(set), "latin1"), BACKEND_SET_BYTES);
  return value && readBackendSet(value).endpointCount;
}

/** Which set an address is in; no two Services share one here. */
function setsByAddress(kernel: Kernel, bpfRoot: string): ReadonlyMap<string, Id> {
  const fd = kernel.openPin(mapPin(bpfRoot, "endpoints"));
  try {
    const raw = kernel.dump(fd);
    const sets = new Map<string, Id>();
    for (let i = 0; i < raw.count; i++) {
      const [value = Buffer.alloc(0)] = valuesAt(raw, i, ENDPOINT_BYTES);
      sets.set(readEndpoint(value).address, readEndpointKey(keyAt(raw, i, ENDPOINT_KEY_BYTES)).set);
    }
    return sets;
  } finally {
    kernel.closeFd(fd);
  }
}

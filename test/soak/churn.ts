import { expect } from "vitest";
import type { Mesh } from "../support/mesh.ts";
import { connect } from "../support/traffic.ts";
import { addressOf, LEFT, NODE, removeRoute, RIGHT, SERVERS, writeBackends, writeRoute } from "./world.ts";
import type { Family } from "./world.ts";

const PAUSE_MS = 50;
const RESTART_EVERY_MS = 20_000;
/** The first one comes sooner, so that a short run has one of each kind. */
const FIRST_RESTART_MS = 8_000;
const PROBES = 40;
/** Of the changes, how many are looked at closely. */
const PROBE_EVERY = 25;

export interface ChurnResult {
  changes: number;
  checked: number;
  restarts: number;
}

/** Changes the cluster, restarts the agent, and now and then looks at who answers, until it is over. */
export async function churn(mesh: Mesh, isOver: () => boolean): Promise<ChurnResult> {
  const result: ChurnResult = { changes: 0, checked: 0, restarts: 0 };
  let restartedAt = performance.now() - RESTART_EVERY_MS + FIRST_RESTART_MS;
  for (let n = 0; !isOver(); n++) {
    await change(mesh, n);
    result.changes += 1;
    if (n % PROBE_EVERY === 0) {
      await expectExact(mesh, n % (2 * PROBE_EVERY) === 0 ? "IPv4" : "IPv6");
      result.checked += 1;
    }
    if (performance.now() - restartedAt > RESTART_EVERY_MS) {
      const agent = mesh.agent(NODE);
      // restart() itself kills what still runs.
      if (result.restarts % 2 === 1) await agent.stop();
      await agent.restart();
      result.restarts += 1;
      restartedAt = performance.now();
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return result;
}

/** At least one endpoint of the parent, and of each of its backends, is there all the time. */
async function change(mesh: Mesh, n: number): Promise<void> {
  switch (n % 5) {
    case 0:
      await (n % 35 === 0 ? removeRoute(mesh) : writeRoute(mesh, n % 7, 1 + (n % 11)));
      break;
    case 1:
      await writeBackends(mesh, "left", n % 4 === 0 ? LEFT : [LEFT[n % 2] ?? ""]);
      break;
    case 2:
      await writeBackends(mesh, "right", n % 4 === 0 ? RIGHT : [RIGHT[n % 2] ?? ""]);
      break;
    case 3:
      await writeBackends(mesh, "parent", SERVERS.slice(n % 3));
      break;
    default:
      await writeBackends(mesh, "flip", n % 2 === 0 ? [] : ["s0"]);
  }
}

/** Once a change is in the kernel, nobody else answers than those whom it leaves. */
async function expectExact(mesh: Mesh, family: Family): Promise<void> {
  await writeRoute(mesh, 0, 1);
  await writeBackends(mesh, "right", ["s3"]);
  await mesh.settle();
  await expectOnly(mesh, family, "s3");
  await writeRoute(mesh, 1, 0);
  await writeBackends(mesh, "left", ["s0"]);
  await mesh.settle();
  await expectOnly(mesh, family, "s0");
}

async function expectOnly(mesh: Mesh, family: Family, server: string): Promise<void> {
  const { answers, errors } = await connect(mesh.pod("web/second"), addressOf("parent", family), 80, {
    ...{ count: PROBES, concurrency: 4, timeoutMs: 10_000, reset: true },
  });
  expect({ answers, errors }, family).toEqual({ answers: { [server]: PROBES }, errors: {} });
}

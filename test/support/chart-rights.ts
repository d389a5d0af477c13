import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import type { Lb } from "../../agent/levels.ts";
import { REPOSITORY } from "./places.ts";

/** What the DaemonSet grants the agent, so that tests run agents with the same. */

interface DaemonSet {
  readonly kind: string;
  readonly spec: {
    readonly template: {
      readonly spec: {
        readonly containers: readonly {
          readonly securityContext: { readonly capabilities: { readonly add: readonly string[] } };
        }[];
      };
    };
  };
}

/** Capabilities of deploy/weft.yaml, and what the chart adds for `lb` (test/cluster/chart.test.ts). */
export function chartCapabilities(lb: Lb = "both"): readonly string[] {
  const text = readFileSync(join(REPOSITORY, "deploy", "weft.yaml"), "utf8");
  const objects = parseAllDocuments(text).map((document) => document.toJS() as DaemonSet);
  const agent = objects.find(({ kind }) => kind === "DaemonSet")?.spec.template.spec.containers[0];
  if (agent === undefined) throw new Error("deploy/weft.yaml has no DaemonSet with a container");
  const { add } = agent.securityContext.capabilities;
  return lb === "socket" ? [...add, "SYS_ADMIN"] : add;
}

/** For root, what exec() grants is what the bounding set has (capabilities(7)). */
export function boundingSet(capabilities: readonly string[]): string {
  return ["-all", ...capabilities.map((name) => `+${name.toLowerCase()}`)].join(",");
}

/** What the chart grants weft-wireguard-go (test/cluster/chart.test.ts). */
export const WIREGUARD_GO_CAPABILITIES: readonly string[] = ["NET_ADMIN"];

/**
 * A command that runs the one behind it as the chart's container does, with these directories writable; where the
 * chart encrypts, with the folder in which wg(8) and wireguard-go meet.
 */
export function inChartForm(
  capabilities: readonly string[],
  directories: readonly string[],
  tunnelFolder?: string,
): string[] {
  const script = join(REPOSITORY, "test", "support", "chart-form.sh");
  const unshare = ["unshare", "--mount", "--propagation", "slave"];
  const tunnel = tunnelFolder === undefined ? [] : ["--tunnel", tunnelFolder];
  return [...unshare, script, boundingSet(capabilities), ...tunnel, ...directories, "--"];
}

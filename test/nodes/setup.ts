import type { TestProject } from "vitest/node";
import { RealCluster } from "./cluster.ts";
import { describeOptions, optionsFrom, type WeftOptions } from "./options.ts";
import { installWeft } from "./weft.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The directory of the run's cluster, for RealCluster.attach(). */
    readonly cluster: string;
    /** How Weft is installed on it, for installWeft(). */
    readonly weft: WeftOptions;
  }
}

/** One cluster with Weft for all test files; they leave it as they found it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const options = optionsFrom(process.env);
  console.log(`Starting real nodes: ${describeOptions(options)}`);
  const cluster = await RealCluster.start(options.cluster);
  try {
    await installWeft(cluster, options.weft);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  project.provide("cluster", cluster.directory);
  project.provide("weft", options.weft);
  return async () => {
    await cluster.stop();
  };
}

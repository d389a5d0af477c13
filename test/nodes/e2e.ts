/**
 * Kubernetes' own tests of its network on real nodes, with every namespace in the mesh. What fails is run again on
 * nodes without Weft, with BASELINE=1 all of it, so that a failure of Weft differs from one of the machine.
 */
import { join } from "node:path";
import { REPOSITORY } from "../support/places.ts";
import { RealCluster } from "./cluster.ts";
import { runSpecs, selectSpecs, type Selection, type Spec } from "./e2e-suite.ts";
import { describeOptions, optionsFrom } from "./options.ts";
import { installWeft } from "./weft.ts";

const AGNHOST = join(REPOSITORY, "build", "nodes", "e2e", "agnhost.tar");
const OPT_ALL_IN = join(import.meta.dirname, "manifests", "opt-all-in.yaml");

const options = optionsFrom(process.env);
console.log(`Kubernetes' tests of its network on real nodes: ${describeOptions(options)}`);
const { selection, specs } = await withCluster(async (cluster) => {
  await installWeft(cluster, options.weft);
  await cluster.kubectl(["apply", "-f", OPT_ALL_IN]);
  const selection = await selectSpecs(cluster, new RegExp(process.env["FOCUS"] ?? ""));
  console.log(`${selection.chosen.length} tests with Weft ...`);
  return { selection, specs: await runSpecs(cluster, selection.chosen) };
});
const baseline = await runBaseline(specs);
process.exitCode = reportAll(selection, specs, baseline) === 0 ? 0 : 1;

async function withCluster<T>(use: (cluster: RealCluster) => Promise<T>): Promise<T> {
  const cluster = await RealCluster.start(options.cluster);
  try {
    for (const node of cluster.nodes) await node.importImage(AGNHOST);
    return await use(cluster);
  } finally {
    await cluster.stop();
  }
}

async function runBaseline(specs: readonly Spec[]): Promise<readonly Spec[]> {
  const isAll = process.env["BASELINE"] === "1";
  const names = specs.filter(({ state }) => isAll || state === "failed").map(({ name }) => name);
  if (names.length === 0) return [];
  console.log(`${names.length} of them without Weft ...`);
  return withCluster(async (cluster) => runSpecs(cluster, names));
}

/** Prints what came of every test, and returns the number of those that fail only with Weft. */
function reportAll({ leftOut }: Selection, specs: readonly Spec[], baseline: readonly Spec[]): number {
  const without = new Map(baseline.map((spec) => [spec.name, spec]));
  let [passed, failed, machine] = [0, 0, 0];
  for (const { name, state, message } of specs) {
    const alone = without.get(name)?.state;
    if (state === "passed" && alone === "failed") console.log(`fails without Weft only: ${name}`);
    if (state === "passed") passed++;
    else if (state === "skipped") console.log(`left out: ${name}: ${message}`);
    else if (alone === "failed") {
      machine++;
      console.log(`fails without Weft too: ${name}: ${message}`);
    } else {
      failed++;
      console.log(`FAILED: ${name}: ${message}`);
    }
  }
  for (const { name, why } of leftOut) console.log(`left out: ${name}: ${why}`);
  if (machine > 0) console.log(`${machine} tests fail on these nodes with and without Weft`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed;
}

import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { REPOSITORY } from "../support/places.ts";
import type { RealCluster } from "./cluster.ts";

const PROGRAM = join(REPOSITORY, "build", "nodes", "bin", "e2e.test");
const KUBECTL = join(REPOSITORY, "build", "bin", "kubectl");
const TIMEOUT_MS = 3 * 60 * 60 * 1_000;

const FURTHER = /Services|EndpointSlice|affinity|session|hairpin|conntrack|terminating/i;

/** What these nodes cannot show, and why. */
const LEFT_OUT = [
  { pattern: /should not be very high|\[Feature:PerformanceDNS\]/, why: "it measures the machine's speed" },
  { pattern: /invalid conntrack state bug/, why: "its image (regression-issue-74839) is not made here" },
  { pattern: /\[Disruptive\]/, why: "it restarts programs of nodes over SSH" },
  { pattern: /\[Feature:LoadBalancer\]/, why: "no provider of load balancers is here" },
  { pattern: /\[Feature:SCTP/, why: "Weft has no part in SCTP" },
  { pattern: /\[Feature:(?!IPv6DualStack)|\[(Alpha|Beta)\]/, why: "its feature is not on" },
] as const;

/** Of Kubernetes' own tests, one, with what came of it. */
export interface Spec {
  readonly name: string;
  readonly state: "passed" | "failed" | "skipped";
  /** The first line of what the test says about a failure, or why it skips itself. */
  readonly message: string;
}

export interface Selection {
  readonly chosen: readonly string[];
  readonly leftOut: readonly { readonly name: string; readonly why: string }[];
}

const report = z
  .array(
    z.object({
      SpecReports: z.array(
        z.object({
          ContainerHierarchyTexts: z.array(z.string()).nullish(),
          LeafNodeType: z.string(),
          LeafNodeText: z.string(),
          State: z.string(),
          Failure: z.object({ Message: z.string() }).optional(),
        }),
      ),
    }),
  )
  .transform((suites) => suites.flatMap(({ SpecReports }) => SpecReports));

/** The tests of the network that are for every cluster, and those of what Weft has a part in; only if `focus` matches. */
export async function selectSpecs(cluster: RealCluster, focus: RegExp): Promise<Selection> {
  const specs = await run(cluster, ["--ginkgo.dry-run", "--ginkgo.focus=\\[sig-network\\]"]);
  const names = specs.filter(({ state }) => state !== "skipped").map(({ name }) => name);
  const inScope = names.filter(
    (name) => focus.test(name) && (name.includes("[Conformance]") || FURTHER.test(name)),
  );
  const leftOut = inScope.flatMap((name) => {
    const rule = LEFT_OUT.find(({ pattern }) => pattern.test(name));
    return rule === undefined ? [] : [{ name, why: rule.why }];
  });
  const chosen = inScope.filter((name) => leftOut.every((left) => left.name !== name));
  return { chosen, leftOut };
}

/** Runs these tests, one after another. */
export async function runSpecs(cluster: RealCluster, names: readonly string[]): Promise<readonly Spec[]> {
  const focus = names.map((name) => `--ginkgo.focus=${escapeRegExp(name)}`);
  const specs = await run(cluster, focus);
  return specs.filter(({ name }) => names.includes(name));
}

async function run(cluster: RealCluster, flags: readonly string[]): Promise<readonly Spec[]> {
  const file = join(cluster.directory, "e2e.json");
  await rm(file, { force: true });
  const log = join(cluster.directory, "logs", "e2e.log");
  const command = [
    PROGRAM,
    ...["--provider=skeleton", "--node-os-distro=debian", "--allowed-not-ready-nodes=-1"],
    ...["--disable-log-dump", `--kubectl-path=${KUBECTL}`, `--kubeconfig="$KUBECONFIG"`],
    ...["--ginkgo.no-color", "--ginkgo.v", "--ginkgo.timeout=3h", `--ginkgo.json-report=${file}`],
    ...flags.map((flag) => `'${flag.replaceAll("'", "'\\''")}'`),
  ];
  // Its exit code says that a test failed, as its report does.
  await cluster.shell(`${command.join(" ")} >>${log} 2>&1 || true`, { timeoutMs: TIMEOUT_MS });
  return report.parse(JSON.parse(await readFile(file, "utf8"))).flatMap((spec) => {
    if (spec.LeafNodeType !== "It") return [];
    const name = [...(spec.ContainerHierarchyTexts ?? []), spec.LeafNodeText].join(" ");
    return [{ name, state: stateOf(spec.State), message: spec.Failure?.Message.split("\n")[0] ?? "" }];
  });
}

/** Ginkgo also knows panics, timeouts and interruptions. */
function stateOf(state: string): Spec["state"] {
  return state === "passed" || state === "skipped" ? state : "failed";
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

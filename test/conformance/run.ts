/** Runs the suite, and prints its report and where it is kept. Exit 1 if a test failed or was not run. */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { parse } from "yaml";
import { weftVersion } from "../../agent/lib/version.ts";
import { CONFORMANCE_TESTS, PROFILES, SKIPPED } from "./catalogue.ts";
import { conformanceReport } from "./report.ts";
import type { Outcome } from "./report.ts";

const RESULTS = "build/conformance.json";
const REPORT = "build/conformance-report.yaml";

/** Installed by the suite; its annotations say what it is. */
const CRD = "build/bin/gateway-api/standard/gateway.networking.k8s.io_tcproutes.yaml";

interface VitestResults {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
}

rmSync(RESULTS, { force: true });
const vitest = ["vitest", "run", "--project", "cluster", "test/conformance/conformance.test.ts"];
const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${RESULTS}`];
const { status } = spawnSync("npx", ["--no-install", "--loglevel=error", ...vitest, ...reporters], {
  stdio: ["ignore", "inherit", "inherit"],
});
const { testResults } = JSON.parse(readFileSync(RESULTS, "utf8")) as VitestResults;
const results = testResults.flatMap(({ assertionResults }) => assertionResults);

function outcomeOf(shortName: string): Outcome {
  const found = results.find(({ title }) => title === shortName);
  if (found === undefined) return undefined;
  return found.status === "passed" ? "passed" : "failed";
}

function gatewayApi(): { readonly version: string; readonly channel: string } {
  const { metadata } = parse(readFileSync(CRD, "utf8")) as {
    readonly metadata: { readonly annotations: Readonly<Record<string, string>> };
  };
  const annotation = (name: string) => metadata.annotations[`gateway.networking.k8s.io/${name}`] ?? "unknown";
  return { version: annotation("bundle-version"), channel: annotation("channel") };
}

const report = conformanceReport({
  ...{ tests: CONFORMANCE_TESTS, skipped: SKIPPED, profiles: PROFILES, outcomeOf },
  ...{ version: weftVersion(), gatewayApi: gatewayApi(), date: new Date().toISOString() },
});
writeFileSync(REPORT, report);
process.stdout.write(`${report}\nkept in ${REPORT}\n`);
const isWhole = CONFORMANCE_TESTS.every(({ shortName }) => outcomeOf(shortName) === "passed");
process.exitCode = status === 0 && isWhole ? 0 : 1;

import { stringify } from "yaml";
import type { ConformanceTest, Profile, SkippedTest } from "./catalogue.ts";

/** How one test ended; undefined: it was not run at all. */
export type Outcome = "passed" | "failed" | undefined;

export interface ReportParts {
  readonly tests: readonly Omit<ConformanceTest, "run">[];
  readonly skipped: readonly SkippedTest[];
  readonly profiles: readonly Profile[];
  readonly outcomeOf: (shortName: string) => Outcome;
  readonly version: string;
  readonly date: string;
  /** Of the CRDs that the suite ran on. */
  readonly gatewayApi: { readonly version: string; readonly channel: string };
}

/**
 * In the shape of Gateway API's ConformanceReport, with one list more, `tests`. Not an official report: its
 * profiles are Weft's own.
 */
export function conformanceReport(parts: ReportParts): string {
  const report = {
    apiVersion: "gateway.networking.k8s.io/v1",
    kind: "ConformanceReport",
    date: parts.date,
    gatewayAPIVersion: parts.gatewayApi.version,
    gatewayAPIChannel: parts.gatewayApi.channel,
    mode: "default",
    implementation: { organization: "weft", project: "weft", version: parts.version },
    profiles: parts.profiles.map((name) => profileReport(name, parts)),
    tests: [
      ...parts.tests.map((test) => ({
        ...describe(test),
        result: resultOf(parts.outcomeOf(test.shortName)),
      })),
      ...parts.skipped.map(({ reason, ...test }) => ({ ...describe(test), result: "skipped", reason })),
    ],
  };
  const note = " MESH-TCP and MESH-UDP are profiles of Weft's own: Gateway API has none for them.";
  return `#${note}\n${stringify(report, { lineWidth: 0 })}`;
}

function describe({ shortName, profile, feature, asserts, here }: Omit<ConformanceTest, "run">) {
  return { name: shortName, profile, feature, asserts, here };
}

function resultOf(outcome: Outcome): string {
  return outcome ?? "not run";
}

/** A test that was not run is a failure: nothing is taken for granted. */
function profileReport(name: Profile, { tests, skipped, outcomeOf }: ReportParts) {
  const own = tests.filter(({ profile }) => profile === name).map(({ shortName }) => shortName);
  const failed = own.filter((test) => outcomeOf(test) !== "passed");
  const left = skipped.filter(({ profile }) => profile === name).map(({ shortName }) => shortName);
  const statistics = { Passed: own.length - failed.length, Failed: failed.length, Skipped: left.length };
  return {
    name,
    core: {
      result: failed.length > 0 ? "failure" : left.length > 0 ? "partial" : "success",
      statistics,
      ...(left.length > 0 ? { skippedTests: left } : {}),
      ...(failed.length > 0 ? { failedTests: failed } : {}),
    },
    summary:
      `Core tests ${failed.length > 0 ? "failed" : "succeeded"}` +
      (left.length > 0 ? ` with ${String(left.length)} test skips.` : "."),
  };
}

/**
 * Runs every test runner, shows what each says, and ends with one line over all of them:
 * "N passed, N failed". Exit 1 if anything failed, or a runner did not get to its end.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";

interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

const BROKEN: Outcome = { passed: 0, failed: 1 };

function run(command: string, args: readonly string[], captures = false): { status: number; output: string } {
  const { status, stdout } = spawnSync(command, args, {
    stdio: ["ignore", captures ? "pipe" : "inherit", "inherit"],
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status: status ?? 1, output: captures ? stdout : "" };
}

function check(): Outcome {
  const { status } = run("make", ["--no-print-directory", "check"]);
  if (status !== 0) failures.push("make check");
  return status === 0 ? { passed: 1, failed: 0 } : BROKEN;
}

/** A program that ends with the line "N passed, N failed". */
function program(command: string, ...args: readonly string[]): Outcome {
  const { status, output } = run(command, args, true);
  process.stdout.write(output);
  const match = /^(\d+) passed, (\d+) failed$/m.exec(output);
  if (status !== 0) failures.push(`${command}: see "FAIL" above`);
  if (match === null) return BROKEN;
  const outcome = { passed: Number(match[1]), failed: Number(match[2]) };
  return status !== 0 && outcome.failed === 0 ? { ...outcome, failed: 1 } : outcome;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numTotalTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** What failed, with its first lines: shown again at the end, where the last page of a long log shows it. */
const failures: string[] = [];

const FAILURE_LINES = 12;

function noteFailures({ testResults }: VitestReport): void {
  for (const { name, message, assertionResults } of testResults) {
    const failed = assertionResults.filter(({ status }) => status !== "passed");
    if (failed.length === 0 && message !== "") failures.push(`${name}: ${message}`);
    for (const { fullName, status, failureMessages } of failed) {
      const lines = failureMessages.join("\n").split("\n").slice(0, FAILURE_LINES);
      failures.push([`${name}: ${fullName} (${status})`, ...lines].join("\n    "));
    }
  }
}

/** A test that was not run counts as failed: nothing is skipped in silence. */
function vitest(project: string): Outcome {
  const report = `build/test-${project}.json`;
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { status } = run("npx", [
    "--no-install",
    "--loglevel=error",
    "vitest",
    "run",
    "--project",
    project,
    ...reporters,
  ]);
  try {
    const parsed = JSON.parse(readFileSync(report, "utf8")) as VitestReport;
    noteFailures(parsed);
    const { numPassedTests, numTotalTests } = parsed;
    const failed = numTotalTests - numPassedTests;
    return { passed: numPassedTests, failed: status !== 0 && failed === 0 ? 1 : failed };
  } catch {
    return BROKEN;
  }
}

/** A few seconds' worth; `make fuzz` takes as many as are wanted. */
const FUZZ_PACKETS = 1_000_000;

const outcomes = [
  check(),
  program("build/shim_test", "build/shim_test.bpf.o"),
  program("build/fuzz", "build/pod.bpf.o", String(FUZZ_PACKETS)),
  vitest("unit"),
  vitest("kernel"),
  vitest("cluster"),
  vitest("socket"),
  vitest("encryption"),
  // The kernel that is least like this one; `make test-kernels` takes all.
  program("env", "KERNELS=6.1", "node_modules/.bin/tsx", "test/kernels/run.ts"),
  vitest("soak"),
];
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`${String(passed)} passed, ${String(failed)} failed`);
process.exitCode = failed === 0 ? 0 : 1;

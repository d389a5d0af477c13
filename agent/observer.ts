import type { SourceError } from "./cluster/model.ts";
import { sourceErrorText } from "./cluster/source-error.ts";
import type { Compiled } from "./compiler/compiled.ts";
import type { SweepResult } from "./datapath/flow-sweep.ts";
import type { Deferral } from "./datapath/plan.ts";
import { TABLE_NAMES } from "./datapath/rows.ts";
import type { WriteReport } from "./datapath/table-writer.ts";
import type { WorkloadView } from "./datapath/views.ts";
import type { AgentError } from "./lib/errors.ts";
import { errorText } from "./lib/errors.ts";
import type { AttachObserver } from "./attach-loop.ts";
import type { ReconcileObserver } from "./reconcile.ts";
import type { Log } from "./telemetry/log.ts";
import type { Instruments } from "./telemetry/metrics.ts";
import type { Readiness } from "./telemetry/readiness.ts";

/** What must be true before the agent is ready. */
export type ConditionName = "sources" | "datapath" | "workloads" | "encryption";

export const WAITING_FOR: Readonly<Record<Exclude<ConditionName, "encryption">, string>> = {
  sources: "not all read yet",
  datapath: "the tables are not in the kernel yet",
  workloads: "interfaces and cgroups of pods have not been looked for yet",
};

/** Of an agent that encrypts, besides. */
export const WAITING_FOR_TUNNEL: Readonly<Record<"encryption", string>> = {
  encryption: "the tunnel is not there yet",
};

export interface LastWrite {
  readonly durationMs: number;
  readonly rows: number;
}

export interface ObserverParts {
  readonly log: Log;
  readonly instruments: Instruments;
  readonly readiness: Readiness<ConditionName>;
  readonly workloads: () => readonly WorkloadView[];
  /** Those that should have been attached by now. */
  readonly overdue: () => readonly WorkloadView[];
}

/** Tells log, metrics and readiness what the loop does, and remembers what `weft status` shows of it. */
export class AgentObserver implements ReconcileObserver, AttachObserver {
  readonly #parts: ObserverParts;
  #wasReady = false;
  #generation: number | undefined;
  #lastWrite: LastWrite | undefined;
  #problems = new Map<string, readonly string[]>();
  #sourceErrors: ReadonlySet<string> = new Set();

  constructor(parts: ObserverParts) {
    this.#parts = parts;
  }

  /** Counts the compiled states that the kernel was brought to. */
  get generation(): number | undefined {
    return this.#generation;
  }

  get lastWrite(): LastWrite | undefined {
    return this.#lastWrite;
  }

  /** What somebody should look at, one sentence each. */
  get problems(): readonly string[] {
    return [...this.#problems.values()].flat();
  }

  /** A source was read: what is in force, and what could not be read. */
  sourcesRead(errors: readonly SourceError[]): void {
    const { log, instruments } = this.#parts;
    instruments.sourceErrors.set(errors.length);
    const texts = new Set(errors.map(sourceErrorText));
    for (const text of texts) if (!this.#sourceErrors.has(text)) log.warn({ error: text }, "source error");
    for (const text of this.#sourceErrors)
      if (!texts.has(text)) log.info({ error: text }, "source error is over");
    this.#sourceErrors = texts;
  }

  compiled(compiled: Compiled, durationMs: number): void {
    const { log, instruments } = this.#parts;
    instruments.compileDuration.observe(durationMs / 1000);
    instruments.diagnostics.reset();
    for (const { code } of compiled.diagnostics) instruments.diagnostics.inc({ code });
    log.debug({ durationMs, owners: compiled.tables.size }, "compiled");
  }

  wrote(report: WriteReport, durationMs: number, sinceChangeMs: number): void {
    const { log, instruments } = this.#parts;
    instruments.writeDuration.observe(durationMs / 1000);
    for (const map of TABLE_NAMES) {
      if (report.upserted[map] > 0)
        instruments.rowsWritten.inc({ map, operation: "upsert" }, report.upserted[map]);
      if (report.deleted[map] > 0)
        instruments.rowsWritten.inc({ map, operation: "delete" }, report.deleted[map]);
    }
    const rows = rowsOf(report);
    if (rows > 0) this.#lastWrite = { durationMs, rows };
    log.debug({ durationMs, rows }, "wrote");
    if (report.deferred.length > 0) {
      this.#deferred(report.deferred);
      return;
    }
    instruments.programmingLatency.observe(sinceChangeMs / 1000);
    this.#generation = (this.#generation ?? 0) + 1;
    this.#report("write", []);
    this.setCondition("datapath", true, "the kernel holds the compiled tables");
  }

  /** Somebody else has written to the maps, or a write went wrong in a way that nobody noticed. */
  repaired(report: WriteReport): void {
    const tables = TABLE_NAMES.filter((map) => report.upserted[map] + report.deleted[map] > 0);
    for (const map of tables)
      this.#parts.instruments.rowsRepaired.inc({ map }, report.upserted[map] + report.deleted[map]);
    this.#parts.log.warn({ tables, rows: rowsOf(report) }, "rows were not as written; put right");
  }

  /** Told once, and again when something else has no room. */
  #deferred(deferred: readonly Deferral[]): void {
    const { log, instruments } = this.#parts;
    const problems = deferred.map(deferralText);
    if (this.#report("write", problems)) {
      for (const { full } of deferred)
        if (full !== undefined) instruments.writeFailures.inc({ map: full, errno: "E2BIG" });
      log.error({ code: "map_full", problems }, "map full");
    }
    this.setCondition("datapath", false, problems.join("; "));
  }

  failed(step: "write" | "attach" | "sweep", error: AgentError): void {
    const { log, instruments } = this.#parts;
    const { map, errno } = error.details;
    if (step === "write")
      instruments.writeFailures.inc({ map: String(map ?? ""), errno: String(errno ?? "") });
    const text = `${step}: ${errorText(error)}`;
    if (this.#report(step, [text])) log.error({ err: error }, `${step} failed`);
    if (step !== "sweep") this.setCondition(step === "write" ? "datapath" : "workloads", false, text);
  }

  attached(): void {
    const workloads = this.#parts.workloads();
    this.#countWorkloads(workloads);
    const pending = workloads.filter(({ state }) => state === "pending");
    const overdue = this.#parts.overdue();
    const isNew = this.#report(
      "attach",
      overdue.map(({ pod, how }) => `workload ${pod} is not attached: ${how}`),
    );
    if (isNew) this.#parts.log.warn({ pending: overdue }, "workloads wait to be attached");
    // A pod whose interface is not there yet is its own problem, not the agent's.
    const count = `${String(workloads.length - pending.length)} of ${String(workloads.length)} attached`;
    this.setCondition("workloads", true, count);
  }

  #countWorkloads(workloads: readonly WorkloadView[]): void {
    const gauge = this.#parts.instruments.workloads;
    for (const state of WORKLOAD_STATES)
      gauge.set({ state }, workloads.filter((workload) => workload.state === state).length);
  }

  swept({ removed, live }: SweepResult): void {
    this.#parts.instruments.sweepRemoved.inc(removed);
    this.#report("sweep", []);
    this.#parts.log.trace({ removed, live }, "swept");
  }

  /** Claims of other nodes that were refused. */
  encryptionProblems(problems: readonly string[]): void {
    if (this.#report("encryption", problems))
      this.#parts.log.warn({ problems }, "nodes are not all encrypted with");
  }

  /** True if it is not what was reported before. */
  #report(step: string, problems: readonly string[]): boolean {
    const before = this.#problems.get(step) ?? [];
    this.#problems.set(step, problems);
    return problems.length > 0 && before.join("\n") !== problems.join("\n");
  }

  setCondition(name: ConditionName, isReady: boolean, message: string): void {
    const { log, readiness } = this.#parts;
    readiness.set(name, isReady, message);
    if (readiness.isReady === this.#wasReady) return;
    this.#wasReady = readiness.isReady;
    if (this.#wasReady) log.info({ generation: this.#generation }, "ready");
    else log.warn({ condition: name, reason: message }, "not ready");
  }
}

const WORKLOAD_STATES = [
  "active",
  "draining",
  "pending",
  "refused",
] as const satisfies readonly WorkloadView["state"][];

function deferralText({ owner, full, dependsOn }: Deferral): string {
  return full === undefined
    ? `${owner} is not programmed: it waits for ${dependsOn ?? "others"}`
    : `map ${full} is full: ${owner} is not programmed as it is now (--max-${full.replaceAll("_", "-")})`;
}

function rowsOf({ upserted, deleted }: WriteReport): number {
  return TABLE_NAMES.reduce((sum, map) => sum + upserted[map] + deleted[map], 0);
}

import type { RouteStatus } from "../cluster/model.ts";
import type { RouteReport } from "../compiler/compiled.ts";
import type { PatchType } from "../kube/client.ts";
import { refusedWith } from "../kube/client.ts";
import { isCurrent, mergedParents, omittedParents } from "./conditions.ts";
import type { RawRoute } from "./conditions.ts";
import type { StatusApi } from "./election.ts";

/** Statuses that are written at the same time. */
const CONCURRENCY = 4;

/** Of one status, when others write to it at the same time. */
const MAX_CONFLICTS = 5;

export interface RouteStatusParts {
  readonly api: StatusApi;
  /** By "Kind namespace/name", as the API has them. `version` is another after every change. */
  readonly records: { readonly routes: ReadonlyMap<string, RouteStatus>; readonly version: number };
  /** Collection of a kind, e.g. "/apis/gateway.networking.k8s.io/v1/tcproutes". */
  readonly pathOf: (kind: RouteReport["kind"]) => string;
  /** Time of day, RFC 3339 to the second. */
  readonly now: () => string;
  readonly isLeader: () => boolean;
  readonly wrote: (result: "written" | "conflict" | "unchanged") => void;
  /** Routes whose statuses have no room for all our entries, because others fill them (G-59). */
  readonly omitted: (omissions: readonly Omission[]) => void;
}

export interface Omission {
  readonly report: RouteReport;
  readonly uid: string | undefined;
  /** Entries left out. */
  readonly count: number;
}

/** Writes the conditions of routes: our entries only, and only what has changed. */
export class RouteStatuses {
  readonly #parts: RouteStatusParts;
  /** With these, every status was as it should be. */
  #settled: { readonly reports: readonly RouteReport[]; readonly version: number } | undefined;

  constructor(parts: RouteStatusParts) {
    this.#parts = parts;
  }

  /** Throws AgentError for the first write that failed, after having tried them all. */
  async write(reports: readonly RouteReport[], signal: AbortSignal): Promise<void> {
    const { version } = this.#parts.records;
    if (this.#settled?.reports === reports && this.#settled.version === version) return;
    this.#parts.omitted(this.#omissions(reports));
    const stale = reports.filter((report) => this.#isStale(report));
    const failures: unknown[] = [];
    const next = stale.values();
    const work = async (): Promise<void> => {
      for (const report of next) {
        if (signal.aborted || !this.#parts.isLeader()) return;
        await this.#writeOne(report, signal).catch((error: unknown) => failures.push(error));
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, work));
    if (failures.length > 0) throw failures[0];
    if (stale.length === 0) this.#settled = { reports, version };
  }

  #omissions(reports: readonly RouteReport[]): readonly Omission[] {
    return reports.flatMap((report) => {
      const record = this.#parts.records.routes.get(report.route);
      const count = record === undefined ? 0 : omittedParents(report, record.foreign);
      return count === 0 ? [] : [{ report, uid: record?.uid, count }];
    });
  }

  #isStale(report: RouteReport): boolean {
    const record = this.#parts.records.routes.get(report.route);
    return record !== undefined && !isCurrent(record, report);
  }

  async #writeOne(report: RouteReport, signal: AbortSignal): Promise<void> {
    for (let attempt = 0; attempt < MAX_CONFLICTS; attempt++) {
      try {
        this.#parts.wrote(await this.#tryOnce(report, signal));
        return;
      } catch (error) {
        const status = refusedWith(error);
        if (status === 404) return;
        if (status !== 409 || attempt === MAX_CONFLICTS - 1) throw error;
        this.#parts.wrote("conflict");
      }
    }
  }

  async #tryOnce(report: RouteReport, signal: AbortSignal): Promise<"written" | "unchanged"> {
    const { api, now } = this.#parts;
    const path = this.#pathOf(report);
    const route = (await api.json({ method: "GET", path }, signal)) as RawRoute;
    // What has changed since is compiled, and reported, by itself.
    if (route.metadata.generation !== report.generation) return "unchanged";
    const parents = mergedParents(route, report, now());
    const held = route.status?.parents ?? [];
    if (JSON.stringify(parents) === JSON.stringify(held)) return "unchanged";
    const { resourceVersion } = route.metadata;
    const body = { metadata: { resourceVersion }, status: { parents } };
    await api.json({ method: "PATCH", path: `${path}/status`, body, patchType: MERGE_PATCH }, signal);
    return "written";
  }

  #pathOf({ kind, namespace, name }: RouteReport): string {
    const collection = this.#parts.pathOf(kind);
    const slash = collection.lastIndexOf("/");
    return `${collection.slice(0, slash)}/namespaces/${namespace}${collection.slice(slash)}/${name}`;
  }
}

const MERGE_PATCH: PatchType = "application/merge-patch+json";

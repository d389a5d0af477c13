import type { Diagnostic, StatusView } from "../api/reads.ts";
import { firstLines, labelled, lines, section } from "./report.ts";
import { renderTable } from "./table.ts";
import { counted, durationText } from "./units.ts";

/** Lines of each list that are shown; the rest is counted. */
const MAX_LISTED = 20;
const REST = "weft status -o json";

const SEVERITIES = ["error", "warning", "info"] as const satisfies readonly Diagnostic["severity"][];

/** `weft status` for people: the summary first, what needs a look last. */
export function statusText(status: StatusView): string {
  return [
    labelled(summary(status)),
    section("Readiness", readinessText(status)),
    section("Maps", mapsText(status)),
    section("Source errors", firstLines(status.sources.errors, MAX_LISTED, REST)),
    section("Diagnostics", diagnosticsText(status.diagnostics)),
    section("Problems", lines(...status.problems)),
  ].join("");
}

function summary(status: StatusView): readonly (readonly [string, string])[] {
  const { nodeName, version, pid, uptimeMs, ready, workloads, leader } = status;
  return [
    ["Agent", `${nodeName}, weft ${version}, pid ${pid}, up ${durationText(uptimeMs)}`],
    ["Ready", ready ? "yes" : "no"],
    ["Sources", sourcesText(status)],
    ...watchedText(status),
    ...(leader === undefined ? [] : [["Statuses", `written by ${leader}`] as const]),
    ["Datapath", datapathText(status)],
    [
      "Workloads",
      Object.entries(workloads)
        .map(([state, count]) => `${String(count)} ${state}`)
        .join(", "),
    ],
    ["Diagnostics", severityCounts(status.diagnostics)],
  ];
}

function sourcesText({ sources }: StatusView): string {
  const objects = sources.objects.map(({ kind, count }) => `${count} ${kind}`).join(", ");
  const errors = sources.errors.length === 0 ? "" : `; ${counted(sources.errors.length, "error")}`;
  return `${sources.synced ? "synced" : "not all read yet"}: ${objects || "no objects"}${errors}`;
}

/** Of the resources of the API, those that say something. */
function watchedText({ sources }: StatusView): readonly (readonly [string, string])[] {
  const { watched } = sources;
  if (watched.length === 0) return [];
  const named = (state: string): string =>
    watched.flatMap((view) => (view.state === state ? [view.source] : [])).join(", ");
  const parts = (["reading", "failing", "absent"] as const).flatMap((state) =>
    named(state) === "" ? [] : [`${state}: ${named(state)}`],
  );
  const watching = watched.filter(({ state }) => state === "watching").length;
  return [["API", [`${String(watching)} of ${String(watched.length)} watched`, ...parts].join("; ")]];
}

function datapathText({ datapath }: StatusView): string {
  const { generation, lastWrite, attached } = datapath;
  const parts = [generation === undefined ? "nothing written yet" : `generation ${generation}`];
  if (lastWrite !== undefined) {
    parts.push(`last write ${counted(lastWrite.rows, "row")} in ${durationText(lastWrite.durationMs)}`);
  }
  const attachments = attached.map(({ mode, count }) => `${count} by ${mode}`).join(", ");
  parts.push(`attached: ${attachments || "no interface"}`);
  return parts.join(", ");
}

function severityCounts(diagnostics: readonly Diagnostic[]): string {
  return SEVERITIES.map((severity) =>
    counted(diagnostics.filter((diagnostic) => diagnostic.severity === severity).length, severity),
  ).join(", ");
}

function readinessText({ readiness }: StatusView): string {
  return labelled(
    readiness.map(({ name, ready, message }) => [name, `${ready ? "ready  " : "waiting"}  ${message}`]),
  );
}

function mapsText({ datapath }: StatusView): string {
  if (datapath.maps.length === 0) return "";
  return renderTable(
    [
      { title: "map", cell: ({ name }) => name },
      { title: "entries", cell: ({ entries }) => entries },
      { title: "max", cell: ({ maxEntries }) => maxEntries },
    ],
    datapath.maps,
  );
}

function diagnosticsText(diagnostics: readonly Diagnostic[]): string {
  const bySeverity = SEVERITIES.flatMap((severity) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity),
  );
  const texts = bySeverity.map(
    ({ severity, object, code, message }) => `${severity}: ${object}: ${message} (${code})`,
  );
  return firstLines(texts, MAX_LISTED, REST);
}

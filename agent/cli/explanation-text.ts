import type { ExplainedBackend, ExplainedCandidate, ExplainedFrontend, Explanation } from "../api/reads.ts";
import { indent, labelled, lines, section } from "./report.ts";
import { renderTable } from "./table.ts";
import { ageText, endText, shareText } from "./units.ts";

/** `weft route explain` for people: one section a frontend, in the order in which a connection is decided. */
export function explanationText(explanation: Explanation, nowMs: number): string {
  const { service, port, client, frontends } = explanation;
  const head = labelled([
    ["Service", `${service}:${port}`],
    ["Client", client],
  ]);
  return head + frontends.map((frontend) => frontendText(frontend, nowMs)).join("");
}

function frontendText(frontend: ExplainedFrontend, nowMs: number): string {
  const { address, port, protocol, claimed, because, candidates, backends } = frontend;
  const body = [
    lines(claimed ? `Decided by Weft: ${because}.` : `Left to kube-proxy: ${because}.`),
    section("Routes", candidatesText(candidates, nowMs)),
    section("Backends", backends.map(backendText).join("")),
  ];
  return section(`${endText(address, port)}/${protocol}`, body.join(""));
}

function candidatesText(candidates: readonly ExplainedCandidate[], nowMs: number): string {
  return labelled(
    candidates.flatMap(({ route, role, createdAtMs, wins, because }) => {
      const age = ageText(createdAtMs, nowMs);
      const created = age === undefined ? "" : `, created ${age} ago`;
      return [[wins ? "wins" : "loses", `${route} (${role}${created})`] as const, ["", because] as const];
    }),
  );
}

function backendText({ backend, weight, share, refused, message, endpoints }: ExplainedBackend): string {
  const verdict = refused === undefined ? "" : `  refused: ${refused}`;
  const head = lines(`${backend}  weight ${weight}  ${shareText(share)}${verdict}`, `  ${message}`);
  if (endpoints.length === 0) return head;
  const rows = renderTable(
    [
      { title: "endpoint", cell: ({ address, port }) => endText(address, port) },
      { title: "share", cell: (endpoint) => shareText(endpoint.share) },
    ],
    endpoints,
  );
  return head + indent(rows, 2);
}

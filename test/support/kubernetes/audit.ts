import { readFile } from "node:fs/promises";

/** What the API server wrote down of requests by service accounts. */
export interface AuditRecord {
  readonly verb: string;
  readonly node: string;
  /** "" for the core group. */
  readonly group: string;
  /** With the subresource, as RBAC writes it: "tcproutes/status". */
  readonly resource: string;
  readonly namespace: string;
  readonly name: string;
  /** The HTTP status. */
  readonly code: number;
}

interface RawEvent {
  readonly verb: string;
  readonly user: { readonly extra?: Readonly<Record<string, readonly string[]>> };
  readonly objectRef?: {
    readonly apiGroup?: string;
    readonly resource?: string;
    readonly subresource?: string;
    readonly namespace?: string;
    readonly name?: string;
  };
  readonly responseStatus?: { readonly code?: number };
  readonly stage: string;
}

export async function readAudit(path: string): Promise<readonly AuditRecord[]> {
  const lines = (await readFile(path, "utf8")).split("\n").filter((line) => line !== "");
  return lines.map((line) => recordOf(JSON.parse(line) as RawEvent));
}

function recordOf({ verb, user, objectRef = {}, responseStatus }: RawEvent): AuditRecord {
  const { apiGroup = "", resource = "", subresource, namespace = "", name = "" } = objectRef;
  return {
    verb,
    node: user.extra?.["authentication.kubernetes.io/node-name"]?.[0] ?? "",
    group: apiGroup,
    resource: subresource === undefined ? resource : `${resource}/${subresource}`,
    namespace,
    name,
    code: responseStatus?.code ?? 0,
  };
}

import type { SourceError } from "./model.ts";

/** E.g. `app.yaml line 12, document 2 (Service default/app): spec.ports[0].port: 70000 is not …`. */
export function sourceErrorText(error: SourceError): string {
  const line = error.line === undefined ? "" : ` line ${String(error.line)}`;
  const document = error.document === undefined ? "" : `, document ${String(error.document)}`;
  const object = error.object === undefined ? "" : ` (${error.object})`;
  const field = error.field === undefined || error.field === "" ? "" : `${error.field}: `;
  return `${error.source}${line}${document}${object}: ${field}${error.message}`;
}

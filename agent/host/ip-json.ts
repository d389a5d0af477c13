import { z } from "zod";
import { AgentError } from "../lib/errors.ts";

/**
 * What `ip -j` and `bridge -j` print; throws AgentError "command_failed" if it is no array. Rows of another shape are left out: iproute2 prints `{}` for what a filter hid, routes with `nexthops`
 * instead of `dev`, MPLS labels as `dst`; and, for an empty table, nothing at all instead of `[]`.
 */
export function rowsOf<Row>(what: string, json: string, schema: z.ZodType<Row>): Row[] {
  if (json.trim() === "") return [];
  return rawRows(what, json).flatMap((raw) => {
    const row = schema.safeParse(raw);
    return row.success ? [row.data] : [];
  });
}

function rawRows(what: string, json: string): unknown[] {
  try {
    return z.array(z.unknown()).parse(JSON.parse(json));
  } catch (cause) {
    throw new AgentError("command_failed", `${what}: the output is not a JSON array`, { cause });
  }
}

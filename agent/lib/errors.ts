/** What the world refused us. The code is stable; metrics, logs and docs/errors.md use it. */
export const AGENT_ERROR_CODES = [
  "config_invalid",
  "object_load_failed",
  "abi_mismatch",
  "map_full",
  "map_write_failed",
  "map_read_failed",
  "attach_failed",
  "native_call_failed",
  "command_failed",
  "socket_in_use",
  "agent_unreachable",
  "request_failed",
  "not_found",
  "manifests_unreadable",
  "manifests_unwritable",
  "api_unreachable",
  "api_refused",
  "encryption_failed",
] as const;

export type AgentErrorCode = (typeof AGENT_ERROR_CODES)[number];

export interface AgentErrorOptions {
  readonly details?: Readonly<Record<string, string | number>>;
  readonly cause?: unknown;
}

/** A failure of something outside Weft: the kernel, a file, a command, a peer. */
export class AgentError extends Error {
  override readonly name = "AgentError";
  readonly code: AgentErrorCode;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: AgentErrorCode, message: string, options: AgentErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.details = options.details ?? {};
  }
}

/** The text of anything thrown, with its causes, on one line. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? "" : `: ${errorText(error.cause)}`;
  return `${error.message}${cause}`;
}

/** Returns what the outside world refused, for a loop that goes on; throws anything else, a mistake of Weft's own. */
export function expectedError(error: unknown): AgentError {
  if (error instanceof AgentError) return error;
  throw error;
}

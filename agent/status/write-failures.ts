import type { AgentError } from "../lib/errors.ts";
import { errorText } from "../lib/errors.ts";

type LogLine = (fields: object, message: string) => void;

/** What an agent writes about its node and pods, by kind, and cannot write now: logged once, and kept for `weft status`. */
export class WriteFailures {
  readonly #log: { readonly warn: LogLine; readonly info: LogLine };
  readonly #failures = new Map<string, string>();

  constructor(log: { readonly warn: LogLine; readonly info: LogLine }) {
    this.#log = log;
  }

  failed(what: string, err: AgentError): void {
    const text = errorText(err);
    if (this.#failures.get(what) !== text) this.#log.warn({ err, what }, "cannot be written now");
    this.#failures.set(what, text);
  }

  succeeded(what: string): void {
    if (this.#failures.delete(what)) this.#log.info({ what }, "can be written again");
  }

  /** One sentence each. */
  get problems(): readonly string[] {
    return [...this.#failures].map(([what, text]) => `${what} cannot be written: ${text}`);
  }
}

import type { Argument, Command, Option } from "commander";
import type { CliIo } from "./io.ts";
import type { OutputFormat } from "./output.ts";

/** What every command takes. */
export interface Settings {
  readonly runDir: string;
  readonly bpfRoot: string;
  readonly stateDir: string;
  readonly output: OutputFormat;
}

/** One run of one command. */
export interface Invocation {
  readonly io: CliIo;
  readonly settings: Settings;
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  /** All commands, for `weft completion`. */
  readonly program: Command;
  /** For arguments that cannot be meant: throws. */
  readonly misuse: (message: string) => never;
}

export type ExitCode = 0 | 1;

export interface CommandSpec {
  /** "map dump". */
  readonly path: string;
  readonly summary: string;
  /** What the summary has no room for; whole sentences. */
  readonly more?: string;
  /** Command lines; the first one is the most useful. */
  readonly examples: readonly string[];
  readonly args?: readonly Argument[];
  readonly options?: readonly Option[];
  /** Throws AgentError for what the world refused. */
  readonly run: (invocation: Invocation) => Promise<ExitCode>;
}

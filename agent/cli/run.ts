import { CommanderError } from "commander";
import { AgentError, errorText } from "../lib/errors.ts";
import type { CliIo } from "./io.ts";
import { buildProgram, GLOBAL_VALUE_FLAGS } from "./program.ts";
import { UsageError } from "./usage-error.ts";

/** Runs one command line: what follows `weft`. Gives the exit code: 0 ok, 1 failed, 2 usage. */
export async function runCli(argv: readonly string[], io: CliIo): Promise<number> {
  const words = withoutHelpCommand(argv);
  const agentArgv = agentArguments(words);
  if (agentArgv !== undefined) return io.runAgent(agentArgv);
  let exitCode = 0;
  const program = buildProgram(io, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(words, { from: "user" });
    return exitCode;
  } catch (error) {
    return reportError(error, io);
  }
}

/** `weft help map dump` is `weft map dump --help`; commander would stop at `map`. */
function withoutHelpCommand(argv: readonly string[]): readonly string[] {
  const at = commandIndex(argv);
  return argv[at] === "help" ? [...argv.slice(0, at), ...argv.slice(at + 1), "--help"] : argv;
}

/** The flags of `weft agent` are its own, so everything goes to it as it was written. */
function agentArguments(argv: readonly string[]): readonly string[] | undefined {
  const at = commandIndex(argv);
  return argv[at] === "agent" ? [...argv.slice(0, at), ...argv.slice(at + 1)] : undefined;
}

/** Options may stand before the command, each with its value. */
function commandIndex(argv: readonly string[]): number {
  let at = 0;
  while (argv[at]?.startsWith("-") === true) at += GLOBAL_VALUE_FLAGS.includes(argv[at] ?? "") ? 2 : 1;
  return at;
}

function reportError(error: unknown, io: CliIo): number {
  // Help and version were asked for, or no command was given: commander has printed what there is to say.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) {
    io.stderr(`weft: ${oneLine(error.message).replace(/\.$/, "")}; see ${error.command} --help\n`);
    return 2;
  }
  io.stderr(`weft: ${oneLine(isRefusal(error) ? errorText(error) : bugText(error))}\n`);
  return 1;
}

/** What the world refused us, or Node.js in its name (EACCES and the like). */
function isRefusal(error: unknown): boolean {
  return error instanceof AgentError || (error instanceof Error && "code" in error);
}

/** A bug of Weft: where it happened is the most useful part. */
function bugText(error: unknown): string {
  return `bug: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s*\n\s*/g, " ");
}

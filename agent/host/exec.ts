import { execFile } from "node:child_process";
import { AgentError } from "../lib/errors.ts";
import { nextTurn } from "../lib/steps.ts";

export interface ExecOptions {
  readonly timeoutMs?: number;
  /** Of stdout and of stderr, each; a program that writes more is ended and counts as failed. */
  readonly maxOutputBytes?: number;
  /** Written to the program's stdin, which is then closed. */
  readonly input?: string;
  readonly signal?: AbortSignal;
}

/** Runs a program to its end and gives its stdout. */
export type Exec = (program: string, args: readonly string[], options?: ExecOptions) => Promise<string>;

const DEFAULT_TIMEOUT_MS = 10_000;
/** `ip -j -d link` takes about 1.3 kB a link: room for more than ten thousand of them. */
const DEFAULT_MAX_OUTPUT_BYTES = 16 * 1024 * 1024;
const STDERR_TAIL_CHARACTERS = 400;

/**
 * No shell, so that no argument is ever read as more than an argument. Throws an AgentError
 * "command_failed" if the program cannot be started, fails, takes too long or says too much;
 * rejects with the signal's reason if it is aborted.
 */
export const exec: Exec = async (program, args, options = {}) => {
  // To fork a process of hundreds of megabytes takes 10 ms and more; many begin at one time.
  await nextTurn();
  options.signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = execFile(
      program,
      [...args],
      {
        encoding: "utf8",
        timeout: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
        maxBuffer: options.maxOutputBytes ?? DEFAULT_MAX_OUTPUT_BYTES,
        // A program that ignores SIGTERM would hold up its caller for ever.
        killSignal: "SIGKILL",
        env: { ...process.env, LC_ALL: "C" },
        ...(options.signal === undefined ? {} : { signal: options.signal }),
      },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else if (options.signal?.aborted === true) reject(abortReason(options.signal));
        else reject(commandFailed(program, args, error, stderr));
      },
    );
    // A program may end without having read its input; its exit code tells whether that was a failure.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(options.input);
  });
};

function abortReason(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason));
}

/** What execFile reports; Node types the exit code as string or number, by the kind of failure. */
interface ExecFailure extends Error {
  readonly code?: string | number | null;
  readonly signal?: NodeJS.Signals | null;
  readonly killed?: boolean;
}

function commandFailed(
  program: string,
  args: readonly string[],
  failure: ExecFailure,
  stderr: string,
): AgentError {
  const outcome = outcomeOf(failure);
  const tail = stderr.trim().slice(-STDERR_TAIL_CHARACTERS);
  const said = tail === "" ? "" : `: ${tail}`;
  return new AgentError("command_failed", `${[program, ...args].join(" ")} ${outcome}${said}`, {
    details: {
      program,
      args: args.join(" "),
      ...(typeof failure.code === "number" ? { exitCode: failure.code } : {}),
      stderr: tail,
    },
  });
}

function outcomeOf({ code, signal, killed }: ExecFailure): string {
  if (code === "ENOENT") return "was not found";
  if (code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") return "wrote more than it may";
  if (typeof code === "string") return `could not be started (${code})`;
  if (killed === true) return "took too long";
  if (typeof code === "number") return `failed with exit code ${code}`;
  return `was ended by ${signal ?? "a signal"}`;
}

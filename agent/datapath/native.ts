import ffi from "ffi-napi";
import os from "node:os";
import ref from "ref-napi";
import { AgentError } from "../lib/errors.ts";
import type { AgentErrorCode } from "../lib/errors.ts";
import { packageFile } from "../lib/package-file.ts";

/**
 * The foreign function border to native/shim.h, and the only file that knows ffi-napi.
 *
 * A call costs some 13 us and leaks a little for every argument it has, so commands go
 * through memory that is registered once, and `weft_exec` has no arguments.
 */

/** As `enum op` of native/shim.h. */
export const OP = {
  objectOpen: 1,
  objectSetConstant: 2,
  objectSetMaxEntries: 3,
  objectSkipProgram: 4,
  objectReuseMap: 5,
  objectLoad: 6,
  objectMapFd: 7,
  objectProgramFd: 8,
  objectClose: 9,
  pin: 20,
  openPin: 21,
  closeFd: 22,
  mapInfo: 23,
  programInfo: 24,
  linkInfo: 25,
  mapUpdate: 40,
  mapDelete: 41,
  mapDump: 42,
  mapLookup: 43,
  possibleCpus: 44,
  tcAttach: 60,
  linkReplace: 61,
  linkDetach: 62,
  clsactDetach: 63,
  tcQuery: 64,
  cgroupAttach: 65,
  cgroupQuery: 66,
  iterate: 67,
  testRun: 80,
  streamOpen: 90,
  streamDropped: 91,
  streamClose: 92,
} as const;

const ARGUMENTS = 8;
const COMMAND_BYTES = 4 + 2 * 4 * ARGUMENTS;
const KEY_AREA_BYTES = 2 * 1024 * 1024;
const VALUE_AREA_BYTES = 8 * 1024 * 1024;
const MESSAGE_BYTES = 16 * 1024;

interface Shim {
  readonly weft_init: (...args: readonly (Buffer | number)[]) => number;
  readonly weft_exec: () => number;
}

/** What went wrong, before it is known what it means to the caller. */
export interface Failure {
  /** E.g. "ENOENT". */
  readonly errno: string;
  /** What libbpf or the verifier said; may be empty. */
  readonly message: string;
}

/** Results of a command, in the order of native/shim.h. */
export type Results = readonly number[];

/** The loaded library and its memory. There is one a process. */
export class Border {
  readonly keys = Buffer.allocUnsafeSlow(KEY_AREA_BYTES);
  readonly values = Buffer.allocUnsafeSlow(VALUE_AREA_BYTES);
  readonly #command = Buffer.allocUnsafeSlow(COMMAND_BYTES);
  readonly #words = new Uint32Array(this.#command.buffer, this.#command.byteOffset, 1 + 2 * ARGUMENTS);
  readonly #message = Buffer.allocUnsafeSlow(MESSAGE_BYTES);
  readonly #shim: Shim;

  constructor(libraryPath: string) {
    this.#shim = openLibrary(libraryPath);
    const result = this.#shim.weft_init(
      this.#command,
      ...[this.keys, this.keys.length],
      ...[this.values, this.values.length],
      ...[this.#message, this.#message.length],
    );
    if (result !== 0)
      throw new AgentError("native_call_failed", `${libraryPath}: weft_init: ${errnoName(result)}`);
  }

  /** The results, or the failure. */
  attempt(op: number, ...args: readonly number[]): Results | Failure {
    this.#words[0] = op;
    for (let i = 0; i < ARGUMENTS; i++) this.#words[1 + i] = args[i] ?? 0;
    const result = this.#shim.weft_exec();
    if (result < 0) return { errno: errnoName(result), message: this.#text() };
    return Array.from(this.#words.subarray(1 + ARGUMENTS));
  }

  /** As `attempt`, but a failure is thrown; `what` names what was done to which thing. */
  call(code: AgentErrorCode, what: string, op: number, ...args: readonly number[]): Results {
    const outcome = this.attempt(op, ...args);
    if (isFailure(outcome)) throw failed(code, what, outcome);
    return outcome;
  }

  writeText(area: Buffer, text: string): void {
    area[area.write(text, 0, "utf8")] = 0;
  }

  readText(area: Buffer): string {
    return area.toString("utf8", 0, area.indexOf(0));
  }

  #text(): string {
    return this.readText(this.#message).trim();
  }
}

export function isFailure(outcome: Results | Failure): outcome is Failure {
  return !Array.isArray(outcome);
}

export function failed(code: AgentErrorCode, what: string, { errno, message }: Failure): AgentError {
  const said = message === "" ? "" : `\n${message}`;
  return new AgentError(code, `${what}: ${errno}${said}`, { details: { errno } });
}

function openLibrary(path: string): Shim {
  const bytes = ref.refType(ref.types.uint8);
  const { int, uint32 } = ref.types;
  try {
    return ffi.Library(path, {
      weft_init: [int, [bytes, bytes, uint32, bytes, uint32, bytes, uint32]],
      weft_exec: [int, []],
    }) as unknown as Shim;
  } catch (cause) {
    throw new AgentError("native_call_failed", `cannot load ${path} (is it built?)`, { cause });
  }
}

const ERRNO_NAMES = new Map(Object.entries(os.constants.errno).map(([name, number]) => [number, name]));

/** The kernel's own "not supported", which is no errno of the C library. */
ERRNO_NAMES.set(524, "ENOTSUPP");

/** What libbpf itself finds wrong with an object, by number from 4000 on (enum libbpf_errno). */
const LIBBPF_ERRORS = ["LIBELF", "FORMAT", "KVERSION", "ENDIAN", "INTERNAL", "RELOC", "LOAD", "VERIFY"];
for (const [i, name] of LIBBPF_ERRORS.entries()) ERRNO_NAMES.set(4000 + i, `LIBBPF_ERRNO__${name}`);

export function errnoName(negative: number): string {
  const number = Math.abs(negative);
  return ERRNO_NAMES.get(number) ?? `errno ${String(number)}`;
}

let border: Border | undefined;

/** WEFT_NATIVE_LIB overrides where the library is. */
export function openBorder(): Border {
  border ??= new Border(process.env["WEFT_NATIVE_LIB"] ?? packageFile("build/libweft.so"));
  return border;
}

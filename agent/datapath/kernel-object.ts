import { AgentError } from "../lib/errors.ts";
import { OP } from "./native.ts";
import type { Border } from "./native.ts";

/** An object file: opened, configured, loaded. What it throws is AgentError "object_load_failed". */
export class KernelObject {
  readonly #border: Border;
  readonly #handle: number;
  readonly #path: string;

  constructor(border: Border, handle: number, path: string) {
    this.#border = border;
    this.#handle = handle;
    this.#path = path;
  }

  /** A `const volatile` variable; its type decides the size: boolean 1 byte, number 4, bigint 8. */
  setConstant(name: string, value: boolean | number | bigint): void {
    const size = this.#writeConstant(value);
    this.#call(`constant ${name}`, name, OP.objectSetConstant, size);
  }

  setMaxEntries(map: string, entries: number): void {
    this.#call(`size of map ${map}`, map, OP.objectSetMaxEntries, entries);
  }

  skipProgram(program: string): void {
    this.#call(`program ${program}`, program, OP.objectSkipProgram);
  }

  /** Has the object use an open map, which keeps its own size. Throws if it is of another shape. */
  reuseMap(map: string, fd: number): void {
    this.#call(`map ${map}`, map, OP.objectReuseMap, fd);
  }

  load(): void {
    this.#call("loading", "", OP.objectLoad);
  }

  /** A descriptor of the caller's own. */
  mapFd(map: string): number {
    return this.#call(`map ${map}`, map, OP.objectMapFd);
  }

  /** A descriptor of the caller's own. */
  programFd(program: string): number {
    return this.#call(`program ${program}`, program, OP.objectProgramFd);
  }

  close(): void {
    this.#call("closing", "", OP.objectClose);
  }

  #call(what: string, text: string, op: number, argument = 0): number {
    this.#border.writeText(this.#border.keys, text);
    const [result = 0] = this.#border.call(
      "object_load_failed",
      `${this.#path}: ${what}`,
      ...[op, this.#handle, argument],
    );
    return result;
  }

  #writeConstant(value: boolean | number | bigint): number {
    const { values } = this.#border;
    if (typeof value === "bigint") return values.writeBigUInt64LE(value, 0);
    if (typeof value === "boolean") return values.writeUInt8(value ? 1 : 0, 0);
    if (value >>> 0 !== value) throw new AgentError("object_load_failed", `${String(value)} is no u32`);
    return values.writeUInt32LE(value, 0);
  }
}

import { existsSync } from "node:fs";
import { packageFile } from "../lib/package-file.ts";
import { PROGRAM_ENTRY_BYTES, readProgramEntry } from "./abi.gen.ts";
import type { Kernel } from "./kernel.ts";
import type { Hook, SocketHook } from "./pins.ts";

/** A program that is not this agent's, on the interface or for the sockets of a workload. */
export interface ForeignProgram {
  readonly hook: Hook | SocketHook;
  readonly id: number;
  /** At most 15 bytes, as the kernel keeps them. Undefined if this kernel does not tell. */
  readonly name: string | undefined;
}

const KERNEL_BTF = "/sys/kernel/btf/vmlinux";

/** Programs that balance Services themselves, by how their names begin (T-56). */
const BALANCERS = [
  { prefix: "cil_", owner: "Cilium" },
  { prefix: "cali_", owner: "Calico's eBPF dataplane" },
] as const;

/** Why Weft must not work on the interface too; undefined if nothing keeps it from that. */
export function refusalOf(programs: readonly ForeignProgram[]): string | undefined {
  for (const { name, hook, id } of programs) {
    if (name === undefined)
      return `program ${String(id)} on ${hook} may balance Services too: this kernel has no BTF and does not tell its name`;
    const balancer = BALANCERS.find(({ prefix }) => name.startsWith(prefix));
    if (balancer !== undefined)
      return `${balancer.owner} balances Services of this pod already (program ${name} on ${hook})`;
  }
  return undefined;
}

/** E.g. "beside policy (ingress)". Undefined if there are none. */
export function besideText(programs: readonly ForeignProgram[]): string | undefined {
  if (programs.length === 0) return undefined;
  return `beside ${programs.map(({ name, id, hook }) => `${name ?? String(id)} (${hook})`).join(", ")}`;
}

/**
 * Names of programs that other processes loaded, by bpf/programs.bpf.c: bpf(2) itself tells them only to
 * CAP_SYS_ADMIN, which an agent does not have.
 */
export class ProgramNames {
  readonly #kernel: Kernel;
  /** Undefined until a name is needed; "none" without BTF, which the kernel needs to run the iterator. */
  #program: number | "none" | undefined;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** The programs among `ids` that still exist. */
  describe(hook: Hook | SocketHook, ids: readonly number[]): readonly ForeignProgram[] {
    if (ids.length === 0) return [];
    this.#program ??= this.#load();
    if (this.#program === "none") return ids.map((id) => ({ hook, id, name: undefined }));
    const names = decodeNames(this.#kernel.iterate(this.#program));
    return ids.flatMap((id) => {
      const name = names.get(id);
      return name === undefined ? [] : [{ hook, id, name }];
    });
  }

  #load(): number | "none" {
    if (!existsSync(KERNEL_BTF)) return "none";
    const object = this.#kernel.openObject(packageFile("build/programs.bpf.o"));
    try {
      object.load();
      return object.programFd("list_programs");
    } finally {
      object.close();
    }
  }
}

function decodeNames(rows: Buffer): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (let at = 0; at + PROGRAM_ENTRY_BYTES <= rows.length; at += PROGRAM_ENTRY_BYTES) {
    const { id, name } = readProgramEntry(rows, at);
    names.set(id, name);
  }
  return names;
}

import { unlinkSync } from "node:fs";
import { AgentError } from "../lib/errors.ts";
import type { Steps } from "../lib/steps.ts";
import type { LoadedDatapath } from "./maps.ts";
import type { Kernel } from "./kernel.ts";
import { linkPin, listLinkPins } from "./pins.ts";
import { ProgramNames } from "./foreign-programs.ts";
import type { ForeignProgram } from "./foreign-programs.ts";
import type { Hook } from "./pins.ts";

export type AttachMode = "auto" | "tcx" | "clsact";

export type AttachKind = "tcx" | "clsact";

/**
 * Replies before requests: with the egress program first, nothing of a flow that the
 * ingress program starts can come back untranslated.
 */
const HOOKS: readonly Hook[] = ["egress", "ingress"];

/**
 * The programs on the interfaces of this node's workloads. Links are pinned, so they outlive the agent. To put
 * one on, or to take it off, waits for the kernel's readers (RCU), 10 to 25 ms, hence a step each.
 */
export class Attachments {
  readonly #kernel: Kernel;
  readonly #programs: Readonly<Record<Hook, number>>;
  readonly #bpfRoot: string;
  readonly #mode: AttachMode;
  readonly #names: ProgramNames;
  readonly #ownIds: ReadonlySet<number>;

  constructor(kernel: Kernel, loaded: LoadedDatapath, bpfRoot: string, mode: AttachMode) {
    this.#kernel = kernel;
    this.#programs = { ingress: loaded.podIngress, egress: loaded.podEgress };
    this.#bpfRoot = bpfRoot;
    this.#mode = mode;
    this.#names = new ProgramNames(kernel);
    this.#ownIds = new Set(Object.values(this.#programs).map((fd) => kernel.programInfo(fd).id));
  }

  /** Puts this agent's programs in the place of an earlier one's, packet by packet atomically. Returns the interfaces. */
  *adopt(): Steps<ReadonlySet<number>> {
    const found = new Set<number>();
    for (const pin of listLinkPins(this.#bpfRoot)) {
      const fd = this.#kernel.openPin(pin.path);
      try {
        if (this.#kernel.linkInfo(fd).ifindex === pin.ifindex) {
          this.#kernel.replaceLink(fd, this.#programs[pin.hook]);
          found.add(pin.ifindex);
        } else {
          unlinkSync(pin.path); // the interface went away, and the link with it
        }
      } finally {
        this.#kernel.closeFd(fd);
      }
      yield;
    }
    return found;
  }

  /** Attaches both programs; what is attached already stays. Throws AgentError "attach_failed". */
  *attach(ifindex: number): Steps<AttachKind> {
    const pinned = new Set(
      listLinkPins(this.#bpfRoot)
        .filter((pin) => pin.ifindex === ifindex)
        .map((pin) => pin.hook),
    );
    const kinds: AttachKind[] = [];
    for (const hook of HOOKS) {
      kinds.push(pinned.has(hook) ? "tcx" : this.#attachHook(ifindex, hook));
      yield;
    }
    const [kind] = kinds;
    if (kind === undefined || kinds.some((other) => other !== kind)) {
      throw new AgentError("attach_failed", `interface ${String(ifindex)}: hooks disagree about tcx`);
    }
    return kind;
  }

  #attachHook(ifindex: number, hook: Hook): AttachKind {
    const programFd = this.#programs[hook];
    const attached = this.#kernel.attachTc({ programFd, ifindex, hook, mode: this.#mode });
    if (attached.kind === "clsact") return "clsact";
    try {
      this.#kernel.pin(attached.linkFd, linkPin(this.#bpfRoot, ifindex, hook));
    } finally {
      this.#kernel.closeFd(attached.linkFd);
    }
    return "tcx";
  }

  /**
   * Programs on the interface that are not Weft's, by tcx or clsact. Weft's own are known by their ids,
   * an earlier agent's filter by its handle and priority.
   */
  foreign(ifindex: number): readonly ForeignProgram[] {
    return HOOKS.flatMap((hook) => {
      const { tcx, filters, clsact } = this.#kernel.queryTc(ifindex, hook);
      const ids = [...tcx, ...filters].filter((id) => id !== clsact && !this.#ownIds.has(id));
      return this.#names.describe(hook, ids);
    });
  }

  /** True if the interface does not exist any more. */
  isGone(ifindex: number): boolean {
    try {
      this.#kernel.queryTc(ifindex, "ingress");
      return false;
    } catch (error) {
      if (error instanceof AgentError && error.details["errno"] === "ENODEV") return true;
      throw error;
    }
  }

  /** Takes both programs off; an interface that is gone already is no error. */
  *detach(ifindex: number): Steps<void> {
    for (const hook of HOOKS.toReversed()) {
      detachHook(this.#kernel, this.#bpfRoot, ifindex, hook);
      yield;
    }
  }
}

/** True if something was attached there. */
export function detachHook(kernel: Kernel, bpfRoot: string, ifindex: number, hook: Hook): boolean {
  const pin = listLinkPins(bpfRoot).find((link) => link.ifindex === ifindex && link.hook === hook);
  if (pin === undefined) return kernel.detachClsact(ifindex, hook);
  const fd = kernel.openPin(pin.path);
  try {
    kernel.detachLink(fd);
  } finally {
    kernel.closeFd(fd);
    unlinkSync(pin.path);
  }
  return true;
}

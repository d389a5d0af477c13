import { unlinkSync } from "node:fs";
import { AgentError } from "../lib/errors.ts";
import type { LoadedDatapath } from "./maps.ts";
import type { Native } from "./native.ts";
import { linkPin, listLinkPins } from "./pins.ts";
import type { Hook } from "./pins.ts";

export type AttachMode = "auto" | "tcx" | "clsact";

export type AttachKind = "tcx" | "clsact";

/**
 * Replies before requests: with the egress program first, nothing of a flow that the
 * ingress program starts can come back untranslated.
 */
const HOOKS: readonly Hook[] = ["egress", "ingress"];

/** The programs on the interfaces of this node's workloads. Links are pinned, so they outlive the agent. */
export class Attachments {
  readonly #native: Native;
  readonly #programs: Readonly<Record<Hook, number>>;
  readonly #bpfRoot: string;
  readonly #mode: AttachMode;

  constructor(native: Native, loaded: LoadedDatapath, bpfRoot: string, mode: AttachMode) {
    this.#native = native;
    this.#programs = { ingress: loaded.podIngress, egress: loaded.podEgress };
    this.#bpfRoot = bpfRoot;
    this.#mode = mode;
  }

  /** Puts this agent's programs in the place of an earlier one's, packet by packet atomically. Returns the interfaces. */
  adopt(): ReadonlySet<number> {
    const found = new Set<number>();
    for (const pin of listLinkPins(this.#bpfRoot)) {
      const fd = this.#native.openPin(pin.path);
      try {
        if (this.#native.linkInfo(fd).ifindex === pin.ifindex) {
          this.#native.replaceLink(fd, this.#programs[pin.hook]);
          found.add(pin.ifindex);
        } else {
          unlinkSync(pin.path); // the interface went away, and the link with it
        }
      } finally {
        this.#native.closeFd(fd);
      }
    }
    return found;
  }

  /** Attaches both programs; what is attached already stays. Throws AgentError "attach_failed". */
  attach(ifindex: number): AttachKind {
    const pinned = new Set(
      listLinkPins(this.#bpfRoot)
        .filter((pin) => pin.ifindex === ifindex)
        .map((pin) => pin.hook),
    );
    const kinds = HOOKS.map((hook) => (pinned.has(hook) ? "tcx" : this.#attachHook(ifindex, hook)));
    const [kind] = kinds;
    if (kind === undefined || kinds.some((other) => other !== kind)) {
      throw new AgentError("attach_failed", `interface ${String(ifindex)}: hooks disagree about tcx`);
    }
    return kind;
  }

  #attachHook(ifindex: number, hook: Hook): AttachKind {
    const programFd = this.#programs[hook];
    const attached = this.#native.attachTc({ programFd, ifindex, hook, mode: this.#mode });
    if (attached.kind === "clsact") return "clsact";
    try {
      this.#native.pin(attached.linkFd, linkPin(this.#bpfRoot, ifindex, hook));
    } finally {
      this.#native.closeFd(attached.linkFd);
    }
    return "tcx";
  }

  /** True if the interface does not exist any more. */
  isGone(ifindex: number): boolean {
    try {
      this.#native.queryTc(ifindex, "ingress");
      return false;
    } catch (error) {
      if (error instanceof AgentError && error.details["errno"] === "ENODEV") return true;
      throw error;
    }
  }

  /** Takes both programs off; an interface that is gone already is no error. */
  detach(ifindex: number): void {
    for (const hook of HOOKS.toReversed()) detachHook(this.#native, this.#bpfRoot, ifindex, hook);
  }
}

/** True if something was attached there. */
export function detachHook(native: Native, bpfRoot: string, ifindex: number, hook: Hook): boolean {
  const pin = listLinkPins(bpfRoot).find((link) => link.ifindex === ifindex && link.hook === hook);
  if (pin === undefined) return native.detachClsact(ifindex, hook);
  const fd = native.openPin(pin.path);
  try {
    native.detachLink(fd);
  } finally {
    native.closeFd(fd);
    unlinkSync(pin.path);
  }
  return true;
}

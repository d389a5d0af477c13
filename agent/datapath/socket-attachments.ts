import { unlinkSync } from "node:fs";
import { AgentError } from "../lib/errors.ts";
import type { Steps } from "../lib/steps.ts";
import type { Kernel } from "./kernel.ts";
import { ProgramNames } from "./foreign-programs.ts";
import type { ForeignProgram } from "./foreign-programs.ts";
import { listSocketLinkPins, SOCKET_HOOKS, socketLinkPin } from "./pins.ts";
import type { SocketHook, SocketLinkPin } from "./pins.ts";

/**
 * What restores names comes before what changes them, so that no socket gets an answer that it
 * does not know.
 */
const TCP_HOOKS: readonly SocketHook[] = ["peername4", "peername6", "ops", "release", "connect4", "connect6"];
const UDP_HOOKS: readonly SocketHook[] = ["recvmsg4", "recvmsg6", "sendmsg4", "sendmsg6"];

/**
 * The programs on the cgroups of this node's workloads. Links are pinned, so they outlive the agent; what is
 * pinned is read once, for there are several links a workload.
 */
export class SocketAttachments {
  readonly #kernel: Kernel;
  readonly #programs: Readonly<Record<SocketHook, number>>;
  readonly #bpfRoot: string;
  readonly #names: ProgramNames;
  readonly #ownIds: ReadonlySet<number>;
  readonly #pinned = new Map<bigint, Map<SocketHook, SocketLinkPin>>();

  constructor(kernel: Kernel, programs: Readonly<Record<SocketHook, number>>, bpfRoot: string) {
    this.#kernel = kernel;
    this.#programs = programs;
    this.#bpfRoot = bpfRoot;
    this.#names = new ProgramNames(kernel);
    this.#ownIds = new Set(Object.values(programs).map((fd) => kernel.programInfo(fd).id));
  }

  /** Before all else: puts this agent's programs in the place of an earlier one's. Links of cgroups that are gone go. */
  *adopt(): Steps<void> {
    for (const pin of listSocketLinkPins(this.#bpfRoot)) {
      const fd = this.#kernel.openPin(pin.path);
      try {
        if (this.#kernel.linkInfo(fd).cgroup === pin.cgroup) {
          this.#kernel.replaceLink(fd, this.#programs[pin.hook]);
          this.#note(pin);
        } else {
          unlinkSync(pin.path);
        }
      } finally {
        this.#kernel.closeFd(fd);
      }
      yield;
    }
  }

  /** Cgroups with a program of ours. */
  attached(): ReadonlySet<bigint> {
    return new Set(this.#pinned.keys());
  }

  /** What is attached already stays; of UDP's hooks, only with `isAlone`. Throws AgentError "attach_failed". */
  *attach(path: string, cgroup: bigint, isAlone: boolean): Steps<void> {
    const pinned = this.#pinned.get(cgroup);
    const wanted = isAlone ? [...UDP_HOOKS, ...TCP_HOOKS] : TCP_HOOKS;
    for (const hook of wanted) {
      if (pinned?.has(hook) === true) continue;
      this.#attachHook(path, cgroup, hook);
      yield;
    }
  }

  #attachHook(folder: string, cgroup: bigint, hook: SocketHook): void {
    const linkFd = this.#kernel.attachCgroup(this.#programs[hook], hook, folder);
    try {
      const path = socketLinkPin(this.#bpfRoot, cgroup, hook);
      this.#kernel.pin(linkFd, path);
      this.#note({ path, cgroup, hook });
    } finally {
      this.#kernel.closeFd(linkFd);
    }
  }

  #note(pin: SocketLinkPin): void {
    const pins = this.#pinned.get(pin.cgroup) ?? new Map<SocketHook, SocketLinkPin>();
    this.#pinned.set(pin.cgroup, pins.set(pin.hook, pin));
  }

  /** Programs that are not Weft's and run for the cgroup's sockets, attached to it or to an ancestor. */
  foreign(path: string): readonly ForeignProgram[] {
    return SOCKET_HOOKS.flatMap((hook) => {
      const ids = this.#kernel.queryCgroup(hook, path).filter((id) => !this.#ownIds.has(id));
      return this.#names.describe(hook, ids);
    });
  }

  /** In the opposite order. */
  *detach(cgroup: bigint): Steps<void> {
    const pins = this.#pinned.get(cgroup);
    for (const hook of [...UDP_HOOKS, ...TCP_HOOKS].toReversed()) {
      const pin = pins?.get(hook);
      if (pin === undefined) continue;
      detachSocketLink(this.#kernel, pin);
      pins?.delete(hook);
      yield;
    }
    this.#pinned.delete(cgroup);
  }
}

/** A cgroup that is gone has taken its links along. */
export function detachSocketLink(kernel: Kernel, pin: SocketLinkPin): void {
  const fd = kernel.openPin(pin.path);
  try {
    kernel.detachLink(fd);
  } catch (error) {
    if (!(error instanceof AgentError) || error.details["errno"] !== "ENOENT") throw error;
  } finally {
    kernel.closeFd(fd);
    unlinkSync(pin.path);
  }
}

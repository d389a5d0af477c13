import { unlinkSync } from "node:fs";
import { AgentError } from "../lib/errors.ts";
import type { Kernel } from "./kernel.ts";
import { isOwn } from "./others.ts";
import type { OtherProgram } from "./others.ts";
import { listSocketLinkPins, SOCKET_HOOKS, socketLinkPin } from "./pins.ts";
import type { SocketHook, SocketLinkPin } from "./pins.ts";

/**
 * What restores names comes before what changes them, so that no socket gets an answer that it
 * does not know.
 */
const TCP_HOOKS: readonly SocketHook[] = ["peername4", "peername6", "ops", "release", "connect4", "connect6"];
const UDP_HOOKS: readonly SocketHook[] = ["recvmsg4", "recvmsg6", "sendmsg4", "sendmsg6"];

/** The programs on the cgroups of this node's workloads. Links are pinned, so they outlive the agent. */
export class SocketAttachments {
  readonly #kernel: Kernel;
  readonly #programs: Readonly<Record<SocketHook, number>>;
  readonly #bpfRoot: string;

  constructor(kernel: Kernel, programs: Readonly<Record<SocketHook, number>>, bpfRoot: string) {
    this.#kernel = kernel;
    this.#programs = programs;
    this.#bpfRoot = bpfRoot;
  }

  /** Puts this agent's programs in the place of an earlier one's. Links of cgroups that are gone go. */
  adopt(): void {
    for (const pin of listSocketLinkPins(this.#bpfRoot)) {
      const fd = this.#kernel.openPin(pin.path);
      try {
        if (this.#kernel.linkInfo(fd).cgroup === pin.cgroup)
          this.#kernel.replaceLink(fd, this.#programs[pin.hook]);
        else unlinkSync(pin.path);
      } finally {
        this.#kernel.closeFd(fd);
      }
    }
  }

  /** Cgroups with a program of ours. */
  attached(): ReadonlySet<bigint> {
    return new Set(listSocketLinkPins(this.#bpfRoot).map(({ cgroup }) => cgroup));
  }

  /** What is attached already stays; of UDP's hooks, only with `isAlone`. Throws AgentError "attach_failed". */
  attach(path: string, cgroup: bigint, isAlone: boolean): void {
    const pinned = new Map(this.#pinsOf(cgroup).map((pin) => [pin.hook, pin]));
    const wanted = isAlone ? [...UDP_HOOKS, ...TCP_HOOKS] : TCP_HOOKS;
    for (const hook of wanted) if (!pinned.has(hook)) this.#attachHook(path, cgroup, hook);
  }

  #attachHook(path: string, cgroup: bigint, hook: SocketHook): void {
    const linkFd = this.#kernel.attachCgroup(this.#programs[hook], hook, path);
    try {
      this.#kernel.pin(linkFd, socketLinkPin(this.#bpfRoot, cgroup, hook));
    } finally {
      this.#kernel.closeFd(linkFd);
    }
  }

  /** Programs of others that run for the cgroup's sockets, wherever they are attached. */
  others(path: string): readonly OtherProgram[] {
    return SOCKET_HOOKS.flatMap((hook) =>
      this.#kernel
        .queryCgroup(hook, path)
        .flatMap((id) => this.#kernel.programName(id) ?? [])
        .filter((name) => !isOwn(name))
        .map((name) => ({ hook, name })),
    );
  }

  detach(cgroup: bigint): void {
    const pins = new Map(this.#pinsOf(cgroup).map((pin) => [pin.hook, pin]));
    for (const hook of [...UDP_HOOKS, ...TCP_HOOKS].toReversed()) {
      const pin = pins.get(hook);
      if (pin !== undefined) detachSocketLink(this.#kernel, pin);
    }
  }

  #pinsOf(cgroup: bigint): readonly SocketLinkPin[] {
    return listSocketLinkPins(this.#bpfRoot).filter((pin) => pin.cgroup === cgroup);
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

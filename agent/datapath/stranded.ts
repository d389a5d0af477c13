import { AgentError } from "../lib/errors.ts";
import type { LoadedDatapath } from "./maps.ts";
import type { Kernel } from "./kernel.ts";

const COOKIE_BYTES = 8;

/** The maps that bpf/stranded.bpf.c reads and writes. */
const MAPS = ["sockets", "members", "refusals"] as const;

/**
 * Ends connected UDP sockets whose endpoint serves no more (bpf/stranded.bpf.c), where the kernel can
 * (6.5). Without that, such a socket waits until its application opens another.
 */
export class StrandedSockets {
  readonly #kernel: Kernel;
  readonly #program: number;

  /** Throws AgentError "object_load_failed". */
  constructor(kernel: Kernel, object: string, mapFds: LoadedDatapath["mapFds"]) {
    const loaded = kernel.openObject(object);
    try {
      for (const map of MAPS) loaded.reuseMap(map, mapFds[map]);
      loaded.load();
      this.#kernel = kernel;
      this.#program = loaded.programFd("end_stranded");
    } finally {
      loaded.close();
    }
  }

  /** In this network namespace and in those of the paths; one that has gone is passed over. Returns how many ended. */
  end(netnses: readonly string[]): number {
    const bytes = ["", ...netnses].reduce((sum, netns) => sum + this.#endIn(netns), 0);
    return bytes / COOKIE_BYTES;
  }

  #endIn(netns: string): number {
    try {
      return this.#kernel.iterate(this.#program, netns).length;
    } catch (error) {
      // EINVAL: a file that is no namespace any more, or not yet.
      const isGone =
        error instanceof AgentError && ["ENOENT", "EINVAL"].includes(String(error.details["errno"]));
      if (netns !== "" && isGone) return 0;
      throw error;
    }
  }
}

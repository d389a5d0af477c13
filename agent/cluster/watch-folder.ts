import { watch } from "node:fs";
import type { FSWatcher } from "node:fs";
import { stat } from "node:fs/promises";

/**
 * Rings when a directory may have changed. No more than a hint: some volumes tell of
 * nothing, and a directory that is made anew is only followed from the next `follow` on.
 */
export class FolderWatch {
  readonly #directory: string;
  readonly #ring: () => void;
  #watcher: FSWatcher | undefined;
  #followed: string | undefined;

  constructor(directory: string, ring: () => void) {
    this.#directory = directory;
    this.#ring = ring;
  }

  /** Watches the directory that the path leads to now. */
  async follow(): Promise<void> {
    const found = await this.#identity();
    if (found === this.#followed && this.#watcher !== undefined) return;
    this.close();
    this.#followed = found;
    if (found === undefined) return;
    try {
      this.#watcher = watch(this.#directory, this.#ring);
      this.#watcher.on("error", () => {
        this.close();
      });
    } catch {
      // No watches left, or gone again; the next call tries anew.
    }
  }

  close(): void {
    this.#watcher?.close();
    this.#watcher = undefined;
  }

  async #identity(): Promise<string | undefined> {
    try {
      // File systems give the number of a directory that was removed to the next one.
      const { dev, ino, birthtimeNs } = await stat(this.#directory, { bigint: true });
      return [dev, ino, birthtimeNs].join(" ");
    } catch {
      return undefined;
    }
  }
}

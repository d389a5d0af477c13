/** A bell that one loop waits for and anybody may ring; rings before the wait are not lost. */
export class Wake {
  #isRung = false;
  #release: (() => void) | undefined;

  ring(): void {
    this.#isRung = true;
    this.#release?.();
  }

  /** Resolves at the next ring, after `timeoutMs`, or when the signal aborts; true if it was rung. */
  async wait(timeoutMs: number, signal: AbortSignal): Promise<boolean> {
    if (!this.#isRung && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const release = (): void => {
          clearTimeout(timer);
          signal.removeEventListener("abort", release);
          resolve();
        };
        const timer = setTimeout(release, timeoutMs);
        this.#release = release;
        signal.addEventListener("abort", release, { once: true });
      });
      this.#release = undefined;
    }
    const wasRung = this.#isRung;
    this.#isRung = false;
    return wasRung;
  }
}

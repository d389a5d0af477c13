/** Lets one piece of waiting work at a time have its way, in the order of asking. */
export class Lock {
  #last: Promise<unknown> = Promise.resolve();

  hold<T>(work: () => Promise<T>): Promise<T> {
    const held = this.#last.then(work);
    this.#last = held.catch(() => undefined);
    return held;
  }
}

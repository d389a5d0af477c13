export interface Condition<Name extends string = string> {
  readonly name: Name;
  readonly ready: boolean;
  /** What it waits for, or how it is. */
  readonly message: string;
}

/** What must be true before the agent calls itself ready; each part reports its own condition. */
export class Readiness<Name extends string = string> {
  readonly #conditions: Map<Name, Condition<Name>>;

  /** Conditions with what each waits for at the start: none is ready yet. */
  constructor(waitingFor: Readonly<Partial<Record<Name, string>>>) {
    const entries = Object.entries<string | undefined>(waitingFor) as [Name, string][];
    this.#conditions = new Map(entries.map(([name, message]) => [name, { name, ready: false, message }]));
  }

  set(name: Name, ready: boolean, message: string): void {
    this.#conditions.set(name, { name, ready, message });
  }

  get isReady(): boolean {
    return this.list().every(({ ready }) => ready);
  }

  list(): readonly Condition<Name>[] {
    return [...this.#conditions.values()];
  }
}

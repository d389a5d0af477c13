/** A command line that cannot be meant; exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  /** "weft map dump", whose help says more. */
  readonly command: string;

  constructor(message: string, command: string) {
    super(message);
    this.command = command;
  }
}

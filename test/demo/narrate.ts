/** How the demo talks. */

let steps = 0;

export function step(title: string): void {
  steps += 1;
  blank();
  console.log(`== ${String(steps)}. ${title}`);
}

export function say(text: string): void {
  console.log(`   ${text}`);
}

export function blank(): void {
  console.log("");
}

/** A command and what it printed. */
export function verbatim(command: string, output: string): void {
  blank();
  say(`$ ${command}`);
  for (const line of output.trimEnd().split("\n")) say(line);
}

/** The first column to the left, numbers to the right. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): void {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => (row[column] ?? "").length)));
  blank();
  for (const row of all) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    say(cells.join("  "));
  }
  blank();
}

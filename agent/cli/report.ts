/** Indented text for what is too deep for a table. */

const STEP = "  ";

export function indent(text: string, steps = 1): string {
  return text.replace(/^(?=.)/gm, STEP.repeat(steps));
}

export function lines(...texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join("");
}

/** "" when there is nothing to say. */
export function section(title: string, body: string): string {
  return body === "" ? "" : `\n${title}\n${indent(body)}`;
}

/** Rows of "label  text", the texts below one another. */
export function labelled(rows: readonly (readonly [label: string, text: string])[]): string {
  const width = Math.max(0, ...rows.map(([label]) => label.length));
  return lines(...rows.map(([label, text]) => `${label.padEnd(width)}  ${text}`.trimEnd()));
}

/** As much of a list as people read, and how much was left out: never a silent end. */
export function firstLines(texts: readonly string[], max: number, whereTheRestIs: string): string {
  const rest = texts.length - max;
  return lines(...texts.slice(0, max), ...(rest > 0 ? [`... and ${rest} more: ${whereTheRestIs}`] : []));
}

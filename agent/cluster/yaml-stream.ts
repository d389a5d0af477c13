/** A piece of a YAML stream that can be parsed by itself: one document, save for odd cases. */
export interface StreamPart {
  readonly text: string;
  /** Of the stream, before this part. */
  readonly linesBefore: number;
}

/** A line that begins with three dashes is a marker wherever it stands: no scalar may hold one (YAML 1.2, 9.1.2). */
const MARKER = /(?<![^\n])---(?=[ \t\r\n]|$)/g;

/** A directive belongs to the document after it; streams that have any stay whole. */
const DIRECTIVE = /(?<![^\n])%/;

/** The first thing on a line that is neither blank nor a comment. */
const CONTENT = /(?<![^\n])[ \t\r]*[^ \t\r\n#]/;

/** Cuts a stream before each document, so that only those that changed have to be parsed again. */
export function splitStream(text: string): readonly StreamPart[] {
  if (DIRECTIVE.test(text)) return [{ text, linesBefore: 0 }];
  const parts: StreamPart[] = [];
  let linesBefore = 0;
  for (const part of cut(text)) {
    parts.push({ text: part, linesBefore });
    linesBefore += linesIn(part);
  }
  return parts;
}

function* cut(text: string): Generator<string> {
  let start = 0;
  for (const { index } of text.matchAll(MARKER)) {
    const isProlog = start === 0 && !CONTENT.test(text.slice(0, index));
    if (isProlog) continue;
    yield text.slice(start, index);
    start = index;
  }
  yield text.slice(start);
}

function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}

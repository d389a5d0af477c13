/**
 * The YAML parser and composer call themselves once for each level of nesting, and a stack
 * that overflows in there can end the whole process (the engine's regular expressions abort
 * when they find no room). So what nests too deeply is found by looking at the text, before
 * any of it is parsed. Brackets and dashes in quoted text count too: the bounds are
 * far beyond what any manifest needs.
 */
const MAX_OPEN_BRACKETS = 256;
const MAX_INDENT = 256;
/** Of "- - - a" or "!x &y a" on one line. */
const MAX_INDICATORS = 64;

const SPACE = 0x20;
const NEWLINE = 0x0a;
const INDICATORS = codes("-?:");
const PROPERTIES = codes("!&");
const OPENING = codes("[{");
const CLOSING = codes("]}");

function codes(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, (character) => character.charCodeAt(0)));
}

/** True if a document nests more deeply than can be parsed safely. */
export function nestsTooDeeply(text: string): boolean {
  let openBrackets = 0;
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline;
    if (indentOf(text, start) > MAX_INDENT || hasTooManyIndicators(text, start, end)) return true;
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      if (OPENING.has(code)) openBrackets++;
      else if (CLOSING.has(code) && openBrackets > 0) openBrackets--;
      if (openBrackets > MAX_OPEN_BRACKETS) return true;
    }
    start = end + 1;
  }
  return false;
}

function indentOf(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === SPACE) at++;
  return at - start;
}

/** Counts words in a row that are an indicator, or a tag or anchor. */
function hasTooManyIndicators(text: string, start: number, end: number): boolean {
  let run = 0;
  for (let at = start; at < end; at = endOfWord(text, at, end)) {
    while (at < end && isBlank(text.charCodeAt(at))) at++;
    if (!isIndicator(text, at)) run = 0;
    else if (++run > MAX_INDICATORS) return true;
  }
  return false;
}

function endOfWord(text: string, start: number, end: number): number {
  let at = start + 1;
  while (at < end && !isBlank(text.charCodeAt(at))) at++;
  return at;
}

function isIndicator(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return PROPERTIES.has(code) || (INDICATORS.has(code) && !(text.charCodeAt(at + 1) > SPACE));
}

function isBlank(code: number): boolean {
  return code <= SPACE && code !== NEWLINE;
}

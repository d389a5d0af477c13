import { isScalar, LineCounter, parseAllDocuments, visit } from "yaml";
import type { Document, YAMLMap } from "yaml";
import { errorText } from "../lib/errors.ts";
import { nestsTooDeeply } from "./nesting.ts";
import { fieldText, ParseError, show } from "./parse/fields.ts";
import { identityOf, parseObject } from "./parse/object.ts";
import type { ParsedObject } from "./parse/object.ts";

/** That one document may have, and what one of them may lead to; more is an attack or a mistake. */
const MAX_ALIASES = 1_000;

/** One object of a document, or why there is none. Lines are 1-based and count from the part's first. */
export type PartEntry =
  | { readonly line: number; readonly object: ParsedObject }
  | {
      readonly line: number;
      readonly object: undefined;
      /** As far as the broken object still says. */
      readonly identity: string | undefined;
      readonly field: string | undefined;
      readonly message: string;
    };

/** What a part of a file says: the same for the same text, whatever stands around it. */
export type ManifestPart =
  | { readonly documents: readonly (readonly PartEntry[])[]; readonly syntaxError: undefined }
  | { readonly syntaxError: SyntaxProblem };

interface SyntaxProblem {
  readonly line: number;
  readonly message: string;
  /** Nothing is wrong but that the text ends here. */
  readonly isAtEnd: boolean;
}

export function readPart(text: string): ManifestPart {
  if (nestsTooDeeply(text)) {
    return { documents: [[failure(1, undefined, "nests too deeply")]], syntaxError: undefined };
  }
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: "error",
    // Whatever a %YAML directive says: times stay text, and "<<" merges, as kubectl has it.
    schema: "core",
    merge: true,
    // The parser's own check takes quadratic time.
    uniqueKeys: false,
  });
  const found: readonly Document.Parsed[] = [...documents];
  const [error] = found.flatMap((document) => document.errors);
  if (error !== undefined) {
    const isAtEnd = error.pos[1] >= text.trimEnd().length;
    return { syntaxError: { line: lines.linePos(error.pos[0]).line, message: error.message, isAtEnd } };
  }
  return { documents: found.map((document) => readDocument(document, lines)), syntaxError: undefined };
}

function failure(line: number, field: string | undefined, message: string): PartEntry {
  return { line, object: undefined, identity: undefined, field, message };
}

function readDocument(document: Document.Parsed, lines: LineCounter): readonly PartEntry[] {
  const lineAt = (offset: number | undefined): number => lines.linePos(offset ?? document.range[0]).line;
  const start = lineAt(document.contents?.range[0]);
  const defect = defectOf(document);
  if (defect !== undefined) return [failure(lineAt(defect.offset), undefined, defect.message)];
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    return [failure(start, undefined, errorText(error))];
  }
  if (value === null || value === undefined) return [];
  const lineOf = (path: Path): number => lineAt(offsetOf(document, path) ?? document.contents?.range[0]);
  return itemsOf(value).flatMap((item) => readItem(item, lineOf));
}

type Path = readonly (string | number)[];

function readItem({ value, path }: Item, lineOf: (path: Path) => number): readonly PartEntry[] {
  try {
    const object = parseObject(value);
    return object === undefined ? [] : [{ line: lineOf(path), object }];
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const whole = [...path, ...error.path];
    const identity = identityOf(value);
    // With a name the object's own path says more; without one, its place in the list does.
    const field = fieldText(identity === undefined ? whole : error.path);
    return [{ line: lineOf(whole), object: undefined, identity, field, message: error.message }];
  }
}

/** Where a field stands; of one that is missing, the nearest thing around it. */
function offsetOf(document: Document.Parsed, path: Path): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    const range = (node as { readonly range?: readonly number[] } | undefined)?.range;
    if (range?.[0] !== undefined) return range[0];
  }
  return undefined;
}

interface Defect {
  readonly offset: number | undefined;
  readonly message: string;
}

/** What the parser lets pass, looked for before any alias is followed. */
function defectOf(document: Document.Parsed): Defect | undefined {
  let found: Defect | undefined;
  let aliases = 0;
  visit(document, {
    Map: (_key, map) => {
      found = repeatedKeyOf(map);
      return found === undefined ? undefined : visit.BREAK;
    },
    Alias: (_key, alias) => {
      if (++aliases <= MAX_ALIASES) return undefined;
      // The parser bounds the use of each anchor, but to find them takes quadratic time.
      const message = `has more than ${String(MAX_ALIASES)} aliases`;
      found = { offset: alias.range?.[0], message };
      return visit.BREAK;
    },
  });
  return found;
}

/** YAML wants the keys of a map to differ; taking the last, as others do, hides mistakes. */
function repeatedKeyOf(map: YAMLMap): Defect | undefined {
  const seen = new Set<unknown>();
  for (const { key } of map.items) {
    // "<<" may stand there once for each map that is merged in.
    if (!isScalar(key) || key.value === "<<") continue;
    if (seen.has(key.value))
      return { offset: key.range?.[0], message: `has the key ${show(key.value)} twice` };
    seen.add(key.value);
  }
  return undefined;
}

interface Item {
  readonly value: unknown;
  readonly path: Path;
}

/** The items of a List, or of a typed one such as ServiceList; else the object itself. */
function itemsOf(value: unknown): readonly Item[] {
  const { kind, apiVersion, items } = value as Record<string, unknown>;
  const isList = typeof kind === "string" && kind.endsWith("List");
  if (!isList || (items !== null && !Array.isArray(items))) return [{ value, path: [] }];
  const itemKind = kind.slice(0, -"List".length);
  return (items ?? []).map((item: unknown, index) => ({
    value: itemKind === "" ? item : { apiVersion, kind: itemKind, ...(item as object) },
    path: ["items", index],
  }));
}

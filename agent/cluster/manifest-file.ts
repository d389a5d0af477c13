import { LineCounter, parseAllDocuments } from "yaml";
import type { Document } from "yaml";
import { errorText } from "../lib/errors.ts";
import type { SourceError } from "./model.ts";
import { ParseError } from "./parse/fields.ts";
import { identityOf, parseObject } from "./parse/object.ts";
import type { ParsedObject } from "./parse/object.ts";
import { identityOfParsed } from "./store.ts";

/** A file larger than this is not read. */
export const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;

/** Times that aliases may be followed in one document; more is an attack or a mistake. */
const MAX_ALIASES = 1_000;

/** An object and where it stands. */
export interface PlacedObject {
  readonly object: ParsedObject;
  /** 1-based. */
  readonly document: number;
  readonly line: number;
}

/** What one file holds. */
export interface ManifestContent {
  /** By identity; the first of several wins. */
  readonly objects: ReadonlyMap<string, PlacedObject>;
  readonly errors: readonly SourceError[];
}

export const NO_CONTENT: ManifestContent = { objects: new Map(), errors: [] };

/**
 * The objects of a file. What cannot be used now is taken from `previous`, the file's
 * content when it last could: the same object of a broken document, or all of a broken file.
 */
export function readManifest(file: string, text: string, previous: ManifestContent): ManifestContent {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false });
  if (!Array.isArray(documents)) return NO_CONTENT;
  const syntaxError = documents.flatMap((document) => document.errors)[0];
  if (syntaxError !== undefined) {
    const { line } = lines.linePos(syntaxError.pos[0]);
    return brokenFile(file, `${syntaxError.message} (the file may be cut off)`, previous, line);
  }
  const reader = new ManifestReader(file, lines, previous);
  documents.forEach((document, index) => {
    reader.readDocument(document, index + 1);
  });
  return reader.content();
}

/** The whole file cannot be used: what it said before stays in force. */
export function brokenFile(
  file: string,
  message: string,
  previous: ManifestContent,
  line?: number,
): ManifestContent {
  const error = { source: file, document: undefined, line, object: undefined, field: undefined, message };
  return { objects: previous.objects, errors: [error] };
}

class ManifestReader {
  readonly #file: string;
  readonly #lines: LineCounter;
  readonly #previous: ManifestContent;
  readonly #objects = new Map<string, PlacedObject>();
  readonly #errors: SourceError[] = [];
  readonly #brokenIdentities = new Set<string>();
  #hasBrokenUnknown = false;

  constructor(file: string, lines: LineCounter, previous: ManifestContent) {
    this.#file = file;
    this.#lines = lines;
    this.#previous = previous;
  }

  readDocument(document: Document.Parsed, number: number): void {
    const line = this.#lineAt(document.contents?.range[0] ?? document.range[0]);
    let value: unknown;
    try {
      value = document.toJS({ maxAliasCount: MAX_ALIASES });
    } catch (error) {
      this.#fail(undefined, new ParseError([], errorText(error)), number, line);
      return;
    }
    if (value === null || value === undefined) return;
    for (const { item, path } of itemsOf(value)) this.#readObject(item, path, document, number, line);
  }

  /** What this file holds, and for broken documents what it held. */
  content(): ManifestContent {
    for (const [identity, placed] of this.#previous.objects) {
      const isLost = this.#brokenIdentities.has(identity) || this.#hasBrokenUnknown;
      if (isLost && !this.#objects.has(identity)) this.#objects.set(identity, placed);
    }
    return { objects: this.#objects, errors: this.#errors };
  }

  #readObject(
    item: unknown,
    path: readonly (string | number)[],
    document: Document.Parsed,
    number: number,
    documentLine: number,
  ): void {
    try {
      const object = parseObject(item);
      const line = this.#lineOf(document, path) ?? documentLine;
      if (object !== undefined) this.#keep(object, number, line);
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      const line = this.#lineOf(document, [...path, ...error.path]) ?? documentLine;
      this.#fail(identityOf(item), error, number, line);
    }
  }

  #keep(object: ParsedObject, document: number, line: number): void {
    const identity = identityOfParsed(object);
    const first = this.#objects.get(identity);
    if (first === undefined) {
      this.#objects.set(identity, { object, document, line });
      return;
    }
    const message = `is defined twice; document ${String(first.document)} (line ${String(first.line)}) counts`;
    this.#errors.push({ source: this.#file, document, line, object: identity, field: undefined, message });
  }

  #fail(identity: string | undefined, error: ParseError, document: number, line: number): void {
    if (identity === undefined) this.#hasBrokenUnknown = true;
    else this.#brokenIdentities.add(identity);
    const { field, message } = error;
    this.#errors.push({ source: this.#file, document, line, object: identity, field, message });
  }

  #lineOf(document: Document.Parsed, path: readonly (string | number)[]): number | undefined {
    // A field that is missing has no place of its own: the nearest thing around it has.
    for (let length = path.length; length > 0; length--) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      const range = (node as { readonly range?: readonly number[] } | undefined)?.range;
      if (range?.[0] !== undefined) return this.#lineAt(range[0]);
    }
    return undefined;
  }

  #lineAt(offset: number): number {
    return this.#lines.linePos(offset).line;
  }
}

interface Item {
  readonly item: unknown;
  readonly path: readonly (string | number)[];
}

/** The items of a List, or of a typed one such as ServiceList; else the object itself. */
function itemsOf(value: unknown): readonly Item[] {
  const { kind, apiVersion, items } = value as Record<string, unknown>;
  if (typeof kind !== "string" || !kind.endsWith("List") || !Array.isArray(items))
    return [{ item: value, path: [] }];
  const itemKind = kind.slice(0, -"List".length);
  return items.map((item: unknown, index) => ({
    item: itemKind === "" ? item : { apiVersion, kind: itemKind, ...(item as object) },
    path: ["items", index],
  }));
}

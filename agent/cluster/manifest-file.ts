import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { readPart } from "./manifest-part.ts";
import type { ManifestPart, PartEntry } from "./manifest-part.ts";
import type { SourceError } from "./model.ts";
import type { ParsedObject } from "./parse/object.ts";
import { identityOfParsed } from "./store.ts";
import { splitStream } from "./yaml-stream.ts";

/** A file larger than this is not read. */
export const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;

/** Of one file; what is wrong beyond that is only counted. */
const MAX_ERRORS = 100;

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
  /** By digest of the text: a part that stays as it is need not be parsed again. */
  readonly parts: ReadonlyMap<string, ManifestPart>;
}

export const NO_CONTENT: ManifestContent = { objects: new Map(), errors: [], parts: new Map() };

/**
 * The objects of a file. What cannot be used now is taken from `previous`, the file's
 * content when it last could: the same object of a broken document, or all of a broken file.
 */
export async function readManifest(
  file: string,
  text: string,
  previous: ManifestContent,
): Promise<ManifestContent> {
  const parts = new Map<string, ManifestPart>();
  const reader = new ManifestReader(file);
  const texts = splitStream(text);
  for (const { text: partText, linesBefore } of texts) {
    const digest = digestOf(partText);
    const part = parts.get(digest) ?? previous.parts.get(digest) ?? (await parsePart(partText));
    parts.set(digest, part);
    if (part.syntaxError !== undefined) {
      const { message, line, isAtEnd } = part.syntaxError;
      const hint = isAtEnd && partText === texts.at(-1)?.text ? " (the file may be cut off)" : "";
      return brokenFile(file, `${message}${hint}`, previous, linesBefore + line);
    }
    for (const entries of part.documents) reader.addDocument(entries, linesBefore);
  }
  return { ...reader.content(previous), parts };
}

/** The whole file cannot be used: what it said before stays in force. */
export function brokenFile(
  file: string,
  message: string,
  previous: ManifestContent,
  line?: number,
): ManifestContent {
  return { objects: previous.objects, errors: [fileError(file, message, line)], parts: previous.parts };
}

/** An error of a file, or of the directory, as a whole. */
export function fileError(source: string, message: string, line?: number): SourceError {
  return { source, document: undefined, line, object: undefined, field: undefined, message };
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}

async function parsePart(text: string): Promise<ManifestPart> {
  // A large file takes seconds; whatever else the agent does goes on between its documents.
  await setImmediate();
  // A copy, because objects keep slices of the text that they were parsed from, and so all of it.
  return readPart(Buffer.from(text).toString());
}

class ManifestReader {
  readonly #file: string;
  readonly #objects = new Map<string, PlacedObject>();
  readonly #errors: SourceError[] = [];
  readonly #brokenIdentities = new Set<string>();
  #hasBrokenUnknown = false;
  #documents = 0;

  constructor(file: string) {
    this.#file = file;
  }

  addDocument(entries: readonly PartEntry[], linesBefore: number): void {
    this.#documents++;
    for (const entry of entries) {
      const line = linesBefore + entry.line;
      if (entry.object !== undefined) this.#keep(entry.object, line);
      else this.#fail(entry, line);
    }
  }

  /** What the file holds, and for broken documents what it held. */
  content(previous: ManifestContent): Omit<ManifestContent, "parts"> {
    for (const [identity, placed] of previous.objects) {
      const isLost = this.#brokenIdentities.has(identity) || this.#hasBrokenUnknown;
      if (isLost && !this.#objects.has(identity)) this.#objects.set(identity, placed);
    }
    return { objects: this.#objects, errors: this.#boundedErrors() };
  }

  #boundedErrors(): readonly SourceError[] {
    const more = this.#errors.length - MAX_ERRORS;
    if (more <= 0) return this.#errors;
    return [
      ...this.#errors.slice(0, MAX_ERRORS),
      fileError(this.#file, `has ${String(more)} more errors that are not listed`),
    ];
  }

  #keep(object: ParsedObject, line: number): void {
    const identity = identityOfParsed(object);
    const first = this.#objects.get(identity);
    if (first === undefined) {
      this.#objects.set(identity, { object, document: this.#documents, line });
      return;
    }
    const message = `is defined twice; document ${String(first.document)} (line ${String(first.line)}) counts`;
    this.#complain(line, identity, undefined, message);
  }

  #fail({ identity, field, message }: PartEntry & { object: undefined }, line: number): void {
    if (identity === undefined) this.#hasBrokenUnknown = true;
    else this.#brokenIdentities.add(identity);
    this.#complain(line, identity, field, message);
  }

  #complain(line: number, object: string | undefined, field: string | undefined, message: string): void {
    this.#errors.push({ source: this.#file, document: this.#documents, line, object, field, message });
  }
}

import type { BigIntStats } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { errorText } from "../lib/errors.ts";
import { brokenFile, fileError, MAX_MANIFEST_BYTES, NO_CONTENT, readManifest } from "./manifest-file.ts";
import type { ManifestContent, PlacedObject } from "./manifest-file.ts";
import type { SourceError } from "./model.ts";
import type { ClusterStore } from "./store.ts";

/** Files of one directory beyond this number are not read. */
const MAX_MANIFEST_FILES = 10_000;

interface KnownFile {
  /** Changes whenever the file may have. */
  readonly version: string;
  /** Read again after the version was first seen: file times are too coarse to tell two writes of one moment apart. */
  readonly isSettled: boolean;
  readonly content: ManifestContent;
}

/** What the files of a directory held when they were last read, for as long as they can be. */
export class ManifestFolder {
  readonly #directory: string;
  readonly #maxFiles: number;
  #files: ReadonlyMap<string, KnownFile> = new Map();
  #errors: readonly SourceError[] = [];
  #published: ReadonlyMap<string, PlacedObject> = new Map();
  #wasRead = false;

  constructor(directory: string, maxFiles = MAX_MANIFEST_FILES) {
    this.#directory = directory;
    this.#maxFiles = maxFiles;
  }

  /** All files have been read at least once. */
  get wasRead(): boolean {
    return this.#wasRead;
  }

  /** True if anything is different from the last scan. */
  async scan(): Promise<boolean> {
    let names: readonly string[];
    try {
      names = (await readdir(this.#directory)).filter(isManifest).sort();
    } catch (error) {
      // What was read before stays in force.
      return this.#complain([fileError(this.#directory, `cannot be read: ${errorText(error)}`)]);
    }
    const before = this.#files;
    this.#files = await this.#look(names.slice(0, this.#maxFiles));
    this.#wasRead = true;
    const isNew =
      this.#files.size !== before.size ||
      [...this.#files].some(([name, file]) => file.content !== before.get(name)?.content);
    return this.#complain(this.#tooMany(names.length)) || isNew;
  }

  #tooMany(files: number): readonly SourceError[] {
    if (files <= this.#maxFiles) return [];
    const message = `has ${String(files)} manifests; the first ${String(this.#maxFiles)} are read`;
    return [fileError(this.#directory, message)];
  }

  #complain(errors: readonly SourceError[]): boolean {
    if (isDeepStrictEqual(errors, this.#errors)) return false;
    this.#errors = errors;
    return true;
  }

  async #look(names: readonly string[]): Promise<ReadonlyMap<string, KnownFile>> {
    const files = new Map<string, KnownFile>();
    for (const name of names) {
      const file = await lookAt(join(this.#directory, name), name, this.#files.get(name));
      if (file !== undefined) files.set(name, file);
    }
    return files;
  }

  /** Puts into the store what has changed. Of an object in two files, the first file by name counts. */
  publish(store: ClusterStore, source: string): void {
    const errors = [...this.#errors];
    const objects = this.#objectsOfAll(errors);
    for (const identity of this.#published.keys()) if (!objects.has(identity)) store.remove(identity);
    for (const [identity, { object }] of objects) {
      if (this.#published.get(identity)?.object !== object) store.put(object);
    }
    this.#published = objects;
    store.setErrors(source, errors);
    store.commit();
  }

  #objectsOfAll(errors: SourceError[]): ReadonlyMap<string, PlacedObject> {
    const objects = new Map<string, PlacedObject>();
    const fileOf = new Map<string, string>();
    for (const [file, { content }] of this.#files) {
      errors.push(...content.errors);
      for (const [identity, placed] of content.objects) {
        const first = objects.get(identity);
        if (first !== undefined) {
          errors.push(repeated(file, identity, placed, fileOf.get(identity) ?? "", first));
          continue;
        }
        objects.set(identity, placed);
        fileOf.set(identity, file);
      }
    }
    return objects;
  }
}

function isManifest(name: string): boolean {
  return /\.ya?ml$/.test(name) && !name.startsWith(".");
}

/** The file as it is now; undefined if it has gone. */
async function lookAt(
  path: string,
  name: string,
  before: KnownFile | undefined,
): Promise<KnownFile | undefined> {
  const previous = before?.content ?? NO_CONTENT;
  let version = "";
  try {
    const stats = await stat(path, { bigint: true });
    version = versionOf(stats);
    if (version === before?.version && before.isSettled) return before;
    const refusal = refusalOf(stats);
    if (refusal !== undefined) {
      return { version, isSettled: true, content: brokenFile(name, refusal, previous) };
    }
    const content = await readManifest(name, await readText(path), previous);
    return { version, isSettled: version === before?.version, content };
  } catch (error) {
    const { code, errno } = error as NodeJS.ErrnoException;
    // Also of a symbolic link that leads nowhere, as a volume's do while a file of it goes.
    if (code === "ENOENT") return undefined;
    const content = brokenFile(name, `cannot be read: ${errorText(error)}`, previous);
    // What the system refuses now it may grant later, without a change of the file.
    return { version, isSettled: errno === undefined && version === before?.version, content };
  }
}

function versionOf({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return [dev, ino, size, mtimeNs, ctimeNs].join(" ");
}

/** Why a file is not even opened; a pipe would never end. */
function refusalOf(stats: BigIntStats): string | undefined {
  if (!stats.isFile()) return "is not a file";
  if (stats.size <= BigInt(MAX_MANIFEST_BYTES)) return undefined;
  return `has ${String(stats.size)} bytes; at most ${String(MAX_MANIFEST_BYTES)} are read`;
}

async function readText(path: string): Promise<string> {
  return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
}

function repeated(
  file: string,
  identity: string,
  { document, line }: PlacedObject,
  firstFile: string,
  first: PlacedObject,
): SourceError {
  const place = `${firstFile}, document ${String(first.document)} (line ${String(first.line)})`;
  const message = `is defined twice; ${place} counts`;
  return { source: file, document, line, object: identity, field: undefined, message };
}

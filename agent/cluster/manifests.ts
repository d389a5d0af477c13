import { watch } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../lib/clock.ts";
import { errorText } from "../lib/errors.ts";
import { Wake } from "../lib/wake.ts";
import { brokenFile, MAX_MANIFEST_BYTES, NO_CONTENT, readManifest } from "./manifest-file.ts";
import type { ManifestContent, PlacedObject } from "./manifest-file.ts";
import type { SourceError } from "./model.ts";
import type { ClusterStore } from "./store.ts";

/** Files of one directory beyond this number are not read. */
export const MAX_MANIFEST_FILES = 10_000;

/** Changes are looked for this often even if nobody told of one: watches miss some on symlinked volumes. */
const RESCAN_MS = 1_000;

/** So that a file written in several steps is read once. */
const DEBOUNCE_MS = 15;

export interface ManifestsOptions {
  readonly directory: string;
  readonly store: ClusterStore;
  readonly clock: Clock;
}

/** Reads a directory of YAML files into the store, and goes on as they change, until the signal aborts. */
export async function watchManifests(options: ManifestsOptions, signal: AbortSignal): Promise<void> {
  const { directory, store, clock } = options;
  const source = `manifests ${directory}`;
  const folder = new ManifestsFolder(directory);
  const wake = new Wake();
  store.expectSource(source);
  watchFolder(directory, wake, signal);
  while (!signal.aborted) {
    if (await folder.scan()) folder.publish(store, source);
    if (folder.wasRead) store.sourceSynced(source);
    if (await wake.wait(RESCAN_MS, signal)) await clock.sleep(DEBOUNCE_MS, signal);
  }
}

/** Without a watch (no such directory yet, no watches left) the rescan is what notices. */
function watchFolder(directory: string, wake: Wake, signal: AbortSignal): void {
  try {
    const watcher = watch(directory, { signal }, () => {
      wake.ring();
    });
    watcher.on("error", () => undefined);
  } catch {
    // The rescan will do.
  }
}

interface KnownFile {
  /** Changes whenever the file may have. */
  readonly version: string;
  readonly content: ManifestContent;
}

class ManifestsFolder {
  readonly #directory: string;
  #files = new Map<string, KnownFile>();
  #folderErrors: readonly SourceError[] = [];
  #published: ReadonlyMap<string, PlacedObject> = new Map();
  wasRead = false;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** True if anything is different from the last scan. */
  async scan(): Promise<boolean> {
    let names: readonly string[];
    try {
      names = (await readdir(this.#directory)).filter(isManifest).sort();
    } catch (error) {
      // What was read before stays in force.
      return this.#complain([folderError(this.#directory, `cannot be read: ${errorText(error)}`)]);
    }
    const known = this.#files;
    this.#files = new Map();
    let changed = !this.wasRead || known.size !== Math.min(names.length, MAX_MANIFEST_FILES);
    for (const name of names.slice(0, MAX_MANIFEST_FILES)) {
      const before = known.get(name);
      const now = await this.#look(name, before);
      if (now !== undefined) this.#files.set(name, now);
      if (now !== before) changed = true;
    }
    this.wasRead = true;
    return this.#complain(tooMany(this.#directory, names.length)) || changed;
  }

  #complain(errors: readonly SourceError[]): boolean {
    const isNew =
      errors.map((error) => error.message).join() !== this.#folderErrors.map((error) => error.message).join();
    this.#folderErrors = errors;
    return isNew;
  }

  /** The file as it is now; the same object if it has not changed; undefined if it has gone. */
  async #look(name: string, before: KnownFile | undefined): Promise<KnownFile | undefined> {
    const previous = before?.content ?? NO_CONTENT;
    const path = join(this.#directory, name);
    try {
      const { ino, size, mtimeMs, ctimeMs } = await stat(path);
      const version = [ino, size, mtimeMs, ctimeMs].join(" ");
      if (version === before?.version) return before;
      if (size > MAX_MANIFEST_BYTES) {
        const message = `has ${String(size)} bytes; at most ${String(MAX_MANIFEST_BYTES)} are read`;
        return { version, content: brokenFile(name, message, previous) };
      }
      const text = await readFile(path, "utf8");
      return { version, content: readManifest(name, text, previous) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      const message = `cannot be read: ${errorText(error)}`;
      return { version: message, content: brokenFile(name, message, previous) };
    }
  }

  /** Puts into the store what has changed. Of an object in two files, the first file by name counts. */
  publish(store: ClusterStore, source: string): void {
    const objects = new Map<string, PlacedObject>();
    const places = new Map<string, string>();
    const errors: SourceError[] = [...this.#folderErrors];
    for (const [file, { content }] of this.#files) {
      errors.push(...content.errors);
      for (const [identity, placed] of content.objects) {
        const first = places.get(identity);
        if (first !== undefined) {
          errors.push(duplicate(file, identity, placed, first));
          continue;
        }
        objects.set(identity, placed);
        places.set(identity, `${file}, document ${String(placed.document)}`);
      }
    }
    for (const identity of this.#published.keys()) if (!objects.has(identity)) store.remove(identity);
    for (const [identity, placed] of objects) {
      if (this.#published.get(identity)?.object !== placed.object) store.put(placed.object);
    }
    this.#published = objects;
    store.setErrors(source, errors);
    store.commit();
  }
}

function isManifest(name: string): boolean {
  return /\.ya?ml$/.test(name) && !name.startsWith(".");
}

function folderError(directory: string, message: string): SourceError {
  return {
    source: directory,
    document: undefined,
    line: undefined,
    object: undefined,
    field: undefined,
    message,
  };
}

function tooMany(directory: string, files: number): readonly SourceError[] {
  if (files <= MAX_MANIFEST_FILES) return [];
  return [
    folderError(
      directory,
      `has ${String(files)} manifests; the first ${String(MAX_MANIFEST_FILES)} are read`,
    ),
  ];
}

function duplicate(file: string, identity: string, placed: PlacedObject, first: string): SourceError {
  return {
    source: file,
    document: placed.document,
    line: placed.line,
    object: identity,
    field: undefined,
    message: `is defined twice; ${first} counts`,
  };
}

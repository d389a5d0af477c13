import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import type { KubernetesObject } from "./objects.ts";

/** A directory of YAML, as `weft agent --manifests` reads it. */
export class ManifestsDirectory {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** Replaces `NAME.yaml`; written beside it first, so that no reader ever sees half a file. */
  async write(name: string, objects: readonly KubernetesObject[]): Promise<void> {
    await this.writeText(name, objects.map((object) => stringify(object)).join("---\n"));
  }

  /** For what is not an object on purpose. */
  async writeText(name: string, text: string): Promise<void> {
    await mkdir(this.path, { recursive: true });
    // Not a name that the agent takes for a manifest.
    const unfinished = join(this.path, `.${name}.unfinished`);
    await writeFile(unfinished, text);
    await rename(unfinished, join(this.path, `${name}.yaml`));
  }

  async remove(name: string): Promise<void> {
    await rm(join(this.path, `${name}.yaml`));
  }
}

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { REPOSITORY } from "./places.ts";

/** "sh": with a manifest; "helm": with Helm. */
export type InstallKind = "sh" | "helm";

/** Commands of docs/install.md: by heading, the blocks of each kind in the order of the page. */
export class InstallPage {
  readonly #blocks: ReadonlyMap<string, Readonly<Record<InstallKind, readonly string[]>>>;

  private constructor(blocks: ReadonlyMap<string, Readonly<Record<InstallKind, readonly string[]>>>) {
    this.#blocks = blocks;
  }

  static async read(): Promise<InstallPage> {
    const text = await readFile(join(REPOSITORY, "docs", "install.md"), "utf8");
    const sections = text.split(/^## /m).slice(1);
    return new InstallPage(
      new Map(
        sections.map((section) => [
          section.split("\n")[0] ?? "",
          { sh: blocksOf(section, "sh"), helm: blocksOf(section, "sh helm") },
        ]),
      ),
    );
  }

  /** All blocks, or the one with this index. Fails if there is none. */
  blocks(heading: string, kind: InstallKind, only?: number): readonly string[] {
    const all = this.#blocks.get(heading)?.[kind] ?? [];
    const wanted = only === undefined ? all : all.slice(only, only + 1);
    if (wanted.length === 0) throw new Error(`docs/install.md, "${heading}", has no such block (${kind})`);
    return wanted;
  }
}

function blocksOf(section: string, language: string): readonly string[] {
  const fence = new RegExp(`^ *\`\`\`${language}\\n([^]*?)^ *\`\`\`$`, "gm");
  return [...section.matchAll(fence)].map(([, block = ""]) => block);
}

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CommandSpec } from "../../agent/cli/command-spec.ts";
import { COMMANDS } from "../../agent/cli/program.ts";
import { CliBench } from "../support/cli-run.ts";
import { docPath, markdownTable, withTables } from "../support/docs.ts";

const EXAMPLES = COMMANDS.flatMap(({ examples }) => examples);

function section({ path, summary, more, examples }: CommandSpec): string {
  const text = [`${summary}.`, ...(more === undefined ? [] : [more])].join("\n");
  return [`## weft ${path}`, text, ["```sh", ...examples, "```"].join("\n")].join("\n\n");
}

test("docs/cli.md has the commands of the program (written anew by vitest -u)", async () => {
  const commands = markdownTable(
    ["command", "what it does"],
    COMMANDS.map(({ path, summary }) => [`[\`weft ${path}\`](#weft-${path.replaceAll(" ", "-")})`, summary]),
  );
  const page = withTables("cli.md", { commands, sections: COMMANDS.map(section).join("\n\n") });
  await expect(page).toMatchFileSnapshot(docPath("cli.md"));
});

describe("every example is a command that works", () => {
  const bench = new CliBench();
  beforeAll(async () => {
    await bench.startAgent();
  });
  afterAll(async () => {
    await bench.close();
  });

  /** Up to where a shell would take over. */
  function wordsOf(example: string): readonly string[] {
    const [, ...words] = (example.split(/ [|>] | <\(|\)$/)[0] ?? "").split(" ");
    return words;
  }

  test.each(EXAMPLES.map((example) => [example]))("%s", async (example) => {
    const words = wordsOf(example.replace(/^source <\(/, "").replace(/^[^w].*?weft/, "weft"));
    // Places of a real machine are replaced by those of the bench: the last one given counts.
    const force = words[0] === "cleanup" ? ["--force"] : [];
    const { exitCode, stderr } = await bench.weft(...words, ...force);
    expect(exitCode, stderr).toBeLessThan(2);
    expect(stderr).not.toMatch(/^weft: /);
  });
});

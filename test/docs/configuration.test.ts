import { expect, test } from "vitest";
import { FLAG_SECTIONS, FLAGS, flagsOf, variableOf } from "../../agent/config/flags.ts";
import type { FlagName } from "../../agent/config/flags.ts";
import { usageOf } from "../../agent/config/help.ts";
import { docPath, markdownTable, withTables } from "../support/docs.ts";

const HEAD = ["flag", "variable", "default", "meaning", "allowed"];

function row(name: FlagName): readonly string[] {
  const flag = FLAGS[name];
  const otherwise = flag.default === undefined ? flag.otherwise : `\`${flag.default}\``;
  return [`\`${usageOf(name)}\``, `\`${variableOf(name)}\``, otherwise, flag.help, flag.type.allowed];
}

test("docs/configuration.md has the flags of the table (written anew by vitest -u)", async () => {
  const tables = FLAG_SECTIONS.map(({ title }) => [title, markdownTable(HEAD, flagsOf(title).map(row))]);
  const page = withTables("configuration.md", Object.fromEntries(tables) as Record<string, string>);
  await expect(page).toMatchFileSnapshot(docPath("configuration.md"));
});

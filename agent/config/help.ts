import { FLAG_SECTIONS, FLAGS, flagsOf } from "./flags.ts";
import type { FlagName } from "./flags.ts";

const INTRODUCTION = `Usage: weft agent --manifests DIR [flags]

Runs the node agent in the foreground. SIGTERM stops it and leaves the datapath running.

Each flag is also a key of the file given by --config, under the same name, and a variable of
the environment: --node-name is WEFT_NODE_NAME. A flag wins over the environment, the
environment over the file.
`;

const COLUMN = 32;

/** What `weft agent --help` prints. */
export function agentHelp(): string {
  const sections = FLAG_SECTIONS.map(({ title }) =>
    [`${title}:`, ...flagsOf(title).map(line), ""].join("\n"),
  );
  return [INTRODUCTION, ...sections].join("\n");
}

function line(name: FlagName): string {
  const flag = FLAGS[name];
  const start = `  ${usageOf(name)}`;
  // A long list of words gets a line of its own.
  const gap = start.length < COLUMN ? " ".repeat(COLUMN - start.length) : `\n${" ".repeat(COLUMN)}`;
  return `${start}${gap}${flag.help} (${flag.default ?? flag.otherwise})`;
}

/** E.g. "--manifests DIR". */
export function usageOf(name: FlagName): string {
  const { placeholder } = FLAGS[name].type;
  return placeholder === undefined ? `--${name}` : `--${name} ${placeholder}`;
}

import type { Command, Option } from "commander";

/** What can be typed after each command, read off the program itself, so that it cannot be out of date. */
export interface CompletionNode {
  /** "", "map", "map dump". */
  readonly path: string;
  /** Subcommands, or the choices of the first argument. */
  readonly words: readonly CompletionWord[];
  readonly options: readonly CompletionOption[];
}

export interface CompletionWord {
  readonly word: string;
  readonly summary: string;
}

export interface CompletionOption {
  readonly long: string;
  readonly short: string | undefined;
  readonly summary: string;
  readonly takesValue: boolean;
  readonly choices: readonly string[];
  /** Values are directories. */
  readonly isDirectory: boolean;
}

export function completionTree(program: Command): readonly CompletionNode[] {
  const shared = [...program.options.map(optionOf), HELP];
  return walk(program, "").map((node) => ({ ...node, options: [...node.options, ...shared] }));
}

const HELP: CompletionOption = {
  long: "--help",
  short: "-h",
  summary: "display help for command",
  takesValue: false,
  choices: [],
  isDirectory: false,
};

function walk(command: Command, path: string): readonly CompletionNode[] {
  const isRoot = path === "";
  const choices = command.registeredArguments[0]?.argChoices ?? [];
  const words = [
    ...command.commands.map((sub) => ({ word: sub.name(), summary: sub.summary() })),
    ...choices.map((word) => ({ word, summary: "" })),
  ];
  const node = { path, words, options: isRoot ? [] : command.options.map(optionOf) };
  return [
    node,
    ...command.commands.flatMap((sub) => walk(sub, isRoot ? sub.name() : `${path} ${sub.name()}`)),
  ];
}

function optionOf(option: Option): CompletionOption {
  return {
    long: option.long ?? option.flags,
    short: option.short,
    summary: option.description,
    takesValue: option.required || option.optional,
    choices: option.argChoices ?? [],
    isDirectory: option.flags.endsWith("<dir>"),
  };
}

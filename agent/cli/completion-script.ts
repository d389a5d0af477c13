import type { CompletionNode, CompletionOption, CompletionWord } from "./completion-tree.ts";
import { lines } from "./report.ts";

export const SHELLS = ["bash", "zsh", "fish"] as const;

export type Shell = (typeof SHELLS)[number];

type Tree = readonly CompletionNode[];

export function completionScript(shell: Shell, tree: Tree): string {
  switch (shell) {
    case "bash":
      return bashScript(tree);
    case "zsh":
      return zshScript(tree);
    case "fish":
      return fishScript(tree);
  }
}

/** Every option that is followed by a value, once; a name means the same after every command. */
function valueOptions(tree: Tree): readonly CompletionOption[] {
  const byName = new Map(tree.flatMap(({ options }) => options).map((option) => [option.long, option]));
  return [...byName.values()].filter(({ takesValue }) => takesValue);
}

function namesOf({ long, short }: CompletionOption): readonly string[] {
  return short === undefined ? [long] : [short, long];
}

/** A pattern of `case` for the option itself. */
function casePattern(option: CompletionOption): string {
  return namesOf(option).join("|");
}

function commandPaths(tree: Tree): readonly string[] {
  return tree.map(({ path }) => path).filter((path) => path !== "");
}

/**
 * bash and zsh find the command by walking the words before the cursor: options are left out,
 * with the value that follows them, and words are joined as long as they name a command.
 */
function findCommand(tree: Tree, word: string): readonly string[] {
  return [
    `    case "${word}" in`,
    `      ${valueOptions(tree).map(casePattern).join("|")}) skip=1 ;;`,
    "      -*) ;;",
    "      *)",
    `        case "\${path:+$path }${word}" in`,
    `          ${commandPaths(tree)
      .map((path) => `"${path}"`)
      .join("|")}) path="\${path:+$path }${word}" ;;`,
    "        esac ;;",
    "    esac",
  ];
}

function bashScript(tree: Tree): string {
  return lines(
    "# bash completion of weft",
    "_weft() {",
    '  local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" path="" skip="" i',
    "  COMPREPLY=()",
    "  for ((i = 1; i < COMP_CWORD; i++)); do",
    '    if [[ -n $skip ]]; then skip=""; continue; fi',
    ...findCommand(tree, "${COMP_WORDS[i]}"),
    "  done",
    '  case "$previous" in',
    ...valueOptions(tree).map((option) => `    ${casePattern(option)}) ${bashValues(option)}; return ;;`),
    "  esac",
    '  local words=""',
    '  case "$path" in',
    ...tree.map((node) => `    "${node.path}") words="${bashWords(node)}" ;;`),
    "  esac",
    '  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")',
    "}",
    "complete -F _weft weft",
  );
}

function bashValues({ choices, isDirectory }: CompletionOption): string {
  if (isDirectory) return 'mapfile -t COMPREPLY < <(compgen -d -- "$current")';
  if (choices.length === 0) return ":";
  return `mapfile -t COMPREPLY < <(compgen -W "${choices.join(" ")}" -- "$current")`;
}

function bashWords({ words, options }: CompletionNode): string {
  return [...words.map(({ word }) => word), ...options.flatMap(namesOf)].join(" ");
}

function zshScript(tree: Tree): string {
  return lines(
    "#compdef weft",
    "_weft() {",
    '  local current="$words[CURRENT]" previous="$words[CURRENT-1]" path_="" skip="" i',
    "  for ((i = 2; i < CURRENT; i++)); do",
    '    if [[ -n $skip ]]; then skip=""; continue; fi',
    // `path` is zsh's own $PATH.
    ...findCommand(tree, "${words[i]}").map((line) => line.replaceAll("path", "path_")),
    "  done",
    '  case "$previous" in',
    ...valueOptions(tree).map((option) => `    ${casePattern(option)}) ${zshValues(option)}; return ;;`),
    "  esac",
    "  local -a offered",
    '  case "$path_" in',
    ...tree.map((node) => `    "${node.path}") offered=(${zshOffers(node).join(" ")}) ;;`),
    "  esac",
    "  _describe command offered",
    "}",
    'if [[ $funcstack[1] == _weft ]]; then _weft "$@"; else compdef _weft weft; fi',
  );
}

function zshValues({ choices, isDirectory }: CompletionOption): string {
  if (isDirectory) return "_files -/";
  return choices.length === 0 ? ":" : `compadd -- ${choices.join(" ")}`;
}

function zshOffers({ words, options }: CompletionNode): readonly string[] {
  const offered = [
    ...words,
    ...options.flatMap((option) => namesOf(option).map((word) => ({ word, summary: option.summary }))),
  ];
  return offered.map(({ word, summary }) => singleQuoted(summary === "" ? word : `${word}:${summary}`));
}

function fishScript(tree: Tree): string {
  return lines(
    "# fish completion of weft",
    "function __weft_at",
    "  set -l words (commandline -opc)",
    "  set -e words[1]",
    "  set -l path",
    "  set -l skip",
    "  for word in $words",
    "    if set -q skip[1]",
    "      set -e skip[1]",
    "      continue",
    "    end",
    "    switch $word",
    `      case ${valueOptions(tree).flatMap(namesOf).join(" ")}`,
    "        set skip 1",
    "      case '-*'",
    "      case '*'",
    `        contains -- "$path $word" ${commandPaths(tree)
      .map((path) => singleQuoted(path.includes(" ") ? path : ` ${path}`))
      .join(" ")}`,
    "        and set path $path $word",
    "    end",
    "  end",
    '  test "$path" = "$argv"',
    "end",
    "complete -c weft -f",
    ...tree.flatMap(fishLines),
  );
}

function fishLines({ path, words, options }: CompletionNode): readonly string[] {
  const when = `complete -c weft -n ${singleQuoted(`__weft_at ${path}`.trim())}`;
  return [
    ...words.map((word) => `${when} -a ${fishWord(word)}`),
    ...options.map((option) => `${when} ${fishOption(option)}`),
  ];
}

function fishWord({ word, summary }: CompletionWord): string {
  return summary === "" ? word : `${word} -d ${singleQuoted(summary)}`;
}

function fishOption(option: CompletionOption): string {
  const short = option.short === undefined ? "" : ` -s ${option.short.slice(1)}`;
  return `-l ${option.long.slice(2)}${short}${fishValues(option)} -d ${singleQuoted(option.summary)}`;
}

function fishValues({ takesValue, choices, isDirectory }: CompletionOption): string {
  if (isDirectory) return " -xa '(__fish_complete_directories)'";
  if (!takesValue) return "";
  return choices.length === 0 ? " -x" : ` -xa ${singleQuoted(choices.join(" "))}`;
}

function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

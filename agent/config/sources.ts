import { parseArgs } from "node:util";
import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import type { Pair } from "yaml";
import { errorText } from "../lib/errors.ts";
import { FLAG_NAMES, FLAGS, isFlagName, variableOf } from "./flags.ts";
import type { FlagName } from "./flags.ts";

/** Where settings come from. Every mistake is collected, so that one look is enough. */

export interface Given {
  readonly flag: FlagName;
  readonly text: string;
  /** E.g. "--http", "WEFT_HTTP", "weft.yaml line 3: http". */
  readonly origin: string;
}

export interface Reading {
  readonly given: readonly Given[];
  readonly problems: readonly string[];
}

export type Environment = Readonly<Record<string, string | undefined>>;

export function fromArguments(argv: readonly string[]): Reading {
  // Not strict, because strict parsing stops at the first mistake.
  const lacking = new Set(argv.flatMap((word, at) => (lacksValue(word, argv[at + 1]) ? [at] : [])));
  const args = argv.map((word, at) => (lacking.has(at) ? `${word}=` : word));
  const { tokens } = parseArgs({ args, options: OPTIONS, strict: false, tokens: true });
  const given: Given[] = [];
  const problems: string[] = [];
  for (const token of tokens) {
    if (token.kind === "option-terminator") continue;
    const setting =
      token.kind === "option" ? fromOption(token, lacking.has(token.index)) : `"${token.value}" is no flag`;
    if (typeof setting === "string") problems.push(setting);
    else given.push(setting);
  }
  return { given, problems };
}

/** `--http --lb both`: what follows is the next flag, not an address of that name. */
function lacksValue(word: string, next: string | undefined): boolean {
  const name = word.slice(2);
  return word.startsWith("--") && isFlagName(name) && !isSwitch(name) && (next ?? "-").startsWith("-");
}

const OPTIONS = Object.fromEntries(
  FLAG_NAMES.map((name) => [name, { type: isSwitch(name) ? "boolean" : "string" } as const]),
);

function isSwitch(name: FlagName): boolean {
  return FLAGS[name].type.placeholder === undefined;
}

interface Option {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
}

/** The setting, or what is wrong with it. */
function fromOption({ name, rawName, value }: Option, isLacking: boolean): Given | string {
  if (!isFlagName(name)) return `${rawName} is no flag of weft agent`;
  if (isSwitch(name)) return { flag: name, text: value ?? "true", origin: rawName };
  if (isLacking || value === undefined) return `${rawName} needs a value: ${FLAGS[name].type.allowed}`;
  return { flag: name, text: value, origin: rawName };
}

/**
 * Other variables are left alone: for a Service named "weft" the kubelet sets WEFT_PORT and
 * more. An empty variable counts as not set, as templates often leave one.
 */
export function fromEnvironment(env: Environment): readonly Given[] {
  return FLAG_NAMES.flatMap((flag) => {
    const text = env[variableOf(flag)] ?? "";
    return text === "" ? [] : [{ flag, text, origin: variableOf(flag) }];
  });
}

/** Kubernetes' own variable for the node's name weighs less than everything that is meant for Weft. */
export function fromDefaults(env: Environment): readonly Given[] {
  const nodeName = env["NODE_NAME"] ?? "";
  const given: Given[] = FLAG_NAMES.flatMap((flag) => {
    const text = FLAGS[flag].default;
    return text === undefined ? [] : [{ flag, text, origin: `default of --${flag}` }];
  });
  return nodeName === "" ? given : [...given, { flag: "node-name", text: nodeName, origin: "NODE_NAME" }];
}

export function fromFile(path: string, readFile: (path: string) => string): Reading {
  let content: string;
  try {
    content = readFile(path);
  } catch (error) {
    return { given: [], problems: [`${path}: cannot be read: ${errorText(error)}`] };
  }
  const lines = new LineCounter();
  // "failsafe": scalars stay the text that was written, as in a flag or a variable.
  const document = parseDocument(content, { schema: "failsafe", lineCounter: lines, prettyErrors: false });
  const place = (offset: number): string => `${path} line ${lines.linePos(offset).line}`;
  if (document.errors.length > 0)
    return { given: [], problems: document.errors.map(({ pos, message }) => `${place(pos[0])}: ${message}`) };
  return fromMapping(path, document.contents, place);
}

function fromMapping(path: string, contents: unknown, place: (offset: number) => string): Reading {
  // A file of comments alone is an empty text here.
  if (contents === null || (isScalar(contents) && contents.value === "")) return { given: [], problems: [] };
  if (!isMap(contents)) return { given: [], problems: [`${path}: is not a mapping of settings`] };
  const given: Given[] = [];
  const problems: string[] = [];
  for (const pair of contents.items) {
    const setting = fromPair(pair, place);
    if (typeof setting === "string") problems.push(setting);
    else given.push(setting);
  }
  return { given, problems };
}

/** The setting, or what is wrong with it. */
function fromPair({ key, value }: Pair, place: (offset: number) => string): Given | string {
  if (!isScalar(key)) return "a key is not a word";
  const name = String(key.value);
  const origin = `${place(key.range?.[0] ?? 0)}: ${name}`;
  if (!isFlagName(name)) return `${origin} is no setting (keys are the names of flags, such as node-name)`;
  if (name === "config") return `${origin} cannot be set in a file`;
  if (!isScalar(value)) return `${origin} is not ${FLAGS[name].type.allowed}`;
  return { flag: name, text: String(value.value), origin };
}

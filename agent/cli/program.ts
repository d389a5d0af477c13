import { Command, Option } from "commander";
import { weftVersion } from "../lib/version.ts";
import type { CommandSpec, ExitCode, Settings } from "./command-spec.ts";
import { cleanup } from "./commands/cleanup.ts";
import { completion } from "./commands/completion.ts";
import { encryptionRotate } from "./commands/encryption-rotate.ts";
import { encryptionStatus } from "./commands/encryption-status.ts";
import { flowList } from "./commands/flow-list.ts";
import { mapCheck } from "./commands/map-check.ts";
import { mapDump } from "./commands/map-dump.ts";
import { mapList } from "./commands/map-list.ts";
import { routeExplain } from "./commands/route-explain.ts";
import { routeList } from "./commands/route-list.ts";
import { serviceList } from "./commands/service-list.ts";
import { status } from "./commands/status.ts";
import { version } from "./commands/version.ts";
import { workloadList } from "./commands/workload-list.ts";
import type { CliIo } from "./io.ts";
import { OUTPUT_FORMATS } from "./output.ts";
import { UsageError } from "./usage-error.ts";

/** In the order of `weft --help`. */
export const COMMANDS: readonly CommandSpec[] = [
  status,
  serviceList,
  routeList,
  routeExplain,
  workloadList,
  mapList,
  mapDump,
  mapCheck,
  flowList,
  encryptionStatus,
  encryptionRotate,
  cleanup,
  version,
  completion,
];

const GROUPS: Readonly<Record<string, string>> = {
  service: "Services as the mesh serves them",
  route: "TCPRoutes and UDPRoutes on Services",
  workload: "Pods of this node that opted in",
  map: "The kernel's own maps",
  flow: "Connections in the kernel",
  encryption: "The tunnel to the other nodes",
};

/** Directories by property of Settings: the flag, its default, what it is. As in `weft agent`. */
const PLACES = {
  runDir: { flag: "run-dir", default: "/run/weft", summary: "directory of the agent's socket" },
  bpfRoot: { flag: "bpf-root", default: "/sys/fs/bpf/weft", summary: "where maps and links are pinned" },
  stateDir: { flag: "state-dir", default: "/var/lib/weft", summary: "what an agent keeps over a reboot" },
} as const satisfies Partial<Record<keyof Settings, object>>;

/** Options of every command that are followed by a value. */
export const GLOBAL_VALUE_FLAGS: readonly string[] = [
  ...Object.values(PLACES).map(({ flag }) => `--${flag}`),
  "-o",
  "--output",
];

/** The whole command line. Mistakes in it are thrown as UsageError by parseAsync. */
export function buildProgram(io: CliIo, finish: (exitCode: ExitCode) => void): Command {
  const program = new Command("weft")
    .description("Inspect and run Weft, a service mesh in the kernel")
    .version(weftVersion(), "--version", "print the version of weft")
    .helpOption("-h, --help", "display help for command")
    .configureHelp({ showGlobalOptions: true, subcommandTerm: (command) => command.name() })
    // Mistakes are printed by runCli, in the form of every other error.
    .configureOutput({ writeOut: io.stdout, writeErr: io.stderr, outputError: () => undefined });
  addGlobalOptions(program, io.env);
  addAgent(program);
  for (const spec of COMMANDS) addCommand(program, spec, io, finish);
  throwUsageErrors(program, "weft");
  return program;
}

function addGlobalOptions(program: Command, env: CliIo["env"]): void {
  for (const { flag, default: fallback, summary } of Object.values(PLACES)) {
    const variable = `WEFT_${flag.replaceAll("-", "_").toUpperCase()}`;
    // An empty variable is one that is not set, as in `weft agent`.
    const value = env[variable] === "" ? undefined : env[variable];
    program.option(`--${flag} <dir>`, `${summary} (also ${variable})`, value ?? fallback);
  }
  program.addOption(
    new Option("-o, --output <format>", "how to print").choices(OUTPUT_FORMATS).default("table"),
  );
}

/** For help and completion only: runCli hands `weft agent …` on before this program sees it. */
function addAgent(program: Command): void {
  program
    .command("agent")
    .summary("Run the node agent in the foreground")
    .description("Run the node agent in the foreground. weft agent --help lists its flags.");
}

function addCommand(
  program: Command,
  spec: CommandSpec,
  io: CliIo,
  finish: (exitCode: ExitCode) => void,
): void {
  const words = spec.path.split(" ");
  const name = words.at(-1) ?? "";
  const parent = words.length === 1 ? program : groupOf(program, words[0] ?? "");
  const command = parent
    .command(name)
    .summary(spec.summary)
    .description([spec.summary, ...(spec.more === undefined ? [] : [spec.more])].join(".\n"))
    .addHelpText("after", `\nExamples:\n${spec.examples.map((line) => `  ${line}`).join("\n")}`);
  for (const argument of spec.args ?? []) command.addArgument(argument);
  for (const option of spec.options ?? []) command.addOption(option);
  command.action(async () => {
    const settings = program.opts<Settings>();
    const misuse = (message: string): never => command.error(`error: ${message}`);
    finish(await spec.run({ io, settings, args: command.args, options: command.opts(), program, misuse }));
  });
}

function groupOf(program: Command, name: string): Command {
  const known = program.commands.find((command) => command.name() === name);
  if (known !== undefined) return known;
  const summary = GROUPS[name] ?? "";
  return program.command(name).summary(summary).description(summary).helpCommand(false);
}

/** So that a hint can name the command that was meant. */
function throwUsageErrors(command: Command, path: string): void {
  command.exitOverride((error) => {
    const isHelp = error.exitCode === 0 || error.code === "commander.help";
    throw isHelp ? error : new UsageError(error.message.replace(/^error: /, ""), path);
  });
  for (const sub of command.commands) throwUsageErrors(sub, `${path} ${sub.name()}`);
}

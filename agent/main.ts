import { runCli } from "./cli/run.ts";
import { systemIo } from "./cli/io.ts";
import { loadConfig } from "./config.ts";
import type { Config } from "./config.ts";
import { agentHelp } from "./config/help.ts";
import { AgentError, errorText } from "./lib/errors.ts";

process.exitCode = await runCli(process.argv.slice(2), systemIo(runAgent));

/** `weft agent`: flags -> Config -> App -> wait for a signal. Gives the exit code. */
async function runAgent(argv: readonly string[]): Promise<number> {
  if (argv.includes("--help") || argv.includes("-h")) {
    process.stdout.write(agentHelp());
    return 0;
  }
  const config = configOf(argv);
  if (config === undefined) return 2;
  // Imported here, because no other command needs a log or native code.
  const { createLog } = await import("./telemetry/log.ts");
  const log = createLog({ level: config.logLevel, nodeName: config.nodeName });
  try {
    const { runApp } = await import("./app.ts");
    await runApp(config, log, endSignal());
    log.info("stopped; the datapath goes on");
    return 0;
  } catch (err) {
    log.fatal({ err }, "the agent ends; the datapath goes on");
    return 1;
  }
}

function configOf(argv: readonly string[]): Config | undefined {
  try {
    return loadConfig(argv, process.env);
  } catch (error) {
    if (!(error instanceof AgentError)) throw error;
    process.stderr.write(`weft agent: ${errorText(error)}\n`);
    return undefined;
  }
}

/** Aborts at the first SIGTERM or SIGINT; a second one ends the process as usual. */
function endSignal(): AbortSignal {
  const end = new AbortController();
  for (const name of ["SIGTERM", "SIGINT"] as const) {
    process.once(name, () => {
      end.abort();
    });
  }
  return end.signal;
}

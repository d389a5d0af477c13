import { Argument } from "commander";
import type { CommandSpec } from "../command-spec.ts";
import { completionScript, SHELLS } from "../completion-script.ts";
import type { Shell } from "../completion-script.ts";
import { completionTree } from "../completion-tree.ts";

export const completion: CommandSpec = {
  path: "completion",
  summary: "Print a script that completes weft's command line",
  examples: [
    "source <(weft completion bash)",
    'weft completion zsh > "${fpath[1]}/_weft"',
    "weft completion fish > ~/.config/fish/completions/weft.fish",
  ],
  args: [new Argument("<shell>", "the shell").choices(SHELLS)],
  run: ({ io, args, program }) => {
    io.stdout(completionScript(args[0] as Shell, completionTree(program)));
    return Promise.resolve(0);
  },
};

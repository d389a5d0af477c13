import { execFile } from "node:child_process";
import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Mesh } from "../mesh.ts";
import { REPOSITORY } from "../places.ts";

const PROGRAMS = join(REPOSITORY, "build", "bin");

export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * The shell of somebody who operates the cluster: a real kubectl on a real API, `kubectl weft`, helm.
 * No kubelet and no controller is here, so two of kubectl's commands are the test's: `exec` runs the
 * command on the node of the agent, and `rollout status` is content if there is something to roll out.
 */
export class OperatorShell {
  readonly #env: Readonly<Record<string, string | undefined>>;

  private constructor(directory: string, kubeconfig: string) {
    const path = [directory, join(REPOSITORY, "bin"), PROGRAMS, process.env["PATH"] ?? ""].join(":");
    this.#env = { ...process.env, PATH: path, KUBECONFIG: kubeconfig };
  }

  /** For the agents that the mesh has now. */
  static async open(mesh: Mesh): Promise<OperatorShell> {
    const directory = await mesh.run.directory("path");
    const file = join(directory, "kubectl");
    await writeFile(file, kubectlScript(mesh));
    await chmod(file, 0o755);
    return new OperatorShell(directory, mesh.kubernetes.plane.kubeconfig);
  }

  /** By bash, from the top of the repository; ends at the first command that fails. */
  async run(script: string): Promise<Outcome> {
    const options = { env: this.#env, cwd: REPOSITORY, timeout: 120_000 };
    return new Promise((resolve) => {
      // Bash takes a socket at its stdin for a remote shell, and would read the start-up files of this machine.
      execFile("bash", ["--norc", "-euo", "pipefail", "-c", script], options, (error, stdout, stderr) => {
        resolve({ exitCode: error === null ? 0 : Number(error.code ?? -1), stdout, stderr });
      });
    });
  }
}

function kubectlScript(mesh: Mesh): string {
  const agents = [...mesh.agents.values()].map(({ node, bpfRoot, stateDir, runDir }) => {
    const places = `--bpf-root ${bpfRoot} --state-dir ${stateDir} --run-dir ${runDir}`;
    return `  "weft-agent-${node.name}") exec nsenter --net=${node.netns.path} "$@" ${places} ;;`;
  });
  const real = join(PROGRAMS, "kubectl");
  return [
    "#!/bin/sh",
    'case " $* " in',
    `  *" rollout status "*) exec ${real} --namespace weft-system get daemonset weft-agent --output name ;;`,
    '  *" exec "*) ;;',
    `  *) exec ${real} "$@" ;;`,
    "esac",
    'while [ "$1" != exec ]; do shift; done',
    '[ "$2 $4" = "--namespace=weft-system --container=agent" ] || { echo "unexpected: $*" >&2; exit 9; }',
    "agent=$3",
    'while [ "$1" != -- ]; do shift; done',
    "shift",
    'case "$agent" in',
    ...agents,
    "esac",
    "",
  ].join("\n");
}

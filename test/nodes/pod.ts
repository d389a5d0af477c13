import { basename } from "node:path";
import { exec, type ExecOptions } from "../../agent/host/exec.ts";
import { RunningProgram } from "../support/running-program.ts";
import type { TrafficHost } from "../support/traffic.ts";
import type { RealCluster } from "./cluster.ts";

/** A pod, as `kubectl exec` reaches it. Programs are found in its image by name, wherever they are on this machine. */
export class Pod implements TrafficHost {
  readonly key: string;
  readonly #cluster: RealCluster;

  constructor(cluster: RealCluster, key: string) {
    this.#cluster = cluster;
    this.key = key;
  }

  async exec(program: string, args: readonly string[], options?: ExecOptions): Promise<string> {
    return exec(this.#cluster.operator, this.#command(program, args), options);
  }

  async spawn(program: string, args: readonly string[]): Promise<RunningProgram> {
    return RunningProgram.start(
      this.#cluster.operator,
      this.#command(program, args),
      `${basename(program)} in ${this.key}`,
    );
  }

  /** `kubectl get` of one of its fields, as a JSONPath without braces. */
  async field(path: string): Promise<string> {
    const [namespace = "", name = ""] = this.key.split("/");
    const get = ["get", "pod", "--namespace", namespace, name, "--output", `jsonpath={${path}}`];
    return this.#cluster.kubectl(get);
  }

  #command(program: string, args: readonly string[]): readonly string[] {
    const [namespace = "", name = ""] = this.key.split("/");
    const start = ["kubectl", "exec", "--stdin", "--namespace", namespace, name, "--", basename(program)];
    return [...start, ...args];
  }
}

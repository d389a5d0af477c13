import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ExecOptions } from "../../agent/host/exec.ts";
import { exec } from "../../agent/host/exec.ts";
import { REPOSITORY } from "../support/places.ts";
import { API, type DualStack } from "./addresses.ts";
import { ControlPlane } from "./control-plane.ts";
import { RealNode } from "./node.ts";
import type { ClusterOptions } from "./options.ts";
import { Pod } from "./pod.ts";
import { PATIENCE_MS, poll } from "./poll.ts";
import { Run } from "./run.ts";

const MANIFESTS = join(import.meta.dirname, "manifests");
const PROGRAMS = [join(REPOSITORY, "bin"), join(REPOSITORY, "build", "bin")];

/** A Kubernetes cluster of real nodes on this machine. Traffic of it stays in namespaces of its own. */
export class RealCluster {
  readonly options: ClusterOptions;
  readonly nodes: readonly RealNode[];
  readonly #run: Run;
  readonly #control: ControlPlane;

  private constructor(run: Run, options: ClusterOptions) {
    this.#run = run;
    this.options = options;
    this.#control = new ControlPlane(run);
    this.nodes = options.nodes.map((name) => new RealNode(run, options, name, this.#control.netns));
  }

  /** Resolves when all nodes are Ready and the cluster's DNS answers. It ends with this process, if stop() did not. */
  static async start(options: ClusterOptions): Promise<RealCluster> {
    const run = await Run.create();
    const cluster = new RealCluster(run, options);
    try {
      await writeFile(run.path("options.json"), JSON.stringify(options));
      await cluster.#start();
      return cluster;
    } catch (error) {
      await cluster.stop();
      throw error;
    }
  }

  /** A cluster that another process started, by its directory. */
  static async attach(directory: string): Promise<RealCluster> {
    const run = Run.open(directory);
    return new RealCluster(
      run,
      JSON.parse(await readFile(run.path("options.json"), "utf8")) as ClusterOptions,
    );
  }

  /** What attach() takes. Everything of the cluster is below it. */
  get directory(): string {
    return this.#run.directory;
  }

  node(name: string): RealNode {
    const node = this.nodes.find((node) => node.name === name);
    if (node === undefined) throw new Error(`no node is named ${name}`);
    return node;
  }

  /** A running pod by its key, NAMESPACE/NAME. */
  pod(key: string): Pod {
    return new Pod(this, key);
  }

  /** Keys of the pods that match a label selector, in the order of their nodes. */
  async podsOf(namespace: string, selector: string): Promise<readonly string[]> {
    const list = [
      "get",
      "pods",
      "--namespace",
      namespace,
      "--selector",
      selector,
      "--sort-by",
      ".spec.nodeName",
    ];
    const names = await this.kubectl([...list, "--output", "jsonpath={.items[*].metadata.name}"]);
    return names
      .split(" ")
      .filter(Boolean)
      .map((name) => `${namespace}/${name}`);
  }

  async kubectl(args: readonly string[], options?: ExecOptions): Promise<string> {
    return this.#operate(["kubectl", ...args], options);
  }

  async helm(args: readonly string[], options?: ExecOptions): Promise<string> {
    return this.#operate(["helm", ...args], options);
  }

  /** Runs a script with kubectl, `kubectl weft` and helm on its PATH, in the top folder of the repository. */
  async shell(script: string, options?: ExecOptions): Promise<string> {
    return this.#operate(["bash", "--norc", "-euo", "pipefail", "-c", script], options);
  }

  /** A program that runs a command with kubectl, `kubectl weft` and helm on its PATH, where the API is in reach. */
  get operator(): string {
    return this.#run.path("operator");
  }

  /** Cuts the power of a node and starts it again; resolves when the API sees it Ready again. */
  async reboot(name: string): Promise<void> {
    const node = this.node(name);
    await node.powerOff();
    await node.boot();
    await this.#connectPods();
    await this.waitForNode(name);
  }

  /** Until the node's current start is Ready. */
  async waitForNode(name: string, timeoutMs = PATIENCE_MS): Promise<void> {
    const bootId = await this.node(name).bootId();
    const fields = '{.status.nodeInfo.bootID} {.status.conditions[?(@.type=="Ready")].status}';
    const read = ["get", "node", name, "--output", `jsonpath=${fields}`];
    const isReady = async () => (await this.kubectl(read)) === `${bootId} True` || undefined;
    await poll(`${name} in state Ready`, isReady, timeoutMs);
  }

  /** The API server no longer answers, and its connections stay open. */
  async pauseApiServer(): Promise<void> {
    await this.#control.apiServer.freeze();
  }

  async resumeApiServer(): Promise<void> {
    await this.#control.apiServer.thaw();
  }

  /** The API server and its connections are gone. */
  async stopApiServer(): Promise<void> {
    await this.#control.apiServer.kill();
  }

  /** Resolves when it answers. */
  async startApiServer(): Promise<void> {
    await this.#control.startApiServer();
    await this.#waitForApi();
  }

  /** Removes everything of the cluster. Its logs stay in build/nodes/logs. */
  async stop(): Promise<void> {
    await this.#run.remove();
  }

  async #start(): Promise<void> {
    await writeFile(this.operator, this.#operatorScript(), { mode: 0o755 });
    await this.#writeKubeconfigs();
    await this.#createFabric();
    await this.#control.startApi();
    await Promise.all(this.nodes.map(async (node) => node.boot()));
    await this.#waitForApi();
    await this.#control.startControllers();
    await this.#connectPods();
    await Promise.all(this.nodes.map(({ name }) => this.waitForNode(name)));
    await this.kubectl(["apply", "-f", join(MANIFESTS, "coredns.yaml")]);
    await this.rollout("kube-system", "deployment/coredns");
  }

  /** Until all pods of a workload are those of its current form, and available. */
  async rollout(namespace: string, workload: string, timeoutMs = PATIENCE_MS): Promise<void> {
    const status = ["rollout", "status", "--namespace", namespace, workload];
    await this.kubectl([...status, `--timeout=${timeoutMs}ms`], { timeoutMs: timeoutMs + 10_000 });
  }

  #operatorScript(): string {
    const { netns, kubeconfig } = this.#control;
    const environment = `PATH='${PROGRAMS.join(":")}':"$PATH" KUBECONFIG='${kubeconfig}'`;
    return `#!/bin/sh\nexec nsenter --net='${netns.path}' env -C '${REPOSITORY}' ${environment} "$@"\n`;
  }

  async #writeKubeconfigs(): Promise<void> {
    const { pki } = this.#control;
    await Promise.all([pki.create(), mkdir(this.#run.path("kubeconfigs"), { recursive: true })]);
    const components = ["kube-controller-manager", "kube-scheduler", "kube-proxy"];
    const users = [
      ["admin", "/O=system:masters/CN=admin"],
      ...components.map((name) => [name, `/CN=system:${name}`]),
      ...this.nodes.map(({ name }) => [name, `/O=system:nodes/CN=system:node:${name}`]),
    ];
    await Promise.all(
      users.map(async ([name = "", subject = ""]) =>
        pki.writeKubeconfig(this.#run.path("kubeconfigs", name), name, subject),
      ),
    );
  }

  /** A bridge that the nodes are plugged into; the control plane is its router. */
  async #createFabric(): Promise<void> {
    const { netns } = this.#control;
    await exec("ip", ["netns", "add", netns.name]);
    await netns.configure(
      [],
      [
        "link set lo up",
        "link add fabric type bridge",
        "link set fabric up",
        `addr add ${API.ipv4}/24 dev fabric`,
        `addr add ${API.ipv6}/64 dev fabric nodad`,
      ],
    );
  }

  async #waitForApi(): Promise<void> {
    await poll("an API server that is ready", async () => this.kubectl(["get", "--raw", "/readyz"]));
  }

  /** What a CNI daemon does: each node's configuration, and routes to the pods of all others. */
  async #connectPods(): Promise<void> {
    for (const node of this.nodes) {
      const ranges = await poll(`ranges for pods of ${node.name}`, async () => this.#podRanges(node.name));
      await node.configureCni(ranges);
      const routes = [
        `route replace ${ranges.ipv4} via ${node.addresses.ipv4}`,
        `route replace ${ranges.ipv6} via ${node.addresses.ipv6}`,
      ];
      const others = this.nodes.filter((other) => other !== node).map(({ netns }) => netns);
      for (const netns of [this.#control.netns, ...others]) await netns.configure([], routes);
    }
  }

  async #podRanges(node: string): Promise<DualStack | undefined> {
    const ranges = await this.kubectl(["get", "node", node, "--output", "jsonpath={.spec.podCIDRs[*]}"]);
    const [ipv4, ipv6] = ranges.split(" ");
    return ipv4 === undefined || ipv6 === undefined ? undefined : { ipv4, ipv6 };
  }

  async #operate(command: readonly string[], options?: ExecOptions): Promise<string> {
    return exec(this.operator, command, { timeoutMs: PATIENCE_MS, ...options });
  }
}

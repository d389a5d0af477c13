import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { exec } from "../../agent/host/exec.ts";
import type { BenchNode } from "../support/bench-cluster.ts";
import type { BenchRun } from "../support/bench-run.ts";
import { REPOSITORY } from "../support/places.ts";
import { RunningProgram } from "../support/running-program.ts";

/** The container of the DaemonSet in deploy/weft.yaml, run by an OCI runtime as a kubelet would have it. */

interface ContainerSpec {
  readonly args: readonly string[];
  readonly env: readonly { readonly name: string; readonly value?: string }[];
  readonly securityContext: {
    readonly runAsUser: number;
    readonly readOnlyRootFilesystem: boolean;
    readonly allowPrivilegeEscalation: boolean;
    readonly capabilities: { readonly add: readonly string[] };
  };
  readonly volumeMounts: readonly {
    readonly name: string;
    readonly mountPath: string;
    readonly readOnly?: boolean;
  }[];
}

interface DeployObject {
  readonly kind: string;
  readonly data?: Readonly<Record<string, string>>;
  readonly spec?: {
    readonly template?: { readonly spec: { readonly containers: readonly ContainerSpec[] } };
  };
}

export interface ContainerOptions {
  readonly run: BenchRun;
  readonly node: BenchNode;
  readonly rootfs: string;
  /** Mounted at /manifests and read instead of a Kubernetes API. */
  readonly manifests: string;
}

export class AgentContainer {
  readonly #id: string;
  readonly #program: RunningProgram;

  private constructor(id: string, program: RunningProgram) {
    this.#id = id;
    this.#program = program;
  }

  /** Ended and deleted by the run's close(). */
  static async start(options: ContainerOptions): Promise<AgentContainer> {
    const { run, node } = options;
    const bundle = await run.directory("bundle");
    await writeFile(join(bundle, "config.json"), JSON.stringify(await configOf(options, bundle)));
    const id = `${run.prefix}${node.name}`;
    const program = await RunningProgram.start("runc", ["run", "--bundle", bundle, id]);
    run.defer(`container ${id}`, async () => {
      await exec("runc", ["delete", "--force", id]);
      await program.kill();
    });
    return new AgentContainer(id, program);
  }

  async waitForLog(message: string): Promise<void> {
    await this.#program.waitForLine((line) => line.includes(`"msg":"${message}"`), 60_000);
  }

  /** As `kubectl exec` does it. */
  async exec(...command: readonly string[]): Promise<string> {
    return exec("runc", ["exec", this.#id, ...command], { timeoutMs: 60_000 });
  }

  /** As the kubelet ends it. Gives the exit code. */
  async stop(): Promise<number | null> {
    await exec("runc", ["kill", this.#id, "TERM"]);
    return (await this.#program.waitForEnd()).exitCode;
  }
}

async function configOf({ run, node, rootfs, manifests }: ContainerOptions, bundle: string): Promise<object> {
  const text = await readFile(join(REPOSITORY, "deploy", "weft.yaml"), "utf8");
  const objects = parseAllDocuments(text).map((document) => document.toJS() as DeployObject);
  const container = find(objects, "DaemonSet").spec?.template?.spec.containers[0];
  if (container === undefined) throw new Error("deploy/weft.yaml has no container");
  const config = await directory(bundle, "config");
  for (const [name, content] of Object.entries(find(objects, "ConfigMap").data ?? {}))
    await writeFile(join(config, name), content);
  const bpf = run.bpfRoot(node.name);
  await mkdir(bpf);
  const volumes: Readonly<Record<string, string>> = {
    config,
    bpf,
    state: await directory(bundle, "state"),
    run: await directory(bundle, "run"),
    cgroup: "/sys/fs/cgroup",
    tmp: await directory(bundle, "tmp"),
  };
  const { securityContext } = container;
  const granted = securityContext.capabilities.add.map((name) => `CAP_${name}`);
  return {
    ociVersion: "1.0.2",
    root: { path: rootfs, readonly: securityContext.readOnlyRootFilesystem },
    process: {
      args: ["weft", ...container.args, "--manifests", "/manifests", "--node-name", node.name],
      env: [
        "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        ...container.env.flatMap(envOf),
      ],
      cwd: "/",
      user: { uid: securityContext.runAsUser, gid: 0 },
      noNewPrivileges: !securityContext.allowPrivilegeEscalation,
      capabilities: { bounding: granted, effective: granted, permitted: granted },
    },
    mounts: [
      { destination: "/proc", type: "proc", source: "proc" },
      { destination: "/dev", type: "tmpfs", source: "tmpfs", options: ["nosuid", "mode=755"] },
      { destination: "/sys", type: "sysfs", source: "sysfs", options: ["nosuid", "noexec", "nodev", "ro"] },
      ...container.volumeMounts.map(({ name, mountPath, readOnly = false }) =>
        bind(volumes[name] ?? "", mountPath, readOnly),
      ),
      bind(manifests, "/manifests", true),
    ],
    linux: {
      namespaces: [{ type: "pid" }, { type: "mount" }, { type: "network", path: node.netns.path }],
      maskedPaths: ["/proc/kcore", "/proc/keys", "/sys/firmware"],
      readonlyPaths: ["/proc/sys", "/proc/sysrq-trigger"],
    },
  };
}

function find(objects: readonly DeployObject[], kind: string): DeployObject {
  const found = objects.find((object) => object.kind === kind);
  if (found === undefined) throw new Error(`deploy/weft.yaml has no ${kind}`);
  return found;
}

async function directory(bundle: string, name: string): Promise<string> {
  const path = join(bundle, name);
  await mkdir(path, { recursive: true });
  return path;
}

function envOf({ name, value }: { readonly name: string; readonly value?: string }): readonly string[] {
  return value === undefined ? [] : [`${name}=${value}`];
}

/** With what is mounted below, as the kubelet does it. */
function bind(source: string, destination: string, isReadOnly: boolean): object {
  return { destination, type: "bind", source, options: ["rbind", isReadOnly ? "ro" : "rw"] };
}

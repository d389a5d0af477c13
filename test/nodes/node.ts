import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { exec, type ExecOptions } from "../../agent/host/exec.ts";
import type { Netns } from "../support/netns.ts";
import { REPOSITORY } from "../support/places.ts";
import { RunningProgram } from "../support/running-program.ts";
import type { TrafficHost } from "../support/traffic.ts";
import { API, POD_RANGES, nodeAddresses, type DualStack } from "./addresses.ts";
import { Component } from "./component.ts";
import type { ClusterOptions } from "./options.ts";
import { poll } from "./poll.ts";
import type { Run } from "./run.ts";

const CGROUPS = "/sys/fs/cgroup";
const SCRIPTS = join(import.meta.dirname, "node");
const PATH =
  "/opt/variant:/opt/build/nodes/bin:/opt/build/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
const SYSCTLS = [
  "net.ipv4.ip_forward=1",
  "net.ipv6.conf.all.forwarding=1",
  "net.bridge.bridge-nf-call-iptables=1",
  "net.bridge.bridge-nf-call-ip6tables=1",
];

/** What init.sh starts on a node. */
export type NodeService = "containerd" | "kubelet" | "kube-proxy";

/** Scripts of bash that succeed while the service serves. */
const SERVES: Readonly<Record<NodeService, string>> = {
  containerd: "ctr version",
  kubelet: ": </dev/tcp/127.0.0.1/10248",
  "kube-proxy": ": </dev/tcp/127.0.0.1/10256",
};

/** A node: a process tree with all namespaces of its own, whose root is this machine's with a layer above it. */
export class RealNode implements TrafficHost {
  readonly name: string;
  readonly addresses: DualStack;
  readonly netns: Netns;
  readonly #run: Run;
  readonly #options: ClusterOptions;
  readonly #component: Component;
  readonly #fabric: Netns;

  constructor(run: Run, options: ClusterOptions, name: string, fabric: Netns) {
    this.#fabric = fabric;
    this.#run = run;
    this.#options = options;
    this.name = name;
    this.addresses = nodeAddresses(options.nodes.indexOf(name));
    this.netns = run.netns(name);
    this.#component = new Component(run, name, this.netns);
  }

  /** With the disk that it had, if it ran before. Services start one after another, after this resolves. */
  async boot(): Promise<void> {
    await this.#prepareDisk();
    await this.#plugIn();
    const cgroups = this.#options.cgroup === "hybrid" ? await this.#joinHierarchies() : [];
    const unshare = ["unshare", "--mount", "--uts", "--ipc", "--pid", "--cgroup", "--fork"];
    const init = ["--propagation", "private", join(SCRIPTS, "init.sh"), this.#disk("settings")];
    await this.#component.start([...unshare, ...init], `${this.name}/init.log`, cgroups);
    await poll(`the first process of ${this.name}`, async () => this.#pid());
  }

  /** Everything in memory is gone at once, as after a power cut; the disk stays. */
  async powerOff(): Promise<void> {
    await this.#component.kill();
    await rm(this.#disk("pid"));
    await this.#fabric.configure([], [`link del ${this.name}`]);
    await exec("ip", ["netns", "del", this.netns.name]);
    await this.#removeCgroups();
  }

  /** Of the machine, where the node's first process runs. Fails while the node is off. */
  async pid(): Promise<number> {
    const pid = await this.#pid();
    if (pid === undefined) throw new Error(`${this.name} is off`);
    return pid;
  }

  /** What identifies this start of the node. */
  async bootId(): Promise<string> {
    return (await readFile(this.#disk("boot-id"), "utf8")).trim();
  }

  /** Runs a program on the node, in the node's own file system and namespaces. */
  async exec(program: string, args: readonly string[], options?: ExecOptions): Promise<string> {
    const [nsenter = "", ...rest] = await this.#enter([program, ...args]);
    return exec(nsenter, rest, options);
  }

  async spawn(program: string, args: readonly string[]): Promise<RunningProgram> {
    const [nsenter = "", ...rest] = await this.#enter([program, ...args]);
    return RunningProgram.start(nsenter, rest, `${program} on ${this.name}`);
  }

  /** Resolves when it has ended. */
  async stop(service: NodeService): Promise<void> {
    const script = 'read -r pid <"$0"; kill "$pid"; while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done';
    await this.exec("bash", ["-c", script, `/run/services/${service}`], { timeoutMs: 60_000 });
  }

  /** Resolves when it serves. */
  async start(service: NodeService): Promise<void> {
    await this.exec("sh", ["-c", 'echo "$0" >/run/services/requests', service]);
    await poll(`${service} of ${this.name}`, async () => this.exec("bash", ["-c", SERVES[service]]));
  }

  async restart(service: NodeService): Promise<void> {
    await this.stop(service);
    await this.start(service);
  }

  /** Gives the node's containerd an image from an OCI archive, or from `docker save`. */
  async importImage(archive: string): Promise<void> {
    const name = "import.tar";
    await cp(archive, this.#disk(name));
    const file = `/opt/run/nodes/${this.name}/${name}`;
    await this.exec("ctr", ["--namespace", "k8s.io", "images", "import", file], { timeoutMs: 300_000 });
    await rm(this.#disk(name));
  }

  /** A second name for an image that the node has. */
  async tagImage(image: string, name: string): Promise<void> {
    await this.exec("ctr", ["--namespace", "k8s.io", "images", "tag", "--force", image, name]);
  }

  /** Writes the configuration that a CNI daemon would write, once the node has ranges for its pods. */
  async configureCni(ranges: DualStack): Promise<void> {
    const ipam = {
      type: "host-local",
      dataDir: "/run/cni-ipam",
      ranges: [[{ subnet: ranges.ipv4 }], [{ subnet: ranges.ipv6 }]],
      routes: [{ dst: "0.0.0.0/0" }, { dst: "::/0" }],
    };
    const main =
      this.#options.cni === "ptp"
        ? { type: "ptp", ipMasq: false, ipam }
        : { type: "bridge", bridge: "cni0", isGateway: true, ipMasq: false, hairpinMode: true, ipam };
    const plugins = [main, { type: "portmap", capabilities: { portMappings: true } }];
    const config = { cniVersion: "1.0.0", name: "nodes", plugins };
    await writeFile(this.#disk("cni", "10-nodes.conflist"), JSON.stringify(config));
  }

  #disk(...parts: readonly string[]): string {
    return this.#run.path("nodes", this.name, ...parts);
  }

  async #prepareDisk(): Promise<void> {
    const folders = ["layer", "root", "containerd", "kubelet", "weft", "cni"].map((name) => this.#disk(name));
    for (const folder of [...folders, this.#run.path("logs", this.name)])
      await mkdir(folder, { recursive: true });
    await writeFile(this.#disk("boot-id"), `${randomUUID()}\n`);
    const settings = {
      NODE: this.name,
      IPV4: this.addresses.ipv4,
      IPV6: this.addresses.ipv6,
      CGROUP: this.#options.cgroup,
      PROXY: this.#options.proxy,
      PODS: POD_RANGES,
      BUILD: join(REPOSITORY, "build"),
      SCRIPTS,
      RUN: this.#run.directory,
    };
    const lines = Object.entries(settings).map(([name, value]) => `${name}='${value}'\n`);
    await writeFile(this.#disk("settings"), lines.join(""));
  }

  /** Makes the node's network namespace, with an end on the fabric. */
  async #plugIn(): Promise<void> {
    await exec("ip", ["netns", "add", this.netns.name]);
    const peer = ["peer", "name", "eth0", "netns", this.netns.name];
    await exec("ip", ["link", "add", this.name, "netns", this.#fabric.name, "type", "veth", ...peer]);
    await this.#fabric.configure([], [`link set ${this.name} master fabric up`]);
    await this.netns.configure(SYSCTLS, [
      "link set lo up",
      "link set eth0 up",
      `addr add ${this.addresses.ipv4}/24 dev eth0`,
      `addr add ${this.addresses.ipv6}/64 dev eth0 nodad`,
      `route add default via ${API.ipv4}`,
      `route add ::/0 via ${API.ipv6}`,
    ]);
  }

  /** One folder for the node in each hierarchy of v1, for its cgroup namespace to begin at. */
  async #joinHierarchies(): Promise<readonly string[]> {
    const hierarchies = (await readdir(CGROUPS)).filter((name) => name !== "unified");
    return Promise.all(
      hierarchies.map(async (name) => {
        const folder = this.#run.cgroup(this.name, join(CGROUPS, name));
        await mkdir(folder);
        if (name === "cpuset") await copyFiles(join(CGROUPS, name), folder, ["cpuset.cpus", "cpuset.mems"]);
        return folder;
      }),
    );
  }

  /** The kernel takes a moment to let go of a cgroup whose last process has ended. */
  async #removeCgroups(): Promise<void> {
    const hierarchies = [CGROUPS, ...(await readdir(CGROUPS)).map((name) => join(CGROUPS, name))];
    const all = hierarchies.map((hierarchy) => this.#run.cgroup(this.name, hierarchy));
    await poll(`the end of cgroups of ${this.name}`, async () => {
      const left = all.filter((folder) => existsSync(folder));
      if (left.length > 0) await exec("find", [...left, "-depth", "-type", "d", "-exec", "rmdir", "{}", ";"]);
      return left.length === 0 || undefined;
    });
  }

  async #pid(): Promise<number | undefined> {
    const text = await readFile(this.#disk("pid"), "utf8").catch(() => undefined);
    return text === undefined ? undefined : Number(text);
  }

  async #enter(command: readonly string[]): Promise<readonly string[]> {
    const namespaces = ["--mount", "--uts", "--ipc", "--net", "--pid", "--cgroup"];
    return [
      "nsenter",
      "--target",
      String(await this.pid()),
      ...namespaces,
      "--",
      "env",
      `PATH=${PATH}`,
      ...command,
    ];
  }
}

/** A cpuset has no processors until it gets some. */
async function copyFiles(from: string, to: string, names: readonly string[]): Promise<void> {
  for (const name of names) await writeFile(join(to, name), await readFile(join(from, name), "utf8"));
}

import { createHash } from "node:crypto";
import type { ExecOptions } from "../../agent/host/exec.ts";
import { assert } from "../../agent/lib/assert.ts";
import type { IpAddress } from "../../agent/lib/ip.ts";
import type { BenchRun } from "./bench-run.ts";
import { inCgroup, makePodCgroup, removePodCgroup } from "./cgroups.ts";
import * as plan from "./cluster-plan.ts";
import { createNamespaces, deleteNamespaces, type Netns } from "./netns.ts";
import type { RunningProgram } from "./running-program.ts";

export interface PodSpec {
  readonly name: string;
  /** "default" if absent. */
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** The pod is its node, as far as the network is concerned. */
  readonly hostNetwork?: boolean;
}

export interface NodeSpec {
  readonly name: string;
  readonly pods: readonly PodSpec[];
}

export interface ClusterSpec {
  readonly topology: plan.Topology;
  readonly nodes: readonly NodeSpec[];
  /** True if absent. */
  readonly dualStack?: boolean;
  /** net.bridge.bridge-nf-call-ip{,6}tables on the nodes; the kernel's default if absent. */
  readonly bridgeNetfilter?: boolean;
}

/** A node or a pod: something with addresses in which programs run. */
abstract class BenchHost {
  abstract readonly netns: Netns;
  abstract readonly addresses: plan.Addresses;

  get ips(): readonly IpAddress[] {
    const { v4, v6 } = this.addresses;
    return v6 === undefined ? [v4] : [v4, v6];
  }

  async exec(program: string, args: readonly string[], options?: ExecOptions): Promise<string> {
    return this.netns.exec(program, args, options);
  }

  async spawn(program: string, args: readonly string[]): Promise<RunningProgram> {
    return this.netns.spawn(program, args);
  }
}

export class BenchNode extends BenchHost {
  readonly name: string;
  readonly netns: Netns;
  readonly plan: plan.NodePlan;
  /** Addresses are not given out again, unless a test asks for it. */
  nextPodSerial = 0;
  /** What its Node object says, in this order. */
  reported: readonly IpAddress[];

  constructor(name: string, netns: Netns, nodePlan: plan.NodePlan) {
    super();
    this.name = name;
    this.netns = netns;
    this.plan = nodePlan;
    this.reported = this.ips;
  }

  get addresses(): plan.Addresses {
    return this.plan.addresses;
  }
}

export class BenchPod extends BenchHost {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly uid: string;
  readonly node: BenchNode;
  readonly netns: Netns;
  /** The folder of its container's cgroup, in which its programs run. */
  readonly cgroup: string;
  /** undefined: hostNetwork. */
  readonly plan: plan.PodPlan | undefined;

  constructor(
    spec: PodSpec,
    node: BenchNode,
    { netns, cgroup }: { readonly netns: Netns; readonly cgroup: string },
    podPlan: plan.PodPlan | undefined,
  ) {
    super();
    this.name = spec.name;
    this.namespace = spec.namespace ?? "default";
    this.labels = spec.labels ?? {};
    this.uid = uidOf(netns, keyOf(spec));
    this.node = node;
    this.netns = netns;
    this.cgroup = cgroup;
    this.plan = podPlan;
  }

  override async exec(program: string, args: readonly string[], options?: ExecOptions): Promise<string> {
    const [first = "", ...rest] = inCgroup(this.cgroup, [program, ...args]);
    return super.exec(first, rest, options);
  }

  override async spawn(program: string, args: readonly string[]): Promise<RunningProgram> {
    const [first = "", ...rest] = inCgroup(this.cgroup, [program, ...args]);
    return super.spawn(first, rest);
  }

  get key(): string {
    return `${this.namespace}/${this.name}`;
  }

  get addresses(): plan.Addresses {
    return this.plan?.addresses ?? this.node.addresses;
  }

  get hostInterface(): string {
    assert(this.plan !== undefined, `${this.key} is hostNetwork: it has no link`);
    return this.plan.hostInterface;
  }
}

function uidOf(netns: Netns, key: string): string {
  const hex = createHash("sha256").update(`${netns.name} ${key}`).digest("hex");
  return [8, 12, 16, 20, 32].map((end, i, ends) => hex.slice(ends[i - 1] ?? 0, end)).join("-");
}

function keyOf({ namespace = "default", name }: PodSpec): string {
  return `${namespace}/${name}`;
}

/** Nodes and pods made of network namespaces, with a bridge as the wire between nodes. */
export class BenchCluster {
  readonly topology: plan.Topology;
  readonly #run: BenchRun;
  readonly fabric: Netns;
  readonly nodes: readonly BenchNode[];
  readonly #pods = new Map<string, BenchPod>();

  private constructor(run: BenchRun, topology: plan.Topology, fabric: Netns, nodes: readonly BenchNode[]) {
    this.#run = run;
    this.topology = topology;
    this.fabric = fabric;
    this.nodes = nodes;
  }

  /** Taken down by the run's close(). */
  static async create(run: BenchRun, spec: ClusterSpec): Promise<BenchCluster> {
    const names = ["fabric", ...spec.nodes.map(({ name }) => name)];
    const [fabric, ...netnses] = await createNamespaces(run, names);
    assert(fabric !== undefined, "no fabric");
    const nodes = spec.nodes.map(({ name }, i) => {
      const netns = netnses[i];
      assert(netns !== undefined, "a node without a namespace");
      return new BenchNode(name, netns, plan.planNode(i + 1, spec.dualStack ?? true));
    });
    const cluster = new BenchCluster(run, spec.topology, fabric, nodes);
    const { bridgeNetfilter } = spec;
    await cluster.#connectNodes(
      bridgeNetfilter === undefined ? [] : plan.bridgeNetfilterSysctls(bridgeNetfilter),
    );
    await cluster.addPods(
      spec.nodes.flatMap(({ name, pods }) => pods.map((pod) => ({ ...pod, node: name }))),
    );
    return cluster;
  }

  async #connectNodes(sysctls: readonly string[]): Promise<void> {
    const { fabric, nodes, topology } = this;
    await fabric.configure(plan.FABRIC_SYSCTLS, plan.fabricCommands());
    await Promise.all(
      nodes.map(async (node) => {
        const peers = nodes.filter((other) => other !== node);
        await node.netns.configure(
          [...plan.NODE_SYSCTLS, ...sysctls],
          [
            ...plan.nodeCommands(topology, node.plan, fabric.name),
            ...peers.flatMap((peer) => plan.peerRouteCommands(peer.plan)),
          ],
        );
      }),
    );
    await fabric.configure(
      [],
      nodes.flatMap((node) => plan.fabricPortCommands(node.plan)),
    );
  }

  /** `serial` brings back the addresses of an earlier pod of that node. */
  async addPods(
    specs: readonly (PodSpec & { readonly node: string; readonly serial?: number })[],
  ): Promise<BenchPod[]> {
    const linked = specs.filter(({ hostNetwork }) => hostNetwork !== true);
    const netnses = await createNamespaces(
      this.#run,
      linked.map((spec) => keyOf(spec).replace("/", "-")),
    );
    const pods = await Promise.all(specs.map((spec) => this.#planPod(spec, netnses[linked.indexOf(spec)])));
    await Promise.all(this.nodes.map((node) => this.#linkPods(pods.filter((pod) => pod.node === node))));
    for (const pod of pods) this.#pods.set(pod.key, pod);
    return pods;
  }

  async #planPod(
    spec: PodSpec & { readonly node: string; readonly serial?: number },
    netns: Netns | undefined,
  ): Promise<BenchPod> {
    const node = this.node(spec.node);
    assert(!this.#pods.has(keyOf(spec)), `${keyOf(spec)} exists already`);
    const place = netns ?? node.netns;
    const serial = spec.serial ?? node.nextPodSerial++;
    const podPlan =
      netns === undefined ? undefined : plan.planPod(this.topology, node.plan, serial, keyOf(spec));
    // Both drivers, so that every suite meets both.
    const driver = this.topology === "routed" ? "systemd" : "cgroupfs";
    const cgroup = await makePodCgroup(this.#run.prefix, uidOf(place, keyOf(spec)), driver);
    return new BenchPod(spec, node, { netns: place, cgroup }, podPlan);
  }

  async #linkPods(pods: readonly BenchPod[]): Promise<void> {
    const [first] = pods;
    if (first === undefined) return;
    const links = pods.flatMap(({ plan: podPlan, netns }) =>
      podPlan === undefined ? [] : plan.podLinkCommands(this.topology, podPlan, netns.name),
    );
    await first.node.netns.configure([], links);
    await Promise.all(
      pods.map(async ({ plan: podPlan, netns }) => {
        if (podPlan === undefined) return;
        await netns.configure(plan.POD_SYSCTLS, plan.podCommands(this.topology, podPlan));
      }),
    );
  }

  /** As CNI plugins do it: the link goes first, and its routes with it. */
  async removePod(key: string): Promise<void> {
    const pod = this.pod(key);
    this.#pods.delete(pod.key);
    if (pod.plan === undefined) return;
    await pod.netns.endPrograms();
    await pod.node.netns.configure([], [`link del ${pod.hostInterface}`]);
    await deleteNamespaces([pod.netns]);
    await removePodCgroup(pod.cgroup);
  }

  get pods(): readonly BenchPod[] {
    return [...this.#pods.values()];
  }

  node(name: string): BenchNode {
    const node = this.nodes.find((candidate) => candidate.name === name);
    assert(node !== undefined, `no node ${name}`);
    return node;
  }

  /** "namespace/name", or the name alone for one of the default namespace. */
  pod(key: string): BenchPod {
    const pod = this.#pods.get(key.includes("/") ? key : `default/${key}`);
    assert(pod !== undefined, `no pod ${key}`);
    return pod;
  }
}

import type { Lb } from "../../agent/levels.ts";
import type { IpAddress } from "../../agent/lib/ip.ts";
import { AgentUnderTest } from "./agent-under-test.ts";
import { BenchCluster } from "./bench-cluster.ts";
import type { BenchPod, ClusterSpec } from "./bench-cluster.ts";
import { BenchRun } from "./bench-run.ts";
import { KubeProxy } from "./kube-proxy.ts";
import { KubernetesCluster } from "./kubernetes/kubernetes-cluster.ts";
import type { ObjectWriter } from "./kubernetes/api-objects.ts";
import type { KubernetesOptions } from "./kubernetes/kubernetes-cluster.ts";
import { ManifestsDirectory } from "./manifests.ts";
import { endpointSliceObjects, namespaceObject, nodeObject, podObject, serviceObject } from "./objects.ts";
import type { KubernetesObject } from "./objects.ts";
import type { RunningProgram } from "./running-program.ts";
import { serve } from "./traffic.ts";

const SETTLE_TIMEOUT_MS = 60_000;
const POLL_MS = 50;

export interface MeshService {
  readonly key: string;
  readonly clusterIPs: readonly string[];
  readonly port: number;
  readonly targetPort: number;
  readonly protocols?: readonly ("TCP" | "UDP")[];
  /** Pods by key. */
  readonly pods: readonly string[];
}

export interface MeshSpec extends ClusterSpec {
  readonly tag: string;
  /** Namespace -> value of the label weft.dev/mesh; undefined: no label. */
  readonly namespaces: Readonly<Record<string, string | undefined>>;
  readonly agentFlags?: readonly string[];
  /** LEVEL if absent. */
  readonly lb?: Lb;
  /** Nodes with an agent; all if absent. */
  readonly agentNodes?: readonly string[];
  /** Objects go through a real Kubernetes API; absent: through a directory of manifests. */
  readonly kubernetes?: KubernetesOptions;
}

/** A cluster of network namespaces with kube-proxy stand-ins, an agent a node, and one directory of manifests. */
export class Mesh {
  readonly run: BenchRun;
  readonly cluster: BenchCluster;
  readonly #directory: ManifestsDirectory;
  readonly #kubernetes: KubernetesCluster | undefined;
  readonly agents = new Map<string, AgentUnderTest>();
  readonly proxies = new Map<string, KubeProxy>();
  readonly #spec: MeshSpec;
  #markers = 0;

  private constructor(
    run: BenchRun,
    cluster: BenchCluster,
    ends: { readonly directory: ManifestsDirectory; readonly kubernetes: KubernetesCluster | undefined },
    spec: MeshSpec,
  ) {
    this.run = run;
    this.cluster = cluster;
    this.#directory = ends.directory;
    this.#kubernetes = ends.kubernetes;
    this.#spec = spec;
  }

  get objects(): ObjectWriter {
    return this.#kubernetes?.objects ?? this.#directory;
  }

  /** For tests of the directory itself. */
  get manifests(): ManifestsDirectory {
    if (this.#kubernetes !== undefined) throw new Error("objects of this mesh are in a Kubernetes API");
    return this.#directory;
  }

  get kubernetes(): KubernetesCluster {
    if (this.#kubernetes === undefined) throw new Error("this mesh has no Kubernetes API");
    return this.#kubernetes;
  }

  /** Without agents yet; `startAgents` brings them up. */
  static async create(spec: MeshSpec): Promise<Mesh> {
    const run = await BenchRun.start(spec.tag);
    try {
      const cluster = await BenchCluster.create(run, spec);
      const directory = new ManifestsDirectory(await run.directory("manifests"));
      const kubernetes = spec.kubernetes && (await KubernetesCluster.start(run, spec.kubernetes));
      const mesh = new Mesh(run, cluster, { directory, kubernetes }, spec);
      for (const node of cluster.nodes) mesh.proxies.set(node.name, new KubeProxy(node.netns));
      await mesh.writeCluster();
      return mesh;
    } catch (error) {
      await run.close();
      throw error;
    }
  }

  /** Namespaces, nodes and pods as they are now, or with other labels. */
  async writeCluster(labels: Readonly<Record<string, string | undefined>> = {}): Promise<void> {
    const namespaces = { ...this.#spec.namespaces, ...labels };
    await this.objects.write("cluster", [
      ...Object.entries(namespaces).map(([name, label]) => namespaceObject(name, label)),
      ...this.cluster.nodes.map((node) => nodeObject(node)),
      ...this.cluster.pods.map((pod) => podObject(pod)),
    ]);
  }

  async startAgents(): Promise<void> {
    const names = this.#spec.agentNodes ?? this.cluster.nodes.map((node) => node.name);
    const started = await Promise.all(
      names.map(async (name) =>
        AgentUnderTest.start(this.run, this.cluster.node(name), {
          source: await this.#sourceOf(name),
          ...(this.#spec.lb === undefined ? {} : { lb: this.#spec.lb }),
          ...(this.#spec.agentFlags === undefined ? {} : { flags: this.#spec.agentFlags }),
        }),
      ),
    );
    started.forEach((agent, i) => this.agents.set(names[i] ?? "", agent));
  }

  async #sourceOf(node: string): Promise<readonly [string, string]> {
    if (this.#kubernetes === undefined) return ["--manifests", this.#directory.path];
    return ["--kubeconfig", await this.#kubernetes.kubeconfigOf(this.cluster.node(node))];
  }

  agent(node: string): AgentUnderTest {
    const agent = this.agents.get(node);
    if (agent === undefined) throw new Error(`no agent on ${node}`);
    return agent;
  }

  pod(key: string): BenchPod {
    return this.cluster.pod(key);
  }

  /** A Service with its slices, told to the agents and to every kube-proxy. */
  async writeService(service: MeshService): Promise<void> {
    await this.objects.write(fileName(service.key), serviceObjects(this.cluster, service));
    await this.proxyService(service);
  }

  async proxyService(service: MeshService): Promise<void> {
    const endpoints = service.pods.flatMap((key) =>
      this.cluster.pod(key).ips.map((address) => ({ address, port: service.targetPort })),
    );
    const proxied = protocolsOf(service).map((protocol) => ({
      key: `${service.key}:${String(service.port)}`,
      clusterIPs: service.clusterIPs as readonly IpAddress[],
      port: service.port,
      protocol,
      endpoints,
    }));
    for (const proxy of this.proxies.values()) {
      for (const one of proxied) await proxy.set({ ...one, key: `${one.key}/${one.protocol}` });
    }
  }

  async serve(key: string, name: string, port: number): Promise<RunningProgram> {
    return serve(this.cluster.pod(key), { name, tcp: [port], udp: [port] });
  }

  /** Resolves once every agent has in its kernel what the directory holds now. */
  async settle(): Promise<void> {
    this.#markers += 1;
    const marker = `marker-${String(this.#markers)}`;
    await this.objects.write("00-marker", [
      serviceObject(`settle/${marker}`, { clusterIPs: ["None"], ports: [{ port: 1 }] }),
    ]);
    for (const agent of this.agents.values()) {
      await eventually(async () => {
        const services = (await agent.weftJson("service", "list")) as readonly { service: string }[];
        return services.some(({ service }) => service === `settle/${marker}`);
      }, `agent on ${agent.node.name} to have programmed ${marker}`);
    }
  }

  async close(): Promise<void> {
    await this.run.close();
  }
}

function fileName(key: string): string {
  return `service-${key.replaceAll("/", "-")}`;
}

function protocolsOf(service: MeshService): readonly ("TCP" | "UDP")[] {
  return service.protocols ?? ["TCP", "UDP"];
}

/** The Service and its slices; ports are named after their protocol. */
export function serviceObjects(cluster: BenchCluster, service: MeshService): readonly KubernetesObject[] {
  const named = (port: number) =>
    protocolsOf(service).map((protocol) => ({ name: protocol.toLowerCase(), port, protocol }));
  return [
    serviceObject(service.key, { clusterIPs: service.clusterIPs, ports: named(service.port) }),
    ...endpointSliceObjects(service.key, {
      ports: named(service.targetPort),
      endpoints: service.pods.map((key) => ({ pod: cluster.pod(key) })),
    }),
  ];
}

/** Asks until the answer is yes; fails with `what` when it never is. */
export async function eventually(
  isSo: () => Promise<boolean> | boolean,
  what: string,
  timeoutMs = SETTLE_TIMEOUT_MS,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`waited ${String(timeoutMs)} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

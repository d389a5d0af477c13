import { join } from "node:path";
import type { BenchNode } from "../bench-cluster.ts";
import type { BenchRun } from "../bench-run.ts";
import type { Netns } from "../netns.ts";
import { REPOSITORY } from "../places.ts";
import { ApiGate } from "./api-gate.ts";
import { ApiObjects, KubectlObjects } from "./api-objects.ts";
import type { ObjectWriter } from "./api-objects.ts";
import { ControlPlane, writeKubeconfig } from "./control-plane.ts";

export const AGENT_NAMESPACE = "weft-system";
const MANIFEST = join(REPOSITORY, "deploy", "weft.yaml");

/** Where the programs of a node find the API. */
const NODE_PORT = 6443;

export interface KubernetesOptions {
  readonly channel?: "standard" | "experimental" | "none";
  /** By `kubectl apply`, as people do, instead of by requests of the test's own. */
  readonly byKubectl?: boolean;
  /** Agents reach the API server past the gate, which cannot misbehave then and costs nothing. */
  readonly direct?: boolean;
  /** A directory that ControlPlane.save() wrote. */
  readonly seed?: string | undefined;
}

/** A real API server with the Gateway API and Weft installed as users do, and a way there from every node. */
export class KubernetesCluster {
  readonly plane: ControlPlane;
  readonly gate: ApiGate;
  /** Requests of the test's own. */
  readonly api: ApiObjects;
  readonly objects: ObjectWriter;
  readonly #run: BenchRun;
  readonly #connected = new Set<BenchNode>();
  /** The socket by which agents reach the API. */
  readonly #way: string;

  private constructor(
    run: BenchRun,
    plane: ControlPlane,
    gate: ApiGate,
    { byKubectl, way }: { readonly byKubectl: boolean; readonly way: string },
  ) {
    this.#run = run;
    this.#way = way;
    this.plane = plane;
    this.gate = gate;
    this.api = new ApiObjects(plane);
    this.objects = byKubectl ? new KubectlObjects(plane) : this.api;
  }

  static async start(run: BenchRun, options: KubernetesOptions = {}): Promise<KubernetesCluster> {
    const { channel = "standard", byKubectl = false, direct = false } = options;
    const plane = await ControlPlane.start(run, options.seed);
    const gate = await ApiGate.open(run, plane);
    const way = direct ? await plane.openSocket(run) : gate.path;
    const cluster = new KubernetesCluster(run, plane, gate, { byKubectl, way });
    if (channel !== "none") await plane.installGatewayApi(channel);
    await plane.kubectl(["apply", "--server-side", "-f", MANIFEST]);
    await plane.waitFor(
      async () => plane.json({ method: "GET", path: MESH_NODES }),
      "MeshNodes to be served",
    );
    return cluster;
  }

  /** For the agent of a node: with the token that its pod would have. */
  async kubeconfigOf(node: BenchNode): Promise<string> {
    return this.#kubeconfig(node, "agent", await this.tokenOf(node));
  }

  /** For other programs of a node: with every right. */
  async adminKubeconfigOf(node: BenchNode): Promise<string> {
    return this.#kubeconfig(node, "admin", this.plane.admin.token);
  }

  async #kubeconfig(node: BenchNode, name: string, token: string): Promise<string> {
    if (!this.#connected.has(node)) await openWay(node.netns, NODE_PORT, this.#way);
    this.#connected.add(node);
    const path = join(await this.#run.directory(`kubeconfig-${node.name}`), name);
    const server = `https://127.0.0.1:${String(NODE_PORT)}`;
    await writeKubeconfig(path, { server, caFile: this.plane.certificate, token }, AGENT_NAMESPACE);
    return path;
  }

  /** A ServiceAccount token bound to the agent's pod on that node, as the kubelet asks for it. */
  async tokenOf(node: BenchNode): Promise<string> {
    const name = `weft-agent-${node.name}`;
    const metadata = { namespace: AGENT_NAMESPACE, name, labels: AGENT_LABELS };
    const spec = { nodeName: node.name, serviceAccountName: "weft-agent", hostNetwork: true };
    const podIPs = node.ips.map((ip) => ({ ip }));
    const status = { phase: "Running", podIP: node.ips[0], podIPs };
    await this.api.put({ apiVersion: "v1", kind: "Pod", metadata, spec, status });
    const base = `/api/v1/namespaces/${AGENT_NAMESPACE}`;
    const { metadata: pod } = (await this.plane.json({ method: "GET", path: `${base}/pods/${name}` })) as {
      metadata: { uid: string };
    };
    const answer = (await this.plane.json({
      method: "POST",
      path: `${base}/serviceaccounts/weft-agent/token`,
      body: {
        apiVersion: "authentication.k8s.io/v1",
        kind: "TokenRequest",
        spec: { boundObjectRef: { kind: "Pod", apiVersion: "v1", name, uid: pod.uid } },
      },
    })) as { status: { token: string } };
    return answer.status.token;
  }
}

/** From now on programs of the namespace reach the unix socket at 127.0.0.1:PORT. */
async function openWay(netns: Netns, port: number, path: string): Promise<void> {
  // As an API server's own sockets: the end of a message does not wait for an acknowledgement.
  const listen = `TCP-LISTEN:${String(port)},bind=127.0.0.1,fork,reuseaddr,nodelay`;
  await netns.spawn("socat", [listen, `UNIX-CONNECT:${path}`]);
}

const MESH_NODES = "/apis/weft.dev/v1alpha1/meshnodes";
const AGENT_LABELS = {
  "app.kubernetes.io/name": "weft",
  "app.kubernetes.io/component": "agent",
  "weft.dev/mesh": "none",
};

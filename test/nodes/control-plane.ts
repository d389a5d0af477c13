import { join } from "node:path";
import type { Netns } from "../support/netns.ts";
import { REPOSITORY } from "../support/places.ts";
import { API, API_PORT, POD_RANGES, SERVICE_RANGES } from "./addresses.ts";
import { Component } from "./component.ts";
import { Pki } from "./pki.ts";
import type { Run } from "./run.ts";

const KUBERNETES = join(REPOSITORY, "build", "bin");
const NODES = join(REPOSITORY, "build", "nodes", "bin");
const ETCD = "http://127.0.0.1:2379";
const ETCD_PEER = "http://127.0.0.1:2380";

/** etcd, the API server, the controller manager and the scheduler, in the fabric's network namespace. */
export class ControlPlane {
  readonly netns: Netns;
  readonly kubeconfig: string;
  readonly pki: Pki;
  readonly apiServer: Component;
  readonly #run: Run;

  constructor(run: Run) {
    this.#run = run;
    this.netns = run.netns("control");
    this.kubeconfig = run.path("kubeconfigs", "admin");
    this.pki = new Pki(run.path("pki"));
    this.apiServer = this.#component("kube-apiserver");
  }

  async startApi(): Promise<void> {
    await this.#component("etcd").start([join(KUBERNETES, "etcd"), ...this.#etcdFlags()], "etcd.log");
    await this.startApiServer();
  }

  /** Only once the API server is ready: they give up if it refuses what it does not know yet. */
  async startControllers(): Promise<void> {
    const manager = ["kube-controller-manager", ...this.#controllerManagerFlags()];
    for (const [program = "", ...flags] of [manager, ["kube-scheduler"]]) {
      const kubeconfig = this.#run.path("kubeconfigs", program);
      const all = [`--kubeconfig=${kubeconfig}`, "--leader-elect=false", ...flags];
      await this.#component(program).start([join(NODES, program), ...all], `${program}.log`);
    }
  }

  /** Also after apiServer.kill(). */
  async startApiServer(): Promise<void> {
    const command = [join(KUBERNETES, "kube-apiserver"), ...this.#apiServerFlags()];
    await this.apiServer.start(command, "kube-apiserver.log");
  }

  #component(name: string): Component {
    return new Component(this.#run, name, this.netns);
  }

  #etcdFlags(): readonly string[] {
    return [
      ...["--data-dir", this.#run.path("etcd"), "--unsafe-no-fsync", "--log-level", "error"],
      ...["--listen-client-urls", ETCD, "--advertise-client-urls", ETCD],
      ...["--listen-peer-urls", ETCD_PEER, "--initial-advertise-peer-urls", ETCD_PEER],
      ...["--initial-cluster", `default=${ETCD_PEER}`],
    ];
  }

  #apiServerFlags(): readonly string[] {
    const file = (name: string): string => this.pki.file(name);
    return [
      `--etcd-servers=${ETCD}`,
      `--advertise-address=${API.ipv4}`,
      `--secure-port=${API_PORT}`,
      `--service-cluster-ip-range=${SERVICE_RANGES}`,
      `--tls-cert-file=${file("apiserver.crt")}`,
      `--tls-private-key-file=${file("apiserver.key")}`,
      `--client-ca-file=${file("ca.crt")}`,
      // No DNS knows the names of nodes.
      "--kubelet-preferred-address-types=InternalIP",
      `--kubelet-client-certificate=${file("kubelet-client.crt")}`,
      `--kubelet-client-key=${file("kubelet-client.key")}`,
      `--requestheader-client-ca-file=${file("front-proxy-ca.crt")}`,
      "--requestheader-allowed-names=front-proxy-client",
      "--requestheader-username-headers=X-Remote-User",
      "--requestheader-group-headers=X-Remote-Group",
      "--requestheader-extra-headers-prefix=X-Remote-Extra-",
      `--proxy-client-cert-file=${file("front-proxy-client.crt")}`,
      `--proxy-client-key-file=${file("front-proxy-client.key")}`,
      "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
      `--service-account-key-file=${file("sa.key")}`,
      `--service-account-signing-key-file=${file("sa.key")}`,
      "--authorization-mode=Node,RBAC",
      "--enable-admission-plugins=NodeRestriction",
      "--allow-privileged=true",
    ];
  }

  #controllerManagerFlags(): readonly string[] {
    const file = (name: string): string => this.pki.file(name);
    const kubeconfig = this.#run.path("kubeconfigs", "kube-controller-manager");
    return [
      `--authentication-kubeconfig=${kubeconfig}`,
      `--authorization-kubeconfig=${kubeconfig}`,
      "--allocate-node-cidrs=true",
      `--cluster-cidr=${POD_RANGES}`,
      `--service-cluster-ip-range=${SERVICE_RANGES}`,
      `--cluster-signing-cert-file=${file("ca.crt")}`,
      `--cluster-signing-key-file=${file("ca.key")}`,
      `--root-ca-file=${file("ca.crt")}`,
      `--service-account-private-key-file=${file("sa.key")}`,
      "--use-service-account-credentials=true",
    ];
  }
}

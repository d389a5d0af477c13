import { execFile } from "node:child_process";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { KubeClient } from "../../../agent/kube/client.ts";
import type { ApiRequest } from "../../../agent/kube/client.ts";
import type { KubeTarget } from "../../../agent/kube/target.ts";
import { exec } from "../../../agent/host/exec.ts";
import type { BenchRun } from "../bench-run.ts";
import { REPOSITORY } from "../places.ts";
import { RunningProgram } from "../running-program.ts";

const PROGRAMS = join(REPOSITORY, "build", "bin");
const START_TIMEOUT_MS = 120_000;
const ADMIN_TOKEN = "admin-of-the-test";

const run = promisify(execFile);

/** How to reach an API server and be somebody there. */
export interface Access {
  readonly server: string;
  readonly caFile: string;
  readonly token: string;
}

/** A real kube-apiserver on a real etcd, on loopback, with data and certificates of this run's own. */
export class ControlPlane {
  readonly directory: string;
  readonly port: number;
  readonly auditLog: string;
  readonly certificate: string;
  readonly certificateKey: string;
  readonly #etcdPort: number;
  readonly client: KubeClient;
  #etcd: RunningProgram | undefined;
  #apiServer: RunningProgram | undefined;

  private constructor(directory: string, certificate: Certificate, ports: readonly number[]) {
    this.directory = directory;
    this.certificate = certificate.file;
    this.certificateKey = certificate.keyFile;
    this.auditLog = join(directory, "audit.log");
    [this.port = 0, this.#etcdPort = 0] = ports;
    this.client = new KubeClient(targetOf(this.admin, certificate.text));
  }

  /**
   * Answers requests when this resolves; ended by the run's close(). `seed` is a directory that
   * save() wrote: its objects are there from the start.
   */
  static async start(bench: BenchRun, seed?: string): Promise<ControlPlane> {
    const directory = await bench.directory("control-plane");
    await mkdir(directory, { recursive: true });
    const plane = new ControlPlane(directory, await makeCertificate(directory), await freePorts(2));
    bench.defer("control plane", async () => {
      await plane.stopApiServer();
      await plane.#etcd?.kill();
    });
    await plane.#writeFiles();
    if (seed !== undefined) await cp(seed, plane.#dataDirectory, { recursive: true });
    await plane.#startEtcd();
    await plane.startApiServer();
    return plane;
  }

  get admin(): Access {
    return {
      server: `https://127.0.0.1:${String(this.port)}`,
      caFile: this.certificate,
      token: ADMIN_TOKEN,
    };
  }

  async json(request: ApiRequest): Promise<unknown> {
    return this.client.json(request, AbortSignal.timeout(60_000));
  }

  /** `kubectl ARGS`, as an administrator unless told otherwise; gives its stdout. */
  async kubectl(args: readonly string[], input = "", kubeconfig = this.kubeconfig): Promise<string> {
    const options = { input, timeoutMs: 120_000 };
    return exec(join(PROGRAMS, "kubectl"), ["--kubeconfig", kubeconfig, ...args], options);
  }

  async apply(...objects: readonly object[]): Promise<void> {
    const list = { apiVersion: "v1", kind: "List", items: objects };
    await this.kubectl(["apply", "--server-side", "--force-conflicts", "-f", "-"], JSON.stringify(list));
  }

  /** The administrator's. */
  get kubeconfig(): string {
    return join(this.directory, "admin.kubeconfig");
  }

  async installGatewayApi(channel: "standard" | "experimental" = "standard"): Promise<void> {
    await this.kubectl(["apply", "--server-side", "-f", join(PROGRAMS, "gateway-api", channel)]);
    await this.waitFor(async () => this.json({ method: "GET", path: TCP_ROUTES }), "TCPRoutes to be served");
  }

  async startApiServer(): Promise<void> {
    this.#apiServer = await RunningProgram.start(join(PROGRAMS, "kube-apiserver"), this.#apiServerFlags());
    await this.waitFor(async () => this.#isReady(), "kube-apiserver to be ready");
  }

  async stopApiServer(): Promise<void> {
    await this.#apiServer?.kill();
    this.#apiServer = undefined;
  }

  /** Writes all objects to a directory, for start(), and ends. */
  async save(directory: string): Promise<void> {
    await this.stopApiServer();
    await this.#etcd?.stop();
    await cp(this.#dataDirectory, directory, { recursive: true });
  }

  get #dataDirectory(): string {
    return join(this.directory, "etcd");
  }

  /** A unix socket that leads to the API server: the same in every network namespace. */
  async openSocket(bench: BenchRun): Promise<string> {
    const path = join(this.directory, "api.sock");
    const sockets = new Set<Socket>();
    const relay = createServer((near) => {
      const far = connect({ host: "127.0.0.1", port: this.port, noDelay: true });
      for (const [from, to] of [[near, far] as const, [far, near] as const]) {
        sockets.add(from);
        from.on("error", () => to.destroy()).on("close", () => sockets.delete(from));
        from.pipe(to);
      }
    });
    await new Promise<void>((resolve) => relay.listen(path, resolve));
    bench.defer("way to the API server", async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => relay.close(resolve));
    });
    return path;
  }

  /** Forgets every revision but the current one, as it does every five minutes. */
  async compactEtcd(): Promise<void> {
    const base = `http://127.0.0.1:${String(this.#etcdPort)}/v3/kv`;
    const key = Buffer.from("/registry/health").toString("base64");
    const range = await post(`${base}/range`, { key });
    const { header } = range as { header: { revision: string } };
    await post(`${base}/compaction`, { revision: header.revision, physical: true });
  }

  /** Tries until it does not throw. */
  async waitFor<T>(attempt: () => Promise<T>, what: string, timeoutMs = START_TIMEOUT_MS): Promise<T> {
    const deadline = performance.now() + timeoutMs;
    for (;;) {
      try {
        return await attempt();
      } catch (cause) {
        if (performance.now() > deadline) throw new Error(`waited in vain for ${what}`, { cause });
        this.#failIfEnded();
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }

  #failIfEnded(): void {
    for (const program of [this.#etcd, this.#apiServer])
      if (program?.isRunning === false)
        throw new Error(`${program.name} ended:\n${program.stderr.slice(-20).join("\n")}`);
  }

  async #isReady(): Promise<void> {
    const answer = await this.kubectl(["get", "--raw", "/readyz"]);
    if (answer.trim() !== "ok") throw new Error(answer);
  }

  async #startEtcd(): Promise<void> {
    const client = `http://127.0.0.1:${String(this.#etcdPort)}`;
    const peer = `http://127.0.0.1:${String((await freePorts(1))[0])}`;
    this.#etcd = await RunningProgram.start(join(PROGRAMS, "etcd"), [
      ...["--data-dir", this.#dataDirectory, "--unsafe-no-fsync", "--log-level", "error"],
      ...["--listen-client-urls", client, "--advertise-client-urls", client],
      ...["--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer],
      ...["--initial-cluster", `default=${peer}`, "--quota-backend-bytes", String(8 * 2 ** 30)],
    ]);
  }

  #apiServerFlags(): string[] {
    const key = join(this.directory, "service-account.key");
    return [
      `--etcd-servers=http://127.0.0.1:${String(this.#etcdPort)}`,
      // Of TEST-NET-1 (RFC 5737): nobody goes by it, and without one a machine must have a default route.
      "--advertise-address=192.0.2.1",
      ...["--bind-address=127.0.0.1", `--secure-port=${String(this.port)}`],
      ...[`--tls-cert-file=${this.certificate}`, `--tls-private-key-file=${this.certificateKey}`],
      "--service-cluster-ip-range=10.96.0.0/16,fd00:96::/108",
      ...["--service-account-issuer=https://kubernetes.test", `--service-account-key-file=${key}`],
      `--service-account-signing-key-file=${key}`,
      `--token-auth-file=${join(this.directory, "tokens.csv")}`,
      ...["--authorization-mode=RBAC", "--allow-privileged", "--endpoint-reconciler-type=none"],
      // Nobody makes a default ServiceAccount in each namespace here, and pods need none.
      "--disable-admission-plugins=ServiceAccount",
      `--audit-policy-file=${join(this.directory, "audit-policy.yaml")}`,
      ...[`--audit-log-path=${this.auditLog}`, "--audit-log-mode=batch"],
      // A test writes more in a second than a cluster in an hour.
      ...["--max-requests-inflight=2000", "--max-mutating-requests-inflight=1000"],
    ];
  }

  async #writeFiles(): Promise<void> {
    const { directory } = this;
    await writeFile(join(directory, "tokens.csv"), `${ADMIN_TOKEN},admin,admin,"system:masters"\n`);
    const policy = {
      apiVersion: "audit.k8s.io/v1",
      kind: "Policy",
      omitStages: ["RequestReceived"],
      rules: [{ level: "Metadata", userGroups: ["system:serviceaccounts"] }, { level: "None" }],
    };
    await writeFile(join(directory, "audit-policy.yaml"), JSON.stringify(policy));
    const key = ["genpkey", "-algorithm", "RSA", "-out", join(directory, "service-account.key")];
    await run("openssl", key);
    await writeKubeconfig(this.kubeconfig, this.admin, "default");
  }
}

const TCP_ROUTES = "/apis/gateway.networking.k8s.io/v1/tcproutes";

interface Certificate {
  readonly file: string;
  readonly keyFile: string;
  readonly text: string;
}

/** One that is its own authority, for everything that answers in the API server's name here. */
async function makeCertificate(directory: string): Promise<Certificate> {
  const [file, keyFile] = [join(directory, "api.crt"), join(directory, "api.key")];
  const { stdout } = await run("openssl", [
    ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=kubernetes"],
    ...["-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost", "-keyout", keyFile, "-outform", "PEM"],
  ]);
  await writeFile(file, stdout);
  return { file, keyFile, text: stdout };
}

export function targetOf({ server, token }: Access, ca: string): KubeTarget {
  return {
    server: new URL(server),
    namespace: "default",
    authorize: (options) => {
      options.ca = ca;
      options.headers = { ...(options.headers as object), Authorization: `Bearer ${token}` };
      return Promise.resolve();
    },
  };
}

export async function writeKubeconfig(
  path: string,
  { server, caFile, token }: Access,
  namespace: string,
): Promise<void> {
  const named = (name: string, fields: object): object[] => [{ name, ...fields }];
  const config = {
    apiVersion: "v1",
    kind: "Config",
    clusters: named("test", { cluster: { server, "certificate-authority": caFile } }),
    users: named("test", { user: { token } }),
    contexts: named("test", { context: { cluster: "test", user: "test", namespace } }),
    "current-context": "test",
  };
  await writeFile(path, JSON.stringify(config), { mode: 0o600 });
}

/** Ports of loopback that nobody has now. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  await Promise.all(
    servers.map(async (server) => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map(async (server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

async function post(url: string, body: object): Promise<unknown> {
  const answer = await fetch(url, { method: "POST", body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url}: ${String(answer.status)} ${await answer.text()}`);
  return answer.json();
}

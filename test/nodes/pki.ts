import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { exec } from "../../agent/host/exec.ts";
import { API, API_PORT, API_SERVICE } from "./addresses.ts";

const KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
const DAYS = ["-days", "30"];
const API_NAMES = [
  ...[API.ipv4, "127.0.0.1", API_SERVICE.ipv4, API_SERVICE.ipv6].map((ip) => `IP:${ip}`),
  ...["", ".default", ".default.svc", ".default.svc.cluster.local"].map(
    (suffix) => `DNS:kubernetes${suffix}`,
  ),
];

/** Certificates and keys of a cluster, as files NAME.crt and NAME.key of one folder. */
export class Pki {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** The certificate authorities, and what the control plane identifies itself with. */
  async create(): Promise<void> {
    await mkdir(this.#directory, { recursive: true });
    await Promise.all([this.#authority("ca"), this.#authority("front-proxy-ca"), this.#serviceAccountKey()]);
    await Promise.all([
      this.#certificate("apiserver", "/CN=kube-apiserver", { names: API_NAMES }),
      this.#certificate("kubelet-client", "/O=system:masters/CN=kubelet-client"),
      this.#certificate("front-proxy-client", "/CN=front-proxy-client", { authority: "front-proxy-ca" }),
    ]);
  }

  file(name: string): string {
    return join(this.#directory, name);
  }

  /** Writes a kubeconfig for a user with this certificate subject. */
  async writeKubeconfig(path: string, name: string, subject: string): Promise<void> {
    await this.#certificate(name, subject);
    const [authority, certificate, key] = await Promise.all(
      ["ca.crt", `${name}.crt`, `${name}.key`].map((file) => readFile(this.file(file), "base64")),
    );
    const config = {
      apiVersion: "v1",
      kind: "Config",
      clusters: [
        {
          name: "nodes",
          cluster: { server: `https://${API.ipv4}:${API_PORT}`, "certificate-authority-data": authority },
        },
      ],
      users: [{ name, user: { "client-certificate-data": certificate, "client-key-data": key } }],
      contexts: [{ name: "nodes", context: { cluster: "nodes", user: name } }],
      "current-context": "nodes",
    };
    await writeFile(path, JSON.stringify(config), { mode: 0o600 });
  }

  async #authority(name: string): Promise<void> {
    const files = ["-keyout", this.file(`${name}.key`), "-out", this.file(`${name}.crt`)];
    await exec("openssl", ["req", "-x509", ...KEY, ...DAYS, "-subj", `/CN=${name}`, ...files]);
  }

  async #certificate(
    name: string,
    subject: string,
    {
      authority = "ca",
      names = [],
    }: { readonly authority?: string; readonly names?: readonly string[] } = {},
  ): Promise<void> {
    const extensions = [
      "keyUsage=digitalSignature,keyEncipherment",
      "extendedKeyUsage=serverAuth,clientAuth",
      ...(names.length > 0 ? [`subjectAltName=${names.join(",")}`] : []),
    ];
    await exec("openssl", [
      ...["req", "-x509", ...KEY, ...DAYS, "-subj", subject],
      ...["-CA", this.file(`${authority}.crt`), "-CAkey", this.file(`${authority}.key`)],
      ...[
        "-addext",
        "basicConstraints=critical,CA:FALSE",
        ...extensions.flatMap((text) => ["-addext", text]),
      ],
      ...["-keyout", this.file(`${name}.key`), "-out", this.file(`${name}.crt`)],
    ]);
  }

  async #serviceAccountKey(): Promise<void> {
    await exec("openssl", ["genpkey", "-algorithm", "RSA", "-out", this.file("sa.key")]);
  }
}

import { readFileSync } from "node:fs";
import type { RequestOptions } from "node:https";
import { createSecureContext } from "node:tls";
import type { SecureContext, SecureContextOptions } from "node:tls";
import { isDeepStrictEqual } from "node:util";
import { AgentError, errorText } from "../lib/errors.ts";

/** An API server, and how to prove to it who we are. */
export interface KubeTarget {
  /** May have a path, behind which the API is. */
  readonly server: URL;
  /** Adds the server's CA, our certificate and the Authorization header; rotated tokens are read again. */
  readonly authorize: (options: RequestOptions) => Promise<void>;
  /** The namespace that the agent itself lives in. */
  readonly namespace: string;
}

/** Where a namespaced agent without a pod around it keeps its Lease. */
const DEFAULT_NAMESPACE = "weft-system";

/** Mounted into every pod that has a service account. */
const NAMESPACE_FILE = "/var/run/secrets/kubernetes.io/serviceaccount/namespace";

/**
 * From a kubeconfig (its current context), or from the pod around us if there is none.
 * Throws AgentError "config_invalid" for one that cannot be used.
 */
export async function loadKubeTarget(kubeconfig: string | undefined): Promise<KubeTarget> {
  // 80 MB of memory that an agent without an API need not have.
  const { KubeConfig } = await import("@kubernetes/client-node");
  const config = new KubeConfig();
  const origin = kubeconfig === undefined ? "in-cluster configuration" : `--kubeconfig ${kubeconfig}`;
  try {
    if (kubeconfig === undefined) config.loadFromCluster();
    else config.loadFromFile(kubeconfig);
  } catch (cause) {
    throw new AgentError("config_invalid", `${origin}: ${errorText(cause)}`, { cause });
  }
  const cluster = config.getCurrentCluster();
  if (cluster === null || !URL.canParse(cluster.server))
    throw new AgentError("config_invalid", `${origin}: its current context names no server`);
  const server = new URL(cluster.server);
  const shareContext = server.protocol === "https:" ? contextSharer() : () => undefined;
  const usesProxy = cluster.proxyUrl !== undefined && cluster.proxyUrl !== "";
  return {
    server,
    namespace: namespaceOf(config.getContextObject(config.getCurrentContext())?.namespace),
    authorize: async (options) => {
      // Its pool of connections does not keep them open; ours does.
      const { agent } = options;
      await config.applyToHTTPSOptions(options);
      if (!usesProxy) options.agent = agent;
      shareContext(options);
    },
  };
}

/** Certificates are parsed once, until they are others, and not for each connection: that takes milliseconds. */
function contextSharer(): (options: RequestOptions) => void {
  let last: { readonly parts: SecureContextOptions; readonly context: SecureContext } | undefined;
  return (options) => {
    const { ca, cert, key, pfx, passphrase } = options;
    const parts: SecureContextOptions = { ca, cert, key, pfx, passphrase };
    if (last === undefined || !isDeepStrictEqual(last.parts, parts))
      last = { parts, context: createSecureContext(parts) };
    Object.assign(options, { secureContext: last.context });
  };
}

function namespaceOf(fromContext: string | undefined): string {
  if (fromContext !== undefined && fromContext !== "") return fromContext;
  try {
    return readFileSync(NAMESPACE_FILE, "utf8").trim();
  } catch {
    return DEFAULT_NAMESPACE;
  }
}

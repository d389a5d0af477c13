import { readFileSync } from "node:fs";
import { hostname as systemHostname } from "node:os";
import { FLAG_NAMES, FLAGS } from "./config/flags.ts";
import type { FlagName, FlagValues } from "./config/flags.ts";
import { fromArguments, fromDefaults, fromEnvironment, fromFile } from "./config/sources.ts";
import type { Environment, Given, Reading } from "./config/sources.ts";
import type { RoutePolicy } from "./compiler/policy.ts";
import type { Lb } from "./levels.ts";
import type { AttachMode } from "./datapath/attachments.ts";
import type { EncryptionOptions } from "./encryption/options.ts";
import type { LocalDelivery, MapSizes } from "./datapath/maps.ts";
import { AgentError } from "./lib/errors.ts";
import type { ListenAddress } from "./lib/listen-address.ts";

/** Where Kubernetes objects come from. */
export type ObjectSource =
  | { readonly kind: "manifests"; readonly directory: string }
  | {
      readonly kind: "kubernetes";
      /** undefined: the pod's own cluster. */
      readonly kubeconfig: string | undefined;
      readonly readsV1alpha2: boolean;
    };

/** What `weft agent` was told, checked as a whole; nothing else of it reaches the agent. */
export interface Config {
  readonly nodeName: string;
  readonly source: ObjectSource;
  readonly meshName: string;
  readonly bpfRoot: string;
  readonly stateDir: string;
  readonly runDir: string;
  readonly http: ListenAddress;
  readonly logLevel: FlagValues["log-level"];
  readonly lb: Lb;
  /** undefined: where cgroup2 is mounted. */
  readonly cgroupRoot: string | undefined;
  readonly localDelivery: LocalDelivery;
  readonly tcAttach: AttachMode;
  readonly routePolicy: RoutePolicy;
  readonly mapSizes: MapSizes;
  /** undefined: nothing is encrypted. */
  readonly encryption: EncryptionOptions | undefined;
}

/**
 * Flag, then environment, then file, then default. Throws AgentError "config_invalid" that
 * names every mistake, also in values that others override.
 */
export function loadConfig(
  argv: readonly string[],
  env: Environment,
  readFile: (path: string) => string = (path) => readFileSync(path, "utf8"),
  hostname: () => string = systemHostname,
): Config {
  const flags = fromArguments(argv);
  const variables = fromEnvironment(env);
  const path = lastOf("config", flags.given) ?? lastOf("config", variables);
  const file: Reading = path === undefined ? { given: [], problems: [] } : fromFile(path.text, readFile);
  const defaults = fromDefaults(env);
  const given = [...defaults, ...file.given, ...variables, ...flags.given];
  const inForce = new Map(given.map((setting) => [setting.flag, setting]));
  const problems = [
    ...flags.problems,
    ...file.problems,
    ...given.flatMap(problemWith),
    // What seems to be missing may be in the file that cannot be read.
    ...(isUnread(file) ? [] : RULES.flatMap((rule) => rule(inForce, env) ?? [])),
  ];
  if (problems.length > 0) throw invalid(problems);
  return configOf(valuesOf(inForce), hostname);
}

function isUnread(file: Reading): boolean {
  return file.problems.length > 0 && file.given.length === 0;
}

function lastOf(flag: FlagName, given: readonly Given[]): Given | undefined {
  return given.findLast((setting) => setting.flag === flag);
}

function problemWith({ flag, text, origin }: Given): readonly string[] {
  const { parse, allowed } = FLAGS[flag].type;
  return parse(text) === undefined ? [`${origin}: "${text}" is not ${allowed}`] : [];
}

/** The kubelet sets it in every container. */
const IN_CLUSTER = "KUBERNETES_SERVICE_HOST";

type InForce = ReadonlyMap<FlagName, Given>;

/** What no single value shows. Each gives the problem, if there is one. */
const RULES: readonly ((inForce: InForce, env: Environment) => string | undefined)[] = [
  (inForce, env) => {
    const kubeconfig = inForce.get("kubeconfig");
    if (inForce.has("manifests"))
      return kubeconfig && `${kubeconfig.origin}: cannot be had together with --manifests`;
    if (kubeconfig !== undefined || env[IN_CLUSTER] !== undefined) return undefined;
    return `--manifests or --kubeconfig is missing: this is no pod of a cluster (${IN_CLUSTER} is not set)`;
  },
  (inForce) => {
    // It is the packet level's programs that know what has to take the tunnel.
    const isOn = inForce.get("encryption")?.text === "wireguard";
    const because = "with --encryption wireguard, packets must be seen: packet or both";
    return isOn ? refused(inForce, "lb", "socket", because) : undefined;
  },
  (inForce) => {
    // It is the packet level's programs, too, that take the short way.
    const isShort = inForce.get("local-delivery")?.text === "short";
    const because = "with --local-delivery short, packets must be seen: packet or both";
    return isShort ? refused(inForce, "lb", "socket", because) : undefined;
  },
  (inForce) => {
    // Whoever asks for this must not believe that nothing leaves in the clear.
    const isOff = inForce.get("encryption")?.text === "off";
    return isOff
      ? refused(inForce, "encryption-strict", "true", "it means nothing with --encryption off")
      : undefined;
  },
];

function refused(inForce: InForce, flag: FlagName, text: string, because: string): string | undefined {
  const setting = inForce.get(flag);
  return setting?.text === text ? `${setting.origin}: "${text}" cannot be had: ${because}` : undefined;
}

function invalid(problems: readonly string[]): AgentError {
  const [first = ""] = problems;
  const message = problems.length === 1 ? first : [`${problems.length} problems`, ...problems].join("\n  ");
  return new AgentError("config_invalid", message, { details: { problems: problems.length } });
}

function valuesOf(inForce: InForce): FlagValues {
  const entries = FLAG_NAMES.map((flag) => {
    const setting = inForce.get(flag);
    return [flag, setting === undefined ? undefined : FLAGS[flag].type.parse(setting.text)];
  });
  // The compiler cannot follow each flag to its type through fromEntries.
  return Object.fromEntries(entries) as FlagValues;
}

function configOf(values: FlagValues, hostname: () => string): Config {
  const config: Config = {
    nodeName: values["node-name"] ?? nodeNameOf(hostname()),
    source: Object.freeze(sourceOf(values)),
    meshName: values["mesh-name"],
    bpfRoot: values["bpf-root"],
    stateDir: values["state-dir"],
    runDir: values["run-dir"],
    http: Object.freeze(values.http),
    logLevel: values["log-level"],
    lb: values.lb,
    cgroupRoot: values["cgroup-root"],
    localDelivery: values["local-delivery"],
    tcAttach: values["tc-attach"],
    routePolicy: Object.freeze({
      requireReferenceGrant: values["require-reference-grant"],
      l7Precedence: values["l7-precedence"],
    }),
    mapSizes: Object.freeze(mapSizesOf(values)),
    encryption: values.encryption === "wireguard" ? Object.freeze(encryptionOf(values)) : undefined,
  };
  return Object.freeze(config);
}

const HOUR_MS = 3_600_000;

function encryptionOf(values: FlagValues): EncryptionOptions {
  return {
    scope: values["encryption-scope"],
    isStrict: values["encryption-strict"],
    port: values["wireguard-port"],
    rotateAfterMs: values["wireguard-rotate-hours"] * HOUR_MS || Infinity,
    wireguardGo: values["wireguard-go"],
  };
}

function sourceOf(values: FlagValues): ObjectSource {
  const { manifests, kubeconfig } = values;
  if (manifests !== undefined) return { kind: "manifests", directory: manifests };
  return { kind: "kubernetes", kubeconfig, readsV1alpha2: values["v1alpha2-routes"] };
}

/** The kubelet names its node after the host, in lower case. */
function nodeNameOf(hostname: string): string {
  const { parse, allowed } = FLAGS["node-name"].type;
  const name = parse(hostname.toLowerCase());
  if (name === undefined)
    throw invalid([`--node-name is missing, and the hostname "${hostname}" is not ${allowed}`]);
  return name;
}

function mapSizesOf(values: FlagValues): MapSizes {
  return {
    names: values["max-names"],
    frontends: values["max-frontends"],
    splits: values["max-splits"],
    backend_sets: values["max-backend-sets"],
    endpoints: values["max-endpoints"],
    members: values["max-members"],
    workloads: values["max-workloads"],
    flows: values["max-flows"],
    flows_opening: values["max-flows-opening"],
    affinity: values["max-affinity"],
    fragments: values["max-fragments"],
    tuples: values["max-tuples"],
    shortcuts: values["max-shortcuts"],
    remotes: values["max-remotes"],
    quiet: values["max-workloads"],
    answers: values["max-workloads"],
    traffic: values["max-traffic"],
    refusals: values["max-refusals"],
    sockets: values["max-sockets"],
    socket_peers: values["max-socket-peers"],
    events: values["max-events-bytes"],
  };
}

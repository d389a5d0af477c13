import { expect, vi } from "vitest";
import { z } from "zod";
import { CONTROLLER_NAME } from "../../agent/lib/api-names.ts";
import type { IpAddress } from "../../agent/lib/ip.ts";
import type { RawCondition, RawRoute } from "../../agent/status/conditions.ts";
import { pathOf } from "../support/kubernetes/api-objects.ts";
import { loseFlows } from "../support/lose-rows.ts";
import { Mesh } from "../support/mesh.ts";
import { endpointSliceObjects, serviceObject } from "../support/objects.ts";
import type { KubernetesObject, ServicePortSpec } from "../support/objects.ts";
import { connect } from "../support/traffic.ts";
import type { ConnectOptions, ConnectReport } from "../support/traffic.ts";

/** The namespaces of the official suite's base manifests, with the opt-in label added (G-75). */
export const MESH_NAMESPACE = "gateway-conformance-mesh";
export const CONSUMER_NAMESPACE = "gateway-conformance-mesh-consumer";
export const OTHER_NAMESPACE = "gateway-conformance-web-backend";

export type Protocol = "TCP" | "UDP";
export type Family = "IPv4" | "IPv6";
export const FAMILIES: readonly Family[] = ["IPv4", "IPv6"];

const TARGET_PORT = 8080;
const CLIENT_NODE = "node-a";

interface BedService {
  readonly key: string;
  readonly number: number;
  /** By the name of the Service port. */
  readonly ports: Readonly<Record<string, { readonly port: number; readonly protocol: Protocol }>>;
  readonly pods: readonly string[];
}

const tcp = (port: number) => ({ port, protocol: "TCP" }) as const;
const udp = (port: number) => ({ port, protocol: "UDP" }) as const;
const BOTH = { tcp: tcp(80), udp: udp(80) };

/** `own` is the parent's implicit endpoint: where traffic goes that no route concerns. */
const SERVICES = {
  tcpParent: {
    key: `${MESH_NAMESPACE}/tcp-parent`,
    number: 10,
    ports: { one: tcp(80), two: tcp(8080), three: tcp(443), four: tcp(9090), dns: udp(53) },
    pods: ["own"],
  },
  udpParent: {
    key: `${MESH_NAMESPACE}/udp-parent`,
    number: 11,
    ports: { one: udp(53), two: udp(5353), three: udp(8125), web: tcp(80) },
    pods: ["own"],
  },
  v1: { key: `${MESH_NAMESPACE}/echo-v1`, number: 21, ports: BOTH, pods: ["echo-v1"] },
  v2: { key: `${MESH_NAMESPACE}/echo-v2`, number: 22, ports: BOTH, pods: ["echo-v2"] },
  v3: { key: `${MESH_NAMESPACE}/echo-v3`, number: 23, ports: BOTH, pods: ["echo-v3"] },
  other: { key: `${OTHER_NAMESPACE}/other`, number: 31, ports: BOTH, pods: ["other"] },
} as const satisfies Readonly<Record<string, BedService>>;

export type ServiceName = keyof typeof SERVICES;
export type ClientName = "client" | "consumer";

const PODS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(["own", "echo-v1", "echo-v2", "echo-v3"].map((name) => [name, MESH_NAMESPACE])),
  other: OTHER_NAMESPACE,
};

/** What `weft route list` says of a route's parents beyond their conditions. */
const routeList = z.array(
  z.object({ route: z.string(), parents: z.array(z.object({ ports: z.array(z.number()) })) }),
);

interface ParentReport {
  readonly accepted: boolean;
  readonly acceptedReason: string;
  readonly resolvedRefs: boolean;
  readonly resolvedRefsReason: string;
}

/** The leader writes statuses a second after what they are about, and takes up the work when an agent has started. */
const STATUS_TIMEOUT_MS = 30_000;
const STATUS_POLL_MS = 200;

export interface ParentRef {
  readonly service: ServiceName;
  readonly port?: number;
  readonly sectionName?: string;
}

export interface Backend {
  /** A Service of the bed, or the name of one that does not exist. */
  readonly service: ServiceName | "nonexistent";
  readonly weight?: number;
}

export interface RouteOptions {
  readonly namespace?: string;
  /** RFC 3339. */
  readonly createdAt?: string;
  readonly ruleName?: string;
}

/** What every test of the suite runs on: clients and Services that never change, and routes that do. */
export class Bed {
  readonly #mesh: Mesh;
  #routes: readonly KubernetesObject[] = [];

  private constructor(mesh: Mesh) {
    this.#mesh = mesh;
  }

  static async create(): Promise<Bed> {
    const mesh = await Mesh.create({
      tag: "conform",
      kubernetes: { channel: "standard" },
      topology: "routed",
      namespaces: { [MESH_NAMESPACE]: "l4", [CONSUMER_NAMESPACE]: "l4", [OTHER_NAMESPACE]: undefined },
      nodes: [
        {
          name: CLIENT_NODE,
          pods: [
            { name: "client", namespace: MESH_NAMESPACE },
            { name: "consumer", namespace: CONSUMER_NAMESPACE },
          ],
        },
        { name: "node-b", pods: Object.entries(PODS).map(([name, namespace]) => ({ name, namespace })) },
      ],
      agentNodes: [CLIENT_NODE],
    });
    const bed = new Bed(mesh);
    for (const [name, namespace] of Object.entries(PODS))
      await mesh.serve(`${namespace}/${name}`, name, TARGET_PORT);
    for (const service of Object.values(SERVICES)) await bed.#writeService(service);
    await mesh.startAgents();
    return bed;
  }

  async close(): Promise<void> {
    await this.#mesh.close();
  }

  async #writeService(service: BedService): Promise<void> {
    const { key, number, ports } = service;
    const pods = service.pods.map((name) => this.#mesh.pod(`${String(PODS[name])}/${name}`));
    const clusterIPs = FAMILIES.map((family) => addressOf(number, family));
    const named = (map: (port: number) => number): ServicePortSpec[] =>
      Object.entries(ports).map(([name, { port, protocol }]) => ({ name, port: map(port), protocol }));
    await this.#mesh.objects.write(key.replace("/", "-"), [
      serviceObject(key, { clusterIPs, ports: named((port) => port) }),
      ...endpointSliceObjects(key, {
        ports: named(() => TARGET_PORT),
        endpoints: pods.map((pod) => ({ pod })),
      }),
    ]);
    const endpoints = pods.flatMap((pod) => pod.ips.map((address) => ({ address, port: TARGET_PORT })));
    for (const proxy of this.#mesh.proxies.values()) {
      for (const [name, { port, protocol }] of Object.entries(ports))
        await proxy.set({ key: `${key}:${name}`, clusterIPs, port, protocol, endpoints });
    }
  }

  /** These routes, and no others. */
  async setRoutes(...objects: readonly KubernetesObject[]): Promise<void> {
    this.#routes = objects;
    await this.#mesh.objects.write("routes", objects);
    await this.#mesh.settle();
  }

  /** Runs the agent that reads ReferenceGrants for as long as `run` takes. */
  async whileStrict(run: () => Promise<void>): Promise<void> {
    await this.#restartAgent(["--require-reference-grant"]);
    try {
      await run();
    } finally {
      await this.#restartAgent();
    }
  }

  /** Stopped before: an agent that is killed keeps the lease of the statuses until it runs out. */
  async #restartAgent(flags?: readonly string[]): Promise<void> {
    const agent = this.#mesh.agent(CLIENT_NODE);
    await agent.stop();
    await agent.restart(flags);
  }

  async expectAccepted(route: string): Promise<void> {
    await this.#expectParents(route, (parents) => {
      expect(parents.length, route).toBeGreaterThan(0);
      for (const parent of parents)
        expect(parent).toMatchObject({ accepted: true, acceptedReason: "Accepted" });
    });
  }

  async expectNoMatchingParent(route: string): Promise<void> {
    await this.#expectParents(route, (parents) => {
      expect(parents).toMatchObject([{ accepted: false, acceptedReason: "NoMatchingParent" }]);
    });
    const routes = routeList.parse(await this.#mesh.agent(CLIENT_NODE).weftJson("route", "list"));
    expect(routes.find((entry) => entry.route === route)?.parents).toEqual([{ ports: [] }]);
  }

  async expectUnresolved(route: string, reason: string): Promise<void> {
    await this.#expectParents(route, (parents) => {
      expect(parents).toMatchObject([{ accepted: true, resolvedRefs: false, resolvedRefsReason: reason }]);
    });
  }

  /** Until what the leader has written passes the check; the last failure if it never does. */
  async #expectParents(route: string, check: (parents: readonly ParentReport[]) => void): Promise<void> {
    const object = this.#routes.find(
      ({ kind, metadata: { namespace, name } }) => `${kind} ${String(namespace)}/${name}` === route,
    );
    if (object === undefined) throw new Error(`no ${route} was written`);
    const request = { method: "GET", path: pathOf(object) } as const;
    const patience = { timeout: STATUS_TIMEOUT_MS, interval: STATUS_POLL_MS };
    await vi.waitFor(async () => {
      check(parentsOf((await this.#mesh.kubernetes.plane.json(request)) as RawRoute));
    }, patience);
  }

  /**
   * New connections, or UDP sockets, to a port of a Service by its cluster address. What went on before is
   * forgotten: a UDP conversation has no end that could be seen, so a new socket on the same port would go on in
   * the old one for as long as nf_conntrack keeps it too.
   */
  async probe(
    service: ServiceName,
    port: string,
    count: number,
    options: ConnectOptions & { readonly family?: Family; readonly from?: ClientName } = {},
  ): Promise<ConnectReport> {
    const { family = "IPv4", from = "client", ...more } = options;
    const { number, ports } = SERVICES[service] as BedService;
    const { port: number_, protocol } = ports[port] ?? { port: 0, protocol: "TCP" };
    loseFlows(this.#mesh.agent(CLIENT_NODE).bpfRoot);
    return connect(this.#client(from), addressOf(number, family), number_, {
      ...{ count, concurrency: Math.min(10, count), timeoutMs: 5_000 },
      ...(protocol === "UDP" ? { udp: true } : { reset: true }),
      ...more,
    });
  }

  /** The same by the address of a pod, which no route concerns. */
  async probePod(name: string, count: number): Promise<ConnectReport> {
    const pod = this.#mesh.pod(`${String(PODS[name])}/${name}`);
    return connect(this.#client("client"), pod.addresses.v4, TARGET_PORT, { count, timeoutMs: 5_000 });
  }

  /** All of them are answered, by that one alone, in both families. */
  async expectOnly(
    service: ServiceName,
    port: string,
    answer: string,
    options: { readonly from?: ClientName; readonly count?: number } = {},
  ): Promise<void> {
    const { count = 10, ...more } = options;
    for (const family of FAMILIES) {
      const { answers, errors } = await this.probe(service, port, count, { family, ...more });
      expect({ answers, errors }, `${service} ${port} ${family}`).toEqual({
        answers: { [answer]: count },
        errors: {},
      });
    }
  }

  #client(name: ClientName) {
    return this.#mesh.pod(`${name === "client" ? MESH_NAMESPACE : CONSUMER_NAMESPACE}/${name}`);
  }
}

/** Our entries of status.parents; an error unless they are about every reference of this generation. */
function parentsOf({ metadata, spec, status }: RawRoute): readonly ParentReport[] {
  const ours = (status?.parents ?? []).filter(({ controllerName }) => controllerName === CONTROLLER_NAME);
  expect(ours.map(({ parentRef }) => parentRef)).toEqual(spec.parentRefs);
  return ours.map(({ conditions = [] }) => {
    for (const { observedGeneration } of conditions) expect(observedGeneration).toBe(metadata.generation);
    const accepted = conditionOf(conditions, "Accepted");
    const resolved = conditionOf(conditions, "ResolvedRefs");
    return {
      ...{ accepted: accepted.status === "True", acceptedReason: accepted.reason },
      ...{ resolvedRefs: resolved.status === "True", resolvedRefsReason: resolved.reason },
    };
  });
}

function conditionOf(conditions: readonly RawCondition[], type: string): RawCondition {
  const found = conditions.find((condition) => condition.type === type);
  if (found === undefined) throw new Error(`no condition ${type}`);
  return found;
}

function addressOf(number: number, family: Family): IpAddress {
  return (family === "IPv4" ? `10.96.0.${String(number)}` : `fd00:96::${String(number)}`) as IpAddress;
}

/** A route on Services, in the namespace of the suite unless told otherwise. */
export function route(
  protocol: Protocol,
  name: string,
  parents: readonly ParentRef[],
  backends: readonly Backend[],
  options: RouteOptions = {},
): KubernetesObject {
  const { namespace = MESH_NAMESPACE, createdAt, ruleName } = options;
  return {
    apiVersion: "gateway.networking.k8s.io/v1",
    kind: `${protocol}Route`,
    metadata: { namespace, name, ...(createdAt === undefined ? {} : { creationTimestamp: createdAt }) },
    spec: {
      parentRefs: parents.map(({ service, ...section }) => ({
        ...{ group: "", kind: "Service", ...referenceTo(service) },
        ...section,
      })),
      rules: [
        {
          ...(ruleName === undefined ? {} : { name: ruleName }),
          backendRefs: backends.map(({ service, weight = 1 }) => ({
            ...{ ...referenceTo(service), port: 80, weight },
          })),
        },
      ],
    },
  };
}

function referenceTo(service: Backend["service"]): { readonly namespace: string; readonly name: string } {
  if (service === "nonexistent") return { namespace: MESH_NAMESPACE, name: service };
  const [namespace = "", name = ""] = SERVICES[service].key.split("/");
  return { namespace, name };
}

/** Lets routes of the suite's namespace refer to Services of the other one. */
export function referenceGrant(kind: "TCPRoute" | "UDPRoute"): KubernetesObject {
  return {
    apiVersion: "gateway.networking.k8s.io/v1beta1",
    kind: "ReferenceGrant",
    metadata: { namespace: OTHER_NAMESPACE, name: "from-mesh" },
    spec: {
      from: [{ group: "gateway.networking.k8s.io", kind, namespace: MESH_NAMESPACE }],
      to: [{ group: "", kind: "Service", name: "other" }],
    },
  };
}

import { hostname } from "node:os";
import { isDeepStrictEqual } from "node:util";
import type { ClusterState } from "./cluster/model.ts";
import { watchKubernetes } from "./cluster/kubernetes.ts";
import { watchedResources } from "./cluster/resources.ts";
import { StatusRecords } from "./cluster/status-records.ts";
import type { ClusterStore } from "./cluster/store.ts";
import { WATCH_TIMING } from "./cluster/watch.ts";
import type { Compiled } from "./compiler/compiled.ts";
import type { Config } from "./config.ts";
import { KubeClient } from "./kube/client.ts";
import type { KubeTarget } from "./kube/target.ts";
import { BoundedRunner } from "./lib/bounded-runner.ts";
import { systemClock } from "./lib/clock.ts";
import type { AgentError } from "./lib/errors.ts";
import type { ObjectsEnd } from "./objects-end.ts";
import type { SourceHealth } from "./source-health.ts";
import { Election, ELECTION_TIMING } from "./status/election.ts";
import { Events } from "./status/events.ts";
import type { EventSubject } from "./status/events.ts";
import { annotationChanges, writeAnnotations } from "./status/pod-annotations.ts";
import { applyMeshNode, changedMeshNode } from "./status/mesh-node.ts";
import type { NodeFacts } from "./status/mesh-node.ts";
import type { GatewayApiBundle } from "./status/gateway-api.ts";
import { readBundle } from "./status/gateway-api.ts";
import { MeshStatus } from "./status/mesh-status.ts";
import { RouteStatuses } from "./status/route-statuses.ts";
import type { Omission } from "./status/route-statuses.ts";
import { WriteFailures } from "./status/write-failures.ts";
import type { Log } from "./telemetry/log.ts";
import type { Instruments } from "./telemetry/metrics.ts";

/** Changes of one object are written together if they come within this time. */
const MIN_WRITE_INTERVAL_MS = 1_000;

/** What nobody asks for is looked at all the same: the world may have changed what we wrote. */
const MAX_WRITE_INTERVAL_MS = 300_000;

const RELEASE_TIMEOUT_MS = 3_000;

const LEASE_NAME = "weft-status";

const L4_ROUTES: ReadonlySet<string> = new Set(["tcproutes", "udproutes"]);

export interface KubernetesParts {
  readonly config: Config;
  readonly store: ClusterStore;
  readonly health: SourceHealth;
  readonly instruments: Instruments;
  readonly log: Log;
  readonly facts: NodeFacts;
}

/** What is written goes by one compiled state. */
interface Current {
  readonly compiled: Compiled;
  readonly state: ClusterState;
}

/** The Kubernetes API: objects are read from it, and what became of them is written back. */
export class KubernetesEnd implements ObjectsEnd {
  readonly #parts: KubernetesParts;
  readonly #failures: WriteFailures;
  readonly #client: KubeClient;
  readonly #records = new StatusRecords();
  readonly #paths: Map<string, string>;
  readonly #election: Election;
  readonly #events: Events;
  readonly #routeStatuses: RouteStatuses;
  readonly #meshStatus: MeshStatus;
  /** The leader's work, and what every agent tells of its own node; none holds up the others. */
  readonly #leaderWrites: BoundedRunner;
  readonly #meshNodeWrites: BoundedRunner;
  readonly #podWrites: BoundedRunner;
  /** By resource; undefined while the API has no such definition. */
  readonly #bundles = new Map<string, GatewayApiBundle | undefined>();
  #current: Current | undefined;
  #omissions: readonly Omission[] = [];

  constructor(parts: KubernetesParts, target: KubeTarget) {
    this.#parts = parts;
    const { instruments, config } = parts;
    this.#failures = new WriteFailures(parts.log);
    this.#client = new KubeClient(target, (method, outcome) => {
      instruments.apiRequests.inc({ method, outcome });
    });
    this.#paths = new Map(watchedResources(this.#choice).map(({ kind, paths }) => [kind, paths[0] ?? ""]));
    this.#election = this.#buildElection(target.namespace);
    this.#events = new Events({
      api: this.#client,
      nodeName: config.nodeName,
      wallMs: Date.now,
      failed: this.#logFailure("events"),
    });
    this.#routeStatuses = this.#buildRouteStatuses();
    this.#meshStatus = this.#buildMeshStatus();
    const runner = (what: string, write: (signal: AbortSignal) => Promise<void>): BoundedRunner =>
      runnerOf(async (signal) => {
        await write(signal);
        this.#failures.succeeded(what);
      }, this.#failure(what));
    this.#leaderWrites = runner("statuses", async (signal) => this.#writeAsLeader(signal));
    this.#meshNodeWrites = runner("the MeshNode of this node", async (signal) => this.#writeMeshNode(signal));
    this.#podWrites = runner("annotations of pods", async (signal) => this.#writePods(signal));
    this.#records.onChange(() => {
      this.#leaderWrites.request();
    });
  }

  /** "this agent", or the one that is the leader as far as is known. */
  get leader(): string | undefined {
    return this.#election.isLeader ? this.#parts.config.nodeName : this.#election.holder?.split("_")[0];
  }

  get problems(): readonly string[] {
    return this.#failures.problems;
  }

  async run(signal: AbortSignal): Promise<void> {
    await Promise.all([
      this.#watch(signal),
      this.#election.run(signal),
      this.#leaderWrites.loop(signal),
      this.#meshNodeWrites.loop(signal),
      this.#podWrites.loop(signal),
    ]);
    // After the last write: the next leader must not meet ours.
    await this.#election.release(AbortSignal.timeout(RELEASE_TIMEOUT_MS)).catch(this.#logFailure("lease"));
  }

  compiled(compiled: Compiled, state: ClusterState): void {
    this.#current = { compiled, state };
    this.#leaderWrites.request();
    this.nodeChanged();
  }

  nodeChanged(): void {
    this.#meshNodeWrites.request();
    this.#podWrites.request();
  }

  get #choice() {
    const { nodeName, source, encryption } = this.#parts.config;
    const readsV1alpha2 = source.kind === "kubernetes" && source.readsV1alpha2;
    return { nodeName, readsV1alpha2, readsAllNodes: encryption !== undefined };
  }

  async #watch(signal: AbortSignal): Promise<void> {
    const { store, health, instruments } = this.#parts;
    const options = {
      ...this.#choice,
      api: this.#client,
      store,
      records: this.#records,
      clock: systemClock,
      timing: WATCH_TIMING,
      onState: health.set.bind(health),
      onList: (source: string, kind: string, path: string | undefined) => {
        instruments.sourceLists.inc({ source });
        if (path !== undefined) this.#paths.set(kind, path);
        if (L4_ROUTES.has(source)) void this.#readBundle(source, path !== undefined, signal);
      },
    };
    await watchKubernetes(options, signal);
  }

  /** After every list: definitions are upgraded while agents run. */
  async #readBundle(resource: string, isThere: boolean, signal: AbortSignal): Promise<void> {
    try {
      this.#tellBundle(resource, isThere ? await readBundle(this.#client, resource, signal) : undefined);
    } catch (err) {
      if (signal.aborted) return;
      this.#parts.log.warn({ err, resource }, "the definition of the Gateway API cannot be read now");
    }
  }

  #tellBundle(resource: string, bundle: GatewayApiBundle | undefined): void {
    const { instruments, log } = this.#parts;
    if (isDeepStrictEqual(this.#bundles.get(resource), bundle)) return;
    this.#bundles.set(resource, bundle);
    log.info({ resource, ...bundle }, "definition of the Gateway API");
    instruments.gatewayApi.reset();
    for (const [name, held] of this.#bundles) {
      if (held === undefined) continue;
      const { version = "", channel = "" } = held;
      instruments.gatewayApi.set({ resource: name, release: version, channel }, 1);
    }
  }

  #failure(what: string): (error: AgentError) => void {
    return (error) => {
      this.#failures.failed(what, error);
    };
  }

  /** For what is tried again by itself every few seconds, or does not matter to traffic. */
  #logFailure(what: string): (error: unknown) => void {
    return (err) => {
      this.#parts.log.warn({ err, what }, "cannot be written to the Kubernetes API now");
    };
  }

  #buildElection(namespace: string): Election {
    const { config, instruments, log } = this.#parts;
    return new Election({
      api: this.#client,
      clock: systemClock,
      random: Math.random,
      wallMs: Date.now,
      timing: ELECTION_TIMING,
      namespace,
      name: LEASE_NAME,
      identity: `${config.nodeName}_${hostname()}_${String(process.pid)}_${String(Date.now())}`,
      onChange: (isLeader) => {
        instruments.leader.set(isLeader ? 1 : 0);
        log.info(
          { isLeader },
          isLeader ? "this agent writes the statuses now" : "statuses are another's work now",
        );
        this.#leaderWrites.request();
      },
      failed: this.#logFailure("lease"),
    });
  }

  #buildRouteStatuses(): RouteStatuses {
    const { instruments } = this.#parts;
    return new RouteStatuses({
      api: this.#client,
      records: this.#records,
      pathOf: (kind) => this.#paths.get(kind) ?? "",
      now: timeOfDay,
      isLeader: () => this.#election.isLeader,
      wrote: (result) => {
        instruments.statusWrites.inc({ result });
      },
      omitted: (omissions) => {
        instruments.statusOmitted.set(omissions.reduce((sum, { count }) => sum + count, 0));
        this.#omissions = omissions;
      },
    });
  }

  async #warnOfOmissions(signal: AbortSignal): Promise<void> {
    for (const { report, uid, count } of this.#omissions) {
      const { kind, namespace, name } = report;
      const message = `status.parents has no room for ${String(count)} of Weft's entries: other controllers fill it. Traffic is not affected.`;
      const subject = { apiVersion: apiVersionOf(this.#paths.get(kind) ?? ""), kind, namespace, name, uid };
      await this.#events.warn(subject, "StatusFull", message, signal);
    }
  }

  #buildMeshStatus(): MeshStatus {
    const { config, health, log } = this.#parts;
    return new MeshStatus({
      api: this.#client,
      name: config.meshName,
      requiresGrants: config.routePolicy.requireReferenceGrant,
      records: this.#records.meshes,
      isServed: () => health.list().some(({ source, state }) => source === "xmeshes" && state === "watching"),
      now: timeOfDay,
      taken: (controllerName) => {
        log.warn(
          { mesh: config.meshName, controllerName },
          "the XMesh of this name is another mesh's; left alone",
        );
      },
    });
  }

  async #writeAsLeader(signal: AbortSignal): Promise<void> {
    if (this.#current === undefined || !this.#election.isLeader) return;
    const { compiled, state } = this.#current;
    await this.#routeStatuses.write(compiled.routes, signal);
    await this.#warnOfOmissions(signal);
    await this.#meshStatus.write(signal);
    await this.#warnOfLabels("Namespace", { compiled, state }, signal);
  }

  async #writeMeshNode(signal: AbortSignal): Promise<void> {
    if (this.#current === undefined) return;
    const { nodeName } = this.#parts.config;
    const object = changedMeshNode(nodeName, this.#parts.facts, this.#current.state);
    if (object !== undefined && this.#parts.health.list().every(notAbsent("meshnodes")))
      await applyMeshNode(this.#client, object, nodeName, signal);
  }

  async #writePods(signal: AbortSignal): Promise<void> {
    const workloads = this.#parts.facts.workloads();
    if (this.#current === undefined || workloads === undefined) return;
    const changes = annotationChanges(this.#current.state.pods, workloads, this.#parts.config.nodeName);
    await writeAnnotations(this.#client, changes, signal);
    await this.#warnOfLabels("Pod", this.#current, signal);
  }

  /** Labels that are not understood: of pods by their own agent, of namespaces by the leader. */
  async #warnOfLabels(
    kind: "Namespace" | "Pod",
    { compiled, state }: Current,
    signal: AbortSignal,
  ): Promise<void> {
    for (const { code, object, message } of compiled.diagnostics) {
      if (code !== "mesh_label_not_understood" || !object.startsWith(`${kind} `)) continue;
      const subject = subjectOf(kind, object.slice(kind.length + 1), state);
      if (subject !== undefined) await this.#events.warn(subject, "MeshLabelNotUnderstood", message, signal);
    }
  }
}

function notAbsent(name: string): (view: { readonly source: string; readonly state: string }) => boolean {
  return ({ source, state }) => source !== name || state !== "absent";
}

function subjectOf(kind: "Namespace" | "Pod", key: string, state: ClusterState): EventSubject | undefined {
  if (kind === "Namespace") {
    const uid = state.namespaces.get(key)?.uid;
    return { apiVersion: "v1", kind, namespace: "", name: key, uid };
  }
  const pod = state.pods.get(key);
  return pod && { apiVersion: "v1", kind, namespace: pod.namespace, name: pod.name, uid: pod.uid };
}

/** "/apis/gateway.networking.k8s.io/v1/tcproutes" -> "gateway.networking.k8s.io/v1". */
function apiVersionOf(path: string): string {
  return path.split("/").slice(2, -1).join("/");
}

/** RFC 3339, to the second. */
function timeOfDay(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}

function runnerOf(
  run: (signal: AbortSignal) => Promise<void>,
  failed: (error: AgentError) => void,
): BoundedRunner {
  return new BoundedRunner({
    clock: systemClock,
    minIntervalMs: MIN_WRITE_INTERVAL_MS,
    maxIntervalMs: MAX_WRITE_INTERVAL_MS,
    minRetryMs: 1_000,
    maxRetryMs: 30_000,
    run,
    failed,
  });
}

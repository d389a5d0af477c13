import type { ApiReads } from "./api/reads.ts";
import { startApiServer } from "./api/server.ts";
import { socketPath } from "./api/socket-file.ts";
import type { ClusterState } from "./cluster/model.ts";
import { ClusterStore } from "./cluster/store.ts";
import type { Compiled } from "./compiler/compiled.ts";
import { compileSteps } from "./compiler/compile.ts";
import { explain } from "./compiler/explain.ts";
import type { Circumstances } from "./compiler/policy.ts";
import type { Config } from "./config.ts";
import { EncryptionEnd } from "./encryption-end.ts";
import { Datapath } from "./datapath/datapath.ts";
import type { WriteReport } from "./datapath/table-writer.ts";
import type { Tables } from "./datapath/tables.ts";
import { AttachLoop } from "./attach-loop.ts";
import { ensureBpffs } from "./host/bpffs.ts";
import { exec } from "./host/exec.ts";
import { readLocalAddresses } from "./host/link-tables.ts";
import { findLinks, provokeResolution } from "./host/links.ts";
import { watchLinks } from "./host/watch-links.ts";
import { watchPodCgroups } from "./host/watch-cgroups.ts";
import { runTogether } from "./lib/run-together.ts";
import { findPodCgroups } from "./host/cgroups.ts";
import { Levels } from "./levels.ts";
import { SocketLevel } from "./socket-level.ts";
import { idOf } from "./lib/id.ts";
import { systemClock } from "./lib/clock.ts";
import type { Steps } from "./lib/steps.ts";
import { inTurns } from "./lib/steps.ts";
import { listNetnses } from "./host/netns.ts";
import { AgentError, errorText } from "./lib/errors.ts";
import { weftVersion } from "./lib/version.ts";
import { AgentObserver, WAITING_FOR, WAITING_FOR_TUNNEL } from "./observer.ts";
import { Reconciler } from "./reconcile.ts";
import { objectCounts, statusOf } from "./status.ts";
import { startHttp } from "./telemetry/health.ts";
import type { ConditionName } from "./observer.ts";
import type { Log } from "./telemetry/log.ts";
import { Metrics } from "./telemetry/metrics.ts";
import type { MapView } from "./datapath/views.ts";
import { loadKubeTarget } from "./kube/target.ts";
import type { KubeTarget } from "./kube/target.ts";
import { KubernetesEnd } from "./kubernetes.ts";
import { ManifestsEnd } from "./manifests-end.ts";
import type { ObjectsEnd } from "./objects-end.ts";
import type { NodeFacts } from "./status/mesh-node.ts";
import { SourceHealth } from "./source-health.ts";
import { Readiness } from "./telemetry/readiness.ts";
import { PacketLevel } from "./packet-level.ts";

/**
 * The agent of one node: builds every part, joins them, and runs until the signal aborts. The
 * datapath goes on afterwards. Throws AgentError if it cannot start; anything else that is
 * thrown is a mistake of ours, and ends the agent too.
 */
export async function runApp(config: Config, log: Log, signal: AbortSignal): Promise<void> {
  if (await ensureBpffs(config.bpfRoot, exec)) log.info("bpf file system mounted");
  const app = new App(config, await openSource(config.source), log);
  const ending = new AbortController();
  const both = AbortSignal.any([signal, ending.signal]);
  try {
    await app.run(both);
  } finally {
    ending.abort();
    await app.stopped;
  }
}

type Source =
  | Extract<Config["source"], { readonly kind: "manifests" }>
  | { readonly kind: "kubernetes"; readonly target: KubeTarget };

/** What an API server takes is large and loads at one go: before anybody can ask this agent anything. */
async function openSource(source: Config["source"]): Promise<Source> {
  if (source.kind === "manifests") return source;
  return { kind: source.kind, target: await loadKubeTarget(source.kubeconfig) };
}

class App {
  readonly #config: Config;
  readonly #source: Source;
  readonly #log: Log;
  readonly #startedAtMs = systemClock.nowMs();
  readonly #store = new ClusterStore();
  readonly #readiness: Readiness<ConditionName>;
  readonly #metrics: Metrics;
  readonly #datapath: Datapath;
  readonly #packetLevel: PacketLevel;
  readonly #socketLevel: SocketLevel;
  readonly #workloads: Levels;
  readonly #observer: AgentObserver;
  readonly #health: SourceHealth;
  readonly #reconciler: Reconciler;
  readonly #attachLoop: AttachLoop;
  readonly #encryption: EncryptionEnd;
  #circumstances: Circumstances;
  #strandedFailure: string | undefined;
  #objects: ObjectsEnd | undefined;
  /** Workloads have been attached once. */
  #hasLooked = false;
  #stopped: Promise<void> = Promise.resolve();

  constructor(config: Config, source: Source, log: Log) {
    this.#config = config;
    this.#source = source;
    this.#log = log;
    this.#readiness = new Readiness({
      ...WAITING_FOR,
      ...(config.encryption !== undefined && WAITING_FOR_TUNNEL),
    });
    const { bpfRoot, mapSizes: sizes, tcAttach: attachMode, localDelivery } = config;
    this.#datapath = Datapath.open({ bpfRoot, sizes, attachMode, localDelivery });
    // From here on it can be asked, so from here on it counts how long it is away.
    this.#metrics = new Metrics(weftVersion());
    const search = { exec, clock: systemClock, provoke: provokeResolution };
    this.#packetLevel = new PacketLevel(
      this.#datapath,
      (pods, signal) => findLinks(pods, search, signal),
      systemClock,
    );
    this.#socketLevel = new SocketLevel({
      datapath: this.#datapath,
      find: (uids) => findPodCgroups(config.cgroupRoot, uids),
      netnses: listNetnses,
      nodeClient: idOf("node", config.nodeName),
      canRefuse: this.#datapath.features.hasSetRetval,
      clock: systemClock,
    });
    this.#workloads = new Levels({
      lb: config.lb,
      clock: systemClock,
      packet: this.#packetLevel,
      socket: this.#socketLevel,
    });
    this.#observer = new AgentObserver({
      log: log.child({ part: "reconcile" }),
      instruments: this.#metrics.instruments,
      readiness: this.#readiness,
      workloads: () => this.#workloads.list(),
      overdue: () => this.#workloads.overdue(),
    });
    this.#health = new SourceHealth({
      clock: systemClock,
      log: log.child({ part: "sources" }),
      instruments: this.#metrics.instruments,
      unsynced: () => this.#store.unsyncedSources,
      setCondition: (isReady, message) => {
        this.#observer.setCondition("sources", isReady, message);
      },
    });
    this.#circumstances = { ...config.routePolicy, localAddresses: new Set() };
    this.#attachLoop = this.#buildAttachLoop();
    this.#reconciler = this.#buildReconciler();
    this.#encryption = new EncryptionEnd({
      config,
      datapath: this.#datapath,
      log: log.child({ part: "encryption" }),
      observer: this.#observer,
      published: () => this.#objects?.nodeChanged(),
    });
  }

  /** Resolves when the socket is gone. */
  get stopped(): Promise<void> {
    return this.#stopped;
  }

  async run(signal: AbortSignal): Promise<void> {
    this.#tellWhatWasFound();
    this.#collectMetrics();
    const objects = this.#openObjects();
    this.#objects = objects;
    // The socket first: it is what keeps two agents from sharing one datapath.
    await this.#serve(signal);
    await inTurns(this.#adopt(), systemClock);
    await this.#lookForAddresses(signal);
    await this.#runLoops(objects, signal);
  }

  *#adopt(): Steps<void> {
    yield* this.#packetLevel.adopt(yield* this.#datapath.attachments.adopt());
    yield* this.#datapath.sockets.adopt();
  }

  #openObjects(): ObjectsEnd {
    const config = this.#config;
    const source = this.#source;
    const log = this.#log.child({ part: "objects" });
    const facts: NodeFacts = {
      workloads: () => (this.#hasLooked ? this.#workloads.list() : undefined),
      wireguard: (told) => this.#encryption.published(told),
    };
    const common = { store: this.#store, log, facts };
    if (source.kind === "manifests")
      return new ManifestsEnd({ ...common, directory: source.directory, nodeName: config.nodeName });
    const { instruments } = this.#metrics;
    return new KubernetesEnd({ ...common, config, health: this.#health, instruments }, source.target);
  }

  #tellWhatWasFound(): void {
    const { adopted, keptSizes, features } = this.#datapath;
    this.#log.info({ version: weftVersion(), adopted, features }, "datapath loaded");
    for (const kept of keptSizes) this.#log.warn(kept, "map keeps the size it was made with");
  }

  #collectMetrics(): void {
    this.#metrics.collectFrom({
      isReady: () => this.#readiness.isReady,
      objects: () => objectCounts(this.#store.snapshot()),
      maps: () => inTurns(this.#datapath.reader.mapSteps(), systemClock),
      encryption: async () => (this.#config.encryption === undefined ? undefined : this.#encryption.view()),
      flows: () => this.#datapath.flowTotals(),
      traffic: () => this.#datapath.traffic(),
      refusals: () => this.#datapath.refusals(),
      failed: (err) => {
        this.#log.warn({ err }, "the kernel's maps cannot be read");
      },
    });
  }

  async #serve(signal: AbortSignal): Promise<void> {
    const { runDir, http } = this.#config;
    const log = this.#log.child({ part: "api" });
    const server = await startApiServer(
      { socketPath: socketPath(runDir), reads: this.#reads(), log },
      signal,
    );
    this.#stopped = server.closed;
    const parts = { address: http, readiness: this.#readiness, metrics: this.#metrics };
    this.#log.info({ http: await startHttp(parts, signal) }, "listening");
  }

  async #runLoops(objects: ObjectsEnd, signal: AbortSignal): Promise<void> {
    this.#store.onChange(() => {
      this.#health.update();
      this.#observer.sourcesRead(this.#store.errors);
      this.#reconciler.objectsChanged();
    });
    const loops = [
      objects,
      this.#health,
      { run: async (until: AbortSignal) => watchLinks(this.#linkWatch(), until) },
      { run: async (until: AbortSignal) => watchPodCgroups(this.#cgroupWatch(), until) },
      this.#reconciler,
      this.#attachLoop,
      this.#encryption,
    ];
    await runTogether(
      loops.map((loop) => async (until) => loop.run(until)),
      signal,
    );
  }

  /** Which clusterIPs are served on this node by others. */
  async #lookForAddresses(signal: AbortSignal): Promise<void> {
    try {
      const localAddresses = await readLocalAddresses(exec, signal);
      if (haveSameItems(localAddresses, this.#circumstances.localAddresses)) return;
      this.#circumstances = { ...this.#circumstances, localAddresses };
      this.#reconciler.circumstancesChanged();
    } catch (err) {
      if (!signal.aborted) this.#log.warn({ err }, "the node's own addresses cannot be read");
    }
  }

  #linkWatch() {
    const log = this.#log.child({ part: "links" });
    return {
      clock: systemClock,
      onChange: () => {
        this.#attachLoop.linksChanged();
      },
      onFailure: (reason: string) => {
        log.warn(
          { reason },
          "interfaces are not watched; they are looked at once a minute, and more often while pods wait for theirs",
        );
      },
    };
  }

  #cgroupWatch() {
    const log = this.#log.child({ part: "cgroups" });
    return {
      clock: systemClock,
      root: this.#config.cgroupRoot,
      onPod: () => {
        this.#attachLoop.cgroupsChanged();
      },
      onFailure: (reason: string) => {
        log.warn({ reason }, "cgroups are not watched: pods that start are in the mesh some seconds late");
      },
    };
  }

  #buildAttachLoop(): AttachLoop {
    return new AttachLoop({
      clock: systemClock,
      attach: async (workloads, signal) => {
        await this.#lookForAddresses(signal);
        const state = await this.#workloads.reconcile(workloads, signal);
        this.#hasLooked = true;
        this.#objects?.nodeChanged();
        return state;
      },
      attachStarting: async (workloads) => this.#workloads.attachStarting(workloads),
      sweep: () => {
        this.#endStranded();
        return this.#datapath.sweepFlows();
      },
      observer: this.#observer,
    });
  }

  #buildReconciler(): Reconciler {
    const { nodeName } = this.#config;
    return new Reconciler({
      clock: systemClock,
      snapshot: () => (this.#store.unsyncedSources.length === 0 ? this.#store.snapshot() : undefined),
      compile: this.#compile.bind(this, nodeName),
      write: this.#write.bind(this),
      distrust: () => {
        this.#datapath.distrust();
      },
      programmed: ({ workloads }) => {
        this.#attachLoop.programmed(workloads);
      },
      observer: this.#observer,
    });
  }

  *#compile(nodeName: string, state: ClusterState, previous: Compiled | undefined): Steps<Compiled> {
    const compiled = yield* compileSteps(state, nodeName, previous, this.#circumstances);
    this.#objects?.compiled(compiled, state);
    this.#encryption.objectsChanged(state);
    return compiled;
  }

  *#write(tables: Tables): Steps<WriteReport> {
    const report = yield* this.#datapath.apply(tables);
    if (report.deleted.members > 0) this.#endStranded();
    return report;
  }

  /** A failure is told once, not at every sweep. */
  #endStranded(): void {
    try {
      const ended = this.#socketLevel.endStranded();
      if (ended > 0) this.#log.info({ ended }, "UDP sockets whose endpoint is gone were ended");
      this.#strandedFailure = undefined;
    } catch (err) {
      const text = errorText(err);
      if (text !== this.#strandedFailure)
        this.#log.warn({ err }, "UDP sockets whose endpoint is gone cannot be ended: they wait for ever");
      this.#strandedFailure = text;
    }
  }

  #reads(): ApiReads {
    const compiled = () => {
      const now = this.#reconciler.compiled;
      if (now !== undefined) return now;
      throw new AgentError("request_failed", "the agent has not read its sources yet");
    };
    return {
      status: async () => this.#status(await inTurns(this.#datapath.reader.mapSteps(), systemClock)),
      services: () => compiled().services,
      routes: () => compiled().routes,
      explain: (query) => explain(this.#store.snapshot(), compiled(), this.#config.nodeName, query),
      workloads: () => this.#workloads.list(),
      encryption: () => this.#encryption.view(),
      rotateKey: async () => ({ publicKey: await this.#encryption.rotate() }),
      mapCheck: () =>
        this.#reconciler.undisturbed(() => inTurns(this.#datapath.check(compiled().tables), systemClock)),
    };
  }

  #status(maps: readonly MapView[]) {
    return statusOf({
      nodeName: this.#config.nodeName,
      version: weftVersion(),
      uptimeMs: systemClock.nowMs() - this.#startedAtMs,
      state: this.#store.snapshot(),
      unsynced: this.#store.unsyncedSources,
      compiled: this.#reconciler.compiled,
      readiness: this.#readiness,
      observer: this.#observer,
      sources: this.#health,
      leader: this.#objects?.leader,
      writeProblems: this.#objects?.problems ?? [],
      maps,
      workloads: this.#workloads.list(),
    });
  }
}

function haveSameItems<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  return a.size === b.size && [...a].every((item) => b.has(item));
}

import type { ClusterState, MeshNode } from "./cluster/model.ts";
import type { Config } from "./config.ts";
import type { Datapath } from "./datapath/datapath.ts";
import { Encryption } from "./encryption.ts";
import { removeTunnel } from "./encryption/cleanup.ts";
import type { PeerPlan } from "./encryption/peers.ts";
import { DISABLED } from "./encryption/view.ts";
import type { EncryptionView } from "./encryption/view.ts";
import { exec } from "./host/exec.ts";
import { AgentError } from "./lib/errors.ts";
import { systemClock } from "./lib/clock.ts";
import type { AgentObserver } from "./observer.ts";
import type { Log } from "./telemetry/log.ts";

export interface EncryptionEndParts {
  readonly config: Config;
  readonly datapath: Datapath;
  readonly log: Log;
  readonly observer: AgentObserver;
  /** The node's MeshNode has to be written anew. */
  readonly published: () => void;
}

/** Encryption as part of an agent: told of objects, heard in log, readiness and status. */
export class EncryptionEnd {
  readonly #parts: EncryptionEndParts;
  readonly #encryption: Encryption | undefined;
  #failure: string | undefined;
  #rotationFailure = "";
  #signal = new AbortController().signal;

  constructor(parts: EncryptionEndParts) {
    this.#parts = parts;
    const { encryption: options, nodeName, stateDir, runDir } = parts.config;
    this.#encryption =
      options &&
      new Encryption({
        ...{ options, nodeName, stateDir, runDir, exec, clock: systemClock },
        table: parts.datapath.tunnel,
        observer: this.#observer(),
      });
  }

  /** Until there is a device, what was told before is as good as it was without an agent. */
  published(told: MeshNode["wireguard"]): MeshNode["wireguard"] {
    return this.#encryption && (this.#encryption.published ?? told);
  }

  objectsChanged(state: ClusterState): void {
    this.#encryption?.objectsChanged(state);
  }

  /** Until the signal aborts; the tunnel stays. Where nothing is to be encrypted, an earlier agent's goes. */
  async run(signal: AbortSignal): Promise<void> {
    this.#signal = signal;
    if (this.#encryption !== undefined) return this.#encryption.run(signal);
    const { datapath, config, log } = this.#parts;
    if (!datapath.adopted) return;
    datapath.tunnel.setTunnel({ mode: "off", ifindexes: [], mtu: 0 });
    datapath.tunnel.setRemotes(new Map());
    try {
      const removed = await removeTunnel(config.runDir, config.stateDir, signal);
      if (removed.length > 0) log.info({ removed }, "the tunnel of an earlier agent was removed");
    } catch (err) {
      // Nothing is marked any more, so nothing uses what is left.
      if (!signal.aborted) log.warn({ err }, "the tunnel of an earlier agent cannot be removed");
    }
  }

  async view(): Promise<EncryptionView> {
    const { sent, sentClear, received, receivedClear } = this.#parts.datapath.tunnel.totals();
    const packets = {
      sent: Number(sent),
      sentClear: Number(sentClear),
      received: Number(received),
      receivedClear: Number(receivedClear),
    };
    if (this.#encryption === undefined) return { ...DISABLED, packets, failure: undefined };
    return { ...(await this.#encryption.view()), packets, failure: this.#failure };
  }

  /** Throws AgentError "request_failed" where nothing is encrypted. */
  async rotate(): Promise<string> {
    if (this.#encryption === undefined)
      throw new AgentError("request_failed", "encryption is off: there is no key to replace");
    return this.#encryption.rotate(this.#signal);
  }

  #observer() {
    const { log, observer, published } = this.#parts;
    return {
      published,
      condition: (isReady: boolean, message: string) => {
        if (!isReady && message !== this.#failure) log.error({ reason: message }, "encryption failed");
        this.#failure = isReady ? undefined : message;
        observer.setCondition("encryption", isReady, isReady ? "the tunnel is there" : message);
      },
      problems: ({ problems }: PeerPlan) => {
        observer.encryptionProblems(problems.map(({ node, message }) => `node ${node}: ${message}`));
      },
      rotationFailed: (error: AgentError) => {
        if (error.message !== this.#rotationFailure) log.error({ err: error }, "the key cannot be replaced");
        this.#rotationFailure = error.message;
      },
      rotated: (publicKey: string) => {
        log.info({ publicKey }, "this node has a new key");
      },
      opened: (device: object, publicKey: string) => {
        log.info({ device, publicKey }, "tunnel open");
      },
    };
  }
}

import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import { watchManifests } from "./cluster/manifests.ts";
import type { ClusterState } from "./cluster/model.ts";
import type { ClusterStore } from "./cluster/store.ts";
import type { Compiled } from "./compiler/compiled.ts";
import { BoundedRunner } from "./lib/bounded-runner.ts";
import { systemClock } from "./lib/clock.ts";
import { AgentError, errorText } from "./lib/errors.ts";
import type { ObjectsEnd } from "./objects-end.ts";
import { changedMeshNode } from "./status/mesh-node.ts";
import type { NodeFacts } from "./status/mesh-node.ts";
import { WriteFailures } from "./status/write-failures.ts";
import type { Log } from "./telemetry/log.ts";

/** Without it the other agents of the directory do not know this node. */
const MESH_NODE = "the MeshNode of this node";

export interface ManifestsEndParts {
  readonly directory: string;
  readonly nodeName: string;
  readonly store: ClusterStore;
  readonly facts: NodeFacts;
  readonly log: Log;
}

/** A directory of YAML files: objects are read from it, and the node's MeshNode is put beside them. */
export class ManifestsEnd implements ObjectsEnd {
  readonly leader = undefined;
  readonly #parts: ManifestsEndParts;
  readonly #writes: BoundedRunner;
  readonly #failures: WriteFailures;
  #state: ClusterState | undefined;

  constructor(parts: ManifestsEndParts) {
    this.#parts = parts;
    this.#failures = new WriteFailures(parts.log);
    this.#writes = new BoundedRunner({
      clock: systemClock,
      minIntervalMs: 1_000,
      maxIntervalMs: 300_000,
      minRetryMs: 5_000,
      maxRetryMs: 300_000,
      run: async () => this.#publish(),
      failed: (error) => {
        this.#failures.failed(MESH_NODE, error);
      },
    });
  }

  async run(signal: AbortSignal): Promise<void> {
    const { directory, store } = this.#parts;
    await Promise.all([
      watchManifests({ directory, store, clock: systemClock }, signal),
      this.#writes.loop(signal),
    ]);
  }

  get problems(): readonly string[] {
    return this.#failures.problems;
  }

  compiled(_compiled: Compiled, state: ClusterState): void {
    this.#state = state;
    this.#writes.request();
  }

  nodeChanged(): void {
    this.#writes.request();
  }

  async #publish(): Promise<void> {
    const { directory, nodeName, facts } = this.#parts;
    if (this.#state === undefined) return;
    const object = changedMeshNode(nodeName, facts, this.#state);
    if (object === undefined) return;
    const path = join(directory, `meshnode-${nodeName}.yaml`);
    try {
      // Not in steps: the other agents read it. The name under which it is made is not one of theirs.
      await writeFile(`${path}.new`, stringify(object));
      await rename(`${path}.new`, path);
      this.#failures.succeeded(MESH_NODE);
    } catch (cause) {
      throw new AgentError("manifests_unwritable", `${path}: ${errorText(cause)}`, { cause });
    }
  }
}

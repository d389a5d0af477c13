import { isDeepStrictEqual } from "node:util";
import type { StatusCondition, XMesh } from "../cluster/model.ts";
import { refusedWith } from "../kube/client.ts";
import { CONTROLLER_NAME } from "../lib/api-names.ts";
import { transitionTime } from "./conditions.ts";
import type { RawCondition } from "./conditions.ts";
import type { StatusApi } from "./election.ts";

/** Features by the names of Gateway API's conformance suite, sorted (SEMANTICS G-68). */
export const SUPPORTED_FEATURES = [
  "Mesh",
  "MeshClusterIPMatching",
  "MeshConsumerRoute",
  "TCPRoute",
  "UDPRoute",
] as const;

/** Claimed only where backendRefs to other namespaces are held to it. */
const GRANT_FEATURE = "ReferenceGrant";

const API_VERSION = "gateway.networking.x-k8s.io/v1alpha1";
const COLLECTION = `/apis/${API_VERSION}/xmeshes`;

export interface MeshStatusParts {
  readonly api: StatusApi;
  readonly name: string;
  readonly requiresGrants: boolean;
  readonly records: ReadonlyMap<string, XMesh>;
  /** False while the API has no such kind. */
  readonly isServed: () => boolean;
  /** Time of day, RFC 3339 to the second. */
  readonly now: () => string;
  /** The name is taken by another mesh. */
  readonly taken: (controllerName: string) => void;
}

/** The XMesh object of this mesh (GEP-3949): made if there is none, and its status kept. */
export class MeshStatus {
  readonly #parts: MeshStatusParts;

  constructor(parts: MeshStatusParts) {
    this.#parts = parts;
  }

  /** Throws AgentError if the API refuses. */
  async write(signal: AbortSignal): Promise<void> {
    const { name, records, isServed, taken } = this.#parts;
    if (!isServed()) return;
    const mesh = records.get(name);
    if (mesh === undefined) await this.#create(signal);
    else if (mesh.controllerName !== CONTROLLER_NAME) taken(mesh.controllerName);
    else if (!this.#isCurrent(mesh)) await this.#writeStatus(signal);
  }

  /** Its status follows when the watch brings it. */
  async #create(signal: AbortSignal): Promise<void> {
    const { api, name } = this.#parts;
    const spec = { controllerName: CONTROLLER_NAME };
    const body = { apiVersion: API_VERSION, kind: "XMesh", metadata: { name }, spec };
    try {
      await api.json({ method: "POST", path: COLLECTION, body }, signal);
    } catch (error) {
      if (refusedWith(error) !== 409) throw error;
    }
  }

  get #features(): readonly string[] {
    return this.#parts.requiresGrants ? [...SUPPORTED_FEATURES, GRANT_FEATURE].sort() : SUPPORTED_FEATURES;
  }

  #isCurrent(mesh: XMesh): boolean {
    const held = mesh.conditions.find(({ type }) => type === "Accepted");
    return (
      isDeepStrictEqual(mesh.supportedFeatures, this.#features) &&
      isDeepStrictEqual(held, accepted(mesh.name, mesh.generation, mesh.hasParameters))
    );
  }

  async #writeStatus(signal: AbortSignal): Promise<void> {
    const { api, name, now } = this.#parts;
    const path = `${COLLECTION}/${name}`;
    const mesh = (await api.json({ method: "GET", path }, signal)) as RawMesh;
    const held = mesh.status?.conditions ?? [];
    const { generation, resourceVersion } = mesh.metadata;
    const condition = accepted(name, generation, mesh.spec.parametersRef !== undefined);
    const own = { ...condition, lastTransitionTime: transitionTime(condition, held, now()) };
    const status = {
      conditions: [own, ...held.filter(({ type }) => type !== "Accepted")],
      supportedFeatures: this.#features.map((feature) => ({ name: feature })),
    };
    const body = { metadata: { resourceVersion }, status };
    const patchType = "application/merge-patch+json";
    await api.json({ method: "PATCH", path: `${path}/status`, body, patchType }, signal);
  }
}

interface RawMesh {
  readonly metadata: { readonly generation: number; readonly resourceVersion: string };
  readonly spec: { readonly parametersRef?: unknown };
  readonly status?: { readonly conditions?: readonly RawCondition[] };
}

/** Weft has no kind of parameters. */
function accepted(name: string, generation: number, hasParameters: boolean): StatusCondition {
  return {
    type: "Accepted",
    status: hasParameters ? "False" : "True",
    reason: hasParameters ? "InvalidParameters" : "Accepted",
    message: hasParameters
      ? `Weft takes no parametersRef; mesh ${name} works as without it`
      : `accepted by the agents of Weft, mesh ${name}`,
    observedGeneration: generation,
  };
}

import { isDeepStrictEqual } from "node:util";
import { refusedWith } from "../../../agent/kube/client.ts";
import { inParallel } from "../in-parallel.ts";
import type { KubernetesObject } from "../objects.ts";
import type { ControlPlane } from "./control-plane.ts";

/** Requests at the same time. */
const CONCURRENCY = 16;

const PLURALS: Readonly<Record<string, string>> = {
  Namespace: "namespaces",
  Node: "nodes",
  Pod: "pods",
  Service: "services",
  EndpointSlice: "endpointslices",
  TCPRoute: "tcproutes",
  UDPRoute: "udproutes",
  HTTPRoute: "httproutes",
  ReferenceGrant: "referencegrants",
};

const CLUSTER_SCOPED: ReadonlySet<string> = new Set(["Namespace", "Node"]);

/** Where the object is in the API. */
export function pathOf({ apiVersion, kind, metadata }: KubernetesObject): string {
  const base = apiVersion === "v1" ? "/api/v1" : `/apis/${apiVersion}`;
  const namespace = CLUSTER_SCOPED.has(kind) ? "" : `/namespaces/${metadata.namespace ?? "default"}`;
  return `${base}${namespace}/${PLURALS[kind] ?? ""}/${metadata.name}`;
}

/** Each name stands for objects; those that are not written again under it are gone. */
export interface ObjectWriter {
  write(name: string, objects: readonly KubernetesObject[]): Promise<void>;
  remove(name: string): Promise<void>;
}

/** By `kubectl apply` and nothing else. */
export class KubectlObjects implements ObjectWriter {
  readonly #plane: ControlPlane;
  readonly #held = new Map<string, ReadonlyMap<string, KubernetesObject>>();

  constructor(plane: ControlPlane) {
    this.#plane = plane;
  }

  async write(name: string, objects: readonly KubernetesObject[]): Promise<void> {
    const wanted = new Map(objects.map((object) => [pathOf(object), object]));
    const before = this.#held.get(name) ?? new Map<string, KubernetesObject>();
    this.#held.set(name, wanted);
    const gone = [...before].filter(([path]) => !wanted.has(path)).map(([, object]) => object);
    if (gone.length > 0) await this.#plane.kubectl(["delete", "-f", "-"], listOf(gone));
    await this.#makeNamespaces(objects);
    const items = objects.map(prepared);
    if (items.length === 0) return;
    await this.#plane.kubectl(["apply", "-f", "-"], listOf(items));
    // What the kubelet would write.
    const withStatus = items.filter(({ kind, status }) => HAS_STATUS.has(kind) && status !== undefined);
    for (const { kind, metadata, status } of withStatus) {
      const { namespace = "default", name } = metadata;
      const patch = ["--subresource=status", "--type=merge", "-p", JSON.stringify({ status })];
      await this.#plane.kubectl(["patch", kind.toLowerCase(), name, "-n", namespace, ...patch]);
    }
  }

  async remove(name: string): Promise<void> {
    await this.write(name, []);
  }

  async #makeNamespaces(objects: readonly KubernetesObject[]): Promise<void> {
    const given = objects.flatMap(({ kind, metadata }) => (kind === "Namespace" ? [metadata.name] : []));
    const needed = new Set(objects.flatMap(({ metadata }) => metadata.namespace ?? []));
    const missing = [...needed].filter((name) => !given.includes(name) && !this.#made.has(name));
    for (const made of [...given, ...missing]) this.#made.add(made);
    const items = missing.map((name) => ({ apiVersion: "v1", kind: "Namespace", metadata: { name } }));
    if (items.length > 0) await this.#plane.kubectl(["apply", "-f", "-"], listOf(items));
  }

  readonly #made = new Set(["default"]);
}

function listOf(items: readonly object[]): string {
  return JSON.stringify({ apiVersion: "v1", kind: "List", items });
}

/**
 * Writes to a real API what a directory of manifests would hold, and in the same way: each name
 * stands for objects, and those that are not written again under it are deleted.
 */
export class ApiObjects implements ObjectWriter {
  readonly #plane: ControlPlane;
  readonly #held = new Map<string, Map<string, KubernetesObject>>();
  readonly #namespaces = new Set(["default"]);
  #lastCreatedMs = 0;

  constructor(plane: ControlPlane) {
    this.#plane = plane;
  }

  async write(name: string, objects: readonly KubernetesObject[]): Promise<void> {
    const before = this.#held.get(name) ?? new Map<string, KubernetesObject>();
    const wanted = new Map(objects.map((object) => [pathOf(object), object]));
    this.#held.set(name, wanted);
    const gone = [...before.keys()].filter((path) => !wanted.has(path));
    await inParallel(gone, CONCURRENCY, async (path) => this.delete(path));
    const changed = objects.filter((object) => !isDeepStrictEqual(before.get(pathOf(object)), object));
    await this.#makeNamespaces(changed);
    for (const group of byAge(changed)) {
      await this.#untilNextSecond(group[0]?.metadata.creationTimestamp);
      await inParallel(group, CONCURRENCY, async (object) => this.put(object));
    }
  }

  async remove(name: string): Promise<void> {
    await this.write(name, []);
  }

  /** Makes it, or makes it so. What the API keeps in a status is written there. */
  async put(object: KubernetesObject): Promise<void> {
    const { status, ...rest } = prepared(object);
    const path = pathOf(object);
    const query = { fieldManager: "test", force: "true" };
    await this.#plane.json({ method: "PATCH", path, query, body: rest, patchType: APPLY });
    if (status !== undefined && HAS_STATUS.has(object.kind)) {
      const patchType = "application/merge-patch+json";
      await this.#plane.json({ method: "PATCH", path: `${path}/status`, body: { status }, patchType });
    }
  }

  async delete(path: string): Promise<void> {
    try {
      await this.#plane.json({ method: "DELETE", path, query: { gracePeriodSeconds: 0 } });
    } catch (error) {
      if (refusedWith(error) !== 404) throw error;
    }
  }

  async #makeNamespaces(objects: readonly KubernetesObject[]): Promise<void> {
    const given = objects.filter(({ kind }) => kind === "Namespace");
    await inParallel(given, CONCURRENCY, async (object) => this.put(object));
    for (const { metadata } of given) this.#namespaces.add(metadata.name);
    const needed = new Set(objects.flatMap(({ metadata }) => metadata.namespace ?? []));
    const missing = [...needed].filter((name) => !this.#namespaces.has(name));
    for (const name of missing) {
      await this.put({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
      this.#namespaces.add(name);
    }
  }

  /** Times of creation are the API's, to the second: an order of them takes as long. */
  async #untilNextSecond(createdAt: string | undefined): Promise<void> {
    if (createdAt === undefined) return;
    const next = Math.floor(this.#lastCreatedMs / 1000) * 1000 + 1000;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - Date.now())));
    this.#lastCreatedMs = Date.now();
  }
}

const APPLY = "application/apply-patch+yaml";
const HAS_STATUS: ReadonlySet<string> = new Set(["Pod", "Node", "HTTPRoute"]);

/** As a user may write it: identity and times are the API's business. */
function prepared(object: KubernetesObject): KubernetesObject & { readonly status?: unknown } {
  const { namespace, name, labels } = object.metadata;
  const metadata = { name, ...(namespace === undefined ? {} : { namespace }), ...(labels && { labels }) };
  const { spec } = object as { spec?: Record<string, unknown> };
  if (object.kind === "Pod") {
    // The kubelet's uid of a static pod, which is not the API's: so a pod can have its cgroup before it is written.
    const annotations = { "kubernetes.io/config.hash": object.metadata.uid ?? "" };
    const pod = { ...metadata, annotations };
    return { ...object, metadata: pod, spec: { ...spec, containers: [CONTAINER] } };
  }
  const isDual = object.kind === "Service" && (spec?.["clusterIPs"] as readonly string[]).length > 1;
  return { ...object, metadata, ...(isDual && { spec: { ...spec, ipFamilyPolicy: "PreferDualStack" } }) };
}

const CONTAINER = { name: "main", image: "main" };

/** Objects that carry a time of creation in the order of it; the others all together. */
function byAge(objects: readonly KubernetesObject[]): readonly (readonly KubernetesObject[])[] {
  const groups = new Map<string, KubernetesObject[]>();
  for (const object of objects.filter(({ kind }) => kind !== "Namespace")) {
    const age = object.metadata.creationTimestamp ?? "";
    groups.set(age, [...(groups.get(age) ?? []), object]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

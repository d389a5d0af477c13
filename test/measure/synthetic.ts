import { inParallel } from "../support/in-parallel.ts";
import type { ControlPlane } from "../support/kubernetes/control-plane.ts";
import type { KubernetesObject } from "../support/objects.ts";

/** A big cluster that exists in the API only: what an agent has to hold, without anything to run. */

export interface Size {
  readonly services: number;
  /** Of each Service. */
  readonly endpoints: number;
  readonly routes: number;
  readonly pods: number;
}

const NAMESPACES = 50;
const PODS_PER_NODE = 100;
const PORT = 8080;
/** Requests at the same time. */
const CONCURRENCY = 24;

export const SERVICE_PORT = 80;

export function namespaceOf(index: number): string {
  return `scale-${String(index % NAMESPACES)}`;
}

/** An address of 10.128.0.0/9, by its number. */
export function addressOf(number: number): string {
  return [10, 128 + (number >> 16), (number >> 8) & 255, number & 255].join(".");
}

interface SliceObject extends KubernetesObject {
  readonly endpoints: readonly object[];
}

/** The slice of a Service with the endpoints of these numbers. */
export function sliceOf(service: number, numbers: readonly number[]): SliceObject {
  const namespace = namespaceOf(service);
  const endpoints = numbers.map((number) => ({
    addresses: [addressOf(number)],
    conditions: { ready: true, serving: true, terminating: false },
    nodeName: nodeOf(number),
    targetRef: { kind: "Pod", namespace, name: `pod-${String(number)}` },
  }));
  return {
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: {
      namespace,
      name: serviceName(service),
      labels: { "kubernetes.io/service-name": serviceName(service) },
    },
    addressType: "IPv4",
    ports: [{ name: "main", protocol: "TCP", port: PORT }],
    endpoints,
  };
}

/** Numbers of the endpoints that a Service has. */
export function endpointsOf(service: number, { endpoints }: Size): readonly number[] {
  return Array.from({ length: endpoints }, (_, i) => service * endpoints + i);
}

/** Makes all of it, but for the first `made` of each kind; resolves when the API has it. */
export async function fill(plane: ControlPlane, size: Size, made = 0): Promise<void> {
  const count = (length: number): number[] => Array.from({ length }, (_, i) => i).slice(made);
  const namespaces = made === 0 ? count(NAMESPACES) : [];
  await create(plane, "/api/v1/namespaces", namespaces, (i) => ({
    kind: "Namespace",
    metadata: { name: namespaceOf(i) },
  }));
  const inNamespace = (base: string, plural: string) => (i: number) =>
    `${base}/namespaces/${namespaceOf(i)}/${plural}`;
  await create(plane, inNamespace("/api/v1", "services"), count(size.services), serviceOf);
  const slices = inNamespace("/apis/discovery.k8s.io/v1", "endpointslices");
  await create(plane, slices, count(size.services), (i) => sliceOf(i, endpointsOf(i, size)));
  const routes = inNamespace("/apis/gateway.networking.k8s.io/v1", "tcproutes");
  await create(plane, routes, count(size.routes), (i) => routeOf(i, size));
  const pods = inNamespace("/api/v1", "pods");
  await create(plane, pods, count(size.pods), podOf);
  await inParallel(count(size.pods), CONCURRENCY, async (i) => {
    const status = { phase: "Running", podIP: addressOf(i), podIPs: [{ ip: addressOf(i) }] };
    await plane.json({
      method: "PATCH",
      path: `${pods(i)}/pod-${String(i)}/status`,
      body: { status },
      patchType: "application/merge-patch+json",
    });
  });
}

export function serviceName(service: number): string {
  return `service-${String(service)}`;
}

function nodeOf(number: number): string {
  return `node-${String(Math.floor(number / PODS_PER_NODE))}`;
}

function serviceOf(i: number): object {
  const ports = [{ name: "main", protocol: "TCP", port: SERVICE_PORT, targetPort: PORT }];
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { namespace: namespaceOf(i), name: serviceName(i) },
    spec: { ports },
  };
}

/** A canary onto the next Service of the same namespace. */
function routeOf(i: number, { services }: Size): object {
  const next = (i + NAMESPACES) % services;
  return {
    apiVersion: "gateway.networking.k8s.io/v1",
    kind: "TCPRoute",
    metadata: { namespace: namespaceOf(i), name: `route-${String(i)}` },
    spec: {
      parentRefs: [{ group: "", kind: "Service", name: serviceName(i), port: SERVICE_PORT }],
      rules: [
        {
          backendRefs: [
            { name: serviceName(i), port: SERVICE_PORT, weight: 90 },
            { name: serviceName(next), port: SERVICE_PORT, weight: 10 },
          ],
        },
      ],
    },
  };
}

function podOf(i: number): object {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { namespace: namespaceOf(i), name: `pod-${String(i)}`, labels: { app: "scale" } },
    spec: { nodeName: nodeOf(i), containers: [{ name: "main", image: "main" }] },
  };
}

async function create(
  plane: ControlPlane,
  path: string | ((index: number) => string),
  indices: readonly number[],
  objectOf: (index: number) => object,
): Promise<void> {
  await inParallel(indices, CONCURRENCY, async (i) => {
    const at = typeof path === "string" ? path : path(i);
    await plane.json({ method: "POST", path: at, body: objectOf(i) });
  });
}

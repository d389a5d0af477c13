import type { Clock } from "../lib/clock.ts";
import { watchedResources } from "./resources.ts";
import type { WatchedResource } from "./resources.ts";
import type { StatusRecords } from "./status-records.ts";
import { StoreSink } from "./store-sink.ts";
import type { ClusterStore } from "./store.ts";
import { watchResource } from "./watch.ts";
import type { ResourceApi, ResourceSink, SourceState, WatchTiming } from "./watch.ts";

export interface KubernetesOptions {
  readonly api: ResourceApi;
  readonly store: ClusterStore;
  readonly records: StatusRecords;
  readonly nodeName: string;
  readonly readsV1alpha2: boolean;
  readonly readsAllNodes: boolean;
  readonly clock: Clock;
  readonly timing: WatchTiming;
  readonly onState: (source: string, state: SourceState) => void;
  /** A whole list has been read, and where; undefined if the API has no such kind. */
  readonly onList: (source: string, kind: string, path: string | undefined) => void;
}

/** Between the first requests: each opens a connection, which takes some milliseconds of cryptography. */
const STAGGER_MS = 15;

/** Reads the Kubernetes API into the store, and goes on as it changes, until the signal aborts. */
export async function watchKubernetes(options: KubernetesOptions, signal: AbortSignal): Promise<void> {
  const { store, onState, onList, ...rest } = options;
  const resources = watchedResources(options);
  for (const { name } of resources) store.expectSource(name);
  await Promise.all(
    resources.map(async (resource, i) => {
      await options.clock.sleep(i * STAGGER_MS, signal);
      return watchResource(
        {
          ...rest,
          resource,
          sink: sinkOf(resource, options),
          random: Math.random,
          onState: (state) => {
            onState(resource.name, state);
          },
          onList: (path) => {
            onList(resource.name, resource.kind, path);
            store.sourceSynced(resource.name);
          },
        },
        signal,
      );
    }),
  );
}

function sinkOf({ kind, name }: WatchedResource, { store, records }: KubernetesOptions): ResourceSink {
  if (kind === "XMesh") return records.meshSink();
  const hasStatus = kind === "TCPRoute" || kind === "UDPRoute";
  return new StoreSink(store, kind, name, hasStatus ? records.routeListener(kind) : undefined);
}

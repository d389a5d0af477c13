import { z } from "zod";
import { MESH_LABEL, STATUS_ANNOTATION } from "../../lib/api-names.ts";
import type { Pod } from "../model.ts";
import { ip, list, optional, parseWith, withDefault } from "./fields.ts";
import { metadata, metaOf } from "./meta.ts";

const PHASES = ["Pending", "Running", "Succeeded", "Failed", "Unknown"] as const;

/** The kubelet writes it on the API's copy of a static pod. */
const STATIC_POD_HASH = "kubernetes.io/config.hash";

/** What the injectors of other meshes leave on a pod that they have given a sidecar. */
const SIDECARS = [
  { annotation: "sidecar.istio.io/status", mesh: "Istio" },
  { annotation: "linkerd.io/proxy-version", mesh: "Linkerd" },
  { annotation: "kuma.io/sidecar-injected", mesh: "Kuma" },
  { annotation: "consul.hashicorp.com/connect-inject-status", mesh: "Consul" },
] as const;

const schema = z.object({
  metadata,
  spec: withDefault(
    z.object({
      nodeName: optional(z.string()),
      hostNetwork: withDefault(z.boolean(), false),
      serviceAccountName: withDefault(z.string(), "default"),
    }),
    { nodeName: undefined, hostNetwork: false, serviceAccountName: "default" },
  ),
  status: withDefault(
    z.object({
      phase: optional(z.enum(PHASES)),
      podIP: optional(ip),
      podIPs: list(z.object({ ip })),
    }),
    { phase: undefined, podIP: undefined, podIPs: [] },
  ),
});

/** A hand-written pod with addresses but no phase counts as running. */
export function parsePod(value: unknown): Pod {
  const { metadata: meta, spec, status } = parseWith(schema, value);
  const single = status.podIP === undefined ? [] : [status.podIP];
  const ips = status.podIPs.length > 0 ? status.podIPs.map((entry) => entry.ip) : single;
  return {
    meshLabel: meta.labels[MESH_LABEL],
    cgroupUid: meta.annotations[STATIC_POD_HASH] ?? meta.uid,
    sidecar: SIDECARS.find(({ annotation }) => meta.annotations[annotation] !== undefined)?.mesh,
    statusAnnotation: meta.annotations[STATUS_ANNOTATION],
    nodeName: spec.nodeName,
    hostNetwork: spec.hostNetwork,
    serviceAccount: spec.serviceAccountName,
    ips,
    isEnding: meta.deletionTimestamp !== undefined,
    phase: status.phase ?? (ips.length > 0 ? "Running" : "Unknown"),
    ...metaOf(meta),
  };
}

import type { StatusApi } from "./election.ts";

/** Of which release of the Gateway API a definition is (SEMANTICS G-5); undefined where it does not say. */
export interface GatewayApiBundle {
  readonly version: string | undefined;
  /** "standard" or "experimental". */
  readonly channel: string | undefined;
}

const ANNOTATION = "gateway.networking.k8s.io/";

/** `resource` is e.g. "tcproutes". Throws AgentError. */
export async function readBundle(
  api: StatusApi,
  resource: string,
  signal: AbortSignal,
): Promise<GatewayApiBundle> {
  const path = `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${resource}.gateway.networking.k8s.io`;
  const definition = (await api.json({ method: "GET", path }, signal)) as {
    readonly metadata: { readonly annotations?: Readonly<Record<string, string>> };
  };
  const { annotations = {} } = definition.metadata;
  return {
    version: annotations[`${ANNOTATION}bundle-version`],
    channel: annotations[`${ANNOTATION}channel`],
  };
}

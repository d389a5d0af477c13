import type { BackendRef, L4Route, NamespacedName, ReferenceGrant } from "../cluster/model.ts";

/** Which references to other namespaces their owners allow (ReferenceGrant, G-54). */
export interface Grants {
  readonly source: ReadonlyMap<NamespacedName, ReferenceGrant>;
  readonly byNamespace: ReadonlyMap<string, readonly ReferenceGrant[]>;
}

const ROUTE_GROUP = "gateway.networking.k8s.io";

export function grantsOf(source: Grants["source"], previous: Grants | undefined): Grants {
  if (previous?.source === source) return previous;
  const byNamespace = new Map<string, ReferenceGrant[]>();
  for (const grant of source.values())
    byNamespace.set(grant.namespace, [...(byNamespace.get(grant.namespace) ?? []), grant]);
  return { source, byNamespace };
}

/** Without grants to look at, every reference is allowed (GEP-1294). */
export function isPermitted(route: L4Route, ref: BackendRef, grants: Grants | undefined): boolean {
  if (grants === undefined || ref.namespace === route.namespace) return true;
  return (grants.byNamespace.get(ref.namespace) ?? []).some(
    ({ from, to }) =>
      from.some(
        ({ group, kind, namespace }) =>
          group === ROUTE_GROUP && kind === route.kind && namespace === route.namespace,
      ) &&
      to.some(
        ({ group, kind, name }) =>
          group === ref.group && kind === ref.kind && (name === undefined || name === ref.name),
      ),
  );
}

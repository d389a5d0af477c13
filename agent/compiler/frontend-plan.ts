import type { NamespacedName } from "../cluster/model.ts";
import type { Id } from "../lib/id.ts";
import { NO_ID } from "../lib/id.ts";
import type { IpAddress } from "../lib/ip.ts";
import { claimText } from "./claims.ts";
import { kept } from "./chunk.ts";
import type { AttachedRoute } from "./routes.ts";
import type { Catalogue, KnownPort, KnownService } from "./services.ts";
import type { Routing, ServiceRouting } from "./winners.ts";
import { winner } from "./winners.ts";

/** The fifth stage: which frontends there are, and which route each one follows. */

export interface PlannedFrontend {
  /** The client namespace whose own row it is; undefined for everybody's. */
  readonly client: string | undefined;
  readonly scope: Id;
  readonly address: IpAddress;
  readonly port: KnownPort;
  readonly route: AttachedRoute | undefined;
}

export interface ServicePlan {
  readonly known: KnownService;
  /** Frontends that belong to older Services. */
  readonly lost: ReadonlyMap<string, NamespacedName> | undefined;
  readonly routing: ServiceRouting | undefined;
  readonly frontends: readonly PlannedFrontend[];
}

/** Client namespaces with opted-in pods on this node, and their scopes. */
type Scopes = ReadonlyMap<string, Id>;

export interface FrontendPlan {
  readonly catalogue: Catalogue;
  readonly routing: Routing;
  readonly scopes: Scopes;
  /** Services of which nothing is claimed have no entry. */
  readonly services: ReadonlyMap<NamespacedName, ServicePlan>;
  /** Client namespaces with rows of their own. */
  readonly clients: ReadonlySet<string>;
}

export function planFrontends(
  catalogue: Catalogue,
  routing: Routing,
  scopes: Scopes,
  previous: FrontendPlan | undefined,
): FrontendPlan {
  if (previous?.catalogue === catalogue && previous.routing === routing && previous.scopes === scopes)
    return previous;
  const services = new Map<NamespacedName, ServicePlan>();
  const clients = new Set<string>();
  for (const [key, known] of catalogue.services) {
    if (known.refused !== undefined) continue;
    const inputs = { known, lost: catalogue.rivals.get(key), routing: routing.services.get(key) };
    const before = previous?.services.get(key);
    const isCurrent = before !== undefined && previous?.scopes === scopes && sameInputs(before, inputs);
    const plan = isCurrent ? before : kept(before, { ...inputs, frontends: planService(inputs, scopes) });
    if (plan.frontends.length > 0) services.set(key, plan);
    for (const { client } of plan.frontends) if (client !== undefined) clients.add(client);
  }
  return { catalogue, routing, scopes, services, clients };
}

type Inputs = Omit<ServicePlan, "frontends">;

function sameInputs(a: Inputs, b: Inputs): boolean {
  return a.known === b.known && a.lost === b.lost && a.routing === b.routing;
}

function planService({ known, lost, routing }: Inputs, scopes: Scopes): readonly PlannedFrontend[] {
  return known.ports.flatMap((port) => {
    const addresses = known.addresses.filter((address) => !lost?.has(claimText(address, port)));
    return planPort(known, port, routing, scopes).flatMap((variant) =>
      addresses.map((address) => ({ ...variant, address, port })),
    );
  });
}

type Variant = Pick<PlannedFrontend, "client" | "scope" | "route">;

/** Everybody's row, and one for each client namespace with a route of its own (D-1.2, D-1.3). */
function planPort(
  { service }: KnownService,
  port: KnownPort,
  routing: ServiceRouting | undefined,
  scopes: Scopes,
): readonly Variant[] {
  const portRouting = routing?.get(port.id);
  const variants: Variant[] = [
    { client: undefined, scope: NO_ID, route: winner(portRouting, service.namespace) },
  ];
  for (const namespace of portRouting?.groups.keys() ?? []) {
    const scope = scopes.get(namespace);
    const route = winner(portRouting, namespace);
    if (namespace === service.namespace || scope === undefined || route === undefined) continue;
    variants.push({ client: namespace, scope, route });
  }
  return variants;
}

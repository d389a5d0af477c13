import type { NamespacedName } from "../cluster/model.ts";
import type { Id } from "../lib/id.ts";
import { NO_ID } from "../lib/id.ts";
import type { IpAddress } from "../lib/ip.ts";
import type { Steps } from "../lib/steps.ts";
import { claimText } from "./claims.ts";
import { kept } from "./chunk.ts";
import type { Diagnostic } from "./diagnostics.ts";
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
  readonly localAddresses: ReadonlySet<IpAddress>;
  /** Services of which nothing is claimed have no entry. */
  readonly services: ReadonlyMap<NamespacedName, ServicePlan>;
  /** Client namespaces with rows of their own. */
  readonly clients: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

export function* planFrontends(
  catalogue: Catalogue,
  routing: Routing,
  scopes: Scopes,
  localAddresses: ReadonlySet<IpAddress>,
  previous: FrontendPlan | undefined,
): Steps<FrontendPlan> {
  const sameNode = previous?.scopes === scopes && previous.localAddresses === localAddresses;
  if (sameNode && previous.catalogue === catalogue && previous.routing === routing) return previous;
  const services = new Map<NamespacedName, ServicePlan>();
  const clients = new Set<string>();
  for (const [key, known] of catalogue.services) {
    if (known.refused !== undefined) continue;
    const inputs = { known, lost: catalogue.rivals.get(key), routing: routing.services.get(key) };
    const before = previous?.services.get(key);
    const isCurrent = before !== undefined && sameNode && sameInputs(before, inputs);
    const plan = isCurrent
      ? before
      : kept(before, { frontends: planService(inputs, scopes, localAddresses), ...inputs });
    if (plan.frontends.length > 0) services.set(key, plan);
    for (const { client } of plan.frontends) if (client !== undefined) clients.add(client);
    yield;
  }
  const diagnostics = localDiagnostics(catalogue, localAddresses);
  return { catalogue, routing, scopes, localAddresses, services, clients, diagnostics };
}

type Inputs = Omit<ServicePlan, "frontends">;

function sameInputs(a: Inputs, b: Inputs): boolean {
  return a.known === b.known && a.lost === b.lost && a.routing === b.routing;
}

function planService(
  { known, lost, routing }: Inputs,
  scopes: Scopes,
  localAddresses: ReadonlySet<IpAddress>,
): readonly PlannedFrontend[] {
  return known.ports.flatMap((port) => {
    const addresses = known.addresses.filter((address) => !lost?.has(claimText(address, port)));
    return planPort(known, port, routing, scopes).flatMap((variant) =>
      addresses
        .filter((address) => variant.route !== undefined || !localAddresses.has(address))
        .map((address) => ({ address, port, ...variant })),
    );
  });
}

/** T-52. Said also where a route takes the address after all: who is called there depends on the client. */
function localDiagnostics(
  { services }: Catalogue,
  localAddresses: ReadonlySet<IpAddress>,
): readonly Diagnostic[] {
  if (localAddresses.size === 0) return [];
  return [...services.values()].flatMap(({ service, addresses, refused }) =>
    addresses
      .filter((address) => refused === undefined && localAddresses.has(address))
      .map((address) => ({
        code: "cluster_ip_local" as const,
        severity: "info" as const,
        object: `Service ${service.key}`,
        message: `${address} of Service ${service.key} is an address of this node: without a route it is left to whoever serves it here`,
      })),
  );
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

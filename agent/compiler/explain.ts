import type { ClusterState, Service } from "../cluster/model.ts";
import type { RejectReason } from "../datapath/tables.ts";
import type { Family, IpAddress } from "../lib/ip.ts";
import { familyOf } from "../lib/ip.ts";
import { finish } from "../lib/steps.ts";
import { backendText } from "./backend-refs.ts";
import type { BackendSet } from "./backend-sets.ts";
import { backendsOf } from "./backend-sets.ts";
import { contest } from "./candidates.ts";
import type { Contest } from "./candidates.ts";
import { claimText } from "./claims.ts";
import type { Client } from "./clients.ts";
import { judgeClient } from "./clients.ts";
import { stagesOf } from "./compile.ts";
import type {
  Compiled,
  ExplainedBackend,
  ExplainedEndpoint,
  ExplainedFrontend,
  ExplainQuery,
  Explanation,
  Fraction,
} from "./compiled.ts";
import { fraction, ONE, partOf, ZERO } from "./fraction.ts";
import { weightSum } from "./routes.ts";
import type { AttachedRoute } from "./routes.ts";
import type { KnownPort, KnownService } from "./services.ts";
import type { Slot } from "./slots.ts";
import { slotsOf } from "./slots.ts";
import { DEFAULT_CIRCUMSTANCES } from "./policy.ts";
import type { Stages } from "./stages.ts";
import { runStages } from "./stages.ts";

/** What happens to a new connection, and why. It reads the stages that the tables were made of. */
export function explain(
  state: ClusterState,
  compiled: Compiled,
  nodeName: string,
  query: ExplainQuery,
): Explanation | { readonly error: string } {
  const stages = stagesFor(state, compiled, nodeName);
  const known = stages.catalogue.services.get(query.service);
  if (known === undefined) return { error: `Service ${query.service} does not exist` };
  if (known.addresses.length === 0)
    return { error: `Service ${query.service} is not claimed: ${known.refused ?? "it has no clusterIP"}` };
  const ports = known.ports.filter((port) => isAskedFor(port, query));
  if (ports.length === 0) return { error: missingPort(known, query) };
  const client = judgeClient(state, nodeName, query.fromPod);
  if ("error" in client) return client;
  return {
    service: query.service,
    port: query.port,
    client: client.text,
    frontends: ports.flatMap((port) =>
      known.addresses.map((address) => explainFrontend(stages, known, port, address, client)),
    ),
  };
}

function stagesFor(state: ClusterState, compiled: Compiled, nodeName: string): Stages {
  const stages = stagesOf(compiled);
  return stages?.state === state && stages.nodeName === nodeName
    ? stages
    : finish(runStages(state, nodeName, stages?.circumstances ?? DEFAULT_CIRCUMSTANCES, stages));
}

function isAskedFor(port: KnownPort, query: ExplainQuery): boolean {
  return port.port === query.port && (query.protocol === undefined || query.protocol === port.protocol);
}

function missingPort({ service, ports }: KnownService, query: ExplainQuery): string {
  const wanted = query.protocol === undefined ? `${query.port}` : `${query.port}/${query.protocol}`;
  const has = ports.map((port) => `${port.port}/${port.protocol}`).join(", ");
  return `Service ${service.key} has no port ${wanted}; it has ${has === "" ? "none" : has}`;
}

function explainFrontend(
  stages: Stages,
  known: KnownService,
  port: KnownPort,
  address: IpAddress,
  client: Client,
): ExplainedFrontend {
  const { port: number, protocol } = port;
  const nothing = { route: undefined, candidates: [], backends: [] };
  const portRouting = stages.routing.services.get(known.service.key)?.get(port.id);
  const routes = stages.attached.routes.values();
  const outcome = contest(known, port, portRouting, client.namespace, routes);
  const left = leftBecause(stages, known, port, address, client) ?? leftToNode(stages, address, outcome);
  if (left !== undefined)
    return { address, port: number, protocol, claimed: false, because: left, ...nothing };
  const family = familyOf(address);
  return {
    address,
    port: number,
    protocol,
    claimed: true,
    because: `${claimedBecause(outcome)}${slotAffinity(known, outcome)}`,
    route: outcome.winner?.key,
    candidates: outcome.candidates,
    backends:
      outcome.winner === undefined
        ? [plainBackend(stages, known, port, family)]
        : routedBackends(stages, outcome.winner, family),
  };
}

function leftBecause(
  { catalogue }: Stages,
  { service, refused }: KnownService,
  port: KnownPort,
  address: IpAddress,
  client: Client,
): string | undefined {
  if (refused !== undefined) return `Service ${service.key} is left to kube-proxy: ${refused}`;
  const owner = catalogue.rivals.get(service.key)?.get(claimText(address, port));
  if (owner !== undefined) return `${claimText(address, port)} belongs to Service ${owner}, which is older`;
  return client.left;
}

/** T-52. */
function leftToNode({ circumstances }: Stages, address: IpAddress, { winner }: Contest): string | undefined {
  if (winner !== undefined || !circumstances.localAddresses.has(address)) return undefined;
  return `${address} is an address of this node, and no route is in force: it is left to whoever serves it here`;
}

function claimedBecause({ winner, role, candidates }: Contest): string {
  if (winner === undefined)
    return candidates.length === 0
      ? "no route is attached: the Service's own endpoints are used"
      : "no attached route is in force: the Service's own endpoints are used";
  if (weightSum(winner) === 0) return `${role} route ${winner.key} refuses everything: every weight is 0`;
  return `${role} route ${winner.key} is in force`;
}

/** G-52: the parent's affinity is to the backend that the route led to. */
function slotAffinity({ service }: KnownService, { winner }: Contest): string {
  const timeoutS = service.clientIpAffinityTimeoutS;
  if (winner === undefined || timeoutS === undefined) return "";
  return `; a client keeps its backend for ${timeoutS} s after its last new connection (sessionAffinity)`;
}

function plainBackend(
  { backends }: Stages,
  { service }: KnownService,
  port: KnownPort,
  family: Family,
): ExplainedBackend {
  const set = backendsOf(backends, service.key)?.ports.get(port.id)?.[family];
  return {
    backend: `${service.key}:${port.port}`,
    weight: 1,
    share: ONE,
    refused: set?.empty,
    message: setMessage(set, set?.empty, family, service),
    endpoints: endpointShares(set, ONE),
  };
}

function routedBackends(stages: Stages, route: AttachedRoute, family: Family): readonly ExplainedBackend[] {
  const sum = BigInt(weightSum(route));
  return slotsOf(route, family, stages.backends).map((slot) => {
    const share = sum === 0n ? ZERO : fraction(BigInt(slot.weight), sum);
    const refused = sum === 0n ? "zero_weight" : refusedBecause(slot);
    return {
      backend: backendText(slot.backend.ref),
      weight: slot.weight,
      share,
      refused,
      message: slotMessage(slot, refused, family),
      endpoints: refused === undefined ? endpointShares(slot.set, share) : [],
    };
  });
}

/** A set that is empty refuses just as a slot that leads nowhere does. */
function refusedBecause({ target, set }: Slot): RejectReason | undefined {
  return target.kind === "reject" ? target.reason : set?.empty;
}

function endpointShares(set: BackendSet | undefined, whole: Fraction): readonly ExplainedEndpoint[] {
  const endpoints = set?.endpoints ?? [];
  const share = endpoints.length === 0 ? ZERO : partOf(whole, endpoints.length);
  return endpoints.map(({ address, port }) => ({ address, port, share }));
}

function slotMessage(slot: Slot, refused: RejectReason | undefined, family: Family): string {
  if (refused === "zero_weight") return "every weight of the route is 0, so every connection is refused";
  if (slot.weight === 0) return "weight 0: gets no new connections";
  if (slot.backend.kind === "invalid") return `${slot.backend.message}; its share is refused`;
  return setMessage(slot.set, refused, family, slot.backend.known.service);
}

function setMessage(
  set: BackendSet | undefined,
  refused: RejectReason | undefined,
  family: Family,
  { clientIpAffinityTimeoutS: timeoutS }: Service,
): string {
  const count = set?.endpoints.length ?? 0;
  const kept =
    timeoutS === undefined ? "" : `; a client keeps its own for ${timeoutS} s after its last new connection`;
  if (count > 0)
    return `${count} usable ${family} ${count === 1 ? "endpoint" : "endpoints"}, all equally likely${kept}`;
  const local = set?.empty === "no_local_endpoint";
  const none = local
    ? `no ${family} endpoint on this node, and internalTrafficPolicy is Local`
    : `no usable ${family} endpoint`;
  return `${none}; connections are ${refused === "no_local_endpoint" ? "dropped, as kube-proxy does" : "refused"}`;
}

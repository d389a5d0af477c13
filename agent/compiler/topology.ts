import type { Service, SliceEndpoint } from "../cluster/model.ts";

/** Where this agent runs, as far as the choice of endpoints asks for it. */
export interface Place {
  readonly nodeName: string;
  readonly zone: string | undefined;
}

export interface Selection<E extends SliceEndpoint> {
  /** May be picked for new connections. */
  readonly eligible: readonly E[];
  /** True if some other node could pick an endpoint although this one cannot (K-27). */
  readonly onlyElsewhere: boolean;
}

/** Which of a Service port's endpoints of one family may be picked here (K-18 to K-21). */
export function selectEndpoints<E extends SliceEndpoint>(
  endpoints: readonly E[],
  policy: Service["internalTrafficPolicy"],
  place: Place,
): Selection<E> {
  if (policy === "Cluster") return { eligible: usable(endpoints, place), onlyElsewhere: false };
  const local = endpoints.filter((endpoint) => endpoint.nodeName === place.nodeName);
  const eligible = readyElseTerminating(local).endpoints;
  const onlyElsewhere = eligible.length === 0 && readyElseTerminating(endpoints).endpoints.length > 0;
  return { eligible, onlyElsewhere };
}

function usable<E extends SliceEndpoint>(endpoints: readonly E[], place: Place): readonly E[] {
  const { endpoints: candidates, ready } = readyElseTerminating(endpoints);
  return ready ? nearby(candidates, place) : candidates;
}

/** Only when nothing at all is ready do the ones that are shutting down but still serve count (KEP-1669). */
function readyElseTerminating<E extends SliceEndpoint>(
  endpoints: readonly E[],
): { readonly endpoints: readonly E[]; readonly ready: boolean } {
  const ready = endpoints.filter((endpoint) => endpoint.ready);
  if (ready.length > 0) return { endpoints: ready, ready: true };
  return {
    endpoints: endpoints.filter((endpoint) => endpoint.serving && endpoint.terminating),
    ready: false,
  };
}

/** One endpoint without hints switches them off for all, lest it get no traffic from anywhere (K-21). */
function nearby<E extends SliceEndpoint>(ready: readonly E[], place: Place): readonly E[] {
  if (ready.every((endpoint) => endpoint.forNodes.length > 0)) {
    const here = ready.filter((endpoint) => endpoint.forNodes.includes(place.nodeName));
    if (here.length > 0) return here;
  }
  const { zone } = place;
  if (zone !== undefined && zone !== "" && ready.every((endpoint) => endpoint.forZones.length > 0)) {
    const here = ready.filter((endpoint) => endpoint.forZones.includes(zone));
    if (here.length > 0) return here;
  }
  return ready;
}

import type { EndpointSlice, SliceEndpoint } from "../cluster/model.ts";
import type { Family, Port } from "../lib/ip.ts";
import { familyOf } from "../lib/ip.ts";
import { bytesOrder } from "./address-order.ts";
import { compareText } from "./order.ts";
import type { KnownPort } from "./services.ts";

/** An endpoint behind one Service port, with the port number its slice gives (K-10). */
export interface PortEndpoint extends SliceEndpoint {
  readonly port: Port;
}

/**
 * All endpoints of a Service port and family, from all slices (K-9 to K-14), each address
 * and port once, in the order of their bytes: it decides the index, which must not change
 * because a slice came first this time.
 */
export function portEndpoints(
  slices: readonly EndpointSlice[],
  port: KnownPort,
  family: Family,
): readonly PortEndpoint[] {
  const found = new Map<string, PortEndpoint>();
  for (const slice of inNameOrder(slices)) {
    if (slice.addressType === family) addSlice(found, slice, port, family);
  }
  return inBytesOrder([...found.values()]);
}

function inNameOrder(slices: readonly EndpointSlice[]): readonly EndpointSlice[] {
  return slices.length < 2 ? slices : [...slices].sort((a, b) => compareText(a.key, b.key));
}

function addSlice(
  found: Map<string, PortEndpoint>,
  slice: EndpointSlice,
  { name, protocol }: KnownPort,
  family: Family,
): void {
  for (const slicePort of slice.ports) {
    if (slicePort.name !== name || slicePort.protocol !== protocol) continue;
    for (const endpoint of slice.endpoints) {
      if (familyOf(endpoint.address) !== family) continue;
      const key = `${endpoint.address} ${slicePort.port}`;
      const copy = found.get(key);
      if (copy === undefined || supersedes(endpoint, copy)) {
        found.set(key, { port: slicePort.port, ...endpoint });
      }
    }
  }
}

/**
 * Of copies in several slices the one that is not terminating wins, else the last (K-13):
 * a new pod may have got the address of one that is going away.
 */
function supersedes(endpoint: SliceEndpoint, copy: SliceEndpoint): boolean {
  return !endpoint.terminating || copy.terminating;
}

function inBytesOrder(endpoints: readonly PortEndpoint[]): readonly PortEndpoint[] {
  if (endpoints.length < 2) return endpoints;
  return endpoints
    .map((endpoint) => ({ endpoint, bytes: bytesOrder(endpoint.address) }))
    .sort((a, b) => compareText(a.bytes, b.bytes) || a.endpoint.port - b.endpoint.port)
    .map(({ endpoint }) => endpoint);
}

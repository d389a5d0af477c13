import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { IpAddress } from "../lib/ip.ts";
import {
  fdbKey,
  neighbourKey,
  parseFdb,
  parseLinks,
  parseNeighbours,
  parseRoutes,
  type LinkTables,
} from "./link-tables.ts";
import { resolveLink } from "./resolve-link.ts";

/** Recorded on nodes with two pods, p1 at .10 and p2 at .11, and some devices that are no pod's. */
function recorded(topology: "routed" | "bridged"): LinkTables {
  const read = (table: string): string =>
    readFileSync(join(import.meta.dirname, "testdata", topology, `${table}.json`), "utf8");
  return {
    links: parseLinks(read("links")),
    ...parseRoutes(read("routes")),
    macs: parseNeighbours(read("neighbours")),
    ports: parseFdb(read("fdb")),
  };
}

const ips = (...addresses: string[]): IpAddress[] => addresses as IpAddress[];

const routed = recorded("routed");
const bridged = recorded("bridged");

describe("resolveLink on a routed node", () => {
  test.each([
    { family: "IPv4", addresses: ips("198.18.1.10") },
    { family: "IPv6", addresses: ips("fd00:18:1::a") },
    { family: "both", addresses: ips("198.18.1.10", "fd00:18:1::a") },
  ])("finds the veth by host route: $family", ({ addresses }) => {
    expect(resolveLink(routed, addresses)).toEqual({
      kind: "found",
      link: {
        ifindex: routed.links.get("calicd567e8ea70")?.ifindex,
        name: "calicd567e8ea70",
        how: `host route ${String(addresses[0])} dev calicd567e8ea70 in table main`,
      },
    });
  });

  test("finds a host route in another table than main", () => {
    expect(resolveLink(routed, ips("198.18.1.203"))).toMatchObject({
      kind: "found",
      link: { name: "calia91ade80dec", how: "host route 198.18.1.203 dev calia91ade80dec in table 100" },
    });
  });

  test("prefers the main table, and a veth to anything else", () => {
    const route = { address: ips("10.0.0.1")[0] as IpAddress, prefixLength: 32 };
    const tables: LinkTables = {
      ...routed,
      routes: [
        { ...route, device: "calia91ade80dec", table: "100" },
        { ...route, device: "mac0", table: "main" },
        { ...route, device: "calicd567e8ea70", table: "main" },
      ],
    };
    expect(resolveLink(tables, ips("10.0.0.1"))).toMatchObject({ link: { name: "calicd567e8ea70" } });
  });

  test("one routed family is enough", () => {
    expect(resolveLink(routed, ips("198.18.1.10", "fd00:dead::1"))).toMatchObject({
      link: { name: "calicd567e8ea70" },
    });
  });

  test.each([
    {
      address: "198.18.1.200",
      reason: "the host route to 198.18.1.200 does not lead to a veth: vxlan.calico is a vxlan device",
    },
    {
      address: "198.18.1.201",
      reason: "the host route to 198.18.1.201 does not lead to a veth: mac0 is a macvlan device",
    },
    {
      address: "198.18.1.202",
      reason: "the host route to 198.18.1.202 does not lead to a veth: lo is the loopback device",
    },
    {
      address: "198.18.9.5",
      reason:
        "the route to 198.18.9.5 is not a host route (/24) and its device vxlan.calico is a vxlan device, not a bridge",
    },
    { address: "198.19.0.1", reason: "198.19.0.1 is an address of the node itself" },
    { address: "fd00:19::1", reason: "fd00:19::1 is an address of the node itself" },
    // Behind a gateway, behind two, behind one of the other family, in a blackhole, by the default route.
    { address: "198.18.2.10", reason: "no route on this node leads directly to 198.18.2.10" },
    { address: "198.18.7.1", reason: "no route on this node leads directly to 198.18.7.1" },
    { address: "198.18.8.9", reason: "no route on this node leads directly to 198.18.8.9" },
    { address: "198.18.1.33", reason: "no route on this node leads directly to 198.18.1.33" },
    { address: "203.0.113.1", reason: "no route on this node leads directly to 203.0.113.1" },
    { address: "2001:db8::1", reason: "no route on this node leads directly to 2001:db8::1" },
  ])("says why $address has no link", ({ address, reason }) => {
    expect(resolveLink(routed, ips(address))).toEqual({ kind: "missing", reason });
  });

  test("refuses addresses that lead to different links", () => {
    expect(resolveLink(routed, ips("198.18.1.10", "fd00:18:1::b"))).toEqual({
      kind: "missing",
      reason:
        "the addresses lead to different links: host route 198.18.1.10 dev calicd567e8ea70 in table main; " +
        "host route fd00:18:1::b dev calia91ade80dec in table main",
    });
  });

  test("a route to a link that has just gone", () => {
    const tables = {
      ...routed,
      links: new Map([...routed.links].filter(([name]) => name !== "calicd567e8ea70")),
    };
    expect(resolveLink(tables, ips("198.18.1.10"))).toEqual({
      kind: "missing",
      reason: "the host route to 198.18.1.10 does not lead to a veth: calicd567e8ea70 is gone",
    });
  });

  test("a pod without an address", () => {
    expect(resolveLink(routed, [])).toEqual({ kind: "missing", reason: "the pod has no address yet" });
  });
});

describe("resolveLink on a bridged node", () => {
  test.each(["198.18.1.10", "fd00:18:1::a"])(
    "finds the port by neighbour and forwarding table: %s",
    (address) => {
      expect(resolveLink(bridged, ips(address))).toEqual({
        kind: "found",
        link: {
          ifindex: bridged.links.get("vethcd567e8e")?.ifindex,
          name: "vethcd567e8e",
          how: `port vethcd567e8e of the bridge cni0, where ${address} is 4e:13:b4:fd:0c:31`,
        },
      });
    },
  );

  test.each([
    {
      why: "never asked for",
      address: "198.18.1.200",
      reason: "198.18.1.200 does not answer on the bridge cni0",
    },
    {
      why: "asked for in vain",
      address: "198.18.1.240",
      reason: "198.18.1.240 does not answer on the bridge cni0",
    },
    {
      why: "known by a MAC that the bridge has not seen",
      address: "198.18.1.230",
      reason: "the bridge cni0 does not know the port of 0a:00:00:00:00:01 (198.18.1.230)",
    },
  ])("wants an address provoked that was $why", ({ address, reason }) => {
    expect(resolveLink(bridged, ips(address))).toEqual({ kind: "unresolved", reason, provoke: [address] });
  });

  test("wants only the silent addresses provoked", () => {
    expect(resolveLink(bridged, ips("198.18.1.240", "2001:db8::1"))).toEqual({
      kind: "unresolved",
      reason:
        "198.18.1.240 does not answer on the bridge cni0; no route on this node leads directly to 2001:db8::1",
      provoke: ["198.18.1.240"],
    });
  });

  test("one family that answers is enough", () => {
    expect(resolveLink(bridged, ips("198.18.1.240", "fd00:18:1::a"))).toMatchObject({
      link: { name: "vethcd567e8e" },
    });
  });

  test("a port that is no veth (T-22)", () => {
    expect(resolveLink(bridged, ips("198.18.1.231"))).toEqual({
      kind: "missing",
      reason: "198.18.1.231 is behind the port tap0 of cni0, a vxlan device, not a veth",
    });
  });

  test("a MAC at two ports, as with VLANs", () => {
    const mac = bridged.macs.get(neighbourKey("cni0", ips("198.18.1.10")[0] as IpAddress)) ?? "";
    const tables = {
      ...bridged,
      ports: new Map([...bridged.ports, [fdbKey("cni0", mac), new Set(["vethcd567e8e", "vetha91ade80"])]]),
    };
    expect(resolveLink(tables, ips("198.18.1.10"))).toEqual({
      kind: "missing",
      reason: `the bridge cni0 has seen ${mac} (198.18.1.10) at several ports: vethcd567e8e, vetha91ade80`,
    });
  });
});

describe("the tables", () => {
  test("an empty table, as iproute2 prints it", () => {
    for (const nothing of ["", "\n", "[]", "[ ]"]) {
      expect(parseLinks(nothing).size).toBe(0);
      expect(parseRoutes(nothing)).toEqual({ routes: [], localAddresses: new Set() });
      expect(parseNeighbours(nothing).size).toBe(0);
      expect(parseFdb(nothing).size).toBe(0);
    }
  });

  test("rows of another shape are left out", () => {
    expect([...parseLinks('[{},{"ifindex":3,"ifname":"eth0","linkinfo":null},null]').keys()]).toEqual([
      "eth0",
    ]);
    expect(
      parseRoutes('[{"dst":"100","dev":"mpls0"},{"dst":"10.0.0.1","dev":"a","gateway":null,"table":7}]')
        .routes,
    ).toEqual([{ address: "10.0.0.1", prefixLength: 32, device: "a", table: "7" }]);
    expect(parseNeighbours('[{"dst":"10.0.0.1","dev":"br0","lladdr":"a:b","state":["FAILED"]}]').size).toBe(
      0,
    );
    expect(parseFdb('[{"mac":"33:33:00:00:00:01","ifname":"eth0","flags":["self"]}]').size).toBe(0);
  });

  test("what is no JSON is a failure of the command", () => {
    expect(() => parseLinks("Dump was interrupted")).toThrow(
      expect.objectContaining({ code: "command_failed", message: "ip link: the output is not a JSON array" }),
    );
  });
});

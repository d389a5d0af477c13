import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { LEVEL } from "../support/level.ts";
import { eventually, Mesh } from "../support/mesh.ts";
import { endpointSliceObjects, serviceObject } from "../support/objects.ts";
import type { EndpointSpec } from "../support/objects.ts";
import { connect, hold } from "../support/traffic.ts";
import type { HeldConversation, HoldOptions } from "../support/traffic.ts";

const VIP = { IPv4: "10.96.0.10", IPv6: "fd00:96::10" } as const;
const CONNECTIONS = 200;
const INTERVAL_MS = 20;
/** A socket that got a refusal may have lost the datagram after it too. */
const MAX_LOST = 2;

const TERMINATING = { ready: false, serving: true, terminating: true } as const;
const ENDED = { ready: false, serving: false, terminating: true } as const;

describe("endpoints come and go under what is in progress (K-64, T-37, T-38)", () => {
  let mesh: Mesh;
  let held: HeldConversation[] = [];

  beforeAll(async () => {
    mesh = await Mesh.create({
      tag: "endpoints",
      topology: "routed",
      namespaces: { app: undefined, web: "l4" },
      nodes: [
        { name: "node-a", pods: [{ name: "client", namespace: "web" }] },
        { name: "node-b", pods: ["a", "b"].map((name) => ({ name, namespace: "app" })) },
      ],
      agentNodes: ["node-a"],
    });
    for (const name of ["a", "b"]) await mesh.serve(`app/${name}`, name, 8080);
    await endpoints({ a: {} });
    await mesh.startAgents();
  });
  afterEach(async () => {
    for (const conversation of held) await conversation.finish();
    held = [];
  });
  afterAll(async () => {
    await mesh.close();
  });

  /** The pods behind the Service, with their conditions. */
  async function endpoints(pods: Readonly<Record<string, Omit<EndpointSpec, "pod">>>): Promise<void> {
    const named = (port: number) =>
      (["TCP", "UDP"] as const).map((protocol) => ({ name: protocol.toLowerCase(), port, protocol }));
    await mesh.manifests.write("service", [
      serviceObject("app/parent", { clusterIPs: Object.values(VIP), ports: named(80) }),
      ...endpointSliceObjects("app/parent", {
        ports: named(8080),
        endpoints: Object.entries(pods).map(([name, conditions]) => ({
          pod: mesh.pod(`app/${name}`),
          ...conditions,
        })),
      }),
    ]);
    if (mesh.agents.size > 0) await mesh.settle();
  }

  async function begin(options: HoldOptions, family: keyof typeof VIP = "IPv4"): Promise<HeldConversation> {
    const conversation = await hold(mesh.pod("web/client"), VIP[family], 80, {
      intervalMs: INTERVAL_MS,
      timeoutMs: 2_000,
      ...options,
    });
    held.push(conversation);
    return conversation;
  }

  async function newConnections(udp = false) {
    const options = udp ? { udp } : { reset: true };
    return connect(mesh.pod("web/client"), VIP.IPv4, 80, {
      count: CONNECTIONS,
      timeoutMs: 5_000,
      ...options,
    });
  }

  function lastState(conversation: HeldConversation): string {
    const { state, server } = conversation.states.at(-1) ?? { state: "none", server: "" };
    return `${state} ${server}`.trim();
  }

  const sockets = [
    ["unconnected, IPv4", { udp: true, connected: false }, "IPv4"],
    ["connected, IPv4", { udp: true, connected: true }, "IPv4"],
    ["unconnected, IPv6", { udp: true, connected: false }, "IPv6"],
    ["connected, IPv6", { udp: true, connected: true }, "IPv6"],
  ] as const;

  // The socket level ends connected ones.
  test.each(sockets.filter(([, { connected }]) => LEVEL !== "socket" || !connected))(
    "a UDP socket moves when its endpoint goes (K-50, K-51, T-37): %s",
    async (_, options, family) => {
      await endpoints({ a: {} });
      const conversation = await begin(options, family);
      await endpoints({ b: {} });
      await eventually(() => lastState(conversation) === "answered b", "the conversation to move to b");
      const { lost, refused, servers, error } = await conversation.finish();
      expect({ error, refused, servers: Object.keys(servers).sort() }).toEqual({
        error: null,
        refused: 0,
        servers: ["a", "b"],
      });
      expect(lost).toBeLessThanOrEqual(MAX_LOST);
    },
  );

  test("a Service without endpoints refuses, and recovers as soon as it has one (K-26, K-28)", async () => {
    await endpoints({ a: {} });
    const [stream, datagrams] = [await begin({}), await begin({ udp: true, connected: LEVEL !== "socket" })];
    await endpoints({});
    await eventually(() => datagrams.states.at(-1)?.error === "ECONNREFUSED", "a datagram to be refused");
    for (const udp of [false, true])
      expect(await newConnections(udp)).toMatchObject({ answers: {}, errors: { ECONNREFUSED: CONNECTIONS } });
    await endpoints({ b: {} });
    await eventually(() => lastState(datagrams) === "answered b", "the same socket to be served again");
    expect(await newConnections()).toMatchObject({ answers: { b: CONNECTIONS }, errors: {} });
    // Its pod is still there, so the connection to it never noticed (K-48).
    expect(await stream.finish()).toMatchObject({ error: null, server: "a" });
  });

  test("an endpoint that is shutting down keeps what it has, and gets nothing new (K-18, K-48, K-52)", async () => {
    await endpoints({ a: {} });
    const [stream, datagrams] = [await begin({}), await begin({ udp: true })];
    await endpoints({ a: TERMINATING, b: {} });
    for (const udp of [false, true])
      expect(await newConnections(udp)).toMatchObject({ answers: { b: CONNECTIONS }, errors: {} });
    expect([lastState(stream), lastState(datagrams)]).toEqual(["answered a", "answered a"]);
    await endpoints({ a: ENDED, b: {} });
    await eventually(() => lastState(datagrams) === "answered b", "the datagrams to move");
    expect(await stream.finish()).toMatchObject({ error: null, server: "a" });
  });

  test("with nothing ready, what still serves is used (K-18)", async () => {
    await endpoints({ a: TERMINATING, b: ENDED });
    expect(await newConnections()).toMatchObject({ answers: { a: CONNECTIONS }, errors: {} });
  });

  test("a clusterIP that is the node's own is left to whoever serves it there (T-52)", async () => {
    await endpoints({ a: {} });
    const { node } = mesh.pod("web/client");
    const isClaimed = async () => {
      const { frontends } = (await mesh.agent("node-a").weftJson("route", "explain", "app/parent:80")) as {
        readonly frontends: readonly { readonly address: string; readonly claimed: boolean }[];
      };
      return frontends.filter(({ claimed }) => claimed).some(({ address }) => address === VIP.IPv4);
    };
    expect(await isClaimed()).toBe(true);
    await node.exec("ip", ["address", "add", `${VIP.IPv4}/32`, "dev", "lo"]);
    await eventually(async () => !(await isClaimed()), "the address to be left alone");
    await node.exec("ip", ["address", "del", `${VIP.IPv4}/32`, "dev", "lo"]);
    await eventually(isClaimed, "the address to be claimed again");
    expect((await newConnections()).errors).toEqual({});
  });

  test("a Service that goes leaves its connections alone (K-49)", async () => {
    await endpoints({ a: {} });
    const stream = await begin({});
    await mesh.manifests.remove("service");
    await mesh.settle();
    await new Promise((resolve) => setTimeout(resolve, 10 * INTERVAL_MS));
    expect(await stream.finish()).toMatchObject({ error: null, server: "a" });
  });
});

import fc from "fast-check";
import type { Arbitrary } from "fast-check";
import { describe, expect, test } from "vitest";
import { SAMPLE_ANSWERS } from "../../test/support/sample-answers.ts";
import { AgentError } from "../lib/errors.ts";
import type { Id } from "../lib/id.ts";
import type { IpAddress, Port } from "../lib/ip.ts";
import { decodeAnswer, decodeRequest, encodeAnswer, encodeError, encodeRequest } from "./codec.ts";
import type { ApiRequest } from "./codec.ts";
import type { ApiAnswers, ExplainQuery, ReadName } from "./reads.ts";
import { weft } from "./weft.gen.js";
import * as wire from "./wire.ts";

const READ_NAMES = Object.keys(SAMPLE_ANSWERS) as readonly ReadName[];

function roundTrip<N extends ReadName>(name: N, answer: ApiAnswers[N]): ApiAnswers[N] {
  return decodeAnswer(name, encodeAnswer(name, answer));
}

const text = fc.string({ unit: "grapheme", maxLength: 12 });
const name = fc.stringMatching(/^[a-z0-9-]{1,12}$/);
const count = fc.nat({ max: 2 ** 32 - 1 });
const wholeNumber = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const port = fc.integer({ min: 1, max: 65535 }) as Arbitrary<Port>;
const address = fc.oneof(fc.ipV4(), fc.ipV6()) as Arbitrary<IpAddress>;
const fraction = fc.record({ numerator: fc.bigInt({ min: 0n }), denominator: fc.bigInt({ min: 1n }) });

function optional<T>(arbitrary: Arbitrary<T>): Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined });
}

function list<T>(arbitrary: Arbitrary<T>): Arbitrary<readonly T[]> {
  return fc.array(arbitrary, { maxLength: 3 });
}

function mapOf<K, V>(key: Arbitrary<K>, value: Arbitrary<V>): Arbitrary<ReadonlyMap<K, V>> {
  return list(fc.tuple(key, value)).map((entries) => new Map(entries));
}

const services: Arbitrary<ApiAnswers["services"]> = list(
  fc.record({
    service: text,
    addresses: list(address),
    ports: list(
      fc.record({
        id: wholeNumber as Arbitrary<Id>,
        name: text,
        port,
        protocol: fc.constantFrom("TCP", "UDP"),
        producerRoute: optional(text),
        consumerRoutes: mapOf(name, text),
        endpoints: fc.record({ IPv4: count, IPv6: count }),
      }),
    ),
    unclaimed: optional(text),
  }),
);

const routes: Arbitrary<ApiAnswers["routes"]> = list(
  fc.record({
    route: text,
    kind: fc.constantFrom("TCPRoute", "UDPRoute"),
    namespace: text,
    name: text,
    generation: wholeNumber,
    createdAtMs: fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }),
    id: wholeNumber as Arbitrary<Id>,
    parents: list(
      fc.record({
        parentRef: fc.record({
          group: text,
          kind: text,
          namespace: text,
          name: text,
          sectionName: optional(text),
          port: optional(port),
        }),
        accepted: fc.boolean(),
        acceptedReason: fc.constantFrom("Accepted", "NoMatchingParent"),
        acceptedMessage: text,
        resolvedRefs: fc.boolean(),
        resolvedRefsReason: fc.constantFrom("ResolvedRefs", "InvalidKind"),
        resolvedRefsMessage: text,
        partiallyInvalid: optional(text),
        ports: list(port),
        beatenOn: mapOf(port, text),
        role: fc.constantFrom("producer", "consumer"),
      }),
    ),
  }),
);

const explain: Arbitrary<ApiAnswers["explain"]> = fc.record({
  service: text,
  port,
  client: text,
  frontends: list(
    fc.record({
      address,
      port,
      protocol: fc.constantFrom("TCP", "UDP"),
      claimed: fc.boolean(),
      because: text,
      route: optional(text),
      candidates: list(
        fc.record({
          route: text,
          role: fc.constantFrom("producer", "consumer"),
          createdAtMs: wholeNumber,
          wins: fc.boolean(),
          because: text,
        }),
      ),
      backends: list(
        fc.record({
          backend: text,
          weight: count,
          share: fraction,
          refused: optional(fc.constantFrom("no_endpoint", "zero_weight")),
          message: text,
          endpoints: list(fc.record({ address, port, share: fraction })),
        }),
      ),
    }),
  ),
});

describe("answers", () => {
  test.each(READ_NAMES)("%s: comes back as it was sent", (one) => {
    expect(roundTrip(one, SAMPLE_ANSWERS[one])).toEqual(SAMPLE_ANSWERS[one]);
  });

  test.each(READ_NAMES)("%s: keeps the order of its fields, which JSON shows", (one) => {
    const order = (value: unknown): string => JSON.stringify(wire.toWire(value));
    expect(order(roundTrip(one, SAMPLE_ANSWERS[one]))).toBe(order(SAMPLE_ANSWERS[one]));
  });

  test.each([
    ["services", services],
    ["routes", routes],
    ["explain", explain],
  ] as const)("%s: whatever is in them comes back", (one, arbitrary: Arbitrary<ApiAnswers[ReadName]>) => {
    fc.assert(
      fc.property(arbitrary, (answer) => {
        expect(roundTrip(one, answer as never)).toEqual(answer);
      }),
    );
  });

  test("what is empty or zero is not lost", () => {
    const status: ApiAnswers["status"] = {
      nodeName: "",
      version: "",
      pid: 0,
      uptimeMs: 0,
      ready: false,
      readiness: [],
      sources: { synced: false, objects: [], errors: [], watched: [] },
      leader: undefined,
      diagnostics: [],
      datapath: { generation: undefined, lastWrite: undefined, maps: [], attached: [] },
      workloads: { active: 0, pending: 0, draining: 0, refused: 0 },
      problems: [],
    };
    expect(roundTrip("status", status)).toEqual(status);
    const zero = { ...status, datapath: { ...status.datapath, generation: 0 } };
    expect(roundTrip("status", zero).datapath.generation).toBe(0);
    expect(roundTrip("services", [])).toEqual([]);
  });

  test("the largest id is exact", () => {
    const [service] = SAMPLE_ANSWERS.services;
    const id = Number.MAX_SAFE_INTEGER as Id;
    const ports = service?.ports.map((one) => ({ ...one, id })) ?? [];
    const [back] = roundTrip("services", [{ service: "a/b", addresses: [], unclaimed: undefined, ports }]);
    expect(back?.ports[0]?.id).toBe(Number.MAX_SAFE_INTEGER);
  });

  test("a fraction of 2^53 + 1 is exact", () => {
    const share = { numerator: 2n ** 53n + 1n, denominator: 10n ** 30n };
    const backend = { backend: "", weight: 1, share, refused: undefined, message: "", endpoints: [] };
    const [frontend] = SAMPLE_ANSWERS.explain.frontends;
    if (frontend === undefined) throw new Error("no sample");
    const answer = { ...SAMPLE_ANSWERS.explain, frontends: [{ ...frontend, backends: [backend] }] };
    expect(roundTrip("explain", answer).frontends[0]?.backends[0]?.share).toEqual(share);
  });

  test("a uint64 of 2^53 + 1 survives as text, which is why everything goes through fromObject", () => {
    const { ServicePort } = weft.v1;
    const bytes = ServicePort.encode(ServicePort.fromObject({ id: "9007199254740993" })).finish();
    expect(ServicePort.toObject(ServicePort.decode(bytes), { longs: String })).toMatchObject({
      id: "9007199254740993",
    });
  });

  test("an error arrives with its code", () => {
    const bytes = encodeError(new AgentError("map_full", "endpoints: no room"));
    expect(() => decodeAnswer("status", bytes)).toThrow(
      expect.objectContaining({ code: "map_full", message: "endpoints: no room" }),
    );
  });

  test("an error with a code of a newer agent still says it", () => {
    const bytes = wire.encodeResponse({ error: { code: "new_code", message: "what happened" } });
    expect(() => decodeAnswer("status", bytes)).toThrow(
      expect.objectContaining({ code: "request_failed", message: "what happened (new_code)" }),
    );
  });

  test("another answer than the one asked for is an error", () => {
    const bytes = encodeAnswer("version", { version: "1" });
    expect(() => decodeAnswer("status", bytes)).toThrow("the agent answered something else");
  });

  test("bytes that are no response are an error", () => {
    expect(() => decodeAnswer("status", Buffer.from([0xff]))).toThrow("malformed response");
  });
});

describe("requests", () => {
  const QUERY: ExplainQuery = {
    service: "shop/orders",
    port: 80 as Port,
    protocol: undefined,
    fromPod: undefined,
  };
  const requests: readonly ApiRequest[] = [
    ...READ_NAMES.flatMap((one) => (one === "explain" ? [] : [{ name: one }])),
    { name: "explain", query: QUERY },
    { name: "explain", query: { ...QUERY, protocol: "UDP", fromPod: "web/client" } },
  ];

  test.each(requests)("comes back as it was sent: %j", (request) => {
    expect(decodeRequest(encodeRequest(request))).toEqual(request);
  });

  test.each([
    ["no service", { service: "" }, 'explain: service "": must be NAMESPACE/NAME'],
    ["no namespace", { service: "orders" }, 'explain: service "orders": must be NAMESPACE/NAME'],
    ["port 0", { port: 0 as Port }, 'explain: port "0": must be 1 to 65535'],
    ["port 65536", { port: 65536 as Port }, 'explain: port "65536": must be 1 to 65535'],
    ["another protocol", { protocol: "SCTP" as "TCP" }, 'explain: protocol "SCTP": must be TCP or UDP'],
    ["a bad pod", { fromPod: "client" }, 'explain: pod "client": must be NAMESPACE/NAME'],
  ])("to explain is refused with %s", (_, wrong, message) => {
    const bytes = encodeRequest({ name: "explain", query: { ...QUERY, ...wrong } });
    expect(() => decodeRequest(bytes)).toThrow(expect.objectContaining({ code: "request_failed", message }));
  });

  test("of a newer weft are refused", () => {
    const fieldOf99 = Buffer.from([0x9a, 0x06, 0x00]);
    expect(() => decodeRequest(fieldOf99)).toThrow("the agent does not know this request");
    expect(() => decodeRequest(Buffer.alloc(0))).toThrow("the agent does not know this request");
  });

  test("that are any bytes give a request or an AgentError", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          decodeRequest(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(AgentError);
        }
      }),
    );
  });

  test("that nest without end are refused", () => {
    expect(() => decodeRequest(Buffer.alloc(1_000_000, 0x0b))).toThrow("malformed request");
  });
});
